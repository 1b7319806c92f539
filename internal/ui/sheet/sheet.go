package sheet

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// Desk is what a sheet needs of the window: what every screen has, and what the window keeps for its tables.
type Desk struct {
	*desk.Desk
	Memory *Memory
	Here   func() *Sheet                            // the sheet that is shown now; nil for none
	Verbs  func(tasks []ledger.ID) []*fyne.MenuItem // what else can be done with tasks; nil for nothing
}

// Memory is how the tables of a ledger are looked at while it is open, and what they look for.
type Memory struct {
	looked  map[string]*looking
	sought  sought
	names   *nameLists // for type-ahead; nil until asked for
	columns columnSet  // of the annex that was asked about last
}

// NewMemory makes the memory for a ledger that was just opened.
func NewMemory() *Memory { return &Memory{looked: map[string]*looking{}} }

// Options are how a sheet differs from others.
type Options struct {
	Key     string // under which the way it is looked at and its columns are remembered
	Annexed bool   // its rows are those of one annex, in its order: sorting mixes the groups, rows can be moved
	Growing bool   // a paste beyond the end makes new rows in the annex that is looked at; not with Keep
	Fixed   bool   // its rows are no tasks to insert, delete or join

	// Keep writes the edits of columns without a Field: all of one batch, as one verb, off Fyne's goroutine. With nil such
	// columns cannot be changed.
	Keep func(book *app.App, how app.How, edits []Edit, place string) (app.Done, []Refusal, error)
	// Menu are the verbs on the selected rows in the context menu, in the place of those on tasks; nil for these.
	Menu func() []*fyne.MenuItem
}

// Edit is a new text for one cell.
type Edit struct {
	Row    Row
	Column string // its id
	Field  ledger.Field
	Text   string
}

// Refusal is an edit that a rule did not let through.
type Refusal struct {
	Edit Edit
	Err  error
}

// Sheet is a table on a screen.
type Sheet struct {
	Grid *grid.Grid

	d      *Desk
	opts   Options
	model  *rows
	strip  *filterStrip
	finder *finder
	strips *fyne.Container // those two, over the table
	whole  *fyne.Container

	frozen  int // columns that stay at the left until the person says otherwise
	groups  []section
	columns []Column
	looked  *looking
	marks   []mark // texts that were not accepted and wait in their cells
	leftOut string // what the table could not take of the last deed
}

// section is a group with its rows ready to be looked at.
type section struct {
	band string
	rows []line
}

// New makes a sheet without rows; Fill gives it some.
func New(d *Desk, o Options) *Sheet {
	s := &Sheet{d: d, opts: o, looked: d.Memory.looked[o.Key], model: newRows(nil, nil)}
	if s.looked == nil {
		s.looked = &looking{}
		d.Memory.looked[o.Key] = s.looked
	}
	s.Grid = d.Table(s.model)
	s.Grid.SetGrowing(o.Growing)
	s.Grid.OnEdit = func(b grid.Batch) { s.leftOut = ""; s.edit(b) }
	s.Grid.OnRefuse = func(reason string) { s.leftOut = reason; d.Say(reason) }
	s.Grid.OnMenu = s.menu
	s.Grid.OnHeader = s.openFilter
	s.Grid.OnMove = func(_ []string, by int) { s.Move(by) }
	s.Grid.OnCommand = s.command
	s.Grid.OnLayout = s.keepLayout
	s.strip = newFilterStrip(s)
	s.finder = newFinder(s)
	s.strips = container.New(look.Stack(0), s.finder.strip, s.strip.whole)
	s.whole = container.New(look.Dock(look.AtTop), s.strips, s.Grid)
	return s
}

// Content is the table with its strips over it.
func (s *Sheet) Content() fyne.CanvasObject { return s.whole }

