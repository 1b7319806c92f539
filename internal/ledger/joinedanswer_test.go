package ledger

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestAJoinedTaskIsAnsweredWithAllThatWasAnswered(t *testing.T) {
	l, id := year(t)
	one, other := "2020-07-02T09:00:00+08:00", "2020-07-01T09:00:00+08:00"
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.Set(id["2"], FieldLead, "甲局"), d.Set(id["3"], FieldLead, "甲局"),
			d.Report(id["1"], id["甲局"], "2020Q1", Answer{Status: OnTrack, Percent: percent(80), Progress: "已开工", Next: "验收", By: "李"}, one, "王"),
			d.Report(id["2"], id["甲局"], "2020Q1", Answer{Status: Behind, Percent: percent(30), Progress: "在选址", Problem: "缺地", Next: "验收", By: "李"}, other, "赵"),
			d.Report(id["3"], id["甲局"], "2020Q1", Answer{Status: Done, Progress: "已开工"}, other, "赵"),
			d.Review(id["3"], id["甲局"], "2020Q1", "", "", other, "赵"),
			d.Report(id["3"], id["甲局"], "2020Q2", Answer{Progress: "只有一份"}, other, "赵"))
	})
	n := len(l.things[KindReport])
	before := l.All()
	d := l.Draft(later())
	if _, err := d.Join([]ID{id["1"], id["2"], id["3"]}); err != nil {
		t.Fatal(err)
	}
	changes := d.Changes()
	l = l.Apply(changes)
	got := *l.Report(id["1"], id["甲局"], "2020Q1")
	want := Report{ID: got.ID, Seq: got.Seq, Task: id["1"], Unit: id["甲局"], Quarter: "2020Q1", State: Reported, Status: Behind, Percent: percent(30),
		Progress: "已开工\n在选址", Problem: "缺地", Next: "验收", By: "李", Led: true, At: other, Clerk: "赵"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(l.things[KindReport]) != n+1 || len(l.ReportsOn(id["1"], id["甲局"], "2020Q1")) != 5 || l.Report(id["1"], id["甲局"], "2020Q2").Progress != "只有一份" {
		t.Errorf("the history is %d reports", len(l.Reports(id["1"])))
	}
	var back []Change
	for _, c := range changes {
		back = append(back, c.Inverse())
	}
	if !reflect.DeepEqual(l.Apply(back).All(), before) {
		t.Error("undoing does not bring both answers back")
	}
}

func TestAJoinedAnswerIsAsFarAsItsParts(t *testing.T) {
	part := func(s ReportState, text string, seq int64) *Report {
		return &Report{Seq: seq, State: s, Progress: text, Stale: s == Unreported}
	}
	for _, c := range []struct {
		a, b *Report
		s    ReportState
		text string
	}{
		{part(Reviewed, "甲", 1), part(Reviewed, "乙", 2), Reviewed, "甲\n乙"},
		{part(Reviewed, "甲", 1), part(Reported, "乙", 2), Reported, "甲\n乙"},
		{part(Returned, "甲", 1), part(Reviewed, "乙", 2), Returned, "甲\n乙"},
		{part(Reported, "甲", 1), part(Unreported, "乙", 2), Reported, "甲"},
		{part(Unreported, "甲", 1), part(Returned, "乙", 2), Returned, "乙"},
		{part(Unreported, "甲", 1), part(Unreported, "乙", 2), Unreported, "甲\n乙"},
		{part(Reported, "甲", 1), part(Reported, "甲", 2), Reported, "甲"},
	} {
		if got := joinedAnswer([]*Report{c.a, c.b}); got.State != c.s || got.Progress != c.text || got.Stale != (c.s == Unreported) {
			t.Errorf("%s %s and %s %s: got %+v", c.a.State, c.a.Progress, c.b.State, c.b.Progress, got)
		}
	}
}

func TestAJoinedAnswerThatIsTooLongIsRefused(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.Set(id["2"], FieldLead, "甲局"),
			d.Report(id["1"], id["甲局"], "2020Q1", Answer{Progress: strings.Repeat("甲", MaxText)}, noon, "王"),
			d.Report(id["2"], id["甲局"], "2020Q1", Answer{Progress: "乙"}, noon, "王"))
	})
	_, err := l.Draft(later()).Join([]ID{id["1"], id["2"]})
	if p := refused(t, err, TooLong); p.Field != FieldProgress || p.Row != "1" {
		t.Errorf("got %+v", p)
	}
}
