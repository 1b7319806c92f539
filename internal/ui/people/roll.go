package people

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// RollName is the register's name in what the window remembers.
const RollName = "roll"

// Roll is the register of all units, idle ones and groups among them, in their order.
type Roll struct {
	*sheet.Sheet
	d     *Desk
	count *canvas.Text
	empty fyne.CanvasObject
	page  fyne.CanvasObject
}

// NewRoll makes the register.
func NewRoll(d *Desk) *Roll {
	s := &Roll{d: d}
	s.Sheet = sheet.New(d.Desk, sheet.Options{Key: RollName, Fixed: true, Keep: keepUnits, Menu: s.menu})
	s.Grid.OnMove = func(keys []string, by int) { s.move(keys, by) }
	s.Grid.OnShortcut = s.shortcut
	s.Grid.OnEnter = func(column string) bool { // elsewhere it goes on to the next unit, as in every table
		if column == columnName {
			s.openPage()
		}
		return column == columnName
	}
	s.count = look.Words("", 12, false, d.Look.Text2())
	l := d.Look
	head := d.Headline(look.Words("单位名册", 20, true, l.Text()), s.count, look.NewSpring(),
		l.Button("plus", "新增单位…", func() { d.Settled(func() { NewUnit(d) }, func() {}) }), l.Button("", "单位资料 Alt+Enter", s.openPage),
		l.Button("", "按单位看任务", s.tasks))
	s.empty = container.NewCenter(look.Words("这里列出所有单位：导入附件时认出的，和自己新增的。", 14, false, l.Text2()))
	top := container.New(look.Stack(0), look.Panel(l.Surface(), look.Inset(10, 12, 10, 12), head), look.Rule(l.Line(), false))
	s.page = container.New(look.Dock(look.AtTop), top, container.NewStack(s.Sheet.Content(), s.empty))
	s.Refresh()
	s.Arrange(2)
	return s
}

// Content is the page.
func (s *Roll) Content() fyne.CanvasObject { return s.page }

// Name is the screen's in what the window remembers.
func (s *Roll) Name() string { return RollName }

// Detailed says that the pane is closed: it tells of tasks.
func (s *Roll) Detailed() bool { return false }

// Summary is what the status bar counts.
func (s *Roll) Summary() string {
	return s.Counted("行") + " · Alt+↑↓ 调整顺序 · Alt+Enter 单位资料"
}

// Refresh reads the units out of the snapshot.
func (s *Roll) Refresh() {
	l := s.d.Ledger()
	all := map[ledger.ID]view.UnitRow{}
	units := l.Units()
	for i, r := range view.Units(l, view.Query{}) { // in the same order
		all[units[i].ID] = r
	}
	var rows []sheet.Row
	idle, groups := 0, 0
	for _, u := range units {
		rows = append(rows, sheet.Row{Key: string(u.ID), About: unitLine{u, all[u.ID]}})
		if r := all[u.ID]; r.Lead+r.Related+r.ViaGroups == 0 {
			idle++
		}
		if u.Kind == ledger.Group {
			groups++
		}
	}
	s.Fill([]sheet.Group{{Rows: rows}}, s.columns(), false)
	s.count.Text = fmt.Sprintf("%d 个单位，%d 个组，没有任务的 %d 个", len(units)-groups, groups, idle)
	s.count.Refresh()
	look.Show(s.empty, len(units) == 0)
}

// unitLine is what a row of the register knows.
type unitLine struct {
	unit *ledger.Unit
	row  view.UnitRow
}

// The columns of the name and of what can be changed in place.
const (
	columnName    = "name"
	columnKind    = "kind"
	columnOthers  = "others"
	columnContact = "contact"
	columnPhone   = "phone"
)

func (s *Roll) columns() []sheet.Column {
	of := func(r sheet.Row) unitLine { return r.About.(unitLine) }
	text := func(id, header string, width float32, value func(unitLine) string) sheet.Column {
		c := sheet.Column{Column: grid.Column{ID: id, Header: header, Width: width}}
		c.Value = func(r sheet.Row) string { return value(of(r)) }
		c.Cell = func(r sheet.Row) grid.Cell { return grid.Cell{Text: value(of(r))} }
		return c
	}
	fixed := func(c sheet.Column, why string) sheet.Column {
		cell := c.Cell
		c.ReadOnly = true
		c.Cell = func(r sheet.Row) grid.Cell {
			x := cell(r)
			x.ReadOnly, x.Why = true, why
			return x
		}
		return c
	}
	number := func(id, header string, n func(view.UnitRow) int) sheet.Column {
		c := text(id, header, 60, func(x unitLine) string { return fmt.Sprint(n(x.row)) })
		c.Align = grid.End
		c.Cell = func(r sheet.Row) grid.Cell {
			return lamps.Number(n(of(r).row))
		}
		return fixed(c, "这是数出来的：牵头、相关由各项任务的责任单位决定。")
	}
	place := map[ledger.ID]string{}
	for i, u := range s.d.Ledger().Units() {
		place[u.ID] = fmt.Sprint(i + 1)
	}
	no := fixed(text("no", "序", 44, func(x unitLine) string { return place[x.unit.ID] }), "顺序用 Alt+↑、Alt+↓ 调整。")
	no.RowHead, no.Align = true, grid.Centre
	name := text(columnName, "单位", 190, func(x unitLine) string { return x.unit.Name })
	name.Bold, name.Flex = true, true
	kind := text(columnKind, "类别", 118, func(x unitLine) string { return kindName(x.unit.Kind) })
	kind.Editor, kind.Drop = func() grid.Editor { return celledit.NewList(s.d.Look, offerKinds, true) }, true
	others := text(columnOthers, "其他名称", 150, func(x unitLine) string { return strings.Join(x.unit.Others, "\n") })
	others.Flex = true
	members := fixed(text("members", "成员", 190, membersText), "成员在单位资料里改，按 Alt+Enter 打开。")
	members.Flex = true
	return []sheet.Column{no, fixed(name, "名称在单位资料里用“更名”修改，按 Enter 打开。"), kind, others, members,
		text(columnContact, "联系人", 96, func(x unitLine) string { return x.unit.Contact }), text(columnPhone, "电话", 120, func(x unitLine) string { return x.unit.Phone }),
		number("lead", "牵头", func(r view.UnitRow) int { return r.Lead }), number("related", "相关", func(r view.UnitRow) int { return r.Related }),
		number("via", "经组", func(r view.UnitRow) int { return r.ViaGroups })}
}

