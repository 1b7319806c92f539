package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

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
