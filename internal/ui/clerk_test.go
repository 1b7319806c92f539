package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/history"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
)

// elsewhere changes a cell beside the window, as an edit that is still on its way does.
func (s *stage) elsewhere(x *ledger.Task, f ledger.Field, text string) {
	s.t.Helper()
	s.sheet().Grid.OnEdit(grid.Batch{Edits: []grid.Edit{{Key: string(x.ID), ColumnID: sheet.ColumnID(f), Text: text}}})
	s.settle()
}

// open is the editor that stands in the table.
func (s *stage) openEditor() grid.Editor {
	s.t.Helper()
	var found grid.Editor
	walk(s.screen.Table(), func(o fyne.CanvasObject, _ []frameOf) {
		if e, ok := o.(grid.Editor); ok {
			found = e
		}
	})
	if found == nil {
		s.t.Fatal("no editor is open")
	}
	return found
}

func TestASnapshotLeavesAnOpenEditorAlone(t *testing.T) {
	for _, field := range []ledger.Field{ledger.FieldText, ledger.FieldRelated, ledger.FieldLeader} {
		s := sample(t)
		x := s.task("1", "7")
		s.screen.Show(x.ID, string(field))
		s.typed("jy")
		e := s.openEditor()
		s.elsewhere(s.task("1", "9"), ledger.FieldText, "别处改的")
		s.want("the same editor", s.openEditor() == e, true)
		s.want("text", e.Text(), "jy")
		s.want("keys", s.win.Canvas().Focused() == e.Focusable(), true)
		s.typed("j")
		s.want("typed on", e.Text(), "jyj")
		s.key(fyne.KeyEscape)
	}
}

func TestAZoomLeavesHalfTypedLettersAsTheyAre(t *testing.T) {
	s := sample(t)
	x := s.task("1", "7")
	before := s.value(x, ledger.FieldRelated)
	s.screen.Show(x.ID, string(ledger.FieldRelated))
	s.key(fyne.KeyF2)
	s.typed("cgz")
	s.setZoom(1.2)
	s.typed("f")
	s.want("the list still narrows", strings.Contains(s.offeredNames(), "区城管执法局"), true)
	s.key(fyne.KeyReturn, fyne.KeyReturn)
	s.settle()
	s.want("no letters became a name", s.value(x, ledger.FieldRelated), before+"\n区城管执法局")
}

func TestANewNameIsAskedAboutAtOnceAndTheNextKeysAreNotTheAnswer(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	before := s.everything()
	s.screen.Show(x.ID, string(ledger.FieldLeader))
	s.typed("张三")
	s.key(fyne.KeyReturn)
	s.want("the question stands before the queue's turn", s.modal() && strings.Contains(s.dialog(), "“张三”不在责任领导里"), true)
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("Enter typed on is no answer", []any{s.modal(), len(s.everything())}, []any{true, len(before)})
	*s.clock = s.clock.Add(startle)
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("nothing is made", s.everything(), before)
	s.want("what was typed stays", s.editorText(), "张三")
	s.key(fyne.KeyEscape)
	s.writeNew(x, ledger.FieldLeader, "张三")
	s.want("later Enter is yes", s.value(x, ledger.FieldLeader), "张三")
}

func TestTabInThePaneShowsTheNewValueOfTheFieldThatWasLeft(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.settle()
	b := s.tapped(ledger.FieldText)
	s.retyped("新的任务")
	s.key(fyne.KeyTab)
	s.settle()
	s.want("the next one is open", s.detail.open != nil && s.detail.open != b, true)
	s.want("the one before shows what stands there now", []any{b.old, strings.Contains(uitest.Text(b), "新的任务")}, []any{"新的任务", true})
	open := s.detail.open
	s.undo()
	s.settle()
	s.want("still open", s.detail.open == open, true)
	s.want("and the other one follows", strings.Contains(uitest.Text(b), "新的任务"), false)
}

