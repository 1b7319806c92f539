package ui

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/textarea"
	"dubanben/internal/ui/importer"
	"dubanben/internal/ui/uitest"
	"dubanben/seeds"
)

// imports takes files in through the wizard, everything as it is proposed.
func (s *stage) imports(paths ...string) {
	s.t.Helper()
	s.importFiles(paths...)
	s.settle()
	s.throughWizard()
}

// throughWizard presses on from the first page to the last.
func (s *stage) throughWizard() {
	s.t.Helper()
	for _, button := range []string{"下一步：核对表头", "下一步：存疑", "下一步：确认", "导入"} {
		s.press(button)
		s.settle()
	}
}

// seedFile is the file of the 2020 annexes as circulated.
func (s *stage) seedFile(change func(string) string) string {
	s.t.Helper()
	path := s.inData("附件.txt")
	if err := os.WriteFile(path, []byte(change(seeds.Annexes2020)), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// toConfirm opens the wizard on a file and presses on to the last page.
func (s *stage) toConfirm(path string) {
	s.t.Helper()
	s.importFiles(path)
	s.settle()
	for _, button := range []string{"下一步：核对表头", "下一步：存疑", "下一步：确认"} {
		s.press(button)
	}
}

const (
	wasCirculated = "加力推进花木企业总部基地建设。"
	byHand        = "加力推进花木企业总部基地建设，本机改过。"
	circulatedNow = "加快推进花木企业总部基地建设。"
)

// newer is the file with another text in its first row.
func (s *stage) newer() string {
	return s.seedFile(func(t string) string { return strings.Replace(t, wasCirculated, circulatedNow, 1) })
}

func (s *stage) same() string { return s.seedFile(func(t string) string { return t }) }

func TestNothingChangesBeforeTheLastButtonAndOneUndoTakesItAllBack(t *testing.T) {
	s := sample(t)
	x := s.task("1", "1")
	s.write(x, ledger.FieldText, byHand)
	before := s.book.Ledger()
	s.toConfirm(s.newer())
	s.sees("新增 0 行　有改动 1 行　未改动 113 行", byHand, circulatedNow)
	s.want("ledger before the last button", s.book.Ledger() == before, true)
	s.press("导入")
	s.want("text", s.book.Ledger().Task(x.ID).Text, circulatedNow)
	s.modalKey(fyne.KeyReturn)
	s.undo()
	s.settle()
	s.want("after undo", s.book.Ledger().Task(x.ID).Text, byHand)
}

func TestAChangeThatIsNotTickedStaysOut(t *testing.T) {
	s := sample(t)
	x := s.task("1", "1")
	s.write(x, ledger.FieldText, byHand)
	s.toConfirm(s.newer())
	s.toRow(1) // below the name of the annex
	s.press("不取选中的行")
	s.press("导入")
	s.want("text", s.book.Ledger().Task(x.ID).Text, byHand)
}

func TestWhatWasChangedByHandIsAGroupOfItsOwnThatIsNotTicked(t *testing.T) {
	s := sample(t)
	x, y := s.task("1", "1"), s.task("1", "2")
	s.write(x, ledger.FieldText, byHand)
	was := y.Text
	s.write(y, ledger.FieldText, "本机写的第二项")
	s.toConfirm(s.same())
	s.sees("本机改过的格（默认保留）", "本机改过", "有改动 0 行　未改动 114 行", "本机改过 2 格", byHand, wasCirculated)
	s.toRow(3)
	s.typed(" ")
	s.press("导入")
	s.sees("有 1 行在本机改过，改过的格没有按文件改：第1项。")
	s.want("kept", s.book.Ledger().Task(x.ID).Text, byHand)
	s.want("taken", s.book.Ledger().Task(y.ID).Text, was)
}

func TestRowsThatWereDeletedByHandAreAGroupOfTheirOwnThatIsNotTicked(t *testing.T) {
	s := sample(t)
	x, y := s.task("1", "3"), s.task("1", "5")
	if _, err := s.book.DeleteTasks([]ledger.ID{x.ID, y.ID}, ""); err != nil {
		t.Fatal(err)
	}
	s.settle()
	s.toConfirm(s.same())
	s.sees("本机删过的行（默认不取）", "本机删过", "新增 0 行　有改动 0 行　未改动 112 行", "本机删过 2 行", "在本机删去（删除2行）。", x.Text)
	s.toRow(2) // below the annex and the group
	s.typed(" ")
	s.press("导入")
	s.sees("有 1 行在本机删过，没有取：第5项。")
	s.want("tasks", len(s.book.Ledger().Tasks()), 113)
	s.want("came back", s.task("1", "3").Text, x.Text)
}

func TestTheTitleIsALineOfItsOwnThatCanBeLeft(t *testing.T) {
	s := sample(t)
	a, _ := s.book.Ledger().FindAnnex(2020, "1")
	was := a.Title
	s.toConfirm(s.seedFile(func(t string) string { return strings.ReplaceAll(t, "责任分解表", "责任分工表") }))
	s.sees("附件信息", "标题", "分工表")
	s.toRow(1)
	s.press("不取选中的行")
	s.press("导入")
	s.want("title", s.book.Ledger().Annex(a.ID).Title, was)
}

func TestTheOrderOfTheFileIsTakenWhereThePersonTicksIt(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	for range 3 {
		if _, err := s.book.Move([]ledger.ID{x.ID}, -1, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.settle()
	s.toConfirm(s.same())
	s.sees("1 行换了位置", "第 5 项移到第 4 项之后", "按文件的顺序排")
	s.toRow(1)
	s.typed(" ")
	s.press("导入")
	s.want("place", slices.IndexFunc(s.book.Ledger().TasksOf(x.Annex), func(t *ledger.Task) bool { return t.ID == x.ID }), 4)
}

// wizardTable is the table of the wizard's page.
func (s *stage) wizardTable() *grid.Grid {
	s.t.Helper()
	g, ok := s.win.Canvas().Focused().(*grid.Grid)
	if !ok {
		s.t.Fatalf("the keys are with %T", s.win.Canvas().Focused())
	}
	return g
}

// toRow goes down the wizard's table.
func (s *stage) toRow(row int) {
	s.t.Helper()
	for g := s.wizardTable(); g.Selection().Row < row; {
		s.key(fyne.KeyDown)
	}
}

func TestTheWizardIsLeftWithoutATraceAndAsksFirst(t *testing.T) {
	s := sample(t)
	before := s.book.Ledger()
	s.importFiles(s.same())
	s.settle()
	s.press("下一步：核对表头")
	s.sees("各栏的含义", "牵头责任单位")
	s.press("取消")
	s.answer("放弃导入", fyne.KeyEscape)
	s.want("the wizard is open", s.wizard != nil, true)
	s.press("取消")
	s.answer("放弃导入", fyne.KeyReturn)
	s.want("ledger", s.book.Ledger() == before, true)
	s.want("the wizard is closed", s.wizard == nil, true)
	s.control(fyne.Key2)
	s.settle()
	s.sees("十件实事")
}

func TestEscapeGoesBackAndLosesNothing(t *testing.T) {
	s := sample(t)
	s.importFiles(s.same())
	s.settle()
	s.key(fyne.KeyReturn)
	s.settle()
	s.sees("各栏的含义")
	for range 3 {
		s.key(fyne.KeyEscape)
		s.settle()
	}
	s.sees("附件.txt", "选好的文件还在。不导入了，请按“取消”。")
	s.want("no dialog", s.dialog(), "")
}

func TestTheWizardIsDoneByKeysAlone(t *testing.T) {
	s := sample(t)
	x := s.task("1", "1")
	s.openWizard(func(*importer.Wizard) {})
	s.settle()
	s.want("keys at first", focusText(s), "选择文件…")
	s.wizard.Add(s.newer())
	s.settle()
	for _, now := range []string{"下一步：核对表头", "下一步：存疑", "下一步：确认"} {
		s.want("keys", focusText(s), now)
		s.key(fyne.KeyReturn)
		s.settle()
	}
	s.wizardTable()
	s.toRow(1)
	s.typed(" ")
	s.key(fyne.KeyEscape)
	s.want("keys after the table", focusText(s), "导入")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("not taken", s.book.Ledger().Task(x.ID).Text, wasCirculated)
	s.sees("已导入")
}

// focusText is what stands on what has the keys.
func focusText(s *stage) string {
	o, _ := s.win.Canvas().Focused().(fyne.CanvasObject)
	if o == nil {
		return ""
	}
	return uitest.Text(o)
}

func TestAnAnswerByKeysKeepsTheKeys(t *testing.T) {
	s := sample(t)
	d := s.book.Ledger().Doubts()[0]
	if _, err := s.book.Undo(); err != nil {
		t.Fatal(err)
	}
	s.settle()
	s.importFiles(s.same())
	s.settle()
	s.press("下一步：核对表头")
	s.press("下一步：存疑")
	other := d.Choices[0]
	if other == d.Default {
		other = d.Choices[1]
	}
	for range 60 {
		if s.win.Canvas().FocusNext(); focusText(s) == other {
			break
		}
	}
	s.typed(" ")
	s.settle()
	s.want("keys", focusText(s), other)
	s.key(fyne.KeyReturn)
	s.settle()
	s.press("导入")
	s.want("answer", s.book.Ledger().Doubt(d.ID).Answer, other)
}

func TestAFieldIsLeftBeforeThePage(t *testing.T) {
	s := newStage(t, Start{})
	path := s.inData("a.csv")
	if err := os.WriteFile(path, []byte("附件1,,,,\n任务分解表,,,,\n序号,工作任务,责任领导,牵头单位,相关单位\n1,建设人民公园,许西湖,区住建局,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.importFiles(path)
	s.settle()
	for range 20 {
		s.win.Canvas().FocusNext()
		if _, ok := s.win.Canvas().Focused().(*textarea.Area); ok {
			break
		}
	}
	s.key(fyne.KeyEscape)
	s.want("keys", focusText(s), "下一步：核对表头")
	s.sees("a.csv")
}
