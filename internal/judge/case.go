// Package judge says how the tasks of a snapshot stand: who must report, how far the answers have come, which status and
// which lamp follows from them and why. It changes nothing and is pure.
package judge

import (
	"slices"

	"dubanben/internal/ledger"
)

// Case is one task with all that was answered on it, read once to be judged for several quarters. It belongs to one
// snapshot and to one goroutine.
type Case struct {
	l     *ledger.Ledger
	t     *ledger.Task
	last  map[slot]*ledger.Report // the one that counts
	units []ledger.ID             // all that have a report, in the order of their first
	lamps map[ledger.Quarter]Verdict
	hand  []inHand // of the quarters that were asked for

	duties []Duty
	asked  bool // the duties are made
}

// slot is the place of one answer.
type slot struct {
	unit ledger.ID
	q    ledger.Quarter
}

// inHand are the answers that count in a quarter.
type inHand struct {
	q       ledger.Quarter
	answers []*ledger.Report
}

// Of opens the case of a task.
func Of(l *ledger.Ledger, t *ledger.Task) *Case {
	c := &Case{l: l, t: t}
	for _, r := range l.Reports(t.ID) { // oldest first, so that the last one stays
		if c.last == nil {
			c.last = map[slot]*ledger.Report{}
		}
		if !slices.Contains(c.units, r.Unit) {
			c.units = append(c.units, r.Unit)
		}
		c.last[slot{r.Unit, r.Quarter}] = r
	}
	return c
}

// Year of the task's annex; 0 where it has none.
func (c *Case) Year() int {
	if a := c.l.Annex(c.t.Annex); a != nil {
		return a.Year
	}
	return 0
}

// answers are the lead units' reports that the office has in hand. Those of units that led before count in the quarter as
// long as one that leads now has not answered for it.
func (c *Case) answers(q ledger.Quarter) []*ledger.Report {
	for _, h := range c.hand {
		if h.q == q {
			return h.answers
		}
	}
	h := inHand{q, c.findAnswers(q)}
	c.hand = append(c.hand, h)
	return h.answers
}

func (c *Case) findAnswers(q ledger.Quarter) []*ledger.Report {
	var out, before []*ledger.Report
	for _, u := range c.units {
		switch r := c.last[slot{u, q}]; {
		case r == nil || !r.State.Answered():
		case c.isLead(u):
			out = append(out, r)
		case r.Led:
			before = append(before, r)
		}
	}
	if len(before) > 0 && slices.ContainsFunc(c.Leads(), func(d Duty) bool { return !c.hasAnswered(d.Unit.ID, q) }) {
		out = append(out, before...)
	}
	return out
}

// hasAnswered tells whether the office has a unit's answer in hand.
func (c *Case) hasAnswered(unit ledger.ID, q ledger.Quarter) bool {
	r := c.last[slot{unit, q}]
	return r != nil && r.State.Answered()
}

// relieved tells whether a unit that leads now need not answer for a quarter: another one led then and has.
func (c *Case) relieved(d Duty, q ledger.Quarter) bool {
	return d.Lead && c.last[slot{d.Unit.ID, q}] == nil && slices.ContainsFunc(c.units, func(u ledger.ID) bool {
		r := c.last[slot{u, q}]
		return r != nil && r.Led && r.State.Answered() && !c.isLead(u)
	})
}

// Quarters lists the four quarters of a year.
func Quarters(year int) []ledger.Quarter {
	var out []ledger.Quarter
	for n := 1; n <= 4; n++ {
		out = append(out, ledger.MakeQuarter(year, n))
	}
	return out
}

// QuarterOf is the quarter of a day, 2020Q3 of 2020-07-01; "" of what is none.
func QuarterOf(day string) ledger.Quarter {
	d, err := ledger.ParseDay(day)
	if err != nil {
		return ""
	}
	return ledger.MakeQuarter(d.Year(), (int(d.Month())+2)/3)
}
