package ui

import "dubanben/internal/ledger"

// mark is a cell in which a text waits that was not accepted, and the step that was made of the texts beside it.
type mark struct {
	task   ledger.ID
	field  ledger.Field
	column string
	step   int64 // 0 where nothing was made
}

// unmark drops the waiting texts that an undo or redo concerns: those refused by the act itself, and those in cells that it
// has changed.
func (s *sheet) unmark(of int64, before, after *ledger.Ledger) {
	if len(s.marks) == 0 || s.grid.Editing() {
		return
	}
	var rest []mark
	for _, m := range s.marks {
		was, is := before.Task(m.task), after.Task(m.task)
		switch {
		case is == nil:
		case m.step != 0 && m.step == of, was == nil, before.Value(was, m.field) != after.Value(is, m.field):
			s.grid.Select(string(m.task), m.column)
			s.grid.Drop()
		default:
			rest = append(rest, m)
		}
	}
	s.marks = rest
}
