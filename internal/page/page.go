// Package page lays a document on sheets: pages of drawing operations (text, line, box) in points, which page/pdf writes,
// page/raster shows and a printer's driver paints, all from the same operations. Rules: GB/T 9704-2012 (sheet, sizes,
// page numbers) and GB/T 15834 5.1 (marks at line ends).
package page

import (
	"fmt"

	"dubanben/internal/page/font"
)

// Page is one sheet as it is read. The origin is its top left corner, y grows downwards.
type Page struct {
	Width, Height float64
	Number        int // as printed, even where it is not printed
	Ops           []Op
	Missing       []rune // characters of texts that begin here which no face has; 〓 stands for each
}

// Kind says what an Op draws.
type Kind int

// The kinds of operation.
const (
	Text Kind = iota // one line of text of one face; X, Y is the start of its baseline
	Line             // from X, Y to X2, Y2
	Box              // an open rectangle with the corners X, Y and X2, Y2
	Fill             // a rectangle with these corners, filled
)

// Op draws one thing, in black where Grey is not said. Lengths are points.
type Op struct {
	Kind    Kind
	X, Y    float64
	X2, Y2  float64
	Width   float64    // stroke of a line or box
	Text    string     // never with control characters
	Face    *font.Face // of the text; it has every glyph
	Size    float64    // of the text
	Spacing float64    // added after each character
	Angle   float64    // of the text, degrees clockwise around X, Y; 0 or 90
	Grey    float64    // of a filled rectangle: 0 = black, 1 = white
}

// Extent is the length of a text operation along its baseline.
func (o Op) Extent() float64 {
	w := 0.0
	for _, r := range o.Text {
		w += o.Face.Advance(r)*o.Size + o.Spacing
	}
	return w
}

// NarrowError says that a column cannot hold one character of its text.
type NarrowError struct {
	Column       int     // from 0
	Width, Least float64 // what it would get and what it needs, in points
}

// Error is for logs; people read what the program makes of the type.
func (e *NarrowError) Error() string {
	return fmt.Sprintf("page: column %d is %.1f pt wide, it needs %.1f", e.Column+1, e.Width, e.Least)
}

// RoomError says that the sheet has no room for what must stand on every page: margins or a table's head are too large.
type RoomError struct {
	Room, Least float64 // what is there and what is needed, in points
}

// Error is for logs.
func (e *RoomError) Error() string {
	return fmt.Sprintf("page: %.1f pt left on the sheet, %.1f needed", e.Room, e.Least)
}

// RaggedError says that a row has not as many cells as the table has columns.
type RaggedError struct{ Row, Cells, Columns int }

// Error is for logs.
func (e *RaggedError) Error() string {
	return fmt.Sprintf("page: row %d has %d cells, the table %d columns", e.Row+1, e.Cells, e.Columns)
}
