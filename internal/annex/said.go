package annex

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// Said is what the imports of a ledger have written last, by the id of the task, matter, section, leader or annex. What differs
// from it now was changed by a person since; nil says that nobody has changed anything.
type Said map[ledger.ID]ledger.Entity

// Add follows the changes of one import. A value that it left alone stays as an earlier import wrote it.
func (s Said) Add(changes []ledger.Change) {
	for _, c := range changes {
		last, before := s[c.ID], c.Before
		switch now := c.After.(type) {
		case nil:
			delete(s, c.ID)
		case *ledger.Task:
			s[c.ID] = followed(last, before, now, taskSaid)
		case *ledger.Annex:
			s[c.ID] = followed(last, before, now, annexSaid)
		case *ledger.Matter:
			s[c.ID] = followed(last, before, now, matterSaid)
		case *ledger.Section, *ledger.Leader:
			s[c.ID] = now
		}
	}
}

// followed takes what an import changed of a thing, and the rest as it was said before; a thing that no import wrote so far is
// taken as it is.
func followed[T any](last, before ledger.Entity, now *T, take func(last, before, now *T) *T) ledger.Entity {
	l, known := any(last).(*T)
	b, existed := any(before).(*T)
	if known && existed {
		now = take(l, b, now)
	}
	return any(now).(ledger.Entity)
}

// later is the value that an import wrote, or what was said before where it wrote none.
func later[V comparable](last, before, now V) V {
	if before == now {
		return last
	}
	return now
}

func laterNames(last, before, now []ledger.Mention) []ledger.Mention {
	if slices.Equal(before, now) {
		return last
	}
	return now
}

// laterTexts is later for texts by their keys.
func laterTexts[K ~string](last, before, now map[K]string) map[K]string {
	out := maps.Clone(last)
	if out == nil {
		out = map[K]string{}
	}
	for _, m := range []map[K]string{before, now} {
		for k := range m {
			out[k] = later(last[k], before[k], now[k])
		}
	}
	return out
}

func taskSaid(last, before, now *ledger.Task) *ledger.Task {
	c := now.Clone()
	c.No, c.Sub, c.Text = later(last.No, before.No, now.No), later(last.Sub, before.Sub, now.Sub), later(last.Text, before.Text, now.Text)
	c.Section, c.Matter, c.Leader = later(last.Section, before.Section, now.Section), later(last.Matter, before.Matter, now.Matter), later(last.Leader, before.Leader, now.Leader)
	c.Deadline, c.Progress = later(last.Deadline, before.Deadline, now.Deadline), later(last.Progress, before.Progress, now.Progress)
	c.Lead, c.Related = laterNames(last.Lead, before.Lead, now.Lead), laterNames(last.Related, before.Related, now.Related)
	c.Targets, c.Extra = laterTexts(last.Targets, before.Targets, now.Targets), laterTexts(last.Extra, before.Extra, now.Extra)
	return c
}

func annexSaid(last, before, now *ledger.Annex) *ledger.Annex {
	c := *now
	c.Label, c.Title = later(last.Label, before.Label, now.Label), later(last.Title, before.Title, now.Title)
	c.Date, c.Note = later(last.Date, before.Date, now.Date), later(last.Note, before.Note, now.Note)
	return &c
}

func matterSaid(last, before, now *ledger.Matter) *ledger.Matter {
	c := *now
	c.No, c.Name = later(last.No, before.No, now.No), later(last.Name, before.Name, now.Name)
	return &c
}

// said looks things up as the imports wrote them, those that none wrote as they are.
type said struct {
	Said
	now ledger.Names
}

// Section as an import wrote it.
func (s said) Section(id ledger.ID) *ledger.Section {
	if x, ok := s.Said[id].(*ledger.Section); ok {
		return x
	}
	return s.now.Section(id)
}

// Matter as an import wrote it.
func (s said) Matter(id ledger.ID) *ledger.Matter {
	if x, ok := s.Said[id].(*ledger.Matter); ok {
		return x
	}
	return s.now.Matter(id)
}

// Leader as an import wrote it.
func (s said) Leader(id ledger.ID) *ledger.Leader {
	if x, ok := s.Said[id].(*ledger.Leader); ok {
		return x
	}
	return s.now.Leader(id)
}

