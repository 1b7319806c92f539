package ledger

import (
	"slices"
	"testing"
)

func TestNoUnitIsMergedWithItselfAGroupOrItsMember(t *testing.T) {
	l, id := year(t)
	d := l.Draft(later())
	const day = "2020-07-01"
	refused(t, d.Merge(id["甲局"], id["甲局"], day), SameUnit)
	refused(t, d.Unite(id["甲局"], id["甲局"]), SameUnit)
	if p := refused(t, d.Merge(id["甲局"], id["各镇"], day), MixedUnits); p.Why != "各镇" || p.Value != "甲局" {
		t.Errorf("got %+v", p)
	}
	refused(t, d.Merge(id["各镇"], id["甲局"], day), MixedUnits)
	refused(t, d.Unite(id["各镇"], id["甲镇"]), OwnMember)
	refused(t, d.Unite(id["甲镇"], id["各镇"]), OwnMember)
	outer, err := d.AddUnit("全部", UnitSpec{Kind: Group, Members: []ID{id["各镇"]}})
	if err != nil {
		t.Fatal(err)
	}
	if p := refused(t, d.Merge(id["各镇"], outer, day), OwnMember); p.Value != "各镇" || p.Why != "全部" {
		t.Errorf("got %+v", p)
	}
}

func TestAnotherSpellingOfAGroupTakesItsMembersOver(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		made, err := d.AddUnit("各镇（区）", UnitSpec{Kind: Other})
		if err != nil {
			return err
		}
		return d.Unite(made, id["各镇"])
	})
	if u := l.UnitNamed("各镇"); u.Name != "各镇（区）" || u.Kind != Group || len(u.Members) == 0 {
		t.Errorf("got %+v", u)
	}
}

func TestANameThatACellWouldReadAsSeveralIsRefused(t *testing.T) {
	l, id := year(t)
	d := l.Draft(later())
	refused(t, d.RenameUnit(id["甲局"], "甲局、丁局", "2020-07-01"), NotOneName)
	_, err := d.AddUnit("丁局/戊局", UnitSpec{})
	refused(t, err, NotOneName)
	_, err = d.AddLeader(LeaderSpec{Name: "张三，李四"})
	refused(t, err, NotOneName)
}

func TestNobodyIsSucceededTwice(t *testing.T) {
	l, _ := year(t)
	d := l.Draft(later())
	a, err := d.AddLeader(LeaderSpec{Name: "前任", To: "2020-07-01"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Succeed(a, "某", "", "2020-08-01", nil)
	if p := refused(t, err, LeftOffice); p.Why != "2020-07-01" || d.Leader(a).To != "2020-07-01" {
		t.Errorf("got %+v", p)
	}
}

func TestAValueBeyondBeliefIsRefused(t *testing.T) {
	l, id := year(t)
	d := l.Draft(later())
	refused(t, d.SetIndicators(id["1"], []Indicator{{Name: "投资", Op: AtLeast, Value: 1e308}}), BadNumber)
	if err := d.SetIndicators(id["1"], []Indicator{{ID: "i", Name: "投资", Op: AtLeast, Value: 10}}); err != nil {
		t.Fatal(err)
	}
	for _, v := range []float64{1e308, -1e16} {
		refused(t, d.Report(id["1"], id["甲局"], "2020Q3", Answer{Values: map[ID]float64{"i": v}}, "", ""), BadNumber)
	}
}

func TestAReportNotesWhetherTheUnitLed(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		if err := d.SetDuty(id["1"], DutyAll); err != nil {
			return err
		}
		return d.Report(id["1"], id["甲局"], "2020Q3", Answer{Status: OnTrack}, "", "")
	})
	if !l.Report(id["1"], id["甲局"], "2020Q3").Led {
		t.Error("the lead unit did not lead")
	}
	for _, a := range l.Answerers(l.Task(id["1"])) {
		if a.Lead {
			continue
		}
		x := do(t, l, func(d *Draft) error { return d.Report(id["1"], a.Unit, "2020Q3", Answer{Status: OnTrack}, "", "") })
		if x.Report(id["1"], a.Unit, "2020Q3").Led {
			t.Errorf("%s led", a.Unit)
		}
	}
}

func TestASuccessionThatMovesNothingIsRefusedWithTheDay(t *testing.T) {
	l, id := year(t)
	a := l.Leaders()[0].ID
	d := l.Draft(later())
	_, err := d.Succeed(a, "黄焕辉", "", "2026-11-23", nil)
	if p := refused(t, err, NoTaskToPass); p.Why != "2026-11-23" || p.Value != "许西湖" || p.Count != 3 || d.Leader(a).To != "" || len(d.Changes()) != 0 {
		t.Errorf("got %+v, %d changes", p, len(d.Changes()))
	}
	for _, no := range []string{"1", "2", "3"} {
		if err := d.End(id[no], End{Status: Closed, Word: "办结", Day: "2020-03-01"}); err != nil {
			t.Fatal(err)
		}
	}
	_, err = d.Succeed(a, "黄焕辉", "", "2020-07-01", nil)
	if p := refused(t, err, NoTaskToPass); p.Count != 0 {
		t.Errorf("got %+v", p)
	}
	if _, err = d.Succeed(a, "黄焕辉", "", "2020-07-01", []ID{}); err != nil {
		t.Errorf("one who was asked to hand over nothing: %v", err)
	}
}

func TestASuccessorStandsAtThePlaceOfTheOneBefore(t *testing.T) {
	l, _ := year(t)
	d := l.Draft(later())
	var want []string
	for i, x := range l.Leaders() {
		want = append(want, x.Name)
		if i == 0 {
			want = append(want, "新人")
		}
	}
	if _, err := d.Succeed(l.Leaders()[0].ID, "新人", "", "2020-07-01", nil); err != nil {
		t.Fatal(err)
	}
	var got []string
	now := l.Apply(d.Changes())
	for _, x := range now.Leaders() {
		got = append(got, x.Name)
	}
	if !slices.Equal(got, want) || now.Leaders()[0].To != "2020-07-01" {
		t.Errorf("got %v, want %v, left %q", got, want, now.Leaders()[0].To)
	}
}
