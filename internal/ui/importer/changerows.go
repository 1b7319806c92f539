package importer

import (
	"fmt"
	"strings"

	"dubanben/internal/annex"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// changeRows is the model of the differences: one line a new or missing row and one a changed field, annex by annex; what was
// changed by hand and stays is a group of its own, and so are rows that were deleted by hand.
type changeRows struct {
	list   []change
	at     map[string]int
	bands  int
	counts map[annex.RowState]int
	byHand int // cells
	gone   int // rows
}

func newChangeRows(files []*file) *changeRows {
	m := &changeRows{at: map[string]int{}, counts: map[annex.RowState]int{}}
	for i, f := range files {
		for k := range f.diff.Annexes {
			m.annex(i, f, &f.diff.Annexes[k])
		}
	}
	for i, c := range m.list {
		m.at[c.key] = i
	}
	return m
}

func (m *changeRows) band(text string, key ...any) {
	m.list = append(m.list, change{band: text, key: fmt.Sprintln(append([]any{"band"}, key...)...)})
	m.bands++
}

func (m *changeRows) annex(i int, f *file, a *annex.AnnexDifference) {
	name := fmt.Sprintf("%s　%s", f.name, f.reading.Annexes[a.Annex].Name())
	if a.ID == "" {
		name += "　台账里还没有，整个新增"
	}
	m.band(name, i, a.Annex)
	first, key := len(m.list), fmt.Sprint(i, a.Annex)
	stays := m.head(f, a, key)
	var gone []change
	for n := range a.Rows {
		r := &a.Rows[n]
		lines := m.row(f, r, fmt.Sprint(key, " ", n))
		if len(lines) == 1 && lines[0].gone() {
			gone = append(gone, lines[0])
			continue
		}
		kept := len(lines) > 0
		for _, c := range lines {
			if c.field.Stays {
				stays = append(stays, c)
			} else {
				kept = false
				m.list = append(m.list, c)
			}
		}
		state := r.State
		if kept {
			state = annex.UnchangedRow
		}
		m.counts[state]++
	}
	if len(m.list) == first {
		m.list[first-1].band += "　没有改动"
	}
	if len(stays) > 0 {
		m.band("本机改过的格（默认保留）　"+f.reading.Annexes[a.Annex].Name(), "by hand", i, a.Annex)
		m.list = append(m.list, stays...)
		m.byHand += len(stays)
	}
	if len(gone) > 0 {
		m.band("本机删过的行（默认不取）　"+f.reading.Annexes[a.Annex].Name(), "gone", i, a.Annex)
		m.list = append(m.list, gone...)
		m.gone += len(gone)
	}
}

// head are the lines about what stands round the table, and about the order of the rows; what of it stays comes back.
func (m *changeRows) head(f *file, a *annex.AnnexDifference, key string) (stays []change) {
	row := &annex.RowDifference{State: annex.ChangedRow, Ref: annex.RowRef{Annex: a.Annex, Row: annex.Head}}
	for _, x := range a.Head {
		c := change{kind: fieldChange, key: fmt.Sprint(key, " ", x.Field), file: f, row: row, field: x}
		if x.Stays && x.Field != annex.HeadColumns {
			stays = append(stays, c)
		} else {
			m.list = append(m.list, c)
		}
	}
	if n := len(a.Order); n > 0 {
		const most = 8
		var moves []string
		for _, x := range a.Order[:min(n, most)] {
			to := "移到第 " + x.Behind + " 项之后"
			if x.Behind == "" {
				to = "移到最前"
			}
			moves = append(moves, "第 "+x.Row+" 项"+to)
		}
		text := strings.Join(moves, "；")
		if n > most {
			text += "……"
		}
		x := annex.FieldDifference{Header: "顺序", Old: fmt.Sprintf("%d 行换了位置", n), New: "按文件的顺序排：" + text}
		m.list = append(m.list, change{kind: orderChange, key: key + " order", file: f, row: row, field: x})
	}
	return stays
}

// row are the lines about one row; none where nothing changed.
func (m *changeRows) row(f *file, r *annex.RowDifference, key string) []change {
	switch r.State {
	case annex.NewRow:
		x := annex.FieldDifference{Header: "整行", New: r.Text}
		if r.Gone.Day != "" {
			x.Old = r.Gone.Sentence()
		}
		return []change{{kind: rowChange, key: key, file: f, row: r, field: x}}
	case annex.MissingRow:
		return []change{{kind: missingChange, key: key, file: f, row: r, field: annex.FieldDifference{Header: "整行", Old: r.Text}}}
	}
	var out []change
	for k, x := range r.Fields {
		out = append(out, change{kind: fieldChange, key: fmt.Sprint(key, " ", k), file: f, row: r, field: x})
	}
	return out
}

func (m *changeRows) find(key string) *change {
	if i, ok := m.at[key]; ok && m.list[i].kind != bandLine {
		return &m.list[i]
	}
	return nil
}

// Rows is how many lines there are, bands included.
func (m *changeRows) Rows() int { return len(m.list) }

// Key names the file, the annex, the row and the field.
func (m *changeRows) Key(i int) string { return m.list[i].key }

// Band is the annex.
func (m *changeRows) Band(i int) (string, bool) { return m.list[i].band, m.list[i].kind == bandLine }

// Span joins the number and the state of a row's fields.
func (m *changeRows) Span(i, col int) (top, n int) {
	c := &m.list[i]
	if c.kind == bandLine || col != 1 && col != 2 {
		return i, 1
	}
	same := func(k int) bool { return m.list[k].row == c.row }
	top, end := i, i+1
	for top > 0 && same(top-1) {
		top--
	}
	for end < len(m.list) && same(end) {
		end++
	}
	return top, end - top
}

// tickColumn is where a change is taken or left.
const tickColumn = "take"

// Columns are the tick, what becomes of the row, and the two values.
func (m *changeRows) Columns() []grid.Column {
	column := func(id, header string, width float32) grid.Column {
		return grid.Column{ID: id, Header: header, Width: width, ReadOnly: true}
	}
	take, old, now := column(tickColumn, "取", 44), column("old", "台账里", 240), column("new", "文件里", 240)
	take.Align, old.Flex, now.Flex = grid.Centre, true, true
	return []grid.Column{take, column("state", "情况", 88), column("no", "序号", 64), column("field", "栏目", 120), old, now}
}

// Cell is one value of a change; what differs is marked.
func (m *changeRows) Cell(i, col int) grid.Cell {
	c := &m.list[i]
	out := grid.Cell{ReadOnly: true, Why: "这里只看和勾选，内容在导入以后修改。"}
	if c.kind == bandLine {
		return out
	}
	switch col {
	case 0:
		if c.ticked() {
			out.Text, out.Bold, out.Tone = "✓", true, grid.Accent
		}
	case 1:
		if out.Text = c.state(); c.row.Moved {
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
