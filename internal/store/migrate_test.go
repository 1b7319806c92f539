package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// old makes a ledger as the program of an older version wrote it, and returns what is in it.
func old(t *testing.T, path string, version int) []ledger.Entity {
	t.Helper()
	script, err := os.ReadFile(filepath.Join("testdata", fmt.Sprintf("v%d.sql", version)))
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", uri(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(string(script)); err != nil {
		t.Fatal(err)
	}
	var out []ledger.Entity
	for _, e := range full() {
		if e = asOf(version, e); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// asOf is an entity without what an older version did not know, nil where it did not know the kind.
func asOf(version int, e ledger.Entity) ledger.Entity {
	switch e := e.(type) {
	case *ledger.Annex:
		e.AsOf = ""
	case *ledger.Unit:
		e.Former, e.Contact, e.Phone, e.Parted = nil, "", "", nil
	case *ledger.Leader:
		e.From, e.To = "", ""
	case *ledger.Task:
		if e.ID != "t" {
			return nil // it stands in the newest ledger for the link alone
		}
		c := &ledger.Task{ID: e.ID, Annex: e.Annex, Rank: e.Rank, No: e.No, Sub: e.Sub, Section: e.Section, Matter: e.Matter, Text: e.Text, Leader: e.Leader,
			Lead: e.Lead, Related: e.Related, Deadline: e.Deadline, Progress: e.Progress, Targets: e.Targets, Extra: e.Extra, From: e.From}
		if version < 2 {
			c.From = nil
		}
		return c
	case *ledger.Report:
		return &ledger.Report{ID: e.ID, Task: e.Task, Unit: e.Unit, Quarter: e.Quarter, Progress: e.Progress, At: e.At, Clerk: e.Clerk}
	case *ledger.Choice:
		if version < 3 {
			return nil
		}
	case *ledger.Link, *ledger.Rule, *ledger.Call:
		return nil
	}
	return e
}

func content(t *testing.T, path string, mode Mode) (int64, []ledger.Entity) {
	t.Helper()
	s, err := Open(path, mode)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	l, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	return s.at, l.All()
}

func TestALedgerOfAnOlderVersionIsUpgradedAndKeptBesideIt(t *testing.T) {
	for _, version := range []int{1, 3} {
		path := filepath.Join(t.TempDir(), "台账.duban")
		want := old(t, path, version)
		if at, got := content(t, path, Read); at != int64(version) || !reflect.DeepEqual(got, want) {
			t.Errorf("a reader found version %d, %v", at, got)
		}
		last, err := lastVersion()
		if err != nil {
			t.Fatal(err)
		}
		if at, got := content(t, path, Write); at != last || !reflect.DeepEqual(got, want) {
			t.Errorf("%d upgraded to version %d, %v", version, at, got)
		}
		kept := filepath.Join(filepath.Dir(path), fmt.Sprintf("台账.升级前v%d.duban", version))
		if at, got := content(t, kept, Read); at != int64(version) || !reflect.DeepEqual(got, want) {
			t.Errorf("kept version %d, %v", at, got)
		}
		s, err := Open(path, Write)
		if err != nil {
			t.Fatal(err)
		}
		if steps, err := s.Steps(); err != nil || len(steps) != 1 {
			t.Errorf("journal: %v %v", steps, err)
		}
		if damage, err := s.Check(); err != nil || len(damage) > 0 {
			t.Errorf("check: %v %v", damage, err)
		}
		s.Close()
		left, _ := os.ReadDir(filepath.Dir(path))
		if len(left) != 2 {
			t.Errorf("left behind: %v", left)
		}
	}
}

func TestAnUpgradedLedgerTakesWhatTheOldOneDidNotKnow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.duban")
	var changes []ledger.Change
	was := old(t, path, 3)
	for _, e := range full() {
		k, id := e.Ref()
		c := ledger.Change{Kind: k, ID: id, After: e}
		for _, o := range was {
			if kind, same := o.Ref(); kind == k && same == id {
				c.Before = o
			}
		}
		changes = append(changes, c)
	}
	s, err := Open(path, Write)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(Step{Kind: Do}, changes, nil); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, got := content(t, path, Write); !reflect.DeepEqual(got, full()) {
		t.Errorf("got %v", got)
	}
}

func TestAnEarlierCopyOfAnUpgradeStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.duban")
	old(t, path, 1)
	stem := strings.TrimSuffix(path, ".duban")
	if err := os.WriteFile(stem+".升级前v1.duban", []byte("earlier"), 0o644); err != nil {
		t.Fatal(err)
	}
	content(t, path, Write)
	if b, _ := os.ReadFile(stem + ".升级前v1.duban"); string(b) != "earlier" {
		t.Error("the earlier copy was changed")
	}
	if at, _ := content(t, stem+".升级前v1-2.duban", Read); at != 1 {
		t.Errorf("the second copy has version %d", at)
	}
}

func TestALedgerThatCannotBeKeptIsNotUpgraded(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("a", 241)+".duban") // no room for the longer name of the copy
	want := old(t, path, 1)
	_, err := Open(path, Write)
	var f *Failure
	if !errors.As(err, &f) || f.Reason != NoBackup {
		t.Fatalf("got %v", err)
	}
	if at, got := content(t, path, Read); at != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("found version %d, %v", at, got)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestTheJournalIsReadWhileTheLedgerIsWritten(t *testing.T) {
	s := created(t)
	if _, err := s.Commit(Step{Kind: Do, Name: "导入"}, put(full()...), nil); err != nil {
		t.Fatal(err)
	}
	one := full()[6].(*ledger.Task)
	two := one.Clone()
	two.Text = "改过"
	done := make(chan error)
	go func() {
		_, err := s.Commit(Step{Kind: Do, Name: "修改"}, []ledger.Change{{Kind: ledger.KindTask, ID: "t", Before: one, After: two}}, nil)
		done <- err
	}()
	if found, err := s.Since(0); err != nil || len(found) < 1 || len(found[0].Changes) != len(full()) {
		t.Errorf("%v %v", found, err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	whole, err := s.Since(0)
	if err != nil || len(whole) != 2 {
		t.Fatal(whole, err)
	}
	rest, err := s.Since(whole[0].Step.ID)
	if err != nil || !reflect.DeepEqual(rest, whole[1:]) || !reflect.DeepEqual(rest[0].Changes[0].Before, ledger.Entity(one)) {
		t.Errorf("%+v %v", rest, err)
	}
}
