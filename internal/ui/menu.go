package ui

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/annexform"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/people"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/taskform"
)

// menu is the menu bar. Its items carry no shortcuts of Fyne's: those would win over the text field that has the focus,
// so the keys are only shown and come through the window's own shortcuts.
type menu struct {
	w            *Window
	main         *fyne.MainMenu
	undo, redo   *fyne.MenuItem
	needsBook    []*fyne.MenuItem          // greyed on the first page
	needsPaper   map[*fyne.MenuItem]string // greyed where the screen has no paper in that form, "" for any
	detail, dark *fyne.MenuItem
	short        *fyne.MenuItem
	onScreen     *fyne.MenuItem // what only the screen that is shown can do
	join         *fyne.MenuItem // greyed until several rows are selected
}

func newMenu(w *Window) *menu {
	m := &menu{w: w, needsPaper: map[*fyne.MenuItem]string{}}
	item := func(text string, do func()) *fyne.MenuItem { return fyne.NewMenuItem(text, do) }
	book := func(text string, do func()) *fyne.MenuItem {
		i := item(text, do)
		m.needsBook = append(m.needsBook, i)
		return i
	}
	paper := func(text, ending string, do func()) *fyne.MenuItem {
		i := item(text, do)
		m.needsPaper[i] = ending
		return i
	}
	export := func(text, ending string) *fyne.MenuItem { return paper(text, ending, func() { w.exportPage(ending) }) }
	m.undo, m.redo = book("撤销 Ctrl+Z", func() { w.undo() }), book("恢复 Ctrl+Y", func() { w.redo() })
	m.detail, m.dark = book("详情 F8", w.toggleDetail), item("深色", w.toggleDark)
	m.short = book("行高最多6行", w.toggleShort)
	m.onScreen, m.join = item("本页操作", nil), item("合并选中的项…", m.onSheet((*sheet.Sheet).Join))
	quit := item("退出", w.close)
	quit.IsQuit = true
	line := fyne.NewMenuItemSeparator
	m.main = fyne.NewMainMenu(
		fyne.NewMenu("文件", item("打开台账… Ctrl+O", w.chooseLedger), item("打开示例", w.openSample), item("新建空台账…", w.newLedger), line(),
			book("导入附件…", w.importFile), export("导出 Excel…", ".xlsx"), export("导出 Word…", ".docx"), export("导出 PDF…", ".pdf"),
			export("导出 CSV…", ".csv"), export("导出 JSON…", ".json"), book("导出整本台账…", w.exportAll), line(),
			item("经办人…", w.askClerk), item("回到首页", w.leave), line(), quit),
		fyne.NewMenu("编辑", m.undo, m.redo, line(), book("剪切 Ctrl+X", m.onTable((*grid.Grid).Cut)), book("复制 Ctrl+C", m.onTable((*grid.Grid).Copy)),
			book("粘贴 Ctrl+V", m.onTable((*grid.Grid).Paste)), book("清除内容 Delete", m.onTable((*grid.Grid).Clear)), book("修改 F2", m.onTable((*grid.Grid).OpenEditor)),
			book("向下填充 Ctrl+D", m.onTable((*grid.Grid).FillDown)), book("向右填充 Ctrl+R", m.onTable((*grid.Grid).FillRight)), line(),
			book("查找… Ctrl+F", func() { w.find(false) }), book("替换… Ctrl+H", func() { w.find(true) })),
		fyne.NewMenu("视图", append(m.screens(), line(), book("上一季度 Ctrl+[", func() { w.stepQuarter(-1) }), book("下一季度 Ctrl+]", func() { w.stepQuarter(1) }), line(), book("换到下一处 F6", w.turn),
			m.detail, m.short, m.dark, line(), book("放大 Ctrl+=", func() { w.setZoom(w.zoom() + 0.1) }), book("缩小 Ctrl+-", func() { w.setZoom(w.zoom() - 0.1) }),
			book("原大 Ctrl+0", func() { w.setZoom(1) }))...),
		fyne.NewMenu("数据", book("新建附件…", w.newAnnex), book("附件信息…", w.onAnnex(annexform.Change)), book("删除附件…", w.onAnnex(annexform.Delete)), line(),
			book("在上方插入行 Ctrl+Shift+=", m.onSheet(func(s *sheet.Sheet) { s.Insert(true) })), book("在下方插入行 Ctrl+Shift+Enter", m.onSheet(func(s *sheet.Sheet) { s.Insert(false) })),
			book("在下方插入一件实事", m.onSheet((*sheet.Sheet).InsertMatter)), book("删除行 Ctrl+Shift+-", m.onSheet((*sheet.Sheet).DeleteRows)),
			book("上移 Alt+↑", m.onSheet(func(s *sheet.Sheet) { s.Move(-1) })), book("下移 Alt+↓", m.onSheet(func(s *sheet.Sheet) { s.Move(1) })), line(),
			book("拆成两项…", m.onSheet((*sheet.Sheet).Split)), m.join, book("重排序号…", m.onSheet((*sheet.Sheet).Renumber)), line(),
			book("筛选当前列…", m.onSheet((*sheet.Sheet).FilterHere)), book("清除筛选和排序", m.onSheet((*sheet.Sheet).ClearFilter)), book("栏目的显示和冻结…", m.onSheet((*sheet.Sheet).OpenColumns))),
		fyne.NewMenu("督办", append(append([]*fyne.MenuItem{book("任务办理…", w.openTaskVerbs), m.onScreen, line()}, m.yearly()...),
			line(), book("单位名册…", func() { w.settled(w.openRoll) }), book("新增单位…", func() { people.NewUnit(w.peopleDesk()) }), book("新增领导…", func() { people.NewLeader(w.peopleDesk()) }))...),
		fyne.NewMenu("打印", paper("打印本页… Ctrl+P", "", w.printPage), paper("导出屏幕上的表格…", ".xlsx", w.exportTable), line(), book("责任分工调整对照表…", w.onAnnex(annexform.Compare)), book("导出督查工作总览…", w.exportOverview)),
		fyne.NewMenu("帮助", item("快捷键…", w.showKeyHelp), item("关于督办本", w.about)),
	)
	for _, x := range m.main.Items {
		showKeys(x.Items)
	}
	m.refresh()
	return m
}

