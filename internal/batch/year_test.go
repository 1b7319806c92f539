package batch

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// A year is played through by verbs alone, and what 总览 says is counted again from the list.
func TestAYearPlayedByVerbs(t *testing.T) {
	path := imported2020(t)
	report := func(annex, no, quarter, status string, more ...string) {
		t.Helper()
		must(t, append([]string{"report", path, "--annex", annex, "--no", no, "--quarter", quarter, "--status", status}, more...)...)
	}
	report("1", "23", "2020Q1", "进度滞后", "--progress", "选址未定", "--percent", "10")
	report("1", "19", "2020Q1", "正常推进", "--percent", "25")
	must(t, "quarter", path, "--quarter", "2020Q2")
	carried := one(t, path, "1", "19").Reports["2020Q2"][0]
	if carried.State != "未报" || one(t, path, "1", "19").Lamps["2020Q2"].Lamp != "未亮" {
		t.Errorf("what was carried on counts as an answer: %+v", carried)
	}
	report("1", "23", "2020Q2", "进度滞后", "--progress", "刚选址")
	if l := one(t, path, "1", "23").Lamps; l["2020Q1"].Lamp != "黄" || l["2020Q2"].Lamp != "红" || !strings.Contains(l["2020Q2"].Reason, "上一季度") {
		t.Errorf("two yellows running: %+v", l)
	}
	must(t, "lamp", path, "--annex", "1", "--no", "23", "--quarter", "2020Q2", "--lamp", "黄", "--reason", "选址已报批")
	must(t, "review", path, "--annex", "1", "--no", "23", "--quarter", "2020Q2")
	if r := one(t, path, "1", "23").Reports["2020Q2"][0]; r.State != "已审" || r.Progress != "刚选址" {
		t.Errorf("reviewed: %+v", r)
	}
	must(t, "succeed", path, "许西湖", "陈新", "--day", "2020-08-01", "--post", "区长")
	if l := one(t, path, "1", "1").Leader; l != "陈新" {
		t.Errorf("task 1 is with %s", l)
	}
	before := unit(t, path, "区城管执法局")
	must(t, "rename-unit", path, "区城管执法局", "区城市管理局", "--day", "2020-08-01")
	after := unit(t, path, "区城市管理局")
	if after.Lead != before.Lead || !slices.Contains(after.OtherNames, "区城管执法局") {
		t.Errorf("renamed: %+v was %+v", after, before)
	}
	must(t, "merge-units", path, "区财政局", "区民政局", "--day", "2020-08-01")
	if u := unit(t, path, "区财政局"); !slices.Contains(u.OtherNames, "区民政局") {
		t.Errorf("merged: %+v", u)
	}
	must(t, "split", path, "--annex", "1", "--no", "23", "--first", "完成10个老旧小区升级改造。", "--second", "新（改）建10个小公园。")
	report("1", "23", "2020Q3", "正常推进", "--percent", "120")
	must(t, "end", path, "--annex", "1", "--no", "19", "--day", "2020-11-30", "--remark", "全部完成")
	if r := one(t, path, "1", "19"); r.Status != "已办结" || r.Closed != "2020-11-30" {
		t.Errorf("closed: %q %q", r.Status, r.Closed)
	}
	report("2", "1.1", "2020Q4", "已完成")
	for _, q := range []string{"2020Q1", "2020Q2", "2020Q3", "2020Q4"} {
		recount(t, path, q)
	}
	must(t, "rollover", path, "--from", "2020")
	if n := len(rows(t, path, "--year", "2021")); n != 8 {
		t.Errorf("%d rows of 2021, 8 go on", n)
	}
	if n := len(rows(t, path, "--year", "2020")); n != 115 {
		t.Errorf("%d rows of 2020 after the roll-over", n)
	}
	must(t, "undo", path)
	if n := len(rows(t, path, "--year", "2021")); n != 0 {
		t.Errorf("%d rows of 2021 after undo", n)
	}
}

func unit(t *testing.T, path, name string) view.UnitRow {
	t.Helper()
	var all []view.UnitRow
	if err := json.Unmarshal([]byte(must(t, "units", path, "--json")), &all); err != nil {
		t.Fatal(err)
	}
	for _, u := range all {
		if u.Name == name {
			return u
		}
	}
	t.Fatalf("no unit %s", name)
	return view.UnitRow{}
}

