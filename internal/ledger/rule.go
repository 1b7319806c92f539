package ledger

import "maps"

// Rule is how lamps are lit. A ledger has one; where it has none the default holds.
type Rule struct {
	ID         ID              `json:"id"` // always RuleID
	Lamps      map[Status]Lamp `json:"lamps"`
	Yellow     float64         `json:"yellow,omitempty"`      // points behind plan from which a task is yellow; 0 asks nothing
	Red        float64         `json:"red,omitempty"`         // points behind plan beyond which it is red; 0 asks nothing
	NotStarted int             `json:"not_started,omitempty"` // months of the year after which 未启动 is red; 0 asks nothing
	SecondRed  bool            `json:"second_red"`            // yellow for two quarters running is red
	Plan       [4]float64      `json:"plan"`                  // 序时进度 at the end of each quarter, per cent
}

// RuleID is the id of the one rule.
const RuleID ID = "lamps"

// DefaultRule is the parent city's of 2020: on time is green, late is yellow, yellow twice running is red. 序时进度 is the
// share of the year's months that are over.
func DefaultRule() *Rule {
	return &Rule{ID: RuleID, SecondRed: true, Plan: [4]float64{25, 50, 75, 100}, Lamps: map[Status]Lamp{
		Done: Green, OnTrack: Green, Ahead: Green, Standing: Green, Closed: Green,
		NotStarted: Yellow, Behind: Yellow,
	}}
}

// Clone returns a copy whose map may be changed.
func (r *Rule) Clone() *Rule {
	c := *r
	c.Lamps = maps.Clone(r.Lamps)
	return &c
}

// Ref names the rule.
func (r *Rule) Ref() (Kind, ID) { return KindRule, r.ID }

// Rule by which lamps are lit.
func (l *Ledger) Rule() *Rule {
	if r := at[Rule](l, KindRule, RuleID); r != nil {
		return r
	}
	return DefaultRule()
}
