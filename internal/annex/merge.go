package annex

import (
	"reflect"
	"slices"
	"strconv"

	"dubanben/internal/ledger"
)

// Outcome says what a merge did, annex by annex.
type Outcome struct {
	Annexes []AnnexOutcome
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
	Missing   []string        // rows of the ledger that the file lacks; they are kept
	Doubts    []*ledger.Doubt // asked by this reading, those answered before included
}

// merger carries one merge.
type merger struct {
	d     *ledger.Draft
	known Known
	units *unitBook
	taken map[ledger.ID]bool // annexes this merge has filled
	nos   map[int][]string   // numbers given away in this merge, by year

	leaders map[string]ledger.ID
}

// Merge brings the reading into the draft. An annex of the same year and number is updated row by row: what the file has
// no column for stays as it is, rows the file lacks are kept. Importing the same file twice changes nothing. The year is
// that of the title, else the given one; where both lack it gives *Unknown.
func (r *Reading) Merge(d *ledger.Draft, known Known, year int) (Outcome, error) {
	for i := range r.Annexes {
		if f := &r.Annexes[i]; f.Year == 0 && year == 0 {
			return Outcome{}, &Unknown{Reason: NoYear, Annex: f.Name()}
		}
	}
	m := &merger{d: d, known: known, units: newUnitBook(d, known), taken: map[ledger.ID]bool{}, nos: map[int][]string{}, leaders: map[string]ledger.ID{}}
	var out Outcome
	for i := range r.Annexes {
		f := r.Annexes[i].ofYear(year)
		a := newAnnexMerge(m, f)
		a.rows()
		a.doubts()
		out.Annexes = append(out.Annexes, a.out)
	}
	m.units.fillGroups()
	return out, nil
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

// target finds the annex to update, nil where the file brings a new one. An annex without a label is known by its title.
func (m *merger) target(f *Found) *ledger.Annex {
	for _, a := range m.d.Base().Annexes() {
		if a.Year != f.Year || m.taken[a.ID] {
			continue
		}
		sameTitle := ledger.Squeeze(a.Title) == ledger.Squeeze(f.Title)
		if f.No != "" && a.No == f.No || f.No == "" && sameTitle && f.Title != "" {
			return a
		}
	}
	return nil
}

// freeNo is the printed number where no other annex of the year has it, else the next free one.
func (m *merger) freeNo(f *Found) string {
	used := map[string]bool{}
	for _, a := range m.d.Base().Annexes() {
		if a.Year == f.Year {
			used[a.No] = true
		}
	}
	for _, no := range m.nos[f.Year] {
		used[no] = true
	}
	no := f.No
	for n := 1; no == "" || used[no]; n++ {
		no = strconv.Itoa(n)
	}
	m.nos[f.Year] = append(m.nos[f.Year], no)
	return no
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
	out      AnnexOutcome
}

func newAnnexMerge(m *merger, f *Found) *annexMerge {
	a := &annexMerge{merger: m, f: f, has: f.contents(), settled: map[int]map[ledger.Field]bool{}, sections: map[string]ledger.ID{}}
	if old := m.target(f); old != nil {
		a.update(old)
	} else {
		a.annex = &ledger.Annex{ID: m.d.NewID(), Year: f.Year, No: m.freeNo(f), Label: f.Label, Kind: f.Kind, Title: f.Title,
			Date: f.Date, Note: f.Note, Columns: slices.Clone(f.Columns)}
		m.d.Put(a.annex)
		a.out.Created = true
	}
	m.taken[a.annex.ID] = true
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
	for _, t := range a.old {
		if !matched[t.ID] {
			a.out.Missing = append(a.out.Missing, a.d.Base().RowName(t))
		}
	}
	a.spread()
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
