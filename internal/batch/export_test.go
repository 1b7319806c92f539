package batch

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dubanben/internal/view"
)

func TestAnExportWantsOneAnnexOrEverything(t *testing.T) {
	l := imported2020(t)
	to := filepath.Join(t.TempDir(), "x.json")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"export", l, "--to", to}, "命令写法不对：要写明 --annex 或 --all。"},
		{[]string{"export", l, "--all", "--annex", "1", "--to", to}, "命令写法不对：--all 是整本台账，不能与 --annex、--year 同用。"},
		{[]string{"export", l, "--all", "--year", "2020", "--to", to}, "命令写法不对：--all 是整本台账，不能与 --annex、--year 同用。"},
		{[]string{"export", l, "--all"}, "命令写法不对：缺少选项 --to=文件。"},
		{[]string{"export", l, "--unit", "区教育局", "--to", to}, "命令写法不对：--quarter 与 --unit 或 --leader 同用。"},
		{[]string{"export", l, "--annex", "1", "--quarter", "2020Q3", "--to", to}, "命令写法不对：--quarter 与 --unit 或 --leader 同用。"},
		{[]string{"export", l, "--unit", "区教育局", "--leader", "黄焕辉", "--quarter", "2020Q3", "--to", to}, "命令写法不对：--unit 或 --leader 是一份清单，只与 --quarter 同用。"},
	} {
		if code, out, err := run(c.args...); code != 2 || out != "" || !strings.HasPrefix(err, c.want) {
			t.Errorf("%v: %d %q %q", c.args, code, out, err)
		}
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("something was written")
	}
}

func TestEveryExportThatIsOfferedIsWritten(t *testing.T) {
	l := imported2020(t)
	dir := t.TempDir()
	for _, ending := range []string{".xlsx", ".docx", ".pdf", ".csv", ".json"} {
		to := filepath.Join(dir, "一"+ending)
		if out := must(t, "export", l, "--annex", "1", "--to", to); out != "已导出附件1到“"+to+"”。\n" {
			t.Errorf("%s: %q", ending, out)
		}
	}
	for _, ending := range []string{".xlsx", ".json"} {
		to := filepath.Join(dir, "全"+ending)
		if out := must(t, "export", l, "--all", "--to", to); out != "已导出整本台账到“"+to+"”。\n" {
			t.Errorf("%s: %q", ending, out)
		}
	}
	for _, ending := range []string{".xlsx", ".docx", ".pdf"} {
		to := filepath.Join(dir, "单"+ending)
		if out := must(t, "export", l, "--unit", "区教育局", "--quarter", "2020Q3", "--to", to); out != "已导出区教育局任务清单到“"+to+"”。\n" {
			t.Errorf("%s: %q", ending, out)
		}
		if out := must(t, "export", l, "--leader", "黄焕辉", "--quarter", "2020Q3", "--to", to); out != "已导出黄焕辉分管任务清单到“"+to+"”。\n" {
			t.Errorf("%s: %q", ending, out)
		}
	}
	for _, name := range []string{"单.xlsx", "单.docx", "单.pdf", "一.xlsx", "一.docx", "一.pdf", "一.csv", "一.json", "全.xlsx", "全.json"} {
		if fi, err := os.Stat(filepath.Join(dir, name)); err != nil || fi.Size() < 5000 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if code, _, err := run("export", l, "--all", "--to", filepath.Join(dir, "全.pdf")); code != 1 || strings.Count(err, "。") != 1 {
		t.Errorf("%d %q", code, err)
	}
}

func TestTheFileOfALedgerListsItsTasksAsTheListDoes(t *testing.T) {
	l := imported2020(t)
	to := filepath.Join(t.TempDir(), "全.json")
	must(t, "export", l, "--all", "--to", to)
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Annexes []struct{ Label, Title string }
		Tasks   []view.Row
		History []struct{ Clerk string }
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Tasks, rows(t, l)) || len(got.Annexes) != 2 || len(got.History) == 0 || got.History[0].Clerk != "王" {
		t.Errorf("%d tasks, %+v", len(got.Tasks), got.Annexes)
	}
}
