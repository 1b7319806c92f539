package overview

import (
	"cmp"
	"slices"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// tally is all that the page shows, counted once.
type tally struct {
	judge.Overview
	asked  question
	before *judge.Lamps // of the quarter before; nil where there is none, or nothing was lit in it
	moved  judge.Lamps  // the tasks that have got the lamp since, or have lost it
	silent []ledger.ID  // without a lamp because nothing was reported
	sent   []ledger.ID  // without a lamp because the report was returned
	must   []ledger.ID  // tasks on which somebody must report
	done   []ledger.ID  // those of the units that have reported on all of theirs
	bound  int          // how many units must report
	dated  bool         // some open task or step has a day
	worst  []judge.UnitLamps
	back   map[ledger.ID]int // by unit, how many of its reports were returned
}

// count makes the tally of a snapshot; it may take seconds.
func count(l *ledger.Ledger, q question) *tally {
	tasks := q.tasks(l)
	t := &tally{Overview: judge.Sum(l, tasks, q.quarter, q.today), asked: q, back: map[ledger.ID]int{}}
	c := &counting{tally: t, byUnit: map[ledger.ID][]ledger.ID{}}
	if n := q.quarter.Number(); n > 1 {
		c.before = ledger.MakeQuarter(q.quarter.Year(), n-1)
	}
	for _, x := range tasks {
		if one := judge.Of(l, x); one.Year() == q.quarter.Year() {
			t.dated = t.dated || len(one.Dues()) > 0
			c.task(x.ID, one)
		}
	}
	if len(c.was.Red)+len(c.was.Yellow)+len(c.was.Green) > 0 {
		t.before = &c.was
	}
	c.units()
	t.worst = slices.Clone(t.Units)
	slices.SortStableFunc(t.worst, func(a, b judge.UnitLamps) int {
		return cmp.Or(cmp.Compare(len(b.Lamps.Red), len(a.Lamps.Red)), cmp.Compare(len(b.Lamps.Yellow), len(a.Lamps.Yellow)))
	})
	return t
}

// counting is a tally while it is made.
type counting struct {
	*tally
	before ledger.Quarter
	was    judge.Lamps
	byUnit map[ledger.ID][]ledger.ID // the tasks on which a unit must report
}

func (c *counting) task(id ledger.ID, one *judge.Case) {
	q := c.asked.quarter
	now := one.Lamp(q).Lamp
	if c.before != "" {
		was := one.Lamp(c.before).Lamp
		put(&c.was, was, id)
		if was != now {
			put(&c.moved, was, id)
			put(&c.moved, now, id)
		}
	}
	answered, returned, asked := false, false, false
	for _, s := range one.Standings(q) {
		if s.Lead {
			answered = answered || s.State.Answered()
			returned = returned || s.State == ledger.Returned
		}
		if !s.Must {
			continue
		}
		asked = true
		c.byUnit[s.Duty.Unit.ID] = append(c.byUnit[s.Duty.Unit.ID], id)
		if s.State == ledger.Returned {
			c.back[s.Duty.Unit.ID]++
		}
	}
	if asked {
		c.must = append(c.must, id)
	}
	switch {
	case now != ledger.NoLamp || answered || !one.Asks(q):
	case returned:
		c.sent = append(c.sent, id)
	default:
		c.silent = append(c.silent, id)
	}
}

// units tells those that have reported on everything from those that owe something.
func (c *counting) units() {
	owes := map[ledger.ID]bool{}
	for _, u := range c.Unanswered {
		owes[u.Unit] = true
	}
	c.bound = len(c.byUnit)
	done := map[ledger.ID]bool{}
	for unit, tasks := range c.byUnit {
		for _, id := range tasks {
			done[id] = done[id] || !owes[unit]
		}
	}
	for _, id := range c.must {
		if done[id] {
			c.done = append(c.done, id)
		}
	}
}

func put(x *judge.Lamps, lamp ledger.Lamp, id ledger.ID) {
	switch lamp {
	case ledger.Red:
		x.Red = append(x.Red, id)
	case ledger.Yellow:
		x.Yellow = append(x.Yellow, id)
	case ledger.Green:
		x.Green = append(x.Green, id)
	default:
		x.None = append(x.None, id)
	}
}

// owed are the tasks on which some unit's answer is missing.
func (t *tally) owed() []ledger.ID {
	var all []ledger.ID
	for _, u := range t.Unanswered {
		all = append(all, u.Tasks...)
	}
	return once(all)
}

// dueTasks are the tasks of what is due.
func dueTasks(ds []judge.Due) []ledger.ID {
	var all []ledger.ID
	for _, d := range ds {
		all = append(all, d.Task)
	}
	return once(all)
}

// doubted are the tasks that doubts are about; some are about whole annexes.
func (t *tally) doubted() []ledger.ID {
	var all []ledger.ID
	for _, d := range t.Doubts {
		if d.Task != "" {
			all = append(all, d.Task)
		}
	}
	return once(all)
}

// once drops what has stood before.
func once(all []ledger.ID) []ledger.ID {
	seen := make(map[ledger.ID]bool, len(all))
	return slices.DeleteFunc(all, func(id ledger.ID) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}
