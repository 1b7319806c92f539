package sheet

import "dubanben/internal/ledger"

// mark is a cell in which a text waits that was not accepted, and the step that was made of the texts beside it.
type mark struct {
	key    string
	task   ledger.ID // "" where the row is of none
	field  ledger.Field
	column string
	text   string // what the ledger had there, where no field says it
	step   int64  // 0 where nothing was made
}

// wait notes that a text waits in the row's cell.
func (s *Sheet) wait(r Row, column string, step int64) {
	m := mark{key: r.key(), field: s.model.field(column), column: column, step: step}
	if r.Task != nil {
		m.task = r.Task.ID
	} else if s.opts.Keep == nil {
		m.task = ledger.ID(m.key) // a row that has just been made
	}
	m.text, _ = s.text(m)
	s.marks = append(s.marks, m)
}

// text is what stands in the marked cell; false where the row is gone.
func (s *Sheet) text(m mark) (string, bool) {
	x, ok := s.model.row(m.key)
	if c := s.model.column(m.column); ok && c != nil {
		return c.Cell(x.Row).Text, true
	}
	return "", ok
}

// Unmark drops the waiting texts that an undo or redo concerns: those refused by the act itself, and those in cells that it
// has changed.
func (s *Sheet) Unmark(of int64, before, after *ledger.Ledger) {
	if len(s.marks) == 0 || s.Grid.Editing() {
		return
	}
	var rest []mark
	for _, m := range s.marks {
		gone, changed := s.differs(m, before, after)
		switch {
		case gone:
		case m.step != 0 && m.step == of, changed:
			s.Grid.Select(m.key, m.column)
			s.Grid.Drop()
		default:
			rest = append(rest, m)
		}
	}
	s.marks = rest
}

// differs tells whether the marked row is gone, or what the ledger has in the cell is another than before.
func (s *Sheet) differs(m mark, before, after *ledger.Ledger) (gone, changed bool) {
	if m.field == "" || m.task == "" {
		now, ok := s.text(m)
		return !ok, now != m.text
	}
	was, is := before.Task(m.task), after.Task(m.task)
	if is == nil {
		return true, false
	}
	return false, was == nil || before.Value(was, m.field) != after.Value(is, m.field)
}
