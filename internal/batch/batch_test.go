package batch

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dubanben/internal/app"
	"dubanben/internal/view"
)

const seed = "../../seeds/2020-annexes.txt"

// run runs one command line.
func run(args ...string) (code int, out, err string) {
	var o, e bytes.Buffer
	code = Run(World{Args: args, Out: &o, Err: &e, Now: func() time.Time { return time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC) },
		Rand: rand.New(rand.NewSource(time.Now().UnixNano())), Clerk: "王", Window: func(Start) error { return ErrNoWindow }})
	return code, o.String(), e.String()
}

// must runs a command line that has to succeed.
func must(t *testing.T, args ...string) string {
	t.Helper()
	code, out, err := run(args...)
	if code != 0 {
		t.Fatalf("%v: %d %s", args, code, err)
	}
	return out
}

func imported2020(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "台账.duban")
	must(t, "import", path, seed)
	return path
}

func rows(t *testing.T, args ...string) []view.Row {
	t.Helper()
	var out []view.Row
	if err := json.Unmarshal([]byte(must(t, append([]string{"list", "--json"}, args...)...)), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func one(t *testing.T, ledger, annex, no string) view.Row {
	t.Helper()
	for _, r := range rows(t, ledger, "--annex", annex) {
		if r.No == no || r.No+"."+r.Sub == no {
			return r
		}
	}
	t.Fatalf("no row %s", no)
	return view.Row{}
}

func TestImportSaysWhatItReadAndWhatItDoubts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duban")
	type result struct {
		Annexes []struct {
			Label, Title string
			Year, Tasks  int
			Changed      []string
			Missing      []string
		}
		Doubts []struct {
			ID, Kind, Where, Text, Default string
			Choices                        []string
		}
	}
	var first, second result
	if err := json.Unmarshal([]byte(must(t, "import", path, seed, "--json")), &first); err != nil {
		t.Fatal(err)
	}
	if len(first.Annexes) != 2 || first.Annexes[0].Tasks != 93 || first.Annexes[1].Tasks != 21 || first.Annexes[0].Year != 2020 || first.Annexes[1].Label != "附件2" {
		t.Errorf("annexes %+v", first.Annexes)
	}
	for _, d := range first.Doubts {
		if d.ID == "" || d.Kind == "" || d.Where == "" || d.Text == "" || !slices.Contains(d.Choices, d.Default) {
			t.Errorf("doubt %+v", d)
		}
	}
	if len(first.Doubts) != 4 {
		t.Errorf("%d doubts", len(first.Doubts))
	}
	if err := json.Unmarshal([]byte(must(t, "import", path, seed, "--json")), &second); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(first.Doubts, second.Doubts) {
		t.Error("the same file gives other doubts")
	}
}

func TestEveryFieldOfTheListCanBeSet(t *testing.T) {
	l := imported2020(t)
	for _, c := range []struct {
		annex, no, field, value string
		got                     func(view.Row) any
		want                    any
	}{
		{"1", "23", "text", "新的内容\n第二段", func(r view.Row) any { return r.Text }, "新的内容\n第二段"},
		{"1", "23", "leader", "张三", func(r view.Row) any { return r.Leader }, "张三"},
		{"1", "23", "lead_units", "区水务局、区市场监督管理局", func(r view.Row) any { return r.LeadUnits }, []string{"区水务局", "区市场监督管理局"}},
		{"1", "23", "persons", "、李四", func(r view.Row) any { return r.Persons }, []string{"", "李四"}},
		{"1", "23", "related_units", "", func(r view.Row) any { return r.RelatedUnits }, []string{}},
		{"1", "23", "deadline", "2020年12月底前", func(r view.Row) any { return r.Deadline }, "2020年12月底前"},
		{"1", "23", "progress", "已开工", func(r view.Row) any { return r.Progress }, "已开工"},
		{"1", "23", "section", "一、产业", func(r view.Row) any { return r.Section }, "一、产业"},
		{"1", "23", "targets.2020Q3", "完成", func(r view.Row) any { return r.Targets["2020Q3"] }, "完成"},
		{"1", "23", "targets", `{"2020Q4":"验收"}`, func(r view.Row) any { return len(r.Targets) }, 1},
		{"1", "23", "extra.备 注", "-1", func(r view.Row) any { return r.Extra["备注"] }, "-1"},
		{"1", "23", "sub", "2", func(r view.Row) any { return r.Sub }, "2"},
		{"1", "23.2", "matter", "大事", func(r view.Row) any { return r.Matter }, "大事"},
		{"2", "1.3", "progress", "", func(r view.Row) any { return r.Progress }, ""},
	} {
		before := one(t, l, c.annex, c.no)
		must(t, "set", l, "--annex", c.annex, "--no", c.no, "--field", c.field, "--value", c.value)
		var after view.Row
		for _, r := range rows(t, l) {
			if r.ID == before.ID {
				after = r
			}
		}
		if got := c.got(after); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s %s: got %v, want %v", c.no, c.field, got, c.want)
		}
	}
}

