package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
)

func TestTheSampleOpensOnAnnex1(t *testing.T) {
	s := sample(t)
	s.want("title of the window", s.win.Title(), "示例台账 - 督办本")
	s.want("kind", s.screen.Name(), string(ledger.WorkReport))
	s.want("rows", len(s.model().list), 93)
	s.want("status", s.status.summary.Text, "93 项")
	s.sees("附件1", "源城区2020年《政府工作报告》主要工作任务责任分解表", "93 项", "加力推进花木企业总部基地建设。", "✓ 已保存", "经办人 王", s.book.Path())
	s.want("cursor", s.screen.Task().ID, s.task("1", "1").ID)
	s.want("the detail pane is open", s.detail.shown(), true)
	s.want("chosen year and annex", []string{s.bar.year.Selected, s.bar.annex.Selected}, []string{"2020", "附件1 主要工作任务"})
	s.want("focus in the table", s.win.Canvas().Focused() == fyne.Focusable(s.screen.Table()), true)
	s.want("undo and redo", []bool{s.bar.undo.Disabled(), s.bar.redo.Disabled()}, []bool{false, true})
}

func TestLeadersAreMergedAsOnThePaper(t *testing.T) {
	s := sample(t)
	row, col := s.at(s.task("1", "3"), ledger.FieldLeader)
	top, n := s.model().Span(row, col)
	s.want("block of the leader", []int{top, n}, []int{2, 34})
	c := s.model().Cell(row, col)
	s.want("cell", []string{c.Text, c.Note}, []string{"黄焕辉", "34 项"})
	row, col = s.at(s.task("1", "3"), ledger.FieldText)
	_, n = s.model().Span(row, col)
	s.want("texts are never merged", n, 1)
}

func TestAnEditOfAMergedCellSetsTheBlockAndUndoBringsItBack(t *testing.T) {
	s := sample(t)
	first, last := s.task("1", "3"), s.task("1", "36")
	before := s.book.Ledger().All()
	s.writeNew(s.task("1", "20"), ledger.FieldLeader, "张三")
	l := s.book.Ledger()
	n := 0
	for _, x := range l.TasksOf(first.Annex) {
		if l.Value(x, ledger.FieldLeader) == "张三" {
			n++
		}
	}
	s.want("rows of the new leader", n, 34)
	s.want("status", s.status.message.Text, "已修改 34 行的责任领导，Ctrl+Z 撤销")
	s.want("cell", s.cell(last, ledger.FieldLeader).Note, "34 项")
	s.want("on the disk", s.onDisk().Value(s.onDisk().Task(last.ID), ledger.FieldLeader), "张三")
	s.want("undo in the menu", strings.HasPrefix(s.menu.undo.Label, "撤销“修改34行的责任领导”"), true)

	s.screen.Show(s.task("1", "90").ID, string(ledger.FieldText))
	s.shortcutKey(&fyne.ShortcutUndo{})
	s.want("everything", s.book.Ledger().All(), before)
	x := s.screen.Table().Selection()
	s.want("cursor", []string{x.Key, x.ColumnID}, []string{string(first.ID), string(ledger.FieldLeader)})
	s.want("status after undo", s.status.message.Text, "已撤销：修改34行的责任领导")
	s.want("redo is offered", s.bar.redo.Disabled(), false)
	s.shortcutKey(&fyne.ShortcutRedo{})
	s.want("cell after redo", s.cell(last, ledger.FieldLeader).Text, "张三")
}

func TestUndoGoesBackToTheAnnexOfTheEdit(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	x := s.task("2", "3.4")
	before := s.book.Ledger().All()
	s.write(x, ledger.FieldProgress, "已完成。")
	s.want("progress", s.book.Ledger().Task(x.ID).Progress, "已完成。")
	s.openNo("1")
	s.undo()
	s.settle()
	s.want("everything", s.book.Ledger().All(), before)
	s.want("annex", s.annex, x.Annex)
	at := s.screen.Table().Selection()
	s.want("cursor", []string{at.Key, at.ColumnID}, []string{string(x.ID), string(ledger.FieldProgress)})
}

