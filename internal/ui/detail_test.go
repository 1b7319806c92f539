package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/history"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
)

// openPane shows the detail pane.
func (s *stage) openPane() {
	if !s.detail.shown() {
		s.toggleDetail()
	}
	s.settle()
}

// fieldOf is the box of a field in the detail pane.
func (s *stage) paneField(f ledger.Field) *fieldBox {
	s.t.Helper()
	for _, b := range s.detail.boxes {
		if b.field == f {
			return b
		}
	}
	s.t.Fatalf("the pane has no %s", f)
	return nil
}

// tapped opens a field of the pane by a click.
func (s *stage) tapped(f ledger.Field) *fieldBox {
	s.t.Helper()
	b := s.paneField(f)
	b.Tapped(&fyne.PointEvent{})
	s.settle()
	return b
}

// retyped puts a text in place of what stands in the open text field.
func (s *stage) retyped(text string) {
	s.t.Helper()
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.typed(text)
}

func TestEveryFieldOfTheRowIsChangedInThePane(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	s.toggleDetail()
	x := s.task("2", "3.4")
	for _, c := range s.model().columns {
		f := c.Field
		switch f {
		case ledger.FieldNo, ledger.FieldSub, ledger.FieldLead, ledger.FieldPersons:
			continue
		}
		s.screen.Show(x.ID, string(ledger.FieldText))
		s.settle()
		before := s.everything()
		b := s.tapped(f)
		want := "改了的" + b.field.Name()
		switch {
		case b.names == nil:
			s.retyped(want)
			s.key(fyne.KeyReturn)
		case f == ledger.FieldLeader:
			want = "许西湖"
			s.retyped("xxh")
			s.key(fyne.KeyReturn)
		default:
			want = "区教育局"
			for range 8 {
				s.key(fyne.KeyBackspace)
			}
			s.typed("区教育局、")
			s.key(fyne.KeyReturn)
		}
		s.settle()
		s.want(b.field.Name(), s.value(x, b.field), want)
		s.want("shown", strings.Contains(uitest.Text(s.paneField(b.field)), want), true)
		s.want("the keys are the table's again after "+b.field.Name(), s.win.Canvas().Focused() == fyne.Focusable(s.screen.Table()), true)
		s.undone()
		s.want("one undo of "+b.field.Name(), s.everything(), before)
	}
}

func TestAnEditInThePaneChangesTheOneRow(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.tapped(ledger.FieldLeader)
	s.retyped("xxh")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("this row", s.value(x, ledger.FieldLeader), "许西湖")
	s.want("its neighbour", s.value(s.task("1", "19"), ledger.FieldLeader), "黄焕辉")
}

func TestEscDropsWhatWasTypedInThePane(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	before := s.everything()
	s.screen.Show(x.ID, string(ledger.FieldText))
	for _, f := range []ledger.Field{ledger.FieldText, ledger.FieldLeader, ledger.FieldRelated} {
		s.tapped(f)
		s.typed("区")
		s.key(fyne.KeyEscape)
		s.settle()
		s.want("everything", s.everything(), before)
		s.want("closed", s.detail.open == nil, true)
	}
}

func TestTheSameTextInThePaneIsNoStep(t *testing.T) {
	s := sample(t)
	undo := s.book.CanUndo()
	s.tapped(ledger.FieldText)
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("last step", s.book.CanUndo(), undo)
}

func TestARefusedTextStaysInThePaneWithTheReason(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	before := s.everything()
	s.screen.Show(x.ID, string(ledger.FieldText))
	b := s.tapped(ledger.FieldText)
	s.retyped(" ")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("everything", s.everything(), before)
	s.want("it is open again", s.detail.open == b, true)
	s.want("with what was typed", b.value(), " ")
	s.want("and the reason", strings.Contains(uitest.Text(s.detail.pane), "第20项的工作任务不能为空。"), true)
	s.retyped("好的任务")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("mended", s.value(x, ledger.FieldText), "好的任务")
	s.want("the reason goes", strings.Contains(uitest.Text(s.detail.pane), "不能为空"), false)
}

