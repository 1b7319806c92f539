package people

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// usage is where a unit stands in a ledger, over all its years.
type usage struct {
	tasks   []ledger.ID // that name it in a cell, or chose it as a member
	printed int         // of these, the ones whose cells print it
	groups  []*ledger.Unit
	reports int
}

func usageOf(l *ledger.Ledger, unit ledger.ID) usage {
	x := usage{groups: view.Groups(l, unit)}
	for _, t := range l.Tasks() {
		named, chosen := t.Role(unit) != ledger.NoRole, false
		for _, ms := range t.Members {
			chosen = chosen || slices.Contains(ms, unit)
		}
		if named {
			x.printed++
		}
		if named || chosen {
			x.tasks = append(x.tasks, t.ID)
		}
		for _, r := range l.Reports(t.ID) {
			if r.Unit == unit {
				x.reports++
			}
		}
	}
	return x
}

// String is what uses the unit, in numbers: “5 项任务、12 条报送、1 个组”.
func (x usage) String() string {
	var out []string
	add := func(n int, words string) {
		if n > 0 {
			out = append(out, fmt.Sprintf(words, n))
		}
	}
	add(len(x.tasks), "%d 项任务")
	add(x.reports, "%d 条报送")
	add(len(x.groups), "%d 个组")
	if out == nil {
		return "没有任务、报送和组"
	}
	return strings.Join(out, "、")
}