func TestAnEditorInThePaneThatNobodyTypedIntoWritesNothing(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.settle()
	b := s.tapped(ledger.FieldText)
	s.elsewhere(x, ledger.FieldText, "别处改的")
	s.want("it knows", b.old, "别处改的")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("nothing is written over it", s.value(x, ledger.FieldText), "别处改的")
	s.want("it shows it", strings.Contains(uitest.Text(s.paneField(ledger.FieldText)), "别处改的"), true)
}

func TestARowTakenOutOfAUnitStaysUntilAnotherIsChosen(t *testing.T) {
	s := sample(t)
	x := s.byUnit("区教育局")
	_, under := bands(s.model())
	lead := under[0]
	task, next := s.model().list[1].task, s.model().list[2].task
	rows := len(s.model().list)
	row, _ := s.at(next, "role")
	s.write(task, ledger.FieldLead, "区住建局")
	s.want("rows", len(s.model().list), rows)
	now, _ := s.at(next, "role")
	s.want("the row below stands where it stood", now, row)
	s.want("role", s.cell(task, "role").Text, "已移出")
	band, _ := s.model().Band(0)
	s.want("the band counts without it", band, fmt.Sprintf("牵头  %d 项", lead-1))
	s.write(next, ledger.FieldRelated, "区住建局")
	s.want("after another edit", s.cell(task, "role").Text, "已移出")
	x.Pick(s.busyNow()[0].Unit.ID)
	s.settle()
	s.want("another unit", x.Picked() == s.busyNow()[0].Unit.ID, true)
	for _, l := range s.busyNow() {
		if l.Unit.Name == "区教育局" {
			x.Pick(l.Unit.ID)
		}
	}
	s.settle()
	for _, r := range s.model().list {
		if r.task != nil && r.task.ID == task.ID {
			t.Error("chosen anew the unit still has the row")
		}
	}
}

func TestRowsInsertedOneAfterTheOtherStandInOrderAndTakeWhatIsTyped(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "23").ID, string(ledger.FieldText))
	g := s.screen.Table()
	for n := range 4 { // quickly: nothing is done in between
		g.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: withShift})
		for _, r := range fmt.Sprint("新", n+1) {
			g.TypedRune(r)
		}
		g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		g.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome})
		g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	}
	s.settle()
	for n := 1; n <= 4; n++ {
		s.want("row", s.task("1", fmt.Sprint("23-", n)).Text, fmt.Sprint("新", n))
	}
	rows := strings.Join(s.annexRows(), " ")
	s.want("in order", strings.Contains(rows, "23 23-1 23-2 23-3 23-4 24"), true)
}

func TestTheTableTakesKeysAgainAfterAVerbThatWasNotDone(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "1").ID, string(ledger.FieldText))
	s.combined(fyne.KeyModifierAlt, fyne.KeyUp) // the first row goes no higher
	s.rows(s.task("1", "23"), s.task("1", "30"))
	s.combined(withShift, fyne.KeyMinus)
	s.answer("删除行", fyne.KeyEscape)
	s.write(s.task("1", "5"), ledger.FieldText, "还能写")
	s.want("written", s.value(s.task("1", "5"), ledger.FieldText), "还能写")
	s.rows(s.task("1", "23"), s.task("1", "30"))
	s.combined(withShift, fyne.KeyMinus)
	s.answer("删除行", fyne.KeyReturn)
	s.write(s.task("1", "5"), ledger.FieldText, "又能写")
	s.want("written after yes", s.value(s.task("1", "5"), ledger.FieldText), "又能写")
	s.want("deleted", len(s.annexRows()), 85)
}

