package annex

import (
	"dubanben/internal/ledger"
)

// Deletion says when a person has deleted a row, and by what verb.
type Deletion struct {
	Day  string // 2020-07-14
	Verb string // 删除第3项
}

// Sentence tells a person of it.
func (d Deletion) Sentence() string {
	return ledger.DayText(d.Day) + "在本机删去（" + d.Verb + "）。"
}

// away notes the rows that a person has deleted from the ledger: known are those that an import wrote with the same number and
// text; rows put in above have moved the numbers of those with a text that only one row and one deleted task have.
func (a *annexMerge) away(out []*ledger.Task, known map[int]ledger.ID, before []*ledger.Task) {
	found := map[ledger.ID]bool{}
	for i, id := range known {
		if out[i] != nil {
			continue // it was typed anew
		}
		found[id] = true
		if d, ok := a.take.Gone[id]; ok {
			a.gone[i] = d
		}
	}
	deleted := map[string][]ledger.ID{}
	for _, t := range before {
		if _, ok := a.take.Gone[t.ID]; ok && !found[t.ID] {
			key := ledger.Squeeze(t.Text)
			deleted[key] = append(deleted[key], t.ID)
		}
	}
	rows := map[string][]int{}
	for i, r := range a.f.Rows {
		if key := ledger.Squeeze(r.Text); out[i] == nil && known[i] == "" && len(deleted[key]) == 1 {
			rows[key] = append(rows[key], i)
		}
	}
	for key, at := range rows {
		if len(at) == 1 {
			a.gone[at[0]] = a.take.Gone[deleted[key][0]]
		}
	}
}

// staysAway tells whether a row that a person has deleted is left out.
func (a *annexMerge) staysAway(i int) bool {
	_, gone := a.gone[i]
	return gone && !a.take.Overwrite && !a.take.Again[RowRef{a.index, i}]
}
