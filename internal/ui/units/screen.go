// Package units is the screen of the tasks by unit: the units with their counts at the left, one unit's rows at the right.
package units

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// Name is the screen's name in what the window remembers.
const Name = "units"

// Screen is the tasks by unit: the units with their counts at the left, one unit's rows at the right.
type Screen struct {
	*sheet.Sheet
	d      *sheet.Desk
	busy   *Busy
	stand  []sheet.Group // the rows as they stand in the table
	unit   ledger.ID
	filled ledger.ID // the unit whose rows stand in the table
	loads  []view.Load
	list   *grid.Grid
	units  *unitList
	search *look.Field
	title  *canvas.Text
	groups *canvas.Text
	counts *canvas.Text
	head   fyne.CanvasObject
	page   fyne.CanvasObject
}

// New makes the screen of the year that is looked at, on its first unit.
func New(d *sheet.Desk, busy *Busy) *Screen {
	s := &Screen{Sheet: sheet.New(d, sheet.Options{Key: Name}), d: d, busy: busy}
	s.units = &unitList{look: d.Look}
	s.list = d.List(s.units)
	s.list.OnSelect = func(x grid.Selection) { s.choose(ledger.ID(x.Key)) }
	s.search = look.NewField(d.Look, "", "查找单位（名称、简称、拼音）", 1)
	s.search.Changed = func(string) { s.listUnits() }
	s.search.Enter = func() { d.Host.Focus(s.list) }
	s.search.Escape = func() { s.search.SetText(""); s.listUnits() }
	s.search.Area.OnKey = s.searchKey(s.search.Area.OnKey)
	s.search.Shortcut = d.FromField
	s.title, s.groups, s.counts = look.Words("", 20, true, d.Look.Text()), look.Words("", 12, false, d.Look.Text2()), look.Words("", 14, false, d.Look.Text2())
	s.head = look.Panel(d.Look.Surface(), look.Inset(12, 12, 12, 12), container.New(look.Stack(4), d.Headline(s.title, s.groups), s.counts))
	search := container.New(look.Inset(8, 8, 8, 8), s.search)
	left := container.New(look.Fixed(350, 0), container.New(look.Dock(look.AtRight), look.Rule(d.Look.Line(), true), container.New(look.Dock(look.AtTop), search, s.list)))
	right := container.New(look.Dock(look.AtTop), container.New(look.Stack(0), s.head, look.Rule(d.Look.Line(), false)), s.Sheet.Content())
	s.page = container.New(look.Dock(look.AtLeft), left, right)
	s.Refresh()
	s.Arrange(2)
	return s
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Name is the screen's in what the window remembers.
func (s *Screen) Name() string { return Name }

// Detailed says that the pane is closed at first: two tables need the room.
func (s *Screen) Detailed() bool { return false }

// Picked is the unit whose rows are shown.
func (s *Screen) Picked() ledger.ID { return s.unit }

// Pick shows the rows of a unit; false where it is not on the list.
func (s *Screen) Pick(unit ledger.ID) bool {
	if !s.units.has(unit) {
		return false
	}
	s.list.Select(string(unit), "name")
	return true
}

// Stops are what the keys go to before the table.
func (s *Screen) Stops() []fyne.Focusable { return []fyne.Focusable{s.search.Area, s.list} }

// yearTasks are those of the year that is looked at.
func (s *Screen) yearTasks() []*ledger.Task {
	return view.Tasks(s.d.Ledger(), view.Query{Year: s.d.Year()})
}

// Refresh reads the units and the rows out of the snapshot.
func (s *Screen) Refresh() {
	s.loads = s.busy.Units(s.d.Ledger(), s.d.Year(), s.unit)
	s.listUnits()
}

// listUnits lists the units that the search box leaves and shows the chosen one, or the first.
func (s *Screen) listUnits() {
	s.units.fill(s.loads, ledger.Squeeze(s.search.Text()))
	s.list.SetModel(s.units)
	if !s.units.has(s.unit) {
		s.unit = s.units.first()
	}
	s.list.Select(string(s.unit), "name")
	s.fill()
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
	x := view.LoadOf(l, s.unit, s.yearTasks())
	var groups []sheet.Group
	add := func(name, role string, tasks []*ledger.Task) {
		if len(tasks) > 0 {
			g := sheet.Group{Name: name, Band: fmt.Sprintf("%s  %d 项", name, len(tasks))}
			for _, t := range tasks {
				g.Rows = append(g.Rows, sheet.Row{Task: t, About: role})
			}
			groups = append(groups, g)
		}
	}
	add("牵头", "牵头", x.Lead)
	add("相关", "相关", x.Related)
	for i, v := range x.Via {
		if i == 0 || x.Via[i-1].Group != v.Group {
			add("经"+v.Group.Name, "经"+v.Group.Name, viaTasks(x.Via[i:], v.Group))
		}
	}
	anew := s.unit != s.filled
	if !anew {
		groups = settledRows(l, s.stand, groups)
	}
	s.stand = groups
	s.Fill(groups, s.columns(l, s.yearTasks()), anew)
	s.filled = s.unit
	s.heading(l, x)
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

func (s *Screen) heading(l *ledger.Ledger, x view.Load) {
	s.title.Text, s.groups.Text, s.counts.Text = "没有这样的单位", "", ""
	if len(s.loads) == 0 {
		s.title.Text = "还没有单位，导入附件后按单位列在这里"
	}
	if x.Unit != nil {
		s.title.Text = x.Unit.Name
		var more []string
		if len(x.Unit.Others) > 0 {
			more = append(more, "又称 "+strings.Join(x.Unit.Others, "、"))
		}
		var groups []string
		for _, g := range view.Groups(l, x.Unit.ID) {
			groups = append(groups, g.Name)
		}
		if len(groups) > 0 {
			more = append(more, "属于 "+strings.Join(groups, "、"))
		}
		s.groups.Text = strings.Join(more, "　")
		s.counts.Text = fmt.Sprintf("牵头 %d　相关 %d　经所属组 %d　合计 %d", len(x.Lead), len(x.Related), len(x.Via), x.Total())
	}
	s.head.Refresh()
}

// Summary is what the status bar counts.
func (s *Screen) Summary() string {
	u := s.d.Ledger().Unit(s.unit)
	if u == nil {
		return ""
	}
	x := view.LoadOf(s.d.Ledger(), s.unit, s.yearTasks())
	return fmt.Sprintf("%s %d 项 · 牵头 %d · 相关 %d · 经所属组 %d%s", u.Name, x.Total(), len(x.Lead), len(x.Related), len(x.Via), s.Selected())
}
