package ledger

import (
	"slices"
	"strconv"
)

// LeaderSpec is what a person says of a leader.
type LeaderSpec struct {
	Name, Post string
	From, To   string // days, "" where not known: the first in office, and the first out of it
}

// Spec is what is said of the leader.
func (x *Leader) Spec() LeaderSpec { return LeaderSpec{x.Name, x.Post, x.From, x.To} }

// AddLeader makes a leader behind all others.
func (d *Draft) AddLeader(s LeaderSpec) (ID, error) {
	x := &Leader{ID: d.newID(), Rank: d.names.nextRank(KindLeader)}
	return x.ID, d.putLeader(x, s)
}

// SetLeader changes what is said of a leader.
func (d *Draft) SetLeader(leader ID, s LeaderSpec) error {
	x := d.Leader(leader)
	if x == nil {
		return &Problem{Kind: NoSuchLeader}
	}
	c := *x
	return d.putLeader(&c, s)
}

func (d *Draft) putLeader(x *Leader, s LeaderSpec) error {
	for f, text := range map[Field]string{fieldName: s.Name, fieldPost: s.Post} {
		if err := checkText(f, text); err != nil {
			return err
		}
	}
	x.Name, x.Post, x.From, x.To = Squeeze(Clean(s.Name)), Clean(s.Post), s.From, s.To
	if x.Name == "" {
		return &Problem{Kind: NoName, Field: FieldLeader}
	}
	if len(SplitList(x.Name)) > 1 {
		return &Problem{Kind: NotOneName, Field: FieldLeader, Value: x.Name}
	}
	for _, day := range []string{x.From, x.To} {
		if day != "" {
			if err := d.day(nil, FieldLeader, day); err != nil {
				return err
			}
		}
	}
	if x.From != "" && x.To != "" && x.To <= x.From {
		return &Problem{Kind: BadTerm, Field: FieldLeader, Value: x.To, Why: "任职是从" + DayText(x.From) + "开始的"}
	}
	for _, e := range d.all(KindLeader) {
		if o := e.(*Leader); o.ID != x.ID && o.Name == x.Name {
			return &Problem{Kind: DuplicateLeader, Value: x.Name}
		}
	}
	d.Put(x)
	return nil
}

// Succeed gives the tasks of a leader to another one from a day on; papers of before keep the old name. Without a choice it
// is all of his tasks that are not closed, of the annexes from the day's year on; where there are none, nobody succeeds. A
// leader of the new name is taken where there is one.
func (d *Draft) Succeed(old ID, name, post, day string, tasks []ID) (ID, error) {
	was := d.Leader(old)
	if was == nil {
		return "", &Problem{Kind: NoSuchLeader}
	}
	if err := d.day(nil, FieldLeader, day); err != nil {
		return "", err
	}
	if was.From != "" && day <= was.From {
		return "", &Problem{Kind: BadTerm, Field: FieldLeader, Value: day, Why: was.Name + "的任职是从" + DayText(was.From) + "开始的"}
	}
	if tasks == nil {
		tasks = d.openTasksOf(old, day)
		if len(tasks) == 0 {
			return "", d.nothingToPass(was, day)
		}
	}
	if err := d.succeedable(old, day, tasks); err != nil {
		return "", err
	}
	next, err := d.successor(old, name, post, day)
	if err != nil {
		return "", err
	}
	for _, id := range tasks {
		c := d.Task(id).Clone()
		if c.Leader == old { // named twice, it has the new one by now
			c.Formerly = append(c.Formerly, Tenure{old, day})
			c.Leader = next
			d.Put(c)
		}
	}
	c := *d.Leader(old) // its place may be a new one
	c.To = day
	d.Put(&c)
	return next, nil
}

