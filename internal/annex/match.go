package annex

import (
	"dubanben/internal/ledger"
)

// matchRows finds the ledger's task for each row, nil for a new one: first the same number with the same text, then a text
// that only one row and one task have (a row put in above has moved the numbers), then a text that was merely reworded, then
// the number where the texts have something in common: a number is given anew to another task, whose history must not be
// overwritten.
func matchRows(l *ledger.Ledger, rows []Row, tasks []*ledger.Task) []*ledger.Task {
	m := &matching{l: l, rows: rows, tasks: tasks, of: make([]*ledger.Task, len(rows)), taken: map[ledger.ID]bool{}}
	text := func(s string) string { return ledger.Squeeze(s) }
	m.inOrder(func(r Row) string { return r.Name() + "\x00" + text(r.Text) },
		func(t *ledger.Task) string { return l.RowName(t) + "\x00" + text(t.Text) })
	m.unique(func(r Row) string { return text(r.Text) }, func(t *ledger.Task) string { return text(t.Text) }, anyPair)
	m.similar()
	m.unique(func(r Row) string { return r.Name() }, l.RowName, someLikeness)
	m.inOrder(func(r Row) string { return text(r.Text) }, func(t *ledger.Task) string { return text(t.Text) })
	return m.of
}

type matching struct {
	l     *ledger.Ledger
	rows  []Row
	tasks []*ledger.Task
	of    []*ledger.Task
	taken map[ledger.ID]bool
}

// inOrder pairs rows and tasks of the same key, the first with the first.
func (m *matching) inOrder(rowKey func(Row) string, taskKey func(*ledger.Task) string) {
	free := m.free(taskKey)
	for i, r := range m.rows {
		k := rowKey(r)
		if m.of[i] == nil && len(free[k]) > 0 {
			m.pair(i, free[k][0])
			free[k] = free[k][1:]
		}
	}
}

// unique pairs a row and a task where no other row and no other task has their key and nothing speaks against it.
func (m *matching) unique(rowKey func(Row) string, taskKey func(*ledger.Task) string, may func(Row, *ledger.Task) bool) {
	free := m.free(taskKey)
	count := map[string]int{}
	for i, r := range m.rows {
		if m.of[i] == nil {
			count[rowKey(r)]++
		}
	}
	for i, r := range m.rows {
		if k := rowKey(r); m.of[i] == nil && count[k] == 1 && len(free[k]) == 1 && may(r, free[k][0]) {
			m.pair(i, free[k][0])
		}
	}
}

func (m *matching) free(key func(*ledger.Task) string) map[string][]*ledger.Task {
	out := map[string][]*ledger.Task{}
	for _, t := range m.tasks {
		if !m.taken[t.ID] {
			out[key(t)] = append(out[key(t)], t)
		}
	}
	return out
}

func (m *matching) pair(i int, t *ledger.Task) {
	m.of[i] = t
	m.taken[t.ID] = true
}

// placeRows gives each new row a rank behind the row above it; 0 says that there is no room left. Old rows keep theirs.
func placeRows(old []*ledger.Task, match []*ledger.Task) []int64 {
	next := map[int64]int64{} // the rank that follows a rank; 0 is the start
	last := int64(0)
	for _, t := range old {
		next[last] = t.Rank
		last = t.Rank
	}
	out := make([]int64, len(match))
	above := int64(0)
	for i := 0; i < len(match); {
		if match[i] != nil {
			out[i], above = match[i].Rank, match[i].Rank
			i++
			continue
		}
		n := 1
		for i+n < len(match) && match[i+n] == nil {
			n++
		}
		step := int64(ledger.RankStep)
		if end, ok := next[above]; ok {
			step = (end - above) / int64(n+1)
		}
		for k := range n {
			if step > 0 {
				out[i+k] = above + int64(k+1)*step
			}
		}
		i += n
	}
	return out
}

// spreadOrder is the order of all tasks when new ranks are dealt out: old ones as they stood, each new one behind the row
// above it.
func spreadOrder(old, match, result []*ledger.Task) []ledger.ID {
	behind := map[ledger.ID][]ledger.ID{}
	var above ledger.ID
	for i, t := range result {
		if t == nil {
			continue
		}
		if match[i] != nil {
			above = t.ID
		} else {
			behind[above] = append(behind[above], t.ID)
		}
	}
	out := behind[""]
	for _, t := range old {
		out = append(append(out, t.ID), behind[t.ID]...)
	}
	return out
}
