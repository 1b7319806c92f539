package ledger

import (
	"cmp"
	"slices"
)

// placed is something in an order that a person gives it.
type placed struct {
	id   ID
	rank int64
}

// reseat gives a thing its place before another one, "" for the last place. It returns the ranks that change: its own or,
// where there is no gap, those of all.
func reseat(all []placed, id, before ID) (map[ID]int64, bool) {
	slices.SortFunc(all, func(a, b placed) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.id, b.id)) })
	at := slices.IndexFunc(all, func(r placed) bool { return r.id == id })
	if at < 0 {
		return nil, false
	}
	if before == id {
		return nil, true
	}
	own := all[at]
	rest := slices.Delete(all, at, at+1)
	to := len(rest)
	if before != "" {
		if to = slices.IndexFunc(rest, func(r placed) bool { return r.id == before }); to < 0 {
			return nil, false
		}
	}
	if to == at {
		return nil, true
	}
	switch {
	case to == len(rest):
		return map[ID]int64{id: rest[to-1].rank + RankStep}, true
	case to == 0:
		return map[ID]int64{id: rest[0].rank - RankStep}, true
	case rest[to].rank-rest[to-1].rank > 1:
		return map[ID]int64{id: rest[to-1].rank + (rest[to].rank-rest[to-1].rank)/2}, true
	}
	out := map[ID]int64{}
	for i, r := range slices.Insert(rest, to, own) {
		out[r.id] = int64(i+1) * RankStep
	}
	return out, true
}

// MoveUnit puts a unit before another one in the order of units; before "" is the last place.
func (d *Draft) MoveUnit(unit, before ID) error {
	var all []placed
	for _, e := range d.all(KindUnit) {
		all = append(all, placed{e.(*Unit).ID, e.(*Unit).Rank})
	}
	changed, ok := reseat(all, unit, before)
	if !ok {
		return &Problem{Kind: NoSuchUnit}
	}
	for id, rank := range changed {
		c := d.Unit(id).Clone()
		c.Rank = rank
		d.Put(c)
	}
	return nil
}

// MoveLeader puts a leader before another one in the order of leaders; before "" is the last place.
func (d *Draft) MoveLeader(leader, before ID) error {
	var all []placed
	for _, e := range d.all(KindLeader) {
		all = append(all, placed{e.(*Leader).ID, e.(*Leader).Rank})
	}
	changed, ok := reseat(all, leader, before)
	if !ok {
		return &Problem{Kind: NoSuchLeader}
	}
	for id, rank := range changed {
		c := *d.Leader(id)
		c.Rank = rank
		d.Put(&c)
	}
	return nil
}
