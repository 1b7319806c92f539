package taskform

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

// indicators are a task's as they are now.
func (s *stage) indicators(no string) string {
	s.T.Helper()
	var out []string
	for _, x := range s.Row("1", no).Indicators {
		out = append(out, indicatorText(x))
	}
	return strings.Join(out, "；")
}

func TestAnIndicatorIsTypedByKeysAlone(t *testing.T) {
	s := desktop(t)
	Indicators(s.Desk, s.Row("1", "1").ID)
	s.IsOpen("指标（要达到的数）")
	s.Typed("新增项目")
	s.Key(fyne.KeyTab, fyne.KeyRight, fyne.KeyTab)
	s.Typed("一百")
	s.Key(fyne.KeyReturn)
	s.IsOpen("指标（要达到的数）")
	s.Sees("“一百”不是数")
	s.Anew("１，０００")
	s.Key(fyne.KeyTab)
	s.Typed("个")
	s.Key(fyne.KeyReturn)
	s.IsOpen("")
	if got := s.indicators("1"); got != "新增项目 ≤ 1000 个" {
		t.Error(got)
	}
	if s.Said != "已设置指标：第1项，Ctrl+Z 撤销" {
		t.Error(s.Said)
	}
}

func TestOfferedNumbersCountOnceTheyAreTicked(t *testing.T) {
	s := desktop(t)
	Indicators(s.Desk, s.Row("1", "51").ID)
	s.Key(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	if got := s.indicators("51"); got != "普惠性民办幼儿园在园幼儿占比 = 80 %" {
		t.Error(got)
	}
	Indicators(s.Desk, s.Row("1", "51").ID)
	s.Key(fyne.KeyEscape)
	s.IsOpen("")
	if got := s.indicators("51"); got != "普惠性民办幼儿园在园幼儿占比 = 80 %" {
		t.Error("Esc leaves all as it was", got)
	}
}

func TestValuesStandBesideTheirIndicatorWhichThenStays(t *testing.T) {
	s := desktop(t)
	x := s.Row("1", "51")
	if _, err := s.Book.AddIndicators(map[ledger.ID][]ledger.Indicator{x.ID: app.OfferedIndicators(x)}, ""); err != nil {
		t.Fatal(err)
	}
	id := s.Row("1", "51").Indicators[0].ID
	for q, v := range map[ledger.Quarter]float64{"2020Q1": 41, "2020Q3": 48.5} {
		if _, err := s.Book.Report(x.ID, x.Lead[0].Unit, q, ledger.Answer{Values: map[ledger.ID]float64{id: v}}, ""); err != nil {
			t.Fatal(err)
		}
	}
	Indicators(s.Desk, x.ID)
	s.Sees("一季 41，三季 48.5", "还没有报数")
	s.Click("") // the first cross
	s.Sees("已有 2 条报送填了数，不能删除")
	if got := s.indicators("51"); !strings.HasPrefix(got, "基本实现公办幼儿园在园幼儿占比 = 50 %") {
		t.Error(got)
	}
}

func TestAllOffersOfAnAnnexAreConfirmedByHandInOneStep(t *testing.T) {
	s := desktop(t)
	ConfirmIndicators(s.Desk, s.annex("1"))
	s.IsOpen("从内容里确认指标")
	s.Sees("已勾 0 项，共 20 项")
	s.Key(fyne.KeyReturn)
	s.IsOpen("从内容里确认指标")
	s.Sees("还没有勾选")
	s.ticks().TypedShortcut(&fyne.ShortcutSelectAll{})
	s.Sees("已勾 20 项，共 20 项")
	s.Key(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	n := func() (n int) {
		for _, x := range s.Book.Ledger().Tasks() {
			n += len(x.Indicators)
		}
		return n
	}
	if n() != 19 {
		t.Errorf("%d indicators, want the 19 that stayed ticked", n())
	}
	if _, err := s.Book.Undo(); err != nil || n() != 0 {
		t.Errorf("one undo leaves %d: %v", n(), err)
	}
}

func TestNumbersAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{"4000": "4000", "4,000": "4000", "４０．５": "40.5", " 80％": "80", "-1": "-1", "": "", "七成": "", "1e999": "", "NaN": ""} {
		got := ""
		if x, ok := number(text); ok {
			got = fmt.Sprint(x)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
