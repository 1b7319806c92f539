package sheet

import (
	"slices"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// looking is how a table is looked at, kept while the ledger is open. order is which rows the filter and the sorting gave
// when they were last asked, by their keys: an edit does not take a row away from under the cursor.
type looking struct {
	filter view.Filter
	sort   []view.Sort
	order  []string // nil where nothing is filtered or sorted
	known  map[string]bool
}

func (x *looking) plain() bool { return len(x.filter.Conditions) == 0 && len(x.sort) == 0 }

// look filters and sorts anew.
func (s *Sheet) look() {
	s.looked.order = nil
	if !s.looked.plain() {
		s.looked.order = []string{}
		l := s.d.Ledger()
		for _, part := range s.parts() {
			keys := make(map[*ledger.Task]string, len(part))
			tasks := make([]*ledger.Task, len(part))
			for i, x := range part {
				tasks[i], keys[x.seen] = x.seen, x.key()
			}
			for _, t := range view.Sorted(l, view.Apply(l, tasks, s.looked.filter), s.looked.sort) {
				s.looked.order = append(s.looked.order, keys[t])
			}
		}
		s.looked.known = s.all()
	}
	s.rebuild()
	s.d.Told()
}

// parts are the rows that are sorted together.
func (s *Sheet) parts() [][]line {
	var out [][]line
	for i, g := range s.groups {
		if s.opts.Annexed && i > 0 {
			out[0] = append(out[0], g.rows...)
		} else {
			out = append(out, slices.Clone(g.rows))
		}
	}
	return out
}

func (s *Sheet) all() map[string]bool {
	all := map[string]bool{}
	for _, g := range s.groups {
		for _, x := range g.rows {
			all[x.key()] = true
		}
	}
	return all
}

// follow keeps the rows that were shown, and puts those made since behind the ones that stand before them in the annex.
func (s *Sheet) follow() {
	before := ""
	for _, g := range s.groups {
		for _, x := range g.rows {
			if key := x.key(); !s.looked.known[key] {
				at := slices.Index(s.looked.order, before) + 1
				s.looked.order = slices.Insert(s.looked.order, at, key)
			}
			before = x.key()
		}
	}
	s.looked.known = s.all()
}

// shown are the rows with their bands.
func (s *Sheet) shown() []line {
	var list []line
	if s.looked.order == nil {
		for _, g := range s.groups {
			list = append(list, banded(g.band, g.rows)...)
		}
		return list
	}
	at := map[string]int{}
	for i, key := range s.looked.order {
		at[key] = i
	}
	ordered := func(a, b line) int { return at[a.key()] - at[b.key()] }
	var mixed []line
	for _, g := range s.groups {
		rows := slices.DeleteFunc(slices.Clone(g.rows), func(x line) bool { _, ok := at[x.key()]; return !ok })
		if s.opts.Annexed && len(s.looked.sort) > 0 {
			mixed = append(mixed, rows...)
			continue
		}
		slices.SortStableFunc(rows, ordered)
		list = append(list, banded(g.band, rows)...)
	}
	slices.SortStableFunc(mixed, ordered)
	return append(list, mixed...)
}

func banded(band string, rows []line) []line {
	if band == "" || len(rows) == 0 {
		return rows
	}
	return append([]line{{band: band}}, rows...)
}

// marked shows in the heads what is filtered and sorted.
func (s *Sheet) marked(columns []Column) []Column {
	out := slices.Clone(columns)
	for i := range out {
		c := &out[i]
		if c.Shows == "" {
			continue
		}
		c.Filter = true
		for _, x := range s.looked.filter.Conditions {
			c.Filtered = c.Filtered || x.Field == c.Shows
		}
		for _, x := range s.looked.sort {
			switch {
			case x.Field != c.Shows:
			case x.Descending:
				c.Sorted = -1
			default:
				c.Sorted = 1
			}
		}
	}
	return out
}

// setCondition filters a column; a condition that narrows nothing takes the column's away.
func (s *Sheet) setCondition(c view.Condition) {
	s.looked.filter = s.looked.filter.With(c)
	s.look()
}

// FilterBy narrows the table to rows with one of the values, as a number that opens the rows behind it does; no values show
// all again.
func (s *Sheet) FilterBy(f ledger.Field, values ...string) {
	s.setCondition(view.Condition{Field: f, Values: values})
}

// SortBy sorts by what a column shows; what was sorted by before decides among equals.
func (s *Sheet) SortBy(field ledger.Field, descending bool) {
	const most = 3
	rest := slices.DeleteFunc(s.looked.sort, func(x view.Sort) bool { return x.Field == field })
	s.looked.sort = append([]view.Sort{{Field: field, Descending: descending}}, rest...)
	s.looked.sort = s.looked.sort[:min(len(s.looked.sort), most)]
	s.look()
}

// ClearFilter shows all rows again in their own order.
func (s *Sheet) ClearFilter() {
	s.looked.filter, s.looked.sort = view.Filter{}, nil
	s.look()
}
