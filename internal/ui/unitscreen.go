package ui

import (
	"dubanben/internal/ui/look"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// unitsName is the screen's name in what the window remembers.
const unitsName = "units"

// unitScreen is the tasks by unit: the units with their counts at the left, one unit's rows at the right.
type unitScreen struct {
	w      *Window
	unit   ledger.ID
	loads  []view.Load
	list   *grid.Grid
	units  *unitList
	model  *rows
	grid   *grid.Grid
	search *searchBox
	title  *canvas.Text
	groups *canvas.Text
	counts *canvas.Text
	head   fyne.CanvasObject
	whole  fyne.CanvasObject
}

func newUnitScreen(w *Window) *unitScreen {
	s := &unitScreen{w: w}
	s.units = &unitList{look: w.look}
	s.list = grid.New(s.units, w.host, w.look.Palette(), 0)
	s.list.SetList(true)
	s.list.OnSelect = func(x grid.Selection) { s.choose(ledger.ID(x.Key)) }
	s.list.OnShortcut, s.list.OnKey = w.shortcut, w.key
	s.search = &searchBox{list: s}
	s.search.ExtendBaseWidget(s.search)
	s.search.SetPlaceHolder("查找单位（名称或简称）")
	s.search.OnChanged = func(string) { s.fill() }
	s.title, s.groups, s.counts = look.Words("", 20, true, w.look.Text()), look.Words("", 12, false, w.look.Text2()), look.Words("", 14, false, w.look.Text2())
	s.model = newRows(nil, nil)
	s.grid = w.newTable(s.model, 0)
	s.grid.OnEdit = func(edits []grid.Edit) { w.edit(s.grid, s.model, edits) }
	s.head = look.Panel(w.look.Surface(), look.Inset(12, 12, 12, 12), container.New(look.Stack(4), w.headline(s.title, s.groups), s.counts))
	search := container.New(look.Inset(8, 8, 8, 8), s.search)
	left := container.New(look.Fixed(350, 0), container.New(look.Dock(look.AtRight), look.Rule(w.look.Line(), true), container.New(look.Dock(look.AtTop), search, s.list)))
	right := container.New(look.Dock(look.AtTop), container.New(look.Stack(0), s.head, look.Rule(w.look.Line(), false)), s.grid)
	s.whole = container.New(look.Dock(look.AtLeft), left, right)
	s.refresh()
	return s
}

func (s *unitScreen) content() fyne.CanvasObject { return s.whole }
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
	l := w.book.Ledger()
	return slices.DeleteFunc(view.Loads(l, view.Tasks(l, view.Query{Year: w.year()})), func(x view.Load) bool { return x.Total() == 0 && x.Unit.ID != keep })
}

// tasks are those of the year that is looked at.
func (s *unitScreen) tasks() []*ledger.Task {
	return view.Tasks(s.w.book.Ledger(), view.Query{Year: s.w.year()})
}

func (s *unitScreen) refresh() {
	s.loads = s.w.busyUnits(s.unit)
	s.fill()
}

// fill lists the units that the search box leaves and shows the chosen one, or the first.
func (s *unitScreen) fill() {
	s.units.fill(s.loads, ledger.Squeeze(s.search.Text))
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
	x := view.LoadOf(l, s.unit, s.tasks())
	var list []row
	group := func(name string, n int) {
		if n > 0 {
			list = append(list, row{band: fmt.Sprintf("%s  %d 项", name, n)})
		}
	}
	group("牵头", len(x.Lead))
	for _, t := range x.Lead {
		list = append(list, row{task: t, role: "牵头"})
	}
	group("相关", len(x.Related))
	for _, t := range x.Related {
		list = append(list, row{task: t, role: "相关"})
	}
	for i, v := range x.Via {
		if i == 0 || x.Via[i-1].Group != v.Group {
			group("经"+v.Group.Name, viaCount(x.Via, v.Group))
		}
		list = append(list, row{task: v.Task, role: "经" + v.Group.Name})
	}
	s.model = newRows(list, unitColumns(l, s.tasks()))
	s.grid.SetModel(s.model)
	s.grid.SetFrozen(2)
	s.heading(l, x)
}

// searchBox narrows the list; Esc empties it, Enter and Down go into the list.
type searchBox struct {
	widget.Entry
	list *unitScreen
}

// TypedKey takes the keys that leave the box.
func (b *searchBox) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		b.SetText("")
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		b.list.w.host.Focus(b.list.list)
	default:
		b.Entry.TypedKey(k)
	}
}

func viaCount(vs []view.Via, group *ledger.Unit) int {
	n := 0
	for _, v := range vs {
		if v.Group == group {
			n++
		}
	}
	return n
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
	x := view.LoadOf(s.w.book.Ledger(), s.unit, s.tasks())
	return fmt.Sprintf("%s %d 项 · 牵头 %d · 相关 %d · 经所属组 %d%s", u.Name, x.Total(), len(x.Lead), len(x.Related), len(x.Via), selectedText(s.grid))
}

// unitColumns are the columns of one unit's rows, whatever annex they are from.
func unitColumns(l *ledger.Ledger, tasks []*ledger.Task) []column {
	plain := func(f ledger.Field, width float32) column {
		return fieldColumn(l, nil, ledger.Column{Field: f, Header: f.Name()}).wide(width)
	}
	no := column{Column: grid.Column{ID: "place", Header: "序号", Width: 64, RowHead: true, ReadOnly: true, Align: grid.Centre}}
	no.cell = func(r row) grid.Cell {
		text := l.RowName(r.task)
		if a := l.Annex(r.task.Annex); a != nil && a.No != "1" {
			text = "附" + a.No + " " + text
		}
		return grid.Cell{Text: text}
	}
	role := column{Column: grid.Column{ID: "role", Header: "本单位", Width: 92, ReadOnly: true}}
	role.cell = func(r row) grid.Cell {
		return grid.Cell{Text: r.role, Bold: r.role == "牵头", ReadOnly: true, Why: "角色由牵头、相关责任单位两栏决定，请改那两栏。"}
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
