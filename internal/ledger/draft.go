package ledger

import (
	"reflect"
	"strings"
)

// Draft collects edits over a snapshot. It is used by one goroutine, once.
type Draft struct {
	base  *Ledger
	newID func() ID
	puts  map[ref]Entity // nil = deleted
	order []ref          // of first touch
	names map[string]ID  // units made or renamed here
}

type ref struct {
	kind Kind
	id   ID
}

// Draft opens an edit; newID makes ids that were never used.
func (l *Ledger) Draft(newID func() ID) *Draft {
	return &Draft{base: l, newID: newID, puts: map[ref]Entity{}, names: map[string]ID{}}
}

// Base is the snapshot under the edit.
func (d *Draft) Base() *Ledger { return d.base }

// NewID makes an id that was never used.
func (d *Draft) NewID() ID { return d.newID() }

// Put makes or replaces an entity.
func (d *Draft) Put(e Entity) {
	k, id := e.Ref()
	d.touch(ref{k, id}, e)
	if u, ok := e.(*Unit); ok {
		for _, n := range u.Names() {
			d.names[n] = u.ID
		}
	}
}

// Delete takes an entity away.
func (d *Draft) Delete(k Kind, id ID) { d.touch(ref{k, id}, nil) }

func (d *Draft) touch(r ref, e Entity) {
	if _, seen := d.puts[r]; !seen {
		d.order = append(d.order, r)
	}
	d.puts[r] = e
}

// Get returns the entity as edited so far, nil where there is none.
func (d *Draft) Get(k Kind, id ID) Entity {
	if e, ok := d.puts[ref{k, id}]; ok {
		return e
	}
	return d.base.Get(k, id)
}

// Task as edited so far; nil where there is none.
func (d *Draft) Task(id ID) *Task { t, _ := d.Get(KindTask, id).(*Task); return t }

// Annex as edited so far; nil where there is none.
func (d *Draft) Annex(id ID) *Annex { a, _ := d.Get(KindAnnex, id).(*Annex); return a }

// Matter as edited so far; nil where there is none.
func (d *Draft) Matter(id ID) *Matter { m, _ := d.Get(KindMatter, id).(*Matter); return m }

// Unit as edited so far; nil where there is none.
func (d *Draft) Unit(id ID) *Unit { u, _ := d.Get(KindUnit, id).(*Unit); return u }

// Changes are the edits that change anything, each entity once, those it refers to first.
func (d *Draft) Changes() []Change {
	var out []Change
	for _, k := range Kinds() {
		for _, r := range d.order {
			if r.kind != k {
				continue
			}
			before, after := d.base.Get(r.kind, r.id), d.puts[r]
			if before == nil && after == nil || before != nil && after != nil && reflect.DeepEqual(before, after) {
				continue
			}
			out = append(out, Change{r.kind, r.id, before, after})
		}
	}
	return out
}

// UnitFor finds the unit of a spelling, or makes one of that name.
func (d *Draft) UnitFor(spelling string) *Unit {
	name := Squeeze(spelling)
	if id, ok := d.names[name]; ok {
		if u := d.Unit(id); u != nil {
			return u
		}
	}
	if u := d.base.UnitNamed(name); u != nil {
		if v := d.Unit(u.ID); v != nil {
			return v
		}
	}
	u := &Unit{ID: d.newID(), Name: name, Kind: GuessKind(name), Rank: d.nextRank(KindUnit)}
	d.Put(u)
	return u
}

// LeaderFor finds the leader of a name, or makes one; "" has none.
func (d *Draft) LeaderFor(name string) ID {
	name = Squeeze(name)
	if name == "" {
		return ""
	}
	for _, l := range d.leaders() {
		if l.Name == name {
			return l.ID
		}
	}
	l := &Leader{ID: d.newID(), Name: name, Rank: d.nextRank(KindLeader)}
	d.Put(l)
	return l.ID
}

func (d *Draft) leaders() []*Leader {
	var out []*Leader
	for _, l := range d.base.leaders {
		if _, touched := d.puts[ref{KindLeader, l.ID}]; !touched {
			out = append(out, l)
		}
	}
	for _, r := range d.order {
		if l, ok := d.puts[r].(*Leader); ok {
			out = append(out, l)
		}
	}
	return out
}

// RankStep is the gap left between neighbours, so that a row can be put between two.
const RankStep = 1024

func (d *Draft) nextRank(k Kind) int64 {
	var last int64
	if k == KindUnit {
		for _, u := range d.base.units {
			last = max(last, u.Rank)
		}
	} else {
		for _, l := range d.base.leaders {
			last = max(last, l.Rank)
		}
	}
	for _, r := range d.order {
		switch e := d.puts[r].(type) {
		case *Unit:
			if k == KindUnit {
				last = max(last, e.Rank)
			}
		case *Leader:
			if k == KindLeader {
				last = max(last, e.Rank)
			}
		}
	}
	return last + RankStep
}

// GuessKind sorts a unit by its name; a person can change it.
func GuessKind(name string) UnitKind {
	has := strings.HasPrefix
	switch {
	case has(name, "各"), has(name, "相关"), has(name, "有关"), has(name, "区直"), has(name, "全区"):
		return Group
	case strings.HasSuffix(name, "街道"), strings.HasSuffix(name, "街道办"), strings.HasSuffix(name, "镇"), strings.HasSuffix(name, "乡"):
		return Town
	case has(name, "区"), has(name, "县"), has(name, "团区委"):
		return Department
	case has(name, "市"), has(name, "省"), strings.HasSuffix(name, "分局"), strings.HasSuffix(name, "指挥部"):
		return Vertical
	}
	return Other
}
