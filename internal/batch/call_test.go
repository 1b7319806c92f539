package batch

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

func TestACallIsNotedExportedAndTakenBack(t *testing.T) {
	path := imported2020(t)
	must(t, "call", path, "--unit", "区教育局", "--quarter", "2020Q3", "--day", "2020-11-20", "--with", "李", "--said", "在核数", "--promised", "2020-11-25")
	must(t, "call", path, "--unit", "区教育局", "--quarter", "2020Q3")
	if calls := callsIn(t, path); len(calls) != 2 || calls[0].Day != "2020-07-01" || calls[1].Promised != "2020-11-25" || calls[1].With != "李" || calls[1].Said != "在核数" {
		t.Errorf("got %+v", calls)
	}
	must(t, "undo", path)
	if calls := callsIn(t, path); len(calls) != 1 {
		t.Errorf("after undo %+v", calls)
	}
	must(t, "check", path)
}

// callsIn are the calls in the file of the whole ledger.
func callsIn(t *testing.T, path string) []ledger.Call {
	t.Helper()
	to := filepath.Join(t.TempDir(), "全.json")
	must(t, "export", path, "--all", "--to", to)
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	var whole struct{ Calls []ledger.Call }
	if err := json.Unmarshal(data, &whole); err != nil || !strings.Contains(string(data), `"calls": [`) {
		t.Fatal(err)
	}
	return whole.Calls
}
