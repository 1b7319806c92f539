package annex

import (
	"slices"

	"dubanben/internal/ledger"
)

// RowRef is a row of a reading: an annex of Reading.Annexes and a row of Found.Rows.
type RowRef struct {
	Annex int `json:"annex"`
	Row   int `json:"row"`
}

// Take says what of a difference goes into the ledger. The zero value takes new and changed rows and keeps missing ones.
type Take struct {
	Leave  map[RowRef][]ledger.Field // rows of the file that stay out; with fields, only these stay as they are
	Delete map[ledger.ID]bool        // rows of the ledger that the file lacks and that are deleted
	Order  bool                      // rows of the ledger take the order of the file
}

// leavesRow tells whether a row of the file stays out altogether.
func (t Take) leavesRow(at RowRef) bool {
	fields, ok := t.Leave[at]
	return ok && len(fields) == 0
}

// leaves tells whether one field of a row stays as it is.
func (t Take) leaves(at RowRef, f ledger.Field) bool {
	return slices.Contains(t.Leave[at], f)
}

// delete takes the missing rows away that were ticked.
func (a *annexMerge) delete(lost []*ledger.Task) ([]*ledger.Task, error) {
	var ids []ledger.ID
	kept := lost[:0:0]
	for _, t := range lost {
		if a.take.Delete[t.ID] {
			ids = append(ids, t.ID)
			a.out.Deleted = append(a.out.Deleted, a.nameNow(t))
		} else {
			kept = append(kept, t)
		}
	}
	return kept, a.d.DeleteTasks(ids)
}

// reorder gives the rows the order of the file; a row that the file lacks goes on standing behind the one it stood behind.
func (a *annexMerge) reorder() {
	behind := map[ledger.ID][]ledger.ID{}
	var above ledger.ID
	for _, t := range a.old {
		if a.matched[t.ID] {
			above = t.ID
		} else if a.d.Task(t.ID) != nil {
			behind[above] = append(behind[above], t.ID)
		}
	}
	order := behind[""]
	for _, t := range a.result {
		if t != nil {
			order = append(append(order, t.ID), behind[t.ID]...)
		}
	}
	a.rank(order)
}

// rank deals out ranks in the given order.
func (a *annexMerge) rank(order []ledger.ID) {
	for i, id := range order {
		if t := a.d.Task(id); t.Rank != int64(i+1)*ledger.RankStep {
			c := t.Clone()
			c.Rank = int64(i+1) * ledger.RankStep
			a.d.Put(c)
		}
	}
}

// inOrder tells which rows kept their order: the longest run of matched rows whose tasks stood in the same order. The others
// were moved.
func inOrder(places []int) []bool {
	var tails []int // index of the smallest last place of a run of each length
	before := make([]int, len(places))
	for i, p := range places {
		before[i] = -1
		if p < 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(tails, p, func(k, p int) int { return places[k] - p })
		if at > 0 {
			before[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	keep := make([]bool, len(places))
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			keep[i] = true
		}
	}
	return keep
}
