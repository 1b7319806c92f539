package view

import "dubanben/internal/ledger"

// LeaderLoad is the tasks of one leader.
type LeaderLoad struct {
	Leader *ledger.Leader // nil for the tasks that have none
	Tasks  []*ledger.Task
}

// ByLeader are all leaders by rank with their tasks among the given ones, as they stand; tasks without a leader come last.
func ByLeader(l *ledger.Ledger, tasks []*ledger.Task) []LeaderLoad {
	var out []LeaderLoad
	at := map[ledger.ID]int{}
	for i, x := range l.Leaders() {
		out = append(out, LeaderLoad{Leader: x})
		at[x.ID] = i
	}
	var none []*ledger.Task
	for _, t := range tasks {
		if i, ok := at[t.Leader]; ok {
			out[i].Tasks = append(out[i].Tasks, t)
		} else {
			none = append(none, t)
		}
	}
	if none != nil {
		out = append(out, LeaderLoad{Tasks: none})
	}
	return out
}
