package ledger

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const noon = "2020-07-01T12:00:00+08:00"

// year is an annex of 2020 with three tasks: 1 is led by 甲局 and has 各镇 (甲镇, 乙镇, fixed) related; 2 is led by 有关镇, whose
// members are chosen, and has 乙局 related; 3 is led by 乙局 alone.
func year(t testing.TB) (*Ledger, map[string]ID) {
	t.Helper()
	next := counter()
	d := Empty().Draft(func() ID { return "y" + next() })
	ids := map[string]ID{}
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	var err error
	ids["annex"], err = d.AddAnnex(AnnexSpec{Year: 2020, No: "1", Title: "2020年任务", Kind: WorkReport})
	must(err)
	for _, n := range []string{"甲局", "乙局", "甲镇", "乙镇", "丙镇"} {
		ids[n], err = d.AddUnit(n, UnitSpec{})
		must(err)
	}
	ids["各镇"], err = d.AddUnit("各镇", UnitSpec{Kind: Group, Members: []ID{ids["甲镇"], ids["乙镇"]}})
	must(err)
	ids["有关镇"], err = d.AddUnit("有关镇", UnitSpec{Kind: Group})
	must(err)
	for i, cells := range [][2]string{{"甲局", "各镇"}, {"有关镇", "乙局"}, {"乙局", ""}} {
		no := fmt.Sprint(i + 1)
		ids[no] = d.NewID()
		d.Put(&Task{ID: ids[no], Annex: ids["annex"], Rank: int64(i+1) * RankStep, No: no, Text: "任务" + no})
		must(d.Set(ids[no], FieldLeader, "许西湖"))
		must(d.Set(ids[no], FieldLead, cells[0]))
		must(d.Set(ids[no], FieldRelated, cells[1]))
	}
	return Empty().Apply(d.Changes()), ids
}

// refused wants a problem of the kind and returns it.
func refused(t testing.TB, err error, kind ProblemKind) *Problem {
	t.Helper()
	var p *Problem
	if !errors.As(err, &p) || p.Kind != kind {
		t.Fatalf("got %v, want %s", err, kind)
	}
	return p
}

func percent(x float64) *float64 { return &x }

