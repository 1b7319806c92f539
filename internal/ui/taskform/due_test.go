package taskform

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
)

// deadline writes a deadline into a row of annex 1.
func (s *stage) deadline(no, text string) ledger.ID {
	s.T.Helper()
	id := s.Row("1", no).ID
	if _, refused, err := s.Book.SetCells(app.Typed, []app.Edit{{Task: id, Field: ledger.FieldDeadline, Value: text}}, ""); err != nil || len(refused) > 0 {
		s.T.Fatal(err, refused)
	}
	return id
}

func TestADeadlineIsReadAndConfirmed(t *testing.T) {
	for _, c := range []struct{ written, typed, sees, want string }{
		{"2020年12月底前", "", "2020年12月31日（星期四）", "2020-12-31"},
		{"2020年12月底前", "11月30日", "2020年12月底前", "2020-11-30"},
		{"第三季度", "", "2020年9月30日", "2020-09-30"},
		{"长期坚持", "2020.12.1", "长期坚持，没有到期的日子", "2020-12-01"},
		{"", "2021-06-30", "没有写时限", "2021-06-30"},
	} {
		s := desktop(t)
		id := s.deadline("3", c.written)
		Due(s.Desk, []ledger.ID{id})
		s.Sees(c.sees)
		if c.typed != "" {
			s.Anew(c.typed)
			s.Sees("读作")
		}
		s.Key(fyne.KeyReturn)
		s.IsOpen("")
		if got := s.Book.Ledger().Task(id).Due; got != c.want {
			t.Errorf("%s %s: due %s, want %s", c.written, c.typed, got, c.want)
		}
	}
}

func TestADayThatNoCalendarHasIsRefusedWhereItWasTyped(t *testing.T) {
	s := desktop(t)
	id := s.deadline("3", "")
	Due(s.Desk, []ledger.ID{id})
	for _, text := range []string{"", "2月30日", "尽快"} {
		s.Anew(text)
		s.Key(fyne.KeyReturn)
		s.IsOpen("完成时限")
		s.Sees("请写成2020年12月31日")
	}
	if got := s.Book.Ledger().Task(id).Due; got != "" {
		t.Error(got)
	}
}

func TestAConfirmedDayCanBeTakenBack(t *testing.T) {
	s := desktop(t)
	id := s.deadline("3", "第三季度")
	Due(s.Desk, []ledger.ID{id})
	s.Key(fyne.KeyReturn)
	Due(s.Desk, []ledger.ID{id})
	s.Click("取消已确认的日期")
	s.IsOpen("")
	if got := s.Book.Ledger().Task(id).Due; got != "" {
		t.Error(got)
	}
}

func TestSeveralDeadlinesAreConfirmedAtOnce(t *testing.T) {
	s := desktop(t)
	ids := []ledger.ID{s.deadline("3", "第三季度"), s.deadline("4", "长期坚持"), s.deadline("5", "2020年11月")}
	dues := func() string {
		var out []string
		for _, id := range ids {
			out = append(out, s.Book.Ledger().Task(id).Due)
		}
		return fmt.Sprint(out)
	}
	ConfirmDues(s.Desk, s.annex("1"))
	s.Sees("已勾 6 项，共 92 项") // those of 长期坚持 are not asked about; four texts name a day
	s.Key(fyne.KeyReturn)
	if got := dues(); got != "[2020-09-30  2020-11-30]" {
		t.Error(got)
	}
	Due(s.Desk, ids)
	s.Sees("已勾 3 项", "已确认 2020年9月30日")
	s.Key(fyne.KeySpace) // the first one stays
	s.Desk.Host.Focus(uitest.Found[*look.Field](s.Top())[0].Area)
	s.Typed("年底")
	s.Key(fyne.KeyReturn)
	if got := dues(); got != "[2020-09-30 2020-12-31 2020-12-31]" {
		t.Error(got)
	}
	if _, err := s.Book.Undo(); err != nil || dues() != "[2020-09-30  2020-11-30]" {
		t.Error("one undo", dues(), err)
	}
}

