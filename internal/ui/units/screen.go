// Package units is the screen of the tasks by unit: the units with their counts, lamps and what they owe at the left, one
// unit's rows at the right.
package units

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// Name is the screen's name in what the window remembers.
const Name = "units"

// Screen is the tasks by unit: the units with their counts at the left, one unit's rows at the right.
type Screen struct {
	*sheet.Sheet
	d       *Desk
	busy    *Busy
	stand   standing
	role    string        // the role that is shown alone; "" for all
	kept    []sheet.Group // the rows as they stand, of whatever role
	unit    ledger.ID
	filled  ledger.ID // the unit whose rows stand in the table
	shown   string    // the role that the table was filled for
	resting bool      // units without a task are listed too
	list    *grid.Grid
	units   *unitList
	search  *look.Field
	more    *look.Press // lists the units without a task, or leaves them out
	head    *head
	right   *fyne.Container // the head over the table
	aside   *desk.Aside
}

// At makes the screen of the year and the quarter that are looked at, on its first unit.
func At(d *Desk, busy *Busy) *Screen {
	s := &Screen{Sheet: sheet.New(d.Desk, sheet.Options{Key: Name, Keep: keepAnswers}), d: d, busy: busy}
	s.units = &unitList{}
	s.list = d.List(s.units)
	s.list.OnSelect = func(x grid.Selection) { s.choose(ledger.ID(x.Key)) }
	s.list.OnShortcut, s.Grid.OnShortcut = s.shortcut, s.shortcut
	s.list.OnEnter = func(string) bool { d.Host.Focus(s.Grid); return true }
	s.search = look.NewField(d.Look, "", "查找单位、拼音、简称", 1)
	s.search.Changed = func(string) { s.seek() }
	s.search.Enter = func() { d.Host.Focus(s.list) }
	s.search.Escape = func() { s.search.SetText(""); s.listUnits() }
	s.search.Area.OnKey = s.searchKey(s.search.Area.OnKey)
	s.search.Shortcut = d.FromField
	s.more = look.NewPress(d.Look, container.New(look.Fixed(0, 32), container.NewStack()), s.rest)
	s.head = newHead(s)
	search := container.New(look.Inset(8, 8, 8, 8), s.search)
	under := container.New(upsideDown{}, container.New(look.Stack(0), look.Rule(d.Look.Line(), false), s.more), s.list)
	left := container.New(look.Dock(look.AtTop), search, under)
	s.right = container.New(look.Dock(look.AtTop), container.New(look.Stack(0), s.head.whole, look.Rule(d.Look.Line(), false)), s.Sheet.Content())
	s.aside = desk.NewAside(d.Desk.Desk, Name, 216, left, s.right)
	s.Refresh()
	s.Arrange(2)
	return s
}

// upsideDown puts the first thing at the lower edge at its own height and gives the second the rest.
type upsideDown struct{}

// MinSize belongs to Fyne.
func (upsideDown) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	if !os[0].Visible() {
		return b
	}
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
}

// Layout belongs to Fyne.
func (upsideDown) Layout(os []fyne.CanvasObject, s fyne.Size) {
	high := float32(0)
	if os[0].Visible() {
		high = os[0].MinSize().Height
	}
	os[0].Move(fyne.NewPos(0, s.Height-high))
	os[0].Resize(fyne.NewSize(s.Width, high))
	os[1].Move(fyne.Position{})
	os[1].Resize(fyne.NewSize(s.Width, s.Height-high))
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.aside.Content() }

// Name is the screen's in what the window remembers.
func (s *Screen) Name() string { return Name }

// Detailed says that the pane is closed at first: two tables need the room.
func (s *Screen) Detailed() bool { return false }

// Picked is the unit whose rows are shown.
func (s *Screen) Picked() ledger.ID { return s.unit }

// Pick shows the rows of a unit, be it one without a task; false where there is no such unit.
func (s *Screen) Pick(unit ledger.ID) bool {
	if !s.units.has(unit) && s.d.Ledger().Unit(unit) != nil {
		s.search.SetText("")
		s.resting = true
		s.listUnits()
	}
	if !s.units.has(unit) {
		return false
	}
	s.list.Select(string(unit), colName)
	return true
}

// Stops are what the keys go to before the table.
func (s *Screen) Stops() []fyne.Focusable { return []fyne.Focusable{s.search.Area, s.list} }

// Refresh reads the units and the rows out of the snapshot.
func (s *Screen) Refresh() {
	s.listUnits()
}

// listUnits lists the units that the search box leaves and shows the chosen one, or the first.
func (s *Screen) listUnits() {
	l, typed := s.d.Ledger(), ledger.Squeeze(s.search.Text())
	keep := s.unit // out of its last row it stays in sight
	if s.resting {
		keep = "" // there it is anyway, among those without a task
	}
	loads := append(s.busy.Units(l, s.d.Year(), keep), s.busy.groups...)
	s.stand.read(l, s.busy.tasks, s.d.Quarter(), s.d.Now().Format("2006-01-02"))
	idle := s.busy.idle(keep)
	s.units.stand, s.units.idle = s.stand, nil
	if s.resting || typed != "" { // what is sought is found, busy or not
		s.units.idle = idle
	}
	s.units.fill(loads, typed)
	s.offerIdle(len(idle))
	s.list.SetModel(s.units)
	if !s.units.has(s.unit) {
		s.unit = s.units.first()
	}
	s.list.Select(string(s.unit), colName)
	s.fill()
}

