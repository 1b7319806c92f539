package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// year tells how the row stands: its end, each quarter, numbers, days and the rows of other annexes about the same project.
func (d *detail) year(l *ledger.Ledger, t *ledger.Task) {
	c := judge.Of(l, t)
	var verbs *look.Press
	verbs = d.w.look.Tool("", "任务办理…", func() { d.w.settled(func() { d.openVerbs(t.ID, verbs) }) })
	d.add(look.Rule(d.w.look.Line(), false))
	d.add(container.New(look.Line(4), look.Words("办理情况", 14, true, d.w.look.Text()), look.NewSpring(), verbs))
	if e := t.End; e != nil {
		word := e.Word
		if word == "" {
			word = string(e.Status)
		}
		d.small(strings.TrimSpace(fmt.Sprintf("%s　%s　%s", word, e.Day, e.Remark)))
	}
	for _, q := range quartersFrom(c.Year(), d.w.quarter()) {
		d.quarter(c, t, q, q == d.w.quarter())
	}
	d.numbers(l, t)
	d.bonds(l, t)
}

// openVerbs opens the menu of verbs on the row under the pane's button.
func (d *detail) openVerbs(task ledger.ID, under fyne.CanvasObject) {
	d.w.showMenu(d.w.taskVerbs([]ledger.ID{task}), d.w.host.Position(under).AddXY(0, under.Size().Height+2))
}

func (d *detail) small(text string) {
	if text != "" {
		d.add(look.NewProse(text, 12, 17, false, d.w.look.Text2()).Within(paneText))
	}
}

// quartersFrom are the quarters of a year: the one that is looked at, and then the others, the newest first.
func quartersFrom(year int, looked ledger.Quarter) []ledger.Quarter {
	all := judge.Quarters(year)
	slices.SortStableFunc(all, func(a, b ledger.Quarter) int {
		switch {
		case a == looked:
			return -1
		case b == looked:
			return 1
		}
		return cmp.Compare(b, a)
	})
	return all
}

// quarter is one step of the time line: the lamp and why, how far the answers are, what the leads said. A quarter in which
// nothing was answered or set takes no room, unless it is the one that is looked at: there the leads that owe are named.
func (d *detail) quarter(c *judge.Case, t *ledger.Task, q ledger.Quarter, looked bool) {
	all := c.Standings(q)
	answered, texts, owing := sorted(all)
	if _, byHand := t.Lamps[q]; answered == 0 && len(texts) == 0 && !byHand && !looked {
		return
	}
	v := c.Lamp(q)
	words := []string{fmt.Sprintf("报送 %d/%d", answered, len(all))}
	if s := c.Status(q); s != "" {
		words = append([]string{string(s)}, words...)
	}
	if rate, ok := c.Rate(q); ok {
		words = append(words, fmt.Sprintf("完成率 %s，序时 %s", view.RateText(rate), view.RateText(judge.Plan(d.w.book.Ledger().Rule(), q))))
	}
	d.add(container.New(look.Line(8), look.Words(q.Name(), 14, true, d.w.look.Text()), lamps.Sign(d.w.look, v.Lamp)))
	d.small(strings.Join(words, "　"))
	d.small(v.Reason)
	for _, s := range texts {
		d.add(look.NewProse(s, 14, 20, false, d.w.look.Text()).Within(paneText))
	}
	if looked && len(owing) > 0 {
		d.add(look.NewProse("未报："+look.Brief(strings.Join(owing, "、"), 2*brief), 14, 20, false, d.w.look.Text2()).Within(paneText))
	}
}

// sorted are how many have answered, what the leads said, and the leads of whom nothing came.
func sorted(all []judge.Standing) (answered int, texts, owing []string) {
	for _, s := range all {
		if s.State.Answered() {
			answered++
		}
		switch {
		case !s.Lead:
		case s.Report != nil:
			texts = append(texts, reported(s))
		case s.Must:
			owing = append(owing, s.Unit.Name)
		}
	}
	return answered, texts, owing
}

// reported is what a lead unit said, with its name and what the office thinks of it.
func reported(s judge.Standing) string {
	mark := s.State.Name()
	if s.Stale {
		mark = "未更新"
		if s.State.Answered() {
			mark = s.State.Name() + "，同上季"
		}
	}
	text := s.Report.Progress
	if s.Report.Problem != "" {
		text += "\n问题：" + s.Report.Problem
	}
	if s.Report.Next != "" {
		text += "\n下一步：" + s.Report.Next
	}
	return strings.TrimSpace(fmt.Sprintf("%s（%s）：%s", s.Unit.Name, mark, strings.TrimSpace(text)))
}

// numbers are the indicators and the days of the row.
func (d *detail) numbers(l *ledger.Ledger, t *ledger.Task) {
	for _, x := range t.Indicators {
		d.small(fmt.Sprintf("指标　%s %s %g%s", x.Name, x.Op.Sign(), x.Value, x.Unit))
	}
	d.due(l, t)
	for _, m := range t.Milestones {
		line := "节点　" + ledger.DayText(m.Day) + "　" + m.Text
		if m.Done != "" {
			line += "（" + ledger.DayText(m.Done) + "完成）"
		}
		d.small(line)
	}
}

// due is the day of the row, how often it was put off, and each time.
func (d *detail) due(l *ledger.Ledger, t *ledger.Task) {
	day, confirmed := judge.DueDay(l, t)
	if day == "" {
		return
	}
	line := "完成时限　" + ledger.DayText(day)
	switch {
	case !confirmed:
		line += "（待确认）"
	case len(t.Extensions) > 0:
		line += fmt.Sprintf("（延期%d次）", len(t.Extensions))
	}
	d.small(line)
	for _, x := range t.Extensions {
		d.small("延期　" + x.Words())
	}
}

// bonds are the leaders before and the rows that the row is linked with, those of other years too.
func (d *detail) bonds(l *ledger.Ledger, t *ledger.Task) {
	for _, f := range t.Formerly {
		if x := l.Leader(f.Leader); x != nil {
			d.small("原责任领导　" + x.Name + "（至" + ledger.DayText(f.Until) + "）")
		}
	}
	for _, other := range l.Links(t.ID) {
		d.add(d.linkTo("关联", l, other))
	}
	if was := l.Task(t.Continues); was != nil {
		d.add(d.linkTo("结转自", l, was))
	}
}

// linkTo opens another row.
func (d *detail) linkTo(how string, l *ledger.Ledger, t *ledger.Task) fyne.CanvasObject {
	where := ""
	if a := l.Annex(t.Annex); a != nil {
		where = fmt.Sprintf("%s %s", a.Name(), l.RowName(t))
		if a.Year != d.w.year() {
			where = fmt.Sprintf("%d年", a.Year) + where
		}
	}
	return d.w.look.Tool("link", look.Brief(how+" "+where+" "+look.OneLine(t.Text), 22), func() {
		d.w.settled(func() { d.w.visit(t, string(ledger.FieldText)) })
	})
}
