package view

import (
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// UnitReport is how far one unit's answer has come, as the list shows it to other programs.
type UnitReport struct {
	Unit     string   `json:"unit"`
	State    string   `json:"state"` // 未报, 已报, 退回, 已审
	Status   string   `json:"status"`
	Percent  *float64 `json:"percent"` // the 完成率 that counts
	Progress string   `json:"progress"`
	Problem  string   `json:"problem"`
	Next     string   `json:"next"`
}

// LampRow is a lamp as the list shows it to other programs.
type LampRow struct {
	Lamp   string `json:"lamp"` // 红, 黄, 绿, 未亮
	Reason string `json:"reason"`
}

// stander puts the judged part into rows. It knows which quarters of a year have begun: those in which some task of the
// year has a report or a lamp set by hand.
type stander struct {
	l       *ledger.Ledger
	begun   map[int][]ledger.Quarter
	reports map[ledger.Quarter][]UnitReport // the empty ones, shared
	lamps   map[ledger.Quarter]LampRow
}

func newStander(l *ledger.Ledger) *stander {
	s := &stander{l: l, begun: map[int][]ledger.Quarter{}, reports: map[ledger.Quarter][]UnitReport{}, lamps: map[ledger.Quarter]LampRow{}}
	some := map[ledger.Quarter]bool{}
	for _, t := range l.Tasks() {
		for _, r := range l.Reports(t.ID) {
			some[r.Quarter] = true
		}
		for q := range t.Lamps {
			some[q] = true
		}
	}
	for _, a := range l.Annexes() {
		if _, done := s.begun[a.Year]; done {
			continue
		}
		for _, q := range judge.Quarters(a.Year) {
			if some[q] {
				s.begun[a.Year] = append(s.begun[a.Year], q)
			}
		}
	}
	return s
}

// fill puts status, answers and lamps into a row.
func (s *stander) fill(r *Row, t *ledger.Task) {
	r.Reports, r.Lamps = s.reports, s.lamps
	quarters := s.begun[r.Year]
	if len(quarters) == 0 && t.End == nil {
		return
	}
	c := judge.Of(s.l, t)
	r.Status = string(c.Now())
	if t.Closed() {
		r.Closed = t.End.Day
	}
	if len(quarters) == 0 {
		return
	}
	r.Reports, r.Lamps = make(map[ledger.Quarter][]UnitReport, len(quarters)), make(map[ledger.Quarter]LampRow, len(quarters))
	for _, q := range quarters {
		all := c.Standings(q)
		out := make([]UnitReport, len(all))
		for i, x := range all {
			out[i] = unitReport(x)
		}
		r.Reports[q] = out
		v := c.Lamp(q)
		r.Lamps[q] = LampRow{v.Lamp.Name(), v.Reason}
	}
}

func unitReport(s judge.Standing) UnitReport {
	out := UnitReport{Unit: s.Duty.Unit.Name, State: s.State.Name(), Percent: s.Rate}
	if r := s.Report; r != nil {
		out.Status, out.Progress, out.Problem, out.Next = string(r.Status), r.Progress, r.Problem, r.Next
	}
	return out
}
