package view

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// reported is the town ledger with answers in two quarters.
//
//	t1  区市场监管局, each of 各镇街道   Q1 进度滞后 62.5 (东埔街道 退回)   Q2 进度滞后 100
//	t2  各镇街道                        Q1 东埔街道 正常推进 100 已审     Q2 –
//	t3  东埔街道                        closed in Q2
func reported(t *testing.T) *ledger.Ledger {
	t.Helper()
	l := town(t)
	n := 0
	percent := func(p float64) *float64 { return &p }
	put := func(e ledger.Entity) {
		k, id := e.Ref()
		l = l.Apply([]ledger.Change{{Kind: k, ID: id, Before: l.Get(k, id), After: e}})
	}
	say := func(task, unit ledger.ID, q ledger.Quarter, s ledger.ReportState, r ledger.Report) {
		n++
		r.ID, r.Seq, r.Task, r.Unit, r.Quarter, r.State = ledger.ID(fmt.Sprint("r", n)), int64(n), task, unit, q, s
		put(&r)
	}
	say("t1", "dep", "2020Q1", ledger.Reported, ledger.Report{Status: ledger.Behind, Percent: percent(62.5), Progress: "进展", Problem: "问题", Next: "下一步"})
	say("t1", "east", "2020Q1", ledger.Returned, ledger.Report{Status: ledger.OnTrack})
	say("t1", "dep", "2020Q2", ledger.Reported, ledger.Report{Status: ledger.Behind, Percent: percent(100)})
	say("t2", "east", "2020Q1", ledger.Reviewed, ledger.Report{Status: ledger.OnTrack, Percent: percent(100)})
	x := l.Task("t3").Clone()
	x.End = &ledger.End{Status: ledger.Closed, Day: "2020-05-05"}
	put(x)
	return l
}

func TestARowTellsStatusAnswersAndLampsOfTheQuartersThatHaveBegun(t *testing.T) {
	l := reported(t)
	for id, want := range map[ledger.ID]string{
		"t1": `"status":"进度滞后","closed":"","reports":{"2020Q1":[` +
			`{"unit":"区市场监管局","state":"已报","status":"进度滞后","percent":62.5,"progress":"进展","problem":"问题","next":"下一步"},` +
			`{"unit":"东埔街道","state":"退回","status":"正常推进","percent":null,"progress":"","problem":"","next":""},` +
			`{"unit":"源西街道","state":"未报","status":"","percent":null,"progress":"","problem":"","next":""}],"2020Q2":[` +
			`{"unit":"区市场监管局","state":"已报","status":"进度滞后","percent":100,"progress":"","problem":"","next":""},` +
			`{"unit":"东埔街道","state":"未报","status":"","percent":null,"progress":"","problem":"","next":""},` +
			`{"unit":"源西街道","state":"未报","status":"","percent":null,"progress":"","problem":"","next":""}]},` +
			`"lamps":{"2020Q1":{"lamp":"黄","reason":"进度滞后，未按时序完成，亮黄灯。"},` +
			`"2020Q2":{"lamp":"红","reason":"进度滞后，未按时序完成；上一季度也是黄灯，连续两季转红灯。"}}}`,
		"t3": `"status":"已办结","closed":"2020-05-05","reports":{"2020Q1":[` +
			`{"unit":"东埔街道","state":"未报","status":"","percent":null,"progress":"","problem":"","next":""}],"2020Q2":[]},` +
			`"lamps":{"2020Q1":{"lamp":"未亮","reason":"尚未报送，不亮灯。"},"2020Q2":{"lamp":"绿","reason":"已办结，亮绿灯。"}}}`,
		"t4": `"status":"","closed":"","reports":{},"lamps":{}}`,
	} {
		b, err := json.Marshal(rowOf(l, l.Task(id)))
		if err != nil || !strings.HasSuffix(string(b), want) {
			t.Errorf("%s: %v, got %s", id, err, b)
		}
	}
}

func TestALampSetByHandBeginsItsQuarter(t *testing.T) {
	l := town(t)
	x := l.Task("t4").Clone()
	x.Lamps = map[ledger.Quarter]ledger.SetLamp{"2021Q3": {Lamp: ledger.Red, Reason: "逾期"}}
	l = l.Apply([]ledger.Change{{Kind: ledger.KindTask, ID: "t4", Before: l.Task("t4"), After: x}})
	if r := rowOf(l, x); len(r.Lamps) != 1 || r.Lamps["2021Q3"] != (LampRow{"红", "人工设为红灯：逾期"}) {
		t.Errorf("got %+v", r.Lamps)
	}
}

func TestRowsAreFilteredByWhatFollowsFromTheAnswers(t *testing.T) {
	l := reported(t)
	for _, c := range []struct {
		field    ledger.Field
		value    string
		want     string
		describe string
	}{
		{In(FieldLamp, "2020Q1"), "黄灯", "t1", "第一季度亮灯：黄灯"},
		{In(FieldLamp, "2020Q2"), "红灯", "t1", "第二季度亮灯：红灯"},
		{In(FieldLamp, "2020Q2"), "未亮", "t2 t4", "第二季度亮灯：未亮"},
		{In(FieldStatus, "2020Q1"), "正常推进", "t2", "第一季度状态：正常推进"},
		{FieldStatus, "已办结", "t3", "当前状态：已办结"},
		{FieldStatus, "", "t4", "当前状态：（空白）"},
		{In(FieldState, "2020Q1"), "退回", "t1", "第一季度报送：退回"},
		{In(FieldState, "2020Q1"), "未报", "t1 t2 t3 t4", "第一季度报送：未报"},
		{In(FieldRate, "2020Q1"), "62.5%", "t1", "第一季度完成率：62.5%"},
	} {
		cond := Condition{Field: c.field, Values: []string{c.value}}
		if got := names(Apply(l, l.Tasks(), Filter{}.With(cond))); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.field, c.value, got, c.want)
		}
		if got := (Filter{}).Describe(l, cond); got != c.describe {
			t.Errorf("%s: got %s", c.field, got)
		}
	}
	if got := names(Apply(l, l.Tasks(), Filter{}.With(Condition{Field: In(FieldRate, "2020Q1"), Op: IsEmpty}))); got != "t3 t4" {
		t.Errorf("without a rate: %s", got)
	}
}

