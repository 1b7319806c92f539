package importer

import (
	"strconv"

	"dubanben/internal/annex"
	"dubanben/internal/grid"
)

// sheetRows is the model of a table as it is in its file; the first column says what each row was taken for.
type sheetRows struct {
	spot  spot
	roles []annex.Use
}

func newSheetRows(s spot) *sheetRows {
	m := &sheetRows{spot: s}
	if r := s.file.reading; r != nil && s.sheet < len(r.Sheets) {
		m.roles = r.Sheets[s.sheet].Rows
	}
	return m
}

// Rows is how many rows the table has.
func (m *sheetRows) Rows() int { return len(m.spot.table.Rows) }

// Key is the row's place.
func (m *sheetRows) Key(row int) string { return strconv.Itoa(row) }

// Columns are the role and the table's own, by letters as a spreadsheet names them.
func (m *sheetRows) Columns() []grid.Column {
	out := []grid.Column{{ID: "role", Header: "用作", Width: 64, RowHead: true, ReadOnly: true, Align: grid.Centre}}
	for c := range m.spot.table.Columns {
		name := letters(c)
		out = append(out, grid.Column{ID: name, Header: name, Width: 150, ReadOnly: true})
	}
	return out
}

// letters is what a spreadsheet calls a column: A, B … Z, AA.
func letters(c int) string {
	name := string(rune('A' + c%26))
	if c >= 26 {
		return letters(c/26-1) + name
	}
	return name
}

// Cell is the role, or the text as the file has it.
func (m *sheetRows) Cell(row, col int) grid.Cell {
	const why = "这里是原文，不能改。导入以后在表里修改。"
	use := annex.Use{}
	if row < len(m.roles) {
		use = m.roles[row]
	}
	if col == 0 {
		text := use.Role.Name()
		if use.Role == annex.TaskRow {
			text = ""
		}
		return grid.Cell{Text: text, Tone: grid.Accent, ReadOnly: true, Why: why}
	}
	c := m.spot.table.Rows[row][col-1]
	out := grid.Cell{Text: c.Text, ReadOnly: true, Why: why, Bold: use.Role == annex.HeaderRow || use.Role == annex.TitleRow}
	if use.Role == annex.LeftRow || use.Role == annex.BlankRow {
		out.Tone = grid.Faint
	}
	if c.Covered {
		r, k := m.spot.table.Owner(row, col-1)
		if k == col-1 {
			out.Text = m.spot.table.Rows[r][k].Text
		}
	}
	return out
}

// Span is the vertical merge of the file.
func (m *sheetRows) Span(row, col int) (top, n int) {
	if col == 0 {
		return row, 1
	}
	r, c := m.spot.table.Owner(row, col-1)
	if c != col-1 {
		return row, 1
	}
	rows, _ := m.spot.table.Rows[r][c].Span()
	return r, rows
}

// Band is none.
func (m *sheetRows) Band(int) (string, bool) { return "", false }
