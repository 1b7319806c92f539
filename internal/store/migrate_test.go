package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pressly/goose/v3"

	"dubanben/internal/ledger"
)

// first makes a ledger as the first version of the program did, with its one migration, and returns what is in it.
func first(t *testing.T, path string) []ledger.Entity {
	t.Helper()
	script, err := migrations.ReadFile("migrations/00001_ledger.sql")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s := &Store{path: path, mode: Write}
	if err := s.open(); err != nil {
		t.Fatal(err)
	}
	defer s.db.Close()
	if _, err := s.db.Exec(fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.db, fstest.MapFS{"00001_ledger.sql": {Data: script}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Up(context.Background()); err != nil {
		t.Fatal(err)
	}
	es := slices.DeleteFunc(full(), func(e ledger.Entity) bool { k, _ := e.Ref(); return k == ledger.KindChoice }) // unknown too
	for _, e := range es {
		if k, ok := e.(*ledger.Task); ok {
			k.From = nil // unknown to the first version
		}
	}
	if s.file, err = os.Stat(path); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(Step{Kind: Do, Name: "导入"}, put(es...)); err != nil {
		t.Fatal(err)
	}
	return es
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

func TestALedgerOfTheFirstVersionIsUpgradedAndKeptBesideIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.duban")
	want := first(t, path)
	if at, got := content(t, path, Read); at != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("a reader found version %d, %v", at, got)
	}
	last, err := lastVersion()
	if err != nil {
		t.Fatal(err)
	}
	if at, got := content(t, path, Write); at != last || !reflect.DeepEqual(got, want) {
		t.Errorf("upgraded to version %d, %v", at, got)
	}
	kept := filepath.Join(filepath.Dir(path), "台账.升级前v1.duban")
	if at, got := content(t, kept, Read); at != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("kept version %d, %v", at, got)
	}
	s, err := Open(path, Write)
	if err != nil {
		t.Fatal(err)
	}
	if steps, err := s.Steps(); err != nil || len(steps) != 1 {
		t.Errorf("journal: %v %v", steps, err)
	}
	s.Close()
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAnEarlierCopyOfAnUpgradeStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.duban")
	first(t, path)
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
	want := first(t, path)
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
	s, err := Create(filepath.Join(t.TempDir(), "x.duban"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Commit(Step{Kind: Do, Name: "导入"}, put(full()...)); err != nil {
		t.Fatal(err)
	}
	one := full()[6].(*ledger.Task)
	two := one.Clone()
	two.Text = "改过"
	done := make(chan error)
	go func() {
		_, err := s.Commit(Step{Kind: Do, Name: "修改"}, []ledger.Change{{Kind: ledger.KindTask, ID: "t", Before: one, After: two}})
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
