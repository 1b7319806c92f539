// Package paged plans on which pages the rows of a table print, for programs that would print the text of a merged cell
// once, however many pages it goes over: merges end with the page and begin anew on the next one, rows grow to hold what is
// merged over them, and a heading between rows stays with what it heads. It knows heights, no type and no file format.
package paged

import "dubanben/internal/table"

// Span is the place and size of a cell that may cover others.
type Span struct{ Row, Col, Rows, Cols int }

// Cut is the part of the span on the rows from first up to end.
func (s Span) Cut(first, end int) Span {
	from, to := max(s.Row, first), min(s.Row+s.Rows, end)
	return Span{Row: from, Col: s.Col, Rows: to - from, Cols: s.Cols}
}

// Grid knows for each cell of a table which span it belongs to.
type Grid struct {
	cols  int
	spans []Span
	of    []int32 // index in spans, by row*cols+col
}

// GridOf takes the spans of a table. Spans are cut to what they may cover: nothing that holds a cell of its own, nothing of
// another span, and not both header and body; a file with overlapping merges would not open.
func GridOf(t *table.Table) *Grid {
	n := len(t.Rows) * len(t.Columns)
	g := &Grid{cols: len(t.Columns), spans: make([]Span, 0, n), of: make([]int32, n)}
	for i := range g.of {
		g.of[i] = -1
	}
	for r, row := range t.Rows {
		last := len(t.Rows)
		if r < t.Header {
			last = t.Header
		}
		for c := range row {
			if g.of[r*g.cols+c] < 0 {
				g.claim(t, r, c, last)
			}
		}
	}
	return g
}

func (g *Grid) claim(t *table.Table, r, c, last int) {
	s := Span{Row: r, Col: c, Rows: 1, Cols: 1}
	cell := t.Rows[r][c]
	if !cell.Covered {
		rows, cols := cell.Span()
		for s.Cols < cols && c+s.Cols < g.cols && g.free(t, r, c+s.Cols) {
			s.Cols++
		}
		for s.Rows < rows && r+s.Rows < last && g.freeRow(t, r+s.Rows, c, s.Cols) {
			s.Rows++
		}
	}
	for i := r; i < r+s.Rows; i++ {
		for j := c; j < c+s.Cols; j++ {
			g.of[i*g.cols+j] = int32(len(g.spans))
		}
	}
	g.spans = append(g.spans, s)
}

func (g *Grid) free(t *table.Table, r, c int) bool {
	cell := &t.Rows[r][c]
	return cell.Covered && cell.Text == "" && g.of[r*g.cols+c] < 0
}

func (g *Grid) freeRow(t *table.Table, r, c, n int) bool {
	for j := c; j < c+n; j++ {
		if !g.free(t, r, j) {
			return false
		}
	}
	return true
}

// Columns is how many columns the table has.
func (g *Grid) Columns() int { return g.cols }

// At is the span that cell r, c belongs to.
func (g *Grid) At(r, c int) Span { return g.spans[g.of[r*g.cols+c]] }

// Section reports whether row r is one cell across the whole table, as a heading between rows is.
func (g *Grid) Section(r int) bool {
	if g.cols < 2 {
		return false
	}
	s := g.At(r, 0)
	return s.Cols == g.cols && s.Rows == 1
}
