package judge

import (
	"testing"

	"dubanben/internal/ledger"
)

func TestAReasonCanBeReadAloud(t *testing.T) {
	points := func(r *ledger.Rule) { r.Yellow, r.Red = 10, 30 }
	months := func(r *ledger.Rule) { r.NotStarted = 3 }
	for _, c := range []struct {
		name string
		rule func(*ledger.Rule)
		say  []string
		lamp ledger.Lamp
		want string // of the second quarter
	}{
		{"nobody answered", nil, nil, "", "尚未报送，不亮灯。"},
		{"on time", nil, []string{"jy 2020Q2 正常推进"}, ledger.Green, "正常推进，按时序完成，亮绿灯。"},
		{"ahead", nil, []string{"jy 2020Q2 超序时"}, ledger.Green, "超序时，快于序时进度，亮绿灯。"},
		{"done", points, []string{"jy 2020Q2 已完成 10"}, ledger.Green, "已完成，亮绿灯。"},
		{"late", nil, []string{"jy 2020Q2 进度滞后"}, ledger.Yellow, "进度滞后，未按时序完成，亮黄灯。"},
		{"not started", nil, []string{"jy 2020Q2 未启动"}, ledger.Yellow, "未启动，未按时序完成，亮黄灯。"},
		{"late twice", nil, []string{"jy 2020Q1 未启动", "jy 2020Q2 进度滞后"}, ledger.Red, "进度滞后，未按时序完成；上一季度也是黄灯，连续两季转红灯。"},
		{"late with a gap", nil, []string{"jy 2019Q4 未启动", "jy 2020Q2 进度滞后"}, ledger.Yellow, "进度滞后，未按时序完成，亮黄灯。"},
		{"late twice, not asked", func(r *ledger.Rule) { r.SecondRed = false }, []string{"jy 2020Q1 未启动", "jy 2020Q2 进度滞后"}, ledger.Yellow, "进度滞后，未按时序完成，亮黄灯。"},
		{"mended", nil, []string{"jy 2020Q1 未启动", "jy 2020Q2 正常推进"}, ledger.Green, "正常推进，按时序完成，亮绿灯。"},
		{"red before", months, []string{"jy 2020Q1 未启动", "jy 2020Q2 进度滞后"}, ledger.Red, "进度滞后，未按时序完成；上一季度已是红灯，没有转好，仍亮红灯。"},
		{"months", months, []string{"jy 2020Q2 未启动"}, ledger.Red, "未启动，本年已过6个月，达到红灯线（3个月）。"},
		{"behind plan", points, []string{"jy 2020Q2 正常推进 40"}, ledger.Yellow, "完成率40%，比序时进度50%落后10个百分点，达到黄灯线（10个百分点）。"},
		{"thirty behind are yellow", points, []string{"jy 2020Q2 正常推进 20"}, ledger.Yellow, "完成率20%，比序时进度50%落后30个百分点，达到黄灯线（10个百分点）。"},
		{"far behind plan", points, []string{"jy 2020Q2 正常推进 19.5"}, ledger.Red, "完成率19.5%，比序时进度50%落后30.5个百分点，超过红灯线（30个百分点）。"},
		{"behind plan twice", points, []string{"jy 2020Q1 正常推进 10", "jy 2020Q2 正常推进 40"}, ledger.Red, "完成率40%，比序时进度50%落后10个百分点，达到黄灯线（10个百分点）；上一季度也是黄灯，连续两季转红灯。"},
		{"the status is worse than the numbers", points, []string{"jy 2020Q2 进度滞后 90"}, ledger.Yellow, "进度滞后，未按时序完成，亮黄灯。"},
		{"numbers alone", points, []string{"jy 2020Q2 - 45"}, ledger.Green, "完成率45%，比序时进度50%落后5个百分点，未到黄灯线（10个百分点），亮绿灯。"},
		{"numbers alone, ahead", points, []string{"jy 2020Q2 - 50"}, ledger.Green, "完成率50%，不低于序时进度50%，亮绿灯。"},
		{"numbers that nobody asks for", nil, []string{"jy 2020Q2 - 5"}, "", "报送没有写明状态，不亮灯。"},
		{"suspended", points, []string{"jy 2020Q2 中止 1"}, "", "中止，不亮灯。"},
		{"an odd rule", func(r *ledger.Rule) { r.Lamps[ledger.Ahead] = ledger.Red }, []string{"jy 2020Q2 超序时"}, ledger.Red, "超序时，按规则亮红灯。"},
		{"a status without a lamp", func(r *ledger.Rule) { delete(r.Lamps, ledger.Standing) }, []string{"jy 2020Q2 常态化"}, "", "常态化，按规则不亮灯。"},
	} {
		w := newWorld()
		if c.rule != nil {
			w.rule(c.rule)
		}
		w.task("1", "jy|zj")
		for _, s := range c.say {
			w.say("1", s)
		}
		if v := w.lamp("1", "2020Q2"); v.Lamp != c.lamp || v.Reason != c.want || v.ByHand {
			t.Errorf("%s: got %q %s", c.name, v.Lamp, v.Reason)
		}
	}
}

