package batch

import (
	"crypto/rand"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

// foreseen are the doubts of a dry run.
func foreseen(t *testing.T, args ...string) []openDoubt {
	t.Helper()
	var out imported
	if err := json.Unmarshal([]byte(must(t, append([]string{"import", "--dry-run", "--json"}, args...)...)), &out); err != nil {
		t.Fatal(err)
	}
	return out.Doubts
}

func TestADryRunSaysWhatWouldBeTakenAndMakesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duban")
	if out := must(t, "import", path, seed, "--dry-run"); !strings.Contains(out, "新增93行") || !strings.Contains(out, "台账没有改动") {
		t.Errorf("got %s", out)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a dry run made the ledger")
	}
	ledger := imported2020(t)
	must(t, "set", ledger, "--annex", "1", "--no", "3", "--field", "text", "--value", "改过")
	before := rows(t, ledger)
	if out := must(t, "import", ledger, seed, "--dry-run", "--overwrite"); !strings.Contains(out, "修改1行") {
		t.Errorf("got %s", out)
	}
	if !reflect.DeepEqual(rows(t, ledger), before) {
		t.Error("a dry run changed the ledger")
	}
}

func TestAnswersHaveTheirEffectAndUnknownOnesAreRefused(t *testing.T) {
	dir := t.TempDir()
	answers := map[string]string{}
	for _, d := range foreseen(t, filepath.Join(dir, "none.duban"), seed) {
		for _, c := range d.Choices {
			if c != d.Default {
				answers[d.ID] = c
			}
		}
	}
	write := func(v any) string {
		path := filepath.Join(dir, "answers.json")
		b, err := json.Marshal(v)
		if err == nil {
			err = os.WriteFile(path, b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	ledger := filepath.Join(dir, "x.duban")
	must(t, "import", ledger, seed, "--answers", write(answers))
	if got := one(t, ledger, "2", "3.4").RelatedUnits; !reflect.DeepEqual(got, []string{"相关镇街道"}) {
		t.Errorf("related units of 3.4: %v", got)
	}
	if a, b := len(rows(t, ledger, "--unit", "源城社保分局")), len(rows(t, ledger, "--unit", "市社保局源城分局")); a != b || a < 2 {
		t.Errorf("one unit by both names: %d and %d rows", a, b)
	}
	other := filepath.Join(dir, "y.duban")
	for _, bad := range []any{map[string]string{"没有这个": "是"}, map[string]string{firstOf(answers): "不是选项"}, []string{"x"}} {
		code, _, said := run("import", other, seed, "--answers", write(bad))
		if code != 1 || !strings.HasSuffix(said, "。\n") || strings.Count(said, "\n") != 1 {
			t.Errorf("%v: %d %q", bad, code, said)
		}
		if _, err := os.Stat(other); err == nil {
			t.Error("a refused import left a ledger")
		}
	}
}

func firstOf(m map[string]string) string {
	for k := range m {
		return k
	}
	return ""
}

func TestSeveralFilesAreOneStepAndOneAnnexInTwoFilesIsOneAnnex(t *testing.T) {
	dir, source := t.TempDir(), imported2020(t)
	files := []string{filepath.Join(dir, "1.xlsx"), filepath.Join(dir, "2.docx"), filepath.Join(dir, "1.docx")}
	for i, annex := range []string{"1", "2", "1"} {
		must(t, "export", source, "--annex", annex, "--to", files[i])
	}
	ledger := filepath.Join(dir, "x.duban")
	must(t, append([]string{"import", ledger}, files...)...)
	if got := rows(t, ledger); len(got) != 114 {
		t.Errorf("%d rows", len(got))
	}
	must(t, "undo", ledger)
	if got := rows(t, ledger); len(got) != 0 {
		t.Errorf("after one undo %d rows are left", len(got))
	}
}

// told is what import --json says of each annex.
func told(t *testing.T, args ...string) []importedAnnex {
	t.Helper()
	var out imported
	if err := json.Unmarshal([]byte(must(t, append([]string{"import", "--json"}, args...)...)), &out); err != nil {
		t.Fatal(err)
	}
	return out.Annexes
}

func TestWhatWasSetByHandStaysUnlessItIsToBeOverwritten(t *testing.T) {
	ledger := imported2020(t)
	must(t, "set", ledger, "--annex", "1", "--no", "3", "--field", "leader", "--value", "李本机")
	before := rows(t, ledger)
	if got := told(t, ledger, seed); !reflect.DeepEqual(got[0].Kept, []string{"3"}) || len(got[0].Changed) != 0 || got[0].Unchanged != 93 || len(got[1].Kept) != 0 {
		t.Errorf("%+v", got[0])
	}
	if !reflect.DeepEqual(rows(t, ledger), before) {
		t.Error("what was set by hand did not stay")
	}
	if out := must(t, "import", ledger, seed); !strings.Contains(out, "本机改过、保留没动的（--overwrite 取文件里的值）：3\n") || !strings.HasSuffix(out, "台账没有改动。\n") {
		t.Errorf("got %s", out)
	}
	for _, dry := range []string{"--dry-run", "--json"} { // the same is foreseen and done
		if got := told(t, ledger, seed, "--overwrite", dry); len(got[0].Kept) != 0 || !reflect.DeepEqual(got[0].Changed, []string{"3"}) {
			t.Errorf("%s: %+v", dry, got[0])
		}
	}
	if got := one(t, ledger, "1", "3").Leader; got == "李本机" {
		t.Error("it was not overwritten")
	}
	must(t, "undo", ledger)
	if got := told(t, ledger, seed, "--dry-run"); !reflect.DeepEqual(got[0].Kept, []string{"3"}) {
		t.Errorf("an import that was taken back counts: %+v", got[0])
	}
}

func TestRowsDeletedByHandStayAwayUnlessTheyAreToComeBack(t *testing.T) {
	path := imported2020(t)
	a, err := app.Open(path, app.Options{Now: time.Now, Rand: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	var ids []ledger.ID
	for _, x := range a.Ledger().Tasks()[2:4] {
		ids = append(ids, x.ID)
	}
	if _, err := a.DeleteTasks(ids, ""); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	for _, flag := range []string{"--dry-run", "--json"} { // the same is foreseen and done
		if got := told(t, path, seed, flag); !reflect.DeepEqual(got[0].Deleted, []string{"3", "4"}) || len(got[0].New)+len(got[1].Deleted) != 0 {
			t.Errorf("%s: %+v", flag, got[0])
		}
	}
	if out := must(t, "import", path, seed); !strings.Contains(out, "本机删过、没有再取的（--overwrite 取回）：3、4\n") || !strings.HasSuffix(out, "台账没有改动。\n") {
		t.Errorf("got %s", out)
	}
	if got := told(t, path, seed, "--overwrite"); len(got[0].Deleted) != 0 || !reflect.DeepEqual(got[0].New, []string{"3", "4"}) || len(rows(t, path)) != 114 {
		t.Errorf("%+v", got[0])
	}
}

func TestTheOrderOfAFileIsToldAndTakenOnlyWhereThatIsWanted(t *testing.T) {
	dir, ledger := t.TempDir(), filepath.Join(t.TempDir(), "x.duban")
	file := func(name string, order ...int) string {
		text := "附件1,,,,\n2020年任务分解表,,,,\n序号,工作任务,责任领导,牵头单位,相关单位\n"
		for _, i := range order {
			text += []string{"1,建设人民公园,许西湖,区住建局,\n", "2,整治河道水系,许西湖,区水务局,\n", "3,改造农贸市场,刘小平,区市场监管局,\n"}[i-1]
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first, second := file("a.csv", 1, 2, 3), file("b.csv", 3, 1, 2)
	must(t, "import", ledger, first)
	inOrder := func() string {
		var out []string
		for _, r := range rows(t, ledger) {
			out = append(out, r.No)
		}
		return strings.Join(out, " ")
	}
	if got := told(t, ledger, second); !reflect.DeepEqual(got[0].Order, []string{"3"}) || inOrder() != "1 2 3" {
		t.Errorf("%+v, %s", got[0], inOrder())
	}
	if out := must(t, "import", ledger, second, "--file-order"); !strings.Contains(out, "照文件换了位置的：3\n") || strings.Contains(out, "没有改动") || inOrder() != "3 1 2" {
		t.Errorf("%s %s", out, inOrder())
	}
	if got := told(t, ledger, second); len(got[0].Order) != 0 {
		t.Errorf("%+v", got[0])
	}
}

func TestATitleThatChangedIsTold(t *testing.T) {
	ledger := imported2020(t)
	text, err := os.ReadFile(seed)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "新.txt")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), "责任分解表", "责任分工表")), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := must(t, "import", ledger, path, "--dry-run"); !strings.Contains(out, "修改附件的：标题\n") || strings.Contains(out, "没有改动。\n台账") {
		t.Errorf("got %s", out)
	}
	if got := told(t, ledger, path); !reflect.DeepEqual(got[0].Head, []string{"title"}) || got[0].Unchanged != 93 {
		t.Errorf("%+v", got[0])
	}
}

func TestAComparisonIsWrittenAndWantsSomethingToCompareWith(t *testing.T) {
	ledger := imported2020(t)
	to := filepath.Join(t.TempDir(), "对照表.pdf")
	must(t, "compare", ledger, "--annex", "1", "--since", "2020-06-30", "--to", to)
	if b, err := os.ReadFile(to); err != nil || !strings.HasPrefix(string(b), "%PDF-") {
		t.Errorf("got %v", err)
	}
	for _, args := range [][]string{{"compare", ledger, "--annex", "1", "--to", to}, {"compare", ledger, "--annex", "9", "--since", "2020-06-30", "--to", to},
		{"compare", ledger, "--annex", "1", "--since", "2020-06-30", "--to", to + ".xyz"}} {
		if code, _, said := run(args...); code != 1 || !strings.HasSuffix(said, "。\n") {
			t.Errorf("%v: %d %q", args, code, said)
		}
	}
}
