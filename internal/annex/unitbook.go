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
	order []*ledger.Unit // touched in this merge, in order
}

func newUnitBook(d *ledger.Draft, known Known) *unitBook {
	b := &unitBook{d: d, known: known, units: map[string]*ledger.Unit{}, made: map[ledger.ID]bool{}}
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

// alike finds a unit of the ledger before the merge, or of this merge, that has the same letters as the name.
func (b *unitBook) alike(name string, self ledger.ID) *ledger.Unit {
	for _, u := range b.d.Base().Units() {
		if u.ID == self {
			continue
		}
		for _, n := range u.Names() {
			if letters(n) == letters(name) {
				return u
			}
		}
	}
	return nil
}
