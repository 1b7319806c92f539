package judge

import (
	"math"

	"dubanben/internal/ledger"
)

// Rate is the 完成率 of one answer, in per cent; it may exceed 100. The indicators give it, the lowest of them: ≥ is value
// against target, ≤ and = are 100 or 0. A value that this answer lacks is that of the newest earlier one, and an indicator
// without any value is 0 as soon as another has one. What was typed counts where the answer brings no values.
// Earlier are the unit's answers of earlier quarters, oldest first.
func Rate(t *ledger.Task, r *ledger.Report, earlier ...*ledger.Report) (float64, bool) {
	if r == nil {
		return 0, false
	}
	values := map[ledger.ID]float64{}
	given := false // by this very answer
	for i, x := range append(earlier[:len(earlier):len(earlier)], r) {
		for _, in := range t.Indicators {
			if v, ok := x.Values[in.ID]; ok {
				values[in.ID] = v
				given = given || i == len(earlier)
			}
		}
	}
	if r.Percent != nil && !given {
		return *r.Percent, true
	}
	if len(values) == 0 {
		return 0, false
	}
	lowest := math.Inf(1)
	for _, in := range t.Indicators {
		v, ok := values[in.ID]
		lowest = min(lowest, reached(in, v, ok))
	}
	return lowest, true
}

// reached is the rate of one indicator.
func reached(in ledger.Indicator, v float64, known bool) float64 {
	const tolerance = 1e-9 // sums of decimals miss their target by less
	near := math.Abs(v-in.Value) <= tolerance*max(1, math.Abs(in.Value))
	full := near
	switch in.Op {
	case ledger.AtLeast:
		if in.Value > 0 && known {
			return max(0, math.Round(v/in.Value*1e8)/1e6)
		}
		full = near || v > in.Value
	case ledger.AtMost:
		full = near || v < in.Value
	}
	if known && full {
		return 100
	}
	return 0
}

// rate of one report of the case, with the values of the quarters before.
func (c *Case) rate(r *ledger.Report) (float64, bool) {
	var earlier []*ledger.Report
	if len(c.t.Indicators) > 0 {
		for _, q := range Quarters(r.Quarter.Year()) {
			if x := c.last[slot{r.Unit, q}]; x != nil && q < r.Quarter && x.State.Answered() {
				earlier = append(earlier, x)
			}
		}
	}
	return Rate(c.t, r, earlier...)
}

// TaskRate is the 完成率 of a task in a quarter: the lowest of its lead units' answers.
func TaskRate(l *ledger.Ledger, t *ledger.Task, q ledger.Quarter) (float64, bool) {
	return Of(l, t).Rate(q)
}

// Rate of the case's task, as TaskRate gives it.
func (c *Case) Rate(q ledger.Quarter) (float64, bool) {
	lowest, some := 0.0, false
	for _, r := range c.answers(q) {
		if x, ok := c.rate(r); ok && (!some || x < lowest) {
			lowest, some = x, true
		}
	}
	return lowest, some
}

// Plan is the 序时进度 at the end of a quarter, in per cent.
func Plan(r *ledger.Rule, q ledger.Quarter) float64 {
	if n := q.Number(); n >= 1 && n <= len(r.Plan) {
		return r.Plan[n-1]
	}
	return 0
}
