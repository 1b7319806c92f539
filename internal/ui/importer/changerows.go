package importer

import (
	"fmt"
	"strings"

	"dubanben/internal/annex"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// changeRows is the model of the differences: one line a new or missing row and one a changed field, annex by annex.
type changeRows struct {
	list []change
	at   map[string]int
}

func newChangeRows(files []*file) *changeRows {
	m := &changeRows{at: map[string]int{}}
	for i, f := range files {
		for _, a := range f.diff.Annexes {
			m.annex(i, f, a)
		}
	}
	for i, c := range m.list {
		m.at[c.key] = i
	}
	return m
}

func (m *changeRows) annex(i int, f *file, a annex.AnnexDifference) {
	name := fmt.Sprintf("%s　%s", f.name, f.reading.Annexes[a.Annex].Name())
	if a.ID == "" {
		name += "　台账里还没有，整个新增"
	}
	first := len(m.list)
	m.list = append(m.list, change{band: name, key: fmt.Sprintf("band %d %d", i, a.Annex)})
	for n, r := range a.Rows {
		key := fmt.Sprintf("%d %d %d", i, a.Annex, n)
		switch r.State {
		case annex.NewRow, annex.MissingRow:
			c := change{key: key, file: f, row: r}
			c.field.Header = "整行"
			if r.State == annex.NewRow {
				c.field.New = r.Text
			} else {
				c.field.Old = r.Text
			}
			m.list = append(m.list, c)
		case annex.ChangedRow:
			for k, x := range r.Fields {
				m.list = append(m.list, change{key: fmt.Sprintf("%s %d", key, k), file: f, row: r, field: x})
			}
		}
	}
	if len(m.list) == first+1 {
		m.list[first].band += "　没有改动"
	}
}

func (m *changeRows) find(key string) *change {
	if i, ok := m.at[key]; ok && m.list[i].file != nil {
		return &m.list[i]
	}
	return nil
}

// Rows is how many lines there are, bands included.
func (m *changeRows) Rows() int { return len(m.list) }

// Key names the file, the annex, the row and the field.
func (m *changeRows) Key(i int) string { return m.list[i].key }

// Band is the annex.
func (m *changeRows) Band(i int) (string, bool) { return m.list[i].band, m.list[i].file == nil }

// Span joins the number and the state of a row's fields.
func (m *changeRows) Span(i, col int) (top, n int) {
	c := &m.list[i]
	if c.file == nil || col != 1 && col != 2 {
		return i, 1
	}
	same := func(k int) bool {
		x := &m.list[k]
		return x.file == c.file && x.row.Ref == c.row.Ref && x.row.Task == c.row.Task
	}
	top, end := i, i+1
	for top > 0 && same(top-1) {
		top--
	}
	for end < len(m.list) && same(end) {
		end++
	}
	return top, end - top
}

// Columns are the tick, what becomes of the row, and the two values.
func (m *changeRows) Columns() []grid.Column {
	column := func(id, header string, width float32) grid.Column {
		return grid.Column{ID: id, Header: header, Width: width, ReadOnly: true}
	}
	take, old, now := column("take", "取", 44), column("old", "台账里", 240), column("new", "文件里", 240)
	take.Align, old.Flex, now.Flex = grid.Centre, true, true
	return []grid.Column{take, column("state", "情况", 88), column("no", "序号", 64), column("field", "栏目", 120), old, now}
}

// Cell is one value of a change; what differs is marked.
func (m *changeRows) Cell(i, col int) grid.Cell {
	c := &m.list[i]
	out := grid.Cell{ReadOnly: true, Why: "这里只看和勾选，内容在导入以后修改。"}
	if c.file == nil {
		return out
	}
	switch col {
	case 0:
		if c.ticked() {
			out.Text, out.Bold, out.Tone = "✓", true, grid.Accent
		}
	case 1:
		out.Text = c.row.State.Name()
		if c.row.Moved {
			out.Tag = "移动"
		}
	case 2:
		out.Text = c.row.Name
		if c.row.OldName != "" && c.row.OldName != c.row.Name {
			out.Note = "原 " + c.row.OldName
		}
	case 3:
		out.Text = strings.ReplaceAll(c.field.Header, "\n", "")
		if out.Text == "" {
			out.Text = ledger.Field(c.field.Field).Name()
		}
	case 4:
		out.Text, out.Hits, out.Tone = c.field.Old, marks(c.field.Words, annex.Removed), grid.Quiet
	case 5:
		out.Text, out.Hits = c.field.New, marks(c.field.Words, annex.Added)
	}
	return out
}

// marks are the places of the pieces that only one of two texts has.
func marks(words []annex.Span, op annex.Op) []grid.Hit {
	var out []grid.Hit
	at := 0
	for _, s := range words {
		switch s.Op {
		case op:
			out = append(out, grid.Hit{From: at, To: at + len(s.Text)})
			at += len(s.Text)
		case annex.Same:
			at += len(s.Text)
		}
	}
	return out
}
