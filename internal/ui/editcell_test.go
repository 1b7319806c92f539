package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/ui/uitest"
)

// chips are the names in the open editor of chips, with what is typed behind them.
func (s *stage) editorText() string {
	s.t.Helper()
	var text string
	walk(s.screen.Table(), func(o fyne.CanvasObject, _ []frameOf) {
		if e, ok := o.(grid.Editor); ok {
			text = e.Text()
		}
	})
	if !s.screen.Table().Editing() {
		s.t.Fatal("no cell is being edited")
	}
	return text
}

// offeredNames are the lines of the list under an editor, by their words.
func (s *stage) offeredNames() string {
	var out []string
	walk(s.win.Content(), func(o fyne.CanvasObject, _ []frameOf) {
		if e, ok := o.(grid.Editor); ok && e.Drop() != nil && e.Drop().Visible() {
			out = append(out, uitest.Text(e.Drop()))
		}
	})
	return strings.Join(out, "|")
}

func TestEveryColumnHasItsEditor(t *testing.T) {
	s := sample(t)
	for _, no := range []string{"1", "2"} {
		s.openNo(no)
		for _, c := range s.model().columns {
			kind := "text"
			if c.Editor != nil {
				switch c.Editor().(type) {
				case *celledit.Chips:
					kind = "chips"
				case *celledit.List:
					kind = "list"
				}
			}
			want := "text"
			switch c.Field {
			case ledger.FieldLeadCell, ledger.FieldLead, ledger.FieldRelated:
				want = "chips"
			case ledger.FieldLeader, ledger.FieldDeadline, ledger.FieldSection:
				want = "list"
			}
			s.want("editor of "+c.ID, kind, want)
			s.want("sign of a list at "+c.ID, c.Drop, want != "text")
			s.screen.Show(s.sheet().Tasks()[4].ID, c.ID)
			s.key(fyne.KeyF2)
			s.want(c.ID+" opens", s.screen.Table().Editing(), true)
			s.key(fyne.KeyEscape)
			s.want(c.ID+" closes", s.screen.Table().Editing(), false)
		}
	}
	s.want("nothing was written", strings.HasPrefix(s.book.CanUndo(), "导入"), true)
}

func TestAUnitIsFoundByItsInitialsAndAddedAsAChip(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	before := s.value(x, ledger.FieldRelated)
	s.screen.Show(x.ID, string(ledger.FieldRelated))
	s.key(fyne.KeyF2)
	s.typed("cgzf")
	s.want("the list offers it", strings.Contains(s.offeredNames(), "区城管执法局"), true)
	s.key(fyne.KeyReturn)
	s.want("still open after the chip", s.screen.Table().Editing(), true)
	s.want("chips", s.editorText(), before+"\n区城管执法局")
	s.want("not yet written", s.value(x, ledger.FieldRelated), before)
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("written behind the others", s.value(x, ledger.FieldRelated), before+"\n区城管执法局")
	s.want("closed", s.screen.Table().Editing(), false)
	s.want("one step", s.book.CanUndo(), "修改第3项的相关责任单位")
	s.want("the cursor goes down", s.screen.Table().Selection().Key, string(s.task("1", "4").ID))
	s.undone()
	s.want("after undo", s.value(x, ledger.FieldRelated), before)
}

func TestTypingOnAUnitCellBeginsItsListAnew(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	s.screen.Show(x.ID, string(ledger.FieldRelated))
	s.typed("cgzf")
	s.key(fyne.KeyReturn)
	s.typed("zjj")
	s.key(fyne.KeyReturn, fyne.KeyReturn)
	s.settle()
	s.want("only what was typed, in its order", s.value(x, ledger.FieldRelated), "区城管执法局\n区住建局")
}

func TestChipsAreTakenAwayAndMovedByKeys(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	s.write(x, ledger.FieldRelated, "区教育局、区住建局、区城管执法局、")
	s.want("three names", s.value(x, ledger.FieldRelated), "区教育局\n区住建局\n区城管执法局")
	s.screen.Show(x.ID, string(ledger.FieldRelated))
	s.key(fyne.KeyF2, fyne.KeyBackspace)
	s.want("Backspace takes the last", s.editorText(), "区教育局\n区住建局")
	s.key(fyne.KeyLeft)
	s.with(fyne.KeyModifierAlt, func() { s.shortcutKey(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}) })
	s.want("Alt+← carries the chip", s.editorText(), "区住建局\n区教育局")
	s.key(fyne.KeyDelete)
	s.want("Delete takes the one under the keys", s.editorText(), "区教育局")
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("Esc drops all of it", s.value(x, ledger.FieldRelated), "区教育局\n区住建局\n区城管执法局")
	s.want("closed", s.screen.Table().Editing(), false)
}

