package quarter

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

// jobs is a task that is measured by two numbers.
func jobs() *ledger.Task {
	return &ledger.Task{No: "57", Text: "就业", Indicators: []ledger.Indicator{
		{ID: "a", Name: "新增就业", Op: ledger.AtLeast, Value: 4000, Unit: "人"}, {ID: "b", Name: "失业率", Op: ledger.AtMost, Value: 3, Unit: "%"}}}
}

func TestNumbersAreReadAsPeopleTypeThem(t *testing.T) {
	plain, two := &ledger.Task{}, jobs()
	one := &ledger.Task{Indicators: two.Indicators[:1]}
	for _, c := range []struct {
		task    *ledger.Task
		text    string
		percent float64 // -1 for none
		a, b    float64 // of the indicators, -1 for none
	}{
		{plain, "", -1, -1, -1},
		{plain, "65", 65, -1, -1},
		{plain, " 65.5 % ", 65.5, -1, -1},
		{plain, "１２０％", 120, -1, -1},
		{two, "新增就业=3200；失业率=2.8", -1, 3200, 2.8},
		{two, "新增就业＝3,200人\n失业率：2.8%", -1, 3200, 2.8},
		{two, "新增就业=；失业率=", -1, -1, -1},
		{two, "失业率=2.8", -1, -1, 2.8},
		{two, "80%", 80, -1, -1},
		{one, "3200", -1, 3200, -1},
		{one, "3200人", -1, 3200, -1},
		{one, "80%", 80, -1, -1},
	} {
		var in ledger.Answer
		if err := setMeasure((&ledger.Ledger{}), c.task, &in, c.text); err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		got := -1.0
		if in.Percent != nil {
			got = *in.Percent
		}
		value := func(id ledger.ID) float64 {
			if v, ok := in.Values[id]; ok {
				return v
			}
			return -1
		}
		if got != c.percent || value("a") != c.a || value("b") != c.b {
			t.Errorf("%q is %v with %v", c.text, got, in.Values)
		}
	}
}

func TestWhatIsNoNumberIsRefused(t *testing.T) {
	for text, kind := range map[string]ledger.ProblemKind{
		"很多": ledger.BadNumber, "1e9": ledger.BadNumber, "Inf": ledger.BadNumber, "1-2": ledger.BadNumber, "新增就业=很多": ledger.BadNumber, "增收=5": ledger.NoSuchIndicator,
	} {
		var p *ledger.Problem
		if err := setMeasure(&ledger.Ledger{}, jobs(), &ledger.Answer{}, text); !errors.As(err, &p) || p.Kind != kind {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestNumbersAreWrittenAsTheyAreRead(t *testing.T) {
	r := ledger.Report{Values: map[ledger.ID]float64{"a": 3200, "b": 2.8}}
	text := measured(jobs(), r)
	if text != "新增就业=3200\n失业率=2.8" {
		t.Error(text)
	}
	var in ledger.Answer
	if err := setMeasure(&ledger.Ledger{}, jobs(), &in, text); err != nil || in.Values["a"] != 3200 || in.Values["b"] != 2.8 {
		t.Errorf("%v, %v", in.Values, err)
	}
}

func TestATaskIsCalledByItsFirstWords(t *testing.T) {
	for text, want := range map[string]string{
		"5.实施源南龙光实验中学新建工程：该校为龙光城小区配建项目。": "实施源南龙光实验中学新建工程",
		"用好抗疫特别国债，加快建设区疾控中心。":            "用好抗疫特别国债，加快建设区疾控中心",
		"一期：建设":   "一期：建设",
		"2.5公里道路": "2.5公里道路",
	} {
		if got := title(text); got != want {
			t.Errorf("%q is called %q", text, got)
		}
	}
}

func TestAnEmptyCellOfNumbersBeginsWithTheirNamesAndKeepsNothingOfThem(t *testing.T) {
	s := newStage(t)
	one := s.Row("2", "1.1")
	if _, err := s.Book.SetIndicators(one.ID, []ledger.Indicator{{Name: "学位", Op: ledger.AtLeast, Value: 200, Unit: "个"}, {Name: "楼栋", Op: ledger.AtLeast, Value: 2, Unit: "栋"}}, ""); err != nil {
		t.Fatal(err)
	}
	s.on(edu)
	s.cursor(one, colRate)
	s.Key(fyne.KeyF2)
	s.Want("open", s.Table().Editing(), true)
	s.Key(fyne.KeyReturn)
	s.Want("nothing kept", s.Book.Ledger().Report(one.ID, s.unit, "2020Q3") == nil, true)
	s.cursor(one, colRate)
	s.Key(fyne.KeyF2)
	s.Typed("150")
	s.Key(fyne.KeyReturn)
	c := s.own(one, colRate)
	s.Want("values", c.Text, "学位=150")
	s.Want("beside the plan", c.Note, "0%·序时75%")
	s.cursor(one, colRate)
	s.Key(fyne.KeyF2)
	s.Typed("；楼栋=2")
	s.Key(fyne.KeyReturn)
	s.Want("lowest", s.own(one, colRate).Note, "75%·序时75%")
}
