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

	duties []Duty
	asked  bool // the duties are made
}

// slot is the place of one answer.
type slot struct {
	unit ledger.ID
	q    ledger.Quarter
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

// answers are the lead units' reports that the office has in hand.
func (c *Case) answers(q ledger.Quarter) []*ledger.Report {
	var out []*ledger.Report
	for _, u := range c.units {
		if r := c.last[slot{u, q}]; r != nil && r.State.Answered() && c.isLead(u) {
			out = append(out, r)
		}
	}
	return out
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
