package ui

import (
	"fmt"
	"slices"

	"dubanben/internal/ledger"
)

// movedOut is the role of a row that an edit has taken out of the unit.
const movedOut = "已移出"

// settledRows are one unit's rows as the groups say, in the places where they stood before: a row that an edit has given another
// role, or taken out of the unit, stays until the unit is chosen anew, for nothing is to slide under the cursor. Rows that are new
// stand in their own groups behind the ones they follow there.
func settledRows(l *ledger.Ledger, before, now []group) []group {
	role := map[ledger.ID]string{}
	for _, g := range now {
		for _, r := range g.rows {
			role[r.task.ID] = r.role
		}
	}
	stood := map[ledger.ID]bool{}
	var out []group
	for _, g := range before {
		kept := group{name: g.name, band: fmt.Sprintf("%s  0 项", g.name)}
		for _, r := range g.rows {
			t := l.Task(r.task.ID)
			if t == nil {
				continue
			}
			stood[t.ID] = true
			is, ok := role[t.ID]
			if !ok {
				is = movedOut
			}
			kept.rows = append(kept.rows, row{task: t, role: is})
		}
		out = append(out, kept)
	}
	for i, g := range now {
		at := slices.IndexFunc(out, func(x group) bool { return x.name == g.name })
		if at < 0 {
			at = min(i, len(out))
			out = slices.Insert(out, at, group{name: g.name})
		}
		out[at].band = g.band
		after := ledger.ID("")
		for _, r := range g.rows {
			if !stood[r.task.ID] {
				place := slices.IndexFunc(out[at].rows, func(x row) bool { return x.task.ID == after }) + 1
				out[at].rows = slices.Insert(out[at].rows, place, r)
			}
			after = r.task.ID
		}
	}
	return slices.DeleteFunc(out, func(g group) bool { return len(g.rows) == 0 })
}
