package quarter

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
)

func TestACallIsNotedByKeysAndCountedInTheListOfWhoOwes(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	unit := s.unit
	s.With(fyne.KeyModifierAlt, fyne.KeyT)
	s.Want("dialog", s.Dialog(), "记催办")
	s.Typed("在核数")
	s.Key(fyne.KeyReturn)
	s.Want("closed", s.Dialog(), "")
	s.Want("said", s.Said, "已记下对区教育局第三季度的催办，Ctrl+Z 撤销")
	s.With(fyne.KeyModifierAlt, fyne.Key9)
	s.Table().Select(string(unit), colUnit)
	s.d.Host.Focus(s.Table())
	s.Want("in the list", s.cell(string(unit), "calls").Text, "催办1次 · 9月28日")
	s.With(fyne.KeyModifierAlt, fyne.KeyT)
	s.Typed("周三前报")
	for _, o := range s.promises("周三") {
		s.Want("as it is read", o, "答应的日子读作2020年9月30日（星期三）。")
	}
	s.Enter()
	calls := s.Book.Ledger().Calls(unit, "2020Q3")
	s.Want("calls", len(calls), 2)
	s.Want("promised", promised(calls), "2020-09-30")
	s.Want("clerk", calls[1].Clerk, "王")
	s.Want("in the list", s.cell(string(unit), "calls").Text, "催办2次 · 9月28日 · 答应9月30日")
	s.Undo()
	s.Want("taken back", s.cell(string(unit), "calls").Text, "催办1次 · 9月28日")
}

