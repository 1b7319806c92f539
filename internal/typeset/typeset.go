// Package typeset cuts text into lines, given a measuring function: Chinese line breaking as GB/T 15834 (5.1) asks,
// shared by the grid, the pages and the row heights of workbooks, so that all three break alike.
package typeset

import "unicode/utf8"

// Measurer gives the advance of a rune in the unit of the width (pixels, points, ems); never negative.
type Measurer interface{ Advance(r rune) float64 }

// Line is the byte range [Start,End) of a text. Spaces at a soft break belong to no line; those at a paragraph's end
// stay in its last line but do not count in Width.
type Line struct {
	Start, End int
	Width      float64 // natural width, without trailing spaces and without the hung part of a mark
	Last       bool    // last of its paragraph
}

// Breaker is how lines are broken; the zero value neither hangs nor indents.
type Breaker struct {
	Hang   float64 // share of its own advance by which a mark for which Hangs is true may pass the line's end: 0 to 0.5
	Indent float64 // width taken from the first line of each paragraph, in the unit of the width
}

// slack forgives rounding, so that ten glyphs of a tenth each fill a line of one.
const slack = 1e-6

// Break breaks text into lines no wider than width and appends them to dst: the plain form, without hanging or indent.
func Break(text string, width float64, m Measurer, dst []Line) []Line {
	return Breaker{}.Break(text, width, m, dst)
}

// Break breaks text, whose paragraphs end with "\n", "\r\n" or "\r", into lines no wider than width and appends them to dst.
// A text has at least one line, an empty paragraph exactly one. A word wider than the line is broken anyway, and a glyph
// wider than the line stands alone; only where nothing else is left does a forbidden mark begin a line. It takes one pass and allocates nothing beyond dst.
func (b Breaker) Break(text string, width float64, m Measurer, dst []Line) []Line {
	for at := 0; ; {
		end, next := paragraph(text, at)
		dst = b.paragraph(text[at:end], at, width, m, dst)
		if next < 0 {
			return dst
		}
		at = next
	}
}

// paragraph finds where the paragraph that starts at byte at ends and where the next one starts; -1 if there is none.
func paragraph(text string, at int) (end, next int) {
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '\n':
			return i, i + 1
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		}
	}
	return len(text), -1
}

// mark is a place in a paragraph with what a line that ends there needs to know.
type mark struct {
	next int     // byte where the following line starts
	end  int     // byte after the last glyph that is no space
	x    float64 // pen at next
	ink  float64 // pen at end
	hang float64 // what may hang of the glyph before end
}

func (b Breaker) paragraph(text string, base int, width float64, m Measurer, dst []Line) []Line {
	var pen, fit, weak mark // where we are; the last allowed break; the last one that at least keeps the rules of marks
	start, x0 := 0, -b.Indent
	var prev class
	for i, r := range text {
		c, a := classOf(r), m.Advance(r)
		chained := unitAfter(prev, r)
		pen.next = i
		if i > start && tolerable(prev, c) {
			weak = pen
			if prev&c&word == 0 && (!chained || longUnit(r) && prev&long == 0) {
				fit = pen
			}
		}
		hang := 0.0
		if c&hangs != 0 {
			hang = a * b.Hang
		}
		for c&space == 0 && i > start && pen.x+a-hang-x0 > width+slack {
			cut := best(start, fit, weak, pen)
			dst = append(dst, line(base, start, cut, x0, width))
			start, x0 = cut.next, cut.x
		}
		pen.x += a
		if c&space == 0 {
			pen.end, pen.ink, pen.hang = i+runeLen(text, i, r), pen.x, hang
		} else {
			c |= prev & noEnd // a bracket does not end a line by having a space after it
		}
		if chained {
			c |= unitClass(r)
		}
		prev = c
	}
	last := line(base, start, pen, x0, width)
	last.End, last.Last = base+len(text), true
	return append(dst, last)
}

// best is the first of the marks, the best ones first, that leaves something on the line.
func best(start int, fit, weak, pen mark) mark {
	switch {
	case fit.next > start:
		return fit
	case weak.next > start:
		return weak
	}
	return pen
}

// line makes the line from start to the mark. A mark before start means that it holds nothing but spaces.
func line(base, start int, m mark, x0, width float64) Line {
	if m.end <= start {
		return Line{Start: base + start, End: base + start}
	}
	w := m.ink - max(x0, 0)
	over := m.ink - x0 - width
	return Line{Start: base + start, End: base + m.end, Width: w - min(max(over, 0), m.hang)}
}

// runeLen is the length in bytes of rune r at byte i; a broken byte is one long, though its rune prints as three.
func runeLen(text string, i int, r rune) int {
	if r == utf8.RuneError {
		_, n := utf8.DecodeRuneInString(text[i:])
		return n
	}
	return utf8.RuneLen(r)
}
