package store

import (
	"reflect"
	"testing"

	"dubanben/internal/ledger"
)

// Another program may have written what is no UTF-8: it is read as it is, beside every other text.
func TestATextThatIsNotUTF8IsReadAsItIs(t *testing.T) {
	s := created(t)
	if _, err := s.Commit(Step{Kind: Do, Name: "导入", Clerk: "王"}, put(full()...), nil); err != nil {
		t.Fatal(err)
	}
	want, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	broken := "甲\xff乙"
	for _, table := range []string{"report SET progress", "step SET name"} {
		if _, err := s.db.Exec("UPDATE "+table+" = CAST(? AS TEXT)", []byte(broken)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := want.Get(ledger.KindReport, "r").(*ledger.Report).Clone()
	r.Progress = broken
	if want = want.Apply([]ledger.Change{{Kind: ledger.KindReport, ID: "r", Before: want.Get(ledger.KindReport, "r"), After: r}}); !reflect.DeepEqual(got.All(), want.All()) {
		t.Errorf("got %v", got.All())
	}
	if steps, err := s.Steps(); err != nil || len(steps) != 1 || steps[0] != (Step{ID: 1, Kind: Do, Name: broken, Clerk: "王"}) {
		t.Errorf("steps %v, %v", steps, err)
	}
}
