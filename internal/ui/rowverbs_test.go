package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/ledger"
)

const withShift = fyne.KeyModifierControl | fyne.KeyModifierShift

// cursor is the name of the row under the cursor and its column.
func (s *stage) cursor() string {
	x := s.screen.Table().Selection()
	t := s.book.Ledger().Task(ledger.ID(x.Key))
	if t == nil {
		return ""
	}
	return s.book.Ledger().RowName(t) + " " + x.ColumnID
}

// takenBack holds that one Ctrl+Z gives everything back and brings the cursor to where it was, and that Ctrl+Y does it again.
func (s *stage) takenBack(before []ledger.Entity, cursor string) {
	s.t.Helper()
	after := s.everything()
	s.undone()
	s.want("everything after one undo", s.everything(), before)
	s.want("cursor after undo", s.cursor(), cursor)
	s.shortcutKey(&fyne.ShortcutRedo{})
	s.want("everything after redo", s.everything(), after)
	s.undone()
}

func TestARowIsInsertedAboveWithANumberOfItsOwn(t *testing.T) {
	s := sample(t)
	x := s.task("1", "23")
	s.screen.Show(x.ID, string(ledger.FieldText))
	before, at := s.everything(), s.cursor()
	s.combined(withShift, fyne.KeyEqual)
	rows := s.annexRows()
	i := slices.Index(rows, "23")
	s.want("rows around it", rows[i-2:i+2], []string{"22", "22-1", "23", "24"})
	s.want("cursor on the new row", s.cursor(), "22-1 text")
	s.want("said", s.message(), "已插入1行，Ctrl+Z 撤销")
	s.takenBack(before, at)
}

func TestARowIsInsertedBelowAsWellByMenuAsByKeys(t *testing.T) {
	s := sample(t)
	x := s.task("1", "23")
	for _, insert := range []func(){
		func() { s.rowMenu("在下方插入一行") }, func() { s.mainMenu("数据", "在下方插入行") }, func() { s.combined(withShift, fyne.KeyReturn) },
	} {
		s.screen.Show(x.ID, string(ledger.FieldText))
		before, at := s.everything(), s.cursor()
		insert()
		rows := s.annexRows()
		i := slices.Index(rows, "23")
		s.want("rows around it", rows[i:i+3], []string{"23", "23-1", "24"})
		s.want("cursor on the new row", s.cursor(), "23-1 text")
		s.takenBack(before, at)
	}
}

func TestANewRowIsWrittenLikeAnyOther(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "23").ID, string(ledger.FieldText))
	s.combined(withShift, fyne.KeyReturn)
	s.typed("新增的任务")
	s.key(fyne.KeyTab)
	s.typed("hhh")
	s.key(fyne.KeyTab)
	s.settle()
	x := s.task("1", "23-1")
	s.want("row", []string{x.Text, s.value(x, ledger.FieldLeader)}, []string{"新增的任务", "黄焕辉"})
	s.want("on the disk", s.onDisk().Task(x.ID) != nil, true)
}

func TestAsManyRowsAreInsertedAsAreSelected(t *testing.T) {
	s := sample(t)
	s.rows(s.task("1", "23"), s.task("1", "25"))
	s.rowMenu("在下方插入 3 行")
	rows := s.annexRows()
	i := slices.Index(rows, "25")
	s.want("rows below", rows[i:i+5], []string{"25", "25-1", "25-2", "25-3", "26"})
	s.undone()
	s.want("rows after one undo", len(s.annexRows()), 93)
}

func TestBehindTheLastRowNumbersGoOnInWholeOnes(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "93").ID, string(ledger.FieldText))
	before, at := s.everything(), s.cursor()
	s.combined(withShift, fyne.KeyReturn)
	s.want("rows", s.annexRows()[91:], []string{"92", "93", "94"})
	s.takenBack(before, at)
}

func TestASubProjectIsInsertedIntoItsMatter(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	x := s.task("2", "1.3")
	s.screen.Show(x.ID, string(ledger.FieldText))
	before, at := s.everything(), s.cursor()
	s.rowMenu("在下方插入一行")
	rows := s.annexRows()
	i := slices.Index(rows, "1.3")
	s.want("rows around it", rows[i:i+3], []string{"1.3", "1.3-1", "1.4"})
	row, col := s.at(x, ledger.FieldMatter)
	_, n := s.model().Span(row, col)
	s.want("the matter's block grows", n, 7)
	s.takenBack(before, at)
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.rowMenu("在下方插入一件实事")
	rows = s.annexRows()
	i = slices.Index(rows, "2.1")
	s.want("a new matter stands behind the whole of its matter", rows[i-1], "1-1")
	s.takenBack(before, at)
}

