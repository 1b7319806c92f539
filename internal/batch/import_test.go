package batch

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
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
	if out := must(t, "import", ledger, seed, "--dry-run"); !strings.Contains(out, "修改1行") {
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
