package view

import (
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// FindNamed lists the units that are printed otherwise than the pattern, which stands in another of their names, such as the
// one they have by now: by row and column, in the fields given that have units, as places in ledger.Value.
func FindNamed(l *ledger.Ledger, tasks []*ledger.Task, fields []ledger.Field, p Pattern) []Hit {
	if p.Empty() {
		return nil
	}
	meant := map[ledger.ID]bool{}
	for _, u := range l.Units() {
		meant[u.ID] = slices.ContainsFunc(u.Names(), p.Found)
	}
	var out []Hit
	for _, t := range tasks {
		for _, f := range fields {
			value, from := "", 0
			for _, m := range mentionsIn(t, f) {
				if value == "" {
					value = l.Value(t, f)
				}
				at := strings.Index(value[from:], m.Spelling)
				if at < 0 {
					break
				}
				at, from = from+at, from+at+len(m.Spelling)
				if meant[m.Unit] && !p.Found(m.Spelling) {
					out = append(out, Hit{t, f, at, from})
				}
			}
		}
	}
	return out
}

func mentionsIn(t *ledger.Task, f ledger.Field) []ledger.Mention {
	switch f {
	case ledger.FieldLead, ledger.FieldLeadCell:
		return t.Lead
	case ledger.FieldRelated:
		return t.Related
	}
	return nil
}
