// Package view is a snapshot as somebody looks at it: rows filtered, by unit, by leader. It changes nothing and is pure.
package view

import (
	"iter"
	"slices"

	"dubanben/internal/ledger"
)

// Row is one task in full, as the list shows it to other programs. Lists and maps are never nil.
type Row struct {
	ID           ledger.ID                 `json:"id"`
	Year         int                       `json:"year"`
	Annex        string                    `json:"annex"`
	No           string                    `json:"no"`
	Sub          string                    `json:"sub"`
	Section      string                    `json:"section"`
	Matter       string                    `json:"matter"`
	Text         string                    `json:"text"`
	Leader       string                    `json:"leader"`
	Before       []FormerLeader            `json:"former_leaders,omitempty"` // oldest first
	LeadUnits    []string                  `json:"lead_units"`
	RelatedUnits []string                  `json:"related_units"`
	Persons      []string                  `json:"persons"` // as long as LeadUnits, or empty
	Deadline     string                    `json:"deadline"`
	Progress     string                    `json:"progress"`
	Targets      map[ledger.Quarter]string `json:"targets"` // only quarters with text
	Extra        map[string]string         `json:"extra"`   // by header without white space, only filled ones

	Status  string                          `json:"status"`  // how it stands now; "" where nobody said
	Closed  string                          `json:"closed"`  // the day of 办结 or 销号, 2020-12-20
	Reports map[ledger.Quarter][]UnitReport `json:"reports"` // of the quarters that have begun
	Lamps   map[ledger.Quarter]LampRow      `json:"lamps"`   // of the same
}

// FormerLeader is who led a task until a day, that day not included.
type FormerLeader struct {
	Leader string `json:"leader"`
	Until  string `json:"until"` // 2020-07-01
}

// Query narrows rows; zero fields narrow nothing.
type Query struct {
	Year   int
	Annex  string // "1" or 附件1
	Unit   string // any spelling; groups that the unit belongs to add nothing
	Leader string
}

func (s *stander) row(t *ledger.Task) Row {
	l := s.l
	r := Row{
		ID: t.ID, No: l.NumberOf(t), Sub: t.Sub, Text: t.Text, Deadline: t.Deadline, Progress: t.Progress,
		Section: l.Value(t, ledger.FieldSection), Matter: l.Value(t, ledger.FieldMatter), Leader: l.Value(t, ledger.FieldLeader),
		LeadUnits: ledger.Spellings(t.Lead), RelatedUnits: ledger.Spellings(t.Related), Persons: t.Persons(),
		Targets: t.Targets, Extra: t.Extra,
	}
	if a := l.Annex(t.Annex); a != nil {
		r.Year, r.Annex = a.Year, a.No
	}
	if r.Persons == nil {
		r.Persons = []string{}
	}
	if r.Targets == nil {
		r.Targets = map[ledger.Quarter]string{}
	}
	if r.Extra == nil {
		r.Extra = map[string]string{}
	}
	for _, f := range t.Formerly {
		if x := l.Leader(f.Leader); x != nil {
			r.Before = append(r.Before, FormerLeader{x.Name, f.Until})
		}
	}
	s.fill(&r, t)
	return r
}

// Rows are the tasks in full, made one after another: all at once would be many times the ledger.
func Rows(l *ledger.Ledger, tasks []*ledger.Task) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		s := newStander(l)
		for _, t := range tasks {
			if !yield(s.row(t)) {
				return
			}
		}
	}
}

// Tasks are those that the query asks for, by year, annex and printed row.
func Tasks(l *ledger.Ledger, q Query) []*ledger.Task {
	var out []*ledger.Task
	unit := l.UnitNamed(q.Unit)
	var annexes []*ledger.Annex
	if q.Annex != "" {
		annexes = l.AnnexesCalled(q.Year, q.Annex)
	}
	if q.Unit != "" && unit == nil {
		return nil
	}
	for _, t := range l.Tasks() {
		a := l.Annex(t.Annex)
		switch {
		case q.Year != 0 && (a == nil || a.Year != q.Year):
		case q.Annex != "" && !slices.Contains(annexes, a):
		case unit != nil && t.Role(unit.ID) == ledger.NoRole:
		case q.Leader != "" && l.Value(t, ledger.FieldLeader) != ledger.Squeeze(q.Leader):
		default:
			out = append(out, t)
		}
	}
	return out
}
