package ledger

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Answer is what a unit says of a task for a quarter.
type Answer struct {
	Status                  Status
	Percent                 *float64       // 65 for 65 %; nil where nothing was said
	Values                  map[ID]float64 // by indicator
	Progress, Problem, Next string
	By, Source              string // who of the unit said it, and the file it came in
	Proxy                   bool   // entered by the office for the unit
}

// MostPercent is the highest 完成率 that is believed.
const MostPercent = 1000

// Report keeps what a unit answered; what it answered before stays in the history. The answer that is already in hand adds
// nothing.
func (d *Draft) Report(task, unit ID, q Quarter, in Answer, at, clerk string) error {
	t, err := d.answerable(task, unit, q)
	if err != nil {
		return err
	}
	if in, err = d.checkedAnswer(t, in); err != nil {
		return err
	}
	r := &Report{Task: task, Unit: unit, Quarter: q, State: Reported, Status: in.Status, Percent: in.Percent, Values: in.Values,
		Progress: in.Progress, Problem: in.Problem, Next: in.Next, Proxy: in.Proxy, By: in.By, Source: in.Source, At: at, Clerk: clerk,
		Led: leads(d, t, unit)}
	last := lastOf(d.reportsOf(task), unit, q)
	if last != nil {
		r.Stale = last.Stale && last.Progress == r.Progress && last.Problem == r.Problem && last.Next == r.Next
		if last.State.Answered() && sameAnswer(last, r) {
			return nil
		}
	}
	d.enter(r)
	return nil
}

// answerable is a task of the quarter's year that is not closed and names the unit.
func (d *Draft) answerable(task, unit ID, q Quarter) (*Task, error) {
	t, err := d.openTask(task, fieldReport)
	if err != nil {
		return nil, err
	}
	if err := d.inYear(t, q); err != nil {
		return nil, err
	}
	u := d.Unit(unit)
	if u == nil {
		return nil, d.problem(NoSuchUnit, t, fieldReport, Problem{})
	}
	if !names(d, t, unit) {
		return nil, d.problem(NotItsUnit, t, fieldReport, Problem{Value: u.Name})
	}
	return t, nil
}

// openTask is a task that is not closed.
func (d *Draft) openTask(task ID, f Field) (*Task, error) {
	t := d.Task(task)
	if t == nil {
		return nil, &Problem{Kind: NoSuchTask, Field: f}
	}
	if t.Closed() {
		return nil, d.problem(ClosedTask, t, f, Problem{Value: t.End.Day})
	}
	return t, nil
}

// inYear refuses a quarter of another year than the task's.
func (d *Draft) inYear(t *Task, q Quarter) error {
	if _, err := ParseQuarter(string(q)); err != nil {
		return d.problem(BadQuarter, t, fieldReport, Problem{Value: string(q)})
	}
	if a := d.Annex(t.Annex); a == nil || a.Year != q.Year() {
		p := Problem{Value: q.String()}
		if a != nil {
			p.Count = a.Year
		}
		return d.problem(OtherYear, t, fieldReport, p)
	}
	return nil
}

func (d *Draft) checkedAnswer(t *Task, in Answer) (Answer, error) {
	var err error
	if in.Status, err = ParseStatus(string(in.Status)); err != nil {
		return in, d.problem(BadStatus, t, fieldReport, Problem{Value: string(in.Status)})
	}
	for _, x := range []struct {
		f    Field
		text *string
	}{{FieldProgress, &in.Progress}, {fieldProblem, &in.Problem}, {fieldNext, &in.Next}, {fieldBy, &in.By}, {fieldSource, &in.Source}} {
		if *x.text, err = d.cleanText(t, x.f, *x.text); err != nil {
			return in, err
		}
	}
	if err := d.checkPercent(t, in.Percent); err != nil {
		return in, err
	}
	if in.Percent != nil {
		p := *in.Percent
		in.Percent = &p
	}
	if in.Values, err = d.checkedValues(t, in.Values); err != nil {
		return in, err
	}
	if in.Status == "" && in.Percent == nil && in.Values == nil && in.Progress == "" && in.Problem == "" && in.Next == "" {
		return in, d.problem(EmptyAnswer, t, fieldReport, Problem{})
	}
	return in, nil
}

// cleanText is a text as it is kept; one that no cell could hold is refused.
func (d *Draft) cleanText(t *Task, f Field, text string) (string, error) {
	if !utf8.ValidString(text) {
		return "", d.problem(BadText, t, f, Problem{})
	}
	text = Clean(text)
	if n := utf8.RuneCountInString(text); n > MaxText {
		return "", d.problem(TooLong, t, f, Problem{Count: n, Limit: MaxText})
	}
	return text, nil
}

// checkPercent refuses what no 完成率 can be: what is only reached or not is never reached four times.
func (d *Draft) checkPercent(t *Task, p *float64) error {
	if p == nil {
		return nil
	}
	most := 100
	if len(t.Indicators) == 0 || slices.ContainsFunc(t.Indicators, func(i Indicator) bool { return i.Op == AtLeast }) {
		most = MostPercent
	}
	if !(*p >= 0 && *p <= float64(most)) {
		return d.problem(BadPercent, t, fieldPercent, Problem{Value: figure(*p), Limit: most})
	}
	return nil
}

func (d *Draft) checkedValues(t *Task, in map[ID]float64) (map[ID]float64, error) {
	if len(in) == 0 {
		return nil, nil
	}
	for _, id := range slices.Sorted(maps.Keys(in)) {
		i := slices.IndexFunc(t.Indicators, func(x Indicator) bool { return x.ID == id })
		if i < 0 {
			return nil, d.problem(NoSuchIndicator, t, fieldIndicators, Problem{Count: len(t.Indicators)})
		}
		if !finite(in[id]) {
			return nil, d.problem(BadNumber, t, fieldIndicators, Problem{Value: figure(in[id]), Why: t.Indicators[i].Name})
		}
	}
	return maps.Clone(in), nil
}

// mostNumber bounds a target and what is reached of it: sums of rates stay numbers.
const mostNumber = 1e15

func finite(x float64) bool { return math.Abs(x) <= mostNumber } // NaN is not

func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// sameAnswer tells whether two reports say the same, whatever came of them.
func sameAnswer(a, b *Report) bool {
	percent := a.Percent == nil && b.Percent == nil || a.Percent != nil && b.Percent != nil && *a.Percent == *b.Percent
	return percent && a.Status == b.Status && maps.Equal(a.Values, b.Values) && a.Progress == b.Progress && a.Problem == b.Problem &&
		a.Next == b.Next && a.By == b.By && a.Proxy == b.Proxy
}