func TestCellsThatMayNotBeEmptyKeepTheirTexts(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "3").ID, string(ledger.FieldText))
	before := s.everything()
	s.with(fyne.KeyModifierShift, func() { s.key(fyne.KeyDown, fyne.KeyDown) })
	selected := s.screen.Table().Selection()
	s.key(fyne.KeyDelete)
	s.settle()
	s.want("nothing changes", s.everything(), before)
	s.want("said", s.message(), "工作任务不能为空，3 格保留原文。")
	s.want("nothing is marked", s.screen.Table().Refused(), false)
	s.want("the selection stays", s.screen.Table().Selection(), selected)
	s.sees(s.task("1", "4").Text)
}

func TestUndoDropsTheTextsThatItsStepWasRefused(t *testing.T) {
	s := sample(t)
	a, _ := s.special()
	s.screen.Show(a.ID, string(ledger.FieldDeadline))
	s.pasted("二月三十日\t进展甲\r\n2020年10月底前\t进展乙\r\n")
	s.want("a cell waits", s.screen.Table().Refused(), true)
	s.undone()
	s.want("no cell waits", s.screen.Table().Refused(), false)
	s.want("deadline", s.cell(a, ledger.FieldDeadline).Text, "2020年9月底前")
	s.want("the cursor is where the paste began", s.cursor(), "1 deadline")
	s.write(a, ledger.FieldDeadline, "2020年3月底前")
	s.write(a, ledger.FieldDeadline, "二月三十日")
	s.screen.Table().Keep()
	s.want("a typed text waits", s.screen.Table().Refused(), true)
	s.undone()
	s.want("undo of its cell drops it", []any{s.screen.Table().Refused(), s.cell(a, ledger.FieldDeadline).Text}, []any{false, "2020年9月底前"})
}

func TestF3GoesOnFromTheFieldAndAfterEsc(t *testing.T) {
	s := sample(t)
	s.find(false)
	s.typed("建设")
	s.settle()
	first := s.finder().at
	s.key(fyne.KeyF3)
	s.settle()
	s.want("from the field", []any{s.finder().at, s.win.Canvas().Focused() == s.finder().find.Area}, []any{first + 1, true})
	s.key(fyne.KeyEscape)
	s.want("closed", s.strips()[0].Visible(), false)
	cursor := s.cursor()
	s.key(fyne.KeyF3)
	s.settle()
	s.want("it steps on", []any{s.strips()[0].Visible(), s.cursor() == cursor, s.host.Focused() == fyne.Focusable(s.screen.Table())}, []any{true, false, true})
	s.key(fyne.KeyF8)
	s.want("other keys of the window work too", s.detail.shown(), false)
}

func TestUnitsAndValuesAreFoundByInitials(t *testing.T) {
	s := sample(t)
	x := s.byUnit("区教育局")
	s.searchUnits("cgzf")
	s.settle()
	s.want("the unit", s.book.Ledger().Unit(x.Picked()).Name, "区城管执法局")
	s.openNo("1")
	s.openBox(ledger.FieldLeader)
	s.typed("hhh")
	s.sees("黄焕辉", "全选（1/1）")
	s.typed("hhh")
	s.sees("没有符合的值")
}

func TestUndoShowsTheAnnexThatItGivesBack(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	gone := s.annex
	s.mainMenu("数据", "删除附件")
	s.answer("删除附件", fyne.KeyReturn)
	s.want("another one is shown", s.annex == gone, false)
	s.undo()
	s.settle()
	s.want("undo of deleting", []any{s.annex, s.showsAnnex(gone)}, []any{gone, true})
	s.makeAnnex(ledger.Special, "专项")
	made := s.annex
	s.undo()
	s.settle()
	s.want("undo of making", s.showsAnnex(gone), true)
	s.redo()
	s.settle()
	s.want("redo of making", s.showsAnnex(made), true)
	s.openNo("1")
	s.undo()
	s.settle()
	s.openUnits()
	s.redo()
	s.settle()
	s.want("from another screen", s.showsAnnex(made), true)
}

