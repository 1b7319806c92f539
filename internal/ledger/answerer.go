package ledger

import "slices"

// Answerer is a unit that must report on a task.
type Answerer struct {
	Unit ID
	Via  ID   // the group that it answers for; "" where the task names the unit itself
	Lead bool // it leads, or belongs to a group that does
}

// Answerers are the units that must report on a task, leads first, each once. A group answers through its members; one that
// leads and has none stands itself.
func (l *Ledger) Answerers(t *Task) []Answerer { return answerers(l, t) }

// MembersFor are the members of a group that a task names: the fixed ones, else those chosen for the task. A member that is
// a group itself stands for its own.
func (l *Ledger) MembersFor(t *Task, group ID) []*Unit {
	var out []*Unit
	for _, id := range membersFor(l, t, group) {
		if u := l.Unit(id); u != nil {
			out = append(out, u)
		}
	}
	return out
}

// units looks units up: a snapshot or a draft.
type units interface{ Unit(ID) *Unit }

func answerers(n units, t *Task) []Answerer {
	var out []Answerer
	add := func(a Answerer) {
		if !slices.ContainsFunc(out, func(o Answerer) bool { return o.Unit == a.Unit }) {
			out = append(out, a)
		}
	}
	name := func(ms []Mention, lead bool) {
		for _, m := range ms {
			u := n.Unit(m.Unit)
			switch {
			case u == nil:
			case u.Kind != Group:
				if lead || t.Duty == DutyAll {
					add(Answerer{Unit: u.ID, Lead: lead})
				}
			case lead || throughGroup(t.Duty, u):
				members := membersFor(n, t, u.ID)
				for _, id := range members {
					add(Answerer{id, u.ID, lead})
				}
				if lead && len(members) == 0 {
					add(Answerer{Unit: u.ID, Lead: true})
				}
			}
		}
	}
	name(t.Lead, true)
	name(t.Related, false)
	return out
}

// leads tells whether a unit leads the task, itself, through a group, or as the group that the task names.
func leads(n units, t *Task, unit ID) bool {
	return t.Role(unit) == Lead || slices.ContainsFunc(answerers(n, t), func(a Answerer) bool { return a.Lead && a.Unit == unit })
}

// throughGroup tells whether the members of a related group report.
func throughGroup(d Duty, g *Unit) bool {
	return d == DutyAll || d == DutyMembers || d == DutyDefault && len(g.Members) > 0
}

func membersFor(n units, t *Task, group ID) []ID {
	var out []ID
	seen := map[ID]bool{}
	var open func(ID)
	open = func(id ID) {
		g := n.Unit(id)
		if g == nil || seen[id] {
			return
		}
		seen[id] = true
		for _, m := range chosen(t, g) {
			if u := n.Unit(m); u != nil && u.Kind == Group {
				open(m)
			} else if u != nil && !seen[m] {
				seen[m] = true
				out = append(out, m)
			}
		}
	}
	open(group)
	return out
}

// chosen are the members of a group as the group has them, or as the task has where they are chosen for each.
func chosen(t *Task, g *Unit) []ID {
	if len(g.Members) > 0 {
		return g.Members
	}
	return t.Members[g.ID]
}

// names tells whether the task names the unit, itself or through a group, whether it must report or not.
func names(n units, t *Task, unit ID) bool {
	for _, m := range slices.Concat(t.Lead, t.Related) {
		if m.Unit == unit {
			return true
		}
		if g := n.Unit(m.Unit); g != nil && g.Kind == Group && slices.Contains(groupsAndMembers(n, t, g.ID), unit) {
			return true
		}
	}
	return false
}

// groupsAndMembers are all units below a group, groups included.
func groupsAndMembers(n units, t *Task, group ID) []ID {
	out := []ID{group}
	for i := 0; i < len(out); i++ {
		if g := n.Unit(out[i]); g != nil {
			for _, m := range chosen(t, g) {
				if !slices.Contains(out, m) {
					out = append(out, m)
				}
			}
		}
	}
	return out[1:]
}