func TestAFewRowsAreDeletedAtOnceAndManyAfterAsking(t *testing.T) {
	s := sample(t)
	before := s.everything()
	for n := 1; n <= 6; n++ {
		s.rows(s.task("1", "23"), s.task("1", fmt.Sprint(22+n)))
		at := s.cursor()
		s.combined(withShift, fyne.KeyMinus)
		if n >= 5 {
			s.want("nothing goes before the answer", s.everything(), before)
			s.sees(fmt.Sprintf("删除选中的 %d 行", n))
			s.answer("删除行", fyne.KeyEscape)
			s.want("nothing goes after No", s.everything(), before)
			s.combined(withShift, fyne.KeyMinus)
			s.answer("删除行", fyne.KeyReturn)
		}
		s.want("rows left", len(s.annexRows()), 93-n)
		s.want("cursor on the row below", strings.HasPrefix(s.cursor(), fmt.Sprint(23+n)), true)
		s.takenBack(before, at)
	}
}

func TestTheCursorGoesUpWhereTheLastRowsAreDeleted(t *testing.T) {
	s := sample(t)
	s.rows(s.task("1", "92"), s.task("1", "93"))
	s.rowMenu("删除 2 行")
	s.want("cursor", strings.HasPrefix(s.cursor(), "91 "), true)
}

func TestRowsMoveWithAltAndTheArrows(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	s.screen.Show(x.ID, string(ledger.FieldText))
	before, at := s.everything(), s.cursor()
	s.combined(fyne.KeyModifierAlt, fyne.KeyUp)
	s.want("up", s.annexRows()[2:6], []string{"3", "5", "4", "6"})
	s.want("cursor stays on its row", s.cursor(), at)
	s.combined(fyne.KeyModifierAlt, fyne.KeyDown)
	s.want("and down again", s.annexRows()[2:6], []string{"3", "4", "5", "6"})
	s.undone()
	s.want("undo of the second", s.annexRows()[2:6], []string{"3", "5", "4", "6"})
	s.undone()
	s.want("undo of the first", s.everything(), before)
	s.rows(s.task("1", "4"), s.task("1", "5"))
	s.combined(fyne.KeyModifierAlt, fyne.KeyDown)
	s.want("two rows as one block", s.annexRows()[2:7], []string{"3", "6", "4", "5", "7"})
	s.want("still both selected", len(s.screen.Table().SelectedKeys()), 2)
	s.combined(fyne.KeyModifierAlt, fyne.KeyDown)
	s.want("and on", s.annexRows()[2:7], []string{"3", "6", "7", "4", "5"})
}

func TestRowsDoNotMoveWhileTheTableIsFilteredOrByUnit(t *testing.T) {
	s := sample(t)
	before := s.everything()
	s.filter(ledger.FieldLeader, "黄焕辉")
	s.combined(fyne.KeyModifierAlt, fyne.KeyDown)
	s.want("filtered", s.message(), "筛选或排序时不能移动行，先清除筛选和排序。")
	s.openUnits()
	s.combined(fyne.KeyModifierAlt, fyne.KeyDown)
	s.want("by unit", s.message(), "在这里不能移动行，请到任务分解表或十件实事里移动。")
	s.want("everything", s.everything(), before)
}

func TestRowsAreRenumberedOnlyAfterAsking(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "23").ID, string(ledger.FieldText))
	s.combined(withShift, fyne.KeyReturn)
	before, at := s.everything(), s.cursor()
	s.rowMenu("重排序号")
	s.sees("附件1的序号将按现在的顺序从 1 重新编排")
	s.want("nothing before the answer", s.everything(), before)
	s.answer("重排序号", fyne.KeyReturn)
	rows := s.annexRows()
	s.want("rows", []string{rows[22], rows[23], rows[93]}, []string{"23", "24", "94"})
	s.undone()
	s.want("one undo", s.everything(), before)
	s.want("cursor", s.cursor(), at)
}

func TestATaskIsSplitWithItsHistory(t *testing.T) {
	s := sample(t)
	x := s.task("1", "23")
	s.write(x, ledger.FieldText, "前半句，后半句。")
	s.screen.Show(x.ID, string(ledger.FieldText))
	before, at := s.everything(), s.cursor()
	s.rowMenu("拆成两项")
	s.sees("拆成两项", "第 23 项，序号不变", "前半句。", "后半句。") // the comma has become a full stop
	s.combined(fyne.KeyModifierControl, fyne.KeyReturn)
	first, second := s.task("1", "23"), s.task("1", "23-1")
	s.want("texts", []string{first.Text, second.Text}, []string{"前半句。", "后半句。"})
	s.want("leader and units go along", []string{s.value(second, ledger.FieldLeader), s.value(second, ledger.FieldRelated)},
		[]string{s.value(first, ledger.FieldLeader), s.value(first, ledger.FieldRelated)})
	s.want("cursor on the new one", s.cursor(), "23-1 text")
	s.openHistory(second.ID)
	s.settle()
	s.want("its history tells of the task it came out of", slices.ContainsFunc(s.entries(), func(e string) bool { return strings.Contains(e, "前半句，后半句。") }), true)
	s.openNo("1")
	s.undone()
	s.want("everything", s.everything(), before)
	s.want("cursor", s.cursor(), at)
}

