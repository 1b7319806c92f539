package ui

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
)

// special makes an annex of 专项督办 by hand, with two rows; it has a column of deadlines.
func (s *stage) special() (a, b *ledger.Task) {
	s.t.Helper()
	s.makeAnnex(ledger.Special, "专项督办表")
	s.pasted("事项甲\t黄焕辉\t区教育局\t\t2020年9月底前\r\n事项乙\t许西湖\t区住建局\t\t长期坚持\r\n")
	tasks := s.book.Ledger().TasksOf(s.annex)
	if len(tasks) != 2 {
		s.t.Fatalf("%d rows: %s %s", len(tasks), s.message(), s.dialog())
	}
	return tasks[0], tasks[1]
}

func TestAPasteLargerThanTheTableAddsRows(t *testing.T) {
	s := sample(t)
	x := s.task("1", "93")
	s.screen.Show(x.ID, string(ledger.FieldText))
	before, at := s.everything(), s.cursor()
	s.pasted("甲\t黄焕辉\r\n乙\t许西湖\r\n丙\t黄焕辉\r\n")
	s.want("rows", s.annexRows()[92:], []string{"93", "94", "95"})
	s.want("the last row", s.value(x, ledger.FieldText), "甲")
	y := s.task("1", "95")
	s.want("a new row", []string{y.Text, s.value(y, ledger.FieldLeader)}, []string{"丙", "黄焕辉"})
	s.want("said", s.message(), "已粘贴 2 格，新增 2 行，Ctrl+Z 撤销")
	s.takenBack(before, at)
}

func TestAPasteOfVeryManyRowsIsAskedForFirst(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "93").ID, string(ledger.FieldText))
	before := s.everything()
	s.pasted(strings.Repeat("新任务\t黄焕辉\r\n", 202))
	s.sees("要粘贴的内容比表多出 201 行")
	s.answer("粘贴", fyne.KeyEscape)
	s.want("No writes nothing", s.everything(), before)
	s.want("and says where it is", s.message(), "没有写入；要粘贴的内容还在剪贴板里。")
	s.want("no cell shows it", s.cell(s.task("1", "93"), ledger.FieldText).Text, s.task("1", "93").Text)
	s.screen.Table().Paste()
	s.answer("粘贴", fyne.KeyReturn)
	s.want("Yes adds them", len(s.annexRows()), 93+201)
}

func TestAPasteOntoTheUnitsTableAddsNoRows(t *testing.T) {
	s := sample(t)
	s.byUnit("大鹏新区对口帮扶指挥部")
	rows := s.sheet().Tasks()
	s.screen.Show(rows[len(rows)-1].ID, string(ledger.FieldText))
	n := len(s.book.Ledger().Tasks())
	s.pasted("甲\t黄焕辉\r\n乙\t许西湖\r\n")
	s.want("tasks", len(s.book.Ledger().Tasks()), n)
	s.want("said", strings.Contains(s.message(), "没有这么多行"), true)
	s.want("rows", len(s.model().list) > 0, true)
}

func TestAPasteWithABadDateKeepsTheOthersAndMarksIt(t *testing.T) {
	s := sample(t)
	a, b := s.special()
	s.screen.Show(a.ID, string(ledger.FieldDeadline))
	before := s.everything()
	s.pasted("二月三十日\t进展甲\r\n2020年10月底前\t进展乙\r\n")
	s.want("good ones are kept", []string{s.value(a, ledger.FieldProgress), s.value(b, ledger.FieldDeadline), s.value(b, ledger.FieldProgress)},
		[]string{"进展甲", "2020年10月底前", "进展乙"})
	s.want("the bad one is not written", s.value(a, ledger.FieldDeadline), "2020年9月底前")
	s.want("its text is seen with the reason", []bool{strings.Contains(uitest.Text(s.screen.Table()), "二月三十日"), strings.Contains(uitest.Text(s.screen.Table()), "2月没有30日")}, []bool{true, true})
	s.want("said", strings.HasPrefix(s.message(), "1 格没有被接受，已标出原因") && strings.HasSuffix(s.message(), "其余 3 格已写入。"), true)
	s.want("the cursor is on it", s.cursor(), "1 deadline")
	s.want("the step counts what was written", s.book.CanUndo(), "粘贴3格")
	s.key(fyne.KeyF2)
	s.want("F2 opens what was pasted", s.editorText(), "二月三十日")
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.typed("2020年2月28日")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("mended", s.value(a, ledger.FieldDeadline), "2020年2月28日")
	s.want("nothing is marked any more", s.screen.Table().Refused(), false)
	s.undone()
	s.undone()
	s.want("two undos", s.everything(), before)
}

