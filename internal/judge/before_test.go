package judge

import (
	"fmt"
	"testing"

	"dubanben/internal/ledger"
)

func led(r *ledger.Report) { r.Led = true }

// passOn gives the lead of a task to other units.
func (w *world) passOn(task ledger.ID, units ...ledger.ID) {
	t := w.l.Task(task).Clone()
	t.Lead = nil
	for _, u := range units {
		t.Lead = append(t.Lead, ledger.Mention{Unit: u, Spelling: string(u)})
	}
	w.put(t)
}

// A quarter that was answered stays as it was when the task passes to another unit, and so does what follows from it.
func TestAQuarterThatWasAnsweredKeepsItsLampWhenTheTaskPassesOn(t *testing.T) {
	w := newWorld()
	w.task("1", "jy|all")
	w.say("1", "jy 2020Q1 进度滞后 20", led)
	w.say("1", "dp 2020Q1 正常推进 90")
	w.say("1", "yx 2020Q1 正常推进 90")
	w.passOn("1", "zj")
	c := Of(w.l, w.l.Task("1"))
	if v := c.Lamp("2020Q1"); v.Lamp != ledger.Yellow {
		t.Errorf("the first quarter is %+v now", v)
	}
	if r, ok := c.Rate("2020Q1"); !ok || r != 20 {
		t.Errorf("the first quarter's rate is %v %v now", r, ok)
	}
	if owed := c.Owed("2020Q1"); len(owed) != 0 {
		t.Errorf("the new unit owes the quarter before it came: %v", owed)
	}
	if owed := c.Owed("2020Q2"); len(owed) != 3 || owed[0].Unit.ID != "zj" {
		t.Errorf("the new unit must answer from now on: %v", owed)
	}
	w.say("1", "zj 2020Q2 进度滞后 30", led)
	if v := w.lamp("1", "2020Q2"); v.Lamp != ledger.Red {
		t.Errorf("the second quarter behind, under whichever unit: %+v", v)
	}
	var who string
	for _, s := range Standings(w.l, w.l.Task("1"), "2020Q1") {
		who += fmt.Sprint(s.Unit.ID, s.State.Name(), s.Lead, s.Must, " ")
	}
	if who != "dp已报false true yx已报false true jy已报true false " {
		t.Error(who)
	}
}

// A unit that stood there by mistake counts no more once the right one has answered, and one that never led never does.
func TestOnlyAnAnswerOfOneThatLedStandsInForTheLead(t *testing.T) {
	w := newWorld()
	w.task("1", "jy|zj")
	w.say("1", "jy 2020Q1 未启动", led)
	w.passOn("1", "dp")
	w.say("1", "dp 2020Q1 正常推进", led)
	if s := Status(w.l, w.l.Task("1"), "2020Q1"); s != ledger.OnTrack {
		t.Errorf("the former unit still counts: %s", s)
	}
	w.task("2", "jy|zj")
	w.say("2", "zj 2020Q1 已完成")
	w.passOn("2", "dp")
	if v := w.lamp("2", "2020Q1"); v.Lamp != ledger.NoLamp || len(Of(w.l, w.l.Task("2")).Owed("2020Q1")) != 1 {
		t.Errorf("a related unit's answer stands in for the lead's: %+v", v)
	}
}
