package units

import (
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// standing is how the units stand in a quarter, as one snapshot has it.
type standing struct {
	of      *ledger.Ledger
	quarter ledger.Quarter
	lamps   map[ledger.ID]*judge.Lamps // of the tasks that a unit leads
	owed    map[ledger.ID]int
	begun   bool // somebody has answered: before that everybody owes everything, which says nothing
	lit     bool // some lamp is red or yellow
}

func (x *standing) read(l *ledger.Ledger, tasks []*ledger.Task, q ledger.Quarter, today string) {
	if x.of == l && x.quarter == q {
		return
	}
	*x = standing{of: l, quarter: q, lamps: map[ledger.ID]*judge.Lamps{}, owed: map[ledger.ID]int{}}
	o := judge.Sum(l, tasks, q, today)
	for _, u := range o.Units {
		x.lamps[u.Unit] = &u.Lamps
	}
	for _, u := range o.Unanswered {
		x.owed[u.Unit] = len(u.Tasks)
	}
	x.lit = len(o.Lamps.Red)+len(o.Lamps.Yellow) > 0
	for _, t := range tasks {
		for _, r := range l.Reports(t.ID) {
			x.begun = x.begun || r.Quarter == q
		}
	}
}

// of is how many of a lamp the tasks have that a unit leads.
func (x *standing) lamp(unit ledger.ID, lamp ledger.Lamp) int {
	if all := x.lamps[unit]; all != nil {
		return len(all.Of(lamp))
	}
	return 0
}
