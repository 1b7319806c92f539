package batch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestADayIsReadFromTheTextOnlyWhereTheVerbIsCalled(t *testing.T) {
	path := imported2020(t)
	overview := func() string {
		return must(t, "overview", path, "--quarter", "2020Q3", "--day", "2020-07-01", "--json")
	}
	if got := overview(); !strings.Contains(got, `"undated": 114`) {
		t.Errorf("something was kept unasked: %s", got)
	}
	must(t, "due", path, "--annex", "2", "--no", "3.4")
	must(t, "due", path, "--annex", "2", "--no", "3.4", "--day", "2020-12-31", "--reason", "汛期", "--agreed", "许西湖")
	if got := overview(); !strings.Contains(got, `"undated": 113`) {
		t.Errorf("got %s", got)
	}
	to := filepath.Join(t.TempDir(), "全部.json")
	must(t, "export", path, "--all", "--to", to)
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	whole := strings.Join(strings.Fields(string(data)), " ")
	want := `"extensions": [ { "was": "2020-10-31", "day": "2020-12-31", "reason": "汛期", "agreed": "许西湖", "on": "`
	if !strings.Contains(whole, want) {
		t.Error("the extension is not in the whole ledger")
	}
	must(t, "undo", path)
	must(t, "check", path)
}
