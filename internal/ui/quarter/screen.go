// Package quarter is the screen of a quarter's answers: the units in their order with what they owe at the left, at the right
// one unit's duties with target beside progress beside lamp beside review. The same answers stand task by task in a second
// view, and what is missing in a third.
package quarter

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// Name is the screen's name in what the window remembers.
const Name = "quarter"

// Desk is what the screen has of the window.
type Desk struct {
	*sheet.Desk
	Quarter    func() ledger.Quarter  // that is looked at
	SetQuarter func(q ledger.Quarter) // looks at another one
	Import     func()                 // begins an import

	Lamp func(task ledger.ID, q ledger.Quarter) // asks for a lamp by hand
}

// way is which of the three tables is shown.
type way int

const (
	byUnit way = iota
	byTask
	owing
)

// Screen is a quarter's answers.
type Screen struct {
	d       *Desk
	quarter ledger.Quarter // whose rows stand in the tables
	way     way
	unit    ledger.ID
	annex   ledger.ID // whose tasks of the unit are listed, "" for all
	flowing string    // key of the row whose list of statuses came up by itself behind its first progress; "" for none
	stood   stood     // what the table of one unit was filled with
	loads   []view.QuarterLoad
	proxies map[string]bool // rows whose next answer is taken by telephone
	goals   bool            // targets are to be written where there are none yet
	begun   string          // what the editor that is being opened begins with; "" for the cell's own text

	units   *unitList
	list    *grid.Grid
	listing bool // the list is being filled by us, not moved in by the person
	sheets  map[way]*sheet.Sheet
	top     *topStrip
	head    *unitHead
	page    *fyne.Container
	body    *fyne.Container // what stands under the top strip

	unitPage *fyne.Container // list, head and table of one unit
	right    *fyne.Container // of that, the head and the table
}

// stood says which rows a table shows, to tell whether others come.
type stood struct {
	quarter     ledger.Quarter
	unit, annex ledger.ID
}

