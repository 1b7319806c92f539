package units

import (
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// Busy is what the units have to do in a year, as one snapshot has it: the screen and the list of screens ask for it. Empty
// it knows nothing yet.
type Busy struct {
	of    *ledger.Ledger
	year  int
	loads []view.Load
}

// Units are those that have something to do in the year, and the one to keep: a unit that is taken out of its last row stays
// in sight.
func (b *Busy) Units(l *ledger.Ledger, year int, keep ledger.ID) []view.Load {
	if b.of != l || b.year != year {
		*b = Busy{l, year, view.Loads(l, view.Tasks(l, view.Query{Year: year}))}
	}
	var out []view.Load
	for _, x := range b.loads {
		if x.Total() > 0 || x.Unit.ID == keep {
			out = append(out, x)
		}
	}
	return out
}
