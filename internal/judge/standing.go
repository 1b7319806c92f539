package judge

import "dubanben/internal/ledger"

// Standing is how far one unit's answer on a task has come in one quarter.
type Standing struct {
	Duty
	Must   bool           // false where the unit has answered without having to
	Report *ledger.Report // the one that counts; nil where there is none
	State  ledger.ReportState
	Stale  bool // the texts are the quarter before's, not changed since
	Rate   *float64
}

// Standings are those of all units that must report on a task, and behind them of those that did without having to.
func Standings(l *ledger.Ledger, t *ledger.Task, q ledger.Quarter) []Standing {
	return Of(l, t).Standings(q)
}

// Standings of the case's task, as the function of that name gives them. A task of which nothing is asked in the quarter
// has only those that were answered.
func (c *Case) Standings(q ledger.Quarter) []Standing {
	var out []Standing
	for _, d := range c.Duties() {
		if c.last[slot{d.Unit.ID, q}] != nil || c.Asks(q) && !c.relieved(d, q) {
			out = append(out, c.standing(d, c.Asks(q), q))
		}
	}
	for _, id := range c.units {
		u := c.l.Unit(id)
		if u != nil && c.last[slot{id, q}] != nil && !has(c.Duties(), id) {
			out = append(out, c.standing(Duty{Unit: u, Lead: c.isLead(id) || c.last[slot{id, q}].Led}, false, q))
		}
	}
	return out
}

func (c *Case) standing(d Duty, must bool, q ledger.Quarter) Standing {
	s := Standing{Duty: d, Must: must}
	if r := c.last[slot{d.Unit.ID, q}]; r != nil {
		s.Report, s.State, s.Stale = r, r.State, r.Stale
		if rate, ok := c.rate(r); ok {
			s.Rate = &rate
		}
	}
	return s
}

// Ended tells whether the task was out of the count by the end of a quarter, so that nothing is asked of anybody.
func (c *Case) Ended(q ledger.Quarter) bool { return c.t.End != nil && QuarterOf(c.t.End.Day) <= q }

// NotYet tells whether the task is a split-off half that was none by the end of a quarter. One that was split off after its
// year has the last quarter alone.
func (c *Case) NotYet(q ledger.Quarter) bool {
	if c.t.Since == "" {
		return false
	}
	return q < min(QuarterOf(c.t.Since), ledger.MakeQuarter(c.Year(), 4))
}

// Asks tells whether the task's units have to answer for a quarter: it was there and had not ended.
func (c *Case) Asks(q ledger.Quarter) bool { return !c.Ended(q) && !c.NotYet(q) }

// Owed are the duties that are not answered in a quarter of the task's year: nothing came, or it was returned.
func (c *Case) Owed(q ledger.Quarter) []Duty {
	if q.Year() != c.Year() || !c.Asks(q) {
		return nil
	}
	var out []Duty
	for _, d := range c.Duties() {
		if !c.hasAnswered(d.Unit.ID, q) && !c.relieved(d, q) {
			out = append(out, d)
		}
	}
	return out
}