// recount counts the overview again from what the list says.
func recount(t *testing.T, path, q string) {
	t.Helper()
	var o overview
	if err := json.Unmarshal([]byte(must(t, "overview", path, "--quarter", q, "--json")), &o); err != nil {
		t.Fatal(err)
	}
	lamps, leaders, owed := map[string]int{}, map[string]int{}, map[string]int{}
	for _, raw := range rawRows(t, path) {
		lamps[raw.Lamps[q].Lamp]++
		leaders[raw.ledOn(ledger.Quarter(q).LastDay())]++
		for _, r := range raw.Reports[q] {
			if r.State == "未报" || r.State == "退回" {
				owed[r.Unit]++
			}
		}
	}
	if got := (lampCounts{lamps["红"], lamps["黄"], lamps["绿"], lamps["未亮"]}); got != o.Lamps {
		t.Errorf("%s: lamps %+v, the list says %+v", q, o.Lamps, got)
	}
	for _, x := range o.Leaders {
		if leaders[x.Name] != x.Tasks || x.Tasks != x.Lamps.Red+x.Lamps.Yellow+x.Lamps.Green+x.Lamps.None {
			t.Errorf("%s: %s has %+v, the list says %d", q, x.Name, x, leaders[x.Name])
		}
	}
	said := map[string]int{}
	for _, u := range o.Unanswered {
		said[u.Name] = u.Tasks
	}
	if fmt.Sprint(said) != fmt.Sprint(owed) {
		t.Errorf("%s: unanswered %v, the list says %v", q, said, owed)
	}
}

type rawRow struct {
	Leader  string
	Former  []struct{ Leader, Until string } `json:"former_leaders"`
	Lamps   map[string]struct{ Lamp string }
	Reports map[string][]struct{ Unit, State string }
}

// ledOn is who led on a day, by what the list says of the leaders before.
func (r rawRow) ledOn(day string) string {
	for _, f := range r.Former {
		if day < f.Until {
			return f.Leader
		}
	}
	return r.Leader
}

