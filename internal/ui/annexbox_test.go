package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
)

// inDialog are the objects of a type in the dialog on top, in the order of painting.
func inDialog[T fyne.CanvasObject](s *stage) []T {
	s.t.Helper()
	return uitest.Found[T](s.win.Canvas().Overlays().Top())
}

// The fields of the annex box in their order; those of the columns follow.
const (
	boxYear = iota
	boxNo
	boxLabel
	boxTitle
	boxDate
	boxAsOf
	boxNote
	boxColumns
)

// field types a text into a field of the dialog, in place of what stands there.
func (s *stage) field(n int, text string) {
	s.t.Helper()
	s.win.Canvas().Focus(inDialog[*look.Field](s)[n].Area)
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.key(fyne.KeyDelete)
	s.typed(text)
}

// option chooses a line of a list in the dialog.
func (s *stage) option(n int, text string) {
	s.t.Helper()
	x := inDialog[*look.Select](s)[n]
	if !slices.Contains(x.Options, text) {
		s.t.Fatalf("no option %s among %q", text, x.Options)
	}
	x.SetSelected(text)
	s.settle()
}

// makeAnnex makes an empty annex of a kind through its box.
func (s *stage) makeAnnex(kind ledger.AnnexKind, title string) {
	s.t.Helper()
	s.mainMenu("数据", "新建附件")
	s.option(1, kind.Name())
	s.field(boxTitle, title)
	s.press("新建")
	if s.modal() {
		s.t.Fatalf("the box stays: %s", s.dialog())
	}
}

func TestAnAnnexOfEachKindIsMadeByHand(t *testing.T) {
	s := sample(t)
	for i, k := range ledger.AnnexKinds() {
		before := s.everything()
		s.makeAnnex(k, "新的"+k.Name())
		a := s.book.Ledger().Annex(s.annex)
		s.want("annex", []any{a.Year, a.No, a.Label, a.Kind, a.Title}, []any{2020, "3", "附件3", k, "新的" + k.Name()})
		s.want("columns", a.Columns, ledger.DefaultColumns(k, 2020))
		s.want("it is shown", []any{s.screen.Name(), s.bar.annex.Selected != "", len(s.shownRows())}, []any{string(k), true, 0})
		for _, n := range s.nav.items {
			if i >= 2 && n.text.Text == k.Name() {
				s.want("at the left", n.press.Visible(), true)
			}
		}
		s.want("said", s.message(), "已新建2020年附件3，Ctrl+Z 撤销")
		s.mainMenu("编辑", "撤销")
		s.want("one undo", s.everything(), before)
		s.want("the window shows another annex then", s.book.Ledger().Annex(s.annex) != nil, true)
	}
}

func TestTheFirstRowOfAnEmptyAnnexIsMadeByHandOrByPaste(t *testing.T) {
	s := sample(t)
	s.makeAnnex(ledger.Special, "专项督办表")
	empty := s.everything()
	s.win.Canvas().Focus(s.screen.Table())
	s.combined(withShift, fyne.KeyReturn)
	s.want("rows", s.annexRows(), []string{"1"})
	s.typed("第一件")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("text", s.value(s.book.Ledger().TasksOf(s.annex)[0], ledger.FieldText), "第一件")
	s.undone()
	s.undone()
	s.want("empty again", s.everything(), empty)
	s.win.Canvas().Focus(s.screen.Table())
	s.rowMenu("在下方插入一行")
	s.want("rows by the menu", s.annexRows(), []string{"1"})
	s.undone()
	a, b := ledger.ID(""), ledger.ID("")
	s.pasted("事项甲\t黄焕辉\t区教育局\r\n事项乙\t许西湖\t区住建局\r\n")
	if rows := s.book.Ledger().TasksOf(s.annex); len(rows) == 2 {
		a, b = rows[0].ID, rows[1].ID
	}
	s.want("rows by paste", s.annexRows(), []string{"1", "2"})
	s.want("leaders", []string{s.value(s.book.Ledger().Task(a), ledger.FieldLeader), s.value(s.book.Ledger().Task(b), ledger.FieldLeader)}, []string{"黄焕辉", "许西湖"})
	s.undone()
	s.want("one undo", s.everything(), empty)
}

func TestNextYearsAnnexIsMadeFromACopy(t *testing.T) {
	s := sample(t)
	for _, no := range []string{"1", "2"} {
		s.openNo(no)
		was := s.book.Ledger().Annex(s.annex)
		rows := s.book.Ledger().TasksOf(was.ID)
		before := s.everything()
		s.mainMenu("数据", "新建附件")
		s.option(0, "2020年"+desk.AnnexName(was))
		s.want("year and number in the box", []string{inDialog[*look.Field](s)[boxYear].Text(), inDialog[*look.Field](s)[boxNo].Text()}, []string{"2021", no})
		s.press("新建")
		a := s.book.Ledger().Annex(s.annex)
		s.want("annex", []any{a.Year, a.No, a.Kind, a.Title}, []any{2021, no, was.Kind, strings.ReplaceAll(was.Title, "2020", "2021")})
		made := s.book.Ledger().TasksOf(a.ID)
		s.want("rows", len(made), len(rows))
		for i, x := range made {
			s.want("text and leader", []any{x.Text, x.Leader, s.book.Ledger().RowName(x)}, []any{rows[i].Text, rows[i].Leader, s.book.Ledger().RowName(rows[i])})
			s.want("no progress and targets", []any{x.Progress, len(x.Targets)}, []any{"", 0})
		}
		for _, c := range a.Columns {
			if strings.Contains(c.Header, "2020") || strings.Contains(string(c.Field), "2020") {
				t.Errorf("column %s %q is last year's", c.Field, c.Header)
			}
		}
		s.mainMenu("编辑", "撤销")
		s.answer("撤销", fyne.KeyReturn) // it takes many rows away
		s.want("one undo", s.everything(), before)
	}
}

