package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"

	"dubanben/assets"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
	"dubanben/internal/ui/units"
	"dubanben/seeds"
)

// presses are the buttons that can be seen, by their words.
func (s *stage) presses() map[string]*look.Press {
	out := map[string]*look.Press{}
	walk(s.win.Content(), func(o fyne.CanvasObject, _ []frameOf) {
		if p, ok := o.(*look.Press); ok {
			out[uitest.Text(p)] = p
		}
	})
	return out
}

func TestTheFirstPageHasThreeDoors(t *testing.T) {
	s := newStage(t, Start{})
	s.sees("打开示例", "从文件导入", "新建空台账", "还没有打开过台账。")
	for _, words := range []string{"打开示例", "选择文件…", "新建", "打开其他…"} {
		if s.presses()[words] == nil {
			t.Errorf("there is no button %s", words)
		}
	}
	for _, i := range s.menu.needsBook {
		if !i.Disabled {
			t.Errorf("%s is offered without a ledger", i.Label)
		}
	}
	s.presses()["打开示例"].Tapped(nil)
	s.settle()
	s.want("rows", len(s.model().list), 93)
	for _, i := range s.menu.needsBook {
		if i.Disabled != (i == s.menu.redo) {
			t.Errorf("%s: %v", i.Label, i.Disabled)
		}
	}
}

func TestTheLastLedgerOpensByItselfUntilThePersonLeavesIt(t *testing.T) {
	s := sample(t)
	path := s.book.Path()
	prefs := s.world.App.Preferences()
	s.want("remembered", []string{prefs.String(prefLedger), prefs.String(prefRecent)}, []string{path, path})
	s.leave()
	s.settle()
	s.want("no ledger is open", s.book == nil, true)
	s.sees("最近的台账", "示例台账")
	s.want("forgotten", prefs.String(prefLedger), "")
	for words, p := range s.presses() {
		if strings.HasPrefix(words, "示例台账") {
			p.Tapped(nil)
		}
	}
	s.settle()
	s.want("opened from the list", s.book != nil && s.book.Path() == path, true)
	if err := os.Rename(path, path+".old"); err != nil {
		t.Fatal(err)
	}
	s.leave()
	s.settle()
	s.sees("文件不在原处")
}

