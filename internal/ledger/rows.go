package ledger

import (
	"slices"
	"strconv"
)

// Spot is where new rows go: beside a row of an annex, at its end where no row is named.
type Spot struct {
	Annex  ID
	Beside ID
	Above  bool
}

// Heading says which number and matter a new row has. In an annex of matters, one that differs from that of the row above
// begins a new matter.
type Heading struct {
	NewMatter  bool
	No, Matter string
}

// Insert makes an empty row for each heading. Rows take the section and matter of the row beside them, the leader where
// the rows on both sides have the same, and a number of their own; circulated numbers stay.
func (d *Draft) Insert(at Spot, headings []Heading) ([]ID, error) {
	a := d.Annex(at.Annex)
	if a == nil {
		return nil, &Problem{Kind: NoSuchAnnex}
	}
	w := &inserter{d: d, annex: a, rows: d.TasksOf(at.Annex), own: map[ID]bool{}, subs: map[ID]*numbers{}}
	if err := w.find(at, len(headings) > 0 && headings[0].NewMatter); err != nil {
		return nil, err
	}
	w.readNumbers()
	for _, h := range headings {
		w.add(h)
	}
	w.numberOwn()
	for _, t := range w.made {
		t.Leader = w.leader()
	}
	d.seat(w.rows, w.pos, w.made)
	return ids(w.made), nil
}

// inserter carries one insertion.
type inserter struct {
	d     *Draft
	annex *Annex
	rows  []*Task
	pos   int   // before this row
	model *Task // the row whose section and matter are taken; nil in an empty annex
	above *Task // the row above the next new one; nil at the top
	end   bool  // at the end of the annex, where whole numbers go on
	made  []*Task
	own   map[ID]bool // matters made here
	nos   *numbers
	subs  map[ID]*numbers
}

func (w *inserter) find(at Spot, newMatter bool) error {
	w.pos, w.end = len(w.rows), at.Beside == ""
	if !w.end {
		i := slices.IndexFunc(w.rows, func(t *Task) bool { return t.ID == at.Beside })
		if i < 0 {
			return &Problem{Kind: NoSuchTask}
		}
		w.model, w.pos = w.rows[i], i
		if !at.Above {
			w.pos++
		}
	} else if len(w.rows) > 0 {
		w.model = w.rows[len(w.rows)-1]
	}
	if newMatter && w.model != nil && w.model.Matter != "" {
		w.leaveMatter(at.Above)
	}
	if w.pos > 0 {
		w.above = w.rows[w.pos-1]
	}
	return nil
}

// leader is that of the rows on both sides, where it is the same: a row put into the middle of a merged cell belongs to it, as
// in Excel. At the edge of two leaders nobody knows.
func (w *inserter) leader() ID {
	if w.pos > 0 && w.pos < len(w.rows) && w.rows[w.pos-1].Leader == w.rows[w.pos].Leader {
		return w.rows[w.pos].Leader
	}
	return ""
}

// leaveMatter moves the spot out of the matter it lies in: a new matter does not part another one.
func (w *inserter) leaveMatter(up bool) {
	inside := func(i int) bool { return i >= 0 && i < len(w.rows) && w.rows[i].Matter == w.model.Matter }
	for up && inside(w.pos-1) {
		w.pos--
	}
	for !up && inside(w.pos) {
		w.pos++
	}
}

func (w *inserter) readNumbers() {
	w.nos = newNumbers()
	for _, t := range w.rows {
		w.nos.take(numberIn(w.d, t))
		w.subsOf(group(t)).take(t.Sub)
	}
}

// group is what a row's sub-number counts in: its matter, or the number it shares with others.
func group(t *Task) ID {
	if t.Matter == "" && t.Sub != "" {
		return ID("no " + t.No)
	}
	return t.Matter
}

func (w *inserter) subsOf(g ID) *numbers {
	if w.subs[g] == nil {
		w.subs[g] = newNumbers()
		w.subs[g].take("1") // a matter's only row has no number and is its first
	}
	return w.subs[g]
}

func (w *inserter) add(h Heading) {
	t := &Task{ID: w.d.NewID(), Annex: w.annex.ID}
	if w.model != nil {
		t.Section, t.Matter = w.model.Section, w.model.Matter
	}
	switch m := w.matter(h); {
	case m != nil && w.own[m.ID]:
		t.Matter = m.ID
	case t.Matter != "":
		w.numberSub(t)
	case w.model != nil && w.model.Sub != "" && (h.No == "" || h.No == w.model.No):
		t.No = w.model.No
		w.numberSub(t)
	case h.No != "":
		t.No = Squeeze(h.No)
		w.nos.take(t.No)
	default:
		t.No = w.nextNo()
	}
	w.made = append(w.made, t)
	w.model, w.above = t, t
}

