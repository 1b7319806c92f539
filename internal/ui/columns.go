package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// annexColumns are the columns of an annex as it was circulated, and one for every other field that some row has filled.
func (w *Window) annexColumns(l *ledger.Ledger, a *ledger.Annex) []column {
	var out []column
	for _, c := range w.columnsOf(a) {
		out = append(out, w.fieldColumn(l, a, c))
	}
	return out
}

func (w *Window) fieldColumn(l *ledger.Ledger, a *ledger.Annex, c ledger.Column) column {
	f := c.Field
	out := column{
		Column: grid.Column{ID: string(f), Header: screenHeader(c), Width: columnWidth(a, f)},
		field:  f,
		shows:  f,
		cell:   func(r row) grid.Cell { return grid.Cell{Text: l.Value(r.task, f)} },
	}
	if w.editorFor(f) != nil {
		out.Editor, out.Drop = func() grid.Editor { return w.editorFor(f) }, true
	}
	switch f {
	case ledger.FieldNo:
		out.RowHead, out.Align = true, grid.Centre
		out.same = sameMatter
		if a != nil {
			out.Width = numberWidth(out.Width, l.TasksOf(a.ID), func(t *ledger.Task) string { return l.Value(t, f) })
		}
	case ledger.FieldMatter:
		out.Bold, out.same = true, sameMatter
		out.note = func(rs []row) string { return count(rs, "个子项") }
	case ledger.FieldText:
		out.Flex = true
	case ledger.FieldLeader:
		out.Align = grid.Centre
		out.same = func(x, y row) bool { return x.task.Leader == y.task.Leader && x.task.Leader != "" }
		out.note = func(rs []row) string { return count(rs, "项") }
	case ledger.FieldLead:
		out.field, out.shows = ledger.FieldLeadCell, ledger.FieldLeadCell
		out.cell = func(r row) grid.Cell { return grid.Cell{Text: l.Value(r.task, ledger.FieldLeadCell)} }
		out.same = func(x, y row) bool { return sameUnits(l, x, y) }
	case ledger.FieldRelated:
		out.same = func(x, y row) bool { return sameUnits(l, x, y) }
	}
	return out
}

// numberWidth is how wide a column of numbers must be for its longest one, and at least so much.
func numberWidth(least float32, tasks []*ledger.Task, text func(*ledger.Task) string) float32 {
	const margins = 18 // the table's, at both sides
	long := ""
	for _, t := range tasks {
		if s := text(t); len(s) > len(long) || len(s) == len(long) && s > long {
			long = s
		}
	}
	return max(least, fyne.MeasureText(long, 14, fyne.TextStyle{Bold: true}).Width+margins)
}

// count is the small line under a merged cell; one row needs none.
func count(rs []row, what string) string {
	if len(rs) < 2 {
		return ""
	}
	return fmt.Sprintf("%d %s", len(rs), what)
}

func sameMatter(x, y row) bool { return x.task.Matter != "" && x.task.Matter == y.task.Matter }

// sameUnits joins the unit cells of a matter's rows, as the paper does, where all that stands in them is the same.
func sameUnits(l *ledger.Ledger, x, y row) bool {
	if !sameMatter(x, y) {
		return false
	}
	for _, f := range []ledger.Field{ledger.FieldLeadCell, ledger.FieldRelated} {
		if l.Value(x.task, f) != l.Value(y.task, f) {
			return false
		}
	}
	return true
}

// columnWidth is the target's width for the field, at zoom 1.
func columnWidth(a *ledger.Annex, f ledger.Field) float32 {
	base, _ := f.Split()
	report := map[ledger.Field]float32{ledger.FieldNo: 44, ledger.FieldText: 252, ledger.FieldLeader: 84, ledger.FieldLead: 132,
		ledger.FieldRelated: 160, ledger.FieldProgress: 164, ledger.FieldDeadline: 96, ledger.FieldTargets: 156, ledger.FieldMatter: 88}
	matters := map[ledger.Field]float32{ledger.FieldNo: 44, ledger.FieldMatter: 92, ledger.FieldText: 232, ledger.FieldProgress: 196,
		ledger.FieldTargets: 152, ledger.FieldLeader: 72, ledger.FieldLead: 108, ledger.FieldRelated: 108}
	widths := report
	if a != nil && a.Kind == ledger.Practical {
		widths = matters
	}
	if w, ok := widths[base]; ok {
		return w
	}
	return 112
}

// screenHeader keeps the breaks that a circulated header has, and breaks a long one in the middle of its words.
func screenHeader(c ledger.Column) string {
	h := strings.TrimSpace(c.Header)
	if h == "" {
		h = c.Field.Name()
	}
	switch {
	case strings.Contains(h, "\n"):
		return h
	case strings.HasSuffix(h, "目标任务") && len([]rune(h)) > 6:
		return strings.TrimSuffix(h, "目标任务") + "\n目标任务"
	case strings.HasSuffix(h, "领导") && len([]rune(h)) > 4:
		return strings.TrimSuffix(h, "领导") + "\n领导"
	}
	return h
}

// columnSet are the columns of an annex, as one snapshot has them.
type columnSet struct {
	of      *ledger.Ledger
	annex   ledger.ID
	columns []ledger.Column
}

// columnsOf are the columns of an annex and of whatever else its rows have filled. All its rows are looked at for that, so the
// answer is kept as long as the snapshot is.
func (w *Window) columnsOf(a *ledger.Annex) []ledger.Column {
	if l := w.book.Ledger(); w.columns.of != l || w.columns.annex != a.ID {
		w.columns = columnSet{l, a.ID, app.Columns(l, a)}
	}
	return w.columns.columns
}
