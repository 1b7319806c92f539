package judge

import (
	"cmp"
	"slices"

	"dubanben/internal/ledger"
)

// Overview is how a year's tasks stand in one quarter. Each list of ids is what a number counts, in the order of the tasks.
type Overview struct {
	Quarter    ledger.Quarter `json:"quarter"`
	Today      string         `json:"today"`
	Tasks      []ledger.ID    `json:"tasks"` // all of the quarter's year
	Lamps      Lamps          `json:"lamps"`
	Statuses   []StatusCount  `json:"statuses"` // those that occur, as a person is offered them
	Leaders    []LeaderLamps  `json:"leaders"`  // those of the quarter's last day, by rank; tasks without a leader last
	Handed     []ledger.ID    `json:"handed"`   // tasks that another leader has by now
	Units      []UnitLamps    `json:"units"`    // by rank
	Rates      []QuarterRate  `json:"rates"`    // of the year's four quarters
	Due        Agenda         `json:"due"`
	Undated    []ledger.ID    `json:"undated"`    // open tasks of which nobody has said by when
	Unanswered []Unanswered   `json:"unanswered"` // by rank of the unit
	Doubts     []OpenDoubt    `json:"doubts"`
}

// Lamps are tasks by their lamp.
type Lamps struct {
	Red    []ledger.ID `json:"red"`
	Yellow []ledger.ID `json:"yellow"`
	Green  []ledger.ID `json:"green"`
	None   []ledger.ID `json:"none"`
}

// Of is the list of one lamp.
func (x *Lamps) Of(l ledger.Lamp) []ledger.ID { return *x.list(l) }

// Total is the number of tasks.
func (x *Lamps) Total() int { return len(x.Red) + len(x.Yellow) + len(x.Green) + len(x.None) }

func (x *Lamps) list(l ledger.Lamp) *[]ledger.ID {
	switch l {
	case ledger.Red:
		return &x.Red
	case ledger.Yellow:
		return &x.Yellow
	case ledger.Green:
		return &x.Green
	}
	return &x.None
}

func (x *Lamps) add(t ledger.ID, l ledger.Lamp) {
	at := x.list(l)
	*at = append(*at, t)
}

func noLamps() Lamps {
	return Lamps{[]ledger.ID{}, []ledger.ID{}, []ledger.ID{}, []ledger.ID{}} // [] in JSON
}

// StatusCount is the tasks of one status; "" where none is known.
type StatusCount struct {
	Status ledger.Status `json:"status"`
	Tasks  []ledger.ID   `json:"tasks"`
}

// LeaderLamps are the lamps of the tasks that a leader had in the quarter.
type LeaderLamps struct {
	Leader ledger.ID `json:"id"` // "" where the tasks have none
	Name   string    `json:"leader"`
	Until  string    `json:"until"` // the day from which he has none of them any more, 2020-09-01; "" where he has
	Lamps  Lamps     `json:"lamps"`
}

// UnitLamps are the lamps of the tasks that a unit leads, itself or as a member of a group that does.
type UnitLamps struct {
	Unit  ledger.ID `json:"id"`
	Name  string    `json:"unit"`
	Lamps Lamps     `json:"lamps"`
}

// QuarterRate is the mean 完成率 of the tasks that have one in a quarter, beside the plan, in per cent.
type QuarterRate struct {
	Quarter ledger.Quarter `json:"quarter"`
	Mean    *float64       `json:"mean"` // nil where no task has a rate
	Plan    float64        `json:"plan"`
	Tasks   []ledger.ID    `json:"tasks"` // those that have one
}

// Unanswered is what a unit owes: tasks on which its answer is missing or returned.
type Unanswered struct {
	Unit  ledger.ID   `json:"id"`
	Name  string      `json:"unit"`
	Tasks []ledger.ID `json:"tasks"`
}

// OpenDoubt is a question of an import that nobody has answered.
type OpenDoubt struct {
	Doubt ledger.ID `json:"id"`
	Task  ledger.ID `json:"task"` // "" where it is about a whole annex
}