// screens are the screens in the order in which they stand at the left, with their keys.
func (m *menu) screens() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, x := range []struct {
		name string
		key  fyne.KeyName
	}{{"总览", fyne.Key5}, {"任务分解表", fyne.Key1}, {"十件实事", fyne.Key2}, {"季度进展", fyne.Key6}, {"按单位", fyne.Key3}, {"按领导", fyne.Key7},
		{"存疑", fyne.Key8}, {"历史", fyne.Key4}} {
		out = append(out, fyne.NewMenuItem(x.name+" Ctrl+"+string(x.key), func() { m.w.control(x.key) }))
	}
	m.needsBook = append(m.needsBook, out...)
	return out
}

// yearly are the verbs on the annex and the year that are looked at.
func (m *menu) yearly() []*fyne.MenuItem {
	items := taskform.YearMenu(m.w.taskDesk)
	m.needsBook = append(m.needsBook, items...)
	return items
}

// shownKey is a key as a menu shows it in a column of its own. As a shortcut it has a name that no key has: Fyne would let it
// win over the text field that has the focus.
type shownKey string

// ShortcutName belongs to Fyne.
func (k shownKey) ShortcutName() string { return "shown " + string(k) }

// Key is what the menu writes, apart from the words at its left and from the menu's edge.
func (k shownKey) Key() fyne.KeyName { return fyne.KeyName("     " + string(k) + " ") }

// Mod is none; the name has it.
func (k shownKey) Mod() fyne.KeyModifier { return 0 }

// showKeys moves the keys from the end of the items' words into their own column. Words without a key end before the menu's edge.
func showKeys(items []*fyne.MenuItem) {
	const margin = "\u2003"
	for _, i := range items {
		at := strings.LastIndex(i.Label, " ")
		if at < 0 {
			if !i.IsSeparator && i.Shortcut == nil && !strings.HasSuffix(i.Label, margin) {
				i.Label += margin
			}
			continue
		}
		key := i.Label[at+1:]
		if strings.HasPrefix(key, "Ctrl+") || strings.HasPrefix(key, "Alt+") || key == "Delete" || len(key) == 2 && key[0] == 'F' {
			i.Label, i.Shortcut = i.Label[:at], shownKey(key)
		}
	}
}

