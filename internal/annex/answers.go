package annex

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// BadAnswer is an answer that fits no doubt.
type BadAnswer struct {
	Doubt   ledger.ID
	Answer  string
	Choices []string // what could be answered; nil where there is no such doubt
}

// Error is for logs; people read app.Explain.
func (b *BadAnswer) Error() string {
	return fmt.Sprintf("annex: doubt %s cannot be answered %q, choices=%q", b.Doubt, b.Answer, b.Choices)
}

// Answer follows a person's answers to doubts: the annexes are understood anew. An answer that is none of the doubt's
// choices gives *BadAnswer and changes nothing. A doubt that only arises beside a ledger is known to Compare and Merge, which
// refuse an answer to a doubt that nobody asked. An empty answer takes an earlier one back.
func (r *Reading) Answer(answers map[ledger.ID]string) error {
	all := maps.Clone(r.answers)
	if all == nil {
		all = map[ledger.ID]string{}
	}
	asked := r.doubtsByID()
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		s := answers[id]
		if q, ok := asked[id]; ok && s != "" && !fits(q.Doubt, s) {
			return &BadAnswer{id, s, q.Choices}
		}
		if all[id] = s; s == "" {
			delete(all, id)
		}
	}
	r.follow(all)
	return nil
}

// fits tells whether a text answers a doubt. The year is not bound to those that were found.
func fits(d ledger.Doubt, s string) bool {
	if d.Kind == DoubtYear {
		y, err := strconv.Atoi(s)
		return err == nil && ourTime(y)
	}
	return slices.Contains(d.Choices, s)
}

// follow understands the source again where there is one to read.
func (r *Reading) follow(answers map[ledger.ID]string) {
	if r.source == nil {
		r.answers = answers
		return
	}
	before := r.doubtsByID()
	r.build(answers)
	for id, q := range r.doubtsByID() {
		before[id] = q
	}
	r.asked = before
}

// doubtsByID are all doubts of the reading, those among them that other answers have settled.
func (r *Reading) doubtsByID() map[ledger.ID]Doubt {
	out := maps.Clone(r.asked)
	if out == nil {
		out = map[ledger.ID]Doubt{}
	}
	for _, f := range r.Annexes {
		for _, q := range f.Doubts {
			out[q.ID] = q
		}
	}
	return out
}

// remembering is the reading with the answers that the ledger keeps for its doubts, as far as none was given now.
func (r *Reading) remembering(l *ledger.Ledger) *Reading {
	all := maps.Clone(r.answers)
	if all == nil {
		all = map[ledger.ID]string{}
	}
	news := false
	for id, q := range r.doubtsByID() {
		old := l.Doubt(id)
		if _, given := all[id]; !given && old != nil && old.Answer != "" && fits(q.Doubt, old.Answer) {
			all[id], news = old.Answer, true
		}
	}
	if !news {
		return r
	}
	c := *r
	c.follow(all)
	return &c
}

// besideLedger are the doubts about units that a ledger lacks and that resemble one it has, annex by annex.
func (r *Reading) besideLedger(l *ledger.Ledger, known Known) [][]Doubt {
	out := make([][]Doubt, len(r.Annexes))
	units := l.Units()
	for _, s := range r.sightings(known) {
		name := ledger.Squeeze(s.spelling)
		k, listed := known.Find(name)
		if l.UnitNamed(name) != nil || listed && slices.ContainsFunc(append([]string{k.Name}, k.Others...), func(n string) bool { return l.UnitNamed(n) != nil }) {
			continue
		}
		if slices.ContainsFunc(r.Annexes[s.annex].Doubts, func(d Doubt) bool { return d.Kind == DoubtClose && d.units[0] == s.spelling }) {
			continue // asked about a known unit, which will do
		}
		if q, ok := resembling(&r.Annexes[s.annex], s, units, listed); ok {
			out[s.annex] = append(out[s.annex], q)
		}
	}
	return out
}

// resembling asks about the first unit of the ledger that a spelling resembles.
func resembling(f *Found, s sighting, units []*ledger.Unit, listed bool) (Doubt, bool) {
	key := letters(s.spelling)
	for _, u := range units {
		if slices.ContainsFunc(u.Names(), func(n string) bool { return letters(n) == key }) {
			return newUnitDoubt(f, s.row, s.spelling, u.Name), true
		}
	}
	if listed {
		return Doubt{}, false
	}
	for _, u := range units {
		if u.Kind != ledger.Group && slices.ContainsFunc(u.Names(), func(n string) bool { return abbreviates(n, s.spelling) }) {
			return newCloseDoubt(f, s.row, s.spelling, u.Name), true
		}
	}
	return Doubt{}, false
}

// effective is the answer that holds for a doubt: given now, or kept by the ledger.
func (r *Reading) effective(l *ledger.Ledger, id ledger.ID) string {
	if s, given := r.answers[id]; given {
		return s
	}
	if old := l.Doubt(id); old != nil {
		return old.Answer
	}
	return ""
}

// checkAnswers refuses an answer to a doubt that neither the reading nor its place beside the ledger raised.
func (r *Reading) checkAnswers(beside [][]Doubt) error {
	asked := r.doubtsByID()
	for _, qs := range beside {
		for _, q := range qs {
			asked[q.ID] = q
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.answers)) {
		q, ok := asked[id]
		if !ok {
			return &BadAnswer{Doubt: id, Answer: r.answers[id]}
		}
		if !fits(q.Doubt, r.answers[id]) {
			return &BadAnswer{id, r.answers[id], q.Choices}
		}
	}
	return nil
}

// sameUnits are the spellings that were said to be other spellings of a unit.
func (r *Reading) sameUnits(l *ledger.Ledger, beside [][]Doubt) [][2]string {
	var out [][2]string
	for i, f := range r.Annexes {
		for _, q := range slices.Concat(f.Doubts, beside[i]) {
			if q.units[1] != "" && strings.HasPrefix(r.effective(l, q.ID), sameUnitHead) {
				out = append(out, q.units)
			}
		}
	}
	return out
}
