package judge

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"dubanben/internal/ledger"

	"pgregory.net/rapid"
)

// drawn is a year of three tasks with answers of every kind; each report once, the newest last.
func drawn(t *rapid.T) *world {
	w := newWorld()
	if rapid.Bool().Draw(t, "points") {
		w.rule(func(r *ledger.Rule) {
			r.Yellow, r.Red = rapid.Float64Range(1, 20).Draw(t, "yellow"), rapid.Float64Range(20, 60).Draw(t, "red")
			r.NotStarted = rapid.IntRange(0, 12).Draw(t, "months")
		})
	}
	cells := []string{"jy", "jy,zj", "all|jy", "some", "jy|all"}
	for i := range 3 {
		w.task(ledger.ID(fmt.Sprint(i)), rapid.SampledFrom(cells).Draw(t, "cells"), func(x *ledger.Task) {
			x.Duty = rapid.SampledFrom([]ledger.Duty{"", ledger.DutyLead, ledger.DutyAll, ledger.DutyMembers}).Draw(t, "duty")
			x.Leader = rapid.SampledFrom([]ledger.ID{"", "liu", "xu"}).Draw(t, "leader")
			if rapid.IntRange(0, 3).Draw(t, "succeeded") == 0 {
				x.Formerly = []ledger.Tenure{{Leader: "liu", Until: "2020-05-01"}}
			}
			x.Since = rapid.SampledFrom([]string{"", "", "", "2020-08-08"}).Draw(t, "since")
			if rapid.IntRange(0, 5).Draw(t, "hand") == 0 {
				x.Lamps = map[ledger.Quarter]ledger.SetLamp{quarter(t): {Lamp: rapid.SampledFrom(ledger.Lamps()).Draw(t, "lamp"), Reason: "领导要求"}}
			}
			if rapid.IntRange(0, 5).Draw(t, "ended") == 0 {
				x.End = &ledger.End{Status: rapid.SampledFrom([]ledger.Status{ledger.Closed, ledger.Adjusted, ledger.Suspended}).Draw(t, "end"), Day: "2020-08-08"}
			}
		})
	}
	for range rapid.IntRange(0, 20).Draw(t, "reports") {
		id := ledger.ID(fmt.Sprint(rapid.IntRange(0, 2).Draw(t, "task")))
		w.say(id, fmt.Sprintf("%s %s -", rapid.SampledFrom([]string{"jy", "zj", "dp", "yx", "some"}).Draw(t, "unit"), string(quarter(t))), answer(t))
	}
	return w
}

func quarter(t *rapid.T) ledger.Quarter { return rapid.SampledFrom(Quarters(2020)).Draw(t, "quarter") }

func answer(t *rapid.T) func(*ledger.Report) {
	return func(r *ledger.Report) {
		r.State = rapid.SampledFrom(ledger.ReportStates()).Draw(t, "state")
		r.Status = rapid.SampledFrom(append(ledger.Statuses(), "")).Draw(t, "status")
		if rapid.Bool().Draw(t, "has percent") {
			p := rapid.Float64Range(0, 150).Draw(t, "percent")
			r.Percent = &p
		}
	}
}

func TestALampNeverGetsBetterByAWorseStatus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawn(t)
		w.task("x", "jy")
		before := rapid.SampledFrom(ledger.Statuses()).Draw(t, "before")
		a, b := rapid.SampledFrom(ledger.Statuses()).Draw(t, "a"), rapid.SampledFrom(ledger.Statuses()).Draw(t, "b")
		if b.Worse(a) {
			a, b = b, a
		}
		percent := rapid.Float64Range(0, 150).Draw(t, "rate")
		lamp := func(s ledger.Status) ledger.Lamp {
			x := *w
			x.say("x", fmt.Sprintf("jy 2020Q2 %s", before))
			x.say("x", fmt.Sprintf("jy 2020Q3 %s %v", s, percent))
			return x.lamp("x", "2020Q3").Lamp
		}
		if bad, good := lamp(a), lamp(b); bad != ledger.NoLamp && good != ledger.NoLamp && brighter(good, bad) {
			t.Fatalf("%s is %q, but %s is %q", a, bad, b, good)
		}
	})
}

func TestByHandAlwaysWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawn(t)
		for _, x := range w.l.Tasks() {
			for _, q := range Quarters(2020) {
				set, ok := x.Lamps[q]
				if v := Lamp(w.l, x, q); v.ByHand != ok || ok && (v.Lamp != set.Lamp || !strings.Contains(v.Reason, set.Reason)) {
					t.Fatalf("%s %s: %+v", x.ID, q, v)
				}
			}
		}
	})
}

func TestNoAnswerOfALeadNoLamp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawn(t)
		for _, x := range w.l.Tasks() {
			for _, q := range Quarters(2020) {
				some := x.End != nil && q >= "2020Q3"
				for _, s := range Standings(w.l, x, q) {
					some = some || s.Duty.Lead && s.State.Answered()
				}
				if v := Lamp(w.l, x, q); !some && !v.ByHand && v.Lamp != ledger.NoLamp {
					t.Fatalf("%s %s: %+v", x.ID, q, v)
				}
			}
		}
	})
}

func TestByTheDefaultRuleTheSecondYellowIsRedAndOnlyThen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.task("1", "jy")
		var late, answered [4]bool
		for i, q := range Quarters(2020) {
			s := rapid.SampledFrom(append(ledger.Statuses(), "")).Draw(t, "status")
			if s != "" {
				w.say("1", fmt.Sprintf("jy %s %s", string(q), s))
			}
			late[i] = s == ledger.NotStarted || s == ledger.Behind
			answered[i] = s != "" && s != ledger.Adjusted && s != ledger.Suspended
		}
		for i, q := range Quarters(2020) {
			want := ledger.NoLamp
			switch {
			case late[i] && i > 0 && late[i-1]:
				want = ledger.Red
			case late[i]:
				want = ledger.Yellow
			case answered[i]:
				want = ledger.Green
			}
			if v := w.lamp("1", q); v.Lamp != want {
				t.Fatalf("%s: %+v, want %q", q, v, want)
			}
		}
	})
}

func TestTheRateGrowsWithTheValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := &ledger.Task{Indicators: []ledger.Indicator{{ID: "a", Op: ledger.AtLeast, Value: rapid.Float64Range(-10, 1e6).Draw(t, "target")},
			{ID: "b", Op: rapid.SampledFrom([]ledger.Op{ledger.AtLeast, ledger.AtMost, ledger.Exactly}).Draw(t, "op"), Value: 5}}}
		b := rapid.Float64Range(0, 10).Draw(t, "b")
		rate := func(v float64) float64 {
			r, ok := Rate(task, &ledger.Report{Values: map[ledger.ID]float64{"a": v, "b": b}})
			if !ok || math.IsNaN(r) || math.IsInf(r, 0) || r < 0 {
				t.Fatalf("%v gives %v %v", v, r, ok)
			}
			return r
		}
		low, high := rapid.Float64Range(-1e6, 1e6).Draw(t, "low"), rapid.Float64Range(-1e6, 1e6).Draw(t, "high")
		low, high = min(low, high), max(low, high)
		if rate(low) > rate(high) {
			t.Fatalf("%v gives %v, %v gives %v", low, rate(low), high, rate(high))
		}
	})
}

func TestOtherTasksReportsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawn(t)
		show := func() string {
			var out []string
			for _, q := range Quarters(2020) {
				out = append(out, fmt.Sprint(Lamp(w.l, w.l.Task("0"), q), Status(w.l, w.l.Task("0"), q)))
			}
			return strings.Join(out, "\n")
		}
		before := show()
		for range 3 {
			w.say("1", fmt.Sprintf("jy %s -", string(quarter(t))), answer(t))
		}
		if after := show(); after != before {
			t.Fatalf("before\n%s\nafter\n%s", before, after)
		}
	})
}

func TestEveryReasonIsASentenceThatSaysWhatItRestsOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawn(t)
		for _, x := range w.l.Tasks() {
			for _, q := range Quarters(2020) {
				v := Lamp(w.l, x, q)
				grounds := []string{"人工设为", "尚未报送", "退回", "完成率", "没有写明状态", "拆分出来"}
				if s := Status(w.l, x, q); s != "" {
					grounds = append(grounds, string(s))
				}
				if !slices.ContainsFunc(grounds, func(g string) bool { return strings.Contains(v.Reason, g) }) {
					t.Fatalf("%q rests on nothing", v.Reason)
				}
				if !v.ByHand && (!strings.HasSuffix(v.Reason, "。") || strings.Count(v.Reason, "。") != 1) {
					t.Fatalf("%q is no sentence", v.Reason)
				}
				if v.Lamp == ledger.NoLamp != strings.Contains(v.Reason, "不亮灯") {
					t.Fatalf("%q for %q", v.Reason, v.Lamp)
				}
			}
		}
	})
}