func TestAReturnedAnswerLightsNoLamp(t *testing.T) {
	w := newWorld()
	w.task("1", "jy|zj")
	w.say("1", "jy 2020Q2 正常推进")
	w.say("1", "jy 2020Q2 正常推进", state(ledger.Returned))
	if v := w.lamp("1", "2020Q2"); v.Lamp != ledger.NoLamp || v.Reason != "报送已退回，尚未重报，不亮灯。" {
		t.Error(v)
	}
	w.say("1", "jy 2020Q2 正常推进")
	if v := w.lamp("1", "2020Q2"); v.Lamp != ledger.Green {
		t.Error(v)
	}
}

func TestALampSetByHandWinsAndIsRemembered(t *testing.T) {
	w := newWorld()
	w.task("1", "jy", func(x *ledger.Task) {
		x.Lamps = map[ledger.Quarter]ledger.SetLamp{"2020Q1": {Lamp: ledger.Yellow, Reason: "领导要求"}, "2020Q3": {Reason: "疫情停工"}}
	})
	w.say("1", "jy 2020Q1 正常推进")
	w.say("1", "jy 2020Q2 进度滞后")
	for q, want := range map[ledger.Quarter]Verdict{
		"2020Q1": {ledger.Yellow, "人工设为黄灯：领导要求", true},
		"2020Q2": {ledger.Red, "进度滞后，未按时序完成；上一季度也是黄灯，连续两季转红灯。", false},
		"2020Q3": {ledger.NoLamp, "人工设为不亮灯：疫情停工", true},
	} {
		if v := w.lamp("1", q); v != want {
			t.Errorf("%s: got %+v", q, v)
		}
	}
}

func TestTheFirstQuarterRemembersTheTaskThatGoesOn(t *testing.T) {
	w := newWorld()
	w.task("old", "jy", func(x *ledger.Task) { x.Annex = "a19" })
	w.task("1", "jy", func(x *ledger.Task) { x.Continues = "old" })
	w.say("old", "jy 2019Q4 进度滞后")
	w.say("1", "jy 2020Q1 进度滞后")
	if v := w.lamp("1", "2020Q1"); v.Lamp != ledger.Red || v.Reason != "进度滞后，未按时序完成；上年第四季度也是黄灯，连续两季转红灯。" {
		t.Error(v)
	}
}

func TestATaskThatHasEndedKeepsTheLampOfItsEnd(t *testing.T) {
	for status, want := range map[ledger.Status]Verdict{
		ledger.Closed:    {ledger.Green, "已办结，亮绿灯。", false},
		ledger.Adjusted:  {ledger.NoLamp, "已调整，不亮灯。", false},
		ledger.Suspended: {ledger.NoLamp, "中止，不亮灯。", false},
	} {
		w := newWorld()
		w.task("1", "jy", func(x *ledger.Task) { x.End = &ledger.End{Status: status, Day: "2020-08-01"} })
		w.say("1", "jy 2020Q2 进度滞后")
		if v := w.lamp("1", "2020Q3"); v != want {
			t.Errorf("%s: got %+v", status, v)
		}
		if v := w.lamp("1", "2020Q2"); v.Lamp != ledger.Yellow {
			t.Errorf("%s before: got %+v", status, v)
		}
	}
}
