package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

// created is a new ledger, closed with the test.
func created(t *testing.T) *Store {
	t.Helper()
	s, err := Create(filepath.Join(t.TempDir(), "x.duban"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// filled is one that holds full.
func filled(t *testing.T) *Store {
	t.Helper()
	s := created(t)
	if _, err := s.Commit(Step{Kind: Do}, put(full()...), nil); err != nil {
		t.Fatal(err)
	}
	return s
}

func put(es ...ledger.Entity) []ledger.Change {
	var out []ledger.Change
	for _, e := range es {
		k, id := e.Ref()
		out = append(out, ledger.Change{Kind: k, ID: id, After: e})
	}
	return out
}

// full has every kind of entity with every field filled.
func full() []ledger.Entity {
	percent := 112.5
	return []ledger.Entity{
		&ledger.Annex{ID: "a", Year: 2020, No: "1", Label: "附件1", Kind: ledger.WorkReport, Title: "题", Date: "7月", Note: "注", AsOf: "2020-06-30", Columns: []ledger.Column{{Field: "no", Header: "序 号"}, {Field: "text", Header: "工作\n任务"}}},
		&ledger.Section{ID: "s", Annex: "a", Text: "一、产业"},
		&ledger.Matter{ID: "m", Annex: "a", No: "1", Name: "实事"},
		&ledger.Unit{ID: "u1", Name: "埔前镇", Kind: ledger.Town, Rank: 1, Former: []ledger.FormerName{{Name: "埔前乡", Until: "2003-01-01"}, {Name: "埔前区", Until: "2011-06-01"}}, Contact: "李", Phone: "0762-1", Parted: &ledger.Parting{From: "u0", Day: "2020-09-01"}},
		&ledger.Unit{ID: "u2", Name: "各镇街道", Others: []string{"各镇（街道）"}, Kind: ledger.Group, Members: []ledger.ID{"u1"}, Rank: 2},
		&ledger.Leader{ID: "l", Name: "许西湖", Post: "区长", Rank: 1, From: "2019-01-01", To: "2021-01-01"},
		&ledger.Task{ID: "t", Annex: "a", Rank: 1024, No: "1", Sub: "2", Section: "s", Matter: "m", Text: "甲\n乙", Leader: "l",
			Lead:    []ledger.Mention{{Unit: "u1", Spelling: "埔前镇", Person: "张新"}},
			Related: []ledger.Mention{{Unit: "u2", Spelling: "各镇街道"}}, Deadline: "年底", Progress: "已开工",
			Targets: map[ledger.Quarter]string{"2020Q3": "完成"}, Extra: map[string]string{"备注": "急"}, From: []ledger.ID{"t0", "t1"}, Since: "2020-08-01",
			Duty: ledger.DutyAll, Members: map[ledger.ID][]ledger.ID{"u2": {"u1"}}, Due: "2020-12-31", Continues: "t9",
			Extensions: []ledger.Extension{{Was: "2020-09-30", Day: "2020-12-31", Reason: "汛期", Agreed: "许西湖", On: "2020-09-20"}, {Was: "2020-06-30", Day: "2020-07-31", On: "2020-06-29"}},
			Indicators: []ledger.Indicator{{ID: "i1", Name: "就业", Op: ledger.AtLeast, Value: 4000.5, Unit: "人"}, {ID: "i2", Name: "失业率", Op: ledger.AtMost, Value: 3}},
			Milestones: []ledger.Milestone{{Day: "2020-08-15", Text: "开工", Done: "2020-08-14"}, {Day: "2020-09-01", Text: "封顶"}},
			Lamps:      map[ledger.Quarter]ledger.SetLamp{"2020Q3": {Lamp: ledger.Red, Reason: "督查发现"}},
			Formerly:   []ledger.Tenure{{Leader: "l", Until: "2020-03-01"}},
			End:        &ledger.End{Status: ledger.Closed, Word: "销号", Day: "2020-12-20", Remark: "完工"}},
		&ledger.Task{ID: "v", Annex: "a", Rank: 2048, No: "2", Text: "丙"},
		&ledger.Report{ID: "r", Task: "t", Unit: "u1", Quarter: "2020Q3", Progress: "好", At: "2020-07-01T00:00:00Z", Clerk: "王", Seq: 7, Led: true,
			State: ledger.Returned, Status: ledger.Behind, Percent: &percent, Values: map[ledger.ID]float64{"i1": 0.1, "i2": 3}, Problem: "雨", Next: "抢", Remark: "太短",
			Stale: true, Proxy: true, By: "李", Source: "表.docx"},
		&ledger.Doubt{ID: "d", Annex: "a", Task: "t", Kind: ledger.DoubtUnit, Where: "处", Text: "疑", Choices: []string{"是", "否"}, Default: "否", Answer: "是"},
		&ledger.Choice{ID: "x", Topic: ledger.TopicHeader, Key: "序号 内容", Value: `["no","text"]`},
		&ledger.Link{ID: "k", A: "t", B: "v"},
		&ledger.Rule{ID: ledger.RuleID, Lamps: map[ledger.Status]ledger.Lamp{ledger.Behind: ledger.Yellow}, Yellow: 10, Red: 30.5, NotStarted: 3, SecondRed: true, Plan: [4]float64{25, 50, 75, 100}},
		&ledger.Call{ID: "c", Unit: "u1", Quarter: "2020Q3", Day: "2020-11-20", With: "李", Said: "在核数", Promised: "2020-11-25", Clerk: "王", At: "2020-11-20T09:00:00Z"},
	}
}

func TestEverythingComesBackAfterReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账 100%#?.duban")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	step, err := s.Commit(Step{At: "2020-07-01T08:00:00+08:00", Clerk: "王", Name: "导入", Kind: Do, Place: "x"}, put(full()...), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []Mode{Read, Write} {
		s, err = Open(path, mode)
		if err != nil {
			t.Fatal(err)
		}
		l, err := s.Load()
		if err != nil {
			t.Fatal(err)
		}
		if got := l.All(); !reflect.DeepEqual(got, full()) {
			t.Errorf("mode %d: got %+v", mode, got)
		}
		steps, err := s.Steps()
		if err != nil || !reflect.DeepEqual(steps, []Step{step}) {
			t.Errorf("steps %+v, %v", steps, err)
		}
		if found, err := s.Check(); err != nil || len(found) > 0 {
			t.Errorf("check: %v %v", found, err)
		}
		s.Close()
	}
}

func TestTheJournalTakesAStepBackAndMakesItAgain(t *testing.T) {
	s := created(t)
	step, err := s.Commit(Step{Kind: Do}, put(full()...), nil)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := s.Changes(step.ID)
	if err != nil {
		t.Fatal(err)
	}
	var back []ledger.Change
	for i := len(changes) - 1; i >= 0; i-- {
		back = append(back, changes[i].Inverse())
	}
	if _, err := s.Commit(Step{Kind: Undo, Of: step.ID}, back, nil); err != nil {
		t.Fatal(err)
	}
	if l, err := s.Load(); err != nil || len(l.All()) != 0 {
		t.Fatalf("after undo: %v %v", l.All(), err)
	}
	if _, err := s.Commit(Step{Kind: Redo, Of: step.ID}, changes, nil); err != nil {
		t.Fatal(err)
	}
	if l, err := s.Load(); err != nil || !reflect.DeepEqual(l.All(), full()) {
		t.Fatalf("after redo: %v", err)
	}
}

// The journal is read by later versions: its names may be added to and never change.
func TestTheJournalKeepsItsNames(t *testing.T) {
	s := filled(t)
	rows, err := s.db.Query("SELECT kind, after FROM change ORDER BY seq")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	got := ""
	for rows.Next() {
		var kind, after string
		if err := rows.Scan(&kind, &after); err != nil {
			t.Fatal(err)
		}
		got += kind + " " + after + "\n"
	}
	golden, err := os.ReadFile(filepath.Join("testdata", "journal.txt"))
	if err != nil || got != string(golden) {
		t.Errorf("the journal is\n%s", got)
	}
}

func TestABrokenReferenceIsReportedAsDamage(t *testing.T) {
	s := created(t)
	if _, err := s.db.Exec("PRAGMA foreign_keys = 0; INSERT INTO target (task, quarter, text) VALUES ('none', '2020Q3', 'x')"); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Check(); err != nil || len(found) != 1 {
		t.Errorf("%v %v", found, err)
	}
}

func TestTwoAnnexesCanChangeNumbersInOneStep(t *testing.T) {
	s := created(t)
	a, b := &ledger.Annex{ID: "a", Year: 2020, No: "1"}, &ledger.Annex{ID: "b", Year: 2020, No: "2"}
	if _, err := s.Commit(Step{Kind: Do}, put(a, b), nil); err != nil {
		t.Fatal(err)
	}
	a2, b2 := &ledger.Annex{ID: "a", Year: 2020, No: "2"}, &ledger.Annex{ID: "b", Year: 2020, No: "1"}
	swap := []ledger.Change{{Kind: ledger.KindAnnex, ID: "a", Before: a, After: a2}, {Kind: ledger.KindAnnex, ID: "b", Before: b, After: b2}}
	if _, err := s.Commit(Step{Kind: Do}, swap, nil); err != nil {
		t.Fatal(err)
	}
	if l, err := s.Load(); err != nil || l.Annex("a").No != "2" || l.Annex("b").No != "1" {
		t.Errorf("got %v", err)
	}
}

func TestAChangeThatRefersToNothingIsRefusedWhole(t *testing.T) {
	s := created(t)
	es := full()
	_, err := s.Commit(Step{Kind: Do}, put(append(es[:5:5], es[6:]...)...), nil) // the leader is missing
	var f *Failure
	if !errors.As(err, &f) || f.Reason != Rejected {
		t.Errorf("got %v", err)
	}
	if l, err := s.Load(); err != nil || len(l.All()) != 0 {
		t.Errorf("something was written: %v", err)
	}
	if steps, _ := s.Steps(); len(steps) != 0 {
		t.Error("the journal has a step that never was")
	}
}

func TestWhatIsNoLedgerIsCalledWhatItIs(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	foreign := make([]byte, 4096)
	copy(foreign, "SQLite format 3\x00")
	broken := write("broken.duban", string(foreign))
	head := []byte(string(foreign))
	binary.BigEndian.PutUint32(head[68:], applicationID)
	for _, c := range []struct {
		path   string
		reason Reason
	}{
		{filepath.Join(dir, "none.duban"), Missing}, {dir, Directory}, {write("empty.duban", ""), EmptyFile},
		{write("text.duban", "不是台账"), Foreign}, {broken, Foreign}, {write("head.duban", string(head)), Damaged},
	} {
		for _, mode := range []Mode{Read, Write} {
			_, err := Open(c.path, mode)
			var f *Failure
			if !errors.As(err, &f) || f.Reason != c.reason {
				t.Errorf("%s: got %v, want %s", c.path, err, c.reason)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "none.duban")); err == nil {
		t.Error("opening a missing ledger made one")
	}
}

func TestAFileOfALaterVersionIsRefusedUntouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duban")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	before, _ := os.ReadFile(path)
	for _, mode := range []Mode{Read, Write} {
		_, err = Open(path, mode)
		var f *Failure
		if !errors.As(err, &f) || f.Reason != Newer {
			t.Errorf("got %v", err)
		}
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the file was changed")
	}
}

func TestOneWritesOthersRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duban")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(Step{Kind: Do}, put(full()...), nil); err != nil {
		t.Fatal(err)
	}
	_, err = Open(path, Write)
	var f *Failure
	if !errors.As(err, &f) || f.Reason != Held {
		t.Errorf("a second writer: %v", err)
	}
	r, err := Open(path, Read)
	if err != nil {
		t.Fatal(err)
	}
	if l, err := r.Load(); err != nil || len(l.All()) != len(full()) {
		t.Errorf("the reader does not see what was committed: %v", err)
	}
	r.Close()
	s.Close()
	if _, err := os.Stat(path + ".lock"); err == nil {
		t.Error("the lock file was left behind")
	}
	if s, err = Open(path, Write); err != nil {
		t.Fatalf("after closing: %v", err)
	}
	s.Close()
}