// recount counts one of the overview's numbers by asking every task.
func recount(l *ledger.Ledger, meets func(*ledger.Task) bool) string {
	out := []ledger.ID{}
	for _, x := range l.Tasks() {
		if l.Annex(x.Annex).Year == 2020 && meets(x) {
			out = append(out, x.ID)
		}
	}
	return fmt.Sprint(out)
}

func TestTheOverviewIsWhatARecountGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawn(t)
		w.task("old", "jy", func(x *ledger.Task) { x.Annex = "a19" })
		q := quarter(t)
		o := Sum(w.l, w.l.Tasks(), q, "2020-07-01")
		equal := func(what string, got []ledger.ID, meets func(*ledger.Task) bool) {
			t.Helper()
			if want := recount(w.l, meets); fmt.Sprint(got) != want {
				t.Fatalf("%s: got %v, want %s", what, got, want)
			}
		}
		equal("tasks", o.Tasks, func(*ledger.Task) bool { return true })
		for _, lamp := range ledger.Lamps() {
			lit := func(x *ledger.Task) bool { return Lamp(w.l, x, q).Lamp == lamp }
			equal("lamps", o.Lamps.Of(lamp), lit)
			for _, who := range o.Leaders {
				equal("leader", who.Lamps.Of(lamp), func(x *ledger.Task) bool { return lit(x) && x.LeaderOn(q.LastDay()) == who.Leader })
			}
			for _, u := range o.Units {
				equal("unit", u.Lamps.Of(lamp), func(x *ledger.Task) bool {
					return lit(x) && slices.ContainsFunc(Duties(w.l, x), func(d Duty) bool { return d.Lead && d.Unit.ID == u.Unit })
				})
			}
		}
		statuses := 0
		for _, s := range o.Statuses {
			statuses += len(s.Tasks)
			equal("status", s.Tasks, func(x *ledger.Task) bool { return Status(w.l, x, q) == s.Status })
		}
		leaders := 0
		for _, x := range o.Leaders {
			leaders += x.Lamps.Total()
		}
		if n := len(o.Tasks); leaders != n || o.Lamps.Total() != n || statuses != n {
			t.Fatalf("%d tasks, %d of leaders, %d with a lamp or none, %d by status", n, leaders, o.Lamps.Total(), statuses)
		}
		ratesAndDebts(t, w.l, q, o, equal)
	})
}

func ratesAndDebts(t *rapid.T, l *ledger.Ledger, q ledger.Quarter, o Overview, equal func(string, []ledger.ID, func(*ledger.Task) bool)) {
	for i, r := range o.Rates {
		sum := 0.0
		equal("rates", r.Tasks, func(x *ledger.Task) bool {
			rate, ok := TaskRate(l, x, r.Quarter)
			sum += rate
			return ok
		})
		if n := float64(len(r.Tasks)); (n > 0) != (r.Mean != nil) || n > 0 && math.Abs(*r.Mean-sum/n) > 1e-9 || r.Plan != float64(25*(i+1)) {
			t.Fatalf("%+v", r)
		}
	}
	owed := 0
	for _, u := range o.Unanswered {
		owed += len(u.Tasks)
		equal("unanswered", u.Tasks, func(x *ledger.Task) bool {
			return slices.ContainsFunc(Standings(l, x, q), func(s Standing) bool { return s.Must && s.Duty.Unit.ID == u.Unit && !s.State.Answered() })
		})
	}
	for _, x := range l.Tasks() {
		if l.Annex(x.Annex).Year == q.Year() {
			for _, s := range Standings(l, x, q) {
				if s.Must && !s.State.Answered() {
					owed--
				}
			}
		}
	}
	if owed != 0 {
		t.Fatalf("%d answers are owed by nobody", owed)
	}
}
