package ledger

import (
	"cmp"
	"slices"
)

// Unite makes a unit one with another that it always was: its names become other names of the one that is kept, and whatever
// names it, rows, groups and reports, names that one. Rows keep the spelling they print.
func (d *Draft) Unite(keep, gone ID) error {
	return d.absorb(keep, gone, func(u, b *Unit) {
		if b.Kind == Group {
			u.Kind = Group // its members are not lost with a spelling
		}
		for _, n := range append([]string{b.Name}, b.Others...) {
			if !slices.Contains(u.Names(), n) {
				u.Others = append(u.Others, n)
			}
		}
	})
}

// Merge makes one unit of two from a day on: what the one that goes was called until then is a former name of the one that
// is kept, which takes over whatever names the other. Rows keep the spelling they print.
func (d *Draft) Merge(keep, gone ID, day string) error {
	if err := d.day(nil, fieldName, day); err != nil {
		return err
	}
	if a, b := d.Unit(keep), d.Unit(gone); a != nil && b != nil && (a.Kind == Group) != (b.Kind == Group) {
		if b.Kind == Group {
			a, b = b, a
		}
		return &Problem{Kind: MixedUnits, Value: b.Name, Why: a.Name}
	}
	return d.absorb(keep, gone, func(u, b *Unit) {
		for _, n := range append([]string{b.Name}, b.Others...) {
			if !slices.Contains(u.Names(), n) {
				u.Former = append(u.Former, FormerName{n, day})
			}
		}
	})
}

// absorb gives one unit all that another one has, and takes that one away.
func (d *Draft) absorb(keep, gone ID, learn func(u, from *Unit)) error {
	a, b := d.Unit(keep), d.Unit(gone)
	if err := d.apart(a, b); err != nil {
		return err
	}
	u := a.Clone()
	learn(u, b)
	for _, f := range b.Former {
		if !slices.Contains(u.Names(), f.Name) {
			u.Former = append(u.Former, f)
		}
	}
	slices.SortStableFunc(u.Former, func(x, y FormerName) int { return cmp.Compare(x.Until, y.Until) })
	if u.Kind == Group {
		u.Members = replaced(append(u.Members, b.Members...), gone, keep)
		u.Members = without(u.Members, keep)
	}
	u.Contact, u.Phone = cmp.Or(u.Contact, b.Contact), cmp.Or(u.Phone, b.Phone)
	d.Put(u)
	for _, e := range d.all(KindUnit) {
		if g := e.(*Unit); g.ID != keep && slices.Contains(g.Members, gone) {
			c := g.Clone()
			c.Members = without(replaced(c.Members, gone, keep), c.ID)
			d.Put(c)
		}
	}
	if err := d.circular(d.Unit(keep)); err != nil {
		return err
	}
	for _, e := range d.all(KindTask) {
		if t := e.(*Task); namesUnit(t, gone) {
			d.Put(withUnit(t, gone, keep))
		}
	}
	for _, e := range d.all(KindReport) {
		if r := e.(*Report); r.Unit == gone {
			c := r.Clone()
			c.Unit = keep
			d.Put(c)
		}
	}
	d.Delete(KindUnit, gone)
	return nil
}

// apart refuses to make one unit of what is one already, and of a group and what belongs to it.
func (d *Draft) apart(a, b *Unit) error {
	switch {
	case a == nil || b == nil:
		return &Problem{Kind: NoSuchUnit}
	case a.ID == b.ID:
		return &Problem{Kind: SameUnit, Value: a.Name}
	case slices.Contains(groupsAndMembers(d, &Task{}, a.ID), b.ID):
		return &Problem{Kind: OwnMember, Value: b.Name, Why: a.Name}
	case slices.Contains(groupsAndMembers(d, &Task{}, b.ID), a.ID):
		return &Problem{Kind: OwnMember, Value: a.Name, Why: b.Name}
	}
	return nil
}

// namesUnit tells whether a task names a unit in its cells or among the members it chose.
func namesUnit(t *Task, unit ID) bool {
	if t.Role(unit) != NoRole || t.Members[unit] != nil {
		return true
	}
	for _, ms := range t.Members {
		if slices.Contains(ms, unit) {
			return true
		}
	}
	return false
}

// withUnit is the task with one unit in the place of another.
func withUnit(t *Task, gone, keep ID) *Task {
	c := t.Clone()
	c.Lead, c.Related = renamed(c.Lead, gone, keep), renamed(c.Related, gone, keep)
	c.Members = nil
	for _, g := range sortedKeys(t.Members) {
		to := g
		if g == gone {
			to = keep
		}
		ms := replaced(append(slices.Clone(c.Members[to]), t.Members[g]...), gone, keep)
		c.Members = withMembers(c.Members, to, without(ms, to))
	}
	return c
}

// renamed gives the mentions of one unit to another. Where both stand in a cell, the upper one stays, with the person of the
// lower where it has none.
func renamed(ms []Mention, gone, keep ID) []Mention {
	var out []Mention
	for _, m := range ms {
		if m.Unit == gone {
			m.Unit = keep
		}
		i := slices.IndexFunc(out, func(o Mention) bool { return o.Unit == m.Unit })
		if i < 0 {
			out = append(out, m)
		} else if out[i].Person == "" {
			out[i].Person = m.Person
		}
	}
	return out
}

// replaced puts one unit in the place of another; none stands twice.
func replaced(list []ID, gone, keep ID) []ID {
	var out []ID
	for _, id := range list {
		if id == gone {
			id = keep
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
