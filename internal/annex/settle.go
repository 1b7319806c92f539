package annex

import (
	"slices"

	"dubanben/internal/ledger"
)

// settle notes which fields a person has decided, so that the file no longer does.
func (a *annexMerge) settle() {
	for _, q := range a.f.Doubts {
		old := a.d.Base().Doubt(q.ID)
		switch {
		case old == nil || old.Answer == "" || q.Kind == ledger.DoubtUnit:
		case q.Kind == ledger.DoubtColumn:
			a.dropped[q.Field] = old.Answer == DropColumn
		default:
			if a.settled[q.Row] == nil {
				a.settled[q.Row] = map[ledger.Field]bool{}
			}
			a.settled[q.Row][q.Field] = true
		}
	}
}

// doubts stores the doubts of the reading that are new to the ledger. A row that the ledger already has with the value in
// question raises none: somebody has settled it before.
func (a *annexMerge) doubts() {
	seen := map[ledger.ID]bool{}
	for _, q := range append(slices.Clone(a.f.Doubts), a.ledgerDoubts()...) {
		if seen[q.ID] {
			continue
		}
		seen[q.ID] = true
		if old := a.d.Base().Doubt(q.ID); old != nil {
			a.out.Doubts = append(a.out.Doubts, old)
			continue
		}
		if a.moot(q) {
			continue
		}
		d := q.Doubt
		d.Annex, d.Task = a.annex.ID, a.result[q.Row].ID
		d.Choices = slices.Clone(d.Choices)
		a.d.Put(&d)
		a.out.Doubts = append(a.out.Doubts, &d)
	}
}

func (a *annexMerge) moot(q Doubt) bool {
	if q.Kind == ledger.DoubtUnit {
		x, y := a.units.of(q.units[0]), a.units.of(q.units[1])
		return x == y || !a.units.made[x] && !a.units.made[y]
	}
	if base, key := q.Field.Split(); base == ledger.FieldExtra {
		return slices.ContainsFunc(a.old, func(t *ledger.Task) bool { return t.Extra[key] != "" })
	}
	old, now := a.match[q.Row], a.result[q.Row]
	if old == nil {
		return false
	}
	switch q.Field {
	case ledger.FieldLeader:
		return old.Leader == now.Leader
	case ledger.FieldRelated:
		return slices.Equal(old.Related, now.Related)
	case ledger.FieldNo:
		return old.No == now.No && old.Matter == now.Matter && !a.matters.changed[now.Matter]
	}
	return true
}

// ledgerDoubts asks about units this file brought that resemble one the ledger had before.
func (a *annexMerge) ledgerDoubts() []Doubt {
	var out []Doubt
	asked := map[ledger.ID]bool{}
	for i, r := range a.f.Rows {
		for _, n := range append(slices.Clone(r.Lead), r.Related...) {
			id := a.units.of(n.Spelling)
			if !a.units.made[id] || asked[id] {
				continue
			}
			asked[id] = true
			if u := a.units.alike(n.Spelling, id); u != nil {
				out = append(out, newUnitDoubt(a.f, i, n.Spelling, u.Name))
			}
		}
	}
	return out
}
