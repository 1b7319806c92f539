package quarter

import (
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// The columns that are no fields of a task.
const (
	colNo       = "place"
	colUnit     = "unit"
	colProgress = "answer"
	colRate     = "rate"
	colStatus   = "status"
	colLamp     = "lamp"
	colReview   = "review"
	colProblem  = "problem"
	colNext     = "next"
	colBefore   = "before"
)

// reviewHeader is what the column of the states is called, and filtered by.
const reviewHeader = "审核"

// stateField is the state of the row's own answer as the filter knows it.
func stateField() ledger.Field { return ledger.Extra(reviewHeader) }

// columns are those of a table of answers. Target, progress, rate, lamp and review stand side by side, for they are held
// against each other; problem and next step, which few answers have, come behind them. The target takes no room where no row
// has one, unless it is to be written now.
func (s *Screen) columns(w way, rows []sheet.Row) []sheet.Column {
	out := []sheet.Column{s.number(rows), {}}
	target := s.d.FieldColumn(s.d.Ledger(), nil, ledger.Column{Field: ledger.Target(s.quarter), Header: s.quarter.Name() + "目标任务"})
	target.Width, target.Flex, target.Editor = 166, true, s.textEditor(w)
	target.Cell = withClosed(target.Cell)
	before := slices.ContainsFunc(rows, func(r sheet.Row) bool { return about(r).before != nil })
	targets := s.goals || slices.ContainsFunc(rows, func(r sheet.Row) bool { return r.Task.Targets[s.quarter] != "" })
	out[1] = s.task(w, targets || before)
	if w == byTask {
		for _, c := range []*sheet.Column{&out[0], &out[1], &target} {
			c.Same = func(a, b sheet.Row) bool { return a.Task.ID == b.Task.ID }
		}
	}
	if targets {
		out = append(out, target)
	}
	if w == byTask {
		out = append(out, unitColumn())
	}
	if before {
		out = append(out, s.beforeColumn())
	}
	progress := s.words(w, colProgress, "进展情况", 202, func(r ledger.Report) string { return r.Progress })
	progress.Accent, progress.Flex = true, true
	progress.Cell = progressCell
	lamp := lampColumn(w, s.quarter)
	if w == byTask {
		lamp.Same = func(a, b sheet.Row) bool { return a.Task.ID == b.Task.ID }
	}
	rate := s.rate(w)
	if slices.ContainsFunc(rows, func(r sheet.Row) bool { return len(r.Task.Indicators) > 0 }) {
		rate.Width = 128 // names stand before the values
	}
	all := append(out, progress, rate, s.status(w), lamp, reviewColumn(),
		s.words(w, colProblem, "存在问题", 168, func(r ledger.Report) string { return r.Problem }),
		s.words(w, colNext, "下一步打算", 168, func(r ledger.Report) string { return r.Next }))
	narrow(w, all, targets, before)
	return washed(all)
}

// narrow gives the columns widths with which review, the last one that is always needed, ends where a window of 1366 does:
// in the table of one unit beside the list of all.
func narrow(w way, all []sheet.Column, targets, before bool) {
	text, target := string(ledger.FieldText), ""
	for _, c := range all {
		if c.Field != "" {
			target = c.ID
		}
	}
	var widths map[string]float32
	switch {
	case w == byTask && targets && before:
		widths = map[string]float32{text: 150, target: 150, colBefore: 140, colProgress: 180}
	case targets && before:
		widths = map[string]float32{text: 124, target: 124, colBefore: 124, colProgress: 164, colStatus: 84, colLamp: 112, colReview: 96}
	case before:
		widths = map[string]float32{text: 152, colBefore: 152, colProgress: 204}
	case targets:
		widths = map[string]float32{text: 140, colProgress: 201}
	default:
		widths = map[string]float32{text: 200, colProgress: 309}
	}
	for i := range all {
		if x, ok := widths[all[i].ID]; ok {
			all[i].Width = x
		}
	}
}

func (s *Screen) number(rows []sheet.Row) sheet.Column {
	names := map[ledger.ID]string{}
	var tasks []*ledger.Task
	for _, r := range rows {
		names[r.Task.ID] = about(r).task
		tasks = append(tasks, r.Task)
	}
	width := sheet.NumberWidth(48, tasks, func(t *ledger.Task) string { return names[t.ID] })
	return sheet.Column{
		Column: grid.Column{ID: colNo, Header: "序号", Width: width, RowHead: true, ReadOnly: true, Align: grid.Centre},
		Cell:   func(r sheet.Row) grid.Cell { return grid.Cell{Text: about(r).task} },
	}
}

// task says what the task is, and how it comes to the unit.
func (s *Screen) task(w way, narrow bool) sheet.Column {
	most := 40
	if narrow { // no taller than what stands beside it
		most = 28
	}
	return sheet.Column{
		Column: grid.Column{ID: string(ledger.FieldText), Header: "任务", Width: 136, Flex: true, ReadOnly: true},
		Shows:  ledger.FieldText,
		Cell: func(r sheet.Row) grid.Cell {
			c := grid.Cell{Text: look.Brief(title(r.Task.Text), most), ReadOnly: true, Why: "任务内容在任务分解表里改。"}
			if w == byUnit {
				c.Note = part(about(r).standing)
			}
			return c
		},
	}
}

// title is what a task is about; the whole text stands in the detail pane.
func title(text string) string { return view.Subject(text) }

// part says how a task comes to the unit where it does not lead it by name.
func part(x judge.Standing) string {
	switch {
	case x.Via != nil:
		return "经" + x.Via.Name
	case !x.Must:
		return "不必报送"
	case !x.Lead:
		return "相关"
	}
	return ""
}

func unitColumn() sheet.Column {
	name := func(r sheet.Row) string {
		if a := about(r); a.group != "" {
			return a.group
		}
		return about(r).standing.Unit.Name
	}
	return sheet.Column{
		Column: grid.Column{ID: colUnit, Header: "报送单位", Width: 116, ReadOnly: true},
		Value:  name,
		Cell: func(r sheet.Row) grid.Cell {
			a := about(r)
			c := grid.Cell{Text: name(r), Bold: a.group != "", ReadOnly: true, Why: "报送单位由牵头、相关责任单位决定，请在任务分解表里改。"}
			if a.group == "" && !a.standing.Lead && a.standing.Via == nil {
				c.Note = part(a.standing)
			}
			return c
		},
	}
}

// words is a column of one text of the answer.
func (s *Screen) words(w way, id, header string, width float32, of func(ledger.Report) string) sheet.Column {
	return sheet.Column{
		Column: grid.Column{ID: id, Header: header, Width: width, Editor: s.textEditor(w)},
		Value:  func(r sheet.Row) string { return of(about(r).report()) },
		Cell: withClosed(func(r sheet.Row) grid.Cell {
			c := grid.Cell{Text: of(about(r).report())}
			if carried(r) && c.Text != "" {
				c.Tone = grid.Faint
			}
			return c
		}),
	}
}

// progressCell is what the unit has reached; a text of the quarter before is quiet, and said to be one.
func progressCell(r sheet.Row) grid.Cell {
	a := about(r)
	if a.group != "" {
		return withClosed(nil)(r)
	}
	c := grid.Cell{Text: a.report().Progress}
	switch {
	case a.standing.Stale:
		c.Tag, c.Tone = "未更新", grid.Faint
		if a.standing.State.Answered() {
			c.Tag, c.Tone = "同上季", grid.Plain
		}
	case a.standing.Report == nil:
		c.Tag = "未报"
	}
	return withClosed(func(sheet.Row) grid.Cell { return c })(r)
}

// withClosed locks the cells in which nothing can be entered: those of a group's summary and of a closed task.
func withClosed(of func(sheet.Row) grid.Cell) func(sheet.Row) grid.Cell {
	return func(r sheet.Row) grid.Cell {
		a := about(r)
		switch {
		case a.group != "" && of == nil:
			return grid.Cell{Text: a.sum, Bold: true, ReadOnly: true, Why: "这一行汇总“" + a.group + "”各单位的报送，请改下面各行。"}
		case a.group != "":
			c := of(r)
			return grid.Cell{Text: c.Text, ReadOnly: true, Why: "这一行是“" + a.group + "”的汇总，请改下面各行。"}
		}
		c := of(r)
		if a.closed {
			c.ReadOnly, c.Why = true, "这一项已办结，不再填报；要改请先恢复办理。"
		}
		return c
	}
}

// own leaves the cell of a group's summary empty.
func own(of func(a *answer, r sheet.Row) grid.Cell) func(sheet.Row) grid.Cell {
	return withClosed(func(r sheet.Row) grid.Cell {
		if a := about(r); a.group == "" {
			return of(a, r)
		}
		return grid.Cell{}
	})
}

// rate is what is typed of numbers; below it what follows from them, beside the plan.
func (s *Screen) rate(w way) sheet.Column {
	return sheet.Column{
		Column: grid.Column{ID: colRate, Header: "完成率", Width: 78, Editor: s.textEditor(w)},
		Value: func(r sheet.Row) string {
			if x := about(r).standing.Rate; x != nil && about(r).group == "" {
				return view.RateText(*x)
			}
			return ""
		},
		Cell: own(func(a *answer, r sheet.Row) grid.Cell {
			text, note := measured(r.Task, a.report()), "序时"+strconv.FormatFloat(a.plan, 'f', 0, 64)+"%"
			if x := a.standing.Rate; x != nil && len(r.Task.Indicators) > 0 {
				note = strconv.FormatFloat(*x, 'f', 0, 64) + "%·" + note
			}
			c := grid.Cell{Text: text, Note: note}
			if odd := a.odd(); len(odd) > 0 {
				c.Note, c.Stamp = strings.Join(append([]string{note}, odd...), "\n"), "请核对"
			}
			return c
		}),
	}
}

func (s *Screen) status(w way) sheet.Column {
	return sheet.Column{
		Column: grid.Column{ID: colStatus, Header: "状态", Width: 88, Drop: true, Editor: s.statusEditor(w)},
		Value: func(r sheet.Row) string {
			if a := about(r); a.group == "" {
				return string(a.report().Status)
			}
			return ""
		},
		Cell: own(func(a *answer, _ sheet.Row) grid.Cell { return statusCell(a) }),
	}
}

// statusCell is the status; an answer without one gives no lamp, so the gap is marked.
func statusCell(a *answer) grid.Cell {
	c := grid.Cell{Text: string(a.report().Status)}
	if c.Text == "" && a.standing.State.Answered() && !a.closed {
		c.Tag = "未填"
	}
	return c
}

func lampColumn(w way, q ledger.Quarter) sheet.Column {
	return sheet.Column{
		Column: grid.Column{ID: colLamp, Header: "亮灯与理由", Width: 128, ReadOnly: true},
		Shows:  view.In(view.FieldLamp, q),
		Cell: func(r sheet.Row) grid.Cell {
			a := about(r)
			c := lampCell(a.lamp)
			if w == byUnit && a.lamp.Lamp != ledger.NoLamp && !a.lamp.ByHand && !a.closed && !a.standing.State.Answered() {
				c.Note = "据其他单位的报送：" + c.Note
			}
			return c
		},
	}
}

// lampCell is the lamp as a shape and a word, with the reason in small letters below it.
func lampCell(v judge.Verdict) grid.Cell {
	c := lamps.Cell(v)
	c.Why = "亮灯按规则算出；要改请用右键菜单的“人工亮灯”。"
	c.Note = v.Reason
	return c
}

func reviewColumn() sheet.Column {
	return sheet.Column{
		Column: grid.Column{ID: colReview, Header: reviewHeader, Width: 100, ReadOnly: true},
		Value: func(r sheet.Row) string {
			if a := about(r); a.group == "" {
				return a.standing.State.Name()
			}
			return ""
		},
		Cell: own(func(a *answer, _ sheet.Row) grid.Cell { return reviewCell(a) }),
	}
}

// reviewCell says how far the answer has come, who brought it there, when, and with what remark.
func reviewCell(a *answer) grid.Cell {
	r := a.report()
	c := grid.Cell{ReadOnly: true, Why: "审核用 Alt+1 通过、Alt+2 退回，或右键菜单。"}
	switch a.standing.State {
	case ledger.Reported:
		c.Text, c.Tone = "已报·待审", grid.Accent
		if a.unsaid() {
			c.Text, c.Tag = "已报", "缺进展"
			c.Why = "还没有写进展情况，也没有状态，不能通过；补上一样，或用 Alt+2 退回。"
		}
	case ledger.Reviewed:
		c.Text = "✓ 已审"
	case ledger.Returned:
		c.Text, c.Tone = "退回", grid.Bad
	default:
		c.Text, c.Tone = "未报", grid.Quiet
	}
	if a.standing.State != ledger.Unreported {
		c.Note = strings.TrimSpace(r.Clerk + " " + dayOf(r.At))
	}
	if r.Remark != "" {
		c.Text += "\n" + r.Remark
	}
	if r.Proxy || a.proxy {
		c.Stamp = "代报"
	}
	return c
}
