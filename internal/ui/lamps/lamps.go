// Package lamps shows lamps in tables and headings: always a shape, and a word or a number, beside the colour.
package lamps

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

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
	c := grid.Cell{Text: v.Lamp.Word(), ReadOnly: true, Why: v.Reason}
	c.Glyph, c.Tone = shape(v.Lamp)
	if v.ByHand {
		c.Stamp = "人工"
	}
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
func Shape(l *look.Look, x ledger.Lamp) fyne.CanvasObject { return Drawn(x, 12, Shade(l, x)) }

// Drawn is the lamp's shape in a square of the size, as the table paints it: square, triangle, dot, ring.
func Drawn(x ledger.Lamp, size float32, s grid.Shade) fyne.CanvasObject {
	e := size / 12
	inside := look.Inset(e, e, e, e)
	var o fyne.CanvasObject
	switch x {
	case ledger.Red:
		o = canvas.NewRectangle(s.Glyph)
	case ledger.Yellow:
		t := &canvas.Polygon{Sides: 3, FillColor: s.Glyph, StrokeColor: s.Edge}
		if s.Edge != nil {
			t.StrokeWidth = 1
		}
		o, inside = t, look.Inset(e, 0, -e, 0) // its middle lies lower than its box's
	default:
		c := canvas.NewCircle(s.Glyph)
		if x == ledger.NoLamp {
			c.FillColor, c.StrokeColor, c.StrokeWidth = color.Transparent, s.Glyph, size*1.4/12
		}
		o = c
	}
	return container.New(look.Fixed(size, size), container.New(inside, o))
}

// Sign is the lamp's shape with its word, for headings.
func Sign(l *look.Look, x ledger.Lamp) fyne.CanvasObject {
	return container.New(look.Line(4), Shape(l, x), look.Words(x.Word(), 14, false, Shade(l, x).Word))
}
