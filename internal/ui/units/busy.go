package units

import (
	"slices"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// Busy is what the units have to do in a year, as one snapshot has it: the screen and the list of screens ask for it. Empty
// it knows nothing yet.
type Busy struct {
	of     *ledger.Ledger
	year   int
	tasks  []*ledger.Task
	loads  []view.Load
	groups []view.Load
}

// read looks at a snapshot, unless it is the one that is known.
func (b *Busy) read(l *ledger.Ledger, year int) {
	if b.of == l && b.year == year {
		return
	}
	tasks := view.Tasks(l, view.Query{Year: year})
	*b = Busy{of: l, year: year, tasks: tasks, loads: view.Loads(l, tasks)}
	for _, u := range l.Units() {
		if u.Kind == ledger.Group {
			b.groups = append(b.groups, view.LoadOf(l, u.ID, tasks))
		}
	}
}

// Units are those that have something to do in the year, and the one to keep: a unit that is taken out of its last row stays
// in sight.
func (b *Busy) Units(l *ledger.Ledger, year int, keep ledger.ID) []view.Load {
	b.read(l, year)
	return slices.DeleteFunc(slices.Clone(b.loads), func(x view.Load) bool { return x.Total() == 0 && x.Unit.ID != keep })
}

// idle are the units that have nothing to do in the year, the one that is kept left out.
func (b *Busy) idle(keep ledger.ID) []view.Load {
	return slices.DeleteFunc(slices.Clone(b.loads), func(x view.Load) bool { return x.Total() > 0 || x.Unit.ID == keep })
}

// load is one unit's, be it a group.
func (b *Busy) load(unit ledger.ID) view.Load {
	for _, list := range [][]view.Load{b.loads, b.groups} {
		for _, x := range list {
			if x.Unit.ID == unit {
				return x
			}
		}
	}
	return view.Load{}
}