// membersText are a group's members.
func membersText(x unitLine) string {
	switch {
	case x.unit.Kind != ledger.Group:
		return ""
	case len(x.row.Members) == 0:
		return chosenMembers
	}
	return fmt.Sprintf("%d 个：%s", len(x.row.Members), strings.Join(x.row.Members, "、"))
}

func offerKinds(typed string, _ []string) []celledit.Option {
	var out []celledit.Option
	for _, k := range kindNames() {
		if strings.Contains(k, typed) {
			out = append(out, celledit.Option{Text: k})
		}
	}
	return out
}

// keepUnits writes what was typed into the register, of several units in one step.
func keepUnits(book *app.App, _ app.How, edits []sheet.Edit, place string) (app.Done, []sheet.Refusal, error) {
	to := map[ledger.ID]ledger.UnitSpec{}
	for _, e := range edits {
		u := book.Ledger().Unit(ledger.ID(e.Row.Key))
		if u == nil {
			continue
		}
		s, ok := to[u.ID]
		if !ok {
			s = u.Spec()
		}
		setColumn(&s, e.Column, e.Text)
		to[u.ID] = s
	}
	done, errs, err := book.SetUnits(to, place)
	var refused []sheet.Refusal
	for _, e := range edits {
		if why := errs[ledger.ID(e.Row.Key)]; why != nil {
			refused = append(refused, sheet.Refusal{Edit: e, Err: why})
		}
	}
	return done, refused, err
}

// setColumn puts a cell's text into what is said of a unit. A group that becomes something else has no members.
func setColumn(s *ledger.UnitSpec, column, text string) {
	switch column {
	case columnKind:
		s.Kind = kindNamed(ledger.Squeeze(text))
	case columnContact:
		s.Contact = text
	case columnPhone:
		s.Phone = text
	case columnOthers:
		s.Others = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\r\n、，,；;", r) })
	}
}

// move puts the units one place up or down, all in one step.
func (s *Roll) move(keys []string, by int) {
	var order []string
	for _, u := range s.d.Ledger().Units() {
		order = append(order, string(u.ID))
	}
	var shown []string
	for _, r := range s.Rows() {
		shown = append(shown, r.Key)
	}
	if !slices.Equal(shown, order) {
		s.d.Say("筛选或排序时不能移动单位，先清除筛选和排序。")
		return
	}
	before, ok := beside(order, keys, by)
	if !ok {
		return
	}
	var units []ledger.ID
	for _, k := range keys {
		units = append(units, ledger.ID(k))
	}
	s.d.Do(func(book *app.App) (app.Done, error) {
		return book.MoveUnits(units, ledger.ID(before), desk.PlaceOf(s.d.Annex(), "", ""))
	}, nil)
}

// beside is before which one neighbours go to be one place further, "" for the end; false where the order ends.
func beside(order, keys []string, by int) (before string, ok bool) {
	from := slices.Index(order, keys[0])
	to := from + len(keys) // the one behind them
	switch {
	case from < 0 || to > len(order) || !slices.Equal(order[from:to], keys): // scattered ones have no common neighbour
		return "", false
	case by < 0 && from == 0 || by > 0 && to == len(order):
		return "", false
	case by < 0:
		return order[from-1], true
	case to+1 < len(order):
		return order[to+1], true
	}
	return "", true
}

// shortcut opens the unit's page by Alt+Enter, as files show their properties.
func (s *Roll) shortcut(x fyne.Shortcut) {
	c, ok := x.(*desktop.CustomShortcut)
	if ok && c.Modifier == fyne.KeyModifierAlt && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		s.openPage()
		return
	}
	s.d.Shortcut(x)
}

// under is the unit that the cursor is on; nil for none.
func (s *Roll) under() *ledger.Unit {
	r, ok := s.Under()
	if !ok {
		return nil
	}
	return s.d.Ledger().Unit(ledger.ID(r.Key))
}

func (s *Roll) openPage() {
	s.d.Settled(func() {
		if u := s.under(); u != nil {
			UnitPage(s.d, u.ID)
		}
	}, func() {})
}

// tasks shows what the unit has to do.
func (s *Roll) tasks() {
	if u := s.under(); u != nil {
		s.d.Settled(func() { s.d.OpenUnit(u.ID) }, func() {})
	}
}

func (s *Roll) menu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem("单位资料 Alt+Enter", s.openPage), fyne.NewMenuItem("按单位看任务", s.tasks),
		fyne.NewMenuItem("上移 Alt+↑", func() { s.move(s.Grid.SelectedKeys(), -1) }), fyne.NewMenuItem("下移 Alt+↓", func() { s.move(s.Grid.SelectedKeys(), 1) })}
	for _, i := range items {
		i.Disabled = s.under() == nil
	}
	return append(items, fyne.NewMenuItem("新增单位…", func() { NewUnit(s.d) }))
}