func TestAPasteOrFillOfOneCellIsSaidAndTypingClearsIt(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "5").ID, string(ledger.FieldText))
	s.pasted("贴上的")
	s.want("said", s.message(), "已粘贴 1 格，Ctrl+Z 撤销")
	s.screen.Show(s.task("1", "6").ID, string(ledger.FieldText))
	s.typed("打的")
	s.key(fyne.KeyReturn)
	s.want("cleared", s.message(), "")
}

func TestAPasteOfNewRowsAloneBringsTheCursorBack(t *testing.T) {
	s := sample(t)
	x := s.task("1", "93")
	s.screen.Show(x.ID, string(ledger.FieldText))
	at := s.cursor()
	s.pasted(x.Text + "\n第二行\n第三行")
	if len(s.annexRows()) != 95 {
		s.screen.Show(x.ID, string(ledger.FieldText))
		s.pasted(x.Text + "\t\n第二行\t\n第三行\t")
	}
	s.want("rows", len(s.annexRows()), 95)
	s.screen.Show(s.task("1", "3").ID, string(ledger.FieldText))
	s.undone()
	s.want("cursor", s.cursor(), at)
}

func TestWhatDiffersIsShownOfTwoLongTexts(t *testing.T) {
	long := strings.Repeat("前", 40)
	for _, c := range []struct{ was, is, a, b string }{
		{"", "新", "（空）", "新"},
		{"甲局", "乙局", "甲局", "乙局"},
		{long + "甲" + long, long + "乙丙" + long, "…前前前前前前【甲】前前前前前前…", "…前前前前前前【乙丙】前前前前前前…"},
		{long, long + "尾", "…前前前前前前", "…前前前前前前【尾】"},
		{"头" + long, long, "【头】前前前前前前…", "前前前前前前…"},
		{long, "", look.Brief(long, 48), "（空）"},
	} {
		a, b := differing(c.was, c.is)
		if a != c.a || b != c.b {
			t.Errorf("%s → %s: %s → %s, want %s → %s", c.was, c.is, a, b, c.a, c.b)
		}
	}
}

func TestAMoveIsCalledByItsName(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.combined(fyne.KeyModifierAlt, fyne.KeyDown)
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.settle()
	s.want("pane", strings.Contains(uitest.Text(s.detail.past), "移动第5项"), true)
	s.want("no 任务", strings.Contains(uitest.Text(s.detail.past), "　任务"), false)
}

func TestEnterAndEscReachTheDialogFromItsLists(t *testing.T) {
	s := sample(t)
	for k, made := range map[fyne.KeyName]bool{fyne.KeyEscape: false, fyne.KeyReturn: true} {
		before := len(s.book.Ledger().Annexes())
		s.mainMenu("数据", "新建附件")
		s.option(1, ledger.Special.Name())
		s.field(boxTitle, "专项")
		s.win.Canvas().Focus(inDialog[*look.Select](s)[1])
		s.key(k)
		s.settle()
		s.want("closed", s.modal(), false)
		s.want("made", len(s.book.Ledger().Annexes()) > before, made)
	}
	s.openNo("1")
	s.openBox(ledger.FieldLeader)
	s.win.Canvas().Focus(s.check("全选"))
	s.key(fyne.KeyEscape)
	s.want("the box closes", s.modal(), false)
}

func TestALongNumberHasRoom(t *testing.T) {
	width := func(nos ...string) float32 {
		var tasks []*ledger.Task
		for _, n := range nos {
			tasks = append(tasks, &ledger.Task{No: n})
		}
		return sheet.NumberWidth(44, tasks, func(t *ledger.Task) string { return t.No })
	}
	if width() != 44 || width("1", "93") != 44 {
		t.Error("short numbers need no more than the least")
	}
	for _, n := range []string{"93-12", "20000", "17-1-20"} {
		if least := fyne.MeasureText(n, 14, fyne.TextStyle{}).Width + 12; width("1", n, "2") < least {
			t.Errorf("%s: %v is less than %v", n, width("1", n, "2"), least)
		}
	}
}