// Sum makes the overview of a quarter from the tasks given; those of other years count only in what is due by today,
// 2020-07-01, and in the doubts.
func Sum(l *ledger.Ledger, tasks []*ledger.Task, q ledger.Quarter, today string) Overview {
	s := &sum{l: l, q: q, day: q.LastDay(), office: office{}, o: Overview{Quarter: q, Today: today, Tasks: []ledger.ID{}, Lamps: noLamps(), Unanswered: []Unanswered{},
		Statuses: []StatusCount{}, Leaders: []LeaderLamps{}, Handed: []ledger.ID{}, Units: []UnitLamps{}, Doubts: []OpenDoubt{}, Undated: []ledger.ID{}},
		leaders: map[ledger.ID]*Lamps{}, units: map[ledger.ID]*Lamps{}, owed: map[ledger.ID][]ledger.ID{}, statuses: map[ledger.Status][]ledger.ID{}}
	rule := l.Rule()
	for _, x := range Quarters(q.Year()) {
		s.o.Rates = append(s.o.Rates, QuarterRate{Quarter: x, Plan: Plan(rule, x), Tasks: []ledger.ID{}})
	}
	s.means = make([]float64, len(s.o.Rates))
	due := newScheduler(today)
	for _, t := range tasks {
		c := Of(l, t)
		due.add(c)
		if c.Year() == q.Year() {
			s.task(c)
		}
	}
	s.o.Due = due.sorted()
	s.people()
	s.doubts(tasks)
	for i, r := range s.o.Rates {
		if n := len(r.Tasks); n > 0 {
			mean := s.means[i] / float64(n)
			s.o.Rates[i].Mean = &mean
		}
	}
	return s.o
}

// sum is an overview while it is made.
type sum struct {
	l        *ledger.Ledger
	q        ledger.Quarter
	day      string // whose leaders are told
	office   office
	o        Overview
	leaders  map[ledger.ID]*Lamps
	units    map[ledger.ID]*Lamps
	owed     map[ledger.ID][]ledger.ID
	statuses map[ledger.Status][]ledger.ID
	means    []float64 // sums until they are parted
}

func (s *sum) task(c *Case) {
	id := c.t.ID
	s.o.Tasks = append(s.o.Tasks, id)
	lamp := c.Lamp(s.q).Lamp
	s.o.Lamps.add(id, lamp)
	leader := c.t.LeaderOn(s.day)
	if s.l.Leader(leader) == nil {
		leader = ""
	}
	of(s.leaders, leader).add(id, lamp)
	if !s.office.note(c.t, leader) {
		s.o.Handed = append(s.o.Handed, id)
	}
	for _, d := range c.Leads() {
		of(s.units, d.Unit.ID).add(id, lamp)
	}
	if c.Undated() {
		s.o.Undated = append(s.o.Undated, id)
	}
	for _, d := range c.Owed(s.q) {
		s.owed[d.Unit.ID] = append(s.owed[d.Unit.ID], id)
	}
	status := c.Status(s.q)
	s.statuses[status] = append(s.statuses[status], id)
	for i := range s.o.Rates {
		r := &s.o.Rates[i]
		if rate, ok := c.Rate(r.Quarter); ok {
			r.Tasks = append(r.Tasks, id)
			s.means[i] += rate
		}
	}
}

func of(m map[ledger.ID]*Lamps, id ledger.ID) *Lamps {
	if m[id] == nil {
		x := noLamps()
		m[id] = &x
	}
	return m[id]
}

// people puts what was counted into the order of leaders, units and statuses.
func (s *sum) people() {
	for _, x := range s.l.Leaders() {
		if lamps := s.leaders[x.ID]; lamps != nil {
			s.o.Leaders = append(s.o.Leaders, LeaderLamps{x.ID, x.Name, s.office[x.ID], *lamps})
		}
	}
	if lamps := s.leaders[""]; lamps != nil {
		s.o.Leaders = append(s.o.Leaders, LeaderLamps{Lamps: *lamps})
	}
	for _, u := range s.l.Units() {
		if lamps := s.units[u.ID]; lamps != nil {
			s.o.Units = append(s.o.Units, UnitLamps{u.ID, u.Name, *lamps})
		}
		if tasks := s.owed[u.ID]; tasks != nil {
			s.o.Unanswered = append(s.o.Unanswered, Unanswered{u.ID, u.Name, tasks})
		}
	}
	for _, x := range append(ledger.Statuses(), "") {
		if tasks := s.statuses[x]; tasks != nil {
			s.o.Statuses = append(s.o.Statuses, StatusCount{x, tasks})
		}
	}
}

// doubts keeps those of the tasks' annexes that nobody has answered, in the order of the tasks.
func (s *sum) doubts(tasks []*ledger.Task) {
	annexes, place := map[ledger.ID]bool{}, map[ledger.ID]int{}
	for i, t := range tasks {
		annexes[t.Annex] = true
		place[t.ID] = i
	}
	for _, d := range s.l.Doubts() {
		if _, known := place[d.Task]; d.Answer == "" && (known || d.Task == "" && annexes[d.Annex]) {
			s.o.Doubts = append(s.o.Doubts, OpenDoubt{d.ID, d.Task})
		}
	}
	slices.SortStableFunc(s.o.Doubts, func(a, b OpenDoubt) int { return cmp.Compare(place[a.Task], place[b.Task]) })
}