func TestARefusedDateStaysInThePaneWithTheReason(t *testing.T) {
	s := sample(t)
	a, _ := s.special()
	s.openPane()
	s.screen.Show(a.ID, string(ledger.FieldText))
	s.settle()
	b := s.tapped(ledger.FieldDeadline)
	s.retyped("二月三十日")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("not written", s.value(a, ledger.FieldDeadline), "2020年9月底前")
	s.want("open with what was typed", s.detail.open == b && b.value() == "二月三十日", true)
	s.want("and the reason", strings.Contains(uitest.Text(s.detail.pane), "2月没有30日"), true)
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("Esc gives the old one back", strings.Contains(uitest.Text(s.paneField(ledger.FieldDeadline)), "2020年9月底前"), true)
	s.want("the reason goes", strings.Contains(uitest.Text(s.detail.pane), "2月没有30日"), false)
}

func TestAnUnknownNameInThePaneIsAskedFor(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	before := s.everything()
	s.screen.Show(x.ID, string(ledger.FieldText))
	b := s.tapped(ledger.FieldRelated)
	s.typed("区大数据局、")
	s.key(fyne.KeyReturn)
	s.settle()
	s.answer("新名称", fyne.KeyEscape)
	s.want("No makes nothing", s.everything(), before)
	s.want("what was typed stays", s.detail.open == b && strings.HasSuffix(b.value(), "区大数据局"), true)
	s.key(fyne.KeyReturn)
	s.settle()
	s.answer("新名称", fyne.KeyReturn)
	s.want("Yes writes it", strings.HasSuffix(s.value(x, ledger.FieldRelated), "区大数据局"), true)
	s.undone()
	s.want("one undo", s.everything(), before)
}

func TestTabGoesToTheNextFieldOfThePane(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.tapped(ledger.FieldText)
	s.retyped("改了的任务")
	s.key(fyne.KeyTab)
	s.settle()
	s.want("kept", s.value(x, ledger.FieldText), "改了的任务")
	s.want("the next one is open", s.detail.open != nil && s.detail.open.field == ledger.FieldLeader, true)
	s.retyped("xxh")
	s.key(fyne.KeyTab)
	s.settle()
	s.want("kept too", s.value(x, ledger.FieldLeader), "许西湖")
	s.want("and on", s.detail.open != nil && s.detail.open.field == ledger.FieldLeadCell, true)
	s.with(fyne.KeyModifierShift, func() { s.key(fyne.KeyTab) })
	s.want("Shift+Tab goes back", s.detail.open != nil && s.detail.open.field == ledger.FieldLeader, true)
	s.want("the open one can be seen", s.win.Canvas().Focused() != fyne.Focusable(s.screen.Table()) && s.win.Canvas().Focused() != nil, true)
	s.key(fyne.KeyEscape)
	s.settle()
}

func TestGoingToAnotherRowKeepsWhatIsTypedInThePane(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.tapped(ledger.FieldText)
	s.retyped("改了的任务")
	s.screen.Show(s.task("1", "25").ID, string(ledger.FieldText))
	s.settle()
	s.want("kept", s.value(x, ledger.FieldText), "改了的任务")
	s.want("the pane tells of the other row", s.detail.task.No, "25")
}

func TestGoingToAnotherAnnexKeepsWhatIsTypedInThePane(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.tapped(ledger.FieldText)
	s.retyped("改了的任务")
	s.ctrl(fyne.Key2)
	s.want("kept", s.value(x, ledger.FieldText), "改了的任务")
	s.want("the other annex is shown", s.annex, s.task("2", "1.1").Annex)
}

func TestThePaneTellsWhatWasChangedAndGivesItBack(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.write(x, ledger.FieldText, "第一次修改")
	s.clerkIs("李")
	s.write(x, ledger.FieldText, "第二次修改")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.settle()
	all := uitest.Text(s.detail.past)
	for _, want := range []string{"修改记录", "第一次修改 → 第二次修改", "→ 第一次修改", "7月1日 09:00", "工作任务", "李", "王"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in %q", want, all)
		}
	}
	before := s.everything()
	s.press("恢复此值：第一次修改")
	s.want("the old value", s.value(x, ledger.FieldText), "第一次修改")
	s.want("the step", s.book.CanUndo(), "恢复第20项的工作任务")
	s.want("the pane shows it", strings.Contains(uitest.Text(s.paneField(ledger.FieldText)), "第一次修改"), true)
	s.want("and that it was given back", strings.Contains(uitest.Text(s.detail.past), "第二次修改 → 第一次修改"), true)
	s.undone()
	s.want("one undo", s.everything(), before)
}

func TestThePaneKeepsThePlaceWhereNothingChanged(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "20").ID, string(ledger.FieldText))
	s.settle()
	s.want("the import is in the history", strings.Contains(uitest.Text(s.detail.past), "新增任务"), true)
	s.press("全部 1 条")
	s.want("all of it is a click away", s.screen.Name(), history.Name)
}

