package judge

import (
	"cmp"
	"slices"
	"time"

	"dubanben/internal/ledger"
)

// Due is a day on which something of a task must be done.
type Due struct {
	Task      ledger.ID `json:"task"`
	Day       string    `json:"day"`       // 2020-12-31
	Milestone string    `json:"milestone"` // its text; "" where it is the task itself
	Confirmed bool      `json:"confirmed"` // by a person; otherwise it was read from the deadline as written
}

// DueDay is the day by which a task must be done, as confirmed or else as its deadline reads; "" where it names none.
func DueDay(l *ledger.Ledger, t *ledger.Task) (day string, confirmed bool) {
	if t.Due != "" {
		return t.Due, true
	}
	if t.Deadline == "" {
		return "", false
	}
	year := 0
	if a := l.Annex(t.Annex); a != nil {
		year = a.Year
	}
	day, _ = ledger.ReadDue(t.Deadline, year)
	return day, false
}

// Open tells whether something is still to be done on a task: it is neither out of the count nor completed.
func (c *Case) Open() bool {
	return !slices.Contains([]ledger.Status{ledger.Done, ledger.Closed, ledger.Adjusted, ledger.Suspended}, c.Now())
}

// Undated tells whether something is still to be done and nobody has said by when, nor that it has no end.
func (c *Case) Undated() bool {
	day, _ := DueDay(c.l, c.t)
	return day == "" && c.Open() && !ledger.NoEnd(c.l, c.t)
}

// Dues are the days of the case's task and of its milestones that are not reached, none where nothing is to be done.
func (c *Case) Dues() []Due {
	day, confirmed := DueDay(c.l, c.t)
	if day == "" && len(c.t.Milestones) == 0 || !c.Open() {
		return nil
	}
	var out []Due
	if day != "" {
		out = append(out, Due{Task: c.t.ID, Day: day, Confirmed: confirmed})
	}
	for _, m := range c.t.Milestones {
		if m.Done == "" && m.Day != "" {
			out = append(out, Due{Task: c.t.ID, Day: m.Day, Milestone: m.Text, Confirmed: true})
		}
	}
	return out
}

// Agenda is what is due, each list by day.
type Agenda struct {
	Overdue []Due `json:"overdue"`
	Today   []Due `json:"today"`
	Week    []Due `json:"week"` // from today to Sunday, today among them
}

// Schedule sorts what is due of the tasks by a day, 2020-07-01.
func Schedule(l *ledger.Ledger, tasks []*ledger.Task, today string) Agenda {
	s := newScheduler(today)
	for _, t := range tasks {
		if t.Due != "" || t.Deadline != "" || len(t.Milestones) > 0 {
			s.add(Of(l, t))
		}
	}
	return s.sorted()
}

// scheduler is an agenda while it is made.
type scheduler struct {
	a             Agenda
	today, sunday string // "" where today is no day, on which nothing is due
}

func newScheduler(today string) *scheduler {
	s := &scheduler{a: Agenda{Overdue: []Due{}, Today: []Due{}, Week: []Due{}}}
	if now, err := ledger.ParseDay(today); err == nil {
		s.today, s.sunday = today, now.AddDate(0, 0, (7-int(now.Weekday()))%7).Format(time.DateOnly)
	}
	return s
}

func (s *scheduler) add(c *Case) {
	if s.today == "" {
		return
	}
	for _, d := range c.Dues() {
		switch {
		case d.Day < s.today:
			s.a.Overdue = append(s.a.Overdue, d)
		case d.Day <= s.sunday:
			s.a.Week = append(s.a.Week, d)
		}
		if d.Day == s.today {
			s.a.Today = append(s.a.Today, d)
		}
	}
}

func (s *scheduler) sorted() Agenda {
	for _, list := range [][]Due{s.a.Overdue, s.a.Today, s.a.Week} {
		slices.SortStableFunc(list, func(x, y Due) int { return cmp.Compare(x.Day, y.Day) })
	}
	return s.a
}