func TestUndoTakesBackTheLastVerbOfAnEarlierRunAnImportIncluded(t *testing.T) {
	l := imported2020(t)
	before := rows(t, l)
	must(t, "set", l, "--annex", "1", "--no", "23", "--field", "leader", "--value", "张三")
	must(t, "undo", l)
	if !reflect.DeepEqual(rows(t, l), before) {
		t.Error("undo of set differs")
	}
	must(t, "undo", l)
	if got := rows(t, l); len(got) != 0 {
		t.Errorf("undo of import leaves %d rows", len(got))
	}
	if code, _, err := run("undo", l); code != 1 || err != "没有可以撤销的操作。\n" {
		t.Errorf("%d %q", code, err)
	}
}

func TestListFiltersByEverySpellingOfAUnit(t *testing.T) {
	l := imported2020(t)
	a, b := rows(t, l, "--unit", "区市场监管局"), rows(t, l, "--unit", "区市场监督管理局")
	if len(a) == 0 || !reflect.DeepEqual(a, b) {
		t.Errorf("%d and %d rows", len(a), len(b))
	}
	if n := len(rows(t, l, "--unit", "各镇街道")); n != 26 {
		t.Errorf("各镇街道 stands in %d tasks", n)
	}
	if n := len(rows(t, l, "--annex", "1", "--leader", "黄焕辉")); n != 34 {
		t.Errorf("黄焕辉 has %d tasks", n)
	}
}

func TestWhatIsRefusedSaysSoInOneSentenceAndChangesNothing(t *testing.T) {
	dir := t.TempDir()
	l := imported2020(t)
	empty, foreign, noYear := filepath.Join(dir, "空.duban"), filepath.Join(dir, "外.duban"), filepath.Join(dir, "无年度.txt")
	for path, text := range map[string]string{empty: "", foreign: "不是台账", noYear: "附件1\n任务分解表\n\t序号\n\t工作任务\n\t责任领导\n\t牵头责任单位\n\t相关责任单位\n\n\t1\n\t甲事\n\t许西湖\n\t区住建局\n\t\n"} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := rows(t, l)
	fresh := filepath.Join(dir, "新.duban")
	for _, args := range [][]string{
		{"list", filepath.Join(dir, "无.duban")}, {"list", dir}, {"list", empty}, {"list", foreign}, {"undo", foreign}, {"import", empty, seed}, {"import", dir, seed},
		{"import", fresh, filepath.Join(dir, "无.txt")}, {"import", fresh, dir}, {"import", fresh, empty}, {"import", fresh, noYear}, {"import", fresh, l},
		{"set", l, "--annex", "2", "--no", "1", "--field", "text", "--value", "x"}, {"set", l, "--annex", "1", "--no", "94", "--field", "text", "--value", "x"},
		{"set", l, "--annex", "3", "--no", "1", "--field", "text", "--value", "x"}, {"set", l, "--annex", "1", "--no", "1", "--field", "lamp", "--value", "紫"},
		{"set", l, "--annex", "1", "--no", "1", "--field", "text", "--value", ""}, {"set", l, "--annex", "1", "--no", "1", "--field", "id", "--value", "x"},
		{"export", l, "--annex", "1", "--to", filepath.Join(dir, "x.doc")}, {"export", l, "--annex", "1", "--to", filepath.Join(dir, "无", "x.pdf")},
		{"export", l, "--annex", "1", "--to", dir + "/d.pdf/"}, {"export", l, "--annex", "1", "--to", l}, {l}, {},
	} {
		code, out, err := run(args...)
		if code != 1 || out != "" || strings.Count(err, "\n") != 1 || strings.Count(err, "。") != 1 {
			t.Errorf("%v: %d out=%q err=%q", args, code, out, err)
		}
	}
	if _, err := os.Stat(fresh); !errors.Is(err, os.ErrNotExist) {
		t.Error("a refused import left a ledger behind")
	}
	if !reflect.DeepEqual(rows(t, l), before) {
		t.Error("something was changed")
	}
}