// pair finds the task of each row: first what an import made of a row that said the same, whatever has become of it since, then
// what is most like it now, then what was most like it when an import wrote it.
func (a *annexMerge) pair() []*ledger.Task {
	base, out := a.d.Base(), make([]*ledger.Task, len(a.f.Rows))
	if a.take.Said == nil {
		return matchRows(base, a.f.Rows, a.old)
	}
	taken, gone := map[ledger.ID]bool{}, map[int]ledger.ID{}
	now, before := a.before()
	a.pairExactly(before, func(i int, was *ledger.Task) {
		if out[i], taken[was.ID] = now[was.ID], true; out[i] == nil {
			gone[i] = was.ID
		}
	})
	a.retyped(out, gone, taken)
	for _, tasks := range [][]*ledger.Task{a.old, before} {
		var rest []Row
		var at []int
		for i, r := range a.f.Rows {
			if out[i] == nil && gone[i] == "" {
				rest, at = append(rest, r), append(at, i)
			}
		}
		free := slices.DeleteFunc(slices.Clone(tasks), func(t *ledger.Task) bool { return taken[t.ID] || now[t.ID] == nil })
		for k, t := range matchRows(base, rest, free) {
			if t != nil {
				out[at[k]], taken[t.ID] = now[t.ID], true
			}
		}
	}
	a.away(out, gone, before)
	return out
}

// before are the tasks as imports wrote them, those that are there first; now are those by their ids.
func (a *annexMerge) before() (now map[ledger.ID]*ledger.Task, before []*ledger.Task) {
	now = map[ledger.ID]*ledger.Task{}
	for _, t := range a.old {
		now[t.ID] = t
		if was, ok := a.take.Said[t.ID].(*ledger.Task); ok {
			before = append(before, was)
		}
	}
	var deleted []*ledger.Task // by hand: the row must not take another task for it that is merely like it
	for _, e := range a.take.Said {
		if was, ok := e.(*ledger.Task); ok && was.Annex == a.annex.ID && now[was.ID] == nil {
			deleted = append(deleted, was)
		}
	}
	slices.SortFunc(deleted, func(x, y *ledger.Task) int { return cmp.Or(cmp.Compare(x.Rank, y.Rank), cmp.Compare(x.ID, y.ID)) })
	return now, append(before, deleted...)
}

// retyped pairs the rows whose tasks were deleted by hand with tasks of the same text, which a person has typed anew.
func (a *annexMerge) retyped(out []*ledger.Task, gone map[int]ledger.ID, taken map[ledger.ID]bool) {
	free := map[string]*ledger.Task{}
	for _, t := range a.old {
		if !taken[t.ID] {
			free[ledger.Squeeze(t.Text)] = t
		}
	}
	for i := range out {
		if t := free[ledger.Squeeze(a.f.Rows[i].Text)]; gone[i] != "" && t != nil && !taken[t.ID] {
			out[i], taken[t.ID], a.retypedOf[i] = t, true, gone[i]
		}
	}
}

// wasOf is the task of a row as an import wrote it, be it one that a person has typed anew since.
func (a *annexMerge) wasOf(i int) (*ledger.Task, bool) {
	id := a.match[i].ID
	if gone, ok := a.retypedOf[i]; ok {
		id = gone
	}
	was, ok := a.take.Said[id].(*ledger.Task)
	return was, ok
}

// pairExactly pairs the rows with the tasks that an import wrote with the same number and text, the first with the first.
func (a *annexMerge) pairExactly(before []*ledger.Task, pair func(i int, was *ledger.Task)) {
	names := said{a.take.Said, a.d.Base()}
	key := func(name, text string) string { return name + "\x00" + ledger.Squeeze(text) }
	free := map[string][]*ledger.Task{}
	for _, t := range before {
		k := key(ledger.RowNameIn(names, t), t.Text)
		free[k] = append(free[k], t)
	}
	for i, r := range a.f.Rows {
		if k := key(r.Name(), r.Text); len(free[k]) > 0 {
			pair(i, free[k][0])
			free[k] = free[k][1:]
		}
	}
}

// keep finds the cells of old rows that a person has changed since an import wrote what the file says again. They stay as
// they are, unless the take wants otherwise.
func (a *annexMerge) keep() {
	if a.take.Said == nil {
		return
	}
	also := map[int]map[ledger.Field]bool{} // by the group of a matter: its rows share number and name
	for i, r := range a.f.Rows {
		for _, f := range a.take.Also[RowRef{a.index, i}] {
			if also[r.group] == nil {
				also[r.group] = map[ledger.Field]bool{}
			}
			also[r.group][f] = r.group != 0 && (f == ledger.FieldNo || f == ledger.FieldMatter)
		}
	}
	for i, old := range a.match {
		at := RowRef{a.index, i}
		if old == nil || a.take.leavesRow(at) {
			continue
		}
		for _, f := range a.byHand(i) {
			a.stay(i, f, also[a.f.Rows[i].group][f], true)
		}
	}
	a.keepMatters(also)
}

