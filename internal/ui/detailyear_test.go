package ui

import (
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

func TestThePaneTellsOfTheQuarterLookedAtFirstAndThenOfTheNewest(t *testing.T) {
	s := sample(t)
	s.inQuarter()
	s.setQuarter("2020Q3")
	s.settle()
	task := s.screen.Task()
	var lead ledger.ID
	for _, a := range s.book.Ledger().Answerers(task) {
		if a.Lead {
			lead = a.Unit
			break
		}
	}
	for _, q := range []ledger.Quarter{"2020Q1", "2020Q2"} {
		if _, err := s.book.Report(task.ID, lead, q, ledger.Answer{Status: ledger.OnTrack, Progress: q.Name() + "的进展"}, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.settle()
	if !s.detail.shown() {
		s.toggleDetail()
	}
	s.settle()
	s.inPane("第三季度", "未报："+s.book.Ledger().Unit(lead).Name, "第二季度的进展", "第一季度的进展")
	s.setQuarter("2020Q1")
	s.settle()
	s.inPane("第一季度的进展", "第二季度的进展")
	if strings.Contains(textOf(s.detail.pane), "未报：") {
		t.Error("a quarter that nobody looks at and nobody answered takes room")
	}
}

// inPane wants texts in the part of the pane on how the row stands, in this order.
func (s *stage) inPane(texts ...string) {
	s.t.Helper()
	_, rest, _ := strings.Cut(textOf(s.detail.pane), "办理情况")
	whole := rest
	for _, x := range texts {
		_, after, ok := strings.Cut(rest, x)
		if !ok {
			s.t.Fatalf("%s does not come next in %q", x, whole)
		}
		rest = after
	}
}
