package main

import (
	"context"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func quiet() *session {
	return &session{log: &progress{out: io.Discard, now: time.Now}}
}

func TestTheSideTableSetsEachBesideOpenpyxl(t *testing.T) {
	field := []contender{
		{room: "导入", name: "dubanben import", best: 750 * time.Millisecond},
		{room: "导入", name: "dubanben import --dry-run", best: 330 * time.Millisecond},
		{room: "导入", name: "openpyxl 全部读取", best: 1500 * time.Millisecond},
		{room: "导出", name: "dubanben export", best: 250 * time.Millisecond},
		{room: "导出", name: "openpyxl 写出", best: 2 * time.Second},
	}
	const want = `工作  程序                       用时     与 openpyxl 之比  目标                       结果
导入  dubanben import            0.75 秒  0.500             ≤ 0.5 × openpyxl 全部读取  达到
导入  dubanben import --dry-run  0.33 秒  0.220
导入  openpyxl 全部读取          1.50 秒  1.000
导出  dubanben export            0.25 秒  0.125             ≤ 0.1 × openpyxl 写出      未达到
导出  openpyxl 写出              2.00 秒  1.000`
	if got := sideTable(field, sideTargets()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	const alone = `工作  程序             用时     与 openpyxl 之比  目标                       结果
导入  dubanben import  0.75 秒                    ≤ 0.5 × openpyxl 全部读取  无从比较`
	if got := sideTable(field[:1], sideTargets()); got != alone {
		t.Errorf("got\n%s\nwant\n%s", got, alone)
	}
}

func TestEachTargetNamesContendersThatThereAre(t *testing.T) {
	field := workplace{dir: "d", program: "p", python: "y", office: "o"}.contenders()
	for _, target := range sideTargets() {
		for _, name := range []string{target.name, target.of} {
			if !slices.ContainsFunc(field, func(c contender) bool { return c.room == target.room && c.name == name }) {
				t.Errorf("nobody is %s %s", target.room, name)
			}
		}
	}
}

func TestWhatIsNotInstalledIsSaidAndLeftOut(t *testing.T) {
	cases := []struct {
		python, office string
		foreign, said  string
	}{
		{"", "", "", "openpyxl soffice"},
		{"/p", "", "openpyxl openpyxl", "soffice"},
		{"", "/o", "soffice", "openpyxl"},
		{"/p", "/o", "openpyxl soffice openpyxl", ""},
	}
	for _, c := range cases {
		w := workplace{dir: t.TempDir(), program: "dubanben", python: c.python, office: c.office}
		var foreign, said []string
		ours := 0
		for _, one := range w.contenders() {
			if one.foreign {
				name, _, _ := strings.Cut(one.name, " ")
				foreign = append(foreign, name)
			} else {
				ours++
			}
		}
		for _, note := range w.missing() {
			for _, name := range []string{"openpyxl", "soffice"} {
				if strings.Contains(note, name) {
					said = append(said, name)
				}
			}
		}
		if ours != 3 || strings.Join(foreign, " ") != c.foreign || strings.Join(said, " ") != c.said {
			t.Errorf("%+v: %d ours, foreign %v, said %v", c, ours, foreign, said)
		}
	}
}

func TestAPythonWithoutOpenpyxlIsNone(t *testing.T) {
	self := executable(t)
	names := []string{filepath.Join(t.TempDir(), "python3"), self}
	if got := quiet().findPython(context.Background(), names); got != "" {
		t.Errorf("found %q", got)
	}
}

// executable is a program that is surely there: this test. With selfTest it
// ends well and prints "PASS", with anything else it fails.
func executable(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return self
}

const selfTest = "-test.run=^$"

func TestAForeignFailureIsSaidOursEndsTheComparison(t *testing.T) {
	self := executable(t)
	good := contender{name: "good", run: command{name: self, args: []string{selfTest}}, says: "PASS"}
	bad := []contender{
		{name: "absent", run: command{name: filepath.Join(t.TempDir(), "absent")}},
		{name: "failing", run: command{name: self, args: []string{"-no-such-flag"}}},
		{name: "idle", run: good.run, makes: filepath.Join(t.TempDir(), "file")},
		{name: "short", run: good.run, says: "10000"},
	}
	for _, c := range bad {
		if _, _, err := quiet().race(context.Background(), []contender{good, c}); err == nil || !strings.HasPrefix(err.Error(), c.name) {
			t.Errorf("%s of ours: %v", c.name, err)
		}
		c.foreign = true
		field, notes, err := quiet().race(context.Background(), []contender{c, good})
		if err != nil || len(field) != 1 || field[0].name != "good" || field[0].best <= 0 {
			t.Errorf("%s: %v, %v", c.name, field, err)
		}
		if len(notes) != 1 || !strings.HasPrefix(notes[0], "“"+c.name+"”没有做成") || strings.Contains(notes[0], "\n") {
			t.Errorf("%s: said %q", c.name, notes)
		}
	}
}

func TestAnInterruptEndsTheComparison(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	foreign := contender{name: "c", run: command{name: executable(t), args: []string{selfTest}}, foreign: true}
	if _, _, err := quiet().race(ctx, []contender{foreign}); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

func TestTheTasksHaveLeadersInRunsOfFive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tasks.csv")
	if err := writeTasks(path, 12); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != 14 || !strings.Contains(rows[0][0], "2020年") {
		t.Fatalf("%v, %v", rows, err)
	}
	for i, row := range rows[2:] {
		if first := rows[2+i/5*5]; row[2] != first[2] || i >= 5 && row[2] == rows[2+i-5][2] {
			t.Errorf("row %d: leader %s", i, row[2])
		}
	}
}
