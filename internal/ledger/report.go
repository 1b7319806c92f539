package ledger

import (
	"cmp"
	"maps"
	"slices"
)

// Report is what one unit answered for one task and one quarter, or what the office said to it. Each is kept; the last one
// counts. A returned or reviewed answer is a report of its own that carries the answer on.
type Report struct {
	ID       ID             `json:"id"`
	Seq      int64          `json:"seq,omitempty"` // grows with every report that is entered
	Task     ID             `json:"task"`
	Unit     ID             `json:"unit"`
	Quarter  Quarter        `json:"quarter"`
	State    ReportState    `json:"state,omitempty"`
	Status   Status         `json:"status,omitempty"`
	Percent  *float64       `json:"percent,omitempty"` // as typed; may exceed 100
	Values   map[ID]float64 `json:"values,omitempty"`  // of the task's indicators, by their ids; since the year began
	Progress string         `json:"progress"`
	Problem  string         `json:"problem,omitempty"`
	Next     string         `json:"next,omitempty"`   // 下一步
	Remark   string         `json:"remark,omitempty"` // of the office, when it returned or reviewed the answer
	Led      bool           `json:"led,omitempty"`    // the unit led the task when it answered
	Stale    bool           `json:"stale,omitempty"`  // the quarter before, carried on and not changed: 未更新
	Proxy    bool           `json:"proxy,omitempty"`  // entered by the office for the unit: 代报
	By       string         `json:"by,omitempty"`     // who of the unit reported
	Source   string         `json:"source,omitempty"` // the file it came in
	At       string         `json:"at"`               // RFC 3339
	Clerk    string         `json:"clerk"`            // who entered it
}

// Clone returns a copy whose maps may be changed.
func (r *Report) Clone() *Report {
	c := *r
	c.Values = maps.Clone(r.Values)
	if r.Percent != nil {
		p := *r.Percent
		c.Percent = &p
	}
	return &c
}

// Unsaid tells whether there is nothing to judge yet: no text of progress and no status, whatever the numbers.
func (r *Report) Unsaid() bool { return r.Progress == "" && r.Status == "" }

// ReportState is how far a unit's answer for a quarter has come.
type ReportState string

// The states; a unit of whom no report is kept is in the first.
const (
	Unreported ReportState = ""         // 未报
	Reported   ReportState = "reported" // 已报
	Returned   ReportState = "returned" // 退回
	Reviewed   ReportState = "reviewed" // 已审
)

// ReportStates lists the states in the order in which they follow one another.
func ReportStates() []ReportState { return []ReportState{Unreported, Reported, Returned, Reviewed} }

// Name is the state in Chinese.
func (s ReportState) Name() string {
	switch s {
	case Reported:
		return "已报"
	case Returned:
		return "退回"
	case Reviewed:
		return "已审"
	}
	return "未报"
}

// Answered tells whether the office has the answer in hand: a returned one is to come again.
func (s ReportState) Answered() bool { return s == Reported || s == Reviewed }

// Ref names the report.
func (r *Report) Ref() (Kind, ID) { return KindReport, r.ID }

// AsEntered orders reports: clocks are set back and two reports may have one second, their sequence stays.
func AsEntered(a, b *Report) int {
	if c := cmp.Compare(a.Seq, b.Seq); c != 0 { // nearly always
		return c
	}
	return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID))
}

// indexReports lists the reports among all entities by their tasks.
func (l *Ledger) indexReports(all []Entity) {
	l.taskReport = make(map[ID][]*Report, min(len(l.things[KindReport]), len(l.things[KindTask])))
	for _, e := range all {
		if r, ok := e.(*Report); ok {
			l.taskReport[r.Task] = append(l.taskReport[r.Task], r)
			l.lastSeq = max(l.lastSeq, r.Seq)
		}
	}
	for _, rs := range l.taskReport {
		slices.SortFunc(rs, AsEntered)
	}
}

// reindexReports puts the reports that changed into their tasks' places; those of all other tasks stay where they are.
func (l *Ledger) reindexReports(changes []Change) {
	l.taskReport = maps.Clone(l.taskReport)
	changed, tasks := map[ID]bool{}, map[ID][]*Report{}
	for _, c := range changes {
		if c.Kind != KindReport {
			continue
		}
		changed[c.ID] = true
		if r, ok := c.Before.(*Report); ok && tasks[r.Task] == nil {
			tasks[r.Task] = []*Report{}
		}
		if r, ok := c.After.(*Report); ok {
			tasks[r.Task] = append(tasks[r.Task], r)
			l.lastSeq = max(l.lastSeq, r.Seq)
		}
	}
	for task, rs := range tasks {
		for _, r := range l.taskReport[task] {
			if !changed[r.ID] {
				rs = append(rs, r)
			}
		}
		slices.SortFunc(rs, AsEntered)
		if len(rs) == 0 {
			delete(l.taskReport, task)
		} else {
			l.taskReport[task] = rs
		}
	}
}

// Reports of a task, oldest first.
func (l *Ledger) Reports(task ID) []*Report { return slices.Clone(l.taskReport[task]) }

// Report is the one that counts of a unit's reports on a task for a quarter, the last; nil where there is none.
func (l *Ledger) Report(task, unit ID, q Quarter) *Report { return lastOf(l.taskReport[task], unit, q) }

func lastOf(rs []*Report, unit ID, q Quarter) *Report {
	for _, r := range slices.Backward(rs) {
		if r.Unit == unit && r.Quarter == q {
			return r
		}
	}
	return nil
}

// ReportsOn are all reports of a unit on a task for a quarter, oldest first.
func (l *Ledger) ReportsOn(task, unit ID, q Quarter) []*Report {
	var out []*Report
	for _, r := range l.taskReport[task] {
		if r.Unit == unit && r.Quarter == q {
			out = append(out, r)
		}
	}
	return out
}

// reportsOf are the reports of a task as edited so far, oldest first.
func (d *Draft) reportsOf(task ID) []*Report {
	touched := d.reported[task]
	if len(touched) == 0 && !d.reports {
		return d.base.taskReport[task]
	}
	var out []*Report
	for _, old := range d.base.taskReport[task] {
		if r, ok := d.Get(KindReport, old.ID).(*Report); ok && r.Task == task {
			out = append(out, r)
		}
	}
	for _, id := range touched { // an edit that was taken back leaves the id of a report that is not there
		if r, ok := d.Get(KindReport, id).(*Report); ok && r.Task == task && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, AsEntered)
	return out
}

// noteReport remembers that a task may have the report, so that a paste of many answers does not search through all.
func (d *Draft) noteReport(r *Report) {
	if d.reported == nil {
		d.reported = map[ID][]ID{}
	}
	if ids := d.reported[r.Task]; len(ids) == 0 || ids[len(ids)-1] != r.ID {
		d.reported[r.Task] = append(ids, r.ID)
	}
	d.reports, d.lastSeq = true, max(d.lastSeq, r.Seq)
}

// enter puts a new report behind all others.
func (d *Draft) enter(r *Report) {
	r.ID, r.Seq = d.newID(), max(d.lastSeq, d.base.lastSeq)+1
	d.Put(r)
}