func rawRows(t *testing.T, path string) []rawRow {
	t.Helper()
	var out []rawRow
	if err := json.Unmarshal([]byte(must(t, "list", path, "--year", "2020", "--json")), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// What a verb needs and was not given changes nothing: a lamp left out is not 未亮, nor is nobody the default.
func TestAnOptionThatIsLeftOutIsNoValue(t *testing.T) {
	path := imported2020(t)
	must(t, "due", path, "--annex", "1", "--no", "3", "--day", "2020-10-10")
	before := must(t, "list", path, "--json")
	for _, args := range []string{"lamp %s --annex 1 --no 23 --quarter 2020Q3 --reason 试", "lamp %s --annex 1 --no 23 --quarter 2020Q3 --lamp 红 --reason 试 --rule",
		"duty %s --annex 1 --no 23", "duty %s --annex 1 --no 15 --who lead --group 相关镇街道"} {
		if code, _, err := run(strings.Fields(fmt.Sprintf(args, path))...); code != exitUsage || strings.Count(err, "\n") != 1 {
			t.Errorf("%s: %d %q", args, code, err)
		}
	}
	if code, _, _ := run("due", path, "--annex", "1", "--no", "3"); code != exitRefused {
		t.Error("a day that was confirmed went with a text that names none")
	}
	if must(t, "list", path, "--json") != before {
		t.Error("something changed")
	}
	must(t, "report", path, "--annex", "1", "--no", "23", "--quarter", "2020Q3", "--percent", "85％")
	if p := one(t, path, "1", "23").Reports["2020Q3"][0].Percent; p == nil || *p != 85 {
		t.Errorf("85％ is %v", p)
	}
	must(t, "report", path, "--annex", "1", "--no", "30", "--quarter", "2020Q3", "--status", "已完成", "--review")
	if r := one(t, path, "1", "30").Reports["2020Q3"][0]; r.State != "已审" {
		t.Errorf("reported and reviewed: %+v", r)
	}
	must(t, "undo", path) // the verb as a whole
	if r := one(t, path, "1", "30").Reports["2020Q3"][0]; r.State != "未报" {
		t.Errorf("undone: %+v", r)
	}
	must(t, "indicators", path, "--confirm") // of every task, those whose number has no name too
}

func TestWhatCannotBeIsRefusedWithTheReason(t *testing.T) {
	path := imported2020(t)
	must(t, "indicators", path, "--annex", "1", "--confirm")
	must(t, "end", path, "--annex", "1", "--no", "2", "--day", "2020-06-30")
	for _, c := range []struct {
		args string
		want string
	}{
		{"report %s --annex 1 --no 19 --quarter 2020Q3 --percent 400", "100"},
		{"report %s --annex 1 --no 23 --quarter 2020Q3 --percent -1", "-1"},
		{"report %s --annex 1 --no 23 --quarter 2020Q5 --percent 1", "2020Q5"},
		{"report %s --annex 1 --no 23 --quarter 2021Q1 --percent 1", "2020年"},
		{"report %s --annex 1 --no 23 --quarter 2020Q1 --status 很好", "很好"},
		{"report %s --annex 1 --no 23 --quarter 2020Q1 --unit 区教育局 --percent 1", "区教育局"},
		{"report %s --annex 1 --no 2 --quarter 2020Q1 --percent 1", "办结"},
		{"report %s --annex 1 --no 23 --quarter 2020Q1", "没有"},
		{"lamp %s --annex 1 --no 23 --quarter 2020Q3 --lamp 紫 --reason 试", "紫"},
		{"lamp %s --annex 1 --no 23 --quarter 2020Q3 --lamp 红", "理由"},
		{"set %s --annex 1 --no 2 --field targets.2020Q3 --value 完工", "办结"},
		{"set-unit %s 区住建局 --delete", "25"},
		{"set-unit %s 区直相关单位 --members 区直相关单位", "区直相关单位"},
		{"succeed %s 无此人 陈新", "无此人"},
		{"review %s --annex 1 --no 23 --quarter 2020Q3", "没有"},
		{"end %s --annex 1 --no 3 --day 2020-02-30", "2020-02-30"},
		{"report %s --annex 1 --no 23 --quarter 2020Q3 --percent 八十", "“八十”"},
		{"report %s --annex 1 --no 23 --quarter 2020Q3 --percent NaN", "NaN"},
		{"report %s --annex 1 --no 23 --quarter 2020Q3 --percent 1e999", "1e999"},
		{"report %s --annex 1 --no 57 --quarter 2020Q3 --value 全年新增就业=1e308", "太大"},
		{"report %s --annex 1 --no 57 --quarter 2020Q3 --value 全年新增就业=", "第57项的指标“全年新增就业”"},
		{"report %s --annex 1 --no 57 --quarter 2020Q3 --value 不存在=5", "现有2个指标，没有“不存在”"},
		{"report %s --annex 1 --no 23 --quarter 2020Q3 --percent 40 --review", "缺进展，也没有状态"},
		{"call %s --unit 无此局 --quarter 2020Q3", "无此局"},
		{"call %s --unit 区教育局 --quarter 2020Q3 --day 2020-11-20 --promised 2020-11-19", "太早"},
		{"quarter %s --quarter 2031Q2", "2031"},
		{"overview %s --quarter 2031Q2", "2031"},
		{"rollover %s --from 2015", "2015"},
		{"rollover %s --from 2020 --no 附件1:2", "不能结转"},
		{"link %s 附件1:19、附件1:20 附件1:21", "附件1:19、附件1:20"},
		{"due %s --annex 1 --no 3", "也没有认出日期"},
		{"overview %s --quarter 2020Q3 --day x", "日期“x”不对"},
		{"merge-units %s 区教育局 区教育局", "自己"},
		{"merge-units %s 各镇街道 埔前镇", "是组"},
		{"succeed %s 许西湖 许西湖", "自己"},
		{"rename-unit %s 区教育局 区教育局、区科技局", "分隔"},
	} {
		before := must(t, "list", path, "--json")
		code, _, err := run(strings.Fields(fmt.Sprintf(c.args, path))...)
		if code != exitRefused || !strings.Contains(err, c.want) || strings.Count(err, "\n") != 1 {
			t.Errorf("%s: %d %q, want %q", c.args, code, err, c.want)
		}
		if must(t, "list", path, "--json") != before {
			t.Errorf("%s changed something", c.args)
		}
	}
}

// A leader is succeeded in September and a task split in August, of the 2020 annexes and by verbs alone.
func TestAQuarterHasTheLeaderAndTheTasksOfItsTime(t *testing.T) {
	path := imported2020(t)
	for _, q := range []string{"2020Q1", "2020Q2", "2020Q3", "2020Q4"} {
		must(t, "report", path, "--annex", "1", "--no", "23", "--quarter", q, "--status", "正常推进")
	}
	out := must(t, "succeed", path, "许西湖", "陈新", "--day", "2020-09-01")
	if !strings.Contains(out, "移交2项") || !strings.Contains(out, "2020年9月1日起") {
		t.Errorf("said %s", out)
	}
	must(t, "split", path, "--annex", "1", "--no", "23", "--first", "完成10个老旧小区升级改造。", "--second", "新（改）建10个小公园。", "--day", "2020-08-10")
	for q, want := range map[string]string{"2020Q1": "许西湖", "2020Q2": "许西湖", "2020Q3": "陈新", "2020Q4": "陈新"} {
		recount(t, path, q)
		var o overview
		if err := json.Unmarshal([]byte(must(t, "overview", path, "--quarter", q, "--json")), &o); err != nil {
			t.Fatal(err)
		}
		for _, x := range o.Leaders {
			if (x.Name == "许西湖" || x.Name == "陈新") && (x.Name != want || x.Tasks != 2) {
				t.Errorf("%s: %+v", q, x)
			}
		}
		half := one(t, path, "1", "23-1").Reports[ledger.Quarter(q)]
		if asked := q >= "2020Q3"; len(half) > 0 != asked {
			t.Errorf("%s: the second half stands with %+v", q, half)
		}
	}
}

func TestASuccessionOfTodayThatMovesNothingSaysWhichDayItTook(t *testing.T) {
	path := imported2020(t)
	code, _, err := run("succeed", path, "许西湖", "陈新", "--day", "2026-11-23")
	if code != 1 || !strings.Contains(err, "2026年11月23日") || !strings.Contains(err, "2项") || one(t, path, "1", "1").Leader != "许西湖" {
		t.Errorf("%d %s", code, err)
	}
}