func TestAYearCanBeGivenWhereTheTitleHasNone(t *testing.T) {
	dir := t.TempDir()
	file, l := filepath.Join(dir, "a.txt"), filepath.Join(dir, "x.duban")
	text := "任务分解表\n\t序号\n\t工作任务\n\t责任领导\n\t牵头责任单位\n\t相关责任单位\n\n\t1\n\t甲事\n\t许西湖\n\t区住建局\n\t\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, "import", l, file, "--year", "2023")
	r := one(t, l, "1", "1")
	if r.Year != 2023 || r.Annex != "1" || r.Text != "甲事" {
		t.Errorf("got %+v", r)
	}
}

func TestWrongUsageEndsWithTwo(t *testing.T) {
	for _, args := range [][]string{{"list"}, {"list", "x", "--foo"}, {"set", "x"}, {"list", "x", "--year", "abc"}, {"import", "x"}, {"export", "x", "--annex", "1"}, {"undo", "x", "又"}, {"list", "x", "--year"},
		{"set", "x", "--annex", "1", "--no", "1", "--field", "text", "--value"}, {"list", "x", "--annex"}, {"list", "x", "--leader", "--json"}, {"export", "x", "--annex", "1", "--to"}, {"list", "x", "--json=maybe"}} {
		code, out, err := run(args...)
		if code != 2 || out != "" || !strings.HasPrefix(err, "命令写法不对：") || strings.ContainsAny(strings.NewReplacer("--help", "", "dubanben", "", "--foo", "", "--year", "", "abc", "", "--annex", "", "--no", "", "--field", "", "--value", "", "--to", "", "--leader", "").Replace(err), "abcdefghijklmnopqrstuvwxyz") {
			t.Errorf("%v: %d %q %q", args, code, out, err)
		}
	}
}

// broken takes nothing.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestOutputThatGoesNowhereIsSaidWithoutDenyingTheDeed(t *testing.T) {
	l := imported2020(t)
	var e bytes.Buffer
	code := Run(World{Args: []string{"set", l, "--annex", "1", "--no", "1", "--field", "text", "--value", "-5"}, Out: broken{}, Err: &e,
		Now: time.Now, Rand: rand.New(rand.NewSource(1))})
	if code != 1 || e.String() != "操作已经完成，但结果没能输出。\n" || one(t, l, "1", "1").Text != "-5" {
		t.Errorf("%d %q", code, e.String())
	}
}

func TestARefusalQuotesOnOneShortLine(t *testing.T) {
	l := imported2020(t)
	for field, value := range map[string]string{"lead_units": "甲局、\n、乙局", "targets": "甲\n乙", "x\ny": "z", "extra": strings.Repeat("字", 30000)} {
		code, _, err := run("set", l, "--annex", "1", "--no", "1", "--field", field, "--value", value)
		if code != 1 || strings.Count(err, "\n") != 1 || len([]rune(err)) > 160 {
			t.Errorf("%q: %d %q", field, code, err)
		}
	}
}

func TestHelpIsChinese(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"list", "--help"}, {"set", "-h"}} {
		code, out, err := run(args...)
		if code != 0 || !strings.Contains(out, "用法：dubanben") || err != "" || strings.Contains(out, "Usage") || strings.Contains(out, "context-sensitive") {
			t.Errorf("%v: %d %q %q", args, code, out, err)
		}
	}
}

func TestWhileAWindowHoldsTheLedgerOthersReadOnly(t *testing.T) {
	l := imported2020(t)
	held, err := app.Open(l, app.Options{Now: time.Now, Rand: rand.New(rand.NewSource(1))})
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if n := len(rows(t, l)); n != 114 {
		t.Errorf("%d rows", n)
	}
	must(t, "export", l, "--annex", "1", "--to", filepath.Join(t.TempDir(), "x.csv"))
	must(t, "check", l)
	for _, args := range [][]string{{"undo", l}, {"import", l, seed}, {"set", l, "--annex", "1", "--no", "1", "--field", "text", "--value", "x"}} {
		if code, _, err := run(args...); code != 1 || !strings.Contains(err, "正由另一个窗口或命令修改") {
			t.Errorf("%v: %d %q", args, code, err)
		}
	}
}

func TestTheWindowGetsTheLedgerItWasAskedFor(t *testing.T) {
	for want, args := range map[Start][]string{{}: {}, {Ledger: "x.duban"}: {"x.duban"}, {Sample: true}: {"--sample"}} {
		var got Start
		code := Run(World{Args: args, Out: &bytes.Buffer{}, Err: &bytes.Buffer{}, Now: time.Now, Rand: rand.New(rand.NewSource(1)), Window: func(s Start) error { got = s; return nil }})
		if code != 0 || got != want {
			t.Errorf("%v: %d %+v", args, code, got)
		}
	}
}
