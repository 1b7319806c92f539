package app

import (
	"fmt"

	"dubanben/internal/ledger"
)

// RollOver makes next year's annexes and takes tasks over that go on; the old year stays as it is.
func (a *App) RollOver(from, to int, tasks []ledger.ID, place string) (done Done, out ledger.RollOver, err error) {
	done, err = a.do(place, func(d *ledger.Draft) (string, error) {
		var err error
		out, err = d.RollOver(from, to, tasks)
		return fmt.Sprintf("结转%d项到%d年", len(out.Tasks), to), err
	})
	return done, out, err
}

// MultiYear are the open tasks of a year that go on after it and have not been taken over yet.
func MultiYear(l *ledger.Ledger, year int) []ledger.ID {
	over := map[ledger.ID]bool{}
	for _, t := range l.Tasks() {
		over[t.Continues] = true
	}
	var out []ledger.ID
	for _, t := range l.Tasks() {
		if l.Annex(t.Annex).Year == year && !t.Closed() && !over[t.ID] && ledger.MultiYear(l, t) {
			out = append(out, t.ID)
		}
	}
	return out
}
