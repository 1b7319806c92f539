package annex

import (
	"slices"

	"dubanben/internal/ledger"
)

// settle notes which fields a person has decided: before, so that the file no longer does, or now, so that it does whatever
// the ledger has.
func (a *annexMerge) settle() {
	for _, q := range a.f.Doubts {
		if q.Row < 0 || !slices.Contains([]ledger.DoubtKind{ledger.DoubtNumber, ledger.DoubtLeader, ledger.DoubtRelated, DoubtDuplicate}, q.Kind) {
			continue
		}
		to := a.settled
		if _, now := a.given[q.ID]; now {
			to = a.forced
		} else if old := a.d.Base().Doubt(q.ID); old == nil || old.Answer == "" {
			continue
		}
		if to[q.Row] == nil {
			to[q.Row] = map[ledger.Field]bool{}
		}
		to[q.Row][q.Field] = true
	}
}

// doubts stores the doubts of the reading that are new to the ledger, and answers given now. A row that the ledger already
// has with the value in question raises none: somebody has settled it before.
func (a *annexMerge) doubts(beside []Doubt) {
	for _, q := range slices.Concat(a.f.Doubts, beside) {
		if a.asked[q.ID] { // a name may be doubtful in two annexes
			continue
		}
		a.asked[q.ID] = true
		given := a.given[q.ID]
		if old := a.d.Base().Doubt(q.ID); old != nil {
			if given != "" && given != old.Answer {
				c := *old
				c.Answer = given
				a.d.Put(&c)
				old = &c
			}
			a.out.Doubts = append(a.out.Doubts, old)
			continue
		}
		if given == "" && a.moot(q) {
			continue
		}
		d := q.Doubt
		d.Annex, d.Answer = a.annex.ID, given
		if q.Row >= 0 && a.result[q.Row] != nil {
			d.Task = a.result[q.Row].ID
		}
		d.Choices = slices.Clone(d.Choices)
		a.d.Put(&d)
		a.out.Doubts = append(a.out.Doubts, &d)
	}
}

// moot tells whether a doubt need not be asked beside this ledger.
func (a *annexMerge) moot(q Doubt) bool {
	switch q.Kind {
	case ledger.DoubtUnit, DoubtClose:
		return a.unitsKnown(q)
	case DoubtYear:
		return true // it is known by now
	case DoubtSort:
		return !a.out.Created
	case DoubtShared:
		return a.unitsStand()
	case DoubtBlank:
		return a.blanksStand()
	case DoubtRow:
		return !a.out.Created && (q.Row < 0 || a.match[q.Row] != nil || a.result[q.Row] == nil)
	}
	if base, key := q.Field.Split(); base == ledger.FieldExtra {
		return slices.ContainsFunc(a.old, func(t *ledger.Task) bool { return t.Extra[key] != "" })
	}
	return a.stands(q)
}

// unitsKnown tells whether two units are one already, or both were there before; an unknown unit that resembles one of the
// list is asked about even where the ledger has not got that one.
func (a *annexMerge) unitsKnown(q Doubt) bool {
	x, y := a.units.find(q.units[0]), a.units.find(q.units[1])
	switch {
	case x == nil:
		return true
	case y == nil:
		return q.Kind == ledger.DoubtUnit || !a.units.made[x.ID]
	}
	return x.ID == y.ID || !a.units.made[x.ID] && !a.units.made[y.ID]
}

// stands tells whether the ledger had the row with the value in question.
func (a *annexMerge) stands(q Doubt) bool {
	old, now := a.match[q.Row], a.result[q.Row]
	if old == nil {
		return now == nil // it stayed out
	}
	switch q.Field {
	case ledger.FieldLeader:
		return old.Leader == now.Leader
	case ledger.FieldLead, ledger.FieldRelated:
		return slices.Equal(old.Lead, now.Lead) && slices.Equal(old.Related, now.Related)
	case ledger.FieldNo:
		return old.No == now.No && old.Matter == now.Matter && !a.matters.changed[now.Matter]
	}
	return true
}

// unitsStand tells whether the ledger has the units of all rows as the file gives them.
func (a *annexMerge) unitsStand() bool {
	for i, old := range a.match {
		now := a.result[i]
		if now == nil || len(now.Lead)+len(now.Related) < 2 {
			continue
		}
		if old == nil || !slices.Equal(old.Lead, now.Lead) || !slices.Equal(old.Related, now.Related) {
			return false
		}
	}
	return true
}
