package ledger

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Split makes two tasks of one on a day, from whose quarter on the second answers; "" where both were there all year. The first keeps everything but its text; the second stands after it and takes leader,
// units, duty, deadline, targets and extra columns along, but no progress, indicators, milestones, lamps and answers: those are
// the whole's.
func (d *Draft) Split(id ID, first, second, day string) (ID, error) {
	t := d.Task(id)
	if t == nil {
		return "", &Problem{Kind: NoSuchTask}
	}
	if day == "" {
		day = t.Since
	} else if err := d.day(t, FieldText, day); err != nil {
		return "", err
	}
	if day < t.Since {
		return "", d.problem(BadTerm, t, FieldText, Problem{Value: day, Why: "这一项是" + DayText(t.Since) + "拆分出来的"})
	}
	for _, p := range []*string{&first, &second} {
		text, err := d.Checked(id, FieldText, *p)
		if err != nil {
			return "", err
		}
		if *p = text; text == "" {
			return "", d.problem(EmptyText, t, FieldText, Problem{})
		}
	}
	made, err := d.Insert(Spot{Annex: t.Annex, Beside: id}, []Heading{{}})
	if err != nil {
		return "", err
	}
	head := d.Task(id).Clone()
	head.Text = first
	d.Put(head)
	place := d.Task(made[0])
	part := head.Clone()
	part.ID, part.Rank, part.No, part.Sub = place.ID, place.Rank, place.No, place.Sub
	part.Text, part.Progress, part.Since = second, "", day
	part.From = append(part.From, id)
	part.Indicators, part.Milestones, part.Lamps, part.Continues = nil, nil, nil, ""
	d.Put(part)
	return part.ID, nil
}

// Join makes one task of neighbours, the topmost: texts one after the other, units in order without repeats, what else is
// filled in both one below the other, answers of one unit for one quarter too. Reports, doubts and links go along; of two leaders, or two persons of one unit, the
// upper one stays.
func (d *Draft) Join(ids []ID) (ID, error) {
	rows, chosen, err := d.rowsOf(ids)
	if err != nil {
		return "", err
	}
	if len(chosen) < 2 {
		return "", &Problem{Kind: TooFewRows}
	}
	start := slices.IndexFunc(rows, func(t *Task) bool { return chosen[t.ID] })
	rows = rows[start:min(start+len(chosen), len(rows))]
	for _, t := range rows {
		if !chosen[t.ID] {
			return "", d.problem(NotNeighbours, t, "", Problem{})
		}
	}
	head := rows[0].Clone()
	for _, t := range rows[1:] {
		joinInto(head, t)
	}
	if err := d.fits(head); err != nil {
		return "", err
	}
	answers, err := d.joinedAnswers(head, rows)
	if err != nil {
		return "", err
	}
	d.Put(head)
	d.handOver(head.ID, chosen)
	for _, r := range answers {
		d.enter(r)
	}
	for _, t := range rows[1:] {
		d.Delete(KindTask, t.ID)
	}
	d.prune(head.Annex, rows[1:])
	return head.ID, nil
}

func joinInto(head, t *Task) {
	head.Text = joinedText(head.Text, t.Text)
	if head.Leader == "" {
		head.Leader, head.Formerly = t.Leader, t.Clone().Formerly
	}
	head.Lead = united(head.Lead, t.Lead, nil)
	head.Related = united(head.Related, t.Related, head.Lead)
	head.Deadline = stacked(head.Deadline, t.Deadline)
	head.Progress = stacked(head.Progress, t.Progress)
	head.Targets = stackedAll(head.Targets, t.Targets)
	head.Extra = stackedAll(head.Extra, t.Extra)
	joinYear(head, t)
	for _, id := range append(slices.Clone(t.From), t.ID) {
		if id != head.ID && !slices.Contains(head.From, id) {
			head.From = append(head.From, id)
		}
	}
}

