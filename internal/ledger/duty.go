package ledger

import "slices"

// Duties lists who may have to report, the default first.
func Duties() []Duty { return []Duty{DutyDefault, DutyLead, DutyAll, DutyMembers} }

// Name is the duty in Chinese.
func (d Duty) Name() string {
	switch d {
	case DutyLead:
		return "牵头单位报送"
	case DutyAll:
		return "牵头和相关单位都报送"
	case DutyMembers:
		return "牵头单位和组成员报送"
	}
	return "按默认报送"
}

// SetDuty says who must report on a task.
func (d *Draft) SetDuty(task ID, duty Duty) error {
	t := d.Task(task)
	if t == nil {
		return &Problem{Kind: NoSuchTask, Field: fieldReport}
	}
	if !slices.Contains(Duties(), duty) {
		return d.problem(BadDuty, t, fieldReport, Problem{Value: string(duty)})
	}
	c := t.Clone()
	c.Duty = duty
	d.Put(c)
	return nil
}

// SetTaskMembers says whom a group that the task names stands for in this task; none takes the choice back. A group with
// members of its own has them everywhere.
func (d *Draft) SetTaskMembers(task, group ID, members []ID) error {
	t := d.Task(task)
	if t == nil {
		return &Problem{Kind: NoSuchTask, Field: fieldMembers}
	}
	g := d.Unit(group)
	switch {
	case g == nil:
		return d.problem(NoSuchUnit, t, fieldMembers, Problem{})
	case g.Kind != Group:
		return d.problem(NotAGroup, t, fieldMembers, Problem{Value: g.Name})
	case !names(d, t, group):
		return d.problem(NotItsUnit, t, fieldMembers, Problem{Value: g.Name})
	case len(g.Members) > 0 && len(members) > 0:
		return d.problem(FixedMembers, t, fieldMembers, Problem{Value: g.Name, Count: len(g.Members)})
	}
	c := t.Clone()
	c.Members = chosenWithout(c.Members, group)
	var list []ID
	for _, id := range members {
		u := d.Unit(id)
		if u == nil {
			return d.problem(NoSuchUnit, t, fieldMembers, Problem{})
		}
		if id == group {
			return d.problem(CircularGroup, t, fieldMembers, Problem{Value: g.Name, Why: g.Name + "→" + g.Name})
		}
		if u.Kind == Group && slices.Contains(groupsAndMembers(d, c, id), group) {
			return d.problem(CircularGroup, t, fieldMembers, Problem{Value: g.Name, Why: g.Name + "→" + u.Name + "→" + g.Name})
		}
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	c.Members = withMembers(c.Members, group, list)
	d.Put(c)
	return nil
}

// withMembers is the choice with a group's members as well.
func withMembers(m map[ID][]ID, group ID, members []ID) map[ID][]ID {
	if len(members) == 0 {
		return m
	}
	m = own(m)
	m[group] = members
	return m
}

// chosenWithout is the choice without a group's members; where nothing is left it is nil.
func chosenWithout(m map[ID][]ID, group ID) map[ID][]ID {
	m = own(m)
	if delete(m, group); len(m) == 0 {
		return nil
	}
	return m
}
