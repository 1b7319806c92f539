package page

import (
	"strings"
	"unicode/utf8"

	"dubanben/internal/doc"
	"dubanben/internal/page/font"
	"dubanben/internal/table"
	"dubanben/internal/typeset"
)

// hang is the share of a line-end mark that may pass the line: its empty right half.
const hang = 0.5

// emTop is the height of an ideograph's box above the baseline, in ems, alike in all Chinese fonts within 0.02.
const emTop = 0.88

// stretch is the widest spacing that justifying may give each character, in ems; a line that needs more stays ragged.
const stretch = 0.15

// pen measures and sets text of one face and size.
type pen struct {
	fonts *font.Set
	face  *font.Face
	size  float64
}

func (f *flow) pen(r doc.Role, size float64) pen {
	return pen{fonts: f.fonts, face: f.fonts.Face(faceRole(r)), size: size}
}

func faceRole(r doc.Role) font.Role {
	switch r {
	case doc.Heading:
		return font.Heading
	case doc.Second:
		return font.Second
	case doc.Display:
		return font.Display
	case doc.Digits:
		return font.Digits
	}
	return font.Text
}

// Advance is the width of r in points.
func (p pen) Advance(r rune) float64 {
	if p.face.Has(r) {
		return p.face.Advance(r) * p.size
	}
	face, _ := p.fonts.For(p.face, r)
	return face.Advance(r) * p.size
}

// clean makes text that the pen can set: no control characters, 〓 for what no face has; those come back in missing.
func (p pen) clean(text string) (clean string, missing []rune) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\t", " ").Replace(text)
	clean = strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		if _, ok := p.fonts.For(p.face, r); ok {
			return r
		}
		if invisible(r) {
			return -1
		}
		missing = append(missing, r)
		return font.Missing
	}, text)
	return clean, missing
}

// invisible reports runes that are nothing on paper: controls, joiners, variation selectors, the byte order mark.
func invisible(r rune) bool {
	return r < 0x20 || r >= 0x7F && r < 0xA0 || r >= 0x200B && r <= 0x200F || r >= 0x2060 && r <= 0x2064 ||
		r == 0xFEFF || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// block is a text broken into lines.
type block struct {
	pen     pen
	text    string
	lines   []typeset.Line
	leading float64
	width   float64 // of the measure
	align   table.Align
	indent  float64 // of the first line of each paragraph, in points
	missing []rune
}

// height is the height of n of its lines.
func (b *block) height(n int) float64 { return float64(n) * b.leading }

// ops sets the lines from, …, to-1 with their top left corner at x, y and appends the operations.
func (b *block) ops(ops []Op, x, y float64, from, to int) []Op {
	for i := from; i < to; i++ {
		base := y + (b.leading-b.pen.size)/2 + emTop*b.pen.size
		ops = b.line(ops, x, base, i)
		y += b.leading
	}
	return ops
}

func (b *block) line(ops []Op, x, base float64, i int) []Op {
	l := b.lines[i]
	text := strings.TrimRight(b.text[l.Start:l.End], " \u3000")
	if strings.Trim(text, " \u3000") == "" {
		return ops
	}
	first := i == 0 || b.lines[i-1].Last
	room, spacing := b.width, 0.0
	if first {
		x += b.indent
		room -= b.indent
	}
	switch gap := room - l.Width; {
	case b.align == table.Centre:
		x += gap / 2
	case b.align == table.End:
		x += gap
	case !l.Last:
		spacing = b.pen.justify(text, gap)
	}
	return b.pen.set(ops, text, x, base, spacing)
}

// justify is the spacing that fills gap, 0 where it would tear the line.
func (p pen) justify(text string, gap float64) float64 {
	n := utf8.RuneCountInString(text) - 1
	if n < 1 || gap <= 0 || gap > float64(n)*stretch*p.size {
		return 0
	}
	return gap / float64(n)
}

// set appends the text at x on the baseline: one operation, more only where another face has to help out.
func (p pen) set(ops []Op, text string, x, base, spacing float64) []Op {
	start, at := 0, x
	face, _ := p.fonts.For(p.face, firstRune(text))
	flush := func(end int) {
		ops = append(ops, Op{Kind: Text, X: x, Y: base, Text: text[start:end], Face: face, Size: p.size, Spacing: spacing})
	}
	for i, r := range text {
		f, _ := p.fonts.For(p.face, r)
		if f != face {
			flush(i)
			start, x, face = i, at, f
		}
		at += f.Advance(r)*p.size + spacing
	}
	flush(len(text))
	return ops
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// width is the natural width of the text.
func (p pen) width(text string) float64 {
	w := 0.0
	for _, r := range text {
		w += p.Advance(r)
	}
	return w
}
