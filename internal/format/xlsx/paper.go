package xlsx

import (
	"math"

	"dubanben/internal/table"
)

// paper is A4 as the sheet lies on it, in millimetres.
type paper struct {
	width, height            float64
	top, bottom, side, below float64 // margins; below is the page number's distance from the paper's edge
}

// paperFor gives the margins that offices use for tables: wider than a document's type area, page number 7 mm below it.
func paperFor(landscape bool) paper {
	if landscape {
		return paper{width: 297, height: 210, top: 26, bottom: 24, side: 18, below: 12}
	}
	return paper{width: 210, height: 297, top: 30, bottom: 27, side: 22, below: 15}
}

const (
	mmPerInch = 25.4
	ptPerMM   = 72 / mmPerInch
	pxPerMM   = 96 / mmPerInch
	digit     = 8 // pixels of a digit in the workbook's font, 宋体 11: the unit of column widths
	cellPad   = 7 // pixels of a column that hold no text: padding and borders
	reserve   = 0.97
)

// area is the width, in millimetres, that columns may take. What is held back keeps the last column on the page where
// 宋体 is replaced by a font with wider digits, and the columns grow with them.
func (p paper) area() float64 { return (p.width - 2*p.side) * 0.965 }

// body is the height, in points, that rows may take on a page. What is held back is for printers that draw rows higher.
func (p paper) body() float64 { return (p.height - p.top - p.bottom) * ptPerMM * reserve }

// column is the width of one column of the worksheet.
type column struct {
	px float64
}

// chars is the width in the unit of the file.
func (c column) chars() float64 { return c.px / digit }

// columnsFor turns widths in millimetres into columns that together fit the area. A column without a width shares the
// rest; columns that want more than there is shrink alike.
func columnsFor(cols []table.Column, area float64) []column {
	if len(cols) == 0 {
		return []column{{px: math.Floor(area * pxPerMM)}}
	}
	const leastShare, widest = 15.0, 10000.0
	fixed, open := 0.0, 0
	set := func(w float64) bool { return w > 0 && w < widest } // false for NaN too
	for _, c := range cols {
		if set(c.Width) {
			fixed += c.Width
		} else {
			open++
		}
	}
	share := 0.0
	if open > 0 {
		share = max((area-fixed)/float64(open), leastShare)
	}
	scale := min(1, area/(fixed+share*float64(open)))
	out := make([]column, len(cols))
	for i, c := range cols {
		w := share
		if set(c.Width) {
			w = c.Width
		}
		out[i].px = max(math.Floor(w*scale*pxPerMM), digit)
	}
	return out
}

// room is the width, in points, that text has in the columns.
func room(cols []column) float64 {
	px := -float64(cellPad)
	for _, c := range cols {
		px += c.px
	}
	return px * pixel
}
