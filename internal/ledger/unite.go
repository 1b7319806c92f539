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
		u.Parted = cmp.Or(u.Parted, b.Parted)
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
	u.Parted = partedAsOne(u, b)
	u.Contact, u.Phone = cmp.Or(u.Contact, b.Contact), cmp.Or(u.Phone, b.Phone)
	d.Put(u)
	d.takePlace(keep, gone)
	if err := d.circular(d.Unit(keep)); err != nil {
		return err
	}
	for _, e := range d.all(KindTask) {
		if t := e.(*Task); namesUnit(t, gone) {
			d.Put(withUnit(t, gone, keep))
		}
	}
	if err := d.takeAnswers(keep, gone); err != nil {
		return err
	}
	d.takeCalls(keep, gone)
	d.Delete(KindUnit, gone)
	return nil
}

// takePlace puts one unit in the place of another in groups, and as the one that others were split off.
func (d *Draft) takePlace(keep, gone ID) {
	for _, e := range d.all(KindUnit) {
		g := e.(*Unit)
		member, part := slices.Contains(g.Members, gone), g.Parted != nil && g.Parted.From == gone
		if g.ID == keep || !member && !part {
			continue
		}
		c := g.Clone()
		if member {
			c.Members = without(replaced(c.Members, gone, keep), c.ID)
		}
		if part {
			c.Parted.From = keep
		}
		d.Put(c)
	}
}

// takeAnswers gives a unit what another one reported. Where both have, one more report says what both say.
func (d *Draft) takeAnswers(keep, gone ID) error {
	type slot struct {
		task ID
		q    Quarter
	}
	seen := map[slot]bool{}
	var own, both []*Report
	for _, e := range d.all(KindReport) {
		r := e.(*Report)
		if r.Unit != gone {
			continue
		}
		own = append(own, r)
		s := slot{r.Task, r.Quarter}
		kept := lastOf(d.reportsOf(r.Task), keep, r.Quarter)
		if seen[s] || kept == nil {
			continue
		}
		seen[s] = true
		one := joinedAnswer([]*Report{kept, lastOf(d.reportsOf(r.Task), gone, r.Quarter)})
		one.Unit = keep
		if err := d.answerFits(d.Task(r.Task), one); err != nil {
			return err
		}
		both = append(both, one)
	}
	for _, r := range own {
		c := r.Clone()
		c.Unit = keep
		d.Put(c)
	}
	for _, r := range both {
		d.enter(r)
	}
	return nil
}

// partedAsOne is when a unit that takes another one in was split off: with its whole it becomes what that was.
func partedAsOne(keep, gone *Unit) *Parting {
	p := keep.Parted
	if p != nil && p.From == gone.ID {
		p = gone.Parted
	}
	if p == nil || p.From == keep.ID {
		return nil
	}
	return p
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