// numberSub gives a row the next number within its matter.
func (w *inserter) numberSub(t *Task) {
	after := "0"
	g := t.Matter
	if g == "" {
		g = group(w.model)
	}
	if w.above != nil && group(w.above) == g {
		after = w.above.Sub
	}
	t.Sub = w.subsOf(g).after(after)
}

// nextNo is the number of a row or matter that stands where the next new row goes.
func (w *inserter) nextNo() string {
	switch {
	case w.above == nil && w.end:
		return w.nos.after("")
	case w.above == nil:
		return w.nos.after("0")
	case w.end:
		return w.nos.whole(numberIn(w.d, w.above))
	}
	return w.nos.after(numberIn(w.d, w.above))
}

// matter is the one that a row belongs to, made where its heading begins one; nil where it has none.
func (w *inserter) matter(h Heading) *Matter {
	no, name := Squeeze(h.No), Clean(h.Matter)
	var now *Matter
	if w.model != nil {
		now = w.d.Matter(w.model.Matter)
	}
	goesOn := now != nil && (no == "" || no == now.No) && (name == "" || name == now.Name)
	switch {
	case goesOn && (!h.NewMatter || w.own[now.ID]): // the rows of one insertion share the new matter
		return now
	case now == nil && !h.NewMatter && (name == "" || w.annex.Kind != Practical):
		return nil
	}
	if no == "" {
		no = w.nextNo()
	}
	w.nos.take(no)
	m := &Matter{ID: w.d.NewID(), Annex: w.annex.ID, No: no, Name: name}
	w.d.Put(m)
	w.own[m.ID] = true
	return m
}

// numberOwn numbers the rows of the matters made here; an only row has no number.
func (w *inserter) numberOwn() {
	rows := map[ID][]*Task{}
	for _, t := range w.made {
		if w.own[t.Matter] {
			rows[t.Matter] = append(rows[t.Matter], t)
		}
	}
	for _, ts := range rows {
		for i, t := range ts {
			if len(ts) > 1 {
				t.Sub = strconv.Itoa(i + 1)
			}
		}
	}
}

// seat puts rows between others: into the gap of their ranks or, where it is too narrow, with new ranks for all.
func (d *Draft) seat(rows []*Task, pos int, block []*Task) {
	n := int64(len(block))
	var first, step int64
	switch {
	case len(rows) == 0:
		first, step = 0, RankStep
	case pos == 0:
		first, step = rows[0].Rank-(n+1)*RankStep, RankStep
	case pos == len(rows):
		first, step = rows[pos-1].Rank, RankStep
	default:
		first = rows[pos-1].Rank
		step = (rows[pos].Rank - first) / (n + 1)
	}
	if step > 0 {
		for i, t := range block {
			t.Rank = first + int64(i+1)*step
			d.Put(t)
		}
		return
	}
	for _, t := range block {
		d.Put(t) // whatever its rank was
	}
	for i, t := range slices.Concat(rows[:pos], block, rows[pos:]) {
		if rank := int64(i+1) * RankStep; t.Rank != rank {
			c := t.Clone()
			c.Rank = rank
			d.Put(c)
		}
	}
}

// DeleteTasks takes rows away with their reports, doubts and links, and the matters and sections that lose their last row.
func (d *Draft) DeleteTasks(ids []ID) error {
	gone := map[ID]bool{}
	for _, id := range ids {
		t := d.Task(id)
		if t == nil {
			return &Problem{Kind: NoSuchTask}
		}
		gone[id] = true
	}
	for _, e := range d.all(KindReport) {
		if r := e.(*Report); gone[r.Task] {
			d.Delete(KindReport, r.ID)
		}
	}
	for _, e := range d.all(KindDoubt) {
		if x := e.(*Doubt); gone[x.Task] {
			d.Delete(KindDoubt, x.ID)
		}
	}
	for _, k := range d.linksOf(func(k *Link) bool { return gone[k.A] || gone[k.B] }) {
		d.Delete(KindLink, k.ID)
	}
	var lost []*Task
	annexes := map[ID]bool{}
	for _, id := range ids {
		if t := d.Task(id); t != nil { // named twice, it is gone by now
			lost = append(lost, t)
			annexes[t.Annex] = true
			d.Delete(KindTask, id)
		}
	}
	for annex := range annexes {
		d.prune(annex, lost)
	}
	return nil
}

// prune takes away the matters and sections of rows that left them empty.
func (d *Draft) prune(annex ID, lost []*Task) {
	used := map[ID]bool{}
	for _, t := range d.TasksOf(annex) {
		used[t.Matter], used[t.Section] = true, true
	}
	for _, t := range lost {
		if t.Annex != annex {
			continue
		}
		if t.Matter != "" && !used[t.Matter] {
			d.Delete(KindMatter, t.Matter)
		}
		if t.Section != "" && !used[t.Section] {
			d.Delete(KindSection, t.Section)
		}
	}
}
