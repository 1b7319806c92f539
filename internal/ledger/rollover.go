package ledger

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// RollOver says what a roll-over made.
type RollOver struct {
	Annexes []ID // new ones
	Tasks   []ID // new ones, in the order of the old
	Skipped int  // tasks that went on in that year already
}

// RollOver lets tasks of one year go on in another: into the annex of the same number, made like the old one where there is
// none, as tasks of their own that continue the old ones. Indicators, duties, members, milestones to come and links between
// them go along; what belongs to the old year, its answers, targets, lamps and ends, stays there. What goes on in that year
// already is left out and counted.
func (d *Draft) RollOver(from, to int, tasks []ID) (RollOver, error) {
	w := &roller{d: d, from: from, to: to, made: map[ID]ID{}, sections: map[ID]ID{}, matters: map[ID]ID{}}
	if to <= from || to > lastYear {
		return RollOver{}, &Problem{Kind: BadYear, Value: strconv.Itoa(to), Count: from + 1, Limit: lastYear}
	}
	chosen, err := w.choose(tasks)
	if err != nil {
		return RollOver{}, err
	}
	for _, a := range d.annexesOf(from) {
		rows := slices.DeleteFunc(d.TasksOf(a.ID), func(t *Task) bool { return !chosen[t.ID] })
		if len(rows) == 0 {
			continue
		}
		if err := w.annex(a); err != nil {
			return RollOver{}, err
		}
		for _, t := range rows {
			w.row(t)
		}
	}
	for _, k := range d.linksOf(func(k *Link) bool { return w.made[k.A] != "" && w.made[k.B] != "" }) {
		d.Put(&Link{ID: d.newID(), A: w.made[k.A], B: w.made[k.B]})
	}
	return w.out, nil
}

// roller carries one roll-over.
type roller struct {
	d        *Draft
	from, to int
	out      RollOver
	made     map[ID]ID // new tasks by old ones
	sections map[ID]ID
	matters  map[ID]ID

	target   *Annex // of the rows in hand
	rank     int64  // of its last row
	last     string // its number
	numbers  *numbers
	subs     map[ID]*numbers
	lastSubs map[ID]string
	shared   map[string]string // new numbers of rows that shared an old one
}

// choose are the tasks that go on: those of the year that are not closed and do not go on already.
func (w *roller) choose(tasks []ID) (map[ID]bool, error) {
	goesOn := map[ID]bool{}
	for _, e := range w.d.all(KindTask) {
		t := e.(*Task)
		if a := w.d.Annex(t.Annex); a != nil && a.Year == w.to && t.Continues != "" {
			goesOn[t.Continues] = true
		}
	}
	chosen := map[ID]bool{}
	for _, id := range tasks {
		t := w.d.Task(id)
		if t == nil {
			return nil, &Problem{Kind: NoSuchTask}
		}
		a := w.d.Annex(t.Annex)
		switch {
		case a == nil || a.Year != w.from:
			p := Problem{Value: strconv.Itoa(w.from) + "年"}
			if a != nil {
				p.Count = a.Year
			}
			return nil, w.d.problem(OtherYear, t, "", p)
		case t.Closed():
			return nil, w.d.problem(ClosedTask, t, "", Problem{Value: t.End.Day, Why: "结转"})
		case chosen[id]:
		case goesOn[id]:
			w.out.Skipped++
		default:
			chosen[id] = true
		}
	}
	return chosen, nil
}

// annexes of some years as edited so far, by year and number.
func (d *Draft) annexes(want func(year int) bool) []*Annex {
	var out []*Annex
	for _, e := range d.all(KindAnnex) {
		if a := e.(*Annex); want(a.Year) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b *Annex) int { return cmp.Or(cmp.Compare(a.Year, b.Year), CompareNo(a.No, b.No)) })
	return out
}

func (d *Draft) annexesOf(year int) []*Annex {
	return d.annexes(func(y int) bool { return y == year })
}

