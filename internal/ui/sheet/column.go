package sheet

import (
	"strings"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// Row is one row of a table: a task, or whatever else the screen lists.
type Row struct {
	Key   string       // names the row for its life; "" is the task's id
	Task  *ledger.Task // nil where the row is of none
	About any          // what else the screen knows of it; the sheet only carries it
}

// key names the row.
func (r Row) key() string {
	if r.Key == "" && r.Task != nil {
		return string(r.Task.ID)
	}
	return r.Key
}

// Group is rows under a band; a band of "" is not shown.
type Group struct {
	Name string // what the band calls it, whatever it counts
	Band string
	Rows []Row
}

// Column is one column of a table.
type Column struct {
	grid.Column
	Field ledger.Field                   // what an edit sets of the row's task; "" for what Options.Keep takes, or nothing does
	Shows ledger.Field                   // what stands there as view knows it, to filter, sort and find by; "" for what it does not
	Value func(r Row) string             // the same for what view does not know; nil where Shows says it
	Cell  func(r Row) grid.Cell          // what stands there
	Same  func(a, b Row) bool            // whether neighbours are one merged cell; nil for never
	Note  func(rows []Row) (note string) // small line under a merged cell; nil for none
}

// name is the header on one line.
func (c *Column) name() string { return strings.ReplaceAll(c.Header, "\n", "") }

// line is a row of the model: a row of the screen with the task that view reads for it, or a band.
type line struct {
	Row
	band string
	seen *ledger.Task // nil for a band
}

// reader shows rows to view, which knows tasks alone. A row whose columns all stand for what view knows is its own task; one
// with values of the screen's own, or that is no task or the same once more, is a copy in which those are extra columns.
type reader struct {
	own  []Column // that view does not know
	used map[*ledger.Task]bool
}

// newReader prepares columns: those with a value of their own get the name of an extra column to go by.
func newReader(columns []Column) *reader {
	r := &reader{used: map[*ledger.Task]bool{}}
	for i := range columns {
		c := &columns[i]
		if c.Value == nil {
			continue
		}
		if c.Shows == "" {
			c.Shows = ledger.Extra(c.name())
		}
		r.own = append(r.own, *c)
	}
	return r
}

// line makes the row ready to be looked at.
func (r *reader) line(row Row) line {
	if row.Task != nil && len(r.own) == 0 && !r.used[row.Task] {
		r.used[row.Task] = true
		return line{Row: row, seen: row.Task}
	}
	seen := &ledger.Task{ID: ledger.ID(row.key())}
	if row.Task != nil {
		*seen = *row.Task
	}
	extra := make(map[string]string, len(seen.Extra)+len(r.own))
	for k, v := range seen.Extra {
		extra[k] = v
	}
	for _, c := range r.own {
		_, k := c.Shows.Split()
		extra[k] = c.Value(row)
	}
	seen.Extra = extra
	return line{Row: row, seen: seen}
}
