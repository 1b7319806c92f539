package page

import (
	"dubanben/internal/doc"
	"dubanben/internal/table"
	"dubanben/internal/typeset"
)

// broken is a paragraph broken for the type area.
func (f *flow) broken(p doc.Paragraph) *block {
	look := p.Style.Look()
	b := &block{
		pen: f.pen(look.Role, look.Size), leading: look.Leading, align: look.Align,
		width:  f.setup.TypeWidth() - look.Outdent*look.Size,
		indent: look.Indent * look.Size,
	}
	b.text, b.missing = b.pen.clean(p.Text)
	if look.Align == table.Centre {
		b.lines = balance(b.text, b.width, b.pen, titleSense)
		return b
	}
	b.lines = typeset.Breaker{Hang: hang, Indent: b.indent}.Break(b.text, b.width, b.pen, nil)
	return b
}

// paragraph sets a paragraph, over page ends where it must: two lines at least on either side.
func (f *flow) paragraph(p doc.Paragraph, rest []doc.Block) {
	look, b := p.Style.Look(), f.broken(p)
	if !f.fresh() {
		f.y += look.Before
		need := b.height(len(b.lines))
		if look.KeepNext {
			need += look.After + f.least(rest)
		}
		if look.KeepNext && !f.kept && f.y+need > f.bottom() {
			f.newPage()
		}
	}
	f.page().Missing = append(f.page().Missing, b.missing...)
	for from := 0; from < len(b.lines); {
		n := f.fit(b, len(b.lines)-from)
		if n == 0 {
			f.newPage()
			continue
		}
		f.page().Ops = b.ops(f.page().Ops, f.setup.Left, f.y, from, from+n)
		f.y += b.height(n)
		f.kept = f.kept && look.KeepNext
		from += n
	}
	f.y += look.After
}

// fit is how many of the left lines go on the page; 0 asks for a new page and never comes on a fresh one.
func (f *flow) fit(b *block, left int) int {
	n := int((f.bottom() - f.y + 1e-6) / b.leading)
	if n >= left {
		return left
	}
	if f.fresh() {
		return max(n, 1)
	}
	n = min(n, left-2)
	if n < 2 {
		return 0
	}
	return n
}
