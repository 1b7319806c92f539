package sheet

import (
	"fmt"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

// RowMenu is what a person can do with the selected cells and rows.
func (s *Sheet) RowMenu() []*fyne.MenuItem {
	g, line := s.Grid, fyne.NewMenuItemSeparator
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("剪切 Ctrl+X", g.Cut), fyne.NewMenuItem("复制 Ctrl+C", g.Copy), fyne.NewMenuItem("粘贴 Ctrl+V", g.Paste),
		fyne.NewMenuItem("清除内容 Delete", g.Clear), line(),
		fyne.NewMenuItem("修改 F2", g.OpenEditor),
	}
	if s.inBlock() {
		items = append(items, fyne.NewMenuItem("仅改本行", s.OnlyThisRow))
	}
	if !g.Selection().Single {
		items = append(items, fyne.NewMenuItem("填入全部选中的格…", s.fillAll), fyne.NewMenuItem("向下填充 Ctrl+D", g.FillDown), fyne.NewMenuItem("向右填充 Ctrl+R", g.FillRight))
	}
	if s.opts.Menu != nil {
		return append(append(items, line()), s.opts.Menu()...)
	}
	if verbs := s.TaskVerbs(); len(verbs) > 0 { // high enough for all of them to have room beside the menu
		more := fyne.NewMenuItem("任务办理", nil)
		more.ChildMenu = fyne.NewMenu("", verbs...)
		items = append(items, line(), more)
	}
	if !s.opts.Fixed {
		items = append(append(items, line()), s.wholeRows()...)
	}
	return items
}

// TaskVerbs are the verbs on the selected tasks that are no edits of cells.
func (s *Sheet) TaskVerbs() []*fyne.MenuItem {
	ids := s.chosen()
	if t := s.Task(); t != nil && (s.inBlock() || len(ids) == 0) { // the cursor is on one row, however high its cell
		ids = []ledger.ID{t.ID}
	}
	if len(ids) == 0 || s.d.Verbs == nil {
		return nil
	}
	return s.d.Verbs(ids)
}

// inBlock tells whether the cursor is on a merged cell of several rows.
func (s *Sheet) inBlock() bool {
	x := s.Grid.Selection()
	return x.Single && len(s.Grid.SelectedKeys()) > 1
}

// wholeRows are the verbs on rows; those that depend on the order stand only where the order is the annex's.
func (s *Sheet) wholeRows() []*fyne.MenuItem {
	n := max(len(s.chosen()), 1)
	join := fyne.NewMenuItem("合并选中的项…", s.Join)
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(counted("在上方插入", n, "行 Ctrl+Shift+="), func() { s.Insert(true) }),
		fyne.NewMenuItem(counted("在下方插入", n, "行 Ctrl+Shift+Enter"), func() { s.Insert(false) }),
	}
	if a := s.d.Ledger().Annex(s.d.Annex()); s.opts.Annexed && a != nil && a.Kind == ledger.Practical {
		items = append(items, fyne.NewMenuItem("在下方插入一件实事", s.InsertMatter))
	}
	items = append(items, fyne.NewMenuItem(counted("删除", n, "行 Ctrl+Shift+-"), s.DeleteRows))
	if s.opts.Annexed {
		items = append(items, fyne.NewMenuItem("上移 Alt+↑", func() { s.Move(-1) }), fyne.NewMenuItem("下移 Alt+↓", func() { s.Move(1) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("拆成两项…", s.Split), join)
	if s.opts.Annexed {
		items = append(items, fyne.NewMenuItem("重排序号…", s.Renumber))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("本行的修改记录", s.rowHistory))
	for _, i := range items {
		i.Disabled = s.Task() == nil && !s.opts.Annexed
	}
	join.Disabled = !s.Joinable()
	return items
}

// Joinable tells whether several tasks are selected, which can be made one.
func (s *Sheet) Joinable() bool { return len(s.chosen()) > 1 }

func counted(verb string, n int, rest string) string {
	if n == 1 {
		return verb + "一" + rest
	}
	return fmt.Sprintf("%s %d %s", verb, n, rest)
}

// ColumnMenu is what a person can do with columns.
func (s *Sheet) ColumnMenu() []*fyne.MenuItem {
	hidden := map[string]bool{}
	x := s.Grid.Layout()
	for _, id := range x.Hidden {
		hidden[id] = true
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("隐藏选中的列", s.Grid.HideSelected), fyne.NewMenuItem("全部显示", s.Grid.ShowAll),
		fyne.NewMenuItem("冻结到当前列", func() { s.Grid.Freeze(s.Grid.Selection().ColumnID) }), fyne.NewMenuItem("取消冻结", func() { s.Grid.Freeze("") }),
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
func (s *Sheet) toggleColumn(id string) {
	x := s.Grid.Layout()
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
	s.Grid.SetLayout(x)
	s.keepLayout(x)
}

// OpenColumns opens the menu of the columns under the table's head.
func (s *Sheet) OpenColumns() {
	s.d.Menu(s.ColumnMenu(), s.d.Host.Position(s.Grid).AddXY(60, 40))
}

// FilterHere opens the filter of the cursor's column.
func (s *Sheet) FilterHere() {
	s.openFilter(s.Grid.Selection().ColumnID, s.d.Host.Position(s.Grid).AddXY(60, 40))
}

// rowHistory shows the history of the row under the cursor.
func (s *Sheet) rowHistory() {
	if t := s.Task(); t != nil {
		s.d.Settled(func() { s.d.History(t.ID) }, func() {})
	}
}
