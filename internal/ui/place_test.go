package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
)

func TestAPlaceIsFoundAgain(t *testing.T) {
	s := sample(t)
	x := s.task("2", "3.4")
	s.openNo("1")
	home := s.screen.Table().Selection()
	for _, place := range []string{"", "set by a command", "a|b", desk.PlaceOf(x.Annex, "nothing", "text"), desk.PlaceOf("gone", "gone", "text")} {
		s.goTo(place)
		s.want("cursor after "+place, s.screen.Table().Selection(), home)
	}
	s.goTo(desk.PlaceOf(x.Annex, x.ID, "progress"))
	at := s.screen.Table().Selection()
	s.want("annex", s.annex, x.Annex)
	s.want("cursor", []string{at.Key, at.ColumnID}, []string{string(x.ID), "progress"})
	s.goTo(desk.PlaceOf("gone", x.ID, "text"))
	s.want("an annex that is gone", s.screen.Table().Selection().ColumnID, "text")
	s.goTo(desk.PlaceOf(x.Annex, x.ID, "gone"))
	s.want("a column that is gone", s.screen.Table().Selection().Key, string(x.ID))
	s.openUnits()
	s.goTo(desk.PlaceOf(x.Annex, x.ID, "text"))
	s.want("by unit it stays by unit", s.screen.Name(), "units")
}

func TestAFileIsReplacedOnlyWhenThePersonSaysSo(t *testing.T) {
	s := sample(t)
	dir := s.world.DataDir
	for _, name := range []string{"旧.xlsx", "旧.duban"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("旧"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		folder, name string
		to           string // handed on at once
		asks         string // else a dialog with this
	}{
		{dir, "新.xlsx", "新.xlsx", ""},
		{dir, "  新.xlsx ", "新.xlsx", ""},
		{dir, " ", "", "请填写文件名。"},
		{filepath.Join(dir, "没有"), "新.xlsx", "", "没有这个文件夹，请另选一个。"},
		{filepath.Join(dir, "旧.xlsx"), "新.xlsx", "", "没有这个文件夹，请另选一个。"},
		{dir, "旧.xlsx", "", "“旧.xlsx”已经存在，要用新的替换它吗？"},
		{dir, "旧.duban", "", "已经有同名的台账，请换一个文件名。"},
	} {
		to := ""
		s.saveChecked(target{"导出", c.folder, c.name, func(path string) { to = path }})
		top := s.win.Canvas().Overlays().Top()
		switch {
		case c.to != "" && (to != filepath.Join(dir, c.to) || top != nil):
			t.Errorf("%q goes to %q", c.name, to)
		case c.to == "" && (to != "" || top == nil):
			t.Errorf("%q goes to %q without a word", c.name, to)
		case c.to == "":
			s.sees(c.asks)
			s.win.Canvas().Overlays().Remove(top)
		}
	}
	s.want("the folder is remembered", s.saveFolder(), dir)
}

// TestANewLedgerNeverReplacesAFile makes one where a file of that name is.
func TestANewLedgerNeverReplacesAFile(t *testing.T) {
	s := newStage(t, Start{})
	path := s.inData("台账.duban")
	if err := os.WriteFile(path, []byte("别的内容"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.newLedger()
	s.saveChecked(target{"新建空台账", s.world.DataDir, "台账.duban", func(path string) {
		s.openWith(path, func() (*app.App, error) { return app.Create(path, s.options()) })
	}})
	s.settle()
	s.sees("已经有同名的台账，请换一个文件名。")
	b, err := os.ReadFile(path)
	s.want("the file", []any{string(b), err}, []any{"别的内容", error(nil)})
	s.want("no ledger is open", s.book == nil, true)
}

func TestWhatIsTypedIsKeptWhenThePersonGoesElsewhere(t *testing.T) {
	s := sample(t)
	x := s.task("1", "4")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.win.Canvas().Focused().TypedRune('甲')
	s.win.Canvas().Focus(nil)
	s.settle()
	s.want("text", s.book.Ledger().Task(x.ID).Text, "甲")
	s.win.Canvas().Focus(s.screen.Table())
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.key(fyne.KeyF2)
	s.win.Canvas().Focused().TypedRune('乙')
	s.openNo("2")
	s.settle()
	s.want("text after another annex was opened", s.book.Ledger().Task(x.ID).Text, "甲乙")
}
