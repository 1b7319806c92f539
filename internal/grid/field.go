package grid

// field is the model as the cursor meets it: the columns as the layout shows them, blocks to jump over whole, bands and
// row numbers where it never stands.
type field struct {
	Model
	arrangement
	cols  []Column // shown, from left to right
	rows  int
	first int // first column that is no row head
}

func newField(m Model, l Layout) field {
	all := m.Columns()
	f := field{Model: m, arrangement: arrange(all, l), rows: m.Rows()}
	f.cols = make([]Column, len(f.shown))
	for i, from := range f.shown {
		f.cols[i] = all[from]
		if w := l.Widths[all[from].ID]; w > 0 {
			f.cols[i].Width, f.cols[i].Flex = min(max(w, minWidth), maxWidth), false
		}
	}
	for f.first < len(f.cols)-1 && f.cols[f.first].RowHead {
		f.first++
	}
	return f
}

// Cell is what a shown column has in the row.
func (f *field) Cell(row, col int) Cell { return f.Model.Cell(row, f.shown[col]) }

// Span is the vertical merge that contains the cell of a shown column.
func (f *field) Span(row, col int) (top, n int) { return f.Model.Span(row, f.shown[col]) }

func (f *field) empty() bool { return f.rows == 0 || len(f.cols) == 0 }

// block is the merge that contains the place: its first row and the row after its last.
func (f *field) block(p place) (from, to int) {
	top, n := f.Span(p.row, p.col)
	if n <= 1 {
		return p.row, p.row + 1
	}
	return max(top, 0), min(top+n, f.rows)
}

func (f *field) band(row int) bool {
	_, ok := f.Band(row)
	return ok
}

// group is the run of rows between bands that contains the row: its first row and its last.
func (f *field) group(row int) (from, to int) {
	from, to = row, row
	for from > 0 && !f.band(from-1) {
		from--
	}
	for to < f.rows-1 && !f.band(to+1) {
		to++
	}
	return from, to
}

// seek is the first row from row on, in the direction dir (1 or -1), that is no band; ok is false if there is none.
func (f *field) seek(row, dir int) (int, bool) {
	for ; row >= 0 && row < f.rows; row += dir {
		if !f.band(row) {
			return row, true
		}
	}
	return 0, false
}

// clamp brings a place onto the nearest one where the cursor may stand.
func (f *field) clamp(p place) place {
	p.col = min(max(p.col, min(f.first, len(f.cols)-1)), len(f.cols)-1)
	row := min(max(p.row, 0), f.rows-1)
	if r, ok := f.seek(row, 1); ok {
		p.row = r
	} else if r, ok := f.seek(row, -1); ok {
		p.row = r
	} else {
		p.row = row
	}
	return p
}

// filled says whether something stands at the place.
func (f *field) filled(p place) bool { return f.Cell(p.row, p.col).Text != "" }

// down is the place one block lower (dir 1) or higher (dir -1); ok is false at the edge.
func (f *field) down(p place, dir int) (place, bool) {
	from, to := f.block(p)
	next := to
	if dir < 0 {
		next = from - 1
	}
	row, ok := f.seek(next, dir)
	if !ok {
		return p, false
	}
	return place{row, p.col}, true
}

// across is the place one column to the right (dir 1) or left (dir -1); ok is false at the edge.
func (f *field) across(p place, dir int) (place, bool) {
	col := p.col + dir
	if col < f.first || col >= len(f.cols) {
		return p, false
	}
	return place{p.row, col}, true
}

// leap goes on by step to the edge of what is filled, as Ctrl+arrow does: over filled cells to the last of them, over
// empty ones to the next filled one, else to the table's edge.
func (f *field) leap(p place, step func(place) (place, bool)) place {
	next, ok := step(p)
	if !ok {
		return p
	}
	inside := f.filled(p) && f.filled(next)
	for !inside && !f.filled(next) {
		if next, ok = step(next); !ok {
			return f.last(p, step)
		}
	}
	p = next
	for inside {
		if next, ok = step(p); !ok || !f.filled(next) {
			break
		}
		p = next
	}
	return p
}

// last is the table's edge in the direction of step.
func (f *field) last(p place, step func(place) (place, bool)) place {
	for next, ok := step(p); ok; next, ok = step(p) {
		p = next
	}
	return p
}