// nothingToPass says why a succession of all tasks moves none: on a day of another year it would pass unnoticed.
func (d *Draft) nothingToPass(was *Leader, day string) error {
	if was.To != "" {
		return &Problem{Kind: LeftOffice, Field: FieldLeader, Value: was.Name, Why: was.To}
	}
	p := Problem{Kind: NoTaskToPass, Field: FieldLeader, Value: was.Name, Why: day}
	for _, t := range d.tasksOfLeader(was.ID) {
		if t.Leader == was.ID && !t.Closed() {
			p.Count++
		}
	}
	return &p
}

// succeedable refuses tasks of others, and a day that lies before an earlier succession.
func (d *Draft) succeedable(old ID, day string, tasks []ID) error {
	for _, id := range tasks {
		t := d.Task(id)
		if t == nil {
			return &Problem{Kind: NoSuchTask, Field: FieldLeader}
		}
		if t.Leader != old {
			return d.problem(NotItsLeader, t, FieldLeader, Problem{Value: d.Leader(old).Name, Count: len(tasks)})
		}
		if n := len(t.Formerly); n > 0 && day <= t.Formerly[n-1].Until {
			return d.problem(BadTerm, t, FieldLeader, Problem{Value: day, Why: "上一次接任是" + DayText(t.Formerly[n-1].Until)})
		}
	}
	return nil
}

// openTasksOf are the tasks of a leader that are not closed, from a day's year on, as printed.
func (d *Draft) openTasksOf(leader ID, day string) []ID {
	var out []ID
	for _, a := range d.annexes(func(year int) bool { return strconv.Itoa(year) >= day[:4] }) {
		for _, t := range d.TasksOf(a.ID) {
			if t.Leader == leader && !t.Closed() {
				out = append(out, t.ID)
			}
		}
	}
	return out
}

// leaderAfter is the leader who stands next in the order; "" for the last.
func (d *Draft) leaderAfter(leader ID) ID {
	var next *Leader
	was := d.Leader(leader)
	for _, e := range d.all(KindLeader) {
		if x := e.(*Leader); byLeaderRank(was, x) < 0 && (next == nil || byLeaderRank(x, next) < 0) {
			next = x
		}
	}
	if next == nil {
		return ""
	}
	return next.ID
}

// successor is the leader of the name; where there was none, one is made who takes office on the day, at the other's place in
// the order.
func (d *Draft) successor(old ID, name, post, day string) (ID, error) {
	x, known := d.names.find(KindLeader, "", Squeeze(Clean(name))).(*Leader)
	if !known {
		made, err := d.AddLeader(LeaderSpec{Name: name, Post: post, From: day})
		if err != nil {
			return "", err
		}
		return made, d.MoveLeader(made, d.leaderAfter(old))
	}
	if x.ID == old {
		return "", &Problem{Kind: SameLeader, Field: FieldLeader, Value: x.Name}
	}
	s := x.Spec()
	if Clean(post) != "" {
		s.Post = post
	}
	if s.From == "" && d.tasksOfLeader(x.ID) == nil {
		s.From = day
	}
	if s.To != "" && s.To <= day {
		s.To = "" // he comes back
	}
	return x.ID, d.SetLeader(x.ID, s)
}

// tasksOfLeader are the tasks that name a leader, as theirs or as one before.
func (d *Draft) tasksOfLeader(leader ID) []*Task {
	var out []*Task
	for _, e := range d.all(KindTask) {
		t := e.(*Task)
		if t.Leader == leader || slices.ContainsFunc(t.Formerly, func(f Tenure) bool { return f.Leader == leader }) {
			out = append(out, t)
		}
	}
	return out
}

// DeleteLeader takes a leader away whom no task names.
func (d *Draft) DeleteLeader(leader ID) error {
	x := d.Leader(leader)
	if x == nil {
		return &Problem{Kind: NoSuchLeader}
	}
	if ts := d.tasksOfLeader(leader); len(ts) > 0 {
		return &Problem{Kind: LeaderInUse, Value: x.Name, Row: RowNameIn(d, ts[0]), Count: len(ts)}
	}
	d.Delete(KindLeader, leader)
	return nil
}