// keepMatters leaves all rows of a matter in theirs, with its number, where some were moved by hand: the rows of a matter share
// what is written for the first of them.
func (a *annexMerge) keepMatters(also map[int]map[ledger.Field]bool) {
	moved, base := map[int]bool{}, a.d.Base()
	for i, now := range a.match {
		if now != nil {
			was, ok := a.wasOf(i)
			group := a.f.Rows[i].group
			moved[group] = moved[group] || ok && was.Matter != now.Matter || slices.Contains(a.hand[i], ledger.FieldNo)
		}
	}
	for i, now := range a.match {
		at, r := RowRef{a.index, i}, &a.f.Rows[i]
		if now == nil || r.group == 0 || !moved[r.group] || a.take.leavesRow(at) {
			continue
		}
		for _, x := range []spoken{{ledger.FieldMatter, r.Matter}, {ledger.FieldNo, r.No}} {
			if !slices.Contains(a.hand[i], x.field) {
				a.stay(i, x.field, also[r.group][x.field], a.told(base, now, x.field) != x.text)
			}
		}
	}
}

// stay notes that a field was changed by hand, and leaves it unless the take wants otherwise. One that the file has as it is
// now differs in nothing that a person has to know.
func (a *annexMerge) stay(i int, f ledger.Field, also, differs bool) {
	at := RowRef{a.index, i}
	if differs {
		a.hand[i] = append(a.hand[i], f)
	}
	if !also && !a.take.also(at, f) && !a.take.leaves(at, f) {
		a.take.Leave[at] = append(slices.Clip(a.take.Leave[at]), f)
		a.kept[i] = a.kept[i] || differs
	}
}

// byHand are the fields of an old row that differ from what an import wrote, where the file has not changed its mind.
func (a *annexMerge) byHand(i int) []ledger.Field {
	r, now := &a.f.Rows[i], a.match[i]
	was, ok := a.wasOf(i)
	if !ok {
		return nil
	}
	var out []ledger.Field
	base := a.d.Base()
	before := said{a.take.Said, base}
	for _, x := range a.spoken(i) {
		old, present := a.told(before, was, x.field), a.told(base, now, x.field)
		settled := a.forced[i][x.field] || a.settled[i][x.field] || r.inferred[x.field] && present == ""
		if !settled && old == x.text && present != x.text {
			out = append(out, x.field)
		}
	}
	return out
}

// spoken is what a row of the file says of one field.
type spoken struct {
	field ledger.Field
	text  string
}

// spoken are the fields of which the file says something for an old row.
func (a *annexMerge) spoken(i int) []spoken {
	r, has := &a.f.Rows[i], a.f.has
	out := []spoken{{ledger.FieldText, r.Text}}
	say := func(f ledger.Field, speaks bool, text string) {
		if speaks {
			out = append(out, spoken{f, text})
		}
	}
	inMatter := has(ledger.FieldMatter) && r.group != 0
	say(ledger.FieldSection, a.has.sections, r.Section)
	say(ledger.FieldNo, has(ledger.FieldNo), r.No)
	say(ledger.FieldMatter, inMatter, r.Matter)
	say(ledger.FieldSub, has(ledger.FieldSub) || inMatter && a.match[i].Sub != "" && r.Sub != "", r.Sub)
	say(ledger.FieldLeader, has(ledger.FieldLeader), r.Leader)
	say(ledger.FieldLead, has(ledger.FieldLead), a.listed(r.Lead))
	say(ledger.FieldRelated, a.has.related, a.listed(r.Related))
	for _, c := range a.f.Columns {
		base, key := c.Field.Split()
		say(c.Field, base == ledger.FieldDeadline, r.Deadline)
		say(c.Field, base == ledger.FieldProgress, r.Progress)
		say(c.Field, base == ledger.FieldTargets, r.Targets[ledger.Quarter(key)])
		say(c.Field, base == ledger.FieldExtra, r.Extra[key])
	}
	return out
}

// told is a value as it is compared with the file's: units with their persons where the file speaks of those.
func (a *annexMerge) told(n ledger.Names, t *ledger.Task, f ledger.Field) string {
	var ms []ledger.Mention
	switch f {
	case ledger.FieldLead:
		ms = t.Lead
	case ledger.FieldRelated:
		ms = t.Related
	default:
		return ledger.ValueIn(n, t, f)
	}
	names := make([]Name, len(ms))
	for i, m := range ms {
		names[i] = Name{m.Spelling, m.Person}
	}
	return a.listed(names)
}

func (a *annexMerge) listed(names []Name) string {
	var out []string
	for _, n := range names {
		if !a.has.persons {
			n.Person = ""
		}
		out = append(out, n.Spelling+"\x00"+n.Person)
	}
	return strings.Join(out, "\n")
}
