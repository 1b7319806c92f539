package ledger

import (
	"slices"
	"strings"
)

// FieldLeadCell is the lead units as their cell prints them: each unit on a line, its person on the line under it. It is
// two fields in one and no name of the list's.
const FieldLeadCell Field = "lead_cell"

// leadCell is the text of a lead cell.
func leadCell(t *Task) string {
	var lines []string
	for _, m := range t.Lead {
		lines = append(lines, m.Spelling)
		if m.Person != "" {
			lines = append(lines, m.Person)
		}
	}
	return strings.Join(lines, "\n")
}

// Columns are the columns that show everything an annex has: those it was circulated with, and one for every other field
// that some row has filled. Persons stand in the lead cell and sub numbers in the text; they need none.
func (l *Ledger) Columns(a *Annex) []Column {
	out := slices.Clone(a.Columns)
	for _, f := range l.filled(a) {
		if !a.Has(f) {
			out = append(out, Column{Field: f, Header: f.Name()})
		}
	}
	return out
}

// filled are the fields that some row of the annex has, in the order of a paper's columns.
func (l *Ledger) filled(a *Annex) []Field {
	some := map[Field]bool{}
	for _, t := range l.TasksOf(a.ID) {
		for _, f := range []Field{FieldNo, FieldMatter, FieldText, FieldLeader, FieldLead, FieldRelated, FieldDeadline, FieldProgress} {
			some[f] = some[f] || l.Value(t, f) != ""
		}
		for q := range t.Targets {
			some[Target(q)] = true
		}
		for h := range t.Extra {
			some[Extra(h)] = true
		}
	}
	var out, keyed []Field
	for _, f := range []Field{FieldNo, FieldMatter, FieldText, FieldProgress, FieldLeader, FieldLead, FieldRelated, FieldDeadline} {
		if some[f] {
			out = append(out, f)
		}
		delete(some, f)
	}
	for f, has := range some {
		if has {
			keyed = append(keyed, f)
		}
	}
	slices.SortFunc(keyed, func(x, y Field) int {
		if (x.Quarter() == "") != (y.Quarter() == "") { // targets before extras
			return strings.Compare(string(y), string(x))
		}
		return strings.Compare(string(x), string(y))
	})
	return append(out, keyed...)
}
