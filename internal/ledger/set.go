package ledger

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxText is how many characters one cell may hold: as many as a cell of Excel.
const MaxText = 32767

// Set changes one field of one task to what a person typed, cleaned and checked. A refused value changes nothing.
// Naming a unit or leader that the ledger lacks makes it. Setting the number or name of a matter changes the matter,
// for all of its rows.
func (d *Draft) Set(id ID, f Field, value string) error {
	t := d.Task(id)
	if t == nil {
		return &Problem{Kind: NoSuchTask, Field: f}
	}
	value, err := d.Checked(id, f, value)
	if err != nil {
		return err
	}
	t = t.Clone()
	if err := d.set(t, f, value); err != nil {
		return err
	}
	d.Put(t)
	return nil
}

// Checked is what a person typed, cleaned, or why no field takes it.
func (d *Draft) Checked(id ID, f Field, value string) (string, error) {
	t := d.Task(id)
	if t == nil {
		return "", &Problem{Kind: NoSuchTask, Field: f}
	}
	if !utf8.ValidString(value) {
		return "", d.problem(BadText, t, f, Problem{})
	}
	value = Clean(value)
	if n := utf8.RuneCountInString(value); n > MaxText {
		return "", d.problem(TooLong, t, f, Problem{Count: n, Limit: MaxText})
	}
	for line := range strings.Lines(value) {
		if base, _ := f.Split(); base == FieldLead && slices.Contains(SplitList(line), "") {
			return "", d.problem(BadList, t, f, Problem{Value: value})
		}
	}
	return value, nil
}

func (d *Draft) set(t *Task, f Field, value string) error {
	base, key := f.Split()
	if key != "" && base != FieldTargets && base != FieldExtra {
		return d.problem(UnknownField, t, f, Problem{})
	}
	switch base {
	case FieldNo:
		return d.setNo(t, value)
	case FieldMatter:
		return d.setMatter(t, value)
	case FieldLead, FieldRelated, FieldPersons:
		return d.setList(t, base, value)
	case FieldTargets:
		return d.setTargets(t, Quarter(key), value)
	case FieldExtra:
		return d.setExtra(t, key, value)
	case "id", "year", "annex":
		return d.problem(ReadOnlyField, t, f, Problem{})
	}
	return d.setPlain(t, base, value)
}

// setPlain sets the fields that take any text.
func (d *Draft) setPlain(t *Task, f Field, value string) error {
	switch f {
	case FieldText:
		if value == "" && t.Text != "" { // a new row has none yet
			return d.problem(EmptyText, t, f, Problem{})
		}
		t.Text = value
	case FieldSub:
		t.Sub = Squeeze(value)
	case FieldSection:
		d.setSection(t, value)
	case FieldLeader:
		t.Leader = d.LeaderFor(value)
	case FieldDeadline:
		if why := impossibleDate(value); why != "" {
			return d.problem(BadDate, t, f, Problem{Value: value, Why: why})
		}
		t.Deadline = value
	case FieldProgress:
		t.Progress = value
	default:
		return d.problem(UnknownField, t, f, Problem{})
	}
	return nil
}

func (d *Draft) problem(k ProblemKind, t *Task, f Field, p Problem) error {
	p.Kind, p.Field = k, f
	p.Row = RowNameIn(d, t)
	return &p
}

func (d *Draft) setNo(t *Task, value string) error {
	value = Squeeze(value)
	if value == "" {
		return d.problem(EmptyNumber, t, FieldNo, Problem{})
	}
	if m := d.Matter(t.Matter); m != nil {
		c := *m
		c.No = value
		d.Put(&c)
		return nil
	}
	t.No = value
	return nil
}

func (d *Draft) setSection(t *Task, value string) {
	if value == "" {
		t.Section = ""
		return
	}
	s, ok := d.names.find(KindSection, t.Annex, value).(*Section)
	if !ok {
		s = &Section{ID: d.newID(), Annex: t.Annex, Text: value}
		d.Put(s)
	}
	t.Section = s.ID
}

// setMatter renames the row's matter. A row that has none joins the matter of that name, or gets a new one.
func (d *Draft) setMatter(t *Task, value string) error {
	value = strings.TrimSpace(value)
	if m := d.Matter(t.Matter); m != nil {
		if value == "" && m.Name != "" {
			return d.problem(EmptyText, t, FieldMatter, Problem{})
		}
		c := *m
		c.Name = value
		d.Put(&c)
		return nil
	}
	if value == "" {
		return nil
	}
	m, ok := d.names.find(KindMatter, t.Annex, value).(*Matter)
	if !ok {
		m = &Matter{ID: d.newID(), Annex: t.Annex, No: t.No, Name: value}
		d.Put(m)
	}
	t.Matter, t.No = m.ID, ""
	return nil
}

