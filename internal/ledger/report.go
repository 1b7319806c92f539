package ledger

import "maps"

// Report is what one unit answered for one task and one quarter, or what the office said to it. Each is kept; the last one
// counts. A returned or reviewed answer is a report of its own that carries the answer on.
type Report struct {
	ID       ID             `json:"id"`
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
