// Package doc is a document as an office writes it: paragraphs of a few fixed kinds, tables and the sheet they stand on.
// page lays it out, format/docx writes it. It knows no domain word; lengths are points (1/72 inch).
package doc

import "dubanben/internal/table"

// Document is one paper with its own page numbers.
type Document struct {
	Title      string // for the file's properties; not printed
	Setup      Setup
	Blocks     []Block
	Circulated bool // an annex as it is sent out and taken in again: a file of it says so
}

// Block is a Paragraph, a Table, a PageBreak or a Foot.
type Block interface{ block() }

// Paragraph is text of one style. "\n" forces a new line in a title, a new paragraph in the other styles.
type Paragraph struct {
	Text  string
	Style Style
}

// Table is a table with the size of its text. Cells of columns with Align Start hold prose, which is justified and is
// not repeated where a row goes over a page end; the others hold names and numbers, which are.
type Table struct {
	table.Table
	Size    float64 // of all text; 0 = TableSize
	Leading float64 // line pitch; 0 = one and a half times the size
	Pad     float64 // between a prose column's borders and its text; 0 = about a third of the size, as for all others
	Bars    []Bar   // in cells without text
}

// Bar is a row of rectangles from a cell's left end on, to be compared with those above and below it.
type Bar struct {
	Row, Column int
	Parts       []BarPart
}

// BarPart is one rectangle of a bar.
type BarPart struct {
	Share float64 // of the room between the cell's paddings; all shares of a bar together are at most 1
	Grey  float64 // 0 = black, 1 = white, which only its frame shows
}

// InOrder are the document's blocks with those of its feet, for who cannot place them.
func (d Document) InOrder() []Block {
	var out []Block
	for _, b := range d.Blocks {
		if f, ok := b.(Foot); ok {
			out = append(out, f.Blocks...)
		} else {
			out = append(out, b)
		}
	}
	return out
}

// BarOf is the bar in a cell; nil where there is none.
func (t Table) BarOf(row, column int) *Bar {
	for i := range t.Bars {
		if b := &t.Bars[i]; b.Row == row && b.Column == column {
			return b
		}
	}
	return nil
}

// PageBreak begins a new page, unless one has just begun.
type PageBreak struct{}

// Foot is paragraphs and tables that stand together at the foot of a page, as a slip to cut off; on the next one where this one has
// no room for them.
type Foot struct{ Blocks []Block }

func (Paragraph) block() {}
func (Foot) block()      {}
func (Table) block()     {}
func (PageBreak) block() {}

// TableSize is the size of a table's text where it says nothing itself: 小四.
const TableSize = 12.0

// Padding is the room between a column's borders and its text.
func (t Table) Padding(column int) float64 {
	if t.Pad > 0 && t.Columns[column].Align == table.Start {
		return t.Pad
	}
	size, _ := t.Text()
	return 0.35 * size
}

// Text returns the table's text size and line pitch with the defaults filled in.
func (t Table) Text() (size, leading float64) {
	size, leading = t.Size, t.Leading
	if size <= 0 {
		size = TableSize
	}
	if leading <= 0 {
		leading = size * 1.5
	}
	return size, leading
}
