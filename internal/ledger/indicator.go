package ledger

import (
	"cmp"
	"slices"
)

// Indicator is a number that a task is to reach by the end of its year, confirmed by a person: 新增就业 ≥ 4000 人.
type Indicator struct {
	ID    ID      `json:"id"`
	Name  string  `json:"name"`
	Op    Op      `json:"op"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

// Op says how a value is held against its target.
type Op string

// The ways of comparing.
const (
	AtLeast Op = ">="
	AtMost  Op = "<="
	Exactly Op = "="
)

// Sign is the comparison as people write it.
func (o Op) Sign() string {
	switch o {
	case AtLeast:
		return "≥"
	case AtMost:
		return "≤"
	}
	return "="
}

// Milestone is a step inside a quarter with its own day.
type Milestone struct {
	Day  string `json:"day"` // 2020-08-15
	Text string `json:"text"`
	Done string `json:"done,omitempty"` // the day it was reached
}

// SetIndicators says by which numbers a task is measured. Those without an id are new ones. One that reports have values of
// cannot be taken away.
func (d *Draft) SetIndicators(task ID, in []Indicator) error {
	t, err := d.openTask(task, fieldIndicators)
	if err != nil {
		return err
	}
	var out []Indicator
	seen := map[ID]bool{"": true}
	for _, x := range in {
		if x, err = d.checkedIndicator(t, x); err != nil {
			return err
		}
		if seen[x.ID] {
			x.ID = d.newID()
		}
		seen[x.ID] = true
		out = append(out, x)
	}
	for _, x := range t.Indicators {
		if n := d.valuesOf(task, x.ID); n > 0 && !seen[x.ID] {
			return d.problem(IndicatorInUse, t, fieldIndicators, Problem{Value: x.Name, Count: n})
		}
	}
	c := t.Clone()
	c.Indicators = out
	d.Put(c)
	return nil
}

func (d *Draft) checkedIndicator(t *Task, x Indicator) (Indicator, error) {
	var err error
	if x.Name, err = d.cleanText(t, fieldIndicators, x.Name); err != nil {
		return x, err
	}
	if x.Unit, err = d.cleanText(t, fieldIndicators, x.Unit); err != nil {
		return x, err
	}
	switch {
	case x.Name == "":
		return x, d.problem(NoIndicatorName, t, fieldIndicators, Problem{})
	case x.Op != AtLeast && x.Op != AtMost && x.Op != Exactly:
		return x, d.problem(BadOp, t, fieldIndicators, Problem{Value: string(x.Op)})
	case !finite(x.Value):
		return x, d.problem(BadNumber, t, fieldIndicators, Problem{Value: figure(x.Value), Why: x.Name})
	}
	return x, nil
}

// valuesOf counts the reports that have a value of the indicator.
func (d *Draft) valuesOf(task, indicator ID) int {
	n := 0
	for _, r := range d.reportsOf(task) {
		if _, has := r.Values[indicator]; has {
			n++
		}
	}
	return n
}

// SetMilestones says which steps a task has, and which of them were reached.
func (d *Draft) SetMilestones(task ID, in []Milestone) error {
	t, err := d.openTask(task, fieldMilestones)
	if err != nil {
		return err
	}
	var out []Milestone
	for _, m := range in {
		if m.Text, err = d.cleanText(t, fieldMilestones, m.Text); err != nil {
			return err
		}
		if m.Text == "" {
			return d.problem(NoMilestone, t, fieldMilestones, Problem{Value: m.Day})
		}
		if err := d.day(t, fieldMilestones, m.Day); err != nil {
			return err
		}
		if m.Done != "" {
			if err := d.day(t, fieldMilestones, m.Done); err != nil {
				return err
			}
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, byDay)
	c := t.Clone()
	c.Milestones = out
	d.Put(c)
	return nil
}

func byDay(a, b Milestone) int { return cmp.Compare(a.Day, b.Day) }
