package batch

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// aYear is the sample with something of everything that a year brings.
func aYear(t *testing.T) string {
	t.Helper()
	l := imported2020(t)
	for _, args := range [][]string{
		{"report", l, "--annex", "1", "--no", "23", "--quarter", "2020Q3", "--status", "正常推进", "--percent", "85.5", "--progress", "已开工"},
		{"report", l, "--annex", "1", "--no", "1", "--quarter", "2020Q4", "--status", "未启动", "--progress", "未动"},
		{"review", l, "--annex", "1", "--no", "23", "--quarter", "2020Q3"},
		{"lamp", l, "--annex", "2", "--no", "1.3", "--quarter", "2020Q3", "--lamp", "红", "--reason", "资金没有到位"},
		{"end", l, "--annex", "1", "--no", "5", "--as", "办结", "--day", "2020-09-30"},
		{"call", l, "--unit", "区教育局", "--quarter", "2020Q3", "--day", "2020-07-01", "--said", "下周报"},
		{"set", l, "--annex", "1", "--no", "3", "--field", "text", "--value", "改过"},
		{"set-unit", l, "区教育局", "--contact", "李四", "--phone", "0762"},
		{"succeed", l, "黄焕辉", "接任人", "--day", "2020-10-01"},
	} {
		if code, _, err := run(args...); code != 0 {
			t.Fatalf("%v: %s", args, err)
		}
	}
	return l
}

// seen is everything that the verbs print of a ledger.
func seen(t *testing.T, l string) string {
	t.Helper()
	var out strings.Builder
	for _, args := range [][]string{{"list", l, "--json"}, {"units", l, "--json"}, {"rule", l}, {"indicators", l, "--json"},
		{"overview", l, "--quarter", "2020Q1", "--json"}, {"overview", l, "--quarter", "2020Q2", "--json"}, {"overview", l, "--quarter", "2020Q3", "--json"}, {"overview", l, "--quarter", "2020Q4", "--json"}} {
		out.WriteString(must(t, args...))
	}
	to := filepath.Join(t.TempDir(), "全.json")
	must(t, "export", l, "--all", "--to", to)
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	all, _, _ := strings.Cut(string(data), "\n  \"history\": ")
	return out.String() + all
}

func TestTheFileOfALedgerBringsAllOfItIntoAnEmptyOne(t *testing.T) {
	l := aYear(t)
	dir := t.TempDir()
	file, path := filepath.Join(dir, "全.json"), filepath.Join(dir, "新.duban")
	must(t, "export", l, "--all", "--to", file)
	if out := must(t, "import", path, file, "--dry-run"); !strings.HasPrefix(out, "会恢复整本台账：2个附件、114项任务、") || !strings.Contains(out, "没有改动") {
		t.Errorf("dry: %s", out)
	}
	if _, err := os.Stat(path); err == nil {
		t.Fatal("a dry run made the ledger")
	}
	if out := must(t, "import", path, file); !strings.HasPrefix(out, "已恢复整本台账：2个附件、114项任务、") || !strings.Contains(out, "3条报送、4条存疑、1条催办记录。修改记录没有带过来") {
		t.Errorf("got %s", out)
	}
	if got, want := seen(t, path), seen(t, l); got != want {
		t.Error("the ledger that came back is another one")
	}
	must(t, "undo", path)
	if out := must(t, "list", path, "--json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("after undo: %.80s", out)
	}
	var out imported
	if err := json.Unmarshal([]byte(must(t, "import", path, file, "--json")), &out); err != nil {
		t.Fatal(err)
	}
	if out.Restored == nil || out.Restored.Reports != 3 || out.Restored.Tasks != 114 || len(out.Annexes) != 2 || out.Annexes[0].Tasks != 93 || len(out.Doubts) != 4 {
		t.Errorf("%+v", out.Restored)
	}
}

func TestOfTheFileOfALedgerOnlyRowsGoIntoAnotherOne(t *testing.T) {
	l := aYear(t)
	file := filepath.Join(t.TempDir(), "全.json")
	must(t, "export", l, "--all", "--to", file)
	to := imported2020(t)
	if out := must(t, "import", to, file); !strings.Contains(out, "“全.json”是整本台账，只取其中附件的行，报送等其余内容不取") || !strings.Contains(out, "修改：3") {
		t.Errorf("got %s", out)
	}
	var out imported
	if err := json.Unmarshal([]byte(must(t, "import", to, file, "--json")), &out); err != nil {
		t.Fatal(err)
	}
	if out.Restored != nil || len(out.RowsOnly) != 1 || out.RowsOnly[0] != "全.json" {
		t.Errorf("%+v", out)
	}
}

func TestARestoredLedgerTakesNoAnswers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "全.json")
	must(t, "export", imported2020(t), "--all", "--to", file)
	answers := filepath.Join(t.TempDir(), "答.json")
	if err := os.WriteFile(answers, []byte(`{}`), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "新.duban")
	if code, _, err := run("import", path, file, "--answers", answers); code != 1 || !strings.Contains(err, "--answers") {
		t.Errorf("%d %s", code, err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a ledger was left behind")
	}
}
