package ui

import (
	"strings"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// row is one row of a table on the screen: a task, or a band over the whole width.
type row struct {
	task *ledger.Task
	role string // 牵头, 相关 or 经各镇街道, where the screen is one unit's
	band string
}

// column is one column of a table on the screen.
type column struct {
	grid.Column
	field ledger.Field                   // what an edit sets; "" for what cannot be edited here
	shows ledger.Field                   // what stands there, to filter, sort and find by; "" for what is no field
	cell  func(r row) grid.Cell          // what stands there
	same  func(a, b row) bool            // whether neighbours are one merged cell; nil for never
	note  func(rows []row) (note string) // small line under a merged cell; nil for none
}

// rows is the model of every table: rows as they were when it was made, columns that know how to show them.
type rows struct {
	list    []row
	columns []column
	spans   [][]span // by column, by row
	marks   func(t *ledger.Task, f ledger.Field, text string) []grid.Hit
}

type span struct{ top, n int }

func newRows(list []row, columns []column) *rows {
	r := &rows{list: list, columns: columns}
	for _, c := range columns {
		r.spans = append(r.spans, merges(list, c.same))
	}
	return r
}

// merges finds the blocks of neighbours that are the same; a band ends every block.
func merges(list []row, same func(a, b row) bool) []span {
	out := make([]span, len(list))
	for i := 0; i < len(list); {
		j := i + 1
		for same != nil && list[i].task != nil && j < len(list) && list[j].task != nil && same(list[j-1], list[j]) {
			j++
		}
		for k := i; k < j; k++ {
			out[k] = span{i, j - i}
		}
		i = j
	}
	return out
}

// Rows is how many rows there are, bands included.
func (r *rows) Rows() int { return len(r.list) }

// Key is the task's id, or the band's text.
func (r *rows) Key(i int) string {
	if t := r.list[i].task; t != nil {
		return string(t.ID)
	}
	return "band " + r.list[i].band
}

// Columns are those given.
func (r *rows) Columns() []grid.Column {
	out := make([]grid.Column, len(r.columns))
	for i, c := range r.columns {
		out[i] = c.Column
	}
	return out
}

// Cell is what the column shows of the row.
func (r *rows) Cell(i, col int) grid.Cell {
	if r.list[i].task == nil {
		return grid.Cell{}
	}
	c := r.columns[col]
	cell := c.cell(r.list[i])
	if r.marks != nil && c.shows != "" {
		cell.Hits = r.marks(r.list[i].task, c.shows, cell.Text)
	}
	if c.note != nil {
		s := r.spans[col][i]
		cell.Note = c.note(r.list[s.top : s.top+s.n])
	}
	return cell
}

// Span is the merged block that the cell is part of.
func (r *rows) Span(i, col int) (top, n int) {
	s := r.spans[col][i]
	return s.top, s.n
}

// Band is the text of a row over the whole width.
func (r *rows) Band(i int) (string, bool) { return r.list[i].band, r.list[i].task == nil }

// field is what an edit in the column sets.
func (r *rows) field(columnID string) ledger.Field {
	for _, c := range r.columns {
		if c.ID == columnID {
			return c.field
		}
	}
	return ""
}

// header is the column's name on one line.
func (r *rows) header(columnID string) string {
	for _, c := range r.columns {
		if c.ID == columnID {
			return strings.ReplaceAll(c.Header, "\n", "")
		}
	}
	return ""
}

// columnOf is the column that shows the field or sets it.
func (r *rows) columnOf(f ledger.Field) string {
	for _, c := range r.columns {
		if c.shows == f || c.field == f {
			return c.ID
		}
	}
	return columnID(f)
}

// columnID is what a table calls the column of a field: the lead units' cell goes by the units.
func columnID(f ledger.Field) string {
	if f == ledger.FieldLeadCell {
		f = ledger.FieldLead
	}
	return string(f)
}