// Fill shows the rows of the groups, as they are looked at; anew says that they are others than before, so that the filter
// is asked again.
func (s *Sheet) Fill(groups []Group, columns []Column, anew bool) {
	s.columns = slices.Clone(columns)
	r := newReader(s.columns)
	s.groups = nil
	for _, g := range groups {
		x := section{band: g.Band}
		for _, row := range g.Rows {
			x.rows = append(x.rows, r.line(row))
		}
		s.groups = append(s.groups, x)
	}
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

// rebuild makes the model of what is looked at.
func (s *Sheet) rebuild() {
	columns := s.marked(s.columns)
	s.model = newRows(s.shown(), columns)
	s.model.marks = s.finder.marks
	s.finder.again()
	s.Grid.SetModel(s.model)
	s.strip.refresh()
}

// Table is the grid that keys go to; nil without a sheet.
func (s *Sheet) Table() *grid.Grid {
	if s == nil {
		return nil
	}
	return s.Grid
}

// Tabled is the sheet itself: by it the window finds the one that a screen embeds.
func (s *Sheet) Tabled() *Sheet { return s }

// Columns are those of the table now, with what is filtered and sorted in their heads.
func (s *Sheet) Columns() []Column { return s.model.columns }

// Rows are those in the table now, in its order, without the bands.
func (s *Sheet) Rows() []Row {
	var out []Row
	for _, x := range s.model.list {
		if x.seen != nil {
			out = append(out, x.Row)
		}
	}
	return out
}

// Model is what the grid shows.
func (s *Sheet) Model() grid.Model { return s.model }

// seen are the rows in the table now as view reads them.
func (s *Sheet) seen() []*ledger.Task {
	var out []*ledger.Task
	for _, x := range s.model.list {
		if x.seen != nil {
			out = append(out, x.seen)
		}
	}
	return out
}

// Tasks are those in the table now, in its order.
func (s *Sheet) Tasks() []*ledger.Task {
	var out []*ledger.Task
	for _, x := range s.model.list {
		if x.Task != nil {
			out = append(out, x.Task)
		}
	}
	return out
}

// total is how many rows there are, whatever the filter.
func (s *Sheet) total() int {
	n := 0
	for _, g := range s.groups {
		n += len(g.rows)
	}
	return n
}

// Under is the row that the cursor is on; false where there is none.
func (s *Sheet) Under() (Row, bool) {
	x, ok := s.model.row(s.Grid.Selection().Key)
	return x.Row, ok
}

// Task is the task of the row that the cursor is on, as it is now; nil for none.
func (s *Sheet) Task() *ledger.Task {
	if s == nil {
		return nil
	}
	x, ok := s.Under()
	if !ok || x.Task == nil || s.d.Book() == nil {
		return nil
	}
	return s.d.Ledger().Task(x.Task.ID)
}

// Chosen are the selected rows, in the table's order.
func (s *Sheet) Chosen() []Row {
	var out []Row
	for _, k := range s.Grid.SelectedKeys() {
		if x, ok := s.model.row(k); ok {
			out = append(out, x.Row)
		}
	}
	return out
}

// chosen are the tasks of the selected rows.
func (s *Sheet) chosen() []ledger.ID {
	var out []ledger.ID
	for _, x := range s.Chosen() {
		if x.Task != nil {
			out = append(out, x.Task.ID)
		}
	}
	return out
}

// Show puts the cursor on a row of the task, the first where it has several; a table without one leaves it.
func (s *Sheet) Show(task ledger.ID, column string) {
	if s == nil {
		return
	}
	key := string(task)
	if _, ok := s.model.row(key); !ok {
		for _, x := range s.model.list {
			if x.Task != nil && x.Task.ID == task {
				key = x.key()
				break
			}
		}
	}
	s.Grid.Select(key, column)
}

// Counted says how many rows there are, how many the filter leaves and how many are selected.
func (s *Sheet) Counted(unit string) string {
	text := fmt.Sprintf("%d %s", s.total(), unit)
	if len(s.looked.filter.Conditions) > 0 {
		text += fmt.Sprintf(" · 筛选后 %d", len(s.seen()))
	}
	return text + s.Selected()
}

// Selected says how much is selected, behind a count; "" for a single cell.
func (s *Sheet) Selected() string {
	x := s.Grid.Selection()
	rows, cols := len(s.Grid.SelectedKeys()), x.Right-x.Left+1
	switch {
	case x.Single && rows > 1:
		return fmt.Sprintf(" · 合并格，修改时 %d 行一起改", rows)
	case x.Single || rows == 0:
		return ""
	case len(x.Areas) > 1:
		return fmt.Sprintf(" · 已选 %d 处，%d 行", len(x.Areas), rows)
	case cols == 1:
		return fmt.Sprintf(" · 已选 %d 行", rows)
	}
	return fmt.Sprintf(" · 已选 %d 行 × %d 列", rows, cols)
}

// fieldOf is what a column shows, as view knows it; "" where it does not.
func (s *Sheet) fieldOf(columnID string) ledger.Field {
	for _, c := range s.columns {
		if c.ID == columnID {
			return c.Shows
		}
	}
	return ""
}

// headerOf is the name of the column that shows the field.
func (s *Sheet) headerOf(f ledger.Field) string {
	for i := range s.columns {
		if s.columns[i].Shows == f {
			return s.columns[i].name()
		}
	}
	return view.FieldName(f)
}
