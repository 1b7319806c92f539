package page

import (
	"dubanben/internal/doc"
	"dubanben/internal/page/font"
)

// Lay lays the document on pages, at least one. Errors are *NarrowError, *RoomError and *RaggedError.
func Lay(d doc.Document, fonts *font.Set) ([]Page, error) {
	f := &flow{setup: d.Setup, fonts: fonts}
	if f.setup.TypeWidth() < minType || f.setup.TypeHeight() < minType {
		return nil, &RoomError{Room: min(f.setup.TypeWidth(), f.setup.TypeHeight()), Least: minType}
	}
	f.newPage()
	for i, b := range d.Blocks {
		if err := f.block(b, d.Blocks[i+1:]); err != nil {
			return nil, err
		}
	}
	if d.Setup.PageNumber {
		for i := range f.pages {
			f.number(&f.pages[i])
		}
	}
	return f.pages, nil
}

// minType is the least type area that is laid at all, either way.
const minType = 60.0

// flow is the state of laying: the pages so far and how far down the last one is filled.
type flow struct {
	setup doc.Setup
	fonts *font.Set
	pages []Page
	y     float64
	// kept says that the page holds nothing yet but paragraphs that must not part from what follows.
	kept bool
}

func (f *flow) newPage() {
	n := max(f.setup.FirstPage, 1) + len(f.pages)
	f.pages = append(f.pages, Page{Width: f.setup.Width, Height: f.setup.Height, Number: n})
	f.y, f.kept = f.setup.Top, true
}

func (f *flow) page() *Page     { return &f.pages[len(f.pages)-1] }
func (f *flow) bottom() float64 { return f.setup.Height - f.setup.Bottom }
func (f *flow) fresh() bool     { return f.y <= f.setup.Top }

func (f *flow) block(b doc.Block, rest []doc.Block) error {
	switch b := b.(type) {
	case doc.Paragraph:
		f.paragraph(b, rest)
	case doc.Table:
		return f.table(b)
	case doc.Foot:
		return f.foot(b)
	case doc.PageBreak:
		if !f.fresh() {
			f.newPage()
		}
	}
	return nil
}

// least is the height without which the blocks cannot begin on a page: kept paragraphs whole with what follows them, two
// lines of text, the head and three lines of a table.
func (f *flow) least(blocks []doc.Block) float64 {
	h := 0.0
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Paragraph:
			look := b.Style.Look()
			n := len(f.broken(b).lines)
			if !look.KeepNext {
				return h + look.Before + look.Leading*float64(min(n, 2))
			}
			h += look.Before + look.Leading*float64(n) + look.After
		case doc.Table:
			_, leading := b.Text()
			return h + leading*float64(b.Header+3)
		default:
			return h
		}
	}
	return h
}