func unitNames(l *Ledger, task ID) string {
	var out []string
	for _, a := range l.Answerers(l.Task(task)) {
		name := l.Unit(a.Unit).Name
		if a.Via != "" {
			name += "<" + l.Unit(a.Via).Name
		}
		if a.Lead {
			name += "!"
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func TestWhoMustReportFollowsTheDuty(t *testing.T) {
	l, id := year(t)
	chosen := do(t, l, func(d *Draft) error {
		return d.SetTaskMembers(id["2"], id["有关镇"], []ID{id["丙镇"], id["甲镇"], id["丙镇"]})
	})
	for _, c := range []struct {
		l    *Ledger
		row  string
		duty Duty
		want string
	}{
		{l, "1", DutyDefault, "甲局! 甲镇<各镇 乙镇<各镇"}, {l, "1", DutyLead, "甲局!"}, {l, "1", DutyAll, "甲局! 甲镇<各镇 乙镇<各镇"}, {l, "1", DutyMembers, "甲局! 甲镇<各镇 乙镇<各镇"},
		{l, "2", DutyDefault, "有关镇!"}, {l, "2", DutyAll, "有关镇! 乙局"}, {chosen, "2", DutyDefault, "丙镇<有关镇! 甲镇<有关镇!"}, {chosen, "2", DutyAll, "丙镇<有关镇! 甲镇<有关镇! 乙局"},
		{l, "3", DutyDefault, "乙局!"},
	} {
		got := unitNames(do(t, c.l, func(d *Draft) error { return d.SetDuty(id[c.row], c.duty) }), id[c.row])
		if got != c.want {
			t.Errorf("%s %q: got %s, want %s", c.row, c.duty, got, c.want)
		}
	}
	d := chosen.Draft(later())
	refused(t, d.SetDuty(id["1"], "某"), BadDuty)
	refused(t, d.SetTaskMembers(id["1"], id["各镇"], []ID{id["丙镇"]}), FixedMembers)
	refused(t, d.SetTaskMembers(id["1"], id["有关镇"], []ID{id["丙镇"]}), NotItsUnit)
	refused(t, d.SetTaskMembers(id["1"], id["甲局"], []ID{id["丙镇"]}), NotAGroup)
	refused(t, d.SetTaskMembers(id["2"], id["有关镇"], []ID{"none"}), NoSuchUnit)
	refused(t, d.SetTaskMembers(id["2"], id["有关镇"], []ID{id["有关镇"]}), CircularGroup)
	back := do(t, chosen, func(d *Draft) error { return d.SetTaskMembers(id["2"], id["有关镇"], nil) })
	if back.Task(id["2"]).Members != nil {
		t.Error("a choice that was taken back is still there")
	}
}

func TestAnAnswerIsKeptAndTheLastOneCounts(t *testing.T) {
	l, id := year(t)
	say := func(l *Ledger, text, at string) *Ledger {
		return do(t, l, func(d *Draft) error {
			d.newID = func() ID { return ID("r" + text) } // whatever the order of ids is
			return d.Report(id["3"], id["乙局"], "2020Q3", Answer{Progress: text, Percent: percent(50)}, at, "王")
		})
	}
	l = say(say(say(l, "丙", noon), "乙", noon), "甲", "2020-06-30T12:00:00+08:00") // the same second, then a clock set back
	var texts []string
	for _, r := range l.ReportsOn(id["3"], id["乙局"], "2020Q3") {
		texts = append(texts, r.Progress)
	}
	r := l.Report(id["3"], id["乙局"], "2020Q3")
	if strings.Join(texts, "") != "丙乙甲" || r.Progress != "甲" || r.State != Reported || *r.Percent != 50 || r.Clerk != "王" {
		t.Errorf("got %v, %+v", texts, r)
	}
	if again := say(l, "甲", noon); len(again.Reports(id["3"])) != 3 {
		t.Error("the same answer stands twice")
	}
	if l.Report(id["3"], id["乙局"], "2020Q4") != nil || l.Report(id["1"], id["乙局"], "2020Q3") != nil {
		t.Error("an answer counts elsewhere")
	}
}

func TestAnAnswerThatCannotBeIsRefused(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		if err := d.SetIndicators(id["3"], []Indicator{{ID: "i", Name: "失业率", Op: AtMost, Value: 3}}); err != nil {
			return err
		}
		return d.End(id["2"], End{Status: Closed, Word: "办结", Day: "2020-12-20"})
	})
	ok := Answer{Progress: "好"}
	for _, c := range []struct {
		task, unit string
		q          Quarter
		in         Answer
		want       ProblemKind
	}{
		{"1", "甲局", "2020Q5", ok, BadQuarter}, {"1", "甲局", "2021Q1", ok, OtherYear}, {"1", "丙镇", "2020Q3", ok, NotItsUnit}, {"1", "none", "2020Q3", ok, NoSuchUnit},
		{"none", "甲局", "2020Q3", ok, NoSuchTask}, {"2", "有关镇", "2020Q3", ok, ClosedTask}, {"1", "甲局", "2020Q3", Answer{Percent: percent(-1)}, BadPercent},
		{"1", "甲局", "2020Q3", Answer{Percent: percent(1001)}, BadPercent}, {"1", "甲局", "2020Q3", Answer{Percent: percent(math.NaN())}, BadPercent},
		{"3", "乙局", "2020Q3", Answer{Percent: percent(101)}, BadPercent}, {"3", "乙局", "2020Q3", Answer{Values: map[ID]float64{"j": 1}}, NoSuchIndicator},
		{"3", "乙局", "2020Q3", Answer{Values: map[ID]float64{"i": math.Inf(1)}}, BadNumber}, {"1", "甲局", "2020Q3", Answer{By: "李", Progress: " "}, EmptyAnswer},
		{"1", "甲局", "2020Q3", Answer{Status: "好"}, BadStatus}, {"1", "甲局", "2020Q3", Answer{Progress: strings.Repeat("长", MaxText+1)}, TooLong},
		{"1", "甲局", "2020Q3", Answer{Next: "\xff"}, BadText},
	} {
		task, unit := id[c.task], id[c.unit]
		d := l.Draft(later())
		p := refused(t, d.Report(task, unit, c.q, c.in, noon, "王"), c.want)
		if c.task != "none" && p.Row != c.task {
			t.Errorf("%s: row %q", c.want, p.Row)
		}
		if len(d.Changes()) > 0 {
			t.Errorf("%s: something was changed", c.want)
		}
	}
	for _, c := range []struct {
		task, unit string
		in         Answer
	}{{"1", "甲局", Answer{Percent: percent(400)}}, {"1", "各镇", ok}, {"1", "乙镇", ok}, {"3", "乙局", Answer{Values: map[ID]float64{"i": -2}}}, {"3", "乙局", Answer{Percent: percent(100)}}} {
		if err := l.Draft(later()).Report(id[c.task], id[c.unit], "2020Q3", c.in, noon, "王"); err != nil {
			t.Errorf("%s %s: %v", c.task, c.unit, err)
		}
	}
}

func TestAnAnswerIsReviewedOrReturned(t *testing.T) {
	l, id := year(t)
	task, unit := id["3"], id["乙局"]
	refused(t, l.Draft(later()).Review(task, unit, "2020Q3", "", "", noon, "王"), NoAnswer)
	refused(t, l.Draft(later()).Return(task, unit, "2020Q3", "短", noon, "王"), NoAnswer)
	d := l.Draft(later())
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(d.Report(task, unit, "2020Q3", Answer{Status: OnTrack, Progress: "好"}, noon, "王"))
	refused(t, d.Return(task, unit, "2020Q3", " ", noon, "王"), NoRemark)
	must(d.Return(task, unit, "2020Q3", "太短", noon, "王"))
	refused(t, d.Review(task, unit, "2020Q3", "", "", noon, "王"), NoAnswer)
	must(d.Report(task, unit, "2020Q3", Answer{Status: OnTrack, Progress: "好"}, noon, "王"))
	must(d.Review(task, unit, "2020Q3", Behind, "慢", noon, "李"))
	must(d.Review(task, unit, "2020Q3", "", "慢", noon, "李")) // says nothing new
	l = l.Apply(d.Changes())
	var states []string
	for _, r := range l.ReportsOn(task, unit, "2020Q3") {
		states = append(states, r.State.Name()+string(r.Status)+r.Remark+r.Clerk)
	}
	if got := strings.Join(states, " "); got != "已报正常推进王 退回正常推进太短王 已报正常推进王 已审进度滞后慢李" {
		t.Errorf("got %s", got)
	}
}

func TestAQuarterIsCarriedOnOnce(t *testing.T) {
	l, id := year(t)
	all := []ID{id["1"], id["2"], id["3"]}
	l = do(t, l, func(d *Draft) error {
		for _, u := range []string{"甲局", "甲镇", "乙镇"} {
			if err := d.Report(id["1"], id[u], "2020Q3", Answer{Progress: u, Problem: "雨", Next: "抢", Percent: percent(5)}, noon, "王"); err != nil {
				return err
			}
		}
		if err := d.Return(id["1"], id["乙镇"], "2020Q3", "短", noon, "王"); err != nil {
			return err
		}
		return d.Report(id["1"], id["甲镇"], "2020Q4", Answer{Progress: "新"}, noon, "王")
	})
	carry := func(l *Ledger, q Quarter, want int) *Ledger {
		return do(t, l, func(d *Draft) error {
			n, err := d.CarryOn(all, q, noon, "王")
			if n != want {
				t.Errorf("%s carried %d, want %d", q, n, want)
			}
			return err
		})
	}
	once := carry(l, "2020Q4", 1)
	r := once.Report(id["1"], id["甲局"], "2020Q4")
	if r == nil || r.State != Unreported || !r.Stale || r.Progress != "甲局" || r.Problem != "雨" || r.Next != "抢" || r.Percent != nil {
		t.Errorf("got %+v", r)
	}
	if twice := carry(once, "2020Q4", 0); !reflect.DeepEqual(twice.All(), once.All()) {
		t.Error("carried on twice is not the same")
	}
	carry(l, "2020Q1", 0)
	carry(l, "2021Q4", 0)
	if _, err := l.Draft(later()).CarryOn(all, "2020Q9", noon, "王"); err == nil {
		t.Error("a quarter that does not exist was opened")
	}
	same := do(t, once, func(d *Draft) error {
		return d.Report(id["1"], id["甲局"], "2020Q4", Answer{Progress: "甲局", Problem: "雨", Next: "抢", Percent: percent(9)}, noon, "王")
	})
	if r := same.Report(id["1"], id["甲局"], "2020Q4"); !r.Stale || r.State != Reported {
		t.Errorf("an unchanged text is not marked: %+v", r)
	}
	other := do(t, same, func(d *Draft) error {
		return d.Report(id["1"], id["甲局"], "2020Q4", Answer{Progress: "变了"}, noon, "王")
	})
	if other.Report(id["1"], id["甲局"], "2020Q4").Stale {
		t.Error("a changed text is marked")
	}
}

func TestIndicatorsWithValuesStay(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		return d.SetIndicators(id["3"], []Indicator{{Name: " 就业 ", Op: AtLeast, Value: 4000, Unit: "人"}, {Name: "失业率", Op: AtMost, Value: 3}})
	})
	in := l.Task(id["3"]).Indicators
	if in[0].Name != "就业" || in[0].ID == "" || in[0].ID == in[1].ID {
		t.Errorf("got %+v", in)
	}
	for range 2 {
		l = do(t, l, func(d *Draft) error {
			return d.Report(id["3"], id["乙局"], "2020Q3", Answer{Values: map[ID]float64{in[0].ID: float64(len(l.Reports(id["3"])))}}, noon, "王")
		})
	}
	if p := refused(t, l.Draft(later()).SetIndicators(id["3"], in[1:]), IndicatorInUse); p.Count != 2 || p.Value != "就业" {
		t.Errorf("got %+v", p)
	}
	gone := do(t, l, func(d *Draft) error { return d.SetIndicators(id["3"], in[:1]) })
	if n := len(gone.Task(id["3"]).Indicators); n != 1 {
		t.Errorf("%d indicators", n)
	}
	for _, c := range []struct {
		in   Indicator
		want ProblemKind
	}{{Indicator{Op: AtLeast}, NoIndicatorName}, {Indicator{Name: "甲"}, BadOp}, {Indicator{Name: "甲", Op: Exactly, Value: math.NaN()}, BadNumber}} {
		refused(t, l.Draft(later()).SetIndicators(id["1"], []Indicator{c.in}), c.want)
	}
}

