package ledger

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// SplitUnit makes a unit of a part of another one, behind it: from the day on it has the place of the other in these tasks,
// under its own name. What was reported stays with the unit that reported it.
func (d *Draft) SplitUnit(unit ID, name string, kind UnitKind, tasks []ID, day string) (ID, error) {
	old := d.Unit(unit)
	if old == nil {
		return "", &Problem{Kind: NoSuchUnit}
	}
	if err := d.day(nil, fieldName, day); err != nil {
		return "", err
	}
	for _, id := range tasks {
		t := d.Task(id)
		if t == nil {
			return "", &Problem{Kind: NoSuchTask}
		}
		if !namesUnit(t, unit) {
			return "", d.problem(NotItsUnit, t, "", Problem{Value: old.Name})
		}
	}
	made, err := d.AddUnit(name, UnitSpec{Kind: kind})
	if err != nil {
		return "", err
	}
	if err := d.MoveUnit(made, d.behind(unit, made)); err != nil {
		return "", err
	}
	part := d.Unit(made).Clone()
	part.Parted = &Parting{From: unit, Day: day}
	d.Put(part)
	name = part.Name
	for _, id := range tasks {
		t := d.Task(id)
		c := withUnit(t, unit, made)
		for _, ms := range [][]Mention{c.Lead, c.Related} {
			for i := range ms {
				if ms[i].Unit == made {
					ms[i].Spelling = name
				}
			}
		}
		if d.Unit(made).Kind != Group {
			c.Members = chosenWithout(c.Members, made)
		}
		d.Put(c)
	}
	return made, nil
}

// behind is the unit that follows one in the order of units, another one left out; "" where it is the last.
func (d *Draft) behind(unit, except ID) ID {
	u := d.Unit(unit)
	var next *Unit
	for _, e := range d.all(KindUnit) {
		o := e.(*Unit)
		if o.ID != except && byUnitRank(u, o) < 0 && (next == nil || byUnitRank(o, next) < 0) {
			next = o
		}
	}
	if next == nil {
		return ""
	}
	return next.ID
}

// DeleteUnit takes a unit away that nothing names.
func (d *Draft) DeleteUnit(unit ID) error {
	u := d.Unit(unit)
	if u == nil {
		return &Problem{Kind: NoSuchUnit}
	}
	p := Problem{Kind: UnitInUse, Value: u.Name}
	var uses []string
	count := func(n int, words string) {
		if n > 0 {
			uses = append(uses, fmt.Sprintf(words, n))
			p.Count += n
		}
	}
	var tasks, groups, reports, calls int
	for _, e := range d.all(KindTask) {
		if t := e.(*Task); namesUnit(t, unit) {
			if tasks++; tasks == 1 {
				p.Row = RowNameIn(d, t)
			}
		}
	}
	for _, e := range d.all(KindUnit) {
		if slices.Contains(e.(*Unit).Members, unit) {
			groups++
		}
	}
	for _, e := range d.all(KindReport) {
		if e.(*Report).Unit == unit {
			reports++
		}
	}
	for _, e := range d.all(KindCall) {
		if e.(*Call).Unit == unit {
			calls++
		}
	}
	count(tasks, "%d项任务")
	count(groups, "%d个组")
	count(reports, "%d条报送")
	count(calls, "%d条催办记录")
	if p.Count > 0 {
		p.Why = strings.Join(uses, "、")
		return &p
	}
	d.Delete(KindUnit, unit)
	return nil
}

// sortedKeys of a map, so that nothing depends on chance.
func sortedKeys[V any](m map[ID]V) []ID { return slices.Sorted(maps.Keys(m)) }