// seek lists the units that the search box leaves and shows the one that it means most likely.
func (s *Screen) seek() {
	s.listUnits()
	if s.units.best != "" {
		s.list.Select(string(s.units.best), colName)
	}
}

// offerIdle says below the list how many units have nothing to do.
func (s *Screen) offerIdle(n int) {
	text := fmt.Sprintf("另有 %d 个单位没有任务，列出", n)
	if s.resting {
		text = fmt.Sprintf("收起没有任务的 %d 个单位", n)
	}
	c := s.more.Content.(*fyne.Container)
	c.Objects = []fyne.CanvasObject{container.New(look.Inset(0, 12, 0, 12), look.Words(text+"　Alt+0", 12, false, s.d.Look.Accent()))}
	c.Refresh()
	look.Show(s.more, n > 0)
}

// rest lists the units without a task too, or leaves them out again.
func (s *Screen) rest() {
	s.resting = !s.resting
	s.listUnits()
}

func (s *Screen) choose(unit ledger.ID) {
	if unit == s.unit || !s.units.has(unit) {
		return
	}
	s.unit = unit
	s.fill()
	s.d.Told()
}

// fill shows the unit's tasks, grouped by its role.
func (s *Screen) fill() {
	l := s.d.Ledger()
	x := s.busy.load(s.unit)
	groups := grouped(x, s.d.Quarter())
	anew := s.unit != s.filled
	if !anew {
		groups = settledRows(l, s.d.Quarter(), s.kept, groups)
	}
	s.kept = groups
	s.Fill(inRole(groups, s.role), s.columns(l, s.busy.tasks), anew || s.role != s.shown)
	s.filled, s.shown = s.unit, s.role
	s.head.fill(l, x)
}

// grouped are a unit's tasks by its role.
func grouped(x view.Load, q ledger.Quarter) []sheet.Group {
	var groups []sheet.Group
	add := func(name, role string, tasks []*ledger.Task) {
		if len(tasks) > 0 {
			g := sheet.Group{Name: name, Band: fmt.Sprintf("%s  %d 项", name, len(tasks))}
			for _, t := range tasks {
				g.Rows = append(g.Rows, sheet.Row{Task: t, About: part{role, x.Unit.ID, q}})
			}
			groups = append(groups, g)
		}
	}
	add(roleLead, roleLead, x.Lead)
	add(roleRelated, roleRelated, x.Related)
	for i, v := range x.Via {
		if i == 0 || x.Via[i-1].Group != v.Group {
			add(roleVia+v.Group.Name, roleVia+v.Group.Name, viaTasks(x.Via[i:], v.Group))
		}
	}
	return groups
}

// searchKey lets Down go from the search into the list.
func (s *Screen) searchKey(rest func(*fyne.KeyEvent) bool) func(*fyne.KeyEvent) bool {
	return func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyDown {
			s.d.Host.Focus(s.list)
			return true
		}
		return rest(k)
	}
}

// viaTasks are the tasks that come through the group, from the head of the list on.
func viaTasks(vs []view.Via, group *ledger.Unit) []*ledger.Task {
	var out []*ledger.Task
	for _, v := range vs {
		if v.Group == group {
			out = append(out, v.Task)
		}
	}
	return out
}

// shortcut obeys the keys of the screen's head; others are the window's.
func (s *Screen) shortcut(x fyne.Shortcut) {
	if s.aside.Shortcut(x) {
		return
	}
	c, ok := x.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierAlt {
		s.d.Shortcut(x)
		return
	}
	switch c.KeyName {
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4:
		s.only(roles()[c.KeyName[0]-'1'])
	case fyne.Key0:
		s.rest()
	case fyne.KeyB:
		s.openQuarter()
	case fyne.KeyReturn, fyne.KeyEnter:
		s.openPage()
	default:
		s.d.Shortcut(x)
	}
}

// only shows the rows of one role, "" for all.
func (s *Screen) only(role string) {
	s.d.Settled(func() {
		s.role = role
		s.fill()
		s.d.Told()
	}, func() {})
}

func (s *Screen) openQuarter() {
	if s.unit != "" {
		s.d.Settled(func() { s.d.OpenQuarter(s.unit) }, func() {})
	}
}

func (s *Screen) openPage() {
	if s.unit != "" {
		s.d.Settled(func() { s.d.UnitPage(s.unit) }, func() {})
	}
}

// Summary is what the status bar counts; on a lamp also why it is lit.
func (s *Screen) Summary() string {
	u := s.d.Ledger().Unit(s.unit)
	if u == nil {
		return ""
	}
	x := view.LoadOf(s.d.Ledger(), s.unit, s.busy.tasks)
	return fmt.Sprintf("%s %d 项 · 牵头 %d · 相关 %d · "+viaWord+" %d%s%s", u.Name, x.Total(), len(x.Lead), len(x.Related), len(x.Via), s.Selected(), s.why())
}
