package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// sheet is a table of tasks on a screen: its rows filtered and sorted, its columns as the person arranged them. What stands
// in it comes from the screen as groups.
type sheet struct {
	w      *Window
	key    string // under which the window remembers how the table is looked at
	grid   *grid.Grid
	model  *rows
	strip  *filterStrip
	finder *finder
	strips *fyne.Container // those two, over the table
	whole  *fyne.Container

	frozen  int // columns that stay at the left until the person says otherwise
	groups  []group
	columns []column
	looked  *looking
	marks   []mark // texts that were not accepted and wait in their cells
	leftOut string // what the table could not take of the last deed
	mixed   bool   // sorting mixes the groups, for they are sections of one annex
}

// group is rows under a band; a band of "" is not shown.
type group struct {
	name string // what the band calls it, whatever it counts
	band string
	rows []row
}

// looking is how a table is looked at, kept while the ledger is open. order is which rows the filter and the sorting gave
// when they were last asked: an edit does not take a row away from under the cursor.
type looking struct {
	filter view.Filter
	sort   []view.Sort
	order  []ledger.ID // nil where nothing is filtered or sorted
	known  map[ledger.ID]bool
}

func (x *looking) plain() bool { return len(x.filter.Conditions) == 0 && len(x.sort) == 0 }

func newSheet(w *Window, key string, mixed bool) *sheet {
	s := &sheet{w: w, key: key, mixed: mixed, looked: w.looked[key], model: newRows(nil, nil)}
	if s.looked == nil {
		s.looked = &looking{}
		w.looked[key] = s.looked
	}
	s.grid = w.newTable(s.model, 0)
	s.grid.OnEdit = func(b grid.Batch) { s.leftOut = ""; w.edit(s, b) }
	s.grid.OnRefuse = func(reason string) { s.leftOut = reason; w.status.say(reason) }
	s.grid.OnMenu = s.menu
	s.grid.OnHeader = s.openFilter
	s.grid.OnMove = func(_ []string, by int) { s.move(by) }
	s.grid.OnCommand = s.command
	s.grid.OnLayout = s.keepLayout
	s.strip = newFilterStrip(s)
	s.finder = newFinder(s)
	s.strips = container.New(look.Stack(0), s.finder.strip, s.strip.whole)
	s.whole = container.New(look.Dock(look.AtTop), s.strips, s.grid)
	return s
}

// fill shows the rows of the groups, as they are looked at; anew says that they are others than before, so that the filter
// is asked again.
func (s *sheet) fill(groups []group, columns []column, anew bool) {
	s.groups, s.columns = groups, columns
	switch {
	case s.looked.plain():
	case anew || s.looked.order == nil:
		s.look()
		return
	default:
		s.follow()
	}
	s.rebuild()
}

// look filters and sorts anew.
func (s *sheet) look() {
	s.looked.order = nil
	if !s.looked.plain() {
		s.looked.order = []ledger.ID{}
		l := s.w.book.Ledger()
		for _, tasks := range s.parts() {
			for _, t := range view.Sorted(l, view.Apply(l, tasks, s.looked.filter), s.looked.sort) {
				s.looked.order = append(s.looked.order, t.ID)
			}
		}
		s.looked.known = s.all()
	}
	s.rebuild()
	if s.w.screen != nil {
		s.w.told()
	}
}

// parts are the tasks that are sorted together.
func (s *sheet) parts() [][]*ledger.Task {
	var out [][]*ledger.Task
	for i, g := range s.groups {
		var tasks []*ledger.Task
		for _, r := range g.rows {
			tasks = append(tasks, r.task)
		}
		if s.mixed && i > 0 {
			out[0] = append(out[0], tasks...)
		} else {
			out = append(out, tasks)
		}
	}
	return out
}

func (s *sheet) all() map[ledger.ID]bool {
	all := map[ledger.ID]bool{}
	for _, g := range s.groups {
		for _, r := range g.rows {
			all[r.task.ID] = true
		}
	}
	return all
}

// follow keeps the rows that were shown, and puts those made since behind the ones that stand before them in the annex.
func (s *sheet) follow() {
	fresh := map[ledger.ID]ledger.ID{} // a new row and the one before it
	before := ledger.ID("")
	for _, g := range s.groups {
		for _, r := range g.rows {
			if !s.looked.known[r.task.ID] {
				fresh[r.task.ID] = before
				at := slices.Index(s.looked.order, before) + 1
				s.looked.order = slices.Insert(s.looked.order, at, r.task.ID)
			}
			before = r.task.ID
		}
	}
	s.looked.known = s.all()
}

