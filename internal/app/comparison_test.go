package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dubanben/internal/doc"
	"dubanben/internal/ledger"
)

// sampleAndClock is the sample with a clock that a test sets.
func sampleAndClock(t *testing.T) (*App, *time.Time) {
	t.Helper()
	day := time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC)
	o := options()
	o.Now = func() time.Time { return day }
	a, err := Sample(filepath.Join(t.TempDir(), "示例.duban"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a, &day
}

func TestAComparisonOfTwoDaysTellsWhatWasChangedSince(t *testing.T) {
	a, day := sampleAndClock(t)
	x, _ := a.Ledger().FindAnnex(2020, "1")
	task, _ := a.Ledger().Find(x.ID, "3")
	*day = day.AddDate(0, 0, 5)
	if _, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldLeader, "许西湖"}}, ""); err != nil {
		t.Fatal(err)
	}
	days, err := a.Days()
	if err != nil || len(days) != 2 || days[0] != "2020-07-06" {
		t.Fatalf("days %v %v", days, err)
	}
	d, err := a.comparison(Side{x.ID, "2020-07-01"}, Side{Annex: x.ID})
	if err != nil {
		t.Fatal(err)
	}
	table := d.Blocks[2].(doc.Table)
	if len(table.Rows) != 2 || table.Rows[1][0].Text != "3" || table.Rows[1][4].Text != "黄焕辉" || table.Rows[1][5].Text != "许西湖" {
		t.Errorf("got %+v", table.Rows)
	}
	if d, err = a.comparison(Side{x.ID, "2020-07-06"}, Side{Annex: x.ID}); err != nil || len(d.Blocks) != 3 {
		t.Errorf("the same day: %v %+v", err, d.Blocks)
	}
	if d, err = a.comparison(Side{x.ID, "2020-06-30"}, Side{Annex: x.ID}); err != nil || len(d.Blocks[2].(doc.Table).Rows) < 94 {
		t.Errorf("before there was anything: %v", err)
	}
	for _, bad := range []string{"昨天", "2020-13-01", "2020/07/01", "2030-01-01"} {
		var e *DayError
		if _, err := a.comparison(Side{x.ID, bad}, Side{Annex: x.ID}); !errors.As(err, &e) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	for _, ending := range []string{".pdf", ".docx"} {
		to := filepath.Join(t.TempDir(), "对照表"+ending)
		if err := a.ExportComparison(Side{x.ID, "2020-07-01"}, Side{Annex: x.ID}, to); err != nil {
			t.Errorf("%s: %v", ending, err)
		}
		if fi, err := os.Stat(to); err != nil || fi.Size() < 1000 {
			t.Errorf("%s: %v", ending, err)
		}
	}
}

// A succession is often entered before its day: until then the papers of the day have the one who is still in office.
func TestAComparisonHasTheLeaderOfItsDay(t *testing.T) {
	a, day := sampleAndClock(t)
	x, _ := a.Ledger().FindAnnex(2020, "1")
	task, _ := a.Ledger().Find(x.ID, "1")
	*day = day.AddDate(0, 0, 5)
	if _, _, err := a.Succeed(task.Leader, "陈新", "", "2020-08-01", nil, ""); err != nil {
		t.Fatal(err)
	}
	*day = day.AddDate(0, 3, 0)
	for since, differ := range map[string]bool{"2020-07-01": true, "2020-07-06": true, "2020-07-31": true, "2020-08-01": false} {
		d, err := a.comparison(Side{x.ID, since}, Side{Annex: x.ID})
		if err != nil {
			t.Fatal(err)
		}
		table, differs := d.Blocks[2].(doc.Table)
		if differs != differ || differs && (len(table.Rows) != 3 || table.Rows[1][4].Text != "许西湖" || table.Rows[1][5].Text != "陈新") {
			t.Errorf("since %s: %+v", since, d.Blocks[2])
		}
	}
}
