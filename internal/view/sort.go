package view

import (
	"cmp"
	"math"
	"slices"

	"dubanben/internal/ledger"
)

// Sort orders rows by one column.
type Sort struct {
	Field      ledger.Field `json:"field"`
	Descending bool         `json:"descending,omitempty"`
}

// Sorted are the tasks by the first column, equal ones by the next, and equal in all as they stood. Leaders and units
// stand by their rank, numbers and dates as such, texts by pinyin; empty cells come last either way.
func Sorted(l *ledger.Ledger, tasks []*ledger.Task, by []Sort) []*ledger.Task {
	cells := make([][]cell, len(by))
	for i, s := range by {
		if s.Field == ledger.FieldLeadCell {
			s.Field = ledger.FieldLead // persons do not count
		}
		cells[i] = newColumn(l, s.Field).cells(tasks)
	}
	rows := make([]int, len(tasks))
	for i := range rows {
		rows[i] = i
	}
	slices.SortFunc(rows, func(x, y int) int {
		for i, s := range by {
			a, b := cells[i][x], cells[i][y]
			d := slices.Compare(a, b)
			if s.Descending && a[0] != lastPlace && b[0] != lastPlace {
				d = -d
			}
			if d != 0 {
				return d
			}
		}
		return cmp.Compare(x, y)
	})
	out := make([]*ledger.Task, len(tasks))
	for i, r := range rows {
		out[i] = tasks[r]
	}
	return out
}

// cell is where the values of a cell stand among all of the column, in the order in which the cell has them.
type cell []int32

// lastPlace is that of an empty cell.
const lastPlace = math.MaxInt32

// cells of all rows. Only distinct values are compared as what they are.
func (c *column) cells(tasks []*ledger.Task) []cell {
	type dated struct {
		value string
		year  int // a date without a year depends on the annex
	}
	known := map[dated]int{}
	ks := &keys{c: c}
	flat := make(cell, 0, len(tasks))
	ends := make([]int, len(tasks))
	var values []string
	for i, t := range tasks {
		values = c.values(values[:0], t)
		for _, v := range values {
			d := dated{value: v}
			if c.nature == ofDeadlines {
				d.year = c.year(t)
			}
			at, ok := known[d]
			if !ok {
				at = len(ks.all)
				known[d] = at
				ks.add(v, d.year)
			}
			flat = append(flat, int32(at))
		}
		ends[i] = len(flat)
	}
	places := ks.places()
	for i, at := range flat {
		flat[i] = places[at]
	}
	out := make([]cell, len(tasks))
	from := 0
	for i, to := range ends {
		out[i] = flat[from:to:to]
		from = to
	}
	return out
}

// places arranges the keys and gives the place of each; equal ones share theirs.
func (ks *keys) places() []int32 {
	ks.arrange()
	out := make([]int32, len(ks.all))
	place := int32(0)
	for i := range ks.all {
		k := &ks.all[i]
		if i > 0 && !ks.equal(&ks.all[i-1], k) {
			place++
		}
		out[k.at] = place
		if k.class == empty {
			out[k.at] = lastPlace
		}
	}
	return out
}
