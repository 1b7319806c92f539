package lamps

import (
	"strconv"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// Count is how many of a lamp there are, as narrow lists show it.
func Count(x ledger.Lamp, n int) grid.Cell {
	c := Number(n)
	if n > 0 {
		c.Glyph, c.Tone = shape(x)
	}
	return c
}

// Number is a count in a list; none is a dash, so that what is there stands out.
func Number(n int) grid.Cell {
	if n == 0 {
		return grid.Cell{Text: "–", Tone: grid.Faint}
	}
	return grid.Cell{Text: strconv.Itoa(n)}
}

// CountColumn is a narrow column of a list, as wide as its largest count needs, with or without a lamp's shape.
func CountColumn(id, header string, most int, lamp bool) grid.Column {
	const letter, digit, margins, glyph = 12, 8, 19, 17
	width := float32(len(strconv.Itoa(most))*digit + margins)
	if lamp && most > 0 {
		width += glyph
	}
	return grid.Column{ID: id, Header: header, Width: max(width, float32(len([]rune(header))*letter+margins-7)), Align: grid.End, ReadOnly: true}
}
