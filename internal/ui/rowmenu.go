package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/ledger"
)

// rowMenu is what a person can do with the selected cells and rows.
func (s *sheet) rowMenu() []*fyne.MenuItem {
	g, line := s.grid, fyne.NewMenuItemSeparator
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("剪切 Ctrl+X", g.Cut), fyne.NewMenuItem("复制 Ctrl+C", g.Copy), fyne.NewMenuItem("粘贴 Ctrl+V", g.Paste),
		fyne.NewMenuItem("清除内容 Delete", g.Clear), line(),
		fyne.NewMenuItem("修改 F2", g.OpenEditor),
	}
	if s.inBlock() {
		items = append(items, fyne.NewMenuItem("仅改本行", s.onlyThisRow))
	}
	if !g.Selection().Single {
		items = append(items, fyne.NewMenuItem("填入全部选中的格…", s.fillAll), fyne.NewMenuItem("向下填充 Ctrl+D", g.FillDown), fyne.NewMenuItem("向右填充 Ctrl+R", g.FillRight))
	}
	return append(append(items, line()), s.wholeRows()...)
}

// inBlock tells whether the cursor is on a merged cell of several rows.
func (s *sheet) inBlock() bool {
	x := s.grid.Selection()
	return x.Single && len(s.grid.SelectedKeys()) > 1
}

// wholeRows are the verbs on rows; those that depend on the order stand only where the order is the annex's.
func (s *sheet) wholeRows() []*fyne.MenuItem {
	n := max(len(s.chosen()), 1)
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(counted("在上方插入", n, "行 Ctrl+Shift+="), func() { s.insert(true) }),
		fyne.NewMenuItem(counted("在下方插入", n, "行 Ctrl+Shift+Enter"), func() { s.insert(false) }),
	}
	if a := s.w.book.Ledger().Annex(s.w.annex); s.mixed && a != nil && a.Kind == ledger.Practical {
		items = append(items, fyne.NewMenuItem("在下方插入一件实事", s.insertMatter))
	}
	items = append(items, fyne.NewMenuItem(counted("删除", n, "行 Ctrl+Shift+-"), s.deleteRows))
	if s.mixed {
		items = append(items, fyne.NewMenuItem("上移 Alt+↑", func() { s.move(-1) }), fyne.NewMenuItem("下移 Alt+↓", func() { s.move(1) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("拆成两项…", s.split), fyne.NewMenuItem("合并选中的项…", s.join))
	if s.mixed {
		items = append(items, fyne.NewMenuItem("重排序号…", s.renumber))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("本行的修改记录", s.rowHistory))
	for _, i := range items {
		i.Disabled = s.w.taskUnder(s.grid) == nil && !s.mixed
	}
	return items
}

func counted(verb string, n int, rest string) string {
	if n == 1 {
		return verb + "一" + rest
	}
	return fmt.Sprintf("%s %d %s", verb, n, rest)
}

// columnMenu is what a person can do with columns.
func (s *sheet) columnMenu() []*fyne.MenuItem {
	hidden := map[string]bool{}
	x := s.grid.Layout()
	for _, id := range x.Hidden {
		hidden[id] = true
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("隐藏选中的列", s.grid.HideSelected), fyne.NewMenuItem("全部显示", s.grid.ShowAll),
		fyne.NewMenuItem("冻结到当前列", func() { s.grid.Freeze(s.grid.Selection().ColumnID) }), fyne.NewMenuItem("取消冻结", func() { s.grid.Freeze("") }),
		fyne.NewMenuItem("恢复原来的列", s.resetLayout), fyne.NewMenuItemSeparator(),
	}
	for _, c := range s.model.columns {
		if c.RowHead {
			continue
		}
		i := fyne.NewMenuItem(s.model.header(c.ID), func() { s.toggleColumn(c.ID) })
		i.Checked = !hidden[c.ID]
		items = append(items, i)
	}
	return items
}

// toggleColumn hides a column or shows it again.
func (s *sheet) toggleColumn(id string) {
	x := s.grid.Layout()
	hidden := false
	var rest []string
	for _, h := range x.Hidden {
		if h == id {
			hidden = true
		} else {
			rest = append(rest, h)
		}
	}
	if !hidden {
		rest = append(rest, id)
	}
	x.Hidden = rest
	s.grid.SetLayout(x)
	s.keepLayout(x)
}

// showMenu opens a menu at a place of the canvas; it never reaches beyond the window.
func (w *Window) showMenu(items []*fyne.MenuItem, at fyne.Position) {
	showKeys(items)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// openColumns opens the menu of the columns under the table's head.
func (s *sheet) openColumns() {
	s.w.showMenu(s.columnMenu(), s.w.host.Position(s.grid).AddXY(60, 40))
}

// filterHere opens the filter of the cursor's column.
func (s *sheet) filterHere() {
	s.openFilter(s.grid.Selection().ColumnID, s.w.host.Position(s.grid).AddXY(60, 40))
}
