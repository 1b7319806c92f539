package view

import (
	"slices"

	"dubanben/internal/ledger"
)

// nature is what the values of a column are, which decides how they are told apart and ordered.
type nature int

const (
	ofText nature = iota
	ofNumbers
	ofDeadlines
	ofPlaces // sections and matters stand in their printed order
	ofLeaders
	ofPersons
	ofUnits
	ofLeadCells  // units and their persons
	ofJudgements // lamps, statuses and the like, which no cell holds
)

// column is one field of a ledger as filters, lists and sorts read it. A value of it is a unit's or leader's id, or else a
// text without white space; "" is an empty cell.
type column struct {
	l      *ledger.Ledger
	field  ledger.Field
	nature nature
	places map[string]int // of units, leaders, sections, matters or judgements, by value
	judged func(*ledger.Task) []string
	order  collator
}

func newColumn(l *ledger.Ledger, f ledger.Field) *column {
	c := &column{l: l, field: f, order: newCollator(), places: map[string]int{}}
	switch f {
	case ledger.FieldNo, ledger.FieldSub:
		c.nature = ofNumbers
	case ledger.FieldDeadline:
		c.nature = ofDeadlines
	case ledger.FieldSection, ledger.FieldMatter:
		c.nature = ofPlaces
		for i, t := range l.Tasks() {
			v := tight(l.Value(t, f))
			if _, ok := c.places[v]; !ok {
				c.places[v] = i
			}
		}
	case ledger.FieldLeader:
		c.nature = ofLeaders
		for i, x := range l.Leaders() {
			c.places[string(x.ID)] = i
		}
	case ledger.FieldPersons:
		c.nature = ofPersons
	case ledger.FieldLead, ledger.FieldRelated, ledger.FieldLeadCell:
		c.nature = ofUnits
		if f == ledger.FieldLeadCell {
			c.nature = ofLeadCells
		}
		for i, u := range l.Units() {
			c.places[string(u.ID)] = i
		}
	default:
		var places []string
		if c.judged, places = judgement(l, f); c.judged != nil {
			c.nature = ofJudgements
		}
		for i, v := range places {
			c.places[v] = i
		}
	}
	return c
}

// mentions of the column's cell in one row.
func (c *column) mentions(t *ledger.Task) []ledger.Mention {
	if c.field == ledger.FieldRelated {
		return t.Related
	}
	return t.Lead
}

// values appends the values of the row's cell, each once; an empty cell has the one value "".
func (c *column) values(out []string, t *ledger.Task) []string {
	add := func(v string) {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	switch c.nature {
	case ofUnits, ofLeadCells, ofPersons:
		for i := range c.mentions(t) {
			m := &c.mentions(t)[i]
			if c.nature != ofPersons {
				add(c.unit(m))
			}
			if c.nature != ofUnits {
				add(tight(m.Person))
			}
		}
	case ofLeaders:
		if _, ok := c.places[string(t.Leader)]; ok {
			add(string(t.Leader))
		}
	case ofJudgements:
		for _, v := range c.judged(t) {
			add(v)
		}
	default:
		add(tight(c.l.Value(t, c.field)))
	}
	if len(out) == 0 {
		out = append(out, "")
	}
	return out
}

// unit is the value of a mention: the unit that it means, however the cell spells it.
func (c *column) unit(m *ledger.Mention) string {
	if _, ok := c.places[string(m.Unit)]; ok {
		return string(m.Unit)
	}
	return c.value(m.Spelling)
}

// value is the column's value for what a person or a remembered filter calls it: an id or a name.
func (c *column) value(name string) string {
	if _, ok := c.places[name]; ok && c.nature != ofPlaces {
		return name
	}
	name = tight(name)
	switch c.nature {
	case ofUnits, ofLeadCells:
		if u := c.l.UnitNamed(name); u != nil {
			return string(u.ID)
		}
	case ofLeaders:
		for _, x := range c.l.Leaders() {
			if tight(x.Name) == name {
				return string(x.ID)
			}
		}
	}
	return name
}

// noValue is how lists show empty cells.
const noValue = "（空白）"

// shown is a value as a person reads it.
func (c *column) shown(value string) string {
	if value == "" {
		return noValue
	}
	if _, known := c.places[value]; known {
		switch c.nature {
		case ofUnits, ofLeadCells:
			return c.l.Unit(ledger.ID(value)).Name
		case ofLeaders:
			return c.l.Leader(ledger.ID(value)).Name
		}
	}
	return value
}

// any tells whether some text of the row's cell fits; lists are read name by name, units by the cell's spelling and by
// their own name.
func (c *column) any(t *ledger.Task, fits func(string) bool) bool {
	switch c.nature {
	case ofUnits, ofLeadCells, ofPersons:
		for _, m := range c.mentions(t) {
			if c.nature != ofUnits && fits(m.Person) {
				return true
			}
			if c.nature == ofPersons {
				continue
			}
			if fits(m.Spelling) {
				return true
			}
			if u := c.l.Unit(m.Unit); u != nil && u.Name != m.Spelling && fits(u.Name) {
				return true
			}
		}
		return false
	case ofJudgements:
		return slices.ContainsFunc(c.judged(t), fits)
	}
	return fits(c.l.Value(t, c.field))
}

// year of the annex that the task stands in.
func (c *column) year(t *ledger.Task) int {
	if a := c.l.Annex(t.Annex); a != nil {
		return a.Year
	}
	return 0
}
