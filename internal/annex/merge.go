package annex

import (
	"maps"
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
	Head      []ledger.Field // what was taken of what stands round the table
	KeptHead  []ledger.Field // what of it was changed by hand and stays, though the file says again what an import said
	Created   bool           // the ledger had no such annex
	New       []string       // rows the ledger did not have
	Changed   []string
	Unchanged []string
	Kept      []string        // rows with cells that were changed by hand and stay, though the file says again what an import said
	Order     []string        // rows that the file has at another place among those that both have
	Gone      []string        // rows of the file that a person has deleted since an import brought them; they stay out
	Left      []string        // rows of the file that stayed out because a person said so
	Deleted   []string        // rows of the ledger that were deleted because a person said so
	Missing   []string        // rows of the ledger that the file lacks; they are kept: "30", or "30 推进…" where another row has that number now
	Doubts    []*ledger.Doubt // asked by this reading, those answered before included
}

// merger carries one merge.
type merger struct {
	d       *ledger.Draft
	reading *Reading // with the answers that the ledger keeps
	given   map[ledger.ID]string
	take    Take
	units   *unitBook
	annexes []*annexMerge

	leaders map[string]ledger.ID
	asked   map[ledger.ID]bool // doubts that an annex before has brought
}

// Merge brings the reading into the draft. An annex of the same year and label is updated row by row: what the file has
// no column for stays as it is, rows the file lacks are kept. Importing the same file twice changes nothing. The year is
// that of the title, else the given one; where both lack it, or it is none of our time, it gives *Unknown. Answers that the
// ledger keeps hold where none was given now; one that fits no doubt gives *BadAnswer.
func (r *Reading) Merge(d *ledger.Draft, known Known, year int, take ...Take) (Outcome, error) {
	m := newMerger(d, r)
	for _, t := range take {
		m.take = t
		m.take.Leave = map[RowRef][]ledger.Field{}
		maps.Copy(m.take.Leave, t.Leave) // what was changed by hand is left too
	}
	return m.merge(r, known, year)
}

func newMerger(d *ledger.Draft, r *Reading) *merger {
	return &merger{d: d, given: r.answers, leaders: map[string]ledger.ID{}, asked: map[ledger.ID]bool{}}
}

func (m *merger) merge(r *Reading, known Known, year int) (Outcome, error) {
	base := m.d.Base()
	m.reading = r.remembering(base)
	founds, err := m.reading.founds(year)
	if err != nil {
		return Outcome{}, err
	}
	beside := m.reading.besideLedger(base, known)
	if err := m.reading.checkAnswers(beside); err != nil {
		return Outcome{}, err
	}
	m.units = newUnitBook(m.d, known)
	for _, pair := range slices.Concat(m.reading.sameUnits(base, beside), m.take.Unite) {
		m.units.unite(pair[0], pair[1])
	}
	s := seatAll(base, founds)
	out := Outcome{Moved: m.move(s)}
	for i, f := range founds {
		a := newAnnexMerge(m, f, s.founds[i], i)
		m.annexes = append(m.annexes, a)
		if err := a.rows(); err != nil {
			return Outcome{}, err
		}
		a.doubts(beside[i])
		out.Annexes = append(out.Annexes, a.out)
	}
	m.units.fillGroups()
	return out, nil
}

