package ledger

import "slices"

// nameIndex finds by name what a draft has, so that a paste of many cells does not search through everything for each.
type nameIndex struct {
	d      *Draft
	ids    map[nameKey]ID
	loaded map[Kind]bool
	last   map[Kind]int64 // highest rank of units and leaders
}

// nameKey is a name of a unit or leader, or of a section or matter in its annex.
type nameKey struct {
	kind  Kind
	annex ID
	name  string
}

func newNameIndex(d *Draft) *nameIndex {
	return &nameIndex{d: d, ids: map[nameKey]ID{}, loaded: map[Kind]bool{}, last: map[Kind]int64{}}
}

// keysOf are the names that an entity is found by.
func keysOf(e Entity) []nameKey {
	switch e := e.(type) {
	case *Unit:
		var out []nameKey
		for _, n := range e.Names() {
			out = append(out, nameKey{KindUnit, "", n})
		}
		return out
	case *Leader:
		return []nameKey{{KindLeader, "", e.Name}}
	case *Section:
		return []nameKey{{KindSection, e.Annex, e.Text}}
	case *Matter:
		if e.Name != "" {
			return []nameKey{{KindMatter, e.Annex, e.Name}}
		}
	}
	return nil
}

// load takes the names of the snapshot in; where two have one name, the first counts.
func (x *nameIndex) load(k Kind) {
	if x.loaded[k] {
		return
	}
	x.loaded[k] = true
	var all []Entity
	switch l := x.d.base; k {
	case KindUnit:
		all = entities(l.Units())
	case KindLeader:
		all = entities(l.Leaders())
	case KindSection:
		all = entities(list(l, KindSection, byID[*Section]))
	case KindMatter:
		all = entities(list(l, KindMatter, byID[*Matter]))
	}
	for _, e := range all {
		x.rank(e)
		for _, key := range keysOf(e) {
			if _, taken := x.ids[key]; !taken {
				_, x.ids[key] = e.Ref()
			}
		}
	}
}

// add notes the names of what was put; it counts before the snapshot's.
func (x *nameIndex) add(e Entity) {
	keys := keysOf(e)
	if keys == nil {
		return
	}
	k, id := e.Ref()
	x.load(k)
	x.rank(e)
	for _, key := range keys {
		old, had := x.ids[key]
		if x.d.tries {
			x.d.trial = append(x.d.trial, func() { x.restore(key, old, had) })
		}
		x.ids[key] = id
	}
}

func (x *nameIndex) restore(key nameKey, old ID, had bool) {
	if had {
		x.ids[key] = old
	} else {
		delete(x.ids, key)
	}
}

// find returns what has the name now, nil where nothing has.
func (x *nameIndex) find(k Kind, annex ID, name string) Entity {
	x.load(k)
	key := nameKey{k, annex, name}
	id, ok := x.ids[key]
	if !ok {
		return nil
	}
	if e := x.d.Get(k, id); e != nil && slices.Contains(keysOf(e), key) {
		return e
	}
	return x.search(key) // what had the name was renamed or deleted in this edit: perhaps another one has it too
}

func (x *nameIndex) search(key nameKey) Entity {
	for _, e := range x.d.all(key.kind) {
		if slices.Contains(keysOf(e), key) {
			return e
		}
	}
	return nil
}

func (x *nameIndex) rank(e Entity) {
	switch e := e.(type) {
	case *Unit:
		x.last[KindUnit] = max(x.last[KindUnit], e.Rank)
	case *Leader:
		x.last[KindLeader] = max(x.last[KindLeader], e.Rank)
	}
}

// nextRank is one behind all others.
func (x *nameIndex) nextRank(k Kind) int64 {
	x.load(k)
	return x.last[k] + RankStep
}

// all entities of a kind as edited so far: those of the snapshot by id, then new ones.
func (d *Draft) all(k Kind) []Entity {
	var out []Entity
	for _, e := range list(d.base, k, byID[Entity]) {
		_, id := e.Ref()
		if e := d.Get(k, id); e != nil {
			out = append(out, e)
		}
	}
	for _, r := range d.order {
		if e := d.puts[r]; r.kind == k && e != nil && d.base.Get(k, r.id) == nil {
			out = append(out, e)
		}
	}
	return out
}
