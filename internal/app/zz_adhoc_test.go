package app

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

func TestAdhoc(t *testing.T) {
	a, _ := sample(t)
	ending := os.Getenv("ENDING")
	path := filepath.Join(t.TempDir(), "2020年附件"+ending)
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(1, 4).Draw(rt, "verbs") {
			_ = act(rt, a)
		}
		for _, x := range a.Ledger().Annexes() {
			var ts []*ledger.Task
			for _, k := range a.Ledger().TasksOf(x.ID) {
				if k.Text != "" {
					ts = append(ts, k)
				}
			}
			if len(ts) == 0 {
				continue
			}
			if err := a.Export(x.ID, path); err != nil {
				rt.Fatal(err)
			}
			want := nameless(view.RowsOf(a.Ledger(), ts))
			got := imported(t, path, x.Year)
			for i := range got {
				got[i].Annex = x.No
				if ending == ".csv" || ending == ".docx" {
					got[i].Year = x.Year
				}
			}
			if len(got) != len(want) {
				rt.Fatalf("%d rows, want %d", len(got), len(want))
			}
			for i := range want {
				want[i].Targets, got[i].Targets = nil, nil
				if !reflect.DeepEqual(got[i], want[i]) {
					rt.Fatalf("row %d\n got  %+v\n want %+v", i, got[i], want[i])
				}
			}
		}
	})
}