func TestALedgerThatCannotBeOpenedLeavesTheFirstPage(t *testing.T) {
	path := t.TempDir() + "/坏.duban"
	if err := os.WriteFile(path, []byte("不是台账"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := newStage(t, Start{Ledger: path})
	s.sees("打不开台账", "“坏.duban”不是督办本的台账文件。", "打开示例")
	s.want("no ledger is open", s.book == nil, true)
}

func TestAFileIsTakenInFromTheFirstPage(t *testing.T) {
	s := newStage(t, Start{})
	path := s.inData("附件.txt")
	if err := os.WriteFile(path, []byte(seeds.Annexes2020), 0o600); err != nil {
		t.Fatal(err)
	}
	s.world.App.Preferences().SetString(prefFolder, s.world.DataDir)
	for _, name := range []string{"2020年督办台账.duban", "2020年督办台账2.duban"} {
		s.imports(path)
		s.sees("已导入", "附件1", "读到 93 行：新增 93 行，修改 0 行，未变 0 行。", "存疑 附件2 第3.4项 相关单位")
		s.modalKey(fyne.KeyReturn)
		s.want("ledger", s.book.Path(), s.inData(name))
		s.want("rows", len(s.model().list), 93)
		s.leave()
		s.settle()
	}
}

func TestAnUnreadableFileIsExplainedAndChangesNothing(t *testing.T) {
	s := sample(t)
	path := s.inData("附件.xlsx")
	if err := os.WriteFile(path, []byte("PK\x03\x04"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := s.book.Ledger()
	s.importFiles(path)
	s.settle()
	s.sees("这是压缩包", "请先解压")
	s.press("下一步：核对表头")
	s.sees("还没有能导入的文件。")
	s.press("取消")
	s.want("ledger", s.book.Ledger() == before, true)
	s.sees("任务分解表")
}

func TestUndoOfTheOnlyImportLeavesAnEmptyScreen(t *testing.T) {
	s := sample(t)
	s.undo()
	s.settle()
	s.want("tasks before the answer", len(s.book.Ledger().Tasks()), 114)
	s.sees("撤销“导入附件1、附件2”会撤下114项任务。")
	s.answer("撤销", fyne.KeyReturn)
	s.want("tasks", len(s.book.Ledger().Tasks()), 0)
	s.sees("这里还没有附件", "导入附件…")
	for _, open := range []func(){s.openUnits, func() { s.openKind(ledger.Practical) }, s.toggleDark, func() { s.control(fyne.KeyPlus) }, s.menu.onTable((*grid.Grid).Copy)} {
		open()
	}
	s.redo()
	s.settle()
	s.want("tasks after redo", len(s.book.Ledger().Tasks()), 114)
}

// TestEveryIconIsThere looks up every icon that the source asks for.
func TestEveryIconIsThere(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	rooms, _ := filepath.Glob("*/*.go")
	asks, found := regexp.MustCompile(`\b(?:Tool|Button|Sign|Picture|item|door)\("([a-z]+)"`), 0
	for _, file := range append(files, rooms...) {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asks.FindAllStringSubmatch(string(source), -1) {
			found++
			if _, err := assets.IconSource(m[1]); err != nil {
				t.Errorf("%s asks for icon %q: %v", file, m[1], err)
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d icons are asked for", found)
	}
}

func TestZoomIsRememberedAndShown(t *testing.T) {
	s := sample(t)
	for range 3 {
		s.control(fyne.KeyPlus)
	}
	s.want("status", s.status.zoom.Text, "130%")
	s.openNo("2")
	s.want("zoom of another table", int(100*s.screen.Table().Zoom()+0.5), 130)
	for range 9 {
		s.control(fyne.KeyMinus)
	}
	s.want("not below", s.status.zoom.Text, "100%")
}

func TestTheDarkLookIsRemembered(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	s.toggleDark()
	s.want("annex", s.annex, s.task("2", "1.1").Annex)
	s.want("remembered", s.world.App.Preferences().Bool(prefDark), true)
	s.want("mark in the menu", s.menu.dark.Checked, true)
}

// The menu was made in the look before, the dialog has to be made in the one that is seen.
func TestADialogOfTheMenuHasTheLookOfTheWindow(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	s.toggleDark()
	s.mainMenu("督办", "亮灯规则…")
	old, words := look.New(false), 0
	for _, x := range uitest.Found[*canvas.Text](s.win.Canvas().Overlays().Top()) {
		if words++; x.Color == old.Text() {
			t.Errorf("%q is written in the old colour", x.Text)
		}
	}
	if words == 0 {
		t.Error("no words in the dialog")
	}
}

func TestThePastOfTheRowStandsInAPaneThatOpens(t *testing.T) {
	s := sample(t)
	s.openNo("1")
	if s.detail.shown() {
		s.toggleDetail()
	}
	s.write(s.task("1", "23"), ledger.FieldText, "改过")
	s.sheet().Show(s.task("1", "23").ID, "")
	s.settle()
	s.toggleDetail()
	s.settle()
	s.sees("修改记录")
}

func TestTheVersionIsThatOfTheProject(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), `Version = "`+version+`"`) {
		t.Errorf("FyneApp.toml does not say %s", version)
	}
}

func TestOpeningTheOpenLedgerAgainSaysSoAndKeepsIt(t *testing.T) {
	s := sample(t)
	book := s.book
	s.openSample()
	s.openLedger(book.Path())
	s.settle()
	s.want("ledger", s.book == book, true)
	s.want("status", s.status.message.Text, "这个台账已经打开。")
}

func TestAnAnswerThatComesAfterTheLedgerWasLeftIsNotShown(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	s.write(x, ledger.FieldText, "新")
	s.undo()
	s.importFiles(s.inData("没有.txt"))
	s.leave()
	s.settle()
	s.want("no ledger is open", s.book == nil, true)
}

func TestSeveralFilesDroppedOnTheFirstPageMakeOneLedger(t *testing.T) {
	s := newStage(t, Start{})
	s.world.App.Preferences().SetString(prefFolder, s.world.DataDir)
	var files []fyne.URI
	for i, name := range []string{"甲.txt", "乙.txt"} {
		text := fmt.Sprintf("附件%d\n2021年任务分解表\n\t序号\n\t工作任务\n\t责任领导\n\t牵头责任单位\n\t相关责任单位\n\n\t1\n\t甲事\n\t许西湖\n\t区住建局\n\t\n", i+1)
		if err := os.WriteFile(s.inData(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, storage.NewFileURI(s.inData(name)))
	}
	s.dropped(fyne.Position{}, files)
	s.settle()
	s.throughWizard()
	s.want("annexes", len(s.book.Ledger().Annexes()), 2)
	ledgers, _ := filepath.Glob(s.inData("*.duban"))
	s.want("ledgers", len(ledgers), 1)
}

func TestAnAnnexWithoutAYearIsAskedForIt(t *testing.T) {
	s := newStage(t, Start{})
	s.world.App.Preferences().SetString(prefFolder, s.world.DataDir)
	path := s.inData("无年度.txt")
	if err := os.WriteFile(path, []byte("任务分解表\n\t序号\n\t工作任务\n\t责任领导\n\t牵头责任单位\n\t相关责任单位\n\n\t1\n\t甲事\n\t许西湖\n\t区住建局\n\t\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.importFiles(path)
	s.settle()
	s.sees("标题没有写年度的附件是哪一年的")
	s.throughWizard()
	s.want("year", s.book.Ledger().Annexes()[0].Year, 2020)
}

func TestRowsShowAtMostSixLinesWhereThatIsChosen(t *testing.T) {
	s := sample(t)
	s.openNo("2")
	s.settle()
	s.want("more is told", strings.Contains(uitest.Text(s.screen.Table()), "… 还有"), false)
	s.toggleShort()
	s.sees("… 还有")
	s.openNo("1")
	s.openNo("2")
	s.settle()
	s.sees("… 还有")
	s.toggleShort()
	s.want("all is shown again", strings.Contains(uitest.Text(s.screen.Table()), "… 还有"), false)
}

func TestTheLookChangesWhereThePersonIs(t *testing.T) {
	s := sample(t)
	s.openUnits()
	s.screen.(*units.Screen).Pick(s.busyNow()[3].Unit.ID)
	before := s.here()
	s.toggleDark()
	s.settle()
	s.want("place", s.here(), before)
}
