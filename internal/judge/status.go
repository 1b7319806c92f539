package judge

import (
	"slices"

	"dubanben/internal/ledger"
)

// Status is how a task stands in a quarter by its lead units' answers, the worst where they differ; "" where none says.
// The end of a task holds from its quarter on.
func Status(l *ledger.Ledger, t *ledger.Task, q ledger.Quarter) ledger.Status {
	return Of(l, t).Status(q)
}

// Now is how a task stands: its end, or else the status of the last quarter that has one.
func Now(l *ledger.Ledger, t *ledger.Task) ledger.Status { return Of(l, t).Now() }

// Status of the case's task, as the function of that name gives it.
func (c *Case) Status(q ledger.Quarter) ledger.Status {
	if c.Ended(q) {
		return c.t.End.Status
	}
	worst := ledger.Status("")
	for _, r := range c.answers(q) {
		if r.Status != "" && (worst == "" || r.Status.Worse(worst)) {
			worst = r.Status
		}
	}
	return worst
}

// Now is how the case's task stands, as the function of that name gives it.
func (c *Case) Now() ledger.Status {
	if c.t.End != nil {
		return c.t.End.Status
	}
	if c.last == nil {
		return ""
	}
	for _, q := range slices.Backward(Quarters(c.Year())) {
		if s := c.Status(q); s != "" {
			return s
		}
	}
	return ""
}
