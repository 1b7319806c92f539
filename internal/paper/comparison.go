package paper

import (
	"slices"

	"dubanben/internal/doc"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Adjustment is one row of a comparison: what a task was and what it became.
type Adjustment struct {
	Number string // the number people know the row by; that of before where it is gone
	Text   string // the task's text as it is now, else as it was
	Kind   AdjustmentKind
	Values []Adjusted // of a changed row; none for one that is new or gone
}

// AdjustmentKind says what happened to a row.
type AdjustmentKind string

// The kinds of adjustment, as they are printed.
const (
	Added   AdjustmentKind = "新增"
	Removed AdjustmentKind = "取消"
	Altered AdjustmentKind = "调整"
)

// Adjusted is one field before and after.
type Adjusted struct {
	Field    ledger.Field
	Old, New string
}

// Comparison is the 责任分工调整对照表: which tasks are new, gone or changed, each changed value beside what it was. Rows stand in
// the order given.
func Comparison(title, date string, rows []Adjustment) doc.Document {
	d := doc.Document{Title: title, Setup: doc.A4Landscape()}
	d.Blocks = append(d.Blocks, doc.Paragraph{Text: title, Style: doc.Title})
	if date != "" {
		d.Blocks = append(d.Blocks, doc.Paragraph{Text: date, Style: doc.Number})
	}
	if len(rows) == 0 {
		d.Blocks = append(d.Blocks, doc.Paragraph{Text: "两者相同，没有调整。", Style: doc.Body})
		return d
	}
	d.Blocks = append(d.Blocks, doc.Table{Table: comparisonTable(rows), Size: 10.5, Leading: 15, Pad: 6.5})
	return d
}

func comparisonTable(rows []Adjustment) table.Table {
	t := table.Table{Header: 1, Columns: []table.Column{{Width: 16, Align: table.Centre}, {Width: 62}, {Width: 16, Align: table.Centre},
		{Width: 26, Align: table.Centre}, {Width: 62}, {Width: 62}}}
	var head []table.Cell
	for _, h := range []string{"序号", "工作任务", "情况", "栏目", "调整前", "调整后"} {
		head = append(head, table.Cell{Text: h})
	}
	t.Rows = append(t.Rows, head)
	for _, r := range rows {
		t.Rows = append(t.Rows, adjustmentRows(r)...)
	}
	return t
}

// adjustmentRows are the lines of one task; its number, text and kind stand once beside them.
func adjustmentRows(r Adjustment) [][]table.Cell {
	values := slices.Clone(r.Values)
	if len(values) == 0 {
		values = []Adjusted{{}}
	}
	var out [][]table.Cell
	for i, v := range values {
		name := ""
		if v.Field != "" {
			name = v.Field.Name()
		}
		line := []table.Cell{{Text: r.Number, Rows: len(values)}, {Text: r.Text, Rows: len(values)}, {Text: string(r.Kind), Rows: len(values)},
			{Text: name}, {Text: v.Old}, {Text: v.New}}
		for c := range 3 {
			if i > 0 {
				line[c] = table.Cell{Covered: true}
			}
		}
		out = append(out, line)
	}
	return out
}
