package judge

import (
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// world is a ledger under construction: a county of two towns in a group, a group whose members are chosen, two bureaus.
type world struct {
	l *ledger.Ledger
	n int
}

func newWorld() *world {
	w := &world{l: ledger.Empty()}
	w.put(&ledger.Annex{ID: "a19", Year: 2019, No: "1"}, &ledger.Annex{ID: "a", Year: 2020, No: "1"},
		&ledger.Unit{ID: "jy", Name: "区教育局", Kind: ledger.Department, Rank: 1},
		&ledger.Unit{ID: "zj", Name: "区住建局", Kind: ledger.Department, Rank: 2},
		&ledger.Unit{ID: "dp", Name: "东埔街道", Kind: ledger.Town, Rank: 3},
		&ledger.Unit{ID: "yx", Name: "源西街道", Kind: ledger.Town, Rank: 4},
		&ledger.Unit{ID: "all", Name: "各镇街道", Kind: ledger.Group, Members: []ledger.ID{"dp", "yx"}, Rank: 5},
		&ledger.Unit{ID: "some", Name: "相关镇街道", Kind: ledger.Group, Rank: 6},
		&ledger.Leader{ID: "liu", Name: "刘小平", Rank: 1}, &ledger.Leader{ID: "xu", Name: "许西湖", Rank: 2})
	return w
}

func (w *world) put(es ...ledger.Entity) {
	var cs []ledger.Change
	for _, e := range es {
		k, id := e.Ref()
		cs = append(cs, ledger.Change{Kind: k, ID: id, Before: w.l.Get(k, id), After: e})
	}
	w.l = w.l.Apply(cs)
}

// task "1" of 2020: leads and related units by id, “jy,zj|all”.
func (w *world) task(id ledger.ID, cells string, edit ...func(*ledger.Task)) {
	t := &ledger.Task{ID: id, Annex: "a", No: string(id), Rank: int64(len(w.l.Tasks())), Text: "任务"}
	lead, related, _ := strings.Cut(cells, "|")
	for i, names := range []string{lead, related} {
		for _, u := range strings.FieldsFunc(names, func(r rune) bool { return r == ',' }) {
			m := ledger.Mention{Unit: ledger.ID(u), Spelling: u}
			if i == 0 {
				t.Lead = append(t.Lead, m)
			} else {
				t.Related = append(t.Related, m)
			}
		}
	}
	for _, e := range edit {
		e(t)
	}
	w.put(t)
}

// say adds a report in hand, “jy 2020Q1 进度滞后 40”, “-” for no status.
func (w *world) say(task ledger.ID, line string, edit ...func(*ledger.Report)) {
	f := strings.Fields(line)
	w.n++
	r := &ledger.Report{ID: ledger.ID(fmt.Sprintf("r%04d", w.n)), Seq: int64(w.n), Task: task, Unit: ledger.ID(f[0]), Quarter: ledger.Quarter(f[1]), State: ledger.Reported}
	if f[2] != "-" {
		r.Status = ledger.Status(f[2])
	}
	if len(f) > 3 {
		var p float64
		fmt.Sscan(f[3], &p)
		r.Percent = &p
	}
	for _, e := range edit {
		e(r)
	}
	w.put(r)
}

func (w *world) lamp(task ledger.ID, q ledger.Quarter) Verdict { return Lamp(w.l, w.l.Task(task), q) }

func (w *world) rule(edit func(*ledger.Rule)) {
	r := ledger.DefaultRule()
	edit(r)
	w.put(r)
}

func state(s ledger.ReportState) func(*ledger.Report) {
	return func(r *ledger.Report) { r.State = s }
}

func TestWhoMustReport(t *testing.T) {
	for _, c := range []struct {
		name, cells string
		duty        ledger.Duty
		chosen      []ledger.ID
		want        string
	}{
		{"lead alone by default", "jy|zj", "", nil, "jy*"},
		{"each member of a fixed group by default", "jy|zj,all", "", nil, "jy* dp/all yx/all"},
		{"not those of a chosen group", "jy|some", "", []ledger.ID{"dp"}, "jy*"},
		{"a leading group by its members", "all|jy", "", nil, "dp*/all yx*/all"},
		{"a leading group without members itself", "some", "", nil, "some*"},
		{"a leading group by those chosen", "some", "", []ledger.ID{"yx"}, "yx*/some"},
		{"a unit once, as lead", "dp|all", "", nil, "dp* yx/all"},
		{"leads alone", "jy|all", ledger.DutyLead, nil, "jy*"},
		{"related units too", "jy|zj,all", ledger.DutyAll, nil, "jy* zj dp/all yx/all"},
		{"members of every group", "jy|zj,some", ledger.DutyMembers, []ledger.ID{"yx"}, "jy* yx/some"},
	} {
		w := newWorld()
		w.task("1", c.cells, func(x *ledger.Task) {
			x.Duty = c.duty
			if c.chosen != nil {
				x.Members = map[ledger.ID][]ledger.ID{"some": c.chosen}
			}
		})
		var got []string
		for _, d := range Duties(w.l, w.l.Task("1")) {
			s := string(d.Unit.ID)
			if d.Lead {
				s += "*"
			}
			if d.Via != nil {
				s += "/" + string(d.Via.ID)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

func TestStandingsListEveryDutyAndWhoAnsweredWithoutOne(t *testing.T) {
	w := newWorld()
	w.task("1", "jy|zj,all")
	w.say("1", "jy 2020Q1 正常推进 30")
	w.say("1", "jy 2020Q1 正常推进 35", state(ledger.Reviewed))
	w.say("1", "dp 2020Q1 -", state(ledger.Returned))
	w.say("1", "yx 2020Q1 -", state(ledger.Unreported), func(r *ledger.Report) { r.Stale = true })
	w.say("1", "zj 2020Q1 已完成")
	show := func(q ledger.Quarter) string {
		var out []string
		for _, s := range Standings(w.l, w.l.Task("1"), q) {
			x := string(s.Duty.Unit.ID) + s.State.Name()
			if s.Rate != nil {
				x += fmt.Sprint(*s.Rate)
			}
			if s.Stale {
				x += "未更新"
			}
			if !s.Must {
				x += "!"
			}
			out = append(out, x)
		}
		return strings.Join(out, " ")
	}
	if got := show("2020Q1"); got != "jy已审35 dp退回 yx未报未更新 zj已报!" {
		t.Error(got)
	}
	if got := show("2020Q2"); got != "jy未报 dp未报 yx未报" {
		t.Error(got)
	}
	if c := Of(w.l, w.l.Task("1")); len(c.Owed("2020Q1")) != 2 || len(c.Owed("2020Q2")) != 3 || c.Owed("2019Q1") != nil {
		t.Error("owed", c.Owed("2020Q1"), c.Owed("2019Q1"))
	}
	ended := w.l.Task("1").Clone()
	ended.End = &ledger.End{Status: ledger.Closed, Day: "2020-04-01"}
	w.put(ended)
	if show("2020Q1") == "" || show("2020Q2") != "" || Of(w.l, ended).Owed("2020Q3") != nil {
		t.Error("an ended task asks nothing from its quarter on")
	}
}

func TestTheRateIsTheLowestIndicator(t *testing.T) {
	at := func(op ledger.Op, v float64) ledger.Indicator { return ledger.Indicator{Op: op, Value: v} }
	percent := func(p float64) *float64 { return &p }
	for _, c := range []struct {
		name    string
		in      []ledger.Indicator
		values  map[ledger.ID]float64
		percent *float64
		earlier map[ledger.ID]float64
		want    string
	}{
		{"at least", []ledger.Indicator{at(ledger.AtLeast, 4000)}, map[ledger.ID]float64{"0": 1000}, nil, nil, "25"},
		{"may exceed 100", []ledger.Indicator{at(ledger.AtLeast, 4000)}, map[ledger.ID]float64{"0": 5000}, nil, nil, "125"},
		{"decimals are not noise", []ledger.Indicator{at(ledger.AtLeast, 0.3)}, map[ledger.ID]float64{"0": 0.1 + 0.2}, nil, nil, "100"},
		{"no less than nothing", []ledger.Indicator{at(ledger.AtLeast, 10)}, map[ledger.ID]float64{"0": -5}, nil, nil, "0"},
		{"a target of nothing", []ledger.Indicator{at(ledger.AtLeast, 0)}, map[ledger.ID]float64{"0": 0}, nil, nil, "100"},
		{"at most, kept", []ledger.Indicator{at(ledger.AtMost, 3)}, map[ledger.ID]float64{"0": 3}, nil, nil, "100"},
		{"at most, broken", []ledger.Indicator{at(ledger.AtMost, 3)}, map[ledger.ID]float64{"0": 3.1}, nil, nil, "0"},
		{"exactly", []ledger.Indicator{at(ledger.Exactly, 3)}, map[ledger.ID]float64{"0": 3}, nil, nil, "100"},
		{"not exactly", []ledger.Indicator{at(ledger.Exactly, 3)}, map[ledger.ID]float64{"0": 4}, nil, nil, "0"},
		{"lowest", []ledger.Indicator{at(ledger.AtLeast, 10), at(ledger.AtLeast, 100)}, map[ledger.ID]float64{"0": 9, "1": 50}, percent(99), nil, "50"},
		{"one lacks its value", []ledger.Indicator{at(ledger.AtLeast, 10), at(ledger.AtMost, 100)}, map[ledger.ID]float64{"0": 9}, nil, nil, "0"},
		{"an earlier value holds", []ledger.Indicator{at(ledger.AtLeast, 10), at(ledger.AtMost, 100)}, map[ledger.ID]float64{"0": 9}, nil, map[ledger.ID]float64{"1": 7}, "90"},
		{"typed where no value came", []ledger.Indicator{at(ledger.AtLeast, 10)}, nil, percent(65), map[ledger.ID]float64{"0": 1}, "65"},
		{"earlier where nothing came", []ledger.Indicator{at(ledger.AtLeast, 10)}, nil, nil, map[ledger.ID]float64{"0": 1}, "10"},
		{"typed without indicators", nil, nil, percent(130), nil, "130"},
		{"none", []ledger.Indicator{at(ledger.AtLeast, 10)}, map[ledger.ID]float64{"gone": 1}, nil, nil, "-"},
	} {
		task := &ledger.Task{Indicators: c.in}
		for i := range c.in {
			task.Indicators[i].ID = ledger.ID(fmt.Sprint(i))
		}
		var earlier []*ledger.Report
		if c.earlier != nil {
			earlier = append(earlier, &ledger.Report{Values: c.earlier})
		}
		got := "-"
		if r, ok := Rate(task, &ledger.Report{Values: c.values, Percent: c.percent}, earlier...); ok {
			got = fmt.Sprint(r)
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	if _, ok := Rate(&ledger.Task{}, nil); ok {
		t.Error("no answer has no rate")
	}
}

func TestATasksRateIsTheLowestOfItsLeads(t *testing.T) {
	w := newWorld()
	w.task("1", "jy,zj|all", func(x *ledger.Task) { x.Indicators = []ledger.Indicator{{ID: "i", Op: ledger.AtLeast, Value: 200}} })
	value := func(v float64) func(*ledger.Report) {
		return func(r *ledger.Report) { r.Values = map[ledger.ID]float64{"i": v} }
	}
	w.say("1", "jy 2020Q1 正常推进", value(100))
	w.say("1", "zj 2020Q1 正常推进", value(150))
	w.say("1", "dp 2020Q1 正常推进", value(2)) // only related
	w.say("1", "jy 2020Q2 正常推进")           // says nothing new
	for q, want := range map[ledger.Quarter]string{"2020Q1": "50 true", "2020Q2": "50 true", "2020Q3": "0 false"} {
		r, ok := TaskRate(w.l, w.l.Task("1"), q)
		if got := fmt.Sprint(r, ok); got != want {
			t.Errorf("%s: got %s, want %s", q, got, want)
		}
	}
}

func TestAStatusIsTheWorstOfTheLeadsAndAnEndHoldsFromItsQuarter(t *testing.T) {
	w := newWorld()
	w.task("1", "jy,zj|all")
	w.say("1", "jy 2020Q1 已完成")
	w.say("1", "zj 2020Q1 进度滞后")
	w.say("1", "dp 2020Q1 未启动") // only related
	w.say("1", "jy 2020Q2 中止")
	w.say("1", "zj 2020Q2 正常推进")
	w.say("1", "jy 2020Q3 未启动", state(ledger.Returned))
	check := func(want string) {
		t.Helper()
		x := w.l.Task("1")
		var got []string
		for _, q := range Quarters(2020) {
			got = append(got, string(Status(w.l, x, q)))
		}
		got = append(got, string(Now(w.l, x)))
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("got %s, want %s", s, want)
		}
	}
	check("进度滞后|正常推进|||正常推进")
	x := w.l.Task("1").Clone()
	x.End = &ledger.End{Status: ledger.Closed, Day: "2020-06-30"}
	w.put(x)
	check("进度滞后|已办结|已办结|已办结|已办结")
	w.task("2", "jy")
	if s := Now(w.l, w.l.Task("2")); s != "" {
		t.Errorf("nobody said anything, got %s", s)
	}
}

func TestThePlanIsTheRules(t *testing.T) {
	r := ledger.DefaultRule()
	if Plan(r, "2020Q1") != 25 || Plan(r, "2020Q4") != 100 || Plan(r, "") != 0 {
		t.Error("plan")
	}
}
