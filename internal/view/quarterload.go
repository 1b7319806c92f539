package view

import (
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// QuarterLoad is what one unit has to answer in a quarter and how far it has come. A task stands in one of the last four
// lists.
type QuarterLoad struct {
	Unit     *ledger.Unit
	Must     []*ledger.Task
	Missing  []*ledger.Task
	Reported []*ledger.Task
	Returned []*ledger.Task
	Reviewed []*ledger.Task
}

// Owed are the tasks that the unit has still to answer: nothing came, or it was returned.
func (q QuarterLoad) Owed() int { return len(q.Missing) + len(q.Returned) }

// QuarterLoads are the units that must report on some of the tasks in a quarter, by rank; tasks of other years ask nothing.
func QuarterLoads(l *ledger.Ledger, tasks []*ledger.Task, q ledger.Quarter) []QuarterLoad {
	at := map[ledger.ID]*QuarterLoad{}
	for _, t := range tasks {
		c := judge.Of(l, t)
		if c.Year() != q.Year() {
			continue
		}
		for _, s := range c.Standings(q) {
			if !s.Must {
				continue
			}
			u := s.Duty.Unit
			if at[u.ID] == nil {
				at[u.ID] = &QuarterLoad{Unit: u}
			}
			x := at[u.ID]
			x.Must = append(x.Must, t)
			list := map[ledger.ReportState]*[]*ledger.Task{ledger.Unreported: &x.Missing, ledger.Reported: &x.Reported,
				ledger.Returned: &x.Returned, ledger.Reviewed: &x.Reviewed}[s.State]
			*list = append(*list, t)
		}
	}
	var out []QuarterLoad
	for _, u := range l.Units() {
		if x := at[u.ID]; x != nil {
			out = append(out, *x)
		}
	}
	return out
}
