package view

import (
	"strings"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// Said is what the units have answered on a task in a quarter, one field of it: behind the unit's name where several must answer.
// A text that was only carried over from the quarter before is no answer.
func Said(l *ledger.Ledger, t *ledger.Task, q ledger.Quarter, of func(*ledger.Report) string) string {
	all := judge.Standings(l, t, q)
	var lines []string
	for _, s := range all {
		if s.Report == nil || s.State == ledger.Unreported || of(s.Report) == "" {
			continue
		}
		text := of(s.Report)
		if len(all) > 1 {
			text = s.Unit.Name + "：" + text
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}
