package app

import (
	"fmt"
	"slices"
	"time"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// Report keeps a unit's answer on a task; the ones before it stay.
func (a *App) Report(task, unit ledger.ID, q ledger.Quarter, in ledger.Answer, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		if err := d.Report(task, unit, q, in, a.now(), a.options.Clerk); err != nil {
			return "", err
		}
		verb := "填报"
		if in.Proxy {
			verb = "代报"
		}
		return verb + answerNamed(d, task, unit, q), nil
	})
}

// ReportReviewed keeps a unit's answer and passes it, in one step: the office has written or seen it itself.
func (a *App) ReportReviewed(task, unit ledger.ID, q ledger.Quarter, in ledger.Answer, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		if err := d.Report(task, unit, q, in, a.now(), a.options.Clerk); err != nil {
			return "", err
		}
		return "填报并审核" + answerNamed(d, task, unit, q), d.Review(task, unit, q, "", "", a.now(), a.options.Clerk)
	})
}

// ReportAll keeps several answers in one step, such as a paste; a refused one stays out and is told.
func (a *App) ReportAll(q ledger.Quarter, in []UnitAnswer, place string) (Done, []AnswerRefusal, error) {
	var refused []AnswerRefusal
	done, err := a.do(place, func(d *ledger.Draft) (string, error) {
		kept := 0
		for i, x := range in {
			err := d.Try(func() error { return d.Report(x.Task, x.Unit, q, x.Answer, a.now(), a.options.Clerk) })
			if err != nil {
				refused = append(refused, AnswerRefusal{i, err})
				continue
			}
			kept++
		}
		if kept == 1 && len(in) == 1 {
			return "填报" + answerNamed(d, in[0].Task, in[0].Unit, q), nil
		}
		return fmt.Sprintf("填报%s进展%d项", q.Name(), kept), nil
	})
	return done, refused, err
}

// UnitAnswer is an answer with the task and unit it belongs to.
type UnitAnswer struct {
	Task, Unit ledger.ID
	Answer     ledger.Answer
}

// AnswerRefusal says which of several answers was refused, and why.
type AnswerRefusal struct {
	Index int
	Err   error
}

// Review takes answers as they are; with a status the office's judgement takes the place of the unit's.
func (a *App) Review(of []Answered, q ledger.Quarter, status ledger.Status, remark, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, x := range of {
			if err := d.Review(x.Task, x.Unit, q, status, remark, a.now(), a.options.Clerk); err != nil {
				return "", err
			}
		}
		return "审核通过" + answersNamed(d, of, q), nil
	})
}

// Return gives answers back with a remark that says why.
func (a *App) Return(of []Answered, q ledger.Quarter, remark, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, x := range of {
			if err := d.Return(x.Task, x.Unit, q, remark, a.now(), a.options.Clerk); err != nil {
				return "", err
			}
		}
		return "退回" + answersNamed(d, of, q), nil
	})
}

// Answered names one unit's answer on one task.
type Answered struct{ Task, Unit ledger.ID }

// OpenQuarter carries the texts of the quarter before on to units that have not answered, marked as not updated, for all
// tasks of the year; count is how many.
func (a *App) OpenQuarter(q ledger.Quarter, place string) (done Done, count int, err error) {
	done, err = a.do(place, func(d *ledger.Draft) (string, error) {
		var tasks []ledger.ID
		for _, t := range d.Base().Tasks() {
			if d.Base().Annex(t.Annex).Year == q.Year() {
				tasks = append(tasks, t.ID)
			}
		}
		if !slices.ContainsFunc(d.Base().Annexes(), func(x *ledger.Annex) bool { return x.Year == q.Year() }) {
			return "", &ledger.Problem{Kind: ledger.NoSuchAnnex, Count: q.Year()}
		}
		var err error
		count, err = d.CarryOn(tasks, q, a.now(), a.options.Clerk)
		return fmt.Sprintf("开启%s，沿用%d项", q.Name(), count), err
	})
	return done, count, err
}

// Reporter finds the unit that an answer is from: by name, or where none is given the first that has to report.
func Reporter(l *ledger.Ledger, task ledger.ID, name string) (ledger.ID, error) {
	if name != "" {
		u := l.UnitNamed(name)
		if u == nil {
			return "", &ledger.Problem{Kind: ledger.NoSuchUnit, Value: name}
		}
		return u.ID, nil
	}
	t := l.Task(task)
	if duties := judge.Duties(l, t); len(duties) > 0 {
		return duties[0].Unit.ID, nil
	}
	return "", &ledger.Problem{Kind: ledger.NoLeadUnit, Row: l.RowName(t)}
}

func (a *App) now() string { return a.options.Now().Format(time.RFC3339) }

func answerNamed(d *ledger.Draft, task, unit ledger.ID, q ledger.Quarter) string {
	name := ""
	if u := d.Unit(unit); u != nil {
		name = u.Name
	}
	return name + rowsNamed(d, []ledger.ID{task}) + q.Name() + "进展"
}

func answersNamed(d *ledger.Draft, of []Answered, q ledger.Quarter) string {
	if len(of) == 1 {
		return answerNamed(d, of[0].Task, of[0].Unit, q)
	}
	return fmt.Sprintf("%s进展%d项", q.Name(), len(of))
}

// AnswerOf is what a report says, to be changed in part and kept anew; nothing for no report.
func AnswerOf(r *ledger.Report) ledger.Answer {
	if r == nil {
		return ledger.Answer{}
	}
	c := r.Clone()
	return ledger.Answer{Status: c.Status, Percent: c.Percent, Values: c.Values, Progress: c.Progress, Problem: c.Problem, Next: c.Next,
		By: c.By, Source: c.Source, Proxy: c.Proxy}
}