func TestAReplacedFileIsNotWrittenTo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duban")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := os.Rename(path, path+".old"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Commit(Step{Kind: Do}, put(full()...), nil)
	var f *Failure
	if !errors.As(err, &f) || f.Reason != Replaced {
		t.Errorf("got %v", err)
	}
}

func TestCreatingNeverOverwrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duban")
	if err := os.WriteFile(path, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Create(path)
	var f *Failure
	if !errors.As(err, &f) || f.Reason != Exists {
		t.Errorf("got %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Error("the file was changed")
	}
}

func TestADiscardedLedgerLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s, err := Create(filepath.Join(dir, "x.duban"))
	if err != nil {
		t.Fatal(err)
	}
	s.Discard()
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// The law of the store: what is loaded is what was committed, whatever was committed before.
func TestLoadGivesWhatWasCommitted(t *testing.T) {
	s := filled(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		l, err := s.Load()
		if err != nil {
			rt.Fatal(err)
		}
		d := l.Draft(func() ledger.ID { n++; return ledger.ID(fmt.Sprintf("n%06d", n)) })
		f := rapid.SampledFrom([]ledger.Field{ledger.FieldText, ledger.FieldLeader, ledger.FieldLead, ledger.FieldRelated, ledger.FieldSection, ledger.Target("2020Q4"), ledger.Extra("甲")}).Draw(rt, "field")
		v := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙丙、\n'\"区局")), 0, 6, -1).Draw(rt, "value")
		if d.Set("t", f, v) != nil {
			return
		}
		want := l.Apply(d.Changes())
		if _, err := s.Commit(Step{Kind: Do}, d.Changes(), nil); err != nil {
			rt.Fatal(err)
		}
		got, err := s.Load()
		if err != nil {
			rt.Fatal(err)
		}
		if !reflect.DeepEqual(got.All(), want.All()) {
			rt.Fatalf("after %s=%q: got %+v want %+v", f, v, got.Task("t"), want.Task("t"))
		}
	})
}
