package quarter

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// answer is what a row knows beside its task: what one unit has said on it in the quarter. A row of a group only sums up.
type answer struct {
	quarter  ledger.Quarter
	task     string // how a person calls the task: 附2 1.1
	standing judge.Standing
	before   *judge.Standing // what the unit answered in the quarter before; nil for nothing
	lamp     judge.Verdict
	plan     float64
	proxy    bool   // what is entered next is taken by telephone
	closed   bool   // nothing is entered any more
	group    string // whose members are summed up; "" for a unit's own row
	sum      string // what they say together
}

// about is what a row of the tables of answers knows.
func about(r sheet.Row) *answer { return r.About.(*answer) }

// report is the one that counts; an empty one where there is none.
func (a *answer) report() ledger.Report {
	if a.standing.Report == nil {
		return ledger.Report{}
	}
	return *a.standing.Report
}

// unsaid tells of an answer that waits for the office whether there is nothing in it to be judged.
func (a *answer) unsaid() bool {
	return a.standing.Report != nil && a.standing.State == ledger.Reported && a.standing.Report.Unsaid()
}

// unit is the one that answers.
func (a *answer) unit() ledger.ID { return a.standing.Unit.ID }

// rowKey names the row of a unit's answer on a task.
func rowKey(task, unit ledger.ID) string { return string(task) + "/" + string(unit) }

// row is the row of a standing.
func (s *Screen) row(l *ledger.Ledger, c *judge.Case, t *ledger.Task, x judge.Standing, name string) sheet.Row {
	key := rowKey(t.ID, x.Unit.ID)
	return sheet.Row{Key: key, Task: t, About: &answer{quarter: s.quarter, task: name, standing: x, before: s.answeredBefore(c, x.Unit.ID), lamp: c.Lamp(s.quarter),
		plan: judge.Plan(l.Rule(), s.quarter), proxy: s.proxies[key], closed: t.Closed()}}
}

// lastQuarter is the quarter before the one that is looked at, in the same year; "" before a year's first.
func (s *Screen) lastQuarter() ledger.Quarter {
	if n := s.quarter.Number(); n > 1 {
		return ledger.MakeQuarter(s.quarter.Year(), n-1)
	}
	return ""
}

// answeredBefore is what a unit answered on the case's task in the quarter before; nil for nothing.
func (s *Screen) answeredBefore(c *judge.Case, unit ledger.ID) *judge.Standing {
	q := s.lastQuarter()
	if q == "" {
		return nil
	}
	for _, x := range c.Standings(q) {
		if x.Unit.ID == unit && x.State.Answered() {
			return &x
		}
	}
	return nil
}

// unitRows are the rows of the shown unit, of one annex or of all.
func (s *Screen) unitRows(annex ledger.ID) []sheet.Row {
	l := s.d.Ledger()
	name := s.namer(annex == "")
	var out []sheet.Row
	for _, t := range s.tasks() {
		if annex != "" && t.Annex != annex {
			continue
		}
		c := judge.Of(l, t)
		for _, x := range c.Standings(s.quarter) {
			if x.Unit.ID == s.unit {
				out = append(out, s.row(l, c, t, x, name(t)))
			}
		}
	}
	return out
}

// fillUnit shows the rows of the unit.
func (s *Screen) fillUnit() {
	if s.annex != "" && len(s.unitRows(s.annex)) == 0 {
		s.annex = ""
	}
	now := stood{s.quarter, s.unit, s.annex}
	rows := s.unitRows(s.annex)
	s.sheets[byUnit].Fill([]sheet.Group{{Rows: rows}}, s.columns(byUnit, rows), now != s.stood)
	if now.unit != s.stood.unit || now.quarter != s.stood.quarter {
		if shown := s.sheets[byUnit].Rows(); len(shown) > 0 {
			s.sheets[byUnit].Grid.Select(shown[0].Key, colProgress)
		}
	}
	s.stood = now
}

// namer names tasks in the form 附2 1.1, or by their number alone where all are of one annex.
func (s *Screen) namer(mixed bool) func(*ledger.Task) string {
	l := s.d.Ledger()
	return func(t *ledger.Task) string {
		if a := l.Annex(t.Annex); a != nil && mixed {
			return "附" + a.No + " " + l.RowName(t)
		}
		return l.RowName(t)
	}
}

// fillTasks shows all answers, task by task, the members of a group under the line that sums them up.
func (s *Screen) fillTasks() {
	l, name := s.d.Ledger(), s.namer(true)
	var rows []sheet.Row
	for _, t := range s.tasks() {
		c := judge.Of(l, t)
		all := c.Standings(s.quarter)
		for i, x := range all {
			if x.Via != nil && !slices.ContainsFunc(all[:i], through(x.Via.ID)) {
				sum := s.row(l, c, t, x, name(t))
				a := about(sum)
				a.group, a.sum = x.Via.Name, sumUp(all, x.Via.ID)
				sum.Key = rowKey(t.ID, x.Via.ID)
				rows = append(rows, sum)
			}
			rows = append(rows, s.row(l, c, t, x, name(t)))
		}
	}
	s.sheets[byTask].Fill([]sheet.Group{{Rows: rows}}, s.columns(byTask, rows), false)
}

// through tells of a standing whether the unit answers for the group.
func through(group ledger.ID) func(judge.Standing) bool {
	return func(x judge.Standing) bool { return x.Via != nil && x.Via.ID == group }
}

// sumUp is the summary of a group's answers as paper prints it: 7个单位，已报5，正常推进4、进度滞后1.
func sumUp(all []judge.Standing, group ledger.ID) string {
	units, answered := 0, 0
	by := map[ledger.Status]int{}
	for _, x := range all {
		if !through(group)(x) {
			continue
		}
		units++
		if x.State.Answered() {
			answered++
			by[x.Report.Status]++
		}
	}
	text := fmt.Sprintf("%d个单位，已报%d", units, answered)
	var statuses []string
	for _, st := range ledger.Statuses() {
		if n := by[st]; n > 0 {
			statuses = append(statuses, fmt.Sprintf("%s%d", st, n))
		}
	}
	if len(statuses) > 0 {
		text += "，" + strings.Join(statuses, "、")
	}
	return text
}

// answering is the shown unit where it answers on the task, else the first that does; "" for none.
func (s *Screen) answering(t *ledger.Task) ledger.ID {
	all := judge.Standings(s.d.Ledger(), t, s.quarter)
	for _, x := range all {
		if x.Unit.ID == s.unit {
			return s.unit
		}
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].Unit.ID
}