// clerkIs says who sits at the machine, through its dialog.
func (s *stage) clerkIs(name string) {
	s.t.Helper()
	s.mainMenu("文件", "经办人")
	s.win.Canvas().Focus(inDialog[*look.Field](s)[0].Area)
	s.retyped(name)
	s.key(fyne.KeyReturn)
	s.settle()
}

func TestWhatIsTypedInThePaneIsKeptWhenThePersonLeaves(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"the ledger":           func(s *stage) { s.leave() },
		"the window":           func(s *stage) { s.close() },
		"for another look":     func(s *stage) { s.toggleDark() },
		"for another ledger":   func(s *stage) { s.makeLedger() },
		"for the history":      func(s *stage) { s.ctrl(fyne.Key4) },
		"and hides the pane":   func(s *stage) { s.toggleDetail() },
		"into the table":       func(s *stage) { s.win.Canvas().Focus(s.screen.Table()) },
		"to move the row":      func(s *stage) { s.mainMenu("数据", "上移") },
		"to filter the column": func(s *stage) { s.openBox(ledger.FieldLeader) },
	} {
		t.Run(name, func(t *testing.T) {
			s := sample(t)
			x := s.task("1", "20")
			path := s.book.Path()
			s.screen.Show(x.ID, string(ledger.FieldText))
			s.tapped(ledger.FieldText)
			s.retyped("改了的任务")
			leave(s)
			s.settle()
			if s.book != nil && s.book.Path() == path {
				s.want("text", s.value(x, ledger.FieldText), "改了的任务")
				return
			}
			s.openLedger(path)
			s.settle()
			s.want("text in the ledger that was left", s.value(x, ledger.FieldText), "改了的任务")
		})
	}
}

func TestATextRefusedInThePaneKeepsThePersonThere(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "20").ID, string(ledger.FieldText))
	b := s.tapped(ledger.FieldText)
	s.retyped(" ")
	s.leave()
	s.settle()
	s.want("the ledger stays open", s.book != nil, true)
	if s.book != nil {
		s.want("with the field", s.detail.open == b && b.value() == " ", true)
	}
}

func TestTheAnswerAboutANewNameComesBeforeThePersonLeaves(t *testing.T) {
	for _, inPane := range []bool{false, true} {
		s := sample(t)
		x := s.task("1", "1")
		s.screen.Show(x.ID, string(ledger.FieldLeader))
		if inPane {
			s.tapped(ledger.FieldLeader)
			s.shortcutKey(&fyne.ShortcutSelectAll{})
		}
		s.typed("张三")
		s.leave()
		s.settle()
		s.want("the ledger stays open", s.book != nil, true)
		s.answer("新名称", fyne.KeyReturn)
		s.want("written", s.value(x, ledger.FieldLeader), "张三")
		s.leave()
		s.settle()
		s.want("then it is left", s.book == nil, true)
	}
}

func TestARefusedTextIsNotLostWhereThePersonGoesOn(t *testing.T) {
	s := sample(t)
	a, b := s.special()
	s.openPane()
	s.screen.Show(a.ID, string(ledger.FieldText))
	s.settle()
	x := s.tapped(ledger.FieldDeadline)
	s.retyped("二月三十日")
	s.key(fyne.KeyTab)
	s.typed("有进展")
	s.settle()
	s.want("after Tab it is open again", s.detail.open == x && x.value() == "二月三十日", true)
	s.want("with the reason", strings.Contains(uitest.Text(s.detail.pane), "2月没有30日"), true)
	s.want("what was typed meanwhile is kept", s.value(a, ledger.FieldProgress), "有进展")
	s.screen.Show(b.ID, string(ledger.FieldText))
	s.settle()
	s.want("on another row it waits in its cell", s.screen.Table().Refused(), true)
	s.want("to be seen there", strings.Contains(uitest.Text(s.screen.Table()), "二月三十日"), true)
	s.want("not written", s.value(a, ledger.FieldDeadline), "2020年9月底前")
}

func TestEscShowsWhatStandsInTheLedgerNow(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.write(x, ledger.FieldText, "改了的任务")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.settle()
	s.tapped(ledger.FieldText)
	s.mainMenu("编辑", "撤销")
	s.win.Canvas().Focus(s.detail.open.text.Area)
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("shown", strings.Contains(uitest.Text(s.paneField(ledger.FieldText)), "改了的任务"), false)
}
