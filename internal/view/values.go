package view

import (
	"cmp"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// ValueCount is one line of a column's filter list.
type ValueCount struct {
	Value  string // as a Condition takes it: a name, or the text without white space; "" for empty cells
	Shown  string
	Count  int  // rows that have it, among those that pass the conditions on other columns
	Chosen bool // by the column's own condition; all are where it names no values
}

// Values are the distinct values of a column among the rows that pass the filter's conditions on other columns: leaders
// and units by rank, numbers and dates as such, texts by pinyin, empty cells last. What the column's own condition names
// is listed even where no row has it, so that it can be taken away.
func Values(l *ledger.Ledger, tasks []*ledger.Task, field ledger.Field, filter Filter) []ValueCount {
	c := newColumn(l, field)
	t := newTally(c, len(tasks))
	passes := filter.passes(l, field)
	for _, task := range tasks {
		if passes(task) {
			t.count(task)
		}
	}
	own := filter.On(field)
	for _, v := range own.Values {
		t.line(c.value(v), nil)
	}
	chosen := own.chosen(c)
	t.keys.arrange()
	out := make([]ValueCount, len(t.lines))
	for i, k := range t.keys.all {
		x := &t.lines[k.at]
		v := ValueCount{Shown: c.shown(x.value), Count: x.rows, Chosen: len(chosen) == 0 || chosen[x.value]}
		if x.value != "" {
			v.Value = v.Shown // a remembered name says more than an id, should its unit be gone
		}
		if x.text != "" {
			v.Shown = oneLine(strings.TrimSpace(x.text))
		}
		out[i] = v
	}
	return out
}

// Distinct are the values of a column as texts, the most used first, to offer while one is typed.
func Distinct(l *ledger.Ledger, tasks []*ledger.Task, field ledger.Field) []string {
	values := slices.DeleteFunc(Values(l, tasks, field, Filter{}), func(v ValueCount) bool { return v.Value == "" })
	slices.SortStableFunc(values, func(a, b ValueCount) int { return cmp.Compare(b.Count, a.Count) })
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.Shown
	}
	return out
}

// line is one value while rows are counted.
type line struct {
	value string
	text  string // as the first cell has it, where that differs from the value
	rows  int
}

// tally counts the rows of each value.
type tally struct {
	c      *column
	at     map[string]int
	lines  []line
	keys   keys // of the lines
	values []string
}

func newTally(c *column, rows int) *tally {
	if c.nature != ofText && c.nature != ofNumbers {
		rows = 0 // few values for many rows
	}
	return &tally{c: c, at: make(map[string]int, rows), lines: make([]line, 0, rows),
		keys: keys{c: c, texts: make([]string, 0, rows), all: make([]key, 0, rows)}}
}

func (t *tally) count(task *ledger.Task) {
	t.values = t.c.values(t.values[:0], task)
	for _, v := range t.values {
		t.line(v, task).rows++
	}
}

// line of a value, made where it is new; task is the row that has it.
func (t *tally) line(value string, task *ledger.Task) *line {
	at, ok := t.at[value]
	if !ok {
		at = len(t.lines)
		t.at[value] = at
		x, year := line{value: value}, 0
		if task != nil {
			x.text = t.c.original(task, value)
			if t.c.nature == ofDeadlines {
				year = t.c.year(task)
			}
		}
		t.lines = append(t.lines, x)
		t.keys.add(value, year)
	}
	return &t.lines[at]
}

// original is the cell's text where the value lacks its white space; "" where both are the same, or the value is a name.
func (c *column) original(t *ledger.Task, value string) string {
	switch c.nature {
	case ofUnits, ofLeadCells, ofLeaders, ofPersons, ofJudgements:
		return ""
	}
	if s := c.l.Value(t, c.field); s != value && value != "" {
		return s
	}
	return ""
}
