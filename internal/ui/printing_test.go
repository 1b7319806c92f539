package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
)

// written is what the paper of the screen that is shown writes in each of its forms.
func (s *stage) written(p *desk.Paper) {
	s.t.Helper()
	write := p.Read()
	for _, ending := range p.Endings {
		to := filepath.Join(s.t.TempDir(), fileName(p.Title)+ending)
		if err := write(to); err != nil {
			s.t.Errorf("%s%s: %v", p.Title, ending, err)
		} else if fi, err := os.Stat(to); err != nil || fi.Size() < 2000 {
			s.t.Errorf("%s%s: %v", p.Title, ending, err)
		}
	}
}

func TestEachScreenPrintsWhatStandsThere(t *testing.T) {
	s := sample(t)
	lists := []string{".xlsx", ".docx", ".pdf"}
	unit := s.book.Ledger().UnitNamed("区教育局").ID
	for _, c := range []struct {
		name, title, count string
		endings            []string
		open               func()
	}{
		{"the overview", "督查工作总览（2020年第三季度）", "", []string{".pdf", ".docx"}, s.openOverview},
		{"a unit", "区教育局任务清单（2020年第三季度）", "9项", lists, func() { s.openUnit(unit) }},
		{"a leader", "黄焕辉分管任务清单（2020年第三季度）", "39项", lists, func() {
			s.openLeaders()
			for _, x := range s.book.Ledger().Leaders() {
				if x.Name == "黄焕辉" {
					s.screen.(desk.Listed).Pick(x.ID)
				}
			}
		}},
		{"rows behind a number", "红灯任务（2020年第三季度）", "2项", lists, func() {
			s.openRows("第三季度·红灯", []ledger.ID{s.task("1", "3").ID, s.task("2", "1.3").ID})
		}},
		{"the history", "修改记录", "", lists, func() { s.openHistory("") }},
		{"the register", "单位名册", "", lists, s.openRoll},
		{"an annex", "2020年附件2-十件实事", "", []string{".xlsx", ".docx", ".pdf", ".csv", ".json"}, func() { s.openKind(ledger.Practical) }},
	} {
		s.setQuarter("2020Q3")
		c.open()
		s.settle()
		p := s.paper()
		if p == nil {
			t.Errorf("%s has no paper", c.name)
			continue
		}
		s.want(c.name, p.Title, c.title)
		s.want(c.name+" in forms", p.Endings, c.endings)
		if c.count != "" {
			s.want(c.name+" counted", p.Count, c.count)
		}
		s.want(c.name+": the buttons", []bool{s.bar.print.Disabled(), s.bar.export.Disabled()}, []bool{false, false})
		s.written(p)
	}
}

func TestWhereNothingCanBePrintedTheButtonsAreGreyAndTheKeySaysSo(t *testing.T) {
	s := sample(t)
	s.openDoubtScreen()
	s.settle()
	s.want("the buttons", []bool{s.bar.print.Disabled(), s.bar.export.Disabled()}, []bool{true, true})
	s.printPage()
	s.settle()
	s.want("said", s.status.message.Text, nothingToPrint)
}

func TestAListOnPaperHasTheRowsThatTheFilterLeaves(t *testing.T) {
	s := sample(t)
	s.openUnit(s.book.Ledger().UnitNamed("区教育局").ID)
	s.settle()
	all := s.paper().Count
	s.sheet().FilterBy(ledger.FieldLeader, "刘小平")
	s.settle()
	left := s.paper().Count
	if all == left || !slices.Contains([]string{"7项", "8项"}, left) {
		t.Errorf("%s, filtered %s", all, left)
	}
}

func TestAFilteredAnnexIsPrintedWholeOrAsItStands(t *testing.T) {
	s := sample(t)
	s.openKind(ledger.WorkReport)
	s.settle()
	s.want("printed at once", s.paper().Print == nil, true)
	s.sheet().FilterBy(ledger.FieldLeader, "许西湖")
	s.settle()
	p := s.paper()
	s.want("asks", p.Print != nil, true)
	p.Print()
	s.want("dialogs", len(s.modals), 1)
	list := s.screen.(*annexScreen).tablePaper(s.book.Ledger().Annex(s.annex))
	s.want("the table", list.Count, "2行")
	s.written(list)
}
