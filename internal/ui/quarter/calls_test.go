package quarter

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

func TestACallIsNotedByKeysAndCountedInTheListOfWhoOwes(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	unit := s.unit
	s.combined(fyne.KeyModifierAlt, fyne.KeyT)
	s.want("dialog", s.dialog, "记催办")
	s.typed("在核数")
	s.key(fyne.KeyReturn)
	s.want("closed", s.dialog, "")
	s.want("said", s.said, "已记下对区教育局第三季度的催办，Ctrl+Z 撤销")
	s.combined(fyne.KeyModifierAlt, fyne.Key9)
	s.Table().Select(string(unit), colUnit)
	s.d.Host.Focus(s.Table())
	s.want("in the list", s.cell(string(unit), "calls").Text, "催办1次 · 9月28日")
	s.combined(fyne.KeyModifierAlt, fyne.KeyT)
	s.typed("周三前报")
	for _, o := range s.promises("周三") {
		s.want("as it is read", o, "答应的日子读作2020年9月30日（星期三）。")
	}
	s.enter()
	calls := s.book.Ledger().Calls(unit, "2020Q3")
	s.want("calls", len(calls), 2)
	s.want("promised", promised(calls), "2020-09-30")
	s.want("clerk", calls[1].Clerk, "王")
	s.want("in the list", s.cell(string(unit), "calls").Text, "催办2次 · 9月28日 · 答应9月30日")
	if _, err := s.book.Undo(); err != nil {
		t.Fatal(err)
	}
	s.want("taken back", s.cell(string(unit), "calls").Text, "催办1次 · 9月28日")
}

// promises types into the field of the promised day, and returns what stands under the fields.
func (s *stage) promises(text string) []string {
	s.t.Helper()
	s.win.Canvas().FocusNext()
	s.typed(text)
	var out []string
	for _, x := range strings.Split(textsOf(s.shown), "|") {
		if strings.Contains(x, "读") {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		s.t.Errorf("nothing is said of %s", text)
	}
	return out
}

func TestADayThatCannotBeReadStaysInItsField(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	s.combined(fyne.KeyModifierAlt, fyne.KeyT)
	s.win.Canvas().FocusNext()
	s.typed("尽快")
	s.key(fyne.KeyReturn)
	s.want("still open", s.dialog, "记催办")
	if !strings.Contains(textsOf(s.shown), "读不出日期") {
		t.Errorf("said %s", textsOf(s.shown))
	}
	s.want("nothing is noted", len(s.book.Ledger().AllCalls()), 0)
}

func TestAPromiseThatWasNotKeptIsSeen(t *testing.T) {
	s := newStage(t)
	unit := s.unitNamed(edu)
	if _, err := s.book.AddCall(unit, "2020Q3", ledger.CallSpec{Day: "2020-09-20", Promised: "2020-09-25"}, ""); err != nil {
		t.Fatal(err)
	}
	s.combined(fyne.KeyModifierAlt, fyne.Key9)
	c := s.cell(string(unit), "calls")
	s.want("tone", c.Tone, grid.Warn)
	s.want("note", c.Note, "答应的日子已过")
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
	one, two := s.taskNo("2", "1.1"), s.taskNo("2", "1.2")
	s.write(one, colRate, "400")
	s.want("state", s.report(one).State, ledger.Reported)
	s.want("mark", s.own(one, colReview).Tag, "缺进展")
	s.want("contradiction", s.own(one, colRate).Stamp, "请核对")
	s.cursor(one, colRate)
	s.combined(fyne.KeyModifierAlt, fyne.Key1)
	s.want("not passed", s.report(one).State, ledger.Reported)
	if !strings.Contains(s.said, "缺进展，也没有状态") {
		t.Errorf("said %q", s.said)
	}
	s.write(two, colProgress, "封顶")
	s.combined(fyne.KeyModifierAlt, fyne.Key3)
	s.want("passed", s.report(two).State, ledger.Reviewed)
	s.want("said", s.said, "通过 1 项；1 项缺进展，也没有状态，没有通过：附2 1.1。")
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
	unit, one := s.unitNamed(edu), s.taskNo("2", "1.1")
	s.on(edu)
	for _, c := range s.Tabled().Columns() {
		s.want("no column", c.ID == colBefore, false)
	}
	sixty := 60.0
	for _, x := range []func() (app.Done, error){
		func() (app.Done, error) {
			return s.book.Report(one.ID, unit, "2020Q2", ledger.Answer{Status: ledger.OnTrack, Percent: &sixty, Progress: "主体完成", Problem: "缺资金"}, "")
		},
		func() (app.Done, error) {
			return s.book.Report(one.ID, unit, "2020Q3", ledger.Answer{Status: ledger.OnTrack, Percent: new(float64), Progress: "封顶"}, "")
		},
	} {
		if _, err := x(); err != nil {
			t.Fatal(err)
		}
	}
	c := s.own(one, colBefore)
	s.want("text", c.Text, "正常推进 60%\n主体完成\n问题：缺资金")
	s.want("read only", c.ReadOnly, true)
	s.want("rate", s.own(one, colRate).Note, "序时75%\n低于上季60%")
	if _, err := s.book.Return([]app.Answered{{Task: one.ID, Unit: unit}}, "2020Q3", "太短", ""); err != nil {
		t.Fatal(err)
	}
	s.want("tint", s.own(one, colProgress).Wash, grid.Bad)
	s.want("no tint", s.own(s.taskNo("2", "1.2"), colProgress).Wash, grid.Plain)
}

func TestTheLampOfOthersIsSaidToBeTheirs(t *testing.T) {
	s := newStage(t)
	one := s.taskNo("2", "1.1")
	if _, err := s.book.SetDuty([]ledger.ID{one.ID}, ledger.DutyAll, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.book.Report(one.ID, s.unitNamed(edu), "2020Q3", ledger.Answer{Status: ledger.OnTrack, Progress: "封顶"}, ""); err != nil {
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
