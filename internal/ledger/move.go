package ledger

import (
	"slices"
	"strconv"
)

// Move shifts rows of one annex, as one block, by places up (below 0) or down; at the edge they stay. A row that passes
// into another section or matter joins it, with a number of that matter; a block of whole matters steps over whole
// matters instead. It returns the row that was passed last, nil where nothing moved.
func (d *Draft) Move(ids []ID, by int) (*Task, error) {
	rows, chosen, err := d.rowsOf(ids)
	if err != nil {
		return nil, err
	}
	w := mover{d: d}
	for _, t := range rows {
		if chosen[t.ID] {
			w.block = append(w.block, t.Clone())
		} else {
			w.rest = append(w.rest, t)
		}
	}
	from, to := w.places(rows, chosen, by)
	if from == to {
		return nil, nil
	}
	passed := w.rest[max(to-1, 0)]
	if to < from {
		passed = w.rest[to]
	}
	lost := make([]*Task, len(w.block))
	for i, t := range w.block {
		lost[i] = t.Clone()
	}
	w.join(passed, to)
	d.seat(w.rest, to, w.block)
	d.prune(passed.Annex, lost)
	return passed, nil
}

// rowsOf are all rows of the annex that the tasks stand in, and which of them are meant.
func (d *Draft) rowsOf(ids []ID) ([]*Task, map[ID]bool, error) {
	chosen := map[ID]bool{}
	var annex ID
	for _, id := range ids {
		t := d.Task(id)
		switch {
		case t == nil:
			return nil, nil, &Problem{Kind: NoSuchTask}
		case annex != "" && t.Annex != annex:
			return nil, nil, &Problem{Kind: NotOneAnnex}
		}
		annex, chosen[id] = t.Annex, true
	}
	return d.TasksOf(annex), chosen, nil
}

// mover carries one move; block and rest are in order.
type mover struct {
	d     *Draft
	block []*Task
	rest  []*Task
	whole bool // the block has whole matters only
}

// places are before which row of the rest the block stands, and is to stand.
func (w *mover) places(rows []*Task, chosen map[ID]bool, by int) (from, to int) {
	w.whole = true
	for _, t := range rows {
		if t.Matter != "" && !chosen[t.ID] {
			w.whole = w.whole && !slices.ContainsFunc(w.block, func(b *Task) bool { return b.Matter == t.Matter })
		}
	}
	for i, seen, n := 0, 0, len(w.block); i < len(rows) && seen < n; i++ {
		if !chosen[rows[i].ID] {
			from++
			continue
		}
		if seen++; by < 0 {
			break // up: from where the first one stands; down: from where the last one does
		}
	}
	for to = from; by < 0 && to > 0; by++ {
		for to--; w.inMatter(to); to-- {
		}
	}
	for ; by > 0 && to < len(w.rest); by-- {
		for to++; w.inMatter(to); to++ {
		}
	}
	return from, to
}

// inMatter tells whether whole matters that move may not stop before this row, because it lies inside another one.
func (w *mover) inMatter(i int) bool {
	return w.whole && i > 0 && i < len(w.rest) && w.rest[i].Matter != "" && w.rest[i].Matter == w.rest[i-1].Matter
}

// join gives the block the section and, unless it is whole matters, the matter of the row it passed.
func (w *mover) join(passed *Task, to int) {
	n := newNumbers()
	n.take("1")
	for _, t := range w.rest {
		if t.Matter == passed.Matter {
			n.take(t.Sub)
		}
	}
	after := "0"
	if to > 0 && w.rest[to-1].Matter == passed.Matter {
		after = w.rest[to-1].Sub
	}
	nos, above := newNumbers(), "0"
	for i, t := range w.rest {
		nos.take(numberIn(w.d, t))
		if i == to-1 {
			above = numberIn(w.d, t)
		}
	}
	for _, t := range w.block {
		t.Section = passed.Section
		if w.whole || t.Matter == passed.Matter {
			after = t.Sub
			continue
		}
		t.No, t.Sub, t.Matter = "", "", passed.Matter
		if t.Matter == "" {
			t.No = nos.after(above)
			continue
		}
		t.Sub = n.after(after)
		after = t.Sub
	}
}

// Renumber numbers the rows of an annex from 1: rows, or matters and the rows within them. An only row keeps having no
// number of its own. Texts stay, a number at their beginning too.
func (d *Draft) Renumber(annex ID) error {
	if d.Annex(annex) == nil {
		return &Problem{Kind: NoSuchAnnex}
	}
	rows := d.TasksOf(annex)
	no := map[ID]int{}    // of each group
	size := map[ID]int{}  // of each group
	count := map[ID]int{} // rows of the group so far
	last := 0
	of := func(t *Task) ID {
		if g := group(t); g != "" {
			return g
		}
		return "row " + t.ID
	}
	for _, t := range rows {
		g := of(t)
		if size[g]++; no[g] == 0 {
			last++
			no[g] = last
		}
	}
	for _, t := range rows {
		g := of(t)
		count[g]++
		c := t.Clone()
		if m := d.Matter(t.Matter); m != nil {
			n := *m
			n.No = strconv.Itoa(no[g])
			d.Put(&n)
		} else {
			c.No = strconv.Itoa(no[g])
		}
		if c.Sub != "" || size[g] > 1 {
			c.Sub = strconv.Itoa(count[g])
		}
		d.Put(c)
	}
	return nil
}