func TestWhatIsSaidOfAnAnnexIsChangedByHand(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	was := s.book.Ledger().Annex(s.annex)
	before := s.everything()
	s.mainMenu("数据", "附件信息")
	s.field(boxLabel, "附表2")
	s.field(boxTitle, "新的标题")
	s.field(boxDate, "2020年7月1日")
	s.field(boxAsOf, "6月30日")
	s.field(boxNote, "新的说明")
	s.press("保存")
	a := s.book.Ledger().Annex(was.ID)
	s.want("annex", []any{a.Label, a.Title, a.Date, a.AsOf, a.Note}, []any{"附表2", "新的标题", "2020年7月1日", "2020-06-30", "新的说明"})
	s.want("the columns are as they were, line breaks and all", a.Columns, was.Columns)
	s.want("some head is broken", slices.ContainsFunc(was.Columns, func(c ledger.Column) bool { return strings.Contains(c.Header, "\n") }), true)
	s.want("rows", len(s.shownRows()), 21)
	s.sees("附表2  新的标题")
	s.undone()
	s.want("one undo", s.everything(), before)
}

func TestColumnsAreChangedByHand(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	was := s.book.Ledger().Annex(s.annex)
	s.mainMenu("数据", "附件信息")
	s.field(boxColumns+2, "具体内容")
	s.press("加一栏")
	s.typed("备注")
	s.press("保存")
	a := s.book.Ledger().Annex(was.ID)
	want := slices.Clone(was.Columns)
	want[2].Header = "具体内容"
	want = append(want, ledger.Column{Field: ledger.Extra("备注"), Header: "备注"})
	s.want("columns", a.Columns, want)
	x := s.task("2", "1.1")
	s.write(x, ledger.Extra("备注"), "看一看")
	s.want("the new column takes text", s.value(x, ledger.Extra("备注")), "看一看")
	s.mainMenu("数据", "附件信息")
	fields := inDialog[*look.Field](s)
	s.want("all columns are listed", len(fields)-boxColumns, len(want))
	s.press("取消")
}

func TestATakenNumberIsRefusedInTheBoxWithAllThatWasTyped(t *testing.T) {
	s := sample(t)
	before := s.everything()
	s.mainMenu("数据", "新建附件")
	s.field(boxNo, "1")
	s.field(boxTitle, "重号的附件")
	s.field(boxNote, "写了很久的说明")
	s.press("新建")
	s.want("the box stays", s.modal(), true)
	s.sees("2020年已经有附件1，请换一个编号。")
	fields := inDialog[*look.Field](s)
	s.want("what was typed", []string{fields[boxNo].Text(), fields[boxTitle].Text(), fields[boxNote].Text()}, []string{"1", "重号的附件", "写了很久的说明"})
	s.want("everything", s.everything(), before)
	s.field(boxNo, "5")
	s.press("新建")
	s.want("then it is made", s.book.Ledger().Annex(s.annex).Title, "重号的附件")
}

func TestABoxThatLacksSomethingSaysWhat(t *testing.T) {
	s := sample(t)
	before := s.everything()
	s.mainMenu("数据", "新建附件")
	for _, c := range []struct {
		field int
		text  string
		says  string
	}{
		{boxTitle, "", "附件没有标题，请写上标题。"},
		{boxYear, "明年", "年度“0”不对"},
		{boxNo, "", "附件没有编号，请写上编号，如 1。"},
	} {
		s.field(boxYear, "2020")
		s.field(boxNo, "7")
		s.field(boxTitle, "标题")
		s.field(c.field, c.text)
		s.press("新建")
		s.want("the box stays", s.modal(), true)
		s.sees(c.says)
	}
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("everything", s.everything(), before)
	s.want("closed", s.modal(), false)
}

func TestAnAnnexIsDeletedAfterAskingAndComesBack(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	gone := s.annex
	before := s.everything()
	s.mainMenu("数据", "删除附件")
	s.sees("和它的 21 行")
	s.answer("删除附件", fyne.KeyEscape)
	s.want("No keeps it", s.everything(), before)
	s.mainMenu("数据", "删除附件")
	s.answer("删除附件", fyne.KeyReturn)
	s.want("gone", s.book.Ledger().Annex(gone) == nil, true)
	s.want("another annex is shown", s.book.Ledger().Annex(s.annex) != nil, true)
	s.mainMenu("编辑", "撤销")
	s.want("one undo", s.everything(), before)
}

func TestTheLastAnnexDeletedLeavesTheEmptyPage(t *testing.T) {
	s := sample(t)
	for range 2 {
		s.mainMenu("数据", "删除附件")
		s.answer("删除附件", fyne.KeyReturn)
	}
	s.sees("这里还没有附件", "新建附件…")
	s.press("新建附件…")
	s.field(boxTitle, "从头来过")
	s.press("新建")
	s.want("made", s.book.Ledger().Annex(s.annex).Title, "从头来过")
}

func TestAnAnnexIsMadeInAnEmptyLedgerForTheYearOfTheDay(t *testing.T) {
	s := newStage(t, Start{})
	s.makeLedger()
	s.mainMenu("数据", "新建附件")
	s.want("year", inDialog[*look.Field](s)[boxYear].Text(), "2020")
	s.typed("头一个附件")
	s.press("新建")
	s.want("title", s.book.Ledger().Annexes()[0].Title, "头一个附件")
}