func TestMilestonesAreTypedByKeysAlone(t *testing.T) {
	s := desktop(t)
	id := s.Row("1", "3").ID
	Milestones(s.Desk, id)
	s.Typed("9月底")
	s.Key(fyne.KeyTab)
	s.Key(fyne.KeyReturn)
	s.Sees("没有写要做到什么")
	s.Typed("主体封顶")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	Milestones(s.Desk, id)
	s.Click("加一个节点")
	s.Typed("5月1日")
	s.Key(fyne.KeyTab)
	s.Typed("动工")
	s.Key(fyne.KeyTab)
	s.Typed("5月32日")
	s.Key(fyne.KeyReturn)
	s.Sees("读不出日期")
	s.Anew("5月3日")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	if got := fmt.Sprint(s.Book.Ledger().Task(id).Milestones); got != "[{2020-05-01 动工 2020-05-03} {2020-09-30 主体封顶 }]" {
		t.Error(got)
	}
}

func TestTheDayIsAskedWhereNoneCanBeRead(t *testing.T) {
	s := desktop(t)
	a, b := s.Row("1", "1").ID, s.Row("1", "2").ID
	Due(s.Desk, []ledger.ID{a, b})
	s.Key(fyne.KeyReturn)
	s.Sees("请在“都定为”里填一个")
	s.Typed("年底")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	if x, y := s.Row("1", "1").Due, s.Row("1", "2").Due; x != "2020-12-31" || y != x {
		t.Errorf("%q and %q", x, y)
	}
}

// notes are those of the rows of the list, by number.
func (s *stage) notes() map[string]string {
	out := map[string]string{}
	for _, r := range uitest.Found[*ticks](s.Top())[0].rows {
		out[r.no] = r.note
	}
	return out
}

func TestDaysInTextsAreTickedAndTheOthersOfferTheEndOfTheYear(t *testing.T) {
	s := desktop(t)
	ConfirmDues(s.Desk, "")
	s.Sees("已勾 20 项，共 114 项")
	for no, want := range map[string]string{
		"附2 1.2": "任务内容“2021年12月底前交付使用” → 2021年12月31日（星期五）　另有 1 个日期可作时间节点",
		"附2 3.4": "第四季度目标任务“力争10月底前全面完善，竣工验收” → 2020年10月31日（星期六）　另有 2 个日期可作时间节点",
		"1":      "没有写时限 → 本年度12月31日（星期四）",
	} {
		if got := s.notes()[no]; got != want {
			t.Errorf("%s: %q", no, got)
		}
	}
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	if x, y := s.Row("2", "9").Due, s.Row("1", "1").Due; x != "2021-04-30" || y != "" {
		t.Errorf("%q %q", x, y)
	}
	ConfirmDues(s.Desk, "")
	s.Sees("已勾 0 项，共 94 项")
	s.Click("全选 Ctrl+A")
	s.Key(fyne.KeyReturn)
	if y := s.Row("1", "1").Due; y != "2020-12-31" {
		t.Error(y)
	}
	ConfirmDues(s.Desk, "")
	s.Sees("没有要确认的时限")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
}

func TestADayThatIsPutOffKeepsWhyAndWhoAgreed(t *testing.T) {
	s := desktop(t)
	id := s.deadline("3", "第三季度")
	Due(s.Desk, []ledger.ID{id})
	s.Key(fyne.KeyReturn)
	Due(s.Desk, []ledger.ID{id})
	s.Sees("延期原因", "同意人")
	s.Anew("12月底")
	s.Key(fyne.KeyTab)
	s.Typed("汛期停工")
	s.Key(fyne.KeyTab)
	s.Typed("许西湖")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	x := s.Book.Ledger().Task(id)
	if got := fmt.Sprint(x.Due, x.Extensions); got != "2020-12-31[{2020-09-30 2020-12-31 汛期停工 许西湖 2020-07-01}]" {
		t.Error(got)
	}
	Due(s.Desk, []ledger.ID{id, s.Row("1", "4").ID})
	s.Sees("延期原因")
}

func TestDaysOnTheWayCanBeTakenAsMilestones(t *testing.T) {
	s := desktop(t)
	id := s.Row("2", "3.4").ID
	Milestones(s.Desk, id)
	s.Sees("2020年7月31日", "10个小公园基本成型")
	s.Key(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	s.IsOpen("")
	if got := fmt.Sprint(s.Book.Ledger().Task(id).Milestones); got != "[{2020-09-30 10个小公园基本成型 }]" {
		t.Error(got)
	}
}