func TestAnEditIsInTheFileWhenTheQueueHasRun(t *testing.T) {
	s := sample(t)
	x := s.task("1", "7")
	s.write(x, ledger.FieldText, "规划布局5G产业发展。")
	s.want("on the disk", s.onDisk().Task(x.ID).Text, "规划布局5G产业发展。")
	s.want("saved", s.status.saved.Text, "✓ 已保存")
	s.want("cell", s.cell(x, ledger.FieldText).Text, "规划布局5G产业发展。")
	s.want("cursor", s.screen.Table().Selection().Key, string(s.task("1", "8").ID))
	s.want("pane", s.detail.task, s.task("1", "8"))
}

func TestALeadCellTakesUnitsAndPersons(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	x := s.task("2", "5")
	s.write(x, ledger.FieldLead, "区城管执法局（张新）")
	got := s.book.Ledger().Task(x.ID)
	s.want("lead", []string{got.Lead[0].Spelling, got.Lead[0].Person}, []string{"区城管执法局", "张新"})
}

func TestARefusedTextStaysInItsCellWithTheReason(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	before := s.book.Ledger()
	s.write(x, ledger.FieldText, " ")
	const why = "第5项的工作任务不能为空。"
	s.want("ledger", s.book.Ledger() == before, true)
	s.want("the editor stays open", s.screen.Table().Editing(), true)
	at := s.screen.Table().Selection()
	s.want("cursor", []string{at.Key, at.ColumnID}, []string{string(x.ID), string(ledger.FieldText)})
	s.want("status", s.status.message.Text, why)
	s.want("reason in the table", strings.Contains(uitest.Text(s.screen.Table()), why), true)
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("after Esc", []any{s.screen.Table().Editing(), s.cell(x, ledger.FieldText).Text}, []any{false, before.Task(x.ID).Text})
	s.want("the reason goes", strings.Contains(uitest.Text(s.screen.Table()), why), false)
	s.want("nothing to undo but the import", strings.Contains(s.menu.undo.Label, "导入"), true)
	s.openNo("2")
	s.want("status on another screen", s.status.message.Text, "")
}

func TestDeleteOfATaskIsRefusedAndOfAnotherFieldIsNot(t *testing.T) {
	s := sample(t)
	x := s.task("1", "3")
	s.screen.Show(x.ID, string(ledger.FieldRelated))
	s.key(fyne.KeyDelete)
	s.settle()
	s.want("related", len(s.book.Ledger().Task(x.ID).Related), 0)
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.key(fyne.KeyDelete)
	s.settle()
	s.want("text", s.book.Ledger().Task(x.ID).Text, x.Text)
	s.want("said", s.message(), "工作任务不能为空，1 格保留原文。")
	s.want("the old text is shown", s.cell(x, ledger.FieldText).Text, x.Text)
}

func TestTheSameTextAgainIsNoChange(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	before := s.book.Ledger()
	s.write(x, ledger.FieldText, x.Text+" ")
	s.want("ledger", s.book.Ledger() == before, true)
	s.want("saved", s.status.saved.Text, "✓ 已保存")
	s.want("no text is left pending", strings.Contains(uitest.Text(s.screen.Table()), x.Text[:30]), true)
}

func TestTenMattersShowTheirBlocks(t *testing.T) {
	s := sample(t)
	s.openKind(ledger.Practical)
	s.want("count", s.screen.(*annexScreen).count.Text, "10 件 · 21 行")
	s.want("the pane is closed", s.detail.shown(), false)
	var got []string
	m := s.model()
	_, col := s.at(s.task("2", "1.1"), ledger.FieldMatter)
	for i := 0; i < len(m.list); {
		_, n := m.Span(i, col)
		got = append(got, fmt.Sprint(n, " ", m.Cell(i, col).Note))
		i += n
	}
	s.want("blocks", got, []string{"6 6 个子项", "2 2 个子项", "4 4 个子项", "1 ", "1 ", "1 ", "3 3 个子项", "1 ", "1 ", "1 "})
	row, no := s.at(s.task("2", "1.2"), ledger.FieldNo)
	top, n := m.Span(row, no)
	s.want("the number is merged with its matter", []int{top, n}, []int{0, 6})
}

