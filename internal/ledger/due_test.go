package ledger

import (
	"strings"
	"testing"
)

func TestADueDayIsTheLastThatTheDeadlineNames(t *testing.T) {
	for text, want := range map[string]string{
		"2020年12月底前": "2020-12-31", "2020年6月30日": "2020-06-30", "２０２０年６月": "2020-06-30", "2020-06-30": "2020-06-30", "2020.6.3前": "2020-06-03", "2020/6": "2020-06-30",
		"第三季度": "2020-09-30", "2021年第二季度": "2021-06-30", "三季度": "2020-09-30", "3季度末": "2020-09-30", "Q1": "2020-03-31", "年底前": "2020-12-31", "2021年底": "2021-12-31", "2021年": "2021-12-31",
		"上半年": "2020-06-30", "下半年": "2020-12-31", "年中": "2020-06-30", "明年3月底前": "2021-03-31", "明年底": "2021-12-31", "今年年底": "2020-12-31", "2021年上半年": "2021-06-30",
		"12月底前": "2020-12-31", "十二月": "2020-12-31", "六月上旬": "2020-06-10", "9月中旬": "2020-09-20", "9月初": "2020-09-10", "9月下旬": "2020-09-30", "2020年\n12月": "2020-12-31", "2月": "2020-02-29", "2021年2月": "2021-02-28",
		"2020年3月至12月": "2020-12-31", "2020年6月动工，2021年12月完工": "2021-12-31", "2021年3月动工，12月完工": "2021-12-31", "2020-06-30至2020-09-30": "2020-09-30",
		"二〇二〇年十二月三十一日": "2020-12-31", "二○二一年六月": "2021-06-30", "十月十日": "2020-10-10", "2020—2022年": "2022-12-31", "前三季度": "2020-09-30",
		"": "", "每月一次": "", "按进度": "", "3年内": "", "三年内完成": "", "6个月内": "", "2月30日": "", "13月": "", "投资2020万元": "",
	} {
		if got, standing := ReadDue(text, 2020); got != want || standing {
			t.Errorf("%s: got %q %v, want %q", text, got, standing, want)
		}
	}
	for text, want := range map[string]string{"长期坚持": "", "常态化开展": "", "长期": "", "2020年12月底前建成，常态化管理": "2020-12-31"} {
		if got, standing := ReadDue(text, 2020); got != want || !standing {
			t.Errorf("%s: got %q %v", text, got, standing)
		}
	}
}

func FuzzADueDayIsADay(f *testing.F) {
	f.Add("2020年12月底前", 2020)
	f.Add("第三季度9月中旬2020-12-31年底前上半年", 0)
	f.Fuzz(func(t *testing.T, s string, year int) {
		day, _ := ReadDue(s, year)
		if day == "" {
			return
		}
		if _, err := ParseDay(day); err != nil {
			t.Errorf("%q: %s", s, day)
		}
	})
}

func TestATaskOfSeveralYearsNamesALaterOne(t *testing.T) {
	for _, c := range []struct {
		t    Task
		want bool
	}{
		{Task{Text: "2021年12月底前交付使用"}, true}, {Task{Progress: "计划二〇二一年完工"}, true}, {Task{Deadline: "2021-03-31"}, true}, {Task{Due: "2021-01-01"}, true},
		{Task{Targets: map[Quarter]string{"2020Q4": "为2021年开工做准备"}}, true}, {Task{Text: "2019年开工，2020年12月完工"}, false}, {Task{Text: "投资2021万元，2050.5平方米"}, false},
		{Task{Due: "2020-12-31"}, false}, {Task{Text: "5G基站2021个"}, false}, {Task{Text: "9999年"}, false}, {Task{Extra: map[string]string{"备注": "2021年"}}, false},
	} {
		c.t.ID, c.t.Annex = "t", "a"
		l := Empty().Apply([]Change{{KindAnnex, "a", nil, &Annex{ID: "a", Year: 2020}}, {KindTask, "t", nil, &c.t}})
		if got := MultiYear(l, l.Task("t")); got != c.want {
			t.Errorf("%+v: got %v", c.t, got)
		}
	}
}

