package taskform

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// answer reports a status for a task's first lead unit.
func (s *stage) answer(no string, q ledger.Quarter, status ledger.Status) {
	s.t.Helper()
	x := s.task("1", no)
	if _, err := s.book.Report(x.ID, x.Lead[0].Unit, q, ledger.Answer{Status: status}, ""); err != nil {
		s.t.Fatal(err)
	}
}

func TestALampIsSetByHandWithAReasonAndGivenBack(t *testing.T) {
	s := desktop(t)
	s.answer("1", "2020Q3", ledger.Behind)
	x := s.task("1", "1")
	Lamp(s.Desk, x.ID, "2020Q3")
	s.isOpen("2020年第三季度亮灯")
	s.sees("黄灯", "进度滞后，未按时序完成")
	s.key(fyne.KeyRight, fyne.KeyTab)
	s.modalKey(fyne.KeyReturn)
	s.sees("人工亮灯要写理由")
	s.typed("已现场核实").key(fyne.KeyReturn)
	s.isOpen("")
	if v := judge.Lamp(s.book.Ledger(), s.task("1", "1"), "2020Q3"); v.Lamp != ledger.Green || v.Reason != "人工设为绿灯：已现场核实" {
		t.Error(v)
	}
	Lamp(s.Desk, x.ID, "2020Q3")
	s.sees("黄灯")
	s.press("恢复按规则亮灯")
	s.isOpen("")
	if v := judge.Lamp(s.book.Ledger(), s.task("1", "1"), "2020Q3"); v.Lamp != ledger.Yellow || v.ByHand {
		t.Error(v)
	}
}

func TestAnEndSaysWhatItMeansAndCanBeTakenBack(t *testing.T) {
	s := desktop(t)
	ids := []ledger.ID{s.task("1", "1").ID, s.task("1", "2").ID}
	End(s.Desk, ids)
	s.isOpen("办结、销号、中止、调整")
	s.sees("已选 2 项", "从2020年第三季度起不用再报送", "不再欠", "Ctrl+Z")
	s.key(fyne.KeyRight, fyne.KeyTab) // the four answers are one stop
	s.anew("12月40日").key(fyne.KeyReturn)
	s.isOpen("办结、销号、中止、调整")
	s.sees("读不出日期")
	s.anew("12月20日").key(fyne.KeyTab)
	s.typed("源府督〔2020〕1号").key(fyne.KeyReturn)
	s.isOpen("")
	want := ledger.End{Status: ledger.Closed, Word: "销号", Day: "2020-12-20", Remark: "源府督〔2020〕1号"}
	for _, id := range ids {
		if e := s.book.Ledger().Task(id).End; e == nil || *e != want {
			t.Errorf("end is %v", e)
		}
	}
	Reopen(s.Desk, ids)
	for _, id := range ids {
		if e := s.book.Ledger().Task(id).End; e != nil {
			t.Errorf("end is %v", e)
		}
	}
	Reopen(s.Desk, ids)
	if s.said != "选中的项没有办结、中止或调整，不用恢复。" {
		t.Error(s.said)
	}
}

func TestTheRuleShowsHowManyLampsWouldChange(t *testing.T) {
	s := desktop(t)
	s.answer("1", "2020Q3", ledger.Behind)
	s.answer("2", "2020Q2", ledger.Behind)
	s.answer("2", "2020Q3", ledger.Behind)
	Rule(s.Desk)
	s.sees("没有灯会变", "红灯 1，黄灯 1", "未亮 112")
	s.press("按落后百分点（10/30）") // without the second yellow
	s.sees("2020年第三季度有 1 盏灯会变：红灯 1 → 0，黄灯 1 → 2")
	if got := s.book.Ledger().Rule(); got.Yellow != 0 {
		t.Error("a draft is kept", got)
	}
	s.anew("十").key(fyne.KeyReturn)
	s.isOpen("亮灯规则")
	s.sees("“十”不是数")
	s.anew("40").key(fyne.KeyReturn)
	s.isOpen("亮灯规则")
	s.sees("亮黄灯的百分点不能大于亮红灯的30")
	s.anew("20").key(fyne.KeyReturn)
	s.isOpen("")
	if got := s.book.Ledger().Rule(); got.Yellow != 20 || got.Red != 30 || got.SecondRed || got.Plan != [4]float64{25, 50, 75, 100} {
		t.Error(got)
	}
	Rule(s.Desk)
	s.press("默认（上级2020年规则）")
	s.key(fyne.KeyReturn)
	if got, want := fmt.Sprint(s.book.Ledger().Rule()), fmt.Sprint(ledger.DefaultRule()); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheEightThatGoOnAreTickedForTheNextYear(t *testing.T) {
	s := desktop(t)
	if _, err := s.book.End([]ledger.ID{s.task("1", "3").ID}, ledger.End{Status: ledger.Closed, Word: "办结", Day: "2020-06-01"}, ""); err != nil {
		t.Fatal(err)
	}
	RollOver(s.Desk)
	s.isOpen("结转到下一年")
	s.sees("已勾 8 项，共 114 项", "跨年", "写明 2021 年完成", "不带：各季度目标")
	list := s.ticks()
	last := list.rows[len(list.rows)-1]
	if !last.locked || !strings.Contains(last.note, "办结于 2020年6月1日，不再结转") {
		t.Errorf("the closed one is %+v", last)
	}
	s.key(fyne.KeyEnd, fyne.KeySpace)
	s.sees("已勾 8 项")
	s.key(fyne.KeyReturn)
	s.isOpen("结转完成")
	s.sees("8 项任务已结转到 2021 年", "新建 1 个附件")
	s.key(fyne.KeyReturn)
	if a := s.book.Ledger().Annex(s.visited); a == nil || a.Year != 2021 {
		t.Errorf("the annex of 2021 is not opened but %v", a)
	}
	if n := len(s.tasksIn(2020)); n != 114 {
		t.Errorf("%d tasks are left in 2020", n)
	}
	RollOver(s.Desk)
	s.sees("已勾 0 项，共 114 项")
	s.key(fyne.KeyReturn)
	s.isOpen("结转到下一年")
	s.sees("还没有勾选")
}

func TestRollingOverBackwardsIsRefused(t *testing.T) {
	s := desktop(t)
	RollOver(s.Desk)
	for _, o := range s.objects() {
		if f, ok := o.(interface{ SelectAll() }); ok {
			s.Host.Focus(o.(fyne.Focusable))
			f.SelectAll()
			break
		}
	}
	s.anew("2019").key(fyne.KeyReturn)
	s.isOpen("结转到下一年")
	s.sees("应在 2020 年以后")
}

func TestAnEmptyLedgerHasNothingToRollOver(t *testing.T) {
	book, err := app.Create(t.TempDir()+"/空.duban", options(3))
	if err != nil {
		t.Fatal(err)
	}
	s := stageOf(t, book, fyne.NewSize(1366, 690), false)
	RollOver(s.Desk)
	s.sees("台账里还没有任务")
}
