package grid

import "slices"

// shape is what a part of a selection is made of.
type shape int

const (
	shapeCells shape = iota
	shapeRows
	shapeColumns
	shapeAll
)

// part is one range of a selection: where it began and its other corner.
type part struct {
	from, head place
	shape      shape
}

// selection is the active cell, which takes what is typed, the range that Shift and a drag change, and the ranges that
// Ctrl chose besides. The active cell stands in the range: where it began, or where Tab and Enter have led since.
type selection struct {
	active place
	part
	more []part
}

// at is a selection of one cell.
func at(p place) selection { return only(part{from: p, head: p}) }

// only is a selection of one range.
func only(p part) selection { return selection{active: p.from, part: p} }

// Area is a rectangle of cells; all four edges are inclusive.
type Area struct{ Top, Left, Bottom, Right int }

func (a Area) has(p place) bool {
	return p.row >= a.Top && p.row <= a.Bottom && p.col >= a.Left && p.col <= a.Right
}

// area is the range's rectangle. Ranges of cells grow to the edges of merged blocks only where every column of the range
// agrees, so that choosing some rows of a long block does not choose them all; what is then done to such a block reaches
// the chosen rows only.
func (s part) area(f *field) Area {
	a := Area{
		min(s.from.row, s.head.row), min(s.from.col, s.head.col),
		max(s.from.row, s.head.row), max(s.from.col, s.head.col),
	}
	switch s.shape {
	case shapeRows:
		a.Left, a.Right = 0, len(f.cols)-1
		return a
	case shapeColumns:
		a.Top, a.Bottom = 0, f.rows-1
		return a
	case shapeAll:
		return Area{0, 0, f.rows - 1, len(f.cols) - 1}
	}
	top, bottom := 0, f.rows-1
	for c := a.Left; c <= a.Right; c++ {
		from, _ := f.block(place{a.Top, c})
		_, to := f.block(place{a.Bottom, c})
		top, bottom = max(top, from), min(bottom, to-1)
	}
	a.Top, a.Bottom = min(a.Top, top), max(a.Bottom, bottom)
	return a
}

// single says whether the range is nothing but one cell or one merged block.
func (s part) single(f *field) bool {
	if s.shape != shapeCells || s.from.col != s.head.col {
		return false
	}
	from, to := f.block(s.from)
	return s.head.row >= from && s.head.row < to
}

// single says whether nothing but one cell or one merged block is selected.
func (s selection) single(f *field) bool { return len(s.more) == 0 && s.part.single(f) }

// areas appends the rectangles of all ranges, the one that holds the active cell last.
func (s selection) areas(f *field, dst []Area) []Area {
	for _, m := range s.more {
		dst = append(dst, m.area(f))
	}
	return append(dst, s.area(f))
}

// has says whether the place is selected.
func (s selection) has(f *field, p place) bool {
	return s.area(f).has(p) || slices.ContainsFunc(s.more, func(m part) bool { return m.area(f).has(p) })
}

// toggle adds a range; a range of the same rectangle is taken away instead, unless it is the only one.
func (s selection) toggle(f *field, p part) (out selection, added bool) {
	all := append(slices.Clone(s.more), s.part)
	same := func(q part) bool { return q.shape == p.shape && q.area(f) == p.area(f) }
	if i := slices.IndexFunc(all, same); i >= 0 && len(all) > 1 {
		all = slices.Delete(all, i, i+1)
	} else if i < 0 {
		all, added = append(all, p), true
	}
	last := all[len(all)-1]
	return selection{active: last.from, part: last, more: all[:len(all)-1]}, added
}

// lead is the place that has to be in view: the range's moving end, or the active cell that was led away from its beginning.
func (s selection) lead() place {
	if s.active != s.from {
		return s.active
	}
	return s.head
}

// clamp brings all corners into the field.
func (s selection) clamp(f *field) selection {
	s.active, s.part = f.clamp(s.active), s.part.clamp(f)
	s.more = slices.Clone(s.more)
	for i := range s.more {
		s.more[i] = s.more[i].clamp(f)
	}
	return s
}

func (s part) clamp(f *field) part {
	s.from, s.head = f.clamp(s.from), f.clamp(s.head)
	return s
}

// partial says whether an area holds some rows of a merged block and not the others.
func (f *field) partial(a Area) bool {
	for c := a.Left; c <= a.Right; c++ {
		from, _ := f.block(place{a.Top, c})
		_, to := f.block(place{a.Bottom, c})
		if from < a.Top || to-1 > a.Bottom {
			return true
		}
	}
	return false
}

// Selection is what the person has selected, for the window's status line and side pane. Bottom and Right are inclusive.
type Selection struct {
	Key, ColumnID            string // the active cell; empty in an empty table
	Row, Col                 int
	Top, Left, Bottom, Right int    // the area of the active cell
	Areas                    []Area // all of them, in the order they were chosen
	Single                   bool   // one cell or one merged block
	Partial                  bool   // holds only some rows of a merged block: a change reaches these only
}
