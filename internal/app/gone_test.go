package app

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
)

func deleted(t *testing.T, a *App, tasks ...*ledger.Task) {
	t.Helper()
	var ids []ledger.ID
	for _, x := range tasks {
		ids = append(ids, x.ID)
	}
	if _, err := a.DeleteTasks(ids, ""); err != nil {
		t.Fatal(err)
	}
}

// goneRows are the rows of a comparison that were deleted by hand, with when and how.
func goneRows(t *testing.T, a *App, r *Reading) (out []string, refs map[string]annex.RowRef) {
	t.Helper()
	g, err := a.Ground()
	if err != nil {
		t.Fatal(err)
	}
	diff, err := Compare(t.Context(), g, Intake{Reading: r})
	if err != nil {
		t.Fatal(err)
	}
	refs = map[string]annex.RowRef{}
	for _, x := range diff.Annexes {
		for _, row := range x.Rows {
			if row.Gone != (annex.Deletion{}) {
				out, refs[row.Name] = append(out, row.Name+" "+row.Gone.Sentence()), row.Ref
			}
			if row.Gone != (annex.Deletion{}) != (row.State == annex.NewRow) && x.ID != "" {
				t.Errorf("row %s is %s and %+v", row.Name, row.State, row.Gone)
			}
		}
	}
	return out, refs
}

func TestRowsDeletedByHandStayAwayUntilAPersonWantsThemBack(t *testing.T) {
	a, _ := sample(t)
	deleted(t, a, find(t, a, "1", "3"))
	deleted(t, a, find(t, a, "2", "1.2"), find(t, a, "2", "1.3"))
	before := a.Ledger()
	said, refs := goneRows(t, a, circulated(t))
	if want := []string{"3 2020年7月1日在本机删去（删除第3项）。", "1.2 2020年7月1日在本机删去（删除2行）。", "1.3 2020年7月1日在本机删去（删除2行）。"}; !reflect.DeepEqual(said, want) {
		t.Errorf("said %q", said)
	}
	for range 2 {
		o := imports(t, a, Intake{Reading: circulated(t)})
		if got := fmt.Sprint(o.Annexes[0].Gone, o.Annexes[1].Gone, o.Annexes[0].New, o.Annexes[0].Missing); got != "[3] [1.2 1.3] [] []" || a.Ledger() != before {
			t.Fatalf("%s, %d tasks", got, len(a.Ledger().Tasks()))
		}
	}
	o := imports(t, a, Intake{Reading: circulated(t), Take: Take{Again: map[annex.RowRef]bool{refs["1.2"]: true}}})
	if got := fmt.Sprint(o.Annexes[0].Gone, o.Annexes[1].Gone, o.Annexes[1].New); got != "[3] [1.3] [1.2]" || len(a.Ledger().Tasks()) != 112 {
		t.Errorf("%s, %d tasks", got, len(a.Ledger().Tasks()))
	}
	o = imports(t, a, Intake{Reading: circulated(t), Take: Take{Overwrite: true}})
	if got := fmt.Sprint(o.Annexes[0].Gone, o.Annexes[1].Gone, o.Annexes[0].New, o.Annexes[1].New); got != "[] [] [3] [1.3]" || len(a.Ledger().Tasks()) != 114 {
		t.Errorf("%s, %d tasks", got, len(a.Ledger().Tasks()))
	}
	if o = imports(t, a, Intake{Reading: circulated(t)}); len(o.Annexes[0].Gone)+len(o.Annexes[1].Gone) != 0 {
		t.Errorf("what came back is gone: %v", o.Annexes)
	}
	deleted(t, a, find(t, a, "1", "3"))
	if o = imports(t, a, Intake{Reading: circulated(t)}); fmt.Sprint(o.Annexes[0].Gone, o.Annexes[0].New) != "[3] []" {
		t.Errorf("deleted once more: %+v", o.Annexes[0])
	}
}

