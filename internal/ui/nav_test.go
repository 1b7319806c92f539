package ui

import (
	"testing"

	"dubanben/internal/ledger"
)

// counted is what stands beside a screen's name.
func (s *stage) counted(name string) string {
	for _, i := range s.nav.items {
		if i.text.Text == name {
			return i.count.Text
		}
	}
	return ""
}

// marked is the screen's name that is marked as the one shown.
func (s *stage) marked() string {
	for _, i := range s.nav.items {
		if i.text.TextStyle.Bold {
			return i.text.Text
		}
	}
	return ""
}

func TestTheNamesOfTheScreensCountTheYearThatIsLookedAt(t *testing.T) {
	s := sample(t)
	s.want("leaders", []string{s.counted("按领导"), s.counted("存疑")}, []string{"8", "4"})
	if _, _, err := s.book.RollOver(2020, 2021, []ledger.ID{s.task("2", "1.2").ID}, ""); err != nil {
		t.Fatal(err)
	}
	s.settle()
	for _, a := range s.book.Ledger().Annexes() {
		if a.Year == 2021 {
			s.openAnnex(a.ID)
		}
	}
	s.settle()
	s.want("those with tasks, and no doubts", []string{s.counted("按领导"), s.counted("存疑")}, []string{"1", "0"})
}

func TestTheMenuListsTheScreensAsTheyStandAtTheLeft(t *testing.T) {
	s := sample(t)
	var left, menu []string
	for _, i := range s.nav.items {
		if i.press.Visible() {
			left = append(left, i.text.Text)
		}
	}
	for _, i := range s.menu.main.Items[2].Items[:len(left)] {
		menu = append(menu, i.Label)
		if i.Shortcut == nil {
			t.Errorf("%s has no key", i.Label)
		}
	}
	s.want("menu", menu, left)
}

func TestRowsBehindANumberLeaveTheirScreenMarked(t *testing.T) {
	s := sample(t)
	s.openLeaders()
	s.settle()
	s.openRows("黄焕辉·红灯", []ledger.ID{s.task("1", "3").ID})
	s.settle()
	s.want("marked", s.marked(), "按领导")
	s.openOverview()
	s.settle()
	s.openRows("第三季度·红灯", []ledger.ID{s.task("1", "3").ID})
	s.settle()
	s.want("marked", s.marked(), "总览")
}

func TestAFileKeepsTheEndingThatWasOffered(t *testing.T) {
	for _, c := range [][3]string{{"year6", ".duban", "year6.duban"}, {" 总览 ", ".pdf", "总览.pdf"}, {"附件1.docx", ".xlsx", "附件1.docx"}, {"附件1.PDF", ".xlsx", "附件1.PDF"},
		{"2020.1", ".xlsx", "2020.1.xlsx"}, {"台账.xlsx", ".duban", "台账.xlsx.duban"}, {"台账.DUBAN", ".duban", "台账.DUBAN"}, {"附件1.duban", ".xlsx", "附件1.duban.xlsx"}, {" ", ".pdf", ""}} {
		if got := withEnding(c[0], c[1]); got != c[2] {
			t.Errorf("%q offered as %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
