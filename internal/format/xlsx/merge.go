package xlsx

import "dubanben/internal/table"

// span is the place and size of a cell that may cover others.
type span struct{ row, col, rows, cols int }

// merges knows for each cell which span it belongs to.
type merges struct {
	cols  int
	spans []span
	of    []int32 // index in spans, by row*cols+col
}

// mergesOf takes the spans of a table. Spans are cut to what they may cover: nothing that holds a cell of its own,
// nothing of another span, and not both header and body; a workbook with overlapping merges would not open.
func mergesOf(t *table.Table) *merges {
	m := &merges{cols: len(t.Columns), of: make([]int32, len(t.Rows)*len(t.Columns))}
	for i := range m.of {
		m.of[i] = -1
	}
	for r, row := range t.Rows {
		last := len(t.Rows)
		if r < t.Header {
			last = t.Header
		}
		for c := range row {
			if m.of[r*m.cols+c] < 0 {
				m.claim(t, r, c, last)
			}
		}
	}
	return m
}

func (m *merges) claim(t *table.Table, r, c, last int) {
	s := span{row: r, col: c, rows: 1, cols: 1}
	cell := t.Rows[r][c]
	if !cell.Covered {
		rows, cols := cell.Span()
		for s.cols < cols && c+s.cols < m.cols && m.free(t, r, c+s.cols) {
			s.cols++
		}
		for s.rows < rows && r+s.rows < last && m.freeRow(t, r+s.rows, c, s.cols) {
			s.rows++
		}
	}
	for i := r; i < r+s.rows; i++ {
		for j := c; j < c+s.cols; j++ {
			m.of[i*m.cols+j] = int32(len(m.spans))
		}
	}
	m.spans = append(m.spans, s)
}

func (m *merges) free(t *table.Table, r, c int) bool {
	cell := &t.Rows[r][c]
	return cell.Covered && cell.Text == "" && m.of[r*m.cols+c] < 0
}

func (m *merges) freeRow(t *table.Table, r, c, n int) bool {
	for j := c; j < c+n; j++ {
		if !m.free(t, r, j) {
			return false
		}
	}
	return true
}

// at is the span that cell r, c belongs to.
func (m *merges) at(r, c int) span { return m.spans[m.of[r*m.cols+c]] }

// section reports whether row r is one cell across the whole table, as a heading between rows is.
func (m *merges) section(r int) bool {
	if m.cols < 2 {
		return false
	}
	s := m.at(r, 0)
	return s.cols == m.cols && s.rows == 1
}

// cut is the part of the span on the rows from first up to end.
func (s span) cut(first, end int) span {
	from, to := max(s.row, first), min(s.row+s.rows, end)
	return span{row: from, col: s.col, rows: to - from, cols: s.cols}
}