// founds are the annexes with their years.
func (r *Reading) founds(year int) ([]*Found, error) {
	if year != 0 && !ourTime(year) {
		return nil, &Unknown{Reason: BadYear, Year: year}
	}
	var out []*Found
	for _, f := range r.Annexes {
		out = append(out, f.ofYear(year))
		switch y := out[len(out)-1].Year; {
		case y == 0:
			return nil, &Unknown{Reason: NoYear, Annex: f.Name()}
		case !ourTime(y):
			return nil, &Unknown{Reason: BadYear, Annex: f.Name(), Year: y}
		}
	}
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
	f         *Found
	index     int // in the reading
	has       contents
	annex     *ledger.Annex
	old       []*ledger.Task // of the ledger before, in order
	match     []*ledger.Task // for each row; nil is new
	matched   map[ledger.ID]bool
	result    []*ledger.Task // for each row, as merged; nil where it stayed out
	ranks     []int64
	settled   map[int]map[ledger.Field]bool // fields whose doubt a person has answered before
	forced    map[int]map[ledger.Field]bool // fields whose doubt a person has answered now
	hand      map[int][]ledger.Field        // fields that a person has changed since an import said what the file says again
	kept      map[int]bool                  // rows with such fields that stay as they are
	retypedOf map[int]ledger.ID             // rows whose task a person deleted and typed anew: the id it had
	gone      map[int]Deletion              // rows that a person has deleted since an import brought them
	head      []FieldDifference
	matters   *matterBook
	sections  map[string]ledger.ID
	lost      []*ledger.Task // rows that the file lacks and that stay
	out       AnnexOutcome
}

func newAnnexMerge(m *merger, f *Found, s *seat, index int) *annexMerge {
	a := &annexMerge{merger: m, f: f, index: index, has: f.contents(), matched: map[ledger.ID]bool{}, sections: map[string]ledger.ID{},
		settled: map[int]map[ledger.Field]bool{}, forced: map[int]map[ledger.Field]bool{}, hand: map[int][]ledger.Field{}, kept: map[int]bool{}, retypedOf: map[int]ledger.ID{}, gone: map[int]Deletion{}}
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

// update takes over what the file prints round its table.
func (a *annexMerge) update(old *ledger.Annex) {
	c := *old
	a.takeHead(&c, old)
	if a.f.kindSet {
		c.Kind = a.f.Kind
	}
	a.annex = &c
	if !reflect.DeepEqual(&c, old) {
		a.d.Put(&c)
	}
	a.old = a.d.TasksOf(old.ID)
	for _, t := range a.old {
		if s := a.d.Base().Section(t.Section); s != nil {
			a.sections[s.Text] = s.ID
		}
	}
}

// rows merges all rows.
func (a *annexMerge) rows() error {
	a.match = a.pair()
	a.settle()
	a.keep()
	for _, m := range a.moves() {
		a.out.Order = append(a.out.Order, m.Row)
	}
	a.matters = newMatterBook(a)
	a.ranks = placeRows(a.old, a.match)
	for i := range a.f.Rows {
		a.row(i)
		if a.match[i] != nil {
			a.matched[a.match[i].ID] = true
		}
		if a.take.Watch != nil {
			if err := a.take.Watch(); err != nil {
				return err
			}
		}
	}
	for _, t := range a.old {
		if !a.matched[t.ID] {
			a.lost = append(a.lost, t)
		}
	}
	var err error
	if a.lost, err = a.delete(a.lost); err != nil {
		return err
	}
	a.missing()
	if a.take.Order {
		a.reorder()
	} else {
		a.spread()
	}
	return nil
}

// missing reports the rows that the file lacks. Where another row has the number of one now, as in a file that was numbered
// anew, its text tells them apart.
func (a *annexMerge) missing() {
	count := map[string]int{}
	for _, t := range slices.Concat(a.result, a.lost) {
		if t != nil {
			count[a.nameNow(t)]++
		}
	}
	for _, t := range a.lost {
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
	if a.take.leavesRow(RowRef{a.index, i}) {
		a.result = append(a.result, old)
		a.out.Left = append(a.out.Left, r.Name())
		return
	}
	if a.staysAway(i) {
		a.result = append(a.result, nil)
		a.out.Gone = append(a.out.Gone, r.Name())
		return
	}
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
	if a.kept[i] {
		a.out.Kept = append(a.out.Kept, r.Name())
	}
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
	for i, t := range a.result {
		crowded = crowded || t != nil && a.match[i] == nil && a.ranks[i] == 0
	}
	if crowded {
		old := slices.DeleteFunc(slices.Clone(a.old), func(t *ledger.Task) bool { return a.d.Task(t.ID) == nil })
		a.rank(spreadOrder(old, a.match, a.result))
	}
}