func TestAYearIsRolledOverIntoTheNext(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		for _, f := range []struct {
			row   string
			field Field
			value string
		}{{"1", FieldDeadline, "2021年12月底前"}, {"1", Target("2020Q3"), "开工"}, {"1", FieldProgress, "已开工"}, {"1", FieldSection, "一、产业"}, {"3", FieldDeadline, "2020年底"}} {
			if err := d.Set(id[f.row], f.field, f.value); err != nil {
				return err
			}
		}
		for _, err := range []error{d.SetDue(id["1"], "2021-12-31", Extension{}), d.SetDue(id["3"], "2020-12-31", Extension{}), d.SetDuty(id["1"], DutyAll),
			d.SetIndicators(id["1"], []Indicator{{ID: "i", Name: "甲", Op: AtLeast, Value: 1}}), d.SetTaskMembers(id["2"], id["有关镇"], []ID{id["丙镇"]}),
			d.SetMilestones(id["1"], []Milestone{{Day: "2020-08-01", Text: "开工", Done: "2020-08-02"}, {Day: "2021-08-01", Text: "封顶"}}),
			d.SetLamp(id["1"], "2020Q3", &SetLamp{Red, "慢"}), d.LinkTasks(id["1"], id["3"]), d.LinkTasks(id["1"], id["2"]), d.End(id["3"], End{Status: Adjusted, Day: "2020-12-01"}),
			d.Report(id["1"], id["甲局"], "2020Q3", Answer{Progress: "好"}, noon, "王")} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	var made RollOver
	n := do(t, l, func(d *Draft) (err error) { made, err = d.RollOver(2020, 2021, []ID{id["3"], id["1"]}); return err })
	if len(made.Annexes) != 1 || len(made.Tasks) != 2 || made.Skipped != 0 {
		t.Fatalf("got %+v", made)
	}
	a := n.Annex(made.Annexes[0])
	if a.Year != 2021 || a.No != "1" || a.Title != "2021年任务" || printed(n, a.ID) != "1任务1@一、产业 3任务3" {
		t.Errorf("got %+v %s", a, printed(n, a.ID))
	}
	x, y := n.Task(made.Tasks[0]), n.Task(made.Tasks[1])
	if x.Continues != id["1"] || x.Due != "2021-12-31" || x.Deadline == "" || x.Duty != DutyAll || len(x.Indicators) != 1 || len(x.Milestones) != 1 || x.Targets != nil || x.Lamps != nil || x.Progress != "" {
		t.Errorf("got %+v", x)
	}
	if y.End != nil || y.Due != "" || y.Deadline != "" || len(n.Reports(x.ID)) != 0 || len(n.Links(x.ID)) != 1 || n.Links(x.ID)[0].ID != y.ID {
		t.Errorf("got %+v", y)
	}
	for _, old := range l.All() {
		k, id := old.Ref()
		if n.Get(k, id) != old {
			t.Errorf("%s %s of the old year is another one", k, id)
		}
	}
	var again RollOver
	m := do(t, n, func(d *Draft) (err error) {
		again, err = d.RollOver(2020, 2021, []ID{id["1"], id["2"]})
		return err
	})
	if again.Skipped != 1 || len(again.Tasks) != 1 || len(again.Annexes) != 0 || !strings.HasSuffix(printed(m, a.ID), "3任务3 2任务2") {
		t.Errorf("got %+v %s", again, printed(m, a.ID))
	}
	d := n.Draft(later())
	_, err := d.RollOver(2021, 2022, []ID{id["1"]})
	refused(t, err, OtherYear)
	_, err = d.RollOver(2020, 2020, []ID{id["1"]})
	refused(t, err, BadYear)
	_, err = d.RollOver(2020, 2021, []ID{"none"})
	refused(t, err, NoSuchTask)
	if err := d.End(id["2"], End{Status: Closed, Word: "办结", Day: "2020-12-20"}); err != nil {
		t.Fatal(err)
	}
	_, err = d.RollOver(2020, 2021, []ID{id["2"]})
	refused(t, err, ClosedTask)
}

func TestMattersAndTakenNumbersRollOverToo(t *testing.T) {
	l, old := book(t, Practical, "1/甲 1 a", "1/甲 2 b", "2/乙 c", "3/丙 d")
	var made RollOver
	l = do(t, l, func(d *Draft) (err error) {
		made, err = d.RollOver(2020, 2021, []ID{rowID(t, l, old, "1.2"), rowID(t, l, old, "3")})
		return err
	})
	if got := printed(l, made.Annexes[0]); got != "1.2b 3d" {
		t.Errorf("got %s", got)
	}
	d := l.Draft(later())
	if err := d.Set(made.Tasks[1], FieldNo, "2"); err != nil {
		t.Fatal(err)
	}
	l = l.Apply(d.Changes())
	next := counter()
	d = l.Draft(func() ID { return "w" + next() }) // ids that no earlier edit made
	if _, err := d.RollOver(2020, 2021, []ID{rowID(t, l, old, "1.1"), rowID(t, l, old, "2")}); err != nil {
		t.Fatal(err)
	}
	if got := printed(l.Apply(d.Changes()), made.Annexes[0]); got != "1.2b 2d 1.1a 3c" {
		t.Errorf("got %s", got)
	}
}
