package ui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
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

func TestNothingChangesBeforeTheLastButtonAndOneUndoTakesItAllBack(t *testing.T) {
	s := sample(t)
	x := s.task("1", "1")
	s.write(x, ledger.FieldText, "加力推进花木企业总部基地建设，本机改过。")
	before := s.book.Ledger()
	s.importFiles(s.seedFile(func(t string) string { return t }))
	s.settle()
	for _, button := range []string{"下一步：核对表头", "下一步：存疑", "下一步：确认"} {
		s.press(button)
		s.settle()
	}
	s.sees("新增 0 行　有改动 1 行　未改动 113 行", "加力推进花木企业总部基地建设，本机改过。", "加力推进花木企业总部基地建设。")
	s.want("ledger before the last button", s.book.Ledger() == before, true)
	s.press("导入")
	s.settle()
	s.want("text", s.book.Ledger().Task(x.ID).Text, "加力推进花木企业总部基地建设。")
	s.modalKey(fyne.KeyReturn)
	s.undo()
	s.settle()
	s.want("after undo", s.book.Ledger().Task(x.ID).Text, "加力推进花木企业总部基地建设，本机改过。")
}

func TestAChangeThatIsNotTickedStaysOut(t *testing.T) {
	s := sample(t)
	x := s.task("1", "1")
	s.write(x, ledger.FieldText, "加力推进花木企业总部基地建设，本机改过。")
	s.importFiles(s.seedFile(func(t string) string { return t }))
	s.settle()
	for _, button := range []string{"下一步：核对表头", "下一步：存疑", "下一步：确认", "不取选中的行", "导入"} {
		s.press(button)
		s.settle()
	}
	s.want("text", s.book.Ledger().Task(x.ID).Text, "加力推进花木企业总部基地建设，本机改过。")
}

func TestTheWizardIsLeftWithoutATrace(t *testing.T) {
	s := sample(t)
	before := s.book.Ledger()
	s.importFiles(s.seedFile(func(t string) string { return t }))
	s.settle()
	s.press("下一步：核对表头")
	s.settle()
	s.sees("各栏的含义", "牵头责任单位")
	s.press("取消")
	s.want("ledger", s.book.Ledger() == before, true)
	s.want("the wizard is closed", s.wizard == nil, true)
	s.control(fyne.Key2)
	s.settle()
	s.sees("十件实事")
}