func TestADoneTaskIsClosedToEverythingButItsReview(t *testing.T) {
	l, id := year(t)
	task, unit := id["3"], id["乙局"]
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.Set(task, Target("2020Q3"), "完成"), d.Report(task, unit, "2020Q3", Answer{Progress: "好"}, noon, "王"),
			d.End(task, End{Status: Closed, Word: "销号", Day: "2020-12-20", Remark: "完工"}))
	})
	d := l.Draft(later())
	lamp := &SetLamp{Red, "慢"}
	_, carried := d.CarryOn([]ID{task}, "2020Q4", noon, "王")
	for _, err := range []error{d.Set(task, Target("2020Q3"), "改"), d.Set(task, FieldTargets, "{}"), d.Report(task, unit, "2020Q3", Answer{Progress: "改"}, noon, "王"),
		d.Return(task, unit, "2020Q3", "短", noon, "王"), d.SetIndicators(task, nil), d.SetMilestones(task, nil), d.SetLamp(task, "2020Q3", lamp)} {
		if p := refused(t, err, ClosedTask); p.Row != "3" || p.Value != "2020-12-20" {
			t.Errorf("got %+v", p)
		}
	}
	if err := errors.Join(carried, d.Set(task, Target("2020Q3"), "完成"), d.Set(task, FieldText, "改"), d.Review(task, unit, "2020Q3", Done, "", noon, "王")); err != nil {
		t.Error(err)
	}
	open := do(t, l, func(d *Draft) error { return errors.Join(d.Reopen(task), d.SetLamp(task, "2020Q3", lamp)) })
	if x := open.Task(task); x.End != nil || x.Lamps["2020Q3"] != *lamp {
		t.Errorf("got %+v", x)
	}
	if x := do(t, open, func(d *Draft) error { return d.SetLamp(task, "2020Q3", nil) }).Task(task); x.Lamps != nil {
		t.Errorf("got %+v", x.Lamps)
	}
	for _, c := range []struct {
		e    End
		want ProblemKind
	}{{End{Status: Done, Day: "2020-12-20"}, BadEnd}, {End{Status: Closed, Day: "2020-12-20"}, BadEndWord}, {End{Status: Adjusted, Word: "办结", Day: "2020-12-20"}, BadEndWord},
		{End{Status: Adjusted}, BadDay}, {End{Status: Adjusted, Day: "2020-02-30"}, BadDay}} {
		refused(t, l.Draft(later()).End(task, c.e), c.want)
	}
}