// joinYear joins how the year of two tasks is kept: what is set in the upper one stays, it is due when both are, and it has
// ended only where both have.
func joinYear(head, t *Task) {
	t = t.Clone()
	head.Since = min(head.Since, t.Since) // one that was there all year has none
	head.Duty, head.Continues, head.Due = cmp.Or(head.Duty, t.Duty), cmp.Or(head.Continues, t.Continues), max(head.Due, t.Due)
	for _, g := range sortedKeys(t.Members) {
		head.Members = withMembers(head.Members, g, replaced(append(head.Members[g], t.Members[g]...), "", ""))
	}
	for _, x := range t.Indicators {
		if !slices.ContainsFunc(head.Indicators, func(o Indicator) bool { return o.ID == x.ID }) {
			head.Indicators = append(head.Indicators, x)
		}
	}
	if head.Milestones = append(head.Milestones, t.Milestones...); len(head.Milestones) > 0 {
		slices.SortStableFunc(head.Milestones, byDay)
	}
	for q, lamp := range t.Lamps {
		if _, lit := head.Lamps[q]; !lit {
			head.Lamps = own(head.Lamps)
			head.Lamps[q] = lamp
		}
	}
	if t.End == nil {
		head.End = nil
	}
}

// joinedText puts two texts together: on one line where the first stops in mid-sentence or the second goes on, else each
// on its own.
func joinedText(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	case strings.ContainsRune("，、；：,;:（(“《—", last), strings.ContainsRune("，、；：。,;:）)”》！？", first):
		return a + b
	}
	return a + "\n" + b
}

// stacked puts two values one below the other; the same one stands once.
func stacked(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "" || slices.Contains(strings.Split(a, "\n"), b):
		return a
	}
	return a + "\n" + b
}

func stackedAll[K comparable](a, b map[K]string) map[K]string {
	if len(b) == 0 {
		return a
	}
	out := own(a)
	for k, v := range b {
		out[k] = stacked(out[k], v)
	}
	return out
}

// united adds the mentions that a list and another one lack; a unit without a person gets the one it has below.
func united(list, more, elsewhere []Mention) []Mention {
	has := func(ms []Mention, u ID) int { return slices.IndexFunc(ms, func(m Mention) bool { return m.Unit == u }) }
	for _, m := range more {
		i := has(list, m.Unit)
		switch {
		case i >= 0 && list[i].Person == "":
			list[i].Person = m.Person
		case i < 0 && has(elsewhere, m.Unit) < 0:
			list = append(list, m)
		}
	}
	return list
}

// fits refuses a joined task with a cell that holds too much.
func (d *Draft) fits(t *Task) error {
	cells := map[Field]string{FieldText: t.Text, FieldDeadline: t.Deadline, FieldProgress: t.Progress}
	for q, v := range t.Targets {
		cells[Target(q)] = v
	}
	for h, v := range t.Extra {
		cells[Extra(h)] = v
	}
	for _, f := range slices.Sorted(maps.Keys(cells)) {
		if n := utf8.RuneCountInString(cells[f]); n > MaxText {
			return d.problem(TooLong, t, f, Problem{Count: n, Limit: MaxText})
		}
	}
	return nil
}

// handOver gives the reports, doubts and links of the joined tasks to the one that stays, which later years then continue.
func (d *Draft) handOver(to ID, from map[ID]bool) {
	for _, e := range d.all(KindReport) {
		if r := *e.(*Report); from[r.Task] && r.Task != to {
			r.Task = to
			d.Put(&r)
		}
	}
	for _, e := range d.all(KindDoubt) {
		if x := *e.(*Doubt); from[x.Task] && x.Task != to {
			x.Task = to
			d.Put(&x)
		}
	}
	for _, e := range d.all(KindTask) {
		if t := e.(*Task); from[t.Continues] && t.Continues != to && !from[t.ID] {
			c := t.Clone()
			c.Continues = to
			d.Put(c)
		}
	}
	d.relink(to, from)
}
