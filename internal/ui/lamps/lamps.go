// Package lamps shows lamps in tables and headings: always a shape, and a word or a number, beside the colour.
package lamps

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// Word is what stands beside the lamp's shape.
func Word(x ledger.Lamp) string {
	if x == ledger.NoLamp {
		return x.Name()
	}
	return x.Name() + "灯"
}

// shape is the lamp as a table draws it.
func shape(x ledger.Lamp) (grid.Glyph, grid.Tone) {
	switch x {
	case ledger.Red:
		return grid.Square, grid.Bad
	case ledger.Yellow:
		return grid.Triangle, grid.Warn
	case ledger.Green:
		return grid.Dot, grid.Good
	}
	return grid.Ring, grid.Unrated
}

// Cell is a task's lamp; one that was set by hand says so.
func Cell(v judge.Verdict) grid.Cell {
	c := grid.Cell{Text: Word(v.Lamp), ReadOnly: true, Why: v.Reason}
	c.Glyph, c.Tone = shape(v.Lamp)
	if v.ByHand {
		c.Stamp = "人工"
	}
	return c
}

// Count is how many of a lamp there are, as narrow lists show it; nothing for none.
func Count(x ledger.Lamp, n int) grid.Cell {
	if n == 0 {
		return grid.Cell{}
	}
	c := grid.Cell{Text: strconv.Itoa(n)}
	c.Glyph, c.Tone = shape(x)
	return c
}

// Shade is the colours of a lamp's shape and word on a surface.
func Shade(l *look.Look, x ledger.Lamp) grid.Shade {
	p := l.Palette()
	switch x {
	case ledger.Red:
		return p.Bad
	case ledger.Yellow:
		return p.Warn
	case ledger.Green:
		return p.Good
	}
	return p.Unrated
}

// Shape is the lamp's shape alone, for a line that names the lamp elsewhere.
func Shape(l *look.Look, x ledger.Lamp) fyne.CanvasObject {
	name := string(x)
	if x == ledger.NoLamp {
		name = "none"
	}
	return l.Picture("lamp-"+name, 12, Shade(l, x).Glyph)
}

// Sign is the lamp's shape with its word, for headings.
func Sign(l *look.Look, x ledger.Lamp) fyne.CanvasObject {
	return container.New(look.Line(4), Shape(l, x), look.Words(Word(x), 14, false, Shade(l, x).Word))
}
