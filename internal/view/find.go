package view

import (
	"slices"

	"dubanben/internal/ledger"
)

// Hit is one place where a pattern stands: bytes From to To of the field's ledger.Value.
type Hit struct {
	Task  *ledger.Task
	Field ledger.Field
	From  int
	To    int
}

// Find lists the hits by row and column. No fields are all of them, in the order in which the row's annex prints them;
// the lead units then are one cell with their persons, ledger.FieldLeadCell.
func Find(l *ledger.Ledger, tasks []*ledger.Task, fields []ledger.Field, p Pattern) []Hit {
	var out []Hit
	eachCell(l, tasks, fields, p, func(t *ledger.Task, f ledger.Field, value string) {
		for _, h := range p.Hits(value) {
			out = append(out, Hit{t, f, h[0], h[1]})
		}
	})
	return out
}

// Replacement is a cell as it would be with every hit replaced.
type Replacement struct {
	Task  *ledger.Task
	Field ledger.Field
	Value string
	Count int // hits replaced
}

// Replacements are the cells that change where with is put in the place of every hit. Lead units and their persons are
// replaced together, in ledger.FieldLeadCell; printed numbers stay.
func Replacements(l *ledger.Ledger, tasks []*ledger.Task, fields []ledger.Field, p Pattern, with string) []Replacement {
	var out []Replacement
	if fields != nil {
		fields = replaceable(fields)
	}
	eachCell(l, tasks, fields, p, func(t *ledger.Task, f ledger.Field, value string) {
		if f == ledger.FieldNo || f == ledger.FieldSub {
			return
		}
		if v, n := p.Replace(value, with); n > 0 {
			out = append(out, Replacement{t, f, v, n})
		}
	})
	return out
}

// replaceable has the lead cell once in the place of its two parts.
func replaceable(fields []ledger.Field) []ledger.Field {
	out := []ledger.Field{}
	for _, f := range fields {
		if f == ledger.FieldLead || f == ledger.FieldPersons {
			f = ledger.FieldLeadCell
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// eachCell calls do for every cell that may have a hit.
func eachCell(l *ledger.Ledger, tasks []*ledger.Task, fields []ledger.Field, p Pattern, do func(*ledger.Task, ledger.Field, string)) {
	if p.Empty() {
		return
	}
	if fields == nil {
		tasks = Search(l, tasks, p)
	}
	targets, extras := ledger.KeyedFields(tasks)
	keyed := slices.Concat(targets, extras)
	byAnnex := map[ledger.ID][]ledger.Field{}
	for _, t := range tasks {
		these, ok := byAnnex[t.Annex]
		if !ok {
			these = expanded(fields, keyed)
			if fields == nil {
				these = printed(l.Annex(t.Annex), keyed)
			}
			byAnnex[t.Annex] = these
		}
		for _, f := range these {
			if v := l.Value(t, f); p.possible(v) {
				do(t, f, v)
			}
		}
	}
}

// printed are the fields of an annex in the order of its columns, then those that it has no column for.
func printed(a *ledger.Annex, keyed []ledger.Field) []ledger.Field {
	out := []ledger.Field{ledger.FieldSection}
	if a != nil {
		for _, c := range a.Columns {
			if c.Field != ledger.FieldSub { // the text begins with it
				out = append(out, c.Field)
			}
		}
	}
	out = append(out, ledger.FieldNo, ledger.FieldMatter, ledger.FieldText, ledger.FieldLeader, ledger.FieldLeadCell,
		ledger.FieldRelated, ledger.FieldDeadline, ledger.FieldProgress)
	return replaceable(append(expanded(out, keyed), keyed...))
}

// expanded names each quarter and each extra column where a field means all of them.
func expanded(fields, keyed []ledger.Field) []ledger.Field {
	var out []ledger.Field
	for _, f := range fields {
		if f != ledger.FieldTargets && f != ledger.FieldExtra {
			out = append(out, f)
			continue
		}
		for _, k := range keyed {
			if base, _ := k.Split(); base == f {
				out = append(out, k)
			}
		}
	}
	return out
}
