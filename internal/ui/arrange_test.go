package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

func (s *stage) columnMenu(words string) {
	s.t.Helper()
	s.picked(s.sheet().ColumnMenu(), words)
}

// reopened closes the ledger and opens it again.
func (s *stage) reopened() {
	s.t.Helper()
	path := s.book.Path()
	s.leave()
	s.settle()
	s.openLedger(path)
	s.settle()
	if s.book == nil {
		s.t.Fatal("the ledger is not open")
	}
}

func TestTheColumnsOfEachAnnexAreKept(t *testing.T) {
	s := sample(t)
	first, second := s.task("1", "1").Annex, s.task("2", "1.1").Annex
	s.screen.Show(s.task("1", "5").ID, string(ledger.FieldRelated))
	s.columnMenu("隐藏选中的列")
	s.want("hidden", s.screen.Table().Layout().Hidden, []string{string(ledger.FieldRelated)})
	s.columnMenu("责任领导")
	s.want("and another by its name", s.screen.Table().Layout().Hidden, []string{string(ledger.FieldRelated), string(ledger.FieldLeader)})
	s.columnMenu("责任领导")
	s.want("which shows it again", s.screen.Table().Layout().Hidden, []string{string(ledger.FieldRelated)})
	s.screen.Show(s.task("1", "5").ID, string(ledger.FieldLeader))
	s.columnMenu("冻结到当前列")
	s.want("frozen", s.screen.Table().Layout().Frozen, 3)
	s.openAnnex(second)
	s.settle()
	s.want("the other annex has its own", []any{s.screen.Table().Layout().Hidden, s.screen.Table().Layout().Frozen}, []any{[]string(nil), 2})
	s.columnMenu("取消冻结")
	s.openAnnex(first)
	s.settle()
	s.want("kept", []any{s.screen.Table().Layout().Hidden, s.screen.Table().Layout().Frozen}, []any{[]string{string(ledger.FieldRelated)}, 3})
	s.reopened()
	s.openAnnex(first)
	s.settle()
	s.want("kept over closing and opening", []any{s.screen.Table().Layout().Hidden, s.screen.Table().Layout().Frozen}, []any{[]string{string(ledger.FieldRelated)}, 3})
	s.columnMenu("恢复原来的列")
	s.want("as it was", []any{s.screen.Table().Layout().Hidden, s.screen.Table().Layout().Frozen}, []any{[]string(nil), 2})
	s.reopened()
	s.openAnnex(first)
	s.settle()
	s.want("still", []any{s.screen.Table().Layout().Hidden, s.screen.Table().Layout().Frozen}, []any{[]string(nil), 2})
	s.openAnnex(second)
	s.settle()
	s.want("the other annex was left alone", s.screen.Table().Layout().Frozen, 0)
}

func TestWidthsAndOrderAreKept(t *testing.T) {
	s := sample(t)
	g := s.screen.Table()
	l := g.Layout()
	l.Widths = map[string]float32{string(ledger.FieldText): 333}
	i, k := slices.Index(l.Order, string(ledger.FieldLead)), slices.Index(l.Order, string(ledger.FieldRelated))
	l.Order[i], l.Order[k] = l.Order[k], l.Order[i]
	g.SetLayout(l)
	g.OnLayout(g.Layout()) // as a drag of the mouse ends
	want := g.Layout()
	s.openNo("2")
	s.openNo("1")
	s.settle()
	s.want("after another annex", s.screen.Table().Layout(), want)
	s.reopened()
	s.openNo("1")
	s.settle()
	s.want("after opening again", s.screen.Table().Layout(), want)
	s.toggleDark()
	s.settle()
	s.want("after another look", s.screen.Table().Layout(), want)
}

func TestAHiddenColumnIsShownWhereItIsNeeded(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	s.write(x, ledger.FieldRelated, "区教育局")
	s.screen.Show(x.ID, string(ledger.FieldRelated))
	s.columnMenu("隐藏选中的列")
	s.undone()
	s.want("undo works on a hidden column", s.value(x, ledger.FieldRelated) == "区教育局", false)
	s.want("the cursor is on its row", s.screen.Table().Selection().Key, string(x.ID))
	s.columnMenu("全部显示")
	s.want("all are shown", s.screen.Table().Layout().Hidden, []string(nil))
}

func TestAnUnreadableArrangementIsNone(t *testing.T) {
	s := sample(t)
	s.world.App.Preferences().SetString("layout annex "+string(s.annex), "{kaputt")
	s.openNo("1")
	s.settle()
	s.want("frozen", s.screen.Table().Layout().Frozen, 2)
}

func TestTheTableFiltersAndEditsWhateverColumnsAreHidden(t *testing.T) {
	s := sample(t)
	s.filter(ledger.FieldLeader, "黄焕辉")
	s.columnMenu("责任领导")
	s.want("chip", s.chipTexts(), []string{"责任领导：黄焕辉"})
	s.want("rows", len(s.shownRows()), 34)
	s.screen.Show(s.task("1", "5").ID, string(ledger.FieldText))
	s.typed("新")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("text", s.value(s.task("1", "5"), ledger.FieldText), "新")
}
