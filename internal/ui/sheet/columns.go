package sheet

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// AnnexColumns are the columns of an annex as it was circulated, and one for every other field that some row has filled.
func (d *Desk) AnnexColumns(l *ledger.Ledger, a *ledger.Annex) []Column {
	var out []Column
	for _, c := range d.ColumnsOf(a) {
		out = append(out, d.FieldColumn(l, a, c))
	}
	return out
}

// FieldColumn is the column of one field, for rows that are tasks; a is the annex that it prints, nil for rows of several.
func (d *Desk) FieldColumn(l *ledger.Ledger, a *ledger.Annex, c ledger.Column) Column {
	f := c.Field
	out := Column{
		Column: grid.Column{ID: string(f), Header: screenHeader(c), Width: columnWidth(a, f)},
		Field:  f,
		Shows:  f,
		Cell:   func(r Row) grid.Cell { return grid.Cell{Text: l.Value(r.Task, f)} },
	}
	if d.Editor(f) != nil {
		out.Editor, out.Drop = func() grid.Editor { return d.Editor(f) }, true
	}
	switch f {
	case ledger.FieldNo:
		out.RowHead, out.Align = true, grid.Centre
		out.Same = sameMatter
		if a != nil {
			out.Width = NumberWidth(out.Width, l.TasksOf(a.ID), func(t *ledger.Task) string { return l.Value(t, f) })
		}
	case ledger.FieldMatter:
		out.Bold, out.Same = true, sameMatter
		out.Note = func(rs []Row) string { return count(rs, "个子项") }
	case ledger.FieldText:
		out.Flex = true
	case ledger.FieldLeader:
		out.Align = grid.Centre
		out.Same = func(x, y Row) bool { return x.Task.Leader == y.Task.Leader && x.Task.Leader != "" }
		out.Note = func(rs []Row) string { return count(rs, "项") }
	case ledger.FieldLead:
		out.Field, out.Shows = ledger.FieldLeadCell, ledger.FieldLeadCell
		out.Cell = func(r Row) grid.Cell { return grid.Cell{Text: l.Value(r.Task, ledger.FieldLeadCell)} }
		out.Same = func(x, y Row) bool { return sameUnits(l, x, y) }
	case ledger.FieldProgress:
		if a != nil {
			out.Header += asOf(a)
		}
	case ledger.FieldRelated:
		out.Same = func(x, y Row) bool { return sameUnits(l, x, y) }
	}
	return out
}

// NumberWidth is how wide a column of numbers must be for its longest one, and at least so much.
func NumberWidth(least float32, tasks []*ledger.Task, text func(*ledger.Task) string) float32 {
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
func count(rs []Row, what string) string {
	if len(rs) < 2 {
		return ""
	}
	return fmt.Sprintf("%d %s", len(rs), what)
}

func sameMatter(x, y Row) bool { return x.Task.Matter != "" && x.Task.Matter == y.Task.Matter }

// sameUnits joins the unit cells of a matter's rows, as the paper does, where all that stands in them is the same.
func sameUnits(l *ledger.Ledger, x, y Row) bool {
	if !sameMatter(x, y) {
		return false
	}
	for _, f := range []ledger.Field{ledger.FieldLeadCell, ledger.FieldRelated} {
		if l.Value(x.Task, f) != l.Value(y.Task, f) {
			return false
		}
	}
	return true
}

// columnWidth is the target's width for the field, at zoom 1: with the lamps, either kind fits beside the screens' names at 1366.
func columnWidth(a *ledger.Annex, f ledger.Field) float32 {
	base, _ := f.Split()
	report := map[ledger.Field]float32{ledger.FieldNo: 48, ledger.FieldText: 252, ledger.FieldLeader: 84, ledger.FieldLead: 132,
		ledger.FieldRelated: 160, ledger.FieldProgress: 164, ledger.FieldDeadline: 96, ledger.FieldTargets: 156, ledger.FieldMatter: 88}
	matters := map[ledger.Field]float32{ledger.FieldNo: 48, ledger.FieldMatter: 92, ledger.FieldText: 232, ledger.FieldProgress: 176,
		ledger.FieldTargets: 142, ledger.FieldLeader: 72, ledger.FieldLead: 108, ledger.FieldRelated: 108}
	widths := report
	if a != nil && a.Kind == ledger.Practical {
		widths = matters
	}
	if w, ok := widths[base]; ok {
		return w
	}
	return 112
}

// asOf is the second line of the head over an annex's own progress.
func asOf(a *ledger.Annex) string {
	day, err := ledger.ParseDay(a.AsOf)
	if err != nil {
		return ""
	}
	return day.Format("\n截至1月2日")
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

// ColumnsOf are the columns of an annex and of whatever else its rows have filled. All its rows are looked at for that, so the
// answer is kept as long as the snapshot is.
func (d *Desk) ColumnsOf(a *ledger.Annex) []ledger.Column {
	if l := d.Ledger(); d.Memory.columns.of != l || d.Memory.columns.annex != a.ID {
		d.Memory.columns = columnSet{l, a.ID, app.Columns(l, a)}
	}
	return d.Memory.columns.columns
}
