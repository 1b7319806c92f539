package view

import "dubanben/internal/ledger"

// Load is what one unit has to do: its tasks by the role in which it is named.
type Load struct {
	Unit    *ledger.Unit
	Lead    []*ledger.Task
	Related []*ledger.Task
	Via     []Via // through groups it belongs to, where it is not named itself
}

// Via is a task that reaches a unit through a group.
type Via struct {
	Task  *ledger.Task
	Group *ledger.Unit
}

// Total is how many tasks the unit has in any role.
func (l Load) Total() int { return len(l.Lead) + len(l.Related) + len(l.Via) }

// Loads are all units that are no groups, with their tasks in the given ones; towns first, then the rest, each in the
// order of the units. Pass the tasks of one year or of all annexes.
func Loads(l *ledger.Ledger, tasks []*ledger.Task) []Load {
	var towns, rest []Load
	at := map[ledger.ID]*Load{}
	for _, u := range l.Units() {
		if u.Kind != ledger.Group {
			at[u.ID] = &Load{Unit: u}
		}
	}
	for _, t := range tasks {
		count(l, t, at)
	}
	for _, u := range l.Units() {
		switch x := at[u.ID]; {
		case x == nil:
		case u.Kind == ledger.Town:
			towns = append(towns, *x)
		default:
			rest = append(rest, *x)
		}
	}
	return append(towns, rest...)
}

// LoadOf is one unit's part of the tasks.
func LoadOf(l *ledger.Ledger, unit ledger.ID, tasks []*ledger.Task) Load {
	x := Load{Unit: l.Unit(unit)}
	at := map[ledger.ID]*Load{unit: &x}
	for _, t := range tasks {
		count(l, t, at)
	}
	return x
}

// count adds the task to each unit in at that has a part in it.
func count(l *ledger.Ledger, t *ledger.Task, at map[ledger.ID]*Load) {
	for _, p := range Parts(l, t) {
		x := at[p.Unit.ID]
		switch {
		case x == nil:
		case p.Via != nil:
			x.Via = append(x.Via, Via{t, p.Via})
		case p.Role == ledger.Lead:
			x.Lead = append(x.Lead, t)
		default:
			x.Related = append(x.Related, t)
		}
	}
}

// Groups are the groups that a unit belongs to.
func Groups(l *ledger.Ledger, unit ledger.ID) []*ledger.Unit {
	var out []*ledger.Unit
	for _, g := range l.Units() {
		for _, m := range g.Members {
			if m == unit {
				out = append(out, g)
			}
		}
	}
	return out
}
