package app

import (
	"bytes"
	"errors"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dubanben/internal/ledger"
	"dubanben/internal/store"
	"dubanben/internal/view"
)

func options() Options {
	return Options{Clerk: "王", Now: func() time.Time { return time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC) }, Rand: rand.New(rand.NewSource(1))}
}

func sample(t *testing.T) (*App, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "示例.duban")
	a, err := Sample(path, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a, path
}

func find(t *testing.T, a *App, annex, no string) *ledger.Task {
	t.Helper()
	x, err := a.Ledger().FindAnnex(2020, annex)
	if err != nil {
		t.Fatal(err)
	}
	task, err := a.Ledger().Find(x.ID, no)
	if err != nil {
		t.Fatal(err)
	}
	return task
}

func TestTheSampleIsTheTwoAnnexesOf2020(t *testing.T) {
	a, path := sample(t)
	l := a.Ledger()
	if n, m := len(view.Tasks(l, view.Query{Annex: "1"})), len(view.Tasks(l, view.Query{Annex: "2"})); n != 93 || m != 21 {
		t.Errorf("%d and %d rows", n, m)
	}
	if n := len(l.Doubts()); n != 4 {
		t.Errorf("%d doubts", n)
	}
	a.Close()
	b, err := Sample(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if !reflect.DeepEqual(b.Ledger().All(), l.All()) {
		t.Error("the second start does not open what the first one made")
	}
}

func TestAnEditIsUndoneAndRedoneAcrossRestarts(t *testing.T) {
	a, path := sample(t)
	task := find(t, a, "1", "23")
	before := a.Ledger().All()
	done, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldLeader, "张三"}}, "here")
	if err != nil || done.Step.Name != "修改第23项的责任领导" || done.Step.Clerk != "王" {
		t.Fatalf("%+v %v", done, err)
	}
	after := a.Ledger().All()
	a.Close()
	if a, err = Open(path, options()); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if got := a.Ledger().Value(find(t, a, "1", "23"), ledger.FieldLeader); got != "张三" {
		t.Errorf("after reopening the leader is %s", got)
	}
	if name := a.CanUndo(); name != "修改第23项的责任领导" {
		t.Errorf("undo is named %q", name)
	}
	if done, err = a.Undo(); err != nil || done.Step.Place != "here" || !reflect.DeepEqual(a.Ledger().All(), before) {
		t.Errorf("undo: %+v %v", done, err)
	}
	if _, err = a.Redo(); err != nil || !reflect.DeepEqual(a.Ledger().All(), after) {
		t.Errorf("redo: %v", err)
	}
	if a.CanRedo() != "" {
		t.Error("something is left to redo")
	}
}

func TestAllCellsOfAnEditAreSetOrNone(t *testing.T) {
	a, _ := sample(t)
	x, y := find(t, a, "1", "1"), find(t, a, "1", "2")
	before := a.Ledger()
	_, _, err := a.SetCells(Typed, []Edit{{x.ID, ledger.FieldText, "新"}, {y.ID, ledger.FieldText, ""}}, "")
	var p *ledger.Problem
	if !errors.As(err, &p) || p.Kind != ledger.EmptyText || a.Ledger() != before {
		t.Errorf("got %v", err)
	}
	if a.CanUndo() != "导入附件1、附件2" {
		t.Error("the refused edit is in the journal")
	}
}

func TestAnEditThatChangesNothingIsNoStep(t *testing.T) {
	a, _ := sample(t)
	task := find(t, a, "1", "1")
	done, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldText, task.Text}}, "")
	if err != nil || done.Changed() || a.CanUndo() != "导入附件1、附件2" {
		t.Errorf("%+v %v", done, err)
	}
}

func TestALeadCellTakesUnitsAndPersonsAsItShowsThem(t *testing.T) {
	a, _ := sample(t)
	for _, no := range []string{"1.1", "3.4", "9"} {
		task := find(t, a, "2", no)
		shown := a.Ledger().Value(task, ledger.FieldLeadCell)
		done, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldLeadCell, shown}}, "")
		if err != nil || done.Changed() {
			t.Errorf("%s: writing back %q changed it: %v", no, shown, err)
		}
	}
	task := find(t, a, "2", "9")
	if _, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldLeadCell, "区文广旅体局\n李明\n区住建局"}}, ""); err != nil {
		t.Fatal(err)
	}
	r := slices.Collect(view.Rows(a.Ledger(), []*ledger.Task{find(t, a, "2", "9")}))[0]
	if !reflect.DeepEqual(r.LeadUnits, []string{"区文广旅体局", "区住建局"}) || !reflect.DeepEqual(r.Persons, []string{"李明", ""}) {
		t.Errorf("%q %q", r.LeadUnits, r.Persons)
	}
}

