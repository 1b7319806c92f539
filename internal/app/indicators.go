package app

import (
	"fmt"
	"slices"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
)

// OfferedIndicators are the numbers in a task's text that can be targets and that nobody has confirmed yet.
func OfferedIndicators(t *ledger.Task) []ledger.Indicator {
	var out []ledger.Indicator
	for _, x := range annex.Targets(t.Text) {
		if x.What == "" { // “100元、600元”: a number alone says not of what
			continue
		}
		known := slices.ContainsFunc(t.Indicators, func(i ledger.Indicator) bool { return i.Value == x.Value && i.Unit == x.Unit })
		if !known {
			out = append(out, ledger.Indicator{Name: x.What, Op: ledger.Op(x.Op), Value: x.Value, Unit: x.Unit})
		}
	}
	return out
}

// SetIndicators says which numbers a task is to reach.
func (a *App) SetIndicators(task ledger.ID, in []ledger.Indicator, place string) (Done, error) {
	return a.eachTask([]ledger.ID{task}, "设置指标：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetIndicators(t, in) })
}

// AddIndicators gives tasks the indicators that a person confirmed, beside those they have.
func (a *App) AddIndicators(more map[ledger.ID][]ledger.Indicator, place string) (Done, error) {
	var tasks []ledger.ID
	n := 0
	for _, t := range a.Ledger().Tasks() {
		if len(more[t.ID]) > 0 {
			tasks = append(tasks, t.ID)
			n += len(more[t.ID])
		}
	}
	return a.eachTask(tasks, fmt.Sprintf("确认%d个指标：", n), place, func(d *ledger.Draft, t ledger.ID) error {
		return d.SetIndicators(t, append(d.Task(t).Clone().Indicators, more[t]...))
	})
}
