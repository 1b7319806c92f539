package app

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
	"dubanben/internal/view"
)

// tableOf is the first table of a file.
func tableOf(t *testing.T, path string) *table.Table {
	t.Helper()
	for _, b := range readBack(t, path).Blocks {
		if b.Table != nil {
			return b.Table
		}
	}
	t.Fatalf("%s has no table", path)
	return nil
}

func TestAListOfAUnitHasItsTasksByRoleInEachForm(t *testing.T) {
	a, _ := sample(t)
	u := a.Ledger().UnitNamed("区教育局")
	one := view.LoadOf(a.Ledger(), u.ID, a.Ledger().Tasks()).Lead[0]
	half := 40.0
	if _, err := a.Report(one.ID, u.ID, "2020Q3", ledger.Answer{Status: ledger.Behind, Percent: &half, Progress: "正在施工", Problem: "缺用地指标"}, ""); err != nil {
		t.Fatal(err)
	}
	x, err := a.UnitList(u.ID, "2020Q3")
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".xlsx", ".docx"} {
		to := filepath.Join(t.TempDir(), "清单"+ending)
		if err := a.ExportList(x, to); err != nil {
			t.Fatal(err)
		}
		got := tableOf(t, to)
		all := []string{}
		for _, r := range got.Rows {
			for _, c := range r {
				all = append(all, strings.ReplaceAll(c.Text, "\n", ""))
			}
		}
		for _, want := range append(slices.Clone(x.Heads), "牵头  8 项", "正在施工", "缺用地指标", "黄灯进度滞后，未按时序完成，亮黄灯。", "40%") {
			if !slices.Contains(all, want) {
				t.Errorf("%s: %q is missing", ending, want)
			}
		}
	}
	if err := a.ExportList(x, filepath.Join(t.TempDir(), "清单.pdf")); err != nil {
		t.Error(err)
	}
	var s *SaveError
	if err := a.ExportList(x, filepath.Join(t.TempDir(), "清单.csv")); !errors.As(err, &s) || s.Reason != SaveFormat {
		t.Errorf("another format: %v", err)
	}
}

func TestAListOfALeaderHasThoseOfTheQuarter(t *testing.T) {
	a, _ := sample(t)
	old := a.Ledger().Leaders()[0]
	_, made, err := a.Succeed(old.ID, "陈新", "", "2020-09-01", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for q, who := range map[ledger.Quarter]ledger.ID{"2020Q2": old.ID, "2020Q3": made} {
		for _, id := range []ledger.ID{old.ID, made} {
			x, err := a.LeaderList(id, q)
			if err != nil || (len(x.Rows) > 0) != (id == who) {
				t.Errorf("%s of %s: %d rows, %v", q, id, len(x.Rows), err)
			}
			if slices.Contains(x.Heads, "责任领导") {
				t.Errorf("the title says it already: %v", x.Heads)
			}
		}
	}
	var p *ledger.Problem
	if _, err := a.LeaderList("nobody", "2020Q3"); !errors.As(err, &p) || p.Kind != ledger.NoSuchLeader {
		t.Error(err)
	}
	if _, err := a.UnitList("nobody", "2020Q3"); !errors.As(err, &p) || p.Kind != ledger.NoSuchUnit {
		t.Error(err)
	}
	if _, err := a.LeaderList(old.ID, "2020Q5"); !errors.As(err, &p) || p.Kind != ledger.BadQuarter {
		t.Error(err)
	}
}

func TestALetterGoesToEachChosenUnitThatOwesSomething(t *testing.T) {
	a, _ := sample(t)
	l := a.Ledger()
	jy, cj := l.UnitNamed("区教育局").ID, l.UnitNamed("区残联").ID
	to := filepath.Join(t.TempDir(), "催办.docx")
	r := Reminding{Quarter: "2020Q3", Units: []ledger.ID{cj, jy}, Due: "2020-11-30", Office: "区政府督查室"}
	letters := func() (out []string) {
		t.Helper()
		if err := a.ExportReminders(r, to); err != nil {
			t.Fatal(err)
		}
		for _, b := range readBack(t, to).Blocks {
			if strings.HasSuffix(b.Text, "：") {
				out = append(out, b.Text)
			}
		}
		return out
	}
	if got := letters(); !slices.Equal(got, []string{"区教育局：", "区残联："}) && !slices.Equal(got, []string{"区残联：", "区教育局："}) {
		t.Errorf("%q", got)
	}
	loads := view.QuarterLoads(l, l.Tasks(), "2020Q3")
	own := loads[slices.IndexFunc(loads, func(x view.QuarterLoad) bool { return x.Unit.ID == cj })]
	for _, task := range own.Missing {
		if _, err := a.Report(task.ID, cj, "2020Q3", ledger.Answer{Status: ledger.OnTrack, Progress: "好"}, ""); err != nil {
			t.Fatal(err)
		}
	}
	if got := letters(); !slices.Equal(got, []string{"区教育局："}) {
		t.Errorf("one has answered: %q", got)
	}
	r.Due = "2020-11-31"
	gone := filepath.Join(t.TempDir(), "x.pdf")
	var p *ledger.Problem
	if err := a.ExportReminders(r, gone); !errors.As(err, &p) || p.Kind != ledger.BadDay {
		t.Error(err)
	}
	if _, err := os.Stat(gone); err == nil {
		t.Error("something was written")
	}
}
