package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// unitsName is the screen's name in what the window remembers.
const unitsName = "units"

// unitScreen is the tasks by unit: the units with their counts at the left, one unit's rows at the right.
type unitScreen struct {
	*sheet
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

func newUnitScreen(w *Window) *unitScreen {
	s := &unitScreen{sheet: newSheet(w, unitsName, false)}
	s.units = &unitList{look: w.look}
	s.list = grid.New(s.units, w.host, w.look.Palette(), 0)
	s.list.SetList(true)
	s.list.OnSelect = func(x grid.Selection) { s.choose(ledger.ID(x.Key)) }
	s.list.OnShortcut, s.list.OnKey = w.shortcut, w.key
	s.search = look.NewField(w.look, "", "查找单位（名称、简称、拼音）", 1)
	s.search.Changed = func(string) { s.listUnits() }
	s.search.Enter = func() { w.host.Focus(s.list) }
	s.search.Escape = func() { s.search.SetText(""); s.listUnits() }
	s.search.Area.OnKey = s.searchKey(s.search.Area.OnKey)
	s.search.Shortcut = w.fromField
	s.title, s.groups, s.counts = look.Words("", 20, true, w.look.Text()), look.Words("", 12, false, w.look.Text2()), look.Words("", 14, false, w.look.Text2())
	s.head = look.Panel(w.look.Surface(), look.Inset(12, 12, 12, 12), container.New(look.Stack(4), w.headline(s.title, s.groups), s.counts))
	search := container.New(look.Inset(8, 8, 8, 8), s.search)
	left := container.New(look.Fixed(350, 0), container.New(look.Dock(look.AtRight), look.Rule(w.look.Line(), true), container.New(look.Dock(look.AtTop), search, s.list)))
	right := container.New(look.Dock(look.AtTop), container.New(look.Stack(0), s.head, look.Rule(w.look.Line(), false)), s.whole)
	s.page = container.New(look.Dock(look.AtLeft), left, right)
	s.refresh()
	s.arrange(2)
	return s
}

func (s *unitScreen) content() fyne.CanvasObject { return s.page }
func (s *unitScreen) table() *grid.Grid          { return s.grid }
func (s *unitScreen) name() string               { return unitsName }
func (s *unitScreen) detailed() bool             { return false } // two tables need the room
func (s *unitScreen) selected() *ledger.Task     { return s.w.taskUnder(s.grid) }
func (s *unitScreen) show(task ledger.ID, column string) {
	s.grid.Select(string(task), column)
}

// busyUnits are the units that have something to do in the year that is looked at, and the one to keep: a unit that is taken
// out of its last row stays in sight.
func (w *Window) busyUnits(keep ledger.ID) []view.Load {
	l, year := w.book.Ledger(), w.year()
	if w.loads.of != l || w.loads.year != year {
		w.loads = loadSet{l, year, view.Loads(l, view.Tasks(l, view.Query{Year: year}))}
	}
	var out []view.Load
	for _, x := range w.loads.loads {
		if x.Total() > 0 || x.Unit.ID == keep {
			out = append(out, x)
		}
	}
	return out
}

// loadSet is what the units have to do in a year, as one snapshot has it: each screen and the list of screens ask for it.
type loadSet struct {
	of    *ledger.Ledger
	year  int
	loads []view.Load
}

// yearTasks are those of the year that is looked at.
func (s *unitScreen) yearTasks() []*ledger.Task {
	return view.Tasks(s.w.book.Ledger(), view.Query{Year: s.w.year()})
}

func (s *unitScreen) refresh() {
	s.loads = s.w.busyUnits(s.unit)
	s.listUnits()
}

// listUnits lists the units that the search box leaves and shows the chosen one, or the first.
func (s *unitScreen) listUnits() {
	s.units.fill(s.loads, ledger.Squeeze(s.search.Text()))
	s.list.SetModel(s.units)
	if !s.units.has(s.unit) {
		s.unit = s.units.first()
	}
	s.list.Select(string(s.unit), "name")
	s.rows()
}

func (s *unitScreen) choose(unit ledger.ID) {
	if unit == s.unit || !s.units.has(unit) {
		return
	}
	s.unit = unit
	s.rows()
	s.w.told()
}

// rows shows the unit's tasks, grouped by its role.
func (s *unitScreen) rows() {
	l := s.w.book.Ledger()
	x := view.LoadOf(l, s.unit, s.yearTasks())
	var groups []group
	add := func(name, role string, tasks []*ledger.Task) {
		if len(tasks) > 0 {
			g := group{name: name, band: fmt.Sprintf("%s  %d 项", name, len(tasks))}
			for _, t := range tasks {
				g.rows = append(g.rows, row{task: t, role: role})
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
		groups = settledRows(l, s.sheet.groups, groups)
	}
	s.fill(groups, s.w.unitColumns(l, s.yearTasks()), anew)
	s.filled = s.unit
	s.heading(l, x)
}

// searchKey lets Down go from the search into the list.
func (s *unitScreen) searchKey(rest func(*fyne.KeyEvent) bool) func(*fyne.KeyEvent) bool {
	return func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyDown {
			s.w.host.Focus(s.list)
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

func (s *unitScreen) heading(l *ledger.Ledger, x view.Load) {
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

func (s *unitScreen) summary() string {
	u := s.w.book.Ledger().Unit(s.unit)
	if u == nil {
		return ""
	}
	x := view.LoadOf(s.w.book.Ledger(), s.unit, s.yearTasks())
	return fmt.Sprintf("%s %d 项 · 牵头 %d · 相关 %d · 经所属组 %d%s", u.Name, x.Total(), len(x.Lead), len(x.Related), len(x.Via), selectedText(s.grid))
}

// unitColumns are the columns of one unit's rows, whatever annex they are from.
func (w *Window) unitColumns(l *ledger.Ledger, tasks []*ledger.Task) []column {
	plain := func(f ledger.Field, width float32) column {
		return w.fieldColumn(l, nil, ledger.Column{Field: f, Header: f.Name()}).wide(width)
	}
	name := func(t *ledger.Task) string {
		if a := l.Annex(t.Annex); a != nil && a.No != "1" {
			return "附" + a.No + " " + l.RowName(t)
		}
		return l.RowName(t)
	}
	no := column{Column: grid.Column{ID: "place", Header: "序号", Width: numberWidth(64, tasks, name), RowHead: true, ReadOnly: true, Align: grid.Centre}}
	no.cell = func(r row) grid.Cell { return grid.Cell{Text: name(r.task)} }
	role := column{Column: grid.Column{ID: "role", Header: "本单位", Width: 92, ReadOnly: true}}
	role.cell = func(r row) grid.Cell {
		cell := grid.Cell{Text: r.role, Bold: r.role == "牵头", ReadOnly: true, Why: "角色由牵头、相关责任单位两栏决定，请改那两栏。"}
		if r.role == movedOut {
			cell.Tone = grid.Quiet
		}
		return cell
	}
	text := plain(ledger.FieldText, 268)
	text.Header = "工作任务 / 内容"
	leader := plain(ledger.FieldLeader, 84)
	leader.same, leader.note = nil, nil
	lead, related := plain(ledger.FieldLead, 132), plain(ledger.FieldRelated, 160)
	lead.same, related.same = nil, nil
	out := []column{no, text}
	if someFilled(l, tasks, ledger.FieldLeader) {
		out = append(out, leader)
	}
	out = append(out, role, lead, related)
	if someFilled(l, tasks, ledger.FieldDeadline) {
		out = append(out, plain(ledger.FieldDeadline, 96))
	}
	if someFilled(l, tasks, ledger.FieldProgress) {
		out = append(out, plain(ledger.FieldProgress, 210))
	}
	return out
}

func someFilled(l *ledger.Ledger, tasks []*ledger.Task, f ledger.Field) bool {
	return slices.ContainsFunc(tasks, func(t *ledger.Task) bool { return l.Value(t, f) != "" })
}

func (c column) wide(width float32) column {
	c.Width = width
	return c
}
