package annex

import (
	"maps"

	"dubanben/internal/ledger"
)

// writer writes one row into one task. A value that only a rule about blanks supplied never overrides an empty one that
// the ledger has, and an answered doubt stands against the file.
type writer struct {
	*annexMerge
	i     int
	r     *Row
	t     *ledger.Task
	fresh bool
}

func (w *writer) all() {
	w.number()
	if w.has.sections && !w.leaves(ledger.FieldSection) {
		w.t.Section = w.section(w.r.Section)
	}
	if w.f.has(ledger.FieldLeader) && w.may(ledger.FieldLeader, w.t.Leader == "") {
		w.t.Leader = w.leader(w.r.Leader)
	}
	if w.f.has(ledger.FieldLead) && w.may(ledger.FieldLead, len(w.t.Lead) == 0) {
		w.t.Lead = w.mentions(w.r.Lead, w.t.Lead)
	}
	if w.has.related && w.may(ledger.FieldRelated, len(w.t.Related) == 0) {
		w.t.Related = w.mentions(w.r.Related, w.t.Related)
	}
	w.plain(ledger.FieldText)
	for _, c := range w.f.Columns {
		w.plain(c.Field)
	}
}

// plain writes a field that stands as it is.
func (w *writer) plain(f ledger.Field) {
	if w.leaves(f) {
		return
	}
	switch base, key := f.Split(); base {
	case ledger.FieldText:
		w.t.Text = w.r.Text
	case ledger.FieldDeadline:
		w.t.Deadline = w.r.Deadline
	case ledger.FieldProgress:
		w.t.Progress = w.r.Progress
	case ledger.FieldTargets:
		w.t.Targets = with(w.t.Targets, ledger.Quarter(key), w.r.Targets[ledger.Quarter(key)])
	case ledger.FieldExtra:
		w.t.Extra = with(w.t.Extra, key, w.r.Extra[key])
	}
}

// leaves tells whether a person wants the field of an old row as it is.
func (w *writer) leaves(f ledger.Field) bool {
	return !w.fresh && w.take.leaves(RowRef{w.index, w.i}, f)
}

// may tells whether the row's value of a field goes into the task, empty saying that the task has none so far.
func (w *writer) may(f ledger.Field, empty bool) bool {
	if w.fresh || w.forced[w.i][f] {
		return !w.leaves(f)
	}
	return !w.leaves(f) && !w.settled[w.i][f] && !(w.r.inferred[f] && empty)
}

func (w *writer) number() {
	matters := w.f.has(ledger.FieldMatter)
	if matters && w.r.group != 0 {
		w.inMatter()
		return
	}
	if m := w.d.Matter(w.t.Matter); matters && m != nil && m.Name == "" && m.No == w.r.No {
		matters = false // a matter without a name looks like none
	}
	if matters && !w.leaves(ledger.FieldMatter) {
		w.t.Matter = "" // the file says that the row belongs to none
	}
	if w.t.Matter == "" && w.may(ledger.FieldNo, w.t.No == "") && (w.fresh || w.f.has(ledger.FieldNo)) {
		w.t.No = w.r.No
	}
	if w.f.has(ledger.FieldSub) {
		w.sub()
	}
}

// inMatter is number for a row of a matter, which has the number.
func (w *writer) inMatter() {
	if !w.matters.says(w.t.Matter, w.r) && (w.t.Matter == "" || !w.leaves(ledger.FieldMatter)) {
		w.t.Matter, w.t.No = w.matters.of(w.r), ""
	}
	if w.fresh || w.f.has(ledger.FieldSub) || w.t.Sub != "" && w.r.Sub != "" {
		w.sub() // a number inside the text is no answer to one that a person took away
	}
}

func (w *writer) sub() {
	if !w.leaves(ledger.FieldSub) {
		w.t.Sub = w.r.Sub
	}
}

func (w *writer) section(text string) ledger.ID {
	if text == "" {
		return ""
	}
	id, ok := w.sections[text]
	if !ok {
		id = w.d.NewID()
		w.d.Put(&ledger.Section{ID: id, Annex: w.annex.ID, Text: text})
		w.sections[text] = id
	}
	return id
}

// mentions turns names into mentions. A spelling keeps the unit it had in this cell; a unit stands once.
func (w *writer) mentions(names []Name, old []ledger.Mention) []ledger.Mention {
	var out []ledger.Mention
	seen := map[ledger.ID]bool{}
	for _, n := range names {
		m := ledger.Mention{Spelling: n.Spelling, Person: n.Person}
		for _, o := range old {
			if o.Spelling == n.Spelling && w.d.Unit(o.Unit) != nil {
				m.Unit = o.Unit
			}
		}
		if m.Unit == "" {
			m.Unit = w.units.of(n.Spelling)
		}
		for _, o := range old {
			if o.Unit == m.Unit && !w.has.persons {
				m.Person = o.Person // a file without persons says nothing about them
			}
		}
		if !seen[m.Unit] {
			seen[m.Unit] = true
			out = append(out, m)
		}
	}
	return out
}