func TestWatchersHearOfEveryChangeAfterItIsThere(t *testing.T) {
	a, _ := sample(t)
	task := find(t, a, "1", "1")
	var heard []string
	a.Watch(func(d Done) { heard = append(heard, d.Step.Name+" "+a.Ledger().Task(task.ID).Text) })
	if _, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldText, "新"}}, ""); err != nil {
		t.Fatal(err)
	}
	if want := []string{"修改第1项的工作任务 新"}; !reflect.DeepEqual(heard, want) {
		t.Errorf("heard %q", heard)
	}
}

func TestAnUndoThatTakesTasksAwayIsAskedForTwice(t *testing.T) {
	a, _ := sample(t)
	var d *Drastic
	if _, err := a.UndoLight(); !errors.As(err, &d) || d.Tasks != 114 || len(a.Ledger().Tasks()) != 114 {
		t.Fatalf("got %v", err)
	}
	task := find(t, a, "1", "1")
	if _, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldText, "新"}}, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := a.UndoLight(); err != nil {
		t.Errorf("undo of an edit: %v", err)
	}
}

func TestExportsAreWholeOrNotThere(t *testing.T) {
	a, _ := sample(t)
	dir := t.TempDir()
	x, _ := a.Ledger().FindAnnex(2020, "2")
	for ending, magic := range map[string]string{".xlsx": "PK\x03\x04", ".pdf": "%PDF-", ".csv": "\xef\xbb\xbf", ".json": "["} {
		path := filepath.Join(dir, "附件2"+ending)
		if err := a.Export(x.ID, path); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(b, []byte(magic)) || len(b) < 5000 {
			t.Errorf("%s: %d bytes, %v", ending, len(b), err)
		}
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAnAnnexExportsWhicheverFieldWasFilled(t *testing.T) {
	a, _ := sample(t)
	dir := t.TempDir()
	x, _ := a.Ledger().FindAnnex(2020, "1")
	task := find(t, a, "1", "23")
	for _, f := range []ledger.Field{ledger.FieldDeadline, ledger.FieldProgress, ledger.FieldPersons, ledger.FieldSection, ledger.FieldSub, ledger.FieldMatter, ledger.Extra("备注"), ledger.Target("2020Q3")} {
		if _, _, err := a.SetCells(Typed, []Edit{{task.ID, f, "某某"}}, ""); err != nil {
			t.Fatal(err)
		}
		for _, ending := range []string{".pdf", ".xlsx", ".csv"} {
			if err := a.Export(x.ID, filepath.Join(dir, "x"+ending)); err != nil {
				t.Errorf("%s filled, %s: %v", f, ending, err)
			}
		}
		if _, err := a.Undo(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPageThatCannotHoldTheColumnsSaysSo(t *testing.T) {
	a, _ := sample(t)
	x, _ := a.Ledger().FindAnnex(2020, "1")
	task := find(t, a, "1", "23")
	var edits []Edit
	for i := range 60 {
		edits = append(edits, Edit{task.ID, ledger.Extra("栏" + strings.Repeat("目", i)), "内容"})
	}
	if _, _, err := a.SetCells(Typed, edits, ""); err != nil {
		t.Fatal(err)
	}
	err := a.Export(x.ID, filepath.Join(t.TempDir(), "x.pdf"))
	if e := Explain(err); !strings.HasPrefix(e.Text, "栏目太多") {
		t.Errorf("%v: %+v", err, e)
	}
}

func TestAnExportThatCannotBeWrittenLeavesWhatWasThere(t *testing.T) {
	a, path := sample(t)
	dir := t.TempDir()
	locked := filepath.Join(dir, "x.pdf")
	if err := os.WriteFile(locked, []byte("old"), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "d.pdf"), 0o755); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "l.json")
	if err := os.Link(path, link); err != nil {
		t.Fatal(err)
	}
	x, _ := a.Ledger().FindAnnex(2020, "1")
	for target, reason := range map[string]SaveReason{
		locked: SaveDenied, filepath.Join(dir, "d.pdf"): SaveIsFolder, filepath.Join(dir, "no", "x.pdf"): SaveNoFolder,
		filepath.Join(locked, "x.pdf"): SaveNoFolder, filepath.Join(dir, "x.doc"): SaveFormat, link: SaveOwnLedger, os.DevNull + ".pdf/": SaveFormat,
	} {
		err := a.Export(x.ID, target)
		var s *SaveError
		if !errors.As(err, &s) || s.Reason != reason {
			t.Errorf("%s: got %v, want %s", target, err, reason)
		}
	}
	if b, _ := os.ReadFile(locked); string(b) != "old" {
		t.Error("the old file was changed")
	}
}

func TestAWriteThatFailsInTheMiddleLeavesTheOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	cause := &ledger.Problem{Kind: ledger.NoSuchAnnex}
	err := save(path, func(w io.Writer) error { w.Write([]byte("half")); return cause })
	if !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
	files, _ := os.ReadDir(filepath.Dir(path))
	if b, _ := os.ReadFile(path); string(b) != "old" || len(files) != 1 {
		t.Errorf("file %q, folder %v", b, files)
	}
}

func TestFilesThatCannotBeReadSayWhy(t *testing.T) {
	dir := t.TempDir()
	for path, reason := range map[string]ImportReason{filepath.Join(dir, "none"): ImportMissing, dir: ImportFolder} {
		_, err := ReadAnnexes(t.Context(), path, Choices{})
		var e *ImportError
		if !errors.As(err, &e) || e.Reason != reason {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestCheckFindsWhatAPersonShouldKnow(t *testing.T) {
	a, _ := sample(t)
	task := find(t, a, "1", "7")
	if _, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldLeader, ""}, {task.ID, ledger.FieldLead, ""}, {task.ID, ledger.FieldNo, "8"}}, ""); err != nil {
		t.Fatal(err)
	}
	found, err := a.Check()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range found {
		if f.Damage {
			t.Errorf("damage: %s", f.Text)
		}
		all = append(all, f.Text)
	}
	for _, want := range []string{"2020年附件1：序号8不止一行。", "2020年附件1第8项没有责任领导。", "2020年附件1第8项没有牵头责任单位。", "有4条存疑尚未答复，暂按默认处理。"} {
		if !strings.Contains(strings.Join(all, "\n"), want) {
			t.Errorf("not found: %s in %q", want, all)
		}
	}
}

func TestAReaderSeesWhatAWriterCommittedAndCannotWrite(t *testing.T) {
	a, path := sample(t)
	r, err := Look(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if len(r.Ledger().Tasks()) != len(a.Ledger().Tasks()) {
		t.Error("the reader sees other tasks")
	}
	if _, _, err := r.SetCells(Typed, []Edit{{r.Ledger().Tasks()[0].ID, ledger.FieldText, "x"}}, ""); err == nil {
		t.Error("the reader wrote")
	}
	_, err = Open(path, options())
	var f *store.Failure
	if !errors.As(err, &f) || f.Reason != store.Held {
		t.Errorf("a second writer: %v", err)
	}
}

func TestADashTypedForANameMeansNone(t *testing.T) {
	a, _ := sample(t)
	task := find(t, a, "1", "23")
	for _, c := range []struct {
		field       ledger.Field
		typed, want string
	}{
		{ledger.FieldLeader, "——", ""}, {ledger.FieldLeader, "无", ""}, {ledger.FieldRelated, "/", ""}, {ledger.FieldLeadCell, "—", ""},
		{ledger.FieldText, "——", "——"}, {ledger.FieldDeadline, "无", "无"}, {ledger.Target("2020Q3"), "/", "/"},
	} {
		if _, _, err := a.SetCells(Typed, []Edit{{task.ID, c.field, c.typed}}, ""); err != nil {
			t.Fatal(err)
		}
		if got := a.Ledger().Value(a.Ledger().Task(task.ID), c.field); got != c.want {
			t.Errorf("%s typed into %s shows %q, want %q", c.typed, c.field, got, c.want)
		}
	}
}
