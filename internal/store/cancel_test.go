package store

import (
	"errors"
	"reflect"
	"testing"

	"dubanben/internal/ledger"
)

func TestAWatcherThatRefusesTakesEverythingBack(t *testing.T) {
	s := created(t)
	changes, stop := put(full()...), errors.New("cancelled")
	for _, at := range []int{1, 2, len(changes) / 2, len(changes)} {
		seen := 0
		_, err := s.Commit(Step{Kind: Do, Name: "导入"}, changes, func() error {
			if seen++; seen == at {
				return stop
			}
			return nil
		})
		if err != stop || seen != at {
			t.Errorf("at %d: %v after %d", at, err, seen)
		}
		if steps, err := s.Steps(); err != nil || len(steps) != 0 {
			t.Errorf("at %d: %d steps, %v", at, len(steps), err)
		}
		if l, err := s.Load(); err != nil || len(l.All()) != 0 {
			t.Errorf("at %d: something was written, %v", at, err)
		}
	}
	seen := 0
	if _, err := s.Commit(Step{Kind: Do, Name: "导入"}, changes, func() error { seen++; return nil }); err != nil || seen != len(changes) {
		t.Errorf("%v, %d of %d told", err, seen, len(changes))
	}
}

func TestDeletionsAreTheStepsThatTookSomethingAway(t *testing.T) {
	s := created(t)
	unit := put(&ledger.Unit{ID: "u", Name: "区住建局", Kind: ledger.Department})[0]
	var want []int64
	for i := range 4 {
		c := unit
		if i%2 == 1 {
			c = unit.Inverse()
		}
		step, err := s.Commit(Step{Kind: Do}, []ledger.Change{c}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 1 {
			want = append([]int64{step.ID}, want...)
		}
	}
	if got, err := s.Deletions(unit.Kind, unit.ID); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v: %v", got, want, err)
	}
	if got, err := s.Deletions(unit.Kind, "none"); err != nil || got != nil {
		t.Errorf("of what never was: %v %v", got, err)
	}
}