// showMenu opens a menu at a place of the canvas; it never reaches beyond the window.
func (w *Window) showMenu(items []*fyne.MenuItem, at fyne.Position) {
	showKeys(items)
	m := widget.NewPopUpMenu(fyne.NewMenu("", items...), w.win.Canvas())
	if low := w.host.Position(w.status.strip).Y - m.MinSize().Height; low > 0 { // what the status bar says stays to be read
		at.Y = min(at.Y, low)
	}
	m.ShowAtPosition(at)
}

// onTable does something to the table that is shown.
func (m *menu) onTable(do func(*grid.Grid)) func() {
	return func() {
		if s := m.w.screen; s != nil && s.Table() != nil {
			do(s.Table())
		}
	}
}

// onSheet does something to the table of tasks that is shown.
func (m *menu) onSheet(do func(*sheet.Sheet)) func() {
	return func() {
		if s := m.w.sheet(); s != nil {
			do(s)
		} else {
			m.w.status.say("请先打开任务分解表、十件实事或按单位。")
		}
	}
}

// refresh names what can be undone and greys what cannot be done now.
func (m *menu) refresh() {
	open := m.w.book != nil
	for _, i := range m.needsBook {
		i.Disabled = !open
	}
	p := m.w.paper()
	for i, ending := range m.needsPaper {
		i.Disabled = p == nil || ending != "" && !slices.Contains(p.Endings, ending)
	}
	m.undo.Label, m.redo.Label = "撤销", "恢复"
	if open {
		m.name(m.undo, "撤销", m.w.book.CanUndo())
		m.name(m.redo, "恢复", m.w.book.CanRedo())
	}
	m.onScreen.ChildMenu, m.onScreen.Disabled = nil, true
	if s, ok := m.w.screen.(interface{ Verbs() []*fyne.MenuItem }); ok && open {
		items := s.Verbs()
		showKeys(items)
		m.onScreen.ChildMenu, m.onScreen.Disabled = fyne.NewMenu("", items...), false
	}
	m.join.Disabled = !m.joinable()
	m.detail.Checked = open && m.w.detail != nil && m.w.detail.shown()
	m.dark.Checked = m.w.look.Dark
	m.short.Checked = m.w.world.App.Preferences().Bool(prefShort)
	if m.main != nil {
		m.main.Refresh()
	}
}

func (m *menu) joinable() bool {
	s := m.w.sheet()
	return m.w.book != nil && s != nil && s.Joinable()
}

// selected greys what depends on how many rows are selected; the menu is built anew only where that changes.
func (m *menu) selected() {
	if no := !m.joinable(); no != m.join.Disabled {
		m.join.Disabled = no
		m.main.Refresh()
	}
}

func (m *menu) name(i *fyne.MenuItem, verb, what string) {
	i.Disabled = what == ""
	i.Label = verb
	if what != "" {
		i.Label = verb + "“" + what + "”"
	}
}

// shortcuts connects the keys that work wherever the focus is.
func (w *Window) shortcuts() {
	c := w.win.Canvas()
	all := []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}}
	for _, k := range []fyne.KeyName{fyne.KeyP, fyne.KeyO, fyne.KeyF, fyne.KeyH, fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8,
		fyne.KeyLeftBracket, fyne.KeyRightBracket, fyne.KeyReturn} {
		all = append(all, &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl})
	}
	for _, s := range all {
		c.AddShortcut(s, w.shortcut)
	}
	c.SetOnTypedKey(func(k *fyne.KeyEvent) { w.key(k) })
}

// shortcut obeys a key with Ctrl that nothing else took.
func (w *Window) shortcut(s fyne.Shortcut) {
	if w.modal() {
		if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyReturn {
			w.modalKey(c.KeyName) // from a part of the dialog that has no use for it
		}
		return
	}
	if c, ok := s.(*desktop.CustomShortcut); ok {
		if c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierControl { // Alt+7 is a screen's own, be it another screen's
			w.control(c.KeyName)
		}
		return
	}
	switch s.(type) {
	case *fyne.ShortcutUndo:
		w.undo()
	case *fyne.ShortcutRedo:
		w.redo()
	}
}

