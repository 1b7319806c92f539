package view

import (
	"fmt"
	"strings"

	"dubanben/internal/ledger"
)

// Candidate is something that a person may mean while typing: a unit, a leader.
type Candidate struct {
	ID     ledger.ID
	Name   string
	Others []string        // other spellings
	Kind   ledger.UnitKind // "" for a leader
	Note   string          // for the list: “牵头 7 · 相关 5”, or a leader's post
	Count  int             // how often it is used; among equals the most used stands first
	Rank   int64
}

// UnitCandidates are all units by rank, groups too, with the tasks among the given ones that name them.
func UnitCandidates(l *ledger.Ledger, tasks []*ledger.Task) []Candidate {
	lead, related := map[ledger.ID]int{}, map[ledger.ID]int{}
	for _, t := range tasks {
		tallyMentions(lead, t.Lead)
		tallyMentions(related, t.Related)
	}
	var out []Candidate
	for _, u := range l.Units() {
		var note []string
		if n := lead[u.ID]; n > 0 {
			note = append(note, fmt.Sprintf("牵头 %d", n))
		}
		if n := related[u.ID]; n > 0 {
			note = append(note, fmt.Sprintf("相关 %d", n))
		}
		out = append(out, Candidate{ID: u.ID, Name: u.Name, Others: u.Others, Kind: u.Kind, Note: strings.Join(note, " · "),
			Count: lead[u.ID] + related[u.ID], Rank: u.Rank})
	}
	return out
}

// tallyMentions counts a task for each unit that a cell of it names, once.
func tallyMentions(counts map[ledger.ID]int, ms []ledger.Mention) {
	for i, m := range ms {
		twice := false
		for _, before := range ms[:i] {
			twice = twice || before.Unit == m.Unit
		}
		if !twice {
			counts[m.Unit]++
		}
	}
}

// LeaderCandidates are all leaders by rank, with their posts.
func LeaderCandidates(l *ledger.Ledger) []Candidate {
	var out []Candidate
	for _, x := range l.Leaders() {
		out = append(out, Candidate{ID: x.ID, Name: x.Name, Note: x.Post, Rank: x.Rank})
	}
	return out
}
