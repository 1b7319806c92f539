package ledger

import (
	"maps"
	"slices"
	"strconv"
)

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

// most is how much a rule may ask: points behind plan, and months.
const (
	mostPoints = 100
	mostMonths = 12
)

// SetRule changes how lamps are lit, in every quarter of the ledger.
func (d *Draft) SetRule(r Rule) error {
	r.ID = RuleID
	lamps := map[Status]Lamp{}
	for _, s := range slices.Sorted(maps.Keys(r.Lamps)) {
		l := r.Lamps[s]
		switch {
		case !slices.Contains(Statuses(), s):
			return &Problem{Kind: BadStatus, Value: string(s)}
		case !slices.Contains(Lamps(), l):
			return &Problem{Kind: BadLamp, Value: string(l)}
		case l != NoLamp:
			lamps[s] = l
		}
	}
	r.Lamps = lamps
	if p := r.unsound(); p != nil {
		return p
	}
	d.Put(&r)
	return nil
}

// unsound says what no rule can ask, nil where there is nothing.
func (r *Rule) unsound() *Problem {
	bad := func(value, why string) *Problem { return &Problem{Kind: BadRule, Value: value, Why: why} }
	points := func(x float64) bool { return x >= 0 && x <= mostPoints }
	for i, p := range r.Plan {
		name := Quarter("0000Q" + strconv.Itoa(i+1)).Name()
		switch {
		case !points(p):
			return bad(figure(p), name+"的序时进度要在0到100之间")
		case i > 0 && p < r.Plan[i-1]:
			return bad(figure(p), name+"的序时进度不能低于上一季度的"+figure(r.Plan[i-1]))
		}
	}
	switch {
	case !points(r.Yellow):
		return bad(figure(r.Yellow), "亮黄灯的百分点要在0到100之间")
	case !points(r.Red):
		return bad(figure(r.Red), "亮红灯的百分点要在0到100之间")
	case r.Red > 0 && r.Yellow > r.Red:
		return bad(figure(r.Yellow), "亮黄灯的百分点不能大于亮红灯的"+figure(r.Red))
	case r.NotStarted < 0 || r.NotStarted > mostMonths:
		return bad(strconv.Itoa(r.NotStarted), "未启动亮红灯的月数要在0到12之间")
	}
	return nil
}