func TestRaggedRowsTouchOnlyTheCellsThatTheyHave(t *testing.T) {
	s := sample(t)
	a, b, c := s.task("1", "3"), s.task("1", "4"), s.task("1", "5")
	s.screen.Show(a.ID, string(ledger.FieldText))
	lead := s.value(b, ledger.FieldLead)
	s.pasted("甲\t许西湖\r\n乙\r\n丙\t许西湖\t区教育局\r\n")
	s.want("texts", []string{s.value(a, ledger.FieldText), s.value(b, ledger.FieldText), s.value(c, ledger.FieldText)}, []string{"甲", "乙", "丙"})
	s.want("leaders", []string{s.value(a, ledger.FieldLeader), s.value(b, ledger.FieldLeader), s.value(c, ledger.FieldLeader)}, []string{"许西湖", "黄焕辉", "许西湖"})
	s.want("units", []string{s.value(b, ledger.FieldLead), s.value(c, ledger.FieldLead)}, []string{lead, "区教育局"})
	s.want("said", s.message(), "已粘贴 6 格，Ctrl+Z 撤销")
}

func TestControlCharactersAreNotPasted(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.pasted("甲\x00乙\x07丙\x1b[31m\t许西湖\r\n")
	text := s.value(x, ledger.FieldText)
	s.want("text", strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' }), false)
	s.want("what can be read stays", strings.HasPrefix(text, "甲乙丙"), true)
}

func TestATextThatIsTooLongStaysInItsCell(t *testing.T) {
	long := strings.Repeat("长", 40000)
	s := sample(t)
	x := s.task("1", "3")
	before := s.everything()
	const why = "第3项的工作任务有40000个字，最多32767个字。"
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.pasted(long)
	s.want("pasted onto the cell: nothing is written", s.everything(), before)
	s.want("said", s.message(), why)
	s.key(fyne.KeyF2)
	s.want("the text is in its cell", s.editorText() == long, true)
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("Esc gives the old one back", s.screen.Table().Refused(), false)

	s.key(fyne.KeyF2)
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.pasted(long)
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("pasted into the editor: nothing is written", s.everything(), before)
	s.want("said of the editor", s.message(), why)
	s.want("it stays open with the text", s.editorText() == long, true)
	s.key(fyne.KeyEscape)
	s.settle()
}

func TestAPasteOfNothingSaysSo(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "3").ID, string(ledger.FieldText))
	before := s.everything()
	s.pasted("") // a picture is no text either
	s.want("said", strings.Contains(s.message(), "剪贴板"), true)
	s.want("everything", s.everything(), before)
}

func TestLinesWithoutTabsGoIntoTheOneCell(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	next := s.value(s.task("1", "4"), ledger.FieldText)
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.pasted("第一段\r\n第二段\r\n")
	s.want("text", s.value(x, ledger.FieldText), "第一段\n第二段")
	s.want("the row below", s.value(s.task("1", "4"), ledger.FieldText), next)
}