func TestOnlyADeletionByHandThatHoldsKeepsARowAway(t *testing.T) {
	undo := func(t *testing.T, a *App) {
		t.Helper()
		if _, err := a.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		do   func(*testing.T, *App)
		gone int
	}{
		"a deletion taken back": {func(t *testing.T, a *App) {
			typed(t, a, find(t, a, "1", "1").ID, ledger.FieldText, "改过")
			deleted(t, a, find(t, a, "1", "3"))
			undo(t, a)
		}, 0},
		"a deletion made again": {func(t *testing.T, a *App) {
			deleted(t, a, find(t, a, "1", "3"))
			undo(t, a)
			if _, err := a.Redo(); err != nil {
				t.Fatal(err)
			}
		}, 1},
		"rows made one": {func(t *testing.T, a *App) {
			if _, _, err := a.Join([]ledger.ID{find(t, a, "1", "3").ID, find(t, a, "1", "4").ID}, ""); err != nil {
				t.Fatal(err)
			}
		}, 1},
		"an import taken back": {func(t *testing.T, a *App) {
			undo(t, a)
			if _, _, err := a.AddAnnex(AnnexSpec{Year: 2020, No: "9", Label: "附件9", Title: "自己的表", Kind: ledger.WorkReport}, ""); err != nil {
				t.Fatal(err)
			}
		}, 0},
		"an annex deleted": {func(t *testing.T, a *App) {
			x, _ := a.Ledger().FindAnnex(2020, "1")
			if _, err := a.DeleteAnnex(x.ID, ""); err != nil {
				t.Fatal(err)
			}
		}, 0},
		"rows that an import deleted": {func(t *testing.T, a *App) {
			x := find(t, a, "1", "3")
			typed(t, a, find(t, a, "1", "1").ID, ledger.FieldText, "改过")
			r := circulated(t)
			i := 0
			for r.Annexes[0].Rows[i].No != "3" {
				i++
			}
			r.Annexes[0].Rows = append(r.Annexes[0].Rows[:i:i], r.Annexes[0].Rows[i+1:]...)
			r.Annexes[0].Doubts = nil
			imports(t, a, Intake{Reading: r, Take: Take{Delete: map[ledger.ID]bool{x.ID: true}}})
			if a.Ledger().Task(x.ID) != nil {
				t.Fatal("the import has not deleted it")
			}
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			a, _ := sample(t)
			c.do(t, a)
			o := imports(t, a, Intake{Reading: circulated(t)})
			gone := len(o.Annexes[0].Gone) + len(o.Annexes[1].Gone)
			if gone != c.gone || name != "rows made one" && len(a.Ledger().Tasks())+gone != 114 {
				t.Errorf("%d rows stay away, %d tasks: %v %v", gone, len(a.Ledger().Tasks()), o.Annexes[0].Gone, o.Annexes[0].New)
			}
		})
	}
}

func TestADeletedRowIsKnownByItsTextWhereRowsPutInAboveMovedItsNumber(t *testing.T) {
	a, _ := sample(t)
	read := func(texts ...string) *Reading {
		lines := "附件3,,,,\n2020年任务分解表,,,,\n序号,工作任务,责任领导,牵头单位,相关单位\n"
		for i, x := range texts {
			lines += fmt.Sprintf("%d,%s,许西湖,区住建局,\n", i+1, x)
		}
		path := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := ReadAnnexes(t.Context(), path, Choices{})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	imports(t, a, Intake{Reading: read("建设人民公园", "整治河道水系", "改造农贸市场")})
	deleted(t, a, find(t, a, "3", "2"))
	o := imports(t, a, Intake{Reading: read("推进垃圾分类", "建设人民公园", "整治河道水系", "改造农贸市场")})
	if got := fmt.Sprint(o.Annexes[0].Gone, o.Annexes[0].New, o.Annexes[0].Changed); got != "[3] [1] [2 4]" {
		t.Errorf("got %s", got)
	}
	o = imports(t, a, Intake{Reading: read("推进垃圾分类", "建设人民公园", "整治源西街道的河道水系并建设沿河步道", "改造农贸市场")})
	if got := fmt.Sprint(o.Annexes[0].Gone, o.Annexes[0].New); got != "[] [3]" {
		t.Errorf("another task with its number: %s", strings.TrimSpace(got))
	}
}

// A row that was deleted and typed anew is the person's, in what it says differently from the file too.
func TestARowTypedAnewKeepsWhatWasTyped(t *testing.T) {
	a, _ := sample(t)
	x := find(t, a, "1", "5")
	text := x.Text
	if _, err := a.DeleteTasks([]ledger.ID{x.ID}, ""); err != nil {
		t.Fatal(err)
	}
	in := Insertion{Annex: x.Annex, Beside: find(t, a, "1", "4").ID, Rows: [][]Cell{{{ledger.FieldText, text}, {ledger.FieldLeader, "新来的"}}}}
	if _, _, _, err := a.Insert(in, Typed, ""); err != nil {
		t.Fatal(err)
	}
	made := a.Ledger().TasksOf(x.Annex)[4]
	no := a.Ledger().RowName(made)
	o := imports(t, a, Intake{Reading: circulated(t)})
	now := a.Ledger().Task(made.ID)
	if a.Ledger().Leader(now.Leader).Name != "新来的" || a.Ledger().RowName(now) != no || len(o.Annexes[0].New)+len(o.Annexes[0].Changed) != 0 {
		t.Errorf("%+v, %+v", now, o.Annexes[0])
	}
}
