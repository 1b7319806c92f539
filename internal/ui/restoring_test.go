package ui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

// wholeFile is the file of the sample with a lamp set by hand.
func wholeFile(t *testing.T) string {
	t.Helper()
	s := sample(t)
	x := s.task("1", "1")
	if _, err := s.book.SetLamp(x.ID, "2020Q3", &ledger.SetLamp{Lamp: ledger.Red, Reason: "没有资金"}, ""); err != nil {
		t.Fatal(err)
	}
	path := s.inData("全.json")
	if err := s.book.ExportAll(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAWholeLedgerComesBackFromTheFirstPage(t *testing.T) {
	file := wholeFile(t)
	s := newStage(t, Start{})
	s.world.App.Preferences().SetString(prefFolder, s.world.DataDir)
	s.importFiles(file)
	s.settle()
	s.sees("恢复整本台账", "“全.json”是整本台账：2个附件、114项任务、", "修改记录不带过来")
	s.answer("恢复", fyne.KeyReturn)
	s.want("ledger", s.book.Path(), s.inData("2020年督办台账.duban"))
	s.want("lamp", s.task("1", "1").Lamps["2020Q3"].Reason, "没有资金")
	s.want("rows", len(s.model().list), 93)
}

func TestAWholeLedgerComesBackIntoAnEmptyOneAndGoesByUndo(t *testing.T) {
	file := wholeFile(t)
	s := newStage(t, Start{})
	s.makeLedger()
	if _, _, err := s.book.AddUnit("区外来局", ledger.UnitSpec{}, ""); err != nil {
		t.Fatal(err)
	}
	s.settle()
	s.importFile()
	s.settle()
	s.unlessWhole([]string{file}, s.addFiles) // as the dialog of files does
	s.settle()
	s.sees("这个台账里现有的单位、责任领导等会换成文件里的。")
	s.answer("恢复", fyne.KeyEscape)
	s.want("nothing yet", len(s.book.Ledger().Tasks()), 0)
	s.want("the wizard is still there", s.wizard != nil, true)
	s.unlessWhole([]string{file}, s.addFiles)
	s.settle()
	s.answer("恢复", fyne.KeyReturn)
	s.want("the wizard", s.wizard == nil, true)
	s.want("tasks", len(s.book.Ledger().Tasks()), 114)
	s.want("unit", s.book.Ledger().UnitNamed("区外来局") == nil, true)
	s.undo()
	s.settle()
	s.answer("撤销", fyne.KeyReturn)
	s.want("unit", s.book.Ledger().UnitNamed("区外来局") != nil, true)
}

func TestInALedgerWithAnnexesTheWizardSaysThatOnlyRowsAreTaken(t *testing.T) {
	file := wholeFile(t)
	s := sample(t)
	s.importFiles(file)
	s.settle()
	s.sees("“全.json”是整本台账，只取其中附件的行", "下一步：核对表头")
}

func TestAWholeLedgerThatIsSpoiledIsExplained(t *testing.T) {
	s := newStage(t, Start{})
	path := s.inData("坏.json")
	if err := os.WriteFile(path, []byte(`{"entities": [{"kind": "task", "value": {"id": "t", "annex": "x", "rank": 1, "text": "甲"}}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s.importFiles(path)
	s.settle()
	s.sees("文件里的整本台账前后对不上：任务“甲”所指的附件不在文件里")
	s.modalKey(fyne.KeyReturn)
	s.want("no ledger", s.book == nil, true)
}