func TestUnknownNamesInAPasteAreAskedForTogether(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	before := s.everything()
	s.screen.Show(x.ID, string(ledger.FieldLeader))
	s.pasted("张三\t区大数据局\r\n李四\t区大数据局、区教育局\r\n")
	s.sees("“区大数据局”不在单位名录里。", "“张三”“李四”不在责任领导里。")
	s.answer("新名称", fyne.KeyEscape)
	s.want("No writes nothing", s.everything(), before)
	s.want("said", s.message(), "没有写入；要粘贴的内容还在剪贴板里。")
	s.want("no cell shows it", s.cell(x, ledger.FieldLeader).Text, "黄焕辉")
	s.screen.Table().Paste()
	s.settle()
	s.answer("新名称", fyne.KeyReturn)
	s.want("Yes writes it", []string{s.value(x, ledger.FieldLeader), s.value(s.task("1", "4"), ledger.FieldLead)}, []string{"张三", "区大数据局\n区教育局"})
	s.undone()
	s.want("one undo", s.everything(), before)
}

func TestNamesInNewRowsAreAskedForToo(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "93").ID, string(ledger.FieldText))
	before := s.everything()
	s.pasted("甲\t黄焕辉\r\n乙\t王五\r\n")
	s.sees("“王五”不在责任领导里。")
	s.answer("新名称", fyne.KeyReturn)
	s.want("row", s.value(s.task("1", "94"), ledger.FieldLeader), "王五")
	s.undone()
	s.want("one undo", s.everything(), before)
}

func TestCopiedCellsPasteAsTheyWere(t *testing.T) {
	s := sample(t)
	a, b := s.task("1", "3"), s.task("1", "5")
	s.screen.Show(a.ID, string(ledger.FieldLead))
	s.with(fyne.KeyModifierShift, func() { s.key(fyne.KeyRight) })
	s.shortcutKey(&fyne.ShortcutCopy{Clipboard: s.world.App.Clipboard()})
	s.screen.Show(b.ID, string(ledger.FieldLead))
	s.shortcutKey(&fyne.ShortcutPaste{Clipboard: s.world.App.Clipboard()})
	s.want("units", []string{s.value(b, ledger.FieldLead), s.value(b, ledger.FieldRelated)}, []string{s.value(a, ledger.FieldLead), s.value(a, ledger.FieldRelated)})
	s.want("no question", s.modal(), false)
}

func TestFillingDownAndClearingAreOneStepEach(t *testing.T) {
	s := sample(t)
	a := s.task("1", "3")
	s.screen.Show(a.ID, string(ledger.FieldRelated))
	before, at := s.everything(), s.cursor()
	s.with(fyne.KeyModifierShift, func() { s.key(fyne.KeyDown, fyne.KeyDown) })
	s.combined(fyne.KeyModifierControl, fyne.KeyD)
	for n := 4; n <= 5; n++ {
		s.want("filled", s.value(s.task("1", fmt.Sprint(n)), ledger.FieldRelated), s.value(a, ledger.FieldRelated))
	}
	s.undone()
	s.want("everything after undo", s.everything(), before)
	s.screen.Show(a.ID, string(ledger.FieldRelated))
	s.with(fyne.KeyModifierShift, func() { s.key(fyne.KeyDown, fyne.KeyDown) })
	s.key(fyne.KeyDelete)
	s.settle()
	s.want("said", strings.HasPrefix(s.message(), "已"), true)
	s.want("cleared", s.value(s.task("1", "4"), ledger.FieldRelated), "")
	s.takenBack(before, at)
}

func TestABrokenTextIsNotPasted(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.pasted("甲\xff\xfe乙\t许西湖\r\n")
	s.want("what stands in the ledger is text", utf8.ValidString(s.value(x, ledger.FieldText)), true)
	s.want("the good cell is written", s.value(x, ledger.FieldLeader), "许西湖")
}

func TestF7GoesFromOneRefusedCellToTheNext(t *testing.T) {
	s := sample(t)
	a, _ := s.special()
	s.screen.Show(a.ID, string(ledger.FieldDeadline))
	s.pasted("二月三十日\r\n十三月\r\n\t\r\n")
	s.want("first", s.cursor(), "1 deadline")
	s.key(fyne.KeyF7)
	s.want("second", s.cursor(), "2 deadline")
	s.key(fyne.KeyF7)
	s.want("and round", s.cursor(), "1 deadline")
}
