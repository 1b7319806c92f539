package people

import (
	"fmt"
	"slices"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/view"
)

// leaderSums are the tasks of a year and the lamps of a quarter, as one snapshot has them.
type leaderSums struct {
	of      *ledger.Ledger
	quarter ledger.Quarter
	day     string // the quarter's last, whose leaders are told
	tasks   []*ledger.Task
	lamps   map[ledger.ID]*judge.Lamps
	until   map[ledger.ID]string // the day from which those are out who have handed over all of theirs since
	handed  map[ledger.ID]bool   // tasks that another one has by now
	owed    map[ledger.ID]bool   // tasks on which some unit's answer is missing
}

func (x *leaderSums) read(l *ledger.Ledger, year int, q ledger.Quarter, today string) {
	if x.of == l && x.quarter == q {
		return
	}
	tasks := view.Tasks(l, view.Query{Year: year})
	*x = leaderSums{l, q, q.LastDay(), tasks, map[ledger.ID]*judge.Lamps{}, map[ledger.ID]string{}, map[ledger.ID]bool{}, map[ledger.ID]bool{}}
	sum := judge.Sum(l, tasks, q, today)
	for _, u := range sum.Unanswered {
		for _, t := range u.Tasks {
			x.owed[t] = true
		}
	}
	for _, t := range sum.Handed {
		x.handed[t] = true
	}
	for _, s := range sum.Leaders {
		id := s.Leader
		if id == "" {
			id = noLeader
		}
		x.lamps[id], x.until[id] = &s.Lamps, s.Until
	}
	for _, s := range l.Leaders() {
		if x.lamps[s.ID] == nil {
			x.lamps[s.ID] = &judge.Lamps{}
		}
	}
	if x.lamps[noLeader] == nil {
		x.lamps[noLeader] = &judge.Lamps{}
	}
}

// tasksOf are the tasks that a leader had at the end of the quarter, and those that he had handed over by then.
func (x *leaderSums) tasksOf(leader ledger.ID) (own, gone []*ledger.Task) {
	return tasksOf(x.of, x.tasks, leader, x.day)
}

// owing are those tasks on which some unit's answer is missing.
func (x *leaderSums) owing(tasks []*ledger.Task) []ledger.ID {
	var out []ledger.ID
	for _, t := range tasks {
		if x.owed[t.ID] {
			out = append(out, t.ID)
		}
	}
	return out
}

// later is how many of a leader's tasks he has handed over since the quarter.
func (x *leaderSums) later(own []*ledger.Task) int {
	n := 0
	for _, t := range own {
		if x.handed[t.ID] {
			n++
		}
	}
	return n
}

// leaderList is the model of the leaders at the left: those in office, those who were, and the tasks that have none.
type leaderList struct{ list []leaderLine }

type leaderLine struct {
	band   string
	id     ledger.ID
	name   string
	post   string
	tasks  int
	handed int // tasks that another one took over
	owed   int // tasks on which some unit's answer is missing
	lamps  *judge.Lamps
}

func newLeaderList(l *ledger.Ledger, x leaderSums, today string) *leaderList {
	m := &leaderList{}
	var now, former, none []leaderLine
	for _, s := range l.Leaders() {
		own, gone := x.tasksOf(s.ID)
		line := leaderLine{id: s.ID, name: s.Name, post: s.Post, tasks: len(own), handed: len(gone), owed: len(x.owing(own)), lamps: x.lamps[s.ID]}
		if s.To != "" && s.To <= today {
			former = append(former, line)
		} else {
			now = append(now, line)
		}
	}
	if own, _ := x.tasksOf(noLeader); len(own) > 0 {
		none = append(none, leaderLine{id: noLeader, name: "（没有责任领导）", tasks: len(own), owed: len(x.owing(own)), lamps: x.lamps[noLeader]})
	}
	m.add("现任", now)
	m.add("前任", former)
	m.add("未分领导", none)
	return m
}

func (m *leaderList) add(band string, lines []leaderLine) {
	if len(lines) > 0 {
		m.list = append(append(m.list, leaderLine{band: fmt.Sprintf("%s  %d", band, len(lines))}), lines...)
	}
}

func (m *leaderList) at(id ledger.ID) int {
	return slices.IndexFunc(m.list, func(x leaderLine) bool { return x.band == "" && x.id == id })
}

func (m *leaderList) has(id ledger.ID) bool { return m.at(id) >= 0 }

func (m *leaderList) first() ledger.ID {
	for _, x := range m.list {
		if x.band == "" {
			return x.id
		}
	}
	return ""
}

// beside is before whom a leader goes to be one place further, "" for the end; false where his band ends.
func (m *leaderList) beside(id ledger.ID, by int) (before ledger.ID, ok bool) {
	i := m.at(id)
	other := i + by
	if i < 0 || id == noLeader || other < 0 || other >= len(m.list) || m.list[other].band != "" || m.list[other].id == noLeader {
		return "", false
	}
	if by < 0 {
		return m.list[other].id, true
	}
	for _, x := range m.list[other+1:] { // those behind the next one, of whatever band
		if x.band == "" && x.id != noLeader {
			return x.id, true
		}
		if x.band != "" {
			break
		}
	}
	return "", true
}

// Rows is how many rows there are, bands included.
func (m *leaderList) Rows() int { return len(m.list) }

// Key is the leader's id, or the band's text.
func (m *leaderList) Key(i int) string {
	if x := m.list[i]; x.band != "" {
		return "band " + x.band
	}
	return string(m.list[i].id)
}

// Columns are the name, how many tasks, how many of each lamp, and on how many some answer is missing.
func (m *leaderList) Columns() []grid.Column {
	count := func(id, header string, lamp bool, of func(leaderLine) int) grid.Column {
		most := 0
		for _, x := range m.list {
			if x.band == "" {
				most = max(most, of(x))
			}
		}
		return lamps.CountColumn(id, header, most, lamp)
	}
	out := []grid.Column{{ID: "name", Header: "责任领导", Width: 76, Flex: true, ReadOnly: true},
		count("tasks", "任务", false, func(x leaderLine) int { return x.tasks })}
	for _, lamp := range ledger.Lamps() {
		out = append(out, count("lamp "+string(lamp), lamp.Name(), true, func(x leaderLine) int { return len(x.lamps.Of(lamp)) }))
	}
	return append(out, count("owed", "欠", false, func(x leaderLine) int { return x.owed }))
}

// Cell is the name or one of the counts.
func (m *leaderList) Cell(i, col int) grid.Cell {
	x := m.list[i]
	if x.band != "" {
		return grid.Cell{}
	}
	all := ledger.Lamps()
	var c grid.Cell
	switch n := col - 2; {
	case col == 0:
		c = grid.Cell{Text: x.name}
	case col == 1:
		c = lamps.Number(x.tasks)
	case n < len(all):
		c = lamps.Count(all[n], len(x.lamps.Of(all[n])))
	default:
		c = lamps.Number(x.owed)
	}
	c.ReadOnly, c.Why = true, "姓名、职务在领导资料里改，按 Alt+Enter 打开。"
	return c
}

// Span is always one row.
func (m *leaderList) Span(i, _ int) (top, n int) { return i, 1 }

// Band is the text of a row over the whole width.
func (m *leaderList) Band(i int) (string, bool) { return m.list[i].band, m.list[i].band != "" }
