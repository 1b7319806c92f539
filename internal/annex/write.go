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
	w.t.Text = w.r.Text
	w.number()
	if w.has.sections {
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
	if w.f.has(ledger.FieldDeadline) {
		w.t.Deadline = w.r.Deadline
	}
	if w.f.has(ledger.FieldProgress) {
		w.t.Progress = w.r.Progress
	}
	for _, c := range w.f.Columns {
		switch base, key := c.Field.Split(); base {
		case ledger.FieldTargets:
			w.t.Targets = with(w.t.Targets, ledger.Quarter(key), w.r.Targets[ledger.Quarter(key)])
		case ledger.FieldExtra:
			if !w.dropped[c.Field] {
				w.t.Extra = with(w.t.Extra, key, w.r.Extra[key])
			}
		}
	}
}

// may tells whether the row's value of a field goes into the task, empty saying that the task has none so far.
func (w *writer) may(f ledger.Field, empty bool) bool {
	if w.fresh {
		return true
	}
	return !w.settled[w.i][f] && !(w.r.inferred[f] && empty)
}

func (w *writer) number() {
	if w.f.has(ledger.FieldMatter) && w.r.group != 0 {
		w.t.Matter, w.t.No = w.matters.of(w.r), ""
		if w.fresh || w.f.has(ledger.FieldSub) || w.t.Sub != "" && w.r.Sub != "" {
			w.t.Sub = w.r.Sub // a number inside the text is no answer to one that a person took away
		}
		return
	}
	if w.f.has(ledger.FieldMatter) {
		w.t.Matter = "" // the file says that the row belongs to none
	}
	if w.t.Matter == "" && w.may(ledger.FieldNo, w.t.No == "") && (w.fresh || w.f.has(ledger.FieldNo)) {
		w.t.No = w.r.No
	}
	if w.f.has(ledger.FieldSub) {
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
			if o.Spelling == n.Spelling {
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
		related:  f.has(ledger.FieldRelated),
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
	c.Name = r.Matter
	settled := b.a.settled[i][ledger.FieldNo] || r.inferred[ledger.FieldNo] && c.No == ""
	if !settled && b.a.f.has(ledger.FieldNo) {
		c.No = r.No
	}
	if c != *m {
		b.changed[c.ID] = true
		b.a.d.Put(&c)
	}
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
