package app

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

func TestAnOverviewIsWrittenAsPDFAndWord(t *testing.T) {
	a, _ := sample(t)
	x, _ := a.Ledger().FindAnnex(2020, "2")
	for _, name := range []string{"总览.pdf", "总览.docx"} {
		for _, annex := range []ledger.ID{"", x.ID} {
			to := filepath.Join(t.TempDir(), name)
			if err := a.ExportOverview("2020Q3", annex, "2020-10-14", to); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if fi, err := os.Stat(to); err != nil || fi.Size() < 1000 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestAnOverviewIsOfTheAnnexThatWasAskedFor(t *testing.T) {
	a, _ := sample(t)
	l := a.Ledger()
	x, _ := l.FindAnnex(2020, "2")
	for annex, want := range map[ledger.ID]int{"": 114, x.ID: 21} {
		if o, err := overview(l, "2020Q3", annex, "2020-10-14"); err != nil || len(o.Tasks) != want {
			t.Errorf("%q: %d tasks, want %d, %v", annex, len(o.Tasks), want, err)
		}
	}
}

func TestAnOverviewThatCannotBeIsRefusedAndNothingIsWritten(t *testing.T) {
	a, path := sample(t)
	x, _ := a.Ledger().FindAnnex(2020, "1")
	for _, c := range []struct {
		why     string
		quarter ledger.Quarter
		annex   ledger.ID
		today   string
		kind    ledger.ProblemKind
	}{
		{"no quarter", "2020Q5", "", "2020-10-14", ledger.BadQuarter},
		{"no day", "2020Q3", "", "2020-10-32", ledger.BadDay},
		{"no annex", "2020Q3", "nothing", "2020-10-14", ledger.NoSuchAnnex},
		{"an annex of another year", "2021Q3", x.ID, "2021-10-14", ledger.NoSuchAnnex},
	} {
		to := filepath.Join(t.TempDir(), "总览.pdf")
		var p *ledger.Problem
		if err := a.ExportOverview(c.quarter, c.annex, c.today, to); !errors.As(err, &p) || p.Kind != c.kind {
			t.Errorf("%s: %v", c.why, err)
		}
		if _, err := os.Stat(to); err == nil {
			t.Errorf("%s: a file was written", c.why)
		}
	}
	var s *SaveError
	if err := a.ExportOverview("2020Q3", "", "2020-10-14", filepath.Join(t.TempDir(), "总览.xlsx")); !errors.As(err, &s) || s.Reason != SaveFormat {
		t.Errorf("another format: %v", err)
	}
	if err := a.ExportOverview("2020Q3", "", "2020-10-14", path); !errors.As(err, &s) || s.Reason != SaveOwnLedger {
		t.Errorf("over the ledger: %v", err)
	}
}

// The whole year of the 2020 annexes with a successor in September: each quarter's paper and answers have its leader.
func TestEachQuartersPapersHaveItsLeader(t *testing.T) {
	a, _ := sample(t)
	one := find(t, a, "1", "1")
	for _, q := range judge.Quarters(2020) {
		if _, err := a.Report(one.ID, one.Lead[0].Unit, q, ledger.Answer{Status: ledger.OnTrack, Progress: "好"}, ""); err != nil {
			t.Fatal(err)
		}
	}
	done, _, err := a.Succeed(one.Leader, "陈新", "区长", "2020-09-01", nil, "")
	if err != nil || done.Step.Name != "由陈新接任许西湖（2020年9月1日起），移交2项" {
		t.Errorf("%q %v", done.Step.Name, err)
	}
	l := a.Ledger()
	sheet := map[string]string{} // by quarter, of the first task
	for row := range reportSheet(l, []*ledger.Task{l.Task(one.ID)}).Rows {
		sheet[row[3]] = row[4]
	}
	for q, want := range map[ledger.Quarter]string{"2020Q1": "许西湖", "2020Q2": "许西湖", "2020Q3": "陈新", "2020Q4": "陈新"} {
		o, err := overview(l, q, "", "2020-12-10")
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, x := range o.Leaders {
			if x.Lamps.Total() == 2 {
				names = append(names, x.Name)
			}
		}
		if !slices.Contains(names, want) || slices.Contains(names, "许西湖") != (want == "许西湖") {
			t.Errorf("%s: the leaders of two tasks are %v, want %s", q, names, want)
		}
		if got := sheet[q.Name()]; got != want {
			t.Errorf("%s: the answers are under %s, want %s", q, got, want)
		}
	}
}
