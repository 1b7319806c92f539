package sheet

import (
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// rows is the model of every sheet: rows as they were when it was made, columns that know how to show them.
type rows struct {
	list    []line
	columns []Column
	spans   [][]span       // by column, by row
	at      map[string]int // rows by key; nil until asked for
	marks   func(x line, f ledger.Field, text string) []grid.Hit
}

type span struct{ top, n int }

func newRows(list []line, columns []Column) *rows {
	r := &rows{list: list, columns: columns}
	for _, c := range columns {
		r.spans = append(r.spans, merges(list, c.Same))
	}
	return r
}

// merges finds the blocks of neighbours that are the same; a band ends every block.
func merges(list []line, same func(a, b Row) bool) []span {
	out := make([]span, len(list))
	for i := 0; i < len(list); {
		j := i + 1
		for same != nil && list[i].seen != nil && j < len(list) && list[j].seen != nil && same(list[j-1].Row, list[j].Row) {
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

// Key is the row's, or the band's text.
func (r *rows) Key(i int) string {
	if x := &r.list[i]; x.seen != nil {
		return x.key()
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
	x := r.list[i]
	if x.seen == nil {
		return grid.Cell{}
	}
	c := r.columns[col]
	cell := c.Cell(x.Row)
	if r.marks != nil && c.Shows != "" {
		cell.Hits = r.marks(x, c.Shows, cell.Text)
	}
	if c.Note != nil {
		s := r.spans[col][i]
		var block []Row
		for _, y := range r.list[s.top : s.top+s.n] {
			block = append(block, y.Row)
		}
		cell.Note = c.Note(block)
	}
	return cell
}

// Span is the merged block that the cell is part of.
func (r *rows) Span(i, col int) (top, n int) {
	s := r.spans[col][i]
	return s.top, s.n
}

// Band is the text of a row over the whole width.
func (r *rows) Band(i int) (string, bool) { return r.list[i].band, r.list[i].seen == nil }

// places are the rows by key.
func (r *rows) places() map[string]int {
	if r.at == nil {
		r.at = make(map[string]int, len(r.list))
		for i := range r.list {
			if r.list[i].seen != nil {
				r.at[r.list[i].key()] = i
			}
		}
	}
	return r.at
}

// row is the one of the key.
func (r *rows) row(key string) (line, bool) {
	i, ok := r.places()[key]
	if !ok {
		return line{}, false
	}
	return r.list[i], true
}

// column is the one of the id; nil where there is none.
func (r *rows) column(id string) *Column {
	for i := range r.columns {
		if r.columns[i].ID == id {
			return &r.columns[i]
		}
	}
	return nil
}

// field is what an edit in the column sets.
func (r *rows) field(columnID string) ledger.Field {
	if c := r.column(columnID); c != nil {
		return c.Field
	}
	return ""
}

// header is the column's name on one line.
func (r *rows) header(columnID string) string {
	if c := r.column(columnID); c != nil {
		return c.name()
	}
	return ""
}

// columnOf is the column that shows the field or sets it.
func (r *rows) columnOf(f ledger.Field) string {
	for _, c := range r.columns {
		if f != "" && (c.Shows == f || c.Field == f) {
			return c.ID
		}
	}
	return ColumnID(f)
}

// ColumnID is what a table calls the column of a field: the lead units' cell goes by the units.
func ColumnID(f ledger.Field) string {
	if f == ledger.FieldLeadCell {
		f = ledger.FieldLead
	}
	return string(f)
}