func TestDaysLampsAndStepsThatCannotBeAreRefused(t *testing.T) {
	l, id := year(t)
	d := l.Draft(later())
	refused(t, d.SetDue(id["1"], "12月底", Extension{}), BadDay)
	refused(t, d.SetMilestones(id["1"], []Milestone{{Day: "2020-08-15"}}), NoMilestone)
	refused(t, d.SetMilestones(id["1"], []Milestone{{Day: "8月", Text: "开工"}}), BadDay)
	refused(t, d.SetMilestones(id["1"], []Milestone{{Day: "2020-08-15", Text: "开工", Done: "早"}}), BadDay)
	refused(t, d.SetLamp(id["1"], "2020Q3", &SetLamp{"purple", "紫"}), BadLamp)
	refused(t, d.SetLamp(id["1"], "2020Q3", &SetLamp{Red, " "}), NoReason)
	refused(t, d.SetLamp(id["1"], "2019Q3", &SetLamp{Red, "慢"}), OtherYear)
	refused(t, d.LinkTasks(id["1"], id["1"]), SameTask)
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.SetMilestones(id["1"], []Milestone{{Day: "2020-09-01", Text: "封顶"}, {Day: "2020-08-15", Text: "开工", Done: "2020-08-20"}}),
			d.SetDue(id["1"], "2020-12-31", Extension{}), d.LinkTasks(id["1"], id["3"]), d.LinkTasks(id["3"], id["1"]))
	})
	if x := l.Task(id["1"]); x.Due != "2020-12-31" || x.Milestones[0].Text != "开工" {
		t.Errorf("got %+v", x)
	}
	if ks := l.Links(id["3"]); len(ks) != 1 || ks[0].ID != id["1"] {
		t.Errorf("got %v", ks)
	}
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.UnlinkTasks(id["3"], id["1"]), d.UnlinkTasks(id["3"], id["1"]), d.SetDue(id["1"], "", Extension{}))
	})
	if len(l.Links(id["3"])) > 0 || l.Task(id["1"]).Due != "" {
		t.Error("still linked or due")
	}
}

