package ledger

import "testing"

func TestASplitOffHalfKnowsItsDayUntilItIsJoinedAgain(t *testing.T) {
	l, annex := book(t, WorkReport, "1 甲", "2 乙、丙", "3 丁")
	id, n := rowID(t, l, annex, "2"), later()
	d := l.Draft(n)
	part, err := d.Split(id, "乙", "丙", "2020-07-01")
	if err != nil {
		t.Fatal(err)
	}
	l = l.Apply(d.Changes())
	x, y := l.Task(id), l.Task(part)
	if y.Since != "2020-07-01" || x.Since != "" {
		t.Errorf("since %s and %s", x.Since, y.Since)
	}
	_, err = l.Draft(n).Split(part, "丙", "戊", "2020-06-30")
	if p := refused(t, err, BadTerm); p.Row != "2-1" {
		t.Errorf("split before it was there: %+v", p)
	}
	_, err = l.Draft(n).Split(id, "乙", "戊", "7月")
	refused(t, err, BadDay)
	if whole := do(t, l, func(d *Draft) error { _, err := d.Join([]ID{id, part}); return err }).Task(id); whole.Since != "" {
		t.Errorf("the whole is since %s", whole.Since)
	}
}
