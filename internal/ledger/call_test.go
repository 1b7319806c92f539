package ledger

import (
	"strings"
	"testing"
)

func TestACallIsNotedWithItsDaysAndListedOldestFirst(t *testing.T) {
	l, id := year(t)
	const q = "2020Q3"
	l = do(t, l, func(d *Draft) error {
		for _, s := range []CallSpec{{Day: "2020-11-20", With: " 李 ", Said: "在核数", Promised: "2020-11-25"}, {Day: "2020-11-18"}, {Day: "2020-11-20", Promised: "2020-11-20"}} {
			if _, err := d.AddCall(id["甲局"], q, s, noon, "王"); err != nil {
				return err
			}
		}
		_, err := d.AddCall(id["甲局"], "2020Q2", CallSpec{Day: "2020-08-01"}, noon, "王")
		return err
	})
	calls := l.Calls(id["甲局"], q)
	if len(calls) != 3 || calls[0].Day != "2020-11-18" || len(l.Calls(id["乙局"], q)) != 0 || len(l.AllCalls()) != 4 {
		t.Fatalf("got %+v", calls)
	}
	for _, c := range calls {
		if c.Promised == "2020-11-25" && (c.With != "李" || c.Said != "在核数" || c.Clerk != "王" || c.At != noon) {
			t.Errorf("got %+v", c)
		}
	}
	l = do(t, l, func(d *Draft) error { return d.DeleteCall(calls[0].ID) })
	if len(l.Calls(id["甲局"], q)) != 2 {
		t.Error("it is still there")
	}
}

func TestACallThatCannotBeIsRefused(t *testing.T) {
	l, id := year(t)
	d := l.Draft(later())
	add := func(unit ID, q Quarter, s CallSpec) error { _, err := d.AddCall(unit, q, s, noon, "王"); return err }
	refused(t, add("none", "2020Q3", CallSpec{Day: "2020-11-20"}), NoSuchUnit)
	refused(t, add(id["甲局"], "2020Q5", CallSpec{Day: "2020-11-20"}), BadQuarter)
	refused(t, add(id["甲局"], "2020Q3", CallSpec{}), BadDay)
	refused(t, add(id["甲局"], "2020Q3", CallSpec{Day: "2020-11-31"}), BadDay)
	refused(t, add(id["甲局"], "2020Q3", CallSpec{Day: "2020-11-20", Promised: "周五"}), BadDay)
	refused(t, add(id["甲局"], "2020Q3", CallSpec{Day: "2020-11-20", Promised: "2020-11-19"}), BadTerm)
	refused(t, add(id["甲局"], "2020Q3", CallSpec{Day: "2020-11-20", Said: "\xff"}), BadText)
	refused(t, add(id["甲局"], "2020Q3", CallSpec{Day: "2020-11-20", With: strings.Repeat("长", MaxText+1)}), TooLong)
	refused(t, d.DeleteCall("none"), NoSuchCall)
	if len(d.Changes()) != 0 {
		t.Error("something was noted")
	}
}

func TestTheCallsToAUnitGoAlongWhenItIsMergedAndHoldItFromBeingDeleted(t *testing.T) {
	l, id := year(t)
	made := ID("")
	l = do(t, l, func(d *Draft) (err error) {
		if made, err = d.AddUnit("丁局", UnitSpec{}); err == nil {
			_, err = d.AddCall(made, "2020Q3", CallSpec{Day: "2020-11-20"}, noon, "王")
		}
		return err
	})
	if p := refused(t, l.Draft(later()).DeleteUnit(made), UnitInUse); p.Why != "1条催办记录" {
		t.Errorf("in use by %s", p.Why)
	}
	l = do(t, l, func(d *Draft) error { return d.Merge(id["甲局"], made, "2020-12-01") })
	if len(l.Calls(id["甲局"], "2020Q3")) != 1 || len(l.Calls(made, "2020Q3")) != 0 {
		t.Error("the call stayed with what is gone")
	}
}

func TestAnAnswerWithNeitherProgressNorStatusIsNotPassed(t *testing.T) {
	const q = "2020Q3"
	for _, c := range []struct {
		name   string
		in     Answer
		status Status
		passes bool
	}{
		{"a number alone", Answer{Percent: percent(400)}, "", false},
		{"a problem alone", Answer{Problem: "缺资金"}, "", false},
		{"a text", Answer{Progress: "开工"}, "", true},
		{"a status", Answer{Status: OnTrack, Percent: percent(40)}, "", true},
		{"the office's own judgement", Answer{Percent: percent(40)}, Behind, true},
	} {
		l, id := year(t)
		l = do(t, l, func(d *Draft) error { return d.Report(id["1"], id["甲局"], q, c.in, noon, "王") })
		if r := l.Report(id["1"], id["甲局"], q); r.State != Reported {
			t.Errorf("%s: is %s, not in hand", c.name, r.State)
		}
		err := l.Draft(later()).Review(id["1"], id["甲局"], q, c.status, "", noon, "王")
		if c.passes && err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if !c.passes {
			if p := refused(t, err, UnsaidAnswer); p.Row != "1" || p.Value != "甲局" || p.Why != "2020年第三季度" {
				t.Errorf("%s: %+v", c.name, p)
			}
		}
	}
}