// with sets one text of a map; an empty text takes its key away, an empty map is none.
func with[K ~string](m map[K]string, k K, v string) map[K]string {
	if m[k] == v {
		return m
	}
	m = maps.Clone(m)
	if m == nil {
		m = map[K]string{}
	}
	if m[k] = v; v == "" {
		delete(m, k)
	}
	if len(m) == 0 {
		return nil
	}
	return m
}

// leader finds or makes a leader; the draft would look through all of its edits each time.
func (m *merger) leader(name string) ledger.ID {
	id, ok := m.leaders[name]
	if !ok {
		id = m.d.LeaderFor(name)
		m.leaders[name] = id
	}
	return id
}

// contents says what a file speaks of at all; about the rest it leaves the ledger alone.
type contents struct {
	sections, related, persons bool
}

// contents looks for columns, and for what stands inside others: section rows, related units beside the lead, persons
// under their unit.
func (f *Found) contents() contents {
	c := contents{
		sections: f.has(ledger.FieldSection),
		related:  f.has(ledger.FieldRelated) || f.allLead,
		persons:  f.has(ledger.FieldPersons) || f.promisesPersons(),
	}
	for _, r := range f.Rows {
		c.sections = c.sections || r.Section != ""
		c.related = c.related || len(r.Related) > 0
		for _, n := range r.Lead {
			c.persons = c.persons || n.Person != ""
		}
	}
	return c
}

// matterBook knows which matter of the ledger each group of rows is.
type matterBook struct {
	a       *annexMerge
	ids     map[int]ledger.ID
	changed map[ledger.ID]bool
}

// newMatterBook gives each group the matter of the first matched row that no other group has claimed.
func newMatterBook(a *annexMerge) *matterBook {
	b := &matterBook{a: a, ids: map[int]ledger.ID{}, changed: map[ledger.ID]bool{}}
	claimed := map[ledger.ID]bool{}
	for i, r := range a.f.Rows {
		t := a.match[i]
		if t == nil || t.Matter == "" || r.group == 0 || b.ids[r.group] != "" || claimed[t.Matter] {
			continue
		}
		b.ids[r.group] = t.Matter
		claimed[t.Matter] = true
		b.update(i, a.d.Matter(t.Matter))
	}
	return b
}

// update takes over a changed number or name.
func (b *matterBook) update(i int, m *ledger.Matter) {
	if m == nil {
		return
	}
	r := b.a.f.Rows[i]
	c := *m
	if !b.leaves(r.group, ledger.FieldMatter) {
		c.Name = r.Matter
	}
	settled := !b.a.forced[i][ledger.FieldNo] && (b.a.settled[i][ledger.FieldNo] || r.inferred[ledger.FieldNo] && c.No == "")
	if !settled && b.a.f.has(ledger.FieldNo) && !b.leaves(r.group, ledger.FieldNo) {
		c.No = r.No
	}
	if c != *m {
		b.changed[c.ID] = true
		b.a.d.Put(&c)
	}
}

// leaves tells whether a person wants the number or name of a matter as it is: all of its rows share it.
func (b *matterBook) leaves(group int, f ledger.Field) bool {
	if len(b.a.take.Leave) == 0 {
		return false // the usual case, in annexes of many rows
	}
	for i, r := range b.a.f.Rows {
		at := RowRef{b.a.index, i}
		if r.group == group && (b.a.take.leaves(at, f) || b.a.take.leavesRow(at)) {
			return true
		}
	}
	return false
}

// says tells whether a matter has the number and name that the row prints: of two alike, or of one that stands in two places,
// a row stays in the one it has.
func (b *matterBook) says(id ledger.ID, r *Row) bool {
	m := b.a.d.Matter(id)
	return m != nil && m.Name == r.Matter && (m.No == r.No || !b.a.f.has(ledger.FieldNo))
}

// of returns the matter of a row, making it where it is new.
func (b *matterBook) of(r *Row) ledger.ID {
	id := b.ids[r.group]
	if id == "" {
		id = b.a.d.NewID()
		b.a.d.Put(&ledger.Matter{ID: id, Annex: b.a.annex.ID, No: r.No, Name: r.Matter})
		b.ids[r.group] = id
	}
	return id
}
