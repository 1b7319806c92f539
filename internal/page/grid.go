package page

import (
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/table"
	"dubanben/internal/typeset"
)

// padY is the room between a cell's upper or lower border and its text, in ems.
const padY = 0.25

// cell is one visible cell of a table part with its text broken into lines.
type cell struct {
	block
	row, col   int
	rows, cols int
	prose      bool // running text: not repeated, top-aligned where its row is split
	done       int  // lines printed on earlier pages
}

func (c *cell) end() int { return c.row + c.rows - 1 }

// part is the head or the body of a table, its cells measured. Rows are counted from its own first row.
type part struct {
	cells   []cell
	at      []int   // cell index by row*columns+column
	ending  [][]int // cells by their last row
	rows    int
	columns int
	x       []float64 // column borders
	leading float64
	pads    []float64 // by column, beside the text
	py      float64   // over and under it
	head    bool
	bars    map[int]doc.Bar // by cell index
}

func (p *part) cell(row, col int) *cell { return &p.cells[p.at[row*p.columns+col]] }

// need is the height that n lines of a cell take with their padding; nothing for no lines.
func (p *part) need(n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(n)*p.leading + 2*p.py
}

// newPart measures the rows from, …, to-1 of the table.
func (f *flow) newPart(t doc.Table, from, to int, x []float64, head bool) (*part, error) {
	size, leading := t.Text()
	p := &part{
		rows: to - from, columns: len(t.Columns), x: x, leading: leading, pads: paddings(t), py: padY * size, head: head,
		at: make([]int, (to-from)*len(t.Columns)), ending: make([][]int, to-from),
	}
	for i := range p.at {
		p.at[i] = -1
	}
	for r := range p.rows {
		row := t.Rows[from+r]
		if len(row) != p.columns {
			return nil, &RaggedError{Row: from + r, Cells: len(row), Columns: p.columns}
		}
		for c := range row {
			if !row[c].Covered {
				p.claim(row[c], r, c)
			}
		}
		for c := range row { // covered by nothing: a cell all the same
			p.claim(table.Cell{}, r, c)
		}
	}
	p.bars = p.barsOf(t, from)
	text := f.pen(doc.Text, size)
	if head {
		text = f.pen(doc.Heading, size)
	}
	for i := range p.cells {
		p.measure(&p.cells[i], text, t.Columns)
		p.ending[p.cells[i].end()] = append(p.ending[p.cells[i].end()], i)
	}
	return p, nil
}

// claim takes the places of a cell's span as far as they are free and in the part.
func (p *part) claim(c table.Cell, row, col int) {
	if p.at[row*p.columns+col] >= 0 {
		return
	}
	rows, cols := c.Span()
	n := cell{row: row, col: col, rows: min(rows, p.rows-row)}
	for n.cols = 1; n.cols < cols && col+n.cols < p.columns && p.at[row*p.columns+col+n.cols] < 0; {
		n.cols++
	}
	for r := row; r < row+n.rows; r++ {
		for k := col; k < col+n.cols; k++ {
			if p.at[r*p.columns+k] >= 0 {
				n.rows = r - row
				break
			}
		}
	}
	for r := row; r < row+n.rows; r++ {
		for k := col; k < col+n.cols; k++ {
			p.at[r*p.columns+k] = len(p.cells)
		}
	}
	n.text = c.Text
	p.cells = append(p.cells, n)
}

func (p *part) measure(c *cell, text pen, columns []table.Column) {
	c.pen, c.leading = text, p.leading
	c.align = columns[c.col].Align
	if c.cols > 1 && !p.head {
		c.align = table.Start // a heading row over several columns
	}
	c.width = p.x[c.col+c.cols] - p.x[c.col] - 2*p.pads[c.col]
	c.prose = c.rows == 1 && c.align == table.Start && !p.head
	if p.head {
		c.align = table.Centre
	}
	c.text, c.missing = text.clean(strings.TrimRight(c.text, "\n"))
	if c.align == table.Centre {
		c.lines = balance(c.text, c.width, text, nameSense)
		return
	}
	c.lines = typeset.Breaker{Hang: hang}.Break(c.text, c.width, text, nil)
}

func paddings(t doc.Table) []float64 {
	out := make([]float64, len(t.Columns))
	for i := range out {
		out[i] = t.Padding(i)
	}
	return out
}

// borders gives the columns' borders: fixed widths as they are, shrunk alike where they are too much for the type area,
// the others sharing what is left; size is what one character needs beside pads. A table of fixed columns that is narrower
// than the type area stands in its middle.
func borders(columns []table.Column, left, width, size float64, pads []float64) ([]float64, error) {
	fixed, shared := 0.0, 0
	for _, c := range columns {
		if c.Width > 0 {
			fixed += c.Width * doc.MM
		} else {
			shared++
		}
	}
	scale, share := 1.0, 0.0
	switch {
	case shared > 0:
		share = (width - fixed) / float64(shared)
	case fixed > width:
		scale = width / fixed
	default:
		left += (width - fixed) / 2
	}
	x := []float64{left}
	for i, c := range columns {
		w, least := share, size+2*pads[i]
		if c.Width > 0 {
			w = c.Width * doc.MM * scale
		}
		if w < least {
			return nil, &NarrowError{Column: i, Width: w, Least: least}
		}
		left += w
		x = append(x, left)
	}
	return x, nil
}
