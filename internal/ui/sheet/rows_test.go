package sheet

import (
	"reflect"
	"testing"

	"dubanben/internal/ledger"
)

func taskLine(leader ledger.ID) line {
	t := &ledger.Task{Leader: leader}
	return line{Row: Row{Task: t}, seen: t}
}

func TestMerges(t *testing.T) {
	same := func(a, b Row) bool { return a.Task.Leader == b.Task.Leader && a.Task.Leader != "" }
	for name, c := range map[string]struct {
		leaders string // one letter a row; - for no leader, | for a band
		same    func(a, b Row) bool
		want    []span
	}{
		"nothing":              {"", same, []span{}},
		"one":                  {"a", same, []span{{0, 1}}},
		"all":                  {"aaa", same, []span{{0, 3}, {0, 3}, {0, 3}}},
		"two blocks":           {"aabb", same, []span{{0, 2}, {0, 2}, {2, 2}, {2, 2}}},
		"the same again later": {"aba", same, []span{{0, 1}, {1, 1}, {2, 1}}},
		"empty cells stay":     {"--a", same, []span{{0, 1}, {1, 1}, {2, 1}}},
		"a band parts":         {"a|aa", same, []span{{0, 1}, {1, 1}, {2, 2}, {2, 2}}},
		"bands never merge":    {"||", same, []span{{0, 1}, {1, 1}}},
		"never":                {"aa", nil, []span{{0, 1}, {1, 1}}},
	} {
		var list []line
		for _, r := range c.leaders {
			switch r {
			case '|':
				list = append(list, line{band: "组"})
			case '-':
				list = append(list, taskLine(""))
			default:
				list = append(list, taskLine(ledger.ID(r)))
			}
		}
		if got := merges(list, c.same); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
