package ledger

import (
	"slices"
	"unicode/utf8"
)

// joinedAnswers are the reports that a task made of several needs: one for each unit and quarter on which more than one of
// them has been answered, which says what all of these say. What they were made of stays in the history.
func (d *Draft) joinedAnswers(head *Task, rows []*Task) ([]*Report, error) {
	type slot struct {
		unit ID
		q    Quarter
	}
	parts := map[slot][]*Report{}
	var order []slot
	for _, t := range rows {
		counts := map[slot]*Report{}
		for _, r := range d.reportsOf(t.ID) {
			s := slot{r.Unit, r.Quarter}
			if counts[s] == nil && parts[s] == nil {
				order = append(order, s)
			}
			counts[s] = r
		}
		for s, r := range counts {
			parts[s] = append(parts[s], r)
		}
	}
	var out []*Report
	for _, s := range order {
		if len(parts[s]) < 2 {
			continue
		}
		r := joinedAnswer(parts[s])
		r.Task = head.ID
		if err := d.answerFits(head, r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// joinedAnswer puts the answers of one unit for one quarter together, in their order. What was only carried on from the
// quarter before is no answer where another one is.
func joinedAnswer(parts []*Report) *Report {
	if said := slices.DeleteFunc(slices.Clone(parts), func(r *Report) bool { return r.State == Unreported }); len(said) > 0 {
		parts = said
	}
	out := parts[0].Clone()
	for _, r := range parts[1:] {
		joinAnswer(out, r)
	}
	last := slices.MaxFunc(parts, AsEntered)
	out.At, out.Clerk = last.At, last.Clerk
	return out
}

// joinAnswer adds an answer to another one. The task stands no better than its worse part, and is reviewed only where both
// parts are; a part that was returned is still to come.
func joinAnswer(a, b *Report) {
	b = b.Clone()
	a.Progress, a.Problem, a.Next = stacked(a.Progress, b.Progress), stacked(a.Problem, b.Problem), stacked(a.Next, b.Next)
	a.Remark, a.By, a.Source = stacked(a.Remark, b.Remark), stacked(a.By, b.By), stacked(a.Source, b.Source)
	if a.Percent == nil || b.Percent != nil && *b.Percent < *a.Percent {
		a.Percent = b.Percent
	}
	if a.Status == "" || b.Status != "" && b.Status.Worse(a.Status) {
		a.Status = b.Status
	}
	for id, v := range b.Values {
		if _, has := a.Values[id]; !has {
			a.Values = own(a.Values)
			a.Values[id] = v
		}
	}
	switch {
	case a.State == Returned || b.State == Returned:
		a.State = Returned
	case a.State != b.State:
		a.State = Reported
	}
	a.Led, a.Proxy, a.Stale = a.Led || b.Led, a.Proxy || b.Proxy, a.Stale && b.Stale
}

// answerFits refuses a joined answer with a text that is too long.
func (d *Draft) answerFits(t *Task, r *Report) error {
	for _, x := range []struct {
		f    Field
		text string
	}{{FieldProgress, r.Progress}, {fieldProblem, r.Problem}, {fieldNext, r.Next}, {fieldRemark, r.Remark}, {fieldBy, r.By}, {fieldSource, r.Source}} {
		if n := utf8.RuneCountInString(x.text); n > MaxText {
			return d.problem(TooLong, t, x.f, Problem{Count: n, Limit: MaxText})
		}
	}
	return nil
}