func TestARuleThatCannotBeIsRefused(t *testing.T) {
	l := Empty()
	for _, c := range []struct {
		change func(*Rule)
		want   ProblemKind
	}{
		{func(r *Rule) { r.Plan[1] = 20 }, BadRule}, {func(r *Rule) { r.Plan[3] = 101 }, BadRule}, {func(r *Rule) { r.Plan[0] = math.NaN() }, BadRule},
		{func(r *Rule) { r.Yellow, r.Red = 30, 10 }, BadRule}, {func(r *Rule) { r.Red = -1 }, BadRule}, {func(r *Rule) { r.Yellow = 101 }, BadRule},
		{func(r *Rule) { r.NotStarted = 13 }, BadRule}, {func(r *Rule) { r.Lamps[Done] = "purple" }, BadLamp}, {func(r *Rule) { r.Lamps["好"] = Green }, BadStatus},
	} {
		r := DefaultRule()
		c.change(r)
		refused(t, l.Draft(later()).SetRule(*r), c.want)
	}
	r := DefaultRule()
	r.Yellow, r.NotStarted, r.Lamps[Behind] = 10, 3, NoLamp
	l = do(t, l, func(d *Draft) error { return d.SetRule(*r) })
	got := l.Rule()
	if _, has := got.Lamps[Behind]; has || got.Yellow != 10 || got.NotStarted != 3 || got.Lamps[Done] != Green {
		t.Errorf("got %+v", got)
	}
}