func TestJudgedColumnsStandTroubleFirst(t *testing.T) {
	l := reported(t)
	for field, want := range map[ledger.Field]string{
		In(FieldLamp, "2020Q2"):   "红灯1 绿灯1 未亮2",
		In(FieldState, "2020Q1"):  "未报4 已报1 退回1 已审1",
		In(FieldStatus, "2020Q1"): "正常推进1 进度滞后1 （空白）2",
		In(FieldRate, "2020Q1"):   "62.5%1 100%1 （空白）2",
	} {
		var got []string
		for _, v := range Values(l, l.Tasks(), field, Filter{}) {
			got = append(got, fmt.Sprint(v.Shown, v.Count))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: got %s, want %s", field, s, want)
		}
	}
	if got := names(Sorted(l, l.Tasks(), []Sort{{Field: In(FieldLamp, "2020Q2")}})); got != "t1 t3 t2 t4" {
		t.Errorf("by lamp: %s", got)
	}
	if got := names(Sorted(l, l.Tasks(), []Sort{{Field: In(FieldRate, "2020Q1"), Descending: true}})); got != "t2 t1 t3 t4" {
		t.Errorf("by rate: %s", got)
	}
}

func TestAQuartersLoadPartsWhatAUnitMustAnswer(t *testing.T) {
	l := reported(t)
	got := map[string]string{}
	for _, x := range QuarterLoads(l, l.Tasks(), "2020Q1") {
		got[x.Unit.Name] = strings.Join([]string{names(x.Must), names(x.Missing), names(x.Reported), names(x.Returned), names(x.Reviewed), fmt.Sprint(x.Owed())}, "|")
	}
	want := map[string]string{"区市场监管局": "t1||t1|||0", "东埔街道": "t1 t2 t3|t3||t1|t2|2", "源西街道": "t1 t2|t1 t2||||2"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v", got)
	}
	for _, x := range QuarterLoads(l, l.Tasks(), "2020Q2") {
		if got := names(append(x.Missing, x.Returned...)); x.Unit.ID == "east" && got != "t1 t2" {
			t.Errorf("a closed task is owed by nobody: %s", got)
		}
	}
}

func TestTasksByLeaderEndWithThoseOfNobody(t *testing.T) {
	l := town(t)
	var got []string
	for _, x := range ByLeader(l, l.Tasks()) {
		name := "无"
		if x.Leader != nil {
			name = x.Leader.Name
		}
		got = append(got, name+":"+names(x.Tasks))
	}
	if s := fmt.Sprint(got); s != "[许西湖:t4 无:t1 t2 t3]" {
		t.Error(s)
	}
	if n := len(ByLeader(l, []*ledger.Task{l.Task("t4")})); n != 1 {
		t.Errorf("%d loads", n)
	}
}

func TestUnitsAreCountedAsLeadRelatedAndThroughGroups(t *testing.T) {
	l := town(t)
	u := l.Unit("dep").Clone()
	u.Former = []ledger.FormerName{{Name: "区工商局", Until: "2019-03-01"}}
	l = l.Apply([]ledger.Change{{Kind: ledger.KindUnit, ID: "dep", Before: l.Unit("dep"), After: u}})
	b, err := json.Marshal(Units(l, Query{Year: 2020}))
	want := `[{"name":"区市场监管局","kind":"department","other_names":["区市场监督管理局","区工商局"],"members":[],"lead":1,"related":0,"via_groups":0},` +
		`{"name":"东埔街道","kind":"town","other_names":[],"members":[],"lead":1,"related":1,"via_groups":1},` +
		`{"name":"源西街道","kind":"town","other_names":[],"members":[],"lead":0,"related":0,"via_groups":2},` +
		`{"name":"各镇街道","kind":"group","other_names":[],"members":["东埔街道","源西街道"],"lead":1,"related":1,"via_groups":0}]`
	if err != nil || string(b) != want {
		t.Errorf("%v, got %s", err, b)
	}
	if all, some := Units(l, Query{}), Units(l, Query{Year: 2021}); len(all) != 4 || len(some) != 1 {
		t.Errorf("%d units, %d with a task in 2021", len(all), len(some))
	}
}

func TestAUnitChosenForATaskComesThroughItsGroup(t *testing.T) {
	l := town(t)
	g := &ledger.Unit{ID: "some", Name: "相关镇街道", Kind: ledger.Group, Rank: 9}
	x := l.Task("t4").Clone()
	x.Related = []ledger.Mention{{Unit: "some", Spelling: "相关镇街道"}}
	x.Members = map[ledger.ID][]ledger.ID{"some": {"east"}}
	l = l.Apply([]ledger.Change{{Kind: ledger.KindUnit, ID: "some", After: g}, {Kind: ledger.KindTask, ID: "t4", Before: l.Task("t4"), After: x}})
	if load := LoadOf(l, "east", []*ledger.Task{x}); len(load.Via) != 1 || load.Via[0].Group.ID != "some" {
		t.Errorf("got %+v", load)
	}
}
