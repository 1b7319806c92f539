package view

import (
	"slices"

	"dubanben/internal/ledger"
)

// Filter narrows the rows of a table; a row passes where it meets every condition.
type Filter struct {
	Conditions []Condition `json:"conditions,omitempty"` // one for each field
}

// On is the condition of a field, one that narrows nothing where there is none.
func (f Filter) On(field ledger.Field) Condition {
	for _, c := range f.Conditions {
		if c.Field == field {
			return c
		}
	}
	return Condition{Field: field}
}

// With puts the condition in the place of its field's; one that narrows nothing takes it away.
func (f Filter) With(c Condition) Filter {
	out := slices.Clone(f.Conditions)
	i := slices.IndexFunc(out, func(have Condition) bool { return have.Field == c.Field })
	switch {
	case i >= 0 && c.Narrows():
		out[i] = c
	case i >= 0:
		out = slices.Delete(out, i, i+1)
	case c.Narrows():
		out = append(out, c)
	}
	return Filter{out}
}

// Describe is the condition as a chip says it: “责任领导：黄焕辉、范志君”, “工作任务 含“污水””.
func (Filter) Describe(l *ledger.Ledger, c Condition) string { return c.describe(l) }

// Apply keeps the tasks that pass, in their order.
func Apply(l *ledger.Ledger, tasks []*ledger.Task, f Filter) []*ledger.Task {
	passes := f.passes(l, "")
	var out []*ledger.Task
	for _, t := range tasks {
		if passes(t) {
			out = append(out, t)
		}
	}
	return out
}

// passes is the filter compiled, without the conditions of one field.
func (f Filter) passes(l *ledger.Ledger, except ledger.Field) func(*ledger.Task) bool {
	var all []func(*ledger.Task) bool
	for _, c := range f.Conditions {
		if c.Field != except && c.Narrows() {
			all = append(all, c.compile(l))
		}
	}
	return func(t *ledger.Task) bool {
		for _, meets := range all {
			if !meets(t) {
				return false
			}
		}
		return true
	}
}
