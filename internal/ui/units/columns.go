package units

import (
	"slices"
	"strings"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// The columns that follow from the unit's own answers.
const (
	colAnswer = "answer"
	colState  = "state"
	colLamp   = "lamp"
)

// narrowWindow is up to which width texts give way, so that the columns up to the lamp are in sight beside the units.
const narrowWindow = 1200

// columns are the columns of one unit's rows, whatever annex they are from.
func (s *Screen) columns(l *ledger.Ledger, tasks []*ledger.Task) []sheet.Column {
	plain := func(f ledger.Field, width float32) sheet.Column {
		c := s.d.FieldColumn(l, nil, ledger.Column{Field: f, Header: f.Name()})
		c.Width = width
		return c
	}
	name := func(t *ledger.Task) string { return desk.RowName(l, t) }
	no := sheet.Column{Column: grid.Column{ID: "place", Header: "序号", Width: sheet.NumberWidth(56, tasks, name), RowHead: true, ReadOnly: true, Align: grid.Centre}}
	no.Cell = func(r sheet.Row) grid.Cell { return grid.Cell{Text: name(r.Task)} }
	narrow := s.d.Canvas.Size().Width < narrowWindow
	wide := func(in, inNarrow float32) float32 {
		if narrow {
			return inNarrow
		}
		return in
	}
	text := plain(ledger.FieldText, wide(248, 200))
	text.Header = "工作任务 / 内容"
	leader := plain(ledger.FieldLeader, 76)
	leader.Same, leader.Note = nil, nil
	lead, related := plain(ledger.FieldLead, 132), plain(ledger.FieldRelated, 160)
	lead.Same, related.Same = nil, nil
	out := []sheet.Column{no, text}
	if someFilled(l, tasks, ledger.FieldLeader) {
		out = append(out, leader)
	}
	answer := s.answer(l)
	answer.Width = wide(190, 156)
	out = append(out, roleColumn(), answer, s.state(l), s.lamp(l), lead, related)
	if someFilled(l, tasks, ledger.FieldDeadline) {
		out = append(out, plain(ledger.FieldDeadline, 96))
	}
	if someFilled(l, tasks, ledger.FieldProgress) {
		out = append(out, plain(ledger.FieldProgress, 210))
	}
	return out
}

func roleColumn() sheet.Column {
	role := sheet.Column{Column: grid.Column{ID: "role", Header: "本单位", Width: 60, ReadOnly: true}}
	role.Cell = func(r sheet.Row) grid.Cell {
		is := r.About.(part).String()
		cell := grid.Cell{Text: is, Bold: is == roleLead, ReadOnly: true, Why: "角色由牵头、相关责任单位两栏决定，请改那两栏。"}
		if is == movedOut {
			cell.Tone = grid.Quiet
		}
		return cell
	}
	return role
}

func someFilled(l *ledger.Ledger, tasks []*ledger.Task, f ledger.Field) bool {
	return slices.ContainsFunc(tasks, func(t *ledger.Task) bool { return l.Value(t, f) != "" })
}

// own is the unit's answer on a row's task, and whether it must give one.
func (s *Screen) own(l *ledger.Ledger, r sheet.Row) (report *ledger.Report, must bool) {
	q := s.d.Quarter()
	report = l.Report(r.Task.ID, s.unit, q)
	c := judge.Of(l, r.Task)
	must = c.Asks(q) && slices.ContainsFunc(c.Duties(), func(d judge.Duty) bool { return d.Unit.ID == s.unit })
	return report, must
}

// answer is what the unit says it has reached in the quarter; it can be changed in place.
func (s *Screen) answer(l *ledger.Ledger) sheet.Column {
	said := func(r sheet.Row) string {
		if report := l.Report(r.Task.ID, s.unit, s.d.Quarter()); report != nil {
			return report.Progress
		}
		return ""
	}
	c := sheet.Column{Column: grid.Column{ID: colAnswer, Header: s.d.Quarter().Name() + "\n进展", Accent: true}, Value: said}
	c.Cell = func(r sheet.Row) grid.Cell {
		report, must := s.own(l, r)
		x := grid.Cell{Text: said(r)}
		switch {
		case report == nil && must:
			x.Tag = "未报"
		case report != nil && report.Stale:
			x.Tag, x.Tone = "未更新", grid.Faint
		}
		if r.Task.Closed() {
			x.ReadOnly, x.Why = true, "这一项已办结，不再填报；要改请先恢复办理。"
		}
		return x
	}
	return c
}

// state is how far the unit's answer has come.
func (s *Screen) state(l *ledger.Ledger) sheet.Column {
	name := func(r sheet.Row) string {
		report, must := s.own(l, r)
		switch {
		case report != nil:
			return report.State.Name()
		case must:
			return ledger.Unreported.Name()
		}
		return "不必报"
	}
	c := sheet.Column{Column: grid.Column{ID: colState, Header: "报送", Width: 72, ReadOnly: true}, Value: name}
	c.Cell = func(r sheet.Row) grid.Cell {
		x := grid.Cell{Text: name(r), Tone: grid.Quiet, ReadOnly: true, Why: "审核和退回在季度进展里做，按 Alt+B 打开。"}
		report, must := s.own(l, r)
		switch {
		case report == nil && !must:
			x.Tone = grid.Faint
		case report == nil:
		case report.State == ledger.Reported:
			x.Tone = grid.Accent
		case report.State == ledger.Returned:
			x.Tone = grid.Bad
		case report.State == ledger.Reviewed:
			x.Text, x.Tone = "✓ "+x.Text, grid.Plain
		}
		if report != nil && report.Proxy {
			x.Stamp = "代报"
		}
		return x
	}
	return c
}

// lamp is the task's, whoever leads it.
func (s *Screen) lamp(l *ledger.Ledger) sheet.Column {
	q := s.d.Quarter()
	return sheet.Column{Column: grid.Column{ID: colLamp, Header: "亮灯", Width: 72, ReadOnly: true}, Shows: view.In(view.FieldLamp, q),
		Cell: func(r sheet.Row) grid.Cell { return lamps.Cell(judge.Lamp(l, r.Task, q)) }}
}

// onlyLamp shows the tasks that the unit leads and that have the lamp.
func (s *Screen) onlyLamp(x ledger.Lamp) {
	s.only(roleLead)
	s.FilterBy(view.In(view.FieldLamp, s.d.Quarter()), x.Word())
}

// why says why the lamp under the cursor is lit.
func (s *Screen) why() string {
	t := s.Task()
	if t == nil || s.Grid.Selection().ColumnID != colLamp {
		return ""
	}
	return " · " + judge.Lamp(s.d.Ledger(), t, s.d.Quarter()).Reason
}

// inRole are the rows of one role; a row that an edit has moved keeps its band.
func inRole(groups []sheet.Group, role string) []sheet.Group {
	var out []sheet.Group
	for _, g := range groups {
		if strings.HasPrefix(g.Name, role) {
			out = append(out, g)
		}
	}
	return out
}