// promises types into the field of the promised day, and returns what stands under the fields.
func (s *stage) promises(text string) []string {
	s.T.Helper()
	s.Win.Canvas().FocusNext()
	s.Typed(text)
	var out []string
	for _, x := range uitest.Texts(s.Top()) {
		if strings.Contains(x, "读") {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		s.T.Errorf("nothing is said of %s", text)
	}
	return out
}

func TestADayThatCannotBeReadStaysInItsField(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	s.With(fyne.KeyModifierAlt, fyne.KeyT)
	s.Win.Canvas().FocusNext()
	s.Typed("尽快")
	s.Key(fyne.KeyReturn)
	s.Want("still open", s.Dialog(), "记催办")
	if !strings.Contains(uitest.Text(s.Top()), "读不出日期") {
		t.Errorf("said %s", uitest.Text(s.Top()))
	}
	s.Want("nothing is noted", len(s.Book.Ledger().AllCalls()), 0)
}

func TestAPromiseThatWasNotKeptIsSeen(t *testing.T) {
	s := newStage(t)
	unit := s.Unit(edu).ID
	if _, err := s.Book.AddCall(unit, "2020Q3", ledger.CallSpec{Day: "2020-09-20", Promised: "2020-09-25"}, ""); err != nil {
		t.Fatal(err)
	}
	s.With(fyne.KeyModifierAlt, fyne.Key9)
	c := s.cell(string(unit), "calls")
	s.Want("tone", c.Tone, grid.Warn)
	s.Want("note", c.Note, "答应的日子已过")
}

func TestDaysAreReadAsPeopleSayThemOnTheTelephone(t *testing.T) {
	today := time.Date(2020, 11, 20, 9, 0, 0, 0, time.UTC) // a Friday
	for text, want := range map[string]string{
		"11月25日": "2020-11-25", "25日": "2020-11-25", "25": "2020-11-25", "5号": "2020-12-05", "31日": "2020-12-31", "11.25": "2020-11-25", "12-1": "2020-12-01",
		"明天": "2020-11-21", "周五": "2020-11-20", "下周三": "2020-11-25", "星期天": "2020-11-22", "1月5日": "2021-01-05", "2020年11月30日": "2020-11-30",
		"": "", "尽快": "", "40日": "", "0": "",
	} {
		if got := readCallDay(text, today, today); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := readCallDay("18日", today, today.AddDate(0, 0, -19)); got != "2020-11-18" {
		t.Errorf("a day of this month that is over: %s", got)
	}
}

func TestAnAnswerWithoutProgressAndStatusIsNotPassedAndSaysSo(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, two := s.Row("2", "1.1"), s.Row("2", "1.2")
	s.write(one, colRate, "400")
	s.Want("state", s.report(one).State, ledger.Reported)
	s.Want("mark", s.own(one, colReview).Tag, "缺进展")
	s.Want("contradiction", s.own(one, colRate).Stamp, "请核对")
	s.cursor(one, colRate)
	s.With(fyne.KeyModifierAlt, fyne.Key1)
	s.Want("not passed", s.report(one).State, ledger.Reported)
	if !strings.Contains(s.Said, "缺进展，也没有状态") {
		t.Errorf("said %q", s.Said)
	}
	s.write(two, colProgress, "封顶")
	s.With(fyne.KeyModifierAlt, fyne.Key3)
	s.Want("passed", s.report(two).State, ledger.Reviewed)
	s.Want("said", s.Said, "通过 1 项；1 项缺进展，也没有状态，没有通过：附2 1.1。")
	if !strings.Contains(s.Summary(), "Ctrl+Enter") { // the cursor is on two
		t.Errorf("summary %q", s.Summary())
	}
	s.cursor(one, colRate)
	if !strings.Contains(s.Summary(), "完成率请核对：超过150%") {
		t.Errorf("summary %q", s.Summary())
	}
}

func TestTheQuarterBeforeStandsBesideThisOneWhereSomethingWasSaid(t *testing.T) {
	s := newStage(t)
	unit, one := s.Unit(edu).ID, s.Row("2", "1.1")
	s.on(edu)
	for _, c := range s.Tabled().Columns() {
		s.Want("no column", c.ID == colBefore, false)
	}
	sixty := 60.0
	for _, x := range []func() (app.Done, error){
		func() (app.Done, error) {
			return s.Book.Report(one.ID, unit, "2020Q2", ledger.Answer{Status: ledger.OnTrack, Percent: &sixty, Progress: "主体完成", Problem: "缺资金"}, "")
		},
		func() (app.Done, error) {
			return s.Book.Report(one.ID, unit, "2020Q3", ledger.Answer{Status: ledger.OnTrack, Percent: new(float64), Progress: "封顶"}, "")
		},
	} {
		if _, err := x(); err != nil {
			t.Fatal(err)
		}
	}
	c := s.own(one, colBefore)
	s.Want("text", c.Text, "正常推进 60%\n主体完成\n问题：缺资金")
	s.Want("read only", c.ReadOnly, true)
	s.Want("rate", s.own(one, colRate).Note, "序时75%\n低于上季60%")
	if _, err := s.Book.Return([]app.Answered{{Task: one.ID, Unit: unit}}, "2020Q3", "太短", ""); err != nil {
		t.Fatal(err)
	}
	s.Want("tint", s.own(one, colProgress).Wash, grid.Bad)
	s.Want("no tint", s.own(s.Row("2", "1.2"), colProgress).Wash, grid.Plain)
}

func TestTheLampOfOthersIsSaidToBeTheirs(t *testing.T) {
	s := newStage(t)
	one := s.Row("2", "1.1")
	if _, err := s.Book.SetDuty([]ledger.ID{one.ID}, ledger.DutyAll, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Book.Report(one.ID, s.Unit(edu).ID, "2020Q3", ledger.Answer{Status: ledger.OnTrack, Progress: "封顶"}, ""); err != nil {
		t.Fatal(err)
	}
	s.on("区住建局")
	if c := s.own(one, colLamp); !strings.HasPrefix(c.Note, "据其他单位的报送：") {
		t.Errorf("note %q", c.Note)
	}
	s.on(edu)
	if c := s.own(one, colLamp); strings.HasPrefix(c.Note, "据其他") {
		t.Errorf("note %q", c.Note)
	}
}

func TestALongListOfOwedTasksIsCutToItsFirst(t *testing.T) {
	lines := []string{"一", "二", "三", "四", "五"}
	if got := firstLines(lines); got != "一\n二\n三\n等 5 项" {
		t.Error(got)
	}
	if got := firstLines(lines[:4]); got != "一\n二\n三\n四" {
		t.Error(got)
	}
}