func TestDeletingATaskTakesItsAnswersAndLinksAlong(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.LinkTasks(id["1"], id["3"]), d.LinkTasks(id["2"], id["3"]), d.LinkTasks(id["1"], id["2"]), d.Report(id["3"], id["乙局"], "2020Q3", Answer{Progress: "好"}, noon, "王"))
	})
	d := l.Draft(later())
	if err := d.DeleteTasks([]ID{id["3"]}); err != nil {
		t.Fatal(err)
	}
	n := l.Apply(d.Changes())
	if len(n.things[KindLink]) != 1 || len(n.things[KindReport]) != 0 {
		t.Errorf("%d links, %d reports", len(n.things[KindLink]), len(n.things[KindReport]))
	}
	var back []Change
	for _, c := range slices.Backward(d.Changes()) {
		back = append(back, c.Inverse())
	}
	if !reflect.DeepEqual(n.Apply(back).All(), l.All()) {
		t.Error("undoing does not bring everything back")
	}
}

func TestSplittingKeepsTheYearWithTheFirstAndJoiningKeepsItAll(t *testing.T) {
	l, id := year(t)
	var part ID
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.SetDuty(id["1"], DutyAll), d.SetIndicators(id["1"], []Indicator{{ID: "i", Name: "甲", Op: AtLeast, Value: 1}}), d.SetDue(id["1"], "2020-12-31", Extension{}),
			d.SetLamp(id["1"], "2020Q3", &SetLamp{Red, "慢"}), d.Report(id["1"], id["甲局"], "2020Q3", Answer{Progress: "好"}, noon, "王"), d.LinkTasks(id["1"], id["3"]))
	})
	l = do(t, l, func(d *Draft) (err error) { part, err = d.Split(id["1"], "前", "后", "2020-07-01"); return err })
	a, b := l.Task(id["1"]), l.Task(part)
	if a.Duty != DutyAll || b.Duty != DutyAll || len(a.Indicators) != 1 || b.Indicators != nil || b.Lamps != nil || b.Due != "2020-12-31" || len(l.Reports(a.ID)) != 1 || len(l.Reports(b.ID)) != 0 {
		t.Errorf("got %+v and %+v", a, b)
	}
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.SetIndicators(part, []Indicator{{ID: "j", Name: "乙", Op: AtLeast, Value: 1}}), d.Report(part, id["甲局"], "2020Q3", Answer{Progress: "后来"}, noon, "王"),
			d.LinkTasks(part, id["3"]), d.LinkTasks(part, id["1"]), d.LinkTasks(part, id["2"]), d.End(part, End{Status: Suspended, Day: "2020-09-01"}))
	})
	l = do(t, l, func(d *Draft) error { _, err := d.Join([]ID{id["1"], part}); return err })
	a = l.Task(id["1"])
	if len(a.Indicators) != 2 || a.End != nil || a.Lamps["2020Q3"].Lamp != Red || l.Report(a.ID, id["甲局"], "2020Q3").Progress != "好\n后来" || len(l.Links(a.ID)) != 2 || len(l.things[KindLink]) != 2 {
		t.Errorf("got %+v, links %v", a, l.things[KindLink])
	}
}

func TestACopiedAnnexHasNothingOfTheYearBefore(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.SetDuty(id["2"], DutyAll), d.SetTaskMembers(id["2"], id["有关镇"], []ID{id["丙镇"]}), d.SetDue(id["2"], "2020-12-31", Extension{}),
			d.SetIndicators(id["2"], []Indicator{{Name: "甲", Op: AtLeast, Value: 1}}), d.SetLamp(id["2"], "2020Q3", &SetLamp{Red, "慢"}),
			d.End(id["2"], End{Status: Adjusted, Day: "2020-12-01"}))
	})
	var made ID
	l = do(t, l, func(d *Draft) (err error) {
		made, err = d.CopyAnnex(id["annex"], AnnexSpec{Year: 2021, No: "1", Title: "表"})
		return err
	})
	x, was := l.TasksOf(made)[1], l.Task(id["2"])
	want := &Task{ID: x.ID, Annex: made, Rank: was.Rank, No: "2", Text: "任务2", Leader: was.Leader, Lead: was.Lead, Related: was.Related, Duty: DutyAll, Members: was.Members}
	if !reflect.DeepEqual(x, want) {
		t.Errorf("got %+v", x)
	}
}