func TestBothAnnexesFitASmallScreen(t *testing.T) {
	s := sample(t)
	for _, no := range []string{"1", "2"} {
		s.openNo(no)
		width := float32(10) // the scroll bar
		for _, c := range s.model().columns {
			width += c.Width
		}
		if room := s.screen.Table().Size().Width; width > room {
			t.Errorf("附件%s needs %v of %v", no, width, room)
		}
	}
}

func TestTheDetailPaneTellsEverythingOfARow(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	s.toggleDetail()
	x := s.task("2", "3.4")
	s.screen.Show(x.ID, string(ledger.FieldText))
	all := uitest.Text(s.detail.pane)
	for _, want := range []string{"实事 3.4", "2020年附件2", "推进城市更新提质", x.Text, "责任领导", "黄焕辉", "牵头", "区城管执法局", "张新",
		"进展情况", x.Progress, "第三季度目标任务", x.Targets["2020Q3"], "第四季度目标任务", x.Targets["2020Q4"],
		"存疑", "同一件实事里，这一行重新印了牵头单位，相关单位却是空白", "暂按“空”处理。"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in %q", want, all)
		}
	}
	if !strings.Contains(all, "相关（空）") || strings.Contains(all, "完成时限") {
		t.Errorf("an empty field of the annex is not shown to be filled, or one that it has not is shown, in %q", all)
	}
	s.screen.Show(s.task("2", "3.3").ID, string(ledger.FieldText))
	s.want("another row has no doubts", strings.Contains(uitest.Text(s.detail.pane), "存疑"), false)
}

func TestTheDetailPaneIsRememberedForEachScreen(t *testing.T) {
	s := sample(t)
	s.key(fyne.KeyF8)
	s.want("after F8", s.detail.shown(), false)
	s.openNo("2")
	s.want("附件2", s.detail.shown(), false)
	s.key(fyne.KeyF8)
	s.want("附件2 after F8", s.detail.shown(), true)
	s.openNo("1")
	s.want("附件1 again", s.detail.shown(), false)
	s.openNo("2")
	s.want("附件2 again", s.detail.shown(), true)
}

func TestSeveralCellsAreOneStep(t *testing.T) {
	s := sample(t)
	a, b := s.task("1", "1"), s.task("1", "2")
	s.screen.Show(a.ID, string(ledger.FieldText))
	s.world.App.Clipboard().SetContent("甲\t张三\r\n乙\t李四\r\n")
	before := s.everything()
	s.screen.Table().Paste()
	s.settle()
	s.sees("“张三”“李四”不在责任领导里。")
	s.answer("新名称", fyne.KeyReturn)
	l := s.book.Ledger()
	s.want("pasted", []string{l.Task(a.ID).Text, l.Task(b.ID).Text, l.Value(l.Task(b.ID), ledger.FieldLeader)}, []string{"甲", "乙", "李四"})
	s.want("status", s.status.message.Text, "已粘贴 4 格，Ctrl+Z 撤销")
	s.want("undo", s.book.CanUndo(), "粘贴4格")
	s.undone()
	s.want("everything after one undo", s.everything(), before)
}

func TestTheLampsOfTheQuarterStandInTheTableOnceSomebodyHasAnswered(t *testing.T) {
	s := sample(t)
	q := s.quarter()
	has := func() bool {
		return slices.ContainsFunc(s.sheet().Columns(), func(c sheet.Column) bool { return c.ID == "lamp" })
	}
	s.want("a column of lamps before", has(), false)
	task := s.book.Ledger().Tasks()[2]
	unit, err := app.Reporter(s.book.Ledger(), task.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.book.Report(task.ID, unit, q, ledger.Answer{Status: ledger.Behind, Progress: "未开工"}, ""); err != nil {
		t.Fatal(err)
	}
	s.settle()
	s.want("a column of lamps after", has(), true)
}
