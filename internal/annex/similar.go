package annex

import (
	"slices"

	"dubanben/internal/ledger"
)

// similar pairs rows and tasks whose texts were merely reworded, the most alike first.
func (m *matching) similar() {
	var rows []int
	var tasks []*ledger.Task
	for i := range m.rows {
		if m.of[i] == nil {
			rows = append(rows, i)
		}
	}
	for _, t := range m.tasks {
		if !m.taken[t.ID] {
			tasks = append(tasks, t)
		}
	}
	const most = 40_000 // pairs that are worth looking at
	if len(rows)*len(tasks) > most {
		return
	}
	type pair struct {
		row, task int
		score     float64
	}
	var pairs []pair
	theirs := make([]map[[2]rune]int, len(tasks))
	for k, t := range tasks {
		theirs[k] = bigrams(t.Text)
	}
	for _, i := range rows {
		ours := bigrams(m.rows[i].Text)
		for k := range tasks {
			if s := alike(ours, theirs[k]); s >= reworded {
				pairs = append(pairs, pair{i, k, s})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		if a.score > b.score {
			return -1
		} else if a.score < b.score {
			return 1
		}
		return 0
	})
	for _, p := range pairs {
		if m.of[p.row] == nil && !m.taken[tasks[p.task].ID] {
			m.pair(p.row, tasks[p.task])
		}
	}
}

// reworded is how much of two texts must be the same for them to be one task's.
const reworded = 0.6

// slightly is how much of two texts is the same at least where one is the other's new wording.
const slightly = 0.2

func anyPair(Row, *ledger.Task) bool { return true }

// someLikeness tells whether two texts may be one task's. A text of one word or none says nothing against it.
func someLikeness(r Row, t *ledger.Task) bool {
	ours, theirs := bigrams(r.Text), bigrams(t.Text)
	return len(ours) < 2 || len(theirs) < 2 || alike(ours, theirs) >= slightly
}

// bigrams counts the pairs of neighbouring characters.
func bigrams(s string) map[[2]rune]int {
	rs := []rune(ledger.Squeeze(s))
	out := make(map[[2]rune]int, len(rs))
	for i := 1; i < len(rs); i++ {
		out[[2]rune{rs[i-1], rs[i]}]++
	}
	return out
}

// alike is Dice's coefficient of two counts: 1 for the same, 0 for nothing in common.
func alike(a, b map[[2]rune]int) float64 {
	both, sum := 0, 0
	for g, n := range a {
		both += min(n, b[g])
		sum += n
	}
	for _, n := range b {
		sum += n
	}
	if sum == 0 {
		return 0
	}
	return 2 * float64(both) / float64(sum)
}
