package ui

import (
	"strings"
	"testing"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
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
	s.openPane()
	s.inPane("第三季度", "未报："+s.book.Ledger().Unit(lead).Name, "第二季度的进展", "第一季度的进展")
	s.setQuarter("2020Q1")
	s.settle()
	s.inPane("第一季度的进展", "第二季度的进展")
	if strings.Contains(uitest.Text(s.detail.pane), "未报：") {
		t.Error("a quarter that nobody looks at and nobody answered takes room")
	}
}

// inPane wants texts in the part of the pane on how the row stands, in this order.
func (s *stage) inPane(texts ...string) {
	s.t.Helper()
	_, rest, _ := strings.Cut(uitest.Text(s.detail.pane), "办理情况")
	whole := rest
	for _, x := range texts {
		_, after, ok := strings.Cut(rest, x)
		if !ok {
			s.t.Fatalf("%s does not come next in %q", x, whole)
		}
		rest = after
	}
}

func TestThePaneTellsHowOftenADayWasPutOff(t *testing.T) {
	s := sample(t)
	s.openNo("1")
	s.settle()
	task := s.screen.Task()
	for _, day := range []string{"2020-09-30", "2020-12-31"} {
		if _, err := s.book.SetDue(app.Days{Of: map[ledger.ID]string{task.ID: day}, Reason: "汛期", Agreed: "江海"}, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.openPane()
	s.inPane("2020年12月31日（延期1次）", "由2020年9月30日延至2020年12月31日，原因：汛期，江海同意")
}
