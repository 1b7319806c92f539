package app

import (
	"maps"
	"slices"

	"dubanben/internal/ledger"
)

// answers are the reports as they stand at one moment of the history, each place's in their order.
type answers map[answerPlace][]*ledger.Report

// answerPlace is where one unit's answer goes.
type answerPlace struct {
	task, unit ledger.ID
	q          ledger.Quarter
}

func placeOf(r *ledger.Report) answerPlace { return answerPlace{r.Task, r.Unit, r.Quarter} }

// counts is the one that counts in a place; nil where there is none.
func (a answers) counts(at answerPlace) *ledger.Report {
	if rs := a[at]; len(rs) > 0 {
		return rs[len(rs)-1]
	}
	return nil
}

func (a answers) put(r *ledger.Report) {
	at := placeOf(r)
	a[at] = append(a[at], r)
	slices.SortFunc(a[at], ledger.AsEntered)
}

func (a answers) drop(r *ledger.Report) {
	at := placeOf(r)
	a[at] = slices.DeleteFunc(a[at], func(x *ledger.Report) bool { return x.ID == r.ID })
}

// answer writes what became of a unit's answer. Each report is one of its own, but a person changed the answer that was there:
// 已报 to 已审. A report behind which another one counts changes nothing that can be seen.
func (s *scribe) answer(e Entry, c ledger.Change) {
	was, _ := c.Before.(*ledger.Report)
	is, _ := c.After.(*ledger.Report)
	m, at := s.after, is
	if is == nil {
		m, at = s.before, was
	}
	counted := s.answers.counts(placeOf(at))
	if was != nil {
		s.answers.drop(was)
	}
	if is != nil {
		s.answers.put(is)
	}
	counts := s.answers.counts(placeOf(at))
	switch {
	case was != nil && is != nil:
		s.differing(e, parts(s.before, was), parts(s.after, is))
	case counted == counts:
	case counted == nil:
		e.Action, e.New = made, reportGist(m, counts)
		s.out = append(s.out, e)
	case counts == nil:
		e.Action, e.Old = gone, reportGist(m, counted)
		s.out = append(s.out, e)
	default:
		old, now := apart(counted, counts)
		if e.Old, e.New = reportGist(m, old), reportGist(m, now); e.Old != e.New {
			e.Field = "report"
			s.out = append(s.out, e)
		}
	}
}

// apart are two reports without what they have in common, whose they are and how far they came excepted.
func apart(a, b *ledger.Report) (x, y *ledger.Report) {
	x, y = a.Clone(), b.Clone()
	if a.Status == b.Status {
		x.Status, y.Status = "", ""
	}
	if a.Percent != nil && b.Percent != nil && *a.Percent == *b.Percent {
		x.Percent, y.Percent = nil, nil
	}
	if maps.Equal(a.Values, b.Values) {
		x.Values, y.Values = nil, nil
	}
	if a.Proxy == b.Proxy {
		x.Proxy, y.Proxy = false, false
	}
	if a.Stale == b.Stale {
		x.Stale, y.Stale = false, false
	}
	for _, p := range [][2]*string{{&x.Progress, &y.Progress}, {&x.Problem, &y.Problem}, {&x.Next, &y.Next}, {&x.Remark, &y.Remark}} {
		if *p[0] == *p[1] {
			*p[0], *p[1] = "", ""
		}
	}
	return x, y
}

// callGist is a note of a call in one value: 区教育局第三季度，2020年11月20日催办，李：在核数，答应2020年11月25日报.
func callGist(m moment, c *ledger.Call) string {
	text := m.unitName(c.Unit) + c.Quarter.Name() + "，" + ledger.DayText(c.Day) + "催办"
	if c.With != "" || c.Said != "" {
		text += "，" + c.With
		if c.With != "" && c.Said != "" {
			text += "："
		}
		text += c.Said
	}
	if c.Promised != "" {
		text += "，答应" + ledger.DayText(c.Promised) + "报"
	}
	return text
}
