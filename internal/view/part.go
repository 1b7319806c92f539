package view

import "dubanben/internal/ledger"

// Part is how one unit has to do with one task.
type Part struct {
	Unit *ledger.Unit
	Role ledger.Role  // NoRole where it comes through a group
	Via  *ledger.Unit // the group; nil where the unit itself is named
}

// Parts are the units of a task: those it names, groups among them, then the members of those groups, fixed or chosen
// for the task, that it does not name.
// A unit named twice counts once, in its first role.
func Parts(l *ledger.Ledger, t *ledger.Task) []Part {
	var out []Part
	done := map[ledger.ID]bool{}
	named := func(ms []ledger.Mention, r ledger.Role) {
		for _, m := range ms {
			if u := l.Unit(m.Unit); u != nil && !done[m.Unit] {
				done[m.Unit] = true
				out = append(out, Part{Unit: u, Role: r})
			}
		}
	}
	named(t.Lead, ledger.Lead)
	named(t.Related, ledger.Related)
	for _, p := range out {
		if p.Unit.Kind != ledger.Group {
			continue
		}
		for _, u := range l.MembersFor(t, p.Unit.ID) {
			if !done[u.ID] {
				done[u.ID] = true
				out = append(out, Part{Unit: u, Via: p.Unit})
			}
		}
	}
	return out
}