// annex finds or makes the annex of the new year, and what its rows have.
func (w *roller) annex(a *Annex) error {
	w.target, w.rank, w.last, w.numbers = nil, 0, "", newNumbers()
	w.subs, w.lastSubs, w.shared = map[ID]*numbers{}, map[ID]string{}, map[string]string{}
	for _, x := range w.d.annexesOf(w.to) {
		if x.No == a.No {
			w.target = x
		}
	}
	if w.target == nil {
		s := a.Spec()
		s.Year, s.Date, s.Note = w.to, "", ""
		s.Title = strings.ReplaceAll(s.Title, strconv.Itoa(w.from), strconv.Itoa(w.to))
		s.Columns = columnsOf(a, w.to)
		id, err := w.d.AddAnnex(s)
		if err != nil {
			return err
		}
		w.target = w.d.Annex(id)
		w.out.Annexes = append(w.out.Annexes, id)
	}
	for _, t := range w.d.TasksOf(w.target.ID) {
		w.rank = t.Rank
		w.number(numberIn(w.d, t))
		w.subsOf(group(t)).take(t.Sub)
		w.lastSubs[group(t)] = t.Sub
	}
	return nil
}

func (w *roller) number(no string) {
	w.numbers.take(no)
	w.last = no
}

// free is a number of the old year as long as nothing else has it in the new one.
func (w *roller) free(no string) string {
	if no == "" || w.numbers.taken[no] {
		no = w.numbers.whole(w.last)
	}
	w.number(no)
	return no
}

func (w *roller) subsOf(g ID) *numbers {
	if w.subs[g] == nil {
		w.subs[g] = newNumbers()
	}
	return w.subs[g]
}

// row lets one task go on, behind the rows that are there.
func (w *roller) row(t *Task) {
	c := &Task{ID: w.d.newID(), Annex: w.target.ID, Section: w.section(t.Section), Matter: w.matter(t.Matter), No: t.No, Sub: t.Sub,
		Text: t.Text, Leader: t.Leader, Extra: t.Clone().Extra, Duty: t.Duty, Continues: t.ID}
	old := t.Clone()
	c.Lead, c.Related, c.Members, c.Indicators = old.Lead, old.Related, old.Members, old.Indicators
	for _, m := range t.Milestones {
		if m.Done == "" {
			c.Milestones = append(c.Milestones, m)
		}
	}
	if t.Due >= strconv.Itoa(w.to) {
		c.Due, c.Extensions = t.Due, old.Extensions
	}
	if day, standing := ReadDue(t.Deadline, w.from); standing || day >= strconv.Itoa(w.to) {
		c.Deadline = t.Deadline
	}
	w.rank += RankStep
	c.Rank = w.rank
	w.numberRow(c)
	w.d.Put(c)
	w.made[t.ID] = c.ID
	w.out.Tasks = append(w.out.Tasks, c.ID)
}

// numberRow gives a row the number it had, or the next one where that is taken.
func (w *roller) numberRow(c *Task) {
	switch {
	case c.Matter != "":
		if subs := w.subsOf(c.Matter); c.Sub != "" && subs.taken[c.Sub] {
			c.Sub = subs.whole(w.lastSubs[c.Matter])
		}
		w.subsOf(c.Matter).take(c.Sub)
		w.lastSubs[c.Matter] = c.Sub
	case c.Sub != "": // rows that share a number go on sharing it
		if w.shared[c.No] == "" {
			w.shared[c.No] = w.free(c.No)
		}
		c.No = w.shared[c.No]
	default:
		c.No = w.free(c.No)
	}
}

// section is the one of the same text in the new annex.
func (w *roller) section(id ID) ID {
	s := w.d.Section(id)
	if s == nil {
		return ""
	}
	if w.sections[id] == "" {
		found, ok := w.d.names.find(KindSection, w.target.ID, s.Text).(*Section)
		if !ok {
			found = &Section{ID: w.d.newID(), Annex: w.target.ID, Text: s.Text}
			w.d.Put(found)
		}
		w.sections[id] = found.ID
	}
	return w.sections[id]
}

// matter is the one of the same name in the new annex.
func (w *roller) matter(id ID) ID {
	m := w.d.Matter(id)
	if m == nil {
		return ""
	}
	if w.matters[id] == "" {
		found, ok := w.d.names.find(KindMatter, w.target.ID, m.Name).(*Matter)
		if !ok || m.Name == "" {
			found = &Matter{ID: w.d.newID(), Annex: w.target.ID, No: w.free(m.No), Name: m.Name}
			w.d.Put(found)
		}
		w.matters[id] = found.ID
	}
	return w.matters[id]
}
