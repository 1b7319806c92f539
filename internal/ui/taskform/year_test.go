package taskform

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
)

// answer reports a status for a task's first lead unit.
func (s *stage) answer(no string, q ledger.Quarter, status ledger.Status) {
	s.T.Helper()
	x := s.Row("1", no)
	if _, err := s.Book.Report(x.ID, x.Lead[0].Unit, q, ledger.Answer{Status: status}, ""); err != nil {
		s.T.Fatal(err)
	}
}

func TestALampIsSetByHandWithAReasonAndGivenBack(t *testing.T) {
	s := desktop(t)
	s.answer("1", "2020Q3", ledger.Behind)
	x := s.Row("1", "1")
	Lamp(s.Desk, x.ID, "2020Q3")
	s.IsOpen("2020年第三季度人工亮灯")
	s.Sees("黄灯", "进度滞后，未按时序完成")
	s.Key(fyne.KeyRight, fyne.KeyTab)
	s.Enter()
	s.Sees("人工亮灯要写理由")
	s.Typed("已现场核实")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	if v := judge.Lamp(s.Book.Ledger(), s.Row("1", "1"), "2020Q3"); v.Lamp != ledger.Green || v.Reason != "人工设为绿灯：已现场核实" {
		t.Error(v)
	}
	Lamp(s.Desk, x.ID, "2020Q3")
	s.Sees("黄灯")
	s.Click("恢复按规则亮灯")
	s.IsOpen("")
	if v := judge.Lamp(s.Book.Ledger(), s.Row("1", "1"), "2020Q3"); v.Lamp != ledger.Yellow || v.ByHand {
		t.Error(v)
	}
}

func TestAnEndSaysWhatItMeansAndCanBeTakenBack(t *testing.T) {
	s := desktop(t)
	ids := []ledger.ID{s.Row("1", "1").ID, s.Row("1", "2").ID}
	End(s.Desk, ids)
	s.IsOpen("办结、销号、中止、调整")
	s.Sees("已选 2 项", "从2020年第三季度起不用再报送", "不再欠", "Ctrl+Z")
	s.Key(fyne.KeyRight, fyne.KeyTab) // the four answers are one stop
	s.Anew("12月40日")
	s.Key(fyne.KeyReturn)
	s.IsOpen("办结、销号、中止、调整")
	s.Sees("读不出日期")
	s.Anew("12月20日")
	s.Key(fyne.KeyTab)
	s.Typed("源府督〔2020〕1号")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	want := ledger.End{Status: ledger.Closed, Word: "销号", Day: "2020-12-20", Remark: "源府督〔2020〕1号"}
	for _, id := range ids {
		if e := s.Book.Ledger().Task(id).End; e == nil || *e != want {
			t.Errorf("end is %v", e)
		}
	}
	Reopen(s.Desk, ids)
	for _, id := range ids {
		if e := s.Book.Ledger().Task(id).End; e != nil {
			t.Errorf("end is %v", e)
		}
	}
	Reopen(s.Desk, ids)
	if s.Said != "选中的项没有办结、中止或调整，不用恢复。" {
		t.Error(s.Said)
	}
}

func TestTheRuleShowsHowManyLampsWouldChange(t *testing.T) {
	s := desktop(t)
	s.answer("1", "2020Q3", ledger.Behind)
	s.answer("2", "2020Q2", ledger.Behind)
	s.answer("2", "2020Q3", ledger.Behind)
	Rule(s.Desk)
	s.Sees("没有灯会变", "红灯 1，黄灯 1", "未亮 112")
	s.Click("按落后百分点（10/30）") // without the second yellow
	s.Sees("2020年第三季度有 1 盏灯会变：红灯 1 → 0，黄灯 1 → 2")
	if got := s.Book.Ledger().Rule(); got.Yellow != 0 {
		t.Error("a draft is kept", got)
	}
	s.Anew("十")
	s.Key(fyne.KeyReturn)
	s.IsOpen("亮灯规则")
	s.Sees("“十”不是数")
	s.Anew("40")
	s.Key(fyne.KeyReturn)
	s.IsOpen("亮灯规则")
	s.Sees("亮黄灯的百分点不能大于亮红灯的30")
	s.Anew("20")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	if got := s.Book.Ledger().Rule(); got.Yellow != 20 || got.Red != 30 || got.SecondRed || got.Plan != [4]float64{25, 50, 75, 100} {
		t.Error(got)
	}
	Rule(s.Desk)
	s.Click("默认（上级2020年规则）")
	s.Key(fyne.KeyReturn)
	if got, want := fmt.Sprint(s.Book.Ledger().Rule()), fmt.Sprint(ledger.DefaultRule()); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheEightThatGoOnAreTickedForTheNextYear(t *testing.T) {
	s := desktop(t)
	if _, err := s.Book.End([]ledger.ID{s.Row("1", "3").ID}, ledger.End{Status: ledger.Closed, Word: "办结", Day: "2020-06-01"}, ""); err != nil {
		t.Fatal(err)
	}
	RollOver(s.Desk)
	s.IsOpen("结转到下一年")
	s.Sees("已勾 8 项，共 114 项", "跨年", "写明 2021 年完成", "不带：各季度目标")
	list := s.ticks()
	last := list.rows[len(list.rows)-1]
	if !last.locked || !strings.Contains(last.note, "办结于 2020年6月1日，不再结转") {
		t.Errorf("the closed one is %+v", last)
	}
	s.Key(fyne.KeyEnd, fyne.KeySpace)
	s.Sees("已勾 8 项")
	s.Key(fyne.KeyReturn)
	s.IsOpen("结转完成")
	s.Sees("8 项任务已结转到 2021 年", "新建 1 个附件")
	s.Key(fyne.KeyReturn)
	if a := s.Book.Ledger().Annex(s.opened); a == nil || a.Year != 2021 {
		t.Errorf("the annex of 2021 is not opened but %v", a)
	}
	if n := len(s.tasksIn(2020)); n != 114 {
		t.Errorf("%d tasks are left in 2020", n)
	}
	RollOver(s.Desk)
	s.Sees("已勾 0 项，共 114 项")
	s.Key(fyne.KeyReturn)
	s.IsOpen("结转到下一年")
	s.Sees("还没有勾选")
}

func TestRollingOverBackwardsIsRefused(t *testing.T) {
	s := desktop(t)
	RollOver(s.Desk)
	s.Desk.Host.Focus(uitest.Found[*look.Field](s.Top())[0].Area)
	s.Anew("2019")
	s.Key(fyne.KeyReturn)
	s.IsOpen("结转到下一年")
	s.Sees("应在 2020 年以后")
}

func TestAnEmptyLedgerHasNothingToRollOver(t *testing.T) {
	book, err := app.Create(t.TempDir()+"/空.duban", uitest.Options(uitest.Day(7, 1), 4))
	if err != nil {
		t.Fatal(err)
	}
	s := stageOf(t, book, fyne.NewSize(1366, 690), false)
	RollOver(s.Desk)
	s.Sees("台账里还没有任务")
}
