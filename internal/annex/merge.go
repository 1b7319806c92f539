package annex

import (
	"reflect"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// Outcome says what a merge did, annex by annex.
type Outcome struct {
	Annexes []AnnexOutcome
	Moved   []Moved // annexes of the ledger that are not in the file and gave their number to one that prints it
}

// Moved is an annex without a printed number that got another one.
type Moved struct {
	ID    ledger.ID
	Title string
	Year  int
	From  string
	To    string
}

// Name is what a person calls the annexes of the outcome, parted by 、.
func (o Outcome) Name() string {
	var out []string
	for _, a := range o.Annexes {
		out = append(out, a.Name())
	}
	return strings.Join(out, "、")
}

// Name is what a person calls the annex: its label, or 附件 and its number.
func (a AnnexOutcome) Name() string {
	return (&ledger.Annex{Label: a.Label, No: a.No}).Name()
}

// AnnexOutcome counts one annex; the rows go by the numbers a person knows them by.
type AnnexOutcome struct {
	ID        ledger.ID
	Label     string
	No        string
	Title     string
	Year      int
	Rows      int
	Created   bool     // the ledger had no such annex
	New       []string // rows the ledger did not have
	Changed   []string
	Unchanged []string
	Missing   []string        // rows of the ledger that the file lacks; they are kept: "30", or "30 推进…" where another row has that number now
	Doubts    []*ledger.Doubt // asked by this reading, those answered before included
}

// merger carries one merge.
type merger struct {
	d     *ledger.Draft
	known Known
	units *unitBook

	leaders map[string]ledger.ID
}

// Merge brings the reading into the draft. An annex of the same year and label is updated row by row: what the file has
// no column for stays as it is, rows the file lacks are kept. Importing the same file twice changes nothing. The year is
// that of the title, else the given one; where both lack it, or it is none of our time, it gives *Unknown.
func (r *Reading) Merge(d *ledger.Draft, known Known, year int) (Outcome, error) {
	if year != 0 && !ourTime(year) {
		return Outcome{}, &Unknown{Reason: BadYear, Year: year}
	}
	var founds []*Found
	for _, f := range r.Annexes {
		founds = append(founds, f.ofYear(year))
		switch y := founds[len(founds)-1].Year; {
		case y == 0:
			return Outcome{}, &Unknown{Reason: NoYear, Annex: f.Name()}
		case !ourTime(y):
			return Outcome{}, &Unknown{Reason: BadYear, Annex: f.Name(), Year: y}
		}
	}
	m := &merger{d: d, known: known, units: newUnitBook(d, known), leaders: map[string]ledger.ID{}}
	s := seatAll(d.Base().Annexes(), founds)
	out := Outcome{Moved: m.move(s)}
	for i, f := range founds {
		a := newAnnexMerge(m, f, s.founds[i])
		a.rows()
		a.doubts()
		out.Annexes = append(out.Annexes, a.out)
	}
	m.units.fillGroups()
	return out, nil
}

// move writes the numbers of old annexes that change, before any new annex takes one of them.
func (m *merger) move(s *seating) []Moved {
	var out []Moved
	for _, x := range s.moves() {
		c := *x.annex
		c.No = x.no
		m.d.Put(&c)
		if !x.found {
			out = append(out, Moved{ID: c.ID, Title: c.Title, Year: c.Year, From: x.annex.No, To: c.No})
		}
	}
	return out
}

// ofYear returns the annex with its year, and that of its target columns, filled in.
func (f Found) ofYear(year int) *Found {
	if f.Year != 0 {
		return &f
	}
	f.Year = year
	fix := func(q ledger.Quarter) ledger.Quarter {
		if q.Year() == 0 {
			return ledger.MakeQuarter(year, q.Number())
		}
		return q
	}
	cols := append([]ledger.Column(nil), f.Columns...)
	for i, c := range cols {
		if q := c.Field.Quarter(); q != "" {
			cols[i].Field = ledger.Target(fix(q))
		}
	}
	rows := append([]Row(nil), f.Rows...)
	for i := range rows {
		if rows[i].Targets != nil {
			targets := map[ledger.Quarter]string{}
			for q, s := range rows[i].Targets {
				targets[fix(q)] = s
			}
			rows[i].Targets = targets
		}
	}
	f.Columns, f.Rows = cols, rows
	return &f
}

// annexMerge merges one annex.
type annexMerge struct {
	*merger
	f        *Found
	has      contents
	annex    *ledger.Annex
	old      []*ledger.Task // of the ledger before, in order
	match    []*ledger.Task // for each row; nil is new
	result   []*ledger.Task // for each row, as merged
	ranks    []int64
	settled  map[int]map[ledger.Field]bool // fields whose doubt a person has answered
	matters  *matterBook
	sections map[string]ledger.ID
	dropped  map[ledger.Field]bool // columns a person does not want
	out      AnnexOutcome
}

func newAnnexMerge(m *merger, f *Found, s *seat) *annexMerge {
	a := &annexMerge{merger: m, f: f, has: f.contents(), settled: map[int]map[ledger.Field]bool{}, sections: map[string]ledger.ID{},
		dropped: map[ledger.Field]bool{}}
	if s.annex != nil {
		a.update(m.d.Annex(s.annex.ID))
	} else {
		a.annex = &ledger.Annex{ID: m.d.NewID(), Year: f.Year, No: s.no, Label: f.Label, Kind: f.Kind, Title: f.Title,
			Date: f.Date, Note: f.Note, Columns: slices.Clone(f.Columns)}
		m.d.Put(a.annex)
		a.out.Created = true
	}
	a.out.ID, a.out.Label, a.out.No = a.annex.ID, a.annex.Label, a.annex.No
	a.out.Title, a.out.Year, a.out.Rows = a.annex.Title, a.annex.Year, len(f.Rows)
	return a
}

// update takes over what the file prints round its table; the circulated columns stay.
func (a *annexMerge) update(old *ledger.Annex) {
	c := *old
	for _, p := range []struct {
		to   *string
		from string
	}{{&c.Label, a.f.Label}, {&c.Title, a.f.Title}, {&c.Date, a.f.Date}, {&c.Note, a.f.Note}} {
		if p.from != "" {
			*p.to = p.from
		}
	}
	a.annex = &c
	if !reflect.DeepEqual(&c, old) {
		a.d.Put(&c)
	}
	a.old = a.d.Base().TasksOf(old.ID)
	for _, t := range a.old {
		if s := a.d.Base().Section(t.Section); s != nil {
			a.sections[s.Text] = s.ID
		}
	}
}

// rows merges all rows.
func (a *annexMerge) rows() {
	a.match = matchRows(a.d.Base(), a.f.Rows, a.old)
	a.settle()
	a.matters = newMatterBook(a)
	a.ranks = placeRows(a.old, a.match)
	matched := map[ledger.ID]bool{}
	for i := range a.f.Rows {
		a.row(i)
		if a.match[i] != nil {
			matched[a.match[i].ID] = true
		}
	}
	a.missing(matched)
	a.spread()
}

// missing reports the rows that the file lacks. Where another row has the number of one now, as in a file that was numbered
// anew, its text tells them apart.
func (a *annexMerge) missing(matched map[ledger.ID]bool) {
	count := map[string]int{}
	for _, t := range a.result {
		count[a.nameNow(t)]++
	}
	var lost []*ledger.Task
	for _, t := range a.old {
		if !matched[t.ID] {
			lost = append(lost, t)
			count[a.nameNow(t)]++
		}
	}
	for _, t := range lost {
		name := a.nameNow(t)
		if count[name] > 1 {
			name = strings.TrimSpace(name + " " + beginning(t.Text))
		}
		a.out.Missing = append(a.out.Missing, name)
	}
}

// nameNow is the row's number after the merge.
func (a *annexMerge) nameNow(t *ledger.Task) string {
	r := Row{No: t.No, Sub: t.Sub}
	if m := a.d.Matter(t.Matter); m != nil {
		r.No = m.No
	}
	return r.Name()
}

// beginning is the first twelve characters of a text.
func beginning(s string) string {
	const most = 12
	if rs := []rune(ledger.Squeeze(s)); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return ledger.Squeeze(s)
}

// row makes or updates one task.
func (a *annexMerge) row(i int) {
	r, old := &a.f.Rows[i], a.match[i]
	t := &ledger.Task{ID: "", Annex: a.annex.ID, Rank: a.ranks[i]}
	if old != nil {
		t = old.Clone()
		t.Rank = old.Rank
	} else {
		t.ID = a.d.NewID()
	}
	w := &writer{annexMerge: a, i: i, r: r, t: t, fresh: old == nil}
	w.all()
	a.result = append(a.result, t)
	switch {
	case old == nil:
		a.out.New = append(a.out.New, r.Name())
		a.d.Put(t)
	case !sameTask(old, t):
		a.out.Changed = append(a.out.Changed, r.Name())
		a.d.Put(t)
	case a.matters.changed[t.Matter]:
		a.out.Changed = append(a.out.Changed, r.Name())
	default:
		a.out.Unchanged = append(a.out.Unchanged, r.Name())
	}
}

// sameTask compares two tasks; an empty list and none are the same.
func sameTask(a, b *ledger.Task) bool {
	x, y := *a.Clone(), *b.Clone()
	for _, t := range []*ledger.Task{&x, &y} {
		if len(t.Targets) == 0 {
			t.Targets = nil
		}
		if len(t.Extra) == 0 {
			t.Extra = nil
		}
	}
	return reflect.DeepEqual(x, y)
}

// spread gives new ranks to all rows where no room was left for a new one between two old ones.
func (a *annexMerge) spread() {
	crowded := false
	for i := range a.result {
		crowded = crowded || a.match[i] == nil && a.ranks[i] == 0
	}
	if !crowded {
		return
	}
	for i, id := range spreadOrder(a.old, a.match, a.result) {
		t := a.d.Task(id).Clone()
		t.Rank = int64(i+1) * ledger.RankStep
		a.d.Put(t)
	}
}