func TestSeveralUnitsPastedIntoTheEditorBecomeChips(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	for _, text := range []string{"区教育局、区住建局", "区教育局，区住建局", "区教育局;区住建局", "区教育局\n区住建局"} {
		s.screen.Show(x.ID, string(ledger.FieldRelated))
		s.key(fyne.KeyBackspace)
		s.pasted(text)
		s.key(fyne.KeyReturn)
		if s.screen.Table().Editing() {
			s.key(fyne.KeyReturn)
		}
		s.settle()
		if s.modal() {
			t.Fatalf("%q asks: %s", text, s.dialog())
		}
		s.want("units of "+text, s.value(x, ledger.FieldRelated), "区教育局\n区住建局")
		s.undone()
	}
}

func TestSeveralUnitsTypedWithASeparatorBecomeChips(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	s.screen.Show(x.ID, string(ledger.FieldRelated))
	s.typed("区教育局、")
	s.want("the separator makes the chip", s.editorText(), "区教育局")
	s.typed("区住建局")
	s.key(fyne.KeyTab)
	s.settle()
	s.want("Tab takes the last and keeps", s.value(x, ledger.FieldRelated), "区教育局\n区住建局")
	s.want("closed", s.screen.Table().Editing(), false)
}

func TestAnUnknownUnitIsAskedForBeforeItIsMade(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	before, units := s.everything(), len(s.book.Ledger().Units())
	s.write(x, ledger.FieldRelated, "区大数据局")
	s.want("nothing is made before the answer", s.everything(), before)
	s.sees("“区大数据局”不在单位名录里。")
	s.answer("新名称", fyne.KeyEscape)
	s.want("No makes nothing", s.everything(), before)
	s.want("what was typed stays in its cell", s.editorText(), "区大数据局")
	s.want("with a reason", strings.Contains(uitest.Text(s.screen.Table()), "没有新增名称"), true)
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("Esc gives the old ones back", s.cell(x, ledger.FieldRelated).Text, s.value(x, ledger.FieldRelated))
	s.writeNew(x, ledger.FieldRelated, "区大数据局")
	s.want("Yes writes it", s.value(x, ledger.FieldRelated), "区大数据局")
	s.want("one unit more", len(s.book.Ledger().Units()), units+1)
	s.undone()
	s.want("one undo takes the unit away too", s.everything(), before)
}

func TestALeaderIsFoundByTheInitials(t *testing.T) {
	s := sample(t)
	x := s.task("1", "1")
	s.screen.Show(x.ID, string(ledger.FieldLeader))
	s.key(fyne.KeyF2)
	for _, l := range s.book.Ledger().Leaders() {
		if n := l.Name; n != "" && !strings.Contains(s.offeredNames(), n) {
			t.Errorf("%s is not offered: %s", n, s.offeredNames())
		}
	}
	s.key(fyne.KeyEscape)
	s.typed("hhh")
	s.want("narrowed", strings.Contains(s.offeredNames(), "黄焕辉") && !strings.Contains(s.offeredNames(), "许西湖"), true)
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("leader", s.value(x, ledger.FieldLeader), "黄焕辉")
	s.want("no question", s.modal(), false)
}

func TestAnUnknownLeaderIsAskedForAndRefusedStays(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	before := s.everything()
	s.write(x, ledger.FieldLeader, "张三")
	s.sees("“张三”不在责任领导里。")
	s.answer("新名称", fyne.KeyEscape)
	s.want("nothing is made", s.everything(), before)
	s.want("typed text", s.editorText(), "张三")
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("closed", []any{s.screen.Table().Editing(), s.screen.Table().Refused()}, []any{false, false})
}

func TestOnlyTheRowUnderTheCursorIsSetWhereThePersonSaysSo(t *testing.T) {
	s := sample(t)
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldLeader))
	s.want("status", strings.Contains(s.status.summary.Text, "合并格，修改时 34 行一起改"), true)
	s.rowMenu("仅改本行")
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.typed("xxh")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("this row", s.value(x, ledger.FieldLeader), "许西湖")
	s.want("the row above", s.value(s.task("1", "19"), ledger.FieldLeader), "黄焕辉")
	s.want("the row below", s.value(s.task("1", "21"), ledger.FieldLeader), "黄焕辉")
	row, col := s.at(s.task("1", "3"), ledger.FieldLeader)
	_, n := s.model().Span(row, col)
	s.want("the block is parted", n, 17)
	s.undone()
	_, n = s.model().Span(row, col)
	s.want("and joined again by undo", n, 34)
}

func TestFillingSelectedCellsWithWhatIsTyped(t *testing.T) {
	s := sample(t)
	a, b := s.task("1", "3"), s.task("1", "5")
	s.screen.Show(a.ID, string(ledger.FieldRelated))
	s.with(fyne.KeyModifierShift, func() { s.key(fyne.KeyDown, fyne.KeyDown) })
	s.rowMenu("填入全部选中的格")
	s.key(fyne.KeyBackspace)
	s.typed("、")
	for range 20 { // away with the old chips
		s.key(fyne.KeyBackspace)
	}
	s.typed("区教育局、")
	s.combined(fyne.KeyModifierControl, fyne.KeyReturn)
	for _, x := range []*ledger.Task{a, s.task("1", "4"), b} {
		s.want("related of "+x.No, s.value(x, ledger.FieldRelated), "区教育局")
	}
	s.want("one step", s.book.CanUndo(), "填充3格")
}
