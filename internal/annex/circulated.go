package annex

import (
	"slices"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Circulated is the annex in the form in which it circulates: a header row, section rows over the whole width (a column
// instead where a task stands outside all sections below one within), one row a task, cells merged downwards as on paper:
// the leader over equal neighbours, in an annex with matters also number and matter, and within a matter lead units,
// persons and related units together. Units stand one a line, a person under its unit. Every filled field that the
// circulated columns lack gets a column of its own. Widths are millimetres on A4.
func Circulated(l *ledger.Ledger, a *ledger.Annex) table.Table {
	tasks := l.TasksOf(a.ID)
	p := circulatedLayout(a, tasks)
	c := &circulation{l: l, layout: p}
	c.t = table.Table{Columns: p.tableColumns(), Header: 1, Rows: [][]table.Cell{headerRow(p.columns)}}
	for i, t := range tasks {
		if t.Section != "" && !p.has(ledger.FieldSection) && (i == 0 || tasks[i-1].Section != t.Section) {
			c.section(t.Section)
		}
		c.task(t)
	}
	c.merge()
	return c.t
}

func headerRow(cols []ledger.Column) []table.Cell {
	out := make([]table.Cell, len(cols))
	for i, c := range cols {
		out[i].Text = c.Header
	}
	return out
}

// circulation builds the table; tasks holds the task of each row, nil for header and section rows.
type circulation struct {
	layout
	l     *ledger.Ledger
	t     table.Table
	tasks []*ledger.Task
}

func (c *circulation) section(id ledger.ID) {
	s := c.l.Section(id)
	if s == nil {
		return
	}
	row := make([]table.Cell, len(c.columns))
	row[0] = table.Cell{Text: s.Text, Cols: len(row)}
	for i := 1; i < len(row); i++ {
		row[i].Covered = true
	}
	c.t.Rows = append(c.t.Rows, row)
	c.tasks = append(c.tasks, nil)
}

func (c *circulation) task(t *ledger.Task) {
	row := make([]table.Cell, len(c.columns))
	for i, col := range c.columns {
		row[i].Text = c.text(t, col.Field)
	}
	c.t.Rows = append(c.t.Rows, row)
	c.tasks = append(c.tasks, t)
}

func (c *circulation) text(t *ledger.Task, f ledger.Field) string {
	switch f {
	case ledger.FieldLead:
		s := mentionLines(t.Lead, !c.has(ledger.FieldPersons))
		if c.shared {
			return lines(s, mentionLines(t.Related, true))
		}
		return s
	case ledger.FieldRelated:
		return bracketedPersons(t.Related)
	case ledger.FieldPersons:
		return strings.Join(t.Persons(), "、") // an empty place keeps the others with their units
	}
	return c.l.Value(t, f)
}

// mentionLines prints units one a line, each with its person below.
func mentionLines(ms []ledger.Mention, persons bool) string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Spelling)
		if persons && m.Person != "" {
			out = append(out, spacedName(m.Person))
		}
	}
	return strings.Join(out, "\n")
}

// bracketedPersons prints units one a line, each with its person in brackets: a line of its own in a column of related
// units is always a unit.
func bracketedPersons(ms []ledger.Mention) string {
	var out []string
	for _, m := range ms {
		s := m.Spelling
		if m.Person != "" {
			s += "（" + m.Person + "）"
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

// merge spans equal neighbours.
func (c *circulation) merge() {
	matters := c.has(ledger.FieldMatter)
	for i, col := range c.columns {
		switch col.Field {
		case ledger.FieldLeader:
			c.span(i, func(a, b *ledger.Task) bool { return a.Leader != "" && a.Leader == b.Leader })
		case ledger.FieldNo, ledger.FieldMatter:
			if matters {
				c.span(i, sameMatter)
			}
		case ledger.FieldLead, ledger.FieldRelated, ledger.FieldPersons:
			if matters {
				c.span(i, func(a, b *ledger.Task) bool {
					return sameMatter(a, b) && len(a.Lead) > 0 && slices.Equal(a.Lead, b.Lead) && slices.Equal(a.Related, b.Related)
				})
			}
		}
	}
}

func sameMatter(a, b *ledger.Task) bool { return a.Matter != "" && a.Matter == b.Matter }

// span merges the cells of column col over the rows that are the same as the row above.
func (c *circulation) span(col int, same func(a, b *ledger.Task) bool) {
	top := 0
	for i := 1; i < len(c.tasks); i++ {
		if c.tasks[i-1] == nil || c.tasks[i] == nil || !same(c.tasks[i-1], c.tasks[i]) {
			top = i
			continue
		}
		first, below := &c.t.Rows[top+c.t.Header][col], &c.t.Rows[i+c.t.Header][col]
		first.Rows = i - top + 1
		*below = table.Cell{Covered: true}
	}
}