// New makes the screen of the quarter that is looked at, on its first unit.
func New(d *Desk) *Screen {
	s := &Screen{d: d, quarter: d.Quarter(), proxies: map[string]bool{}, units: &unitList{}, sheets: map[way]*sheet.Sheet{}}
	s.list = d.List(s.units)
	s.list.OnSelect = func(x grid.Selection) { s.choose(ledger.ID(x.Key)) }
	s.connect(s.list)
	for w, o := range map[way]sheet.Options{
		byUnit: {Key: Name, Fixed: true, Keep: keep, Menu: s.rowMenu},
		byTask: {Key: Name + " tasks", Fixed: true, Keep: keep, Menu: s.rowMenu},
		owing:  {Key: Name + " owing", Fixed: true, Menu: s.owingMenu},
	} {
		s.sheets[w] = sheet.New(d.Desk, o)
		s.connect(s.sheets[w].Grid)
	}
	s.top, s.head = newTopStrip(s), newUnitHead(s)
	l := d.Look
	left := container.New(look.Fixed(listWidth, 0), container.New(look.Dock(look.AtRight), look.Rule(l.Line(), true), s.list))
	s.right = container.New(look.Dock(look.AtTop), s.head.whole, s.sheets[byUnit].Content())
	s.unitPage = container.New(look.Dock(look.AtLeft), left, s.right)
	s.body = container.NewStack()
	s.page = container.New(look.Dock(look.AtTop), s.top.whole, s.body)
	s.Refresh()
	s.sheets[byUnit].Arrange(2)
	s.sheets[byTask].Arrange(2)
	s.sheets[owing].Arrange(1)
	return s
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Name is the screen's in what the window remembers.
func (s *Screen) Name() string { return Name }

// Detailed says that the pane is closed at first: a unit's answers need the room.
func (s *Screen) Detailed() bool { return false }

// Tabled is the table that is shown, for finding and filtering.
func (s *Screen) Tabled() *sheet.Sheet { return s.sheets[s.way] }

// Table is what the keys go to.
func (s *Screen) Table() *grid.Grid { return s.Tabled().Grid }

// Task is the one that the cursor is on; nil for none.
func (s *Screen) Task() *ledger.Task { return s.Tabled().Task() }

// Picked is the unit whose answers are shown.
func (s *Screen) Picked() ledger.ID { return s.unit }

// Pick shows the answers of a unit; false where it has none to give in the quarter.
func (s *Screen) Pick(unit ledger.ID) bool {
	if !s.units.has(unit) {
		return false
	}
	s.look(byUnit)
	s.list.Select(string(unit), "name")
	return true
}

// Stops are what the keys go to before the table.
func (s *Screen) Stops() []fyne.Focusable {
	if s.way == byUnit {
		return []fyne.Focusable{s.list}
	}
	return nil
}

// Show puts the cursor on a task: among the shown unit's, or else those of the first unit that answers on it.
func (s *Screen) Show(task ledger.ID, column string) {
	t := s.d.Ledger().Task(task)
	if t == nil || s.way == owing {
		return
	}
	if s.way == byUnit {
		if s.annex != "" && s.annex != t.Annex {
			s.annex = ""
			s.show()
		}
		if unit := s.answering(t); unit != "" && unit != s.unit {
			s.Pick(unit)
		}
	}
	s.Tabled().Show(task, column)
}

// Refresh reads the quarter's answers out of the snapshot.
func (s *Screen) Refresh() {
	if q := s.d.Quarter(); q != s.quarter {
		s.quarter = q
		clear(s.proxies)
		for _, w := range []way{byUnit, byTask} { // what was filtered by was another quarter's
			s.sheets[w].ClearFilter()
		}
	}
	l := s.d.Ledger()
	s.loads = view.QuarterLoads(l, s.tasks(), s.quarter)
	s.units.fill(s.loads)
	if !s.units.has(s.unit) {
		s.unit = s.units.first()
	}
	s.listing = true
	s.list.SetModel(s.units)
	s.list.Select(string(s.unit), "name")
	s.listing = false
	s.show()
}

// tasks are those of the quarter's year.
func (s *Screen) tasks() []*ledger.Task {
	return view.Tasks(s.d.Ledger(), view.Query{Year: s.quarter.Year()})
}

// show fills the table that is shown and the strips over it.
func (s *Screen) show() {
	switch s.way {
	case byUnit:
		s.fillUnit()
	case byTask:
		s.fillTasks()
	case owing:
		s.fillOwing()
	}
	s.top.refresh()
	s.head.refresh()
	s.arrange()
}

// arrange puts what is to be seen into the page; the table of one unit only gets the room that its head leaves.
func (s *Screen) arrange() {
	now := s.Tabled().Content()
	switch why, first := s.nothing(); {
	case why != "":
		now = blank(s.d.Look, why, first)
	case s.way == byUnit:
		now = s.unitPage
	}
	if len(s.body.Objects) == 0 || s.body.Objects[0] != now {
		s.body.Objects = []fyne.CanvasObject{now}
		s.body.Refresh()
	} else if !s.right.Size().IsZero() {
		s.right.Layout.Layout(s.right.Objects, s.right.Size())
	}
}

// look shows another of the views.
func (s *Screen) look(w way) {
	if w == s.way {
		return
	}
	s.way = w
	s.show()
	s.d.Host.Focus(s.Table())
	s.d.Told()
}

// turnTo shows another of the views once what is typed is kept.
func (s *Screen) turnTo(w way) { s.d.Settled(func() { s.look(w) }, func() {}) }

// choose shows the answers of the unit that the list's cursor is on.
func (s *Screen) choose(unit ledger.ID) {
	if s.listing || unit == s.unit || !s.units.has(unit) {
		return
	}
	s.d.Settled(func() {
		s.unit = unit
		s.show()
		s.d.Told()
	}, func() { s.list.Select(string(s.unit), "name") })
}

// step goes to the next unit, or the one before.
func (s *Screen) step(by int) {
	if to := s.units.beside(s.unit, by); to != "" {
		s.list.Select(string(to), "name")
		return
	}
	s.d.Say(map[bool]string{true: "已是最后一个单位。", false: "已是第一个单位。"}[by > 0])
}
