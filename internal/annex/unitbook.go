package annex

import (
	"slices"

	"dubanben/internal/ledger"
)

// unitBook finds the units of spellings in a draft and makes those it lacks, as the known units describe them.
type unitBook struct {
	d     *ledger.Draft
	known Known
	units map[string]*ledger.Unit // by spelling, as edited so far
	made  map[ledger.ID]bool
	order []*ledger.Unit    // touched in this merge, in order
	same  map[string]string // spellings that are those of another unit, which no ledger has yet
}

func newUnitBook(d *ledger.Draft, known Known) *unitBook {
	b := &unitBook{d: d, known: known, units: map[string]*ledger.Unit{}, made: map[ledger.ID]bool{}, same: map[string]string{}}
	for _, u := range d.Base().Units() {
		b.index(u)
	}
	return b
}

func (b *unitBook) index(u *ledger.Unit) {
	for _, n := range u.Names() {
		if b.units[n] == nil || b.units[n].ID == u.ID {
			b.units[n] = u
		}
	}
}

// of returns the unit of a spelling. A known unit that the ledger has under another of its spellings learns this one.
func (b *unitBook) of(spelling string) ledger.ID {
	name := ledger.Squeeze(spelling)
	if u := b.units[name]; u != nil {
		b.touch(u)
		return u.ID
	}
	if other, ok := b.same[name]; ok {
		delete(b.same, name)
		id := b.of(other)
		b.addSpellings(b.d.Unit(id), name)
		return id
	}
	k, ok := b.known.Find(name)
	if !ok {
		return b.make(KnownUnit{Name: name, Kind: ledger.GuessKind(name)}).ID
	}
	for _, n := range append([]string{k.Name}, k.Others...) {
		if u := b.units[n]; u != nil {
			c := u.Clone()
			c.Others = append(c.Others, name)
			b.put(c)
			return c.ID
		}
	}
	return b.make(k).ID
}

func (b *unitBook) make(k KnownUnit) *ledger.Unit {
	u := b.d.UnitFor(k.Name).Clone()
	u.Kind = k.Kind
	for _, n := range k.Others {
		if b.units[n] == nil { // a spelling another unit of the ledger has stays with it
			u.Others = append(u.Others, n)
		}
	}
	b.made[u.ID] = true
	b.put(u)
	return u
}

func (b *unitBook) put(u *ledger.Unit) {
	b.d.Put(u)
	b.index(u)
	b.touch(u)
}

func (b *unitBook) touch(u *ledger.Unit) {
	if !slices.ContainsFunc(b.order, func(o *ledger.Unit) bool { return o.ID == u.ID }) {
		b.order = append(b.order, u)
	}
}

// fillGroups gives the groups of this merge that have no members those that are known. A member the ledger lacks is made
// only where it has another one: a list for this district says nothing about a ledger of another.
func (b *unitBook) fillGroups() {
	for _, touched := range b.order {
		u := b.d.Unit(touched.ID)
		k, ok := b.known.Find(u.Name)
		if !ok || len(k.Members) == 0 || len(u.Members) > 0 || u.Kind != ledger.Group {
			continue
		}
		if !slices.ContainsFunc(k.Members, func(n string) bool { return b.units[n] != nil }) {
			continue
		}
		c := u.Clone()
		for _, n := range k.Members {
			c.Members = append(c.Members, b.of(n))
		}
		b.put(c)
	}
}

// unite makes a spelling one of another unit, as a person answered. Two units of the ledger become one.
func (b *unitBook) unite(spelling, other string) {
	x, y := b.find(spelling), b.find(other)
	switch {
	case x == nil && y == nil:
		b.same[ledger.Squeeze(spelling)] = other
	case x == nil:
		b.addSpellings(y, ledger.Squeeze(spelling))
	case y == nil:
		b.addSpellings(x, ledger.Squeeze(other))
	case x.ID != y.ID:
		b.join(x, y)
	}
}

// find returns the unit of a spelling in the ledger, by another of its known spellings too; nil where there is none.
func (b *unitBook) find(spelling string) *ledger.Unit {
	name := ledger.Squeeze(spelling)
	names := []string{name}
	if k, ok := b.known.Find(name); ok {
		names = append(append(names, k.Name), k.Others...)
	}
	for _, n := range names {
		if u := b.units[n]; u != nil {
			return u
		}
	}
	return nil
}

func (b *unitBook) addSpellings(u *ledger.Unit, names ...string) {
	c := u.Clone()
	for _, n := range names {
		if !slices.Contains(c.Names(), n) {
			c.Others = append(c.Others, n)
		}
	}
	b.put(c)
}

// join makes two units one: the second keeps all that the first had.
func (b *unitBook) join(from, into *ledger.Unit) {
	names := from.Names()
	if err := b.d.Unite(into.ID, from.ID); err != nil {
		return // one of them is gone already
	}
	for _, n := range names {
		delete(b.units, n)
	}
	b.addSpellings(b.d.Unit(into.ID), names...)
}
