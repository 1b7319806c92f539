package taskform

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

// deadline writes a deadline into a row of annex 1.
func (s *stage) deadline(no, text string) ledger.ID {
	s.t.Helper()
	id := s.task("1", no).ID
	if _, refused, err := s.book.SetCells(app.Typed, []app.Edit{{Task: id, Field: ledger.FieldDeadline, Value: text}}, ""); err != nil || len(refused) > 0 {
		s.t.Fatal(err, refused)
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
		s.sees(c.sees)
		if c.typed != "" {
			s.anew(c.typed)
			s.sees("读作")
		}
		s.key(fyne.KeyReturn)
		s.isOpen("")
		if got := s.book.Ledger().Task(id).Due; got != c.want {
			t.Errorf("%s %s: due %s, want %s", c.written, c.typed, got, c.want)
		}
	}
}

func TestADayThatNoCalendarHasIsRefusedWhereItWasTyped(t *testing.T) {
	s := desktop(t)
	id := s.deadline("3", "")
	Due(s.Desk, []ledger.ID{id})
	for _, text := range []string{"", "2月30日", "尽快"} {
		s.anew(text).key(fyne.KeyReturn)
		s.isOpen("完成时限")
		s.sees("请写成2020年12月31日")
	}
	if got := s.book.Ledger().Task(id).Due; got != "" {
		t.Error(got)
	}
}

func TestAConfirmedDayCanBeTakenBack(t *testing.T) {
	s := desktop(t)
	id := s.deadline("3", "第三季度")
	Due(s.Desk, []ledger.ID{id})
	s.key(fyne.KeyReturn)
	Due(s.Desk, []ledger.ID{id})
	s.press("取消已确认的日期")
	s.isOpen("")
	if got := s.book.Ledger().Task(id).Due; got != "" {
		t.Error(got)
	}
}

func TestSeveralDeadlinesAreConfirmedAtOnce(t *testing.T) {
	s := desktop(t)
	ids := []ledger.ID{s.deadline("3", "第三季度"), s.deadline("4", "长期坚持"), s.deadline("5", "2020年11月")}
	dues := func() string {
		var out []string
		for _, id := range ids {
			out = append(out, s.book.Ledger().Task(id).Due)
		}
		return fmt.Sprint(out)
	}
	ConfirmDues(s.Desk, "")
	s.sees("共 2 项", "已勾 0 项")
	s.press("全选 Ctrl+A")
	s.key(fyne.KeyReturn)
	if got := dues(); got != "[2020-09-30  2020-11-30]" {
		t.Error(got)
	}
	Due(s.Desk, ids)
	s.sees("已勾 3 项", "已确认 2020年9月30日")
	s.key(fyne.KeySpace) // the first one stays
	for _, o := range s.objects() {
		if f, ok := o.(fyne.Focusable); ok {
			s.Host.Focus(f)
			break
		}
	}
	s.typed("年底").key(fyne.KeyReturn)
	if got := dues(); got != "[2020-09-30 2020-12-31 2020-12-31]" {
		t.Error(got)
	}
	if _, err := s.book.Undo(); err != nil || dues() != "[2020-09-30  2020-11-30]" {
		t.Error("one undo", dues(), err)
	}
}

func TestMilestonesAreTypedByKeysAlone(t *testing.T) {
	s := desktop(t)
	id := s.task("1", "3").ID
	Milestones(s.Desk, id)
	s.typed("9月底").key(fyne.KeyTab)
	s.key(fyne.KeyReturn)
	s.sees("没有写要做到什么")
	s.typed("主体封顶").key(fyne.KeyReturn)
	s.isOpen("")
	Milestones(s.Desk, id)
	s.press("加一个节点")
	s.typed("5月1日").key(fyne.KeyTab)
	s.typed("动工").key(fyne.KeyTab)
	s.typed("5月32日").key(fyne.KeyReturn)
	s.sees("读不出日期")
	s.anew("5月3日").key(fyne.KeyReturn)
	s.isOpen("")
	if got := fmt.Sprint(s.book.Ledger().Task(id).Milestones); got != "[{2020-05-01 动工 2020-05-03} {2020-09-30 主体封顶 }]" {
		t.Error(got)
	}
}

func TestTheDayIsAskedWhereNoneCanBeRead(t *testing.T) {
	s := desktop(t)
	a, b := s.task("1", "1").ID, s.task("1", "2").ID
	Due(s.Desk, []ledger.ID{a, b})
	s.key(fyne.KeyReturn)
	s.sees("请在“都定为”里填一个")
	s.typed("年底").key(fyne.KeyReturn)
	s.isOpen("")
	if x, y := s.task("1", "1").Due, s.task("1", "2").Due; x != "2020-12-31" || y != x {
		t.Errorf("%q and %q", x, y)
	}
}
