package annex

import (
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Flat is the annex as plain rows for other programs: nothing merged, every row in full, a column for every filled field,
// sections and persons among them. A value that is truly none where a blank would be filled down is written as NoneMark; a
// column without a header goes by its place.
func Flat(l *ledger.Ledger, a *ledger.Annex) table.Table {
	tasks := l.TasksOf(a.ID)
	p := flatLayout(a, tasks)
	c := &circulation{l: l, layout: p}
	c.t = table.Table{Columns: p.tableColumns(), Header: 1, Rows: [][]table.Cell{headerRow(p.columns)}}
	for i, col := range p.columns {
		if _, key := col.Field.Split(); col.Header == "" {
			c.t.Rows[0][i].Text = key
		}
	}
	above := filled{groups: map[ledger.Field]bool{}}
	for _, f := range groupings(p.columns) {
		above.groups[f] = false
	}
	for _, t := range tasks {
		c.task(t)
		above.next(t)
		row := c.t.Rows[len(c.t.Rows)-1]
		for i, col := range p.columns {
			if row[i].Text == "" && above.over(col.Field, t, p.has(ledger.FieldMatter)) {
				row[i].Text = NoneMark
			}
		}
		above.add(t)
	}
	return c.t
}

// filled remembers what the rows above have that a reader would fill down into a blank cell.
type filled struct {
	leader  bool
	matter  ledger.ID
	lead    bool                  // in this matter
	related bool                  // in this matter
	units   bool                  // anywhere
	groups  map[ledger.Field]bool // of the columns that group rows
}

// next comes to the row of a task: units are filled within a matter only.
func (f *filled) next(t *ledger.Task) {
	if t.Matter != f.matter {
		f.matter, f.lead, f.related = t.Matter, false, false
	}
}

func (f *filled) add(t *ledger.Task) {
	f.leader = f.leader || t.Leader != ""
	f.lead = f.lead || len(t.Lead) > 0
	f.related = f.related || len(t.Related) > 0
	f.units = f.units || len(t.Lead) > 0
	for field := range f.groups {
		_, key := field.Split()
		f.groups[field] = f.groups[field] || t.Extra[key] != ""
	}
}

// over tells whether a reader would fill a blank cell of the field; numbers are always counted on.
func (f *filled) over(field ledger.Field, t *ledger.Task, matters bool) bool {
	switch field {
	case ledger.FieldNo:
		return true
	case ledger.FieldMatter:
		return t.Matter == ""
	case ledger.FieldLeader:
		return f.leader
	case ledger.FieldLead:
		if matters && t.Matter != "" {
			return f.lead || f.related
		}
		return f.units && len(t.Related) == 0 // else it would be asked about
	case ledger.FieldRelated:
		return matters && t.Matter != "" && f.related
	}
	return f.groups[field]
}