// rebuild makes the model of what is looked at.
func (s *sheet) rebuild() {
	columns := s.marked(s.columns)
	s.model = newRows(s.shown(), columns)
	s.model.marks = s.finder.marks
	s.finder.again()
	s.grid.SetModel(s.model)
	s.strip.refresh()
}

// shown are the rows with their bands.
func (s *sheet) shown() []row {
	var list []row
	if s.looked.order == nil {
		for _, g := range s.groups {
			list = append(list, banded(g.band, g.rows)...)
		}
		return list
	}
	at := map[ledger.ID]int{}
	for i, id := range s.looked.order {
		at[id] = i
	}
	var mixed []row
	for _, g := range s.groups {
		rows := slices.DeleteFunc(slices.Clone(g.rows), func(r row) bool { _, ok := at[r.task.ID]; return !ok })
		if s.mixed && len(s.looked.sort) > 0 {
			mixed = append(mixed, rows...)
			continue
		}
		slices.SortStableFunc(rows, func(a, b row) int { return at[a.task.ID] - at[b.task.ID] })
		list = append(list, banded(g.band, rows)...)
	}
	slices.SortStableFunc(mixed, func(a, b row) int { return at[a.task.ID] - at[b.task.ID] })
	return append(list, mixed...)
}

func banded(band string, rows []row) []row {
	if band == "" || len(rows) == 0 {
		return rows
	}
	return append([]row{{band: band}}, rows...)
}

// marked shows in the heads what is filtered and sorted.
func (s *sheet) marked(columns []column) []column {
	out := slices.Clone(columns)
	for i := range out {
		c := &out[i]
		if c.shows == "" {
			continue
		}
		c.Filter = true
		for _, x := range s.looked.filter.Conditions {
			c.Filtered = c.Filtered || x.Field == c.shows
		}
		for _, x := range s.looked.sort {
			switch {
			case x.Field != c.shows:
			case x.Descending:
				c.Sorted = -1
			default:
				c.Sorted = 1
			}
		}
	}
	return out
}

// tasks are those in the table now, in its order.
func (s *sheet) tasks() []*ledger.Task {
	var out []*ledger.Task
	for _, r := range s.model.list {
		if r.task != nil {
			out = append(out, r.task)
		}
	}
	return out
}

// total is how many tasks there are, whatever the filter.
func (s *sheet) total() int {
	n := 0
	for _, g := range s.groups {
		n += len(g.rows)
	}
	return n
}

// chosen are the ids of the selected rows, in the table's order.
func (s *sheet) chosen() []ledger.ID {
	var out []ledger.ID
	for _, k := range s.grid.SelectedKeys() {
		out = append(out, ledger.ID(k))
	}
	return out
}

// counted says how many rows there are, how many the filter leaves and how many are selected.
func (s *sheet) counted(unit string) string {
	text := fmt.Sprintf("%d %s", s.total(), unit)
	if len(s.looked.filter.Conditions) > 0 {
		text += fmt.Sprintf(" · 筛选后 %d", len(s.tasks()))
	}
	return text + selectedText(s.grid)
}

// setCondition filters a column; a condition that narrows nothing takes the column's away.
func (s *sheet) setCondition(c view.Condition) {
	s.looked.filter = s.looked.filter.With(c)
	s.look()
}

// sortBy sorts by a column; what was sorted by before decides among equals.
func (s *sheet) sortBy(field ledger.Field, descending bool) {
	const most = 3
	rest := slices.DeleteFunc(s.looked.sort, func(x view.Sort) bool { return x.Field == field })
	s.looked.sort = append([]view.Sort{{Field: field, Descending: descending}}, rest...)
	s.looked.sort = s.looked.sort[:min(len(s.looked.sort), most)]
	s.look()
}

// fieldOf is what a column shows of a task; "" where that is no field.
func (s *sheet) fieldOf(columnID string) ledger.Field {
	for _, c := range s.columns {
		if c.ID == columnID {
			return c.shows
		}
	}
	return ""
}

// headerOf is the name of the column that shows the field.
func (s *sheet) headerOf(f ledger.Field) string {
	for _, c := range s.columns {
		if c.shows == f {
			return s.model.header(c.ID)
		}
	}
	return f.Name()
}