func (d *Draft) setList(t *Task, f Field, value string) error {
	names := SplitList(value)
	if f == FieldPersons {
		return d.setPersons(t, names)
	}
	if slices.Contains(names, "") {
		return d.problem(BadList, t, f, Problem{Value: value})
	}
	old := t.Related
	if f == FieldLead {
		old = t.Lead
	}
	ms, err := d.Mentions(names, old)
	if p, ok := err.(*Problem); ok {
		return d.problem(p.Kind, t, f, *p)
	}
	if f == FieldLead {
		t.Lead = ms
	} else {
		t.Related = ms
	}
	return nil
}

// SetLead sets the lead units of a task and the person of each, "" for none; persons is as long as units.
func (d *Draft) SetLead(id ID, units, persons []string) error {
	t := d.Task(id)
	if t == nil {
		return &Problem{Kind: NoSuchTask, Field: FieldLead}
	}
	ms, err := d.Mentions(units, nil)
	if p, ok := err.(*Problem); ok {
		return d.problem(p.Kind, t, FieldLead, *p)
	}
	for i := range ms {
		ms[i].Person = persons[i]
	}
	t = t.Clone()
	t.Lead = ms
	d.Put(t)
	return nil
}

// Mentions turns spellings into mentions, making units that the ledger lacks; a person stays with the unit that has one
// in old. The same unit twice in one list is refused.
func (d *Draft) Mentions(spellings []string, old []Mention) ([]Mention, error) {
	var out []Mention
	seen := map[ID]bool{}
	for _, s := range spellings {
		s = Squeeze(s)
		u := d.UnitFor(s)
		if seen[u.ID] {
			return nil, &Problem{Kind: DuplicateUnit, Value: s}
		}
		seen[u.ID] = true
		m := Mention{Unit: u.ID, Spelling: s}
		if i := slices.IndexFunc(old, func(o Mention) bool { return o.Unit == u.ID }); i >= 0 {
			m.Person = old[i].Person
		}
		out = append(out, m)
	}
	return out, nil
}

func (d *Draft) setPersons(t *Task, names []string) error {
	if len(names) > 0 && len(t.Lead) == 0 {
		return d.problem(NoLeadUnit, t, FieldPersons, Problem{})
	}
	if len(names) > len(t.Lead) {
		return d.problem(TooManyPersons, t, FieldPersons, Problem{Count: len(names), Limit: len(t.Lead)})
	}
	for i := range t.Lead {
		t.Lead[i].Person = ""
		if i < len(names) {
			t.Lead[i].Person = names[i]
		}
	}
	return nil
}

// setTargets sets one quarter's target, or all of them from {"2020Q3":"…"}.
func (d *Draft) setTargets(t *Task, q Quarter, value string) error {
	all := map[Quarter]string{q: value}
	if q == "" {
		var err error
		if all, err = object[Quarter](value); err != nil {
			return d.problem(BadObject, t, FieldTargets, Problem{Value: value})
		}
		t.Targets = nil
	}
	was := d.Task(t.ID).Targets
	for k := range all {
		if _, err := ParseQuarter(string(k)); err != nil {
			return d.problem(BadQuarter, t, FieldTargets, Problem{Value: string(k)})
		}
	}
	t.Targets = merged(t.Targets, all)
	if t.Closed() && !maps.Equal(t.Targets, was) {
		return d.problem(ClosedTask, t, Target(q), Problem{Value: t.End.Day})
	}
	return nil
}

func (d *Draft) setExtra(t *Task, header, value string) error {
	all := map[string]string{header: value}
	if header == "" {
		var err error
		if all, err = object[string](value); err != nil {
			return d.problem(BadObject, t, FieldExtra, Problem{Value: value})
		}
		t.Extra = nil
	}
	t.Extra = merged(t.Extra, all)
	return nil
}

// object reads a JSON object of texts; an empty text is an empty object.
func object[K ~string](s string) (map[K]string, error) {
	m := map[K]string{}
	if s == "" {
		return m, nil
	}
	return m, json.Unmarshal([]byte(s), &m)
}

// merged sets the cleaned texts, keys without white space; an empty text takes the key away. An empty map is nil.
func merged[K ~string](m map[K]string, all map[K]string) map[K]string {
	m = maps.Clone(m)
	if m == nil {
		m = map[K]string{}
	}
	for k, v := range all {
		k, v = K(Squeeze(string(k))), Clean(v)
		if v == "" {
			delete(m, k)
		} else {
			m[k] = v
		}
	}
	if len(m) == 0 {
		return nil
	}
	return m
}