func TestTheHistoryIsNarrowedByTheChineseNamesOfFields(t *testing.T) {
	s := sample(t)
	s.openNo("1")
	s.mainMenu("数据", "附件信息")
	s.field(1, "7")
	s.press("保存")
	s.write(s.task("7", "5"), ledger.FieldText, "新的任务")
	s.openHistory("")
	s.settle()
	fields := s.choices()[2]
	for _, name := range fields.Options {
		for _, r := range name {
			if r < 0x80 && r != '5' && r != 'G' {
				t.Fatalf("%q is no Chinese name", fields.Options)
			}
		}
	}
	fields.SetSelected("附件号")
	s.settle()
	s.want("found", s.screen.Summary()[:len("1 处")], "1 处")
}

func TestStripsGoOnInASecondLineInANarrowWindow(t *testing.T) {
	s := sample(t)
	for _, wide := range []float32{1366, 1024, 860} {
		s.win.Resize(fyne.NewSize(wide, 620))
		s.openNo("1")
		s.find(true)
		s.settle()
		f := s.finder()
		for _, c := range cutOff(f.strip) {
			t.Errorf("finding at %v: %s", wide, c)
		}
		if end := f.strip.Size().Height; end != s.sheet().Grid.Position().Y {
			t.Errorf("at %v the table begins at %v, the strip ends at %v", wide, s.sheet().Grid.Position().Y, end)
		}
		s.closeFinder()
		s.openHistory("")
		s.settle()
		h := s.screen.(*history.Screen)
		for _, c := range cutOff(h.Content()) {
			t.Errorf("history at %v: %s", wide, c)
		}
		if h.Table().Size().Height < 300 {
			t.Errorf("history at %v: the table is %v high", wide, h.Table().Size().Height)
		}
		for _, words := range []string{"恢复此值", "转到该行", "清除筛选"} {
			if b := s.button(words); b == nil || s.host.Position(b).X+b.Size().Width > wide {
				t.Errorf("%s is out of reach at %v", words, wide)
			}
		}
	}
}

func TestCountsOfFiveDigitsAreSeen(t *testing.T) {
	s := sample(t)
	for _, i := range s.nav.items {
		i.count.Text = "20000"
		i.press.Content.Refresh()
	}
	s.win.Resize(fyne.NewSize(1367, 620))
	for _, c := range cutOff(s.nav.pane) {
		t.Error(c)
	}
	for _, i := range s.nav.items {
		if end := i.text.Position().X + i.text.MinSize().Width; i.press.Visible() && s.host.Position(i.count).X < s.host.Position(i.text).X+i.text.MinSize().Width {
			t.Errorf("%s runs into its number at %v", i.text.Text, end)
		}
	}
}

func TestTheListInThePaneNeverWidensIt(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "3").ID, string(ledger.FieldText))
	s.settle()
	before := s.detail.body.Size().Width
	s.tapped(ledger.FieldRelated)
	s.typed("区")
	s.settle()
	s.want("width of the pane", s.detail.body.Size().Width, before)
	s.key(fyne.KeyEscape)
}

func TestANewColumnComesIntoSight(t *testing.T) {
	s := sample(t)
	s.mainMenu("数据", "附件信息")
	s.sees("删去的栏目如果还有内容，会排在最后显示，内容不会丢。")
	for range 6 {
		s.press("加一栏")
	}
	s.win.Resize(s.win.Canvas().Size().AddWidthHeight(1, 0))
	var roll *container.Scroll
	walk(s.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject, _ []frameOf) {
		if x, ok := o.(*container.Scroll); ok {
			roll = x
		}
	})
	s.want("scrolled to the end", roll.Offset.Y+roll.Size().Height, roll.Content.MinSize().Height)
	const gap, high = 4, 30 // between columns, and of one
	s.want("whole rows", int(roll.Size().Height-gap)%(high+gap), 0)
}
