package units

import (
	"fmt"
	"slices"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// movedOut is the role of a row that an edit has taken out of the unit.
const movedOut = "已移出"

// part is what a unit has to do with the task of a row.
type part struct {
	role    string
	unit    ledger.ID
	quarter ledger.Quarter // that its answer is for
}

// String is the role, as the table shows it.
func (p part) String() string { return p.role }

// settledRows are one unit's rows as the groups say, in the places where they stood before: a row that an edit has given another
// role, or taken out of the unit, stays until the unit is chosen anew, for nothing is to slide under the cursor. Rows that are new
// stand in their own groups behind the ones they follow there.
func settledRows(l *ledger.Ledger, q ledger.Quarter, before, now []sheet.Group) []sheet.Group {
	role := map[ledger.ID]string{}
	for _, g := range now {
		for _, r := range g.Rows {
			role[r.Task.ID] = r.About.(part).role
		}
	}
	stood := map[ledger.ID]bool{}
	var out []sheet.Group
	for _, g := range before {
		kept := sheet.Group{Name: g.Name, Band: fmt.Sprintf("%s  0 项", g.Name)}
		for _, r := range g.Rows {
			t := l.Task(r.Task.ID)
			if t == nil {
				continue
			}
			stood[t.ID] = true
			is, ok := role[t.ID]
			if !ok {
				is = movedOut
			}
			unit := r.About.(part).unit
			kept.Rows = append(kept.Rows, sheet.Row{Task: t, About: part{is, unit, q}})
		}
		out = append(out, kept)
	}
	for i, g := range now {
		at := slices.IndexFunc(out, func(x sheet.Group) bool { return x.Name == g.Name })
		if at < 0 {
			at = min(i, len(out))
			out = slices.Insert(out, at, sheet.Group{Name: g.Name})
		}
		out[at].Band = g.Band
		after := ledger.ID("")
		for _, r := range g.Rows {
			if !stood[r.Task.ID] {
				place := slices.IndexFunc(out[at].Rows, func(x sheet.Row) bool { return x.Task.ID == after }) + 1
				out[at].Rows = slices.Insert(out[at].Rows, place, r)
			}
			after = r.Task.ID
		}
	}
	return slices.DeleteFunc(out, func(g sheet.Group) bool { return len(g.Rows) == 0 })
}
