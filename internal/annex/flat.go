package annex

import (
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Flat is the annex as plain rows for other programs: nothing merged, every row in full, a column for every filled field,
// sections and persons among them.
func Flat(l *ledger.Ledger, a *ledger.Annex) table.Table {
	tasks := l.TasksOf(a.ID)
	p := flatLayout(a, tasks)
	c := &circulation{l: l, layout: p}
	c.t = table.Table{Columns: p.tableColumns(), Header: 1, Rows: [][]table.Cell{headerRow(p.columns)}}
	for _, t := range tasks {
		c.task(t)
	}
	return c.t
}
