package taskform

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

// linked are the tasks that one is linked with.
func (s *stage) linked(annex, no string) string {
	var out []string
	for _, x := range s.Book.Ledger().Links(s.Row(annex, no).ID) {
		out = append(out, s.Book.Ledger().RowName(x))
	}
	return strings.Join(out, " ")
}

func TestATaskIsLinkedByOfferAndBySearch(t *testing.T) {
	s := desktop(t)
	Links(s.Desk, s.Row("1", "23").ID)
	s.IsOpen("关联任务")
	s.Sees("附件2第3.3项", "内容相似", "已勾 0 项，共 2 项")
	s.Typed("没有这样的")
	s.Key(fyne.KeyReturn)
	s.Sees("没有找到“没有这样的”")
	s.Anew("黑臭")
	s.Key(fyne.KeyReturn)
	s.Sees("新关联", "已勾 1 项，共 3 项")
	s.Typed("3.4")
	s.Key(fyne.KeyReturn)
	s.Sees("已勾 2 项，共 3 项")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	if got := s.linked("1", "23"); got != "17 3.4" {
		t.Error(got)
	}
	Links(s.Desk, s.Row("1", "23").ID)
	s.Desk.Host.Focus(s.ticks())
	s.Key(fyne.KeyHome, fyne.KeySpace, fyne.KeyReturn)
	if got := s.linked("1", "23"); got != "3.4" {
		t.Error("unticked is unlinked", got)
	}
	Links(s.Desk, s.Row("1", "23").ID)
	s.Key(fyne.KeyEscape)
	s.IsOpen("")
}

func TestTheLinksOfTheAnnexesAreConfirmedInOneStep(t *testing.T) {
	s := desktop(t)
	ConfirmLinks(s.Desk, 2020)
	s.Sees("17 与 附2 3.2", "已勾 0 项，共 9 项")
	s.Click("全选 Ctrl+A")
	s.Key(fyne.KeyReturn)
	if got := s.linked("1", "52"); got != "1.3 1.4 1.5" {
		t.Error(got)
	}
	if s.Said != "已关联9对任务，Ctrl+Z 撤销" {
		t.Error(s.Said)
	}
	ConfirmLinks(s.Desk, 2020)
	s.Sees("没有内容相似而还没关联的任务")
}

func TestWhoReportsIsShownWhileItIsChosen(t *testing.T) {
	s := desktop(t)
	Duty(s.Desk, []ledger.ID{s.Row("1", "31").ID})
	s.Sees("区直相关单位", "各镇街道）")
	s.Key(fyne.KeyDown)
	s.Sees("1 个：区应急管理局")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	if got := s.Row("1", "31").Duty; got != ledger.DutyLead {
		t.Error(got)
	}
}

func TestTheMembersOfAGroupAreTickedForATask(t *testing.T) {
	s := desktop(t)
	id := s.Row("1", "15").ID
	Duty(s.Desk, []ledger.ID{id})
	s.Sees("“相关镇街道”在这里指", "1 个：相关镇街道")
	s.Key(fyne.KeyTab) // the four answers are one stop
	s.Typed("yxjd")
	s.Key(fyne.KeyReturn, fyne.KeySpace)
	s.Sees("1 个：源西街道（相关镇街道）")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	l := s.Book.Ledger()
	if got := l.MembersFor(l.Task(id), l.UnitNamed("相关镇街道").ID); len(got) != 1 || got[0].Name != "源西街道" {
		t.Error(got)
	}
}

func TestDialogsFitTheirScreen(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1366, 690), fyne.NewSize(1093, 552)} {
		for _, dark := range []bool{false, true} {
			s := newStage(t, size, dark)
			one, two := []ledger.ID{s.Row("1", "3").ID}, []ledger.ID{s.Row("1", "31").ID, s.Row("1", "15").ID}
			for name, open := range map[string]func(){
				"Indicators": func() { Indicators(s.Desk, s.Row("1", "51").ID) }, "ConfirmIndicators": func() { ConfirmIndicators(s.Desk, "") },
				"Due": func() { Due(s.Desk, one) }, "dues": func() { Due(s.Desk, two) }, "Milestones": func() { Milestones(s.Desk, one[0]) },
				"Duty": func() { Duty(s.Desk, one) }, "duties": func() { Duty(s.Desk, two) }, "Lamp": func() { Lamp(s.Desk, one[0], "2020Q3") },
				"End": func() { End(s.Desk, two) }, "Links": func() { Links(s.Desk, one[0]) }, "ConfirmLinks": func() { ConfirmLinks(s.Desk, 2020) },
				"Rule": func() { Rule(s.Desk) }, "RollOver": func() { RollOver(s.Desk) },
			} {
				open()
				if h := s.high(); h > formHigh || h > size.Height {
					t.Errorf("%s is %v high on %v", name, h, size)
				}
				s.Escape()
				s.IsOpen("")
			}
		}
	}
}

func TestTheMenuNamesWhatCanBeDone(t *testing.T) {
	s := desktop(t)
	disabled := func(items []*fyne.MenuItem) string {
		var out []string
		for _, i := range items {
			if i.Disabled {
				out = append(out, i.Label)
			}
		}
		return strings.Join(out, " ")
	}
	one, two := []ledger.ID{s.Row("1", "1").ID}, []ledger.ID{s.Row("1", "1").ID, s.Row("1", "2").ID}
	if got := disabled(Menu(s.Desk, one, "2020Q3")); got != "恢复办理" {
		t.Error(got)
	}
	if got := disabled(Menu(s.Desk, two, "2020Q3")); got != "第三季度人工亮灯… 指标（要达到的数）… 时间节点… 关联任务… 恢复办理（2 项）" {
		t.Error(got)
	}
	if got := len(strings.Fields(disabled(Menu(s.Desk, nil, "2020Q3")))); got != 8 {
		t.Errorf("%d are greyed without a row", got)
	}
	for _, i := range append(Menu(s.Desk, one, "2020Q3"), YearMenu(func() *Desk { return s.Desk })...) {
		if i.IsSeparator || i.Disabled {
			continue
		}
		i.Action()
		if s.Dialog() == "" {
			t.Errorf("%s opens nothing", i.Label)
			continue
		}
		s.Escape()
	}
}
