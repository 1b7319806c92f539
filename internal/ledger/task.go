package ledger

import (
	"maps"
	"slices"
)

// Task is one row of an annex. In an annex with matters the number stands in the matter.
type Task struct {
	ID       ID                 `json:"id"`
	Annex    ID                 `json:"annex"`
	Rank     int64              `json:"rank"` // order within the annex, with gaps
	No       string             `json:"no,omitempty"`
	Sub      string             `json:"sub,omitempty"` // "3" for 1.3
	Section  ID                 `json:"section,omitempty"`
	Matter   ID                 `json:"matter,omitempty"`
	Text     string             `json:"text"`
	Leader   ID                 `json:"leader,omitempty"`
	Lead     []Mention          `json:"lead,omitempty"`
	Related  []Mention          `json:"related,omitempty"`
	Deadline string             `json:"deadline,omitempty"`
	Progress string             `json:"progress,omitempty"` // the annex's own 进展情况, a baseline
	Targets  map[Quarter]string `json:"targets,omitempty"`
	Extra    map[string]string  `json:"extra,omitempty"` // by header without white space
	From     []ID               `json:"from,omitempty"`  // the tasks it came out of when one was split or several joined, oldest first

	Since string `json:"since,omitempty"` // the day from which a split-off half is a task of its own; "" where it was one all year

	Duty       Duty                `json:"duty,omitempty"`
	Members    map[ID][]ID         `json:"members,omitempty"` // of the groups it names whose members are chosen for each task
	Indicators []Indicator         `json:"indicators,omitempty"`
	Due        string              `json:"due,omitempty"`        // the day that a person confirmed, 2020-12-31
	Extensions []Extension         `json:"extensions,omitempty"` // of that day, oldest first
	Milestones []Milestone         `json:"milestones,omitempty"`
	Lamps      map[Quarter]SetLamp `json:"lamps,omitempty"`     // set by hand
	Formerly   []Tenure            `json:"formerly,omitempty"`  // the leaders before this one, oldest first
	Continues  ID                  `json:"continues,omitempty"` // the task of the year before that goes on in this one
	End        *End                `json:"end,omitempty"`
}

// Duty says who must report on a task.
type Duty string

// The duties.
const (
	DutyDefault Duty = ""        // the lead units; where a group with fixed members is named, each of these too
	DutyLead    Duty = "lead"    // the lead units alone
	DutyAll     Duty = "all"     // lead and related units
	DutyMembers Duty = "members" // the lead units, and each member of every group that is named
)

// Tenure is a leader who had the task until a day, that day not included.
type Tenure struct {
	Leader ID     `json:"leader"`
	Until  string `json:"until"` // 2020-07-01
}

// End takes a task out of the year's count.
type End struct {
	Status Status `json:"status"`         // Closed, Adjusted or Suspended
	Word   string `json:"word,omitempty"` // of a closed one: 办结 or 销号
	Day    string `json:"day"`            // 2020-12-20
	Remark string `json:"remark,omitempty"`
}

// Extension is a confirmed day that was put off.
type Extension struct {
	Was    string `json:"was"` // 2020-09-30
	Day    string `json:"day"` // the later one
	Reason string `json:"reason,omitempty"`
	Agreed string `json:"agreed,omitempty"` // who agreed to it
	On     string `json:"on"`               // the day on which it was put off
}

// Words tell of the extension: 由2020年9月30日延至2020年12月31日，原因：汛期，许西湖同意（2020年9月20日）.
func (x Extension) Words() string {
	s := "由" + DayText(x.Was) + "延至" + DayText(x.Day)
	if x.Reason != "" {
		s += "，原因：" + x.Reason
	}
	if x.Agreed != "" {
		s += "，" + x.Agreed + "同意"
	}
	return s + "（" + DayText(x.On) + "）"
}

// LeaderOn is who had the task on a day; "" for none.
func (t *Task) LeaderOn(day string) ID {
	for _, f := range t.Formerly {
		if day < f.Until {
			return f.Leader
		}
	}
	return t.Leader
}

// Handover is the last day on which a leader handed the task over; "" where he never did.
func (t *Task) Handover(leader ID) string {
	last := ""
	for _, f := range t.Formerly {
		if f.Leader == leader {
			last = f.Until
		}
	}
	return last
}

// Closed tells whether the task is done with: nothing is reported on it any more.
func (t *Task) Closed() bool { return t.End != nil && t.End.Status == Closed }

// Mention is a unit as one cell spells it: paper prints the spelling, counts follow the unit.
type Mention struct {
	Unit     ID     `json:"unit"`
	Spelling string `json:"spelling"`
	Person   string `json:"person,omitempty"` // 责任人, stands under the lead unit
}

// Clone returns a copy whose lists and maps may be changed.
func (t *Task) Clone() *Task {
	c := *t
	c.Lead = append([]Mention(nil), t.Lead...)
	c.Related = append([]Mention(nil), t.Related...)
	c.From = append([]ID(nil), t.From...)
	c.Targets = maps.Clone(t.Targets)
	c.Extra = maps.Clone(t.Extra)
	c.Indicators = slices.Clone(t.Indicators)
	c.Extensions = slices.Clone(t.Extensions)
	c.Milestones = slices.Clone(t.Milestones)
	c.Lamps = maps.Clone(t.Lamps)
	c.Formerly = slices.Clone(t.Formerly)
	c.Members = maps.Clone(t.Members)
	for g, ms := range t.Members {
		c.Members[g] = slices.Clone(ms)
	}
	if t.End != nil {
		e := *t.End
		c.End = &e
	}
	return &c
}

// Persons are the persons of the lead units, "" where none; nil where there is none at all.
func (t *Task) Persons() []string {
	var out []string
	some := false
	for _, m := range t.Lead {
		out = append(out, m.Person)
		some = some || m.Person != ""
	}
	if !some {
		return nil
	}
	return out
}

// Spellings are the mentions as the cell prints them.
func Spellings(ms []Mention) []string {
	out := make([]string, 0, len(ms))
	for _, m := range ms {
		out = append(out, m.Spelling)
	}
	return out
}

// Role is how a unit stands to a task.
type Role int

// The roles, in the order in which a unit's tasks are listed.
const (
	NoRole Role = iota
	Lead
	Related
)

// Role says how the unit itself is named by the task; groups are left out.
func (t *Task) Role(unit ID) Role {
	for _, m := range t.Lead {
		if m.Unit == unit {
			return Lead
		}
	}
	for _, m := range t.Related {
		if m.Unit == unit {
			return Related
		}
	}
	return NoRole
}