func TestASplitThatLeavesNothingIsNotMade(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "23").ID, string(ledger.FieldText))
	before := s.everything()
	s.rowMenu("拆成两项")
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.key(fyne.KeyDelete)
	s.combined(fyne.KeyModifierControl, fyne.KeyReturn)
	s.want("the box stays", s.modal(), true)
	s.want("everything", s.everything(), before)
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("Esc closes it", s.modal(), false)
}

func TestNeighboursAreJoinedWithTheHistoriesOfAll(t *testing.T) {
	s := sample(t)
	a, b := s.task("1", "23"), s.task("1", "24")
	s.write(b, ledger.FieldText, "第二件事。")
	s.rows(a, b)
	before, at := s.everything(), s.cursor()
	s.rowMenu("合并选中的项")
	s.sees("把第 23、24 项合并成一项")
	s.answer("合并选中的项", fyne.KeyReturn)
	s.want("rows", len(s.annexRows()), 92)
	s.want("text", s.value(a, ledger.FieldText), a.Text+"\n第二件事。")
	s.want("cursor", strings.HasPrefix(s.cursor(), "23 "), true)
	s.openHistory(a.ID)
	s.settle()
	s.want("history of the second", slices.ContainsFunc(s.entries(), func(e string) bool { return strings.Contains(e, "第二件事。") }), true)
	s.openNo("1")
	s.undone()
	s.want("everything", s.everything(), before)
	s.want("cursor after undo", s.cursor(), at)
}

func TestOneRowIsNotJoined(t *testing.T) {
	s := sample(t)
	s.screen.Show(s.task("1", "23").ID, string(ledger.FieldText))
	before := s.everything()
	s.want("greyed in the window's menu", s.menu.join.Disabled, true)
	for _, i := range s.sheet().RowMenu() {
		if strings.HasPrefix(i.Label, "合并选中的项") {
			s.want("greyed at the row", i.Disabled, true)
		}
	}
	s.want("everything", s.everything(), before)
	s.rows(s.task("1", "23"), s.task("1", "24"))
	s.want("black once two are selected", s.menu.join.Disabled, false)
}

func TestRowsThatAreNotNeighboursAreNotJoined(t *testing.T) {
	s := sample(t)
	s.filter(ledger.FieldNo, "23", "25")
	s.rows(s.task("1", "23"), s.task("1", "25"))
	before := s.everything()
	s.rowMenu("合并选中的项")
	s.answer("合并选中的项", fyne.KeyReturn)
	s.want("said", s.message(), "选中的行不相邻，中间隔着第24项，请先把要合并的行移到一起。")
	s.want("everything", s.everything(), before)
}

func TestRowVerbsWorkOnTheUnitScreenToo(t *testing.T) {
	s := sample(t)
	s.byUnit("源西街道")
	task := s.model().list[1].task
	s.screen.Show(task.ID, string(ledger.FieldText))
	before := s.everything()
	s.combined(withShift, fyne.KeyReturn)
	s.want("a row more in its annex", len(s.book.Ledger().TasksOf(task.Annex)), 94)
	s.undone()
	s.want("everything", s.everything(), before)
	s.screen.Show(task.ID, string(ledger.FieldText))
	s.combined(withShift, fyne.KeyMinus)
	s.want("a row less", len(s.book.Ledger().TasksOf(task.Annex)), 92)
	s.undone()
	s.want("everything again", s.everything(), before)
}

func TestWhatIsTypedIsKeptBeforeAVerbOnRows(t *testing.T) {
	s := sample(t)
	x := s.task("1", "23")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.typed("改了的任务")
	s.mainMenu("数据", "在下方插入行")
	s.want("text", s.value(x, ledger.FieldText), "改了的任务")
	s.want("row", len(s.annexRows()), 94)
	s.undone()
	s.want("the text has its own step", s.value(x, ledger.FieldText), "改了的任务")
	s.undone()
	s.want("text after the second undo", s.value(x, ledger.FieldText), x.Text)
}

func TestTheMenuComesByKeyboardAndSaysHowManyRows(t *testing.T) {
	s := sample(t)
	s.rows(s.task("1", "23"), s.task("1", "25"))
	s.key(desktop.KeyMenu)
	s.settle()
	s.sees("在上方插入 3 行", "删除 3 行", "剪切", "粘贴")
}