// fromField gives a shortcut that a text field has no use for to the window; false leaves it to the field.
func (w *Window) fromField(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierControl || len(c.KeyName) != 1 || c.KeyName == fyne.KeyY || c.KeyName == fyne.KeyZ {
		return false
	}
	w.shortcut(s)
	return true
}

// screens are the keys that open a screen together with Ctrl.
func (w *Window) screens() map[fyne.KeyName]func() {
	return map[fyne.KeyName]func(){
		fyne.Key1: func() { w.openKind(ledger.WorkReport) }, fyne.Key2: func() { w.openKind(ledger.Practical) }, fyne.Key3: w.openUnits,
		fyne.Key4: func() { w.openHistory("") }, fyne.Key5: w.openOverview, fyne.Key6: w.openQuarter, fyne.Key7: w.openLeaders,
		fyne.Key8: w.openDoubtScreen,
	}
}

func (w *Window) control(k fyne.KeyName) {
	if k == fyne.KeyO {
		w.chooseLedger()
		return
	}
	if w.book == nil {
		return
	}
	if open := w.screens()[k]; open != nil {
		w.settled(open)
		return
	}
	switch k {
	case fyne.KeyF:
		w.find(false)
	case fyne.KeyH:
		w.find(true)
	case fyne.KeyP:
		w.printPage()
	case fyne.KeyLeftBracket:
		w.stepQuarter(-1)
	case fyne.KeyRightBracket:
		w.stepQuarter(1)
	case fyne.KeyEqual, fyne.KeyPlus:
		w.setZoom(w.zoom() + 0.1)
	case fyne.KeyMinus:
		w.setZoom(w.zoom() - 0.1)
	case fyne.Key0:
		w.setZoom(1)
	}
}

// key obeys a plain key that nothing else took.
func (w *Window) key(k *fyne.KeyEvent) {
	if w.modalKey(k.Name) || w.book == nil {
		return
	}
	switch k.Name {
	case fyne.KeyF8:
		w.toggleDetail()
	case fyne.KeyF6:
		w.turn()
	case fyne.KeyF3:
		w.findNext()
	case fyne.KeyF7:
		if s := w.sheet(); s != nil && s.Grid.ToRefused() {
			w.host.Focus(s.Grid)
		}
	}
}

func (w *Window) zoom() float32 {
	return float32(w.world.App.Preferences().FloatWithFallback(prefZoom, 1))
}

// setZoom makes the table larger or smaller.
func (w *Window) setZoom(z float32) {
	if w.screen == nil || w.screen.Table() == nil {
		return
	}
	w.screen.Table().SetZoom(z)
	w.zoomed(w.screen.Table().Zoom())
}

// zoomed remembers the zoom that the table took.
func (w *Window) zoomed(z float32) {
	w.world.App.Preferences().SetFloat(prefZoom, float64(z))
	w.status.refresh()
}

// toggleShort changes between rows as high as their text and rows of at most six lines.
func (w *Window) toggleShort() {
	lines := shortRow
	if w.world.App.Preferences().Bool(prefShort) {
		lines = 0
	}
	w.world.App.Preferences().SetBool(prefShort, lines > 0)
	w.menu.refresh()
	if w.screen != nil && w.screen.Table() != nil {
		w.screen.Table().SetMaxLines(lines)
	}
}

// toggleDark changes between the light and the dark look; everything is built anew in the other colours.
func (w *Window) toggleDark() {
	w.settled(func() {
		w.dress(!w.look.Dark)
		w.world.App.Preferences().SetBool(prefDark, w.look.Dark)
		if w.book == nil {
			w.firstPage()
			return
		}
		p := w.here()
		w.shell()
		if !w.goBack(p) {
			w.home()
		}
	})
}

// dress puts the window into the light or the dark look.
func (w *Window) dress(dark bool) {
	w.look = look.New(dark)
	w.look.Keys, w.look.Caret = w.key, w.caret
	host := w.host
	host.After = func(d time.Duration, f func()) { w.world.After(d, f) }
	w.look.Stand(host)
	w.world.App.Settings().SetTheme(w.look)
}
