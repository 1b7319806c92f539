package grid

// shape is what a selection is made of.
type shape int

const (
	shapeCells shape = iota
	shapeRows
	shapeColumns
	shapeAll
)

// selection is the active cell, which takes what is typed, and the other corner of the range.
type selection struct {
	active, head place
	shape        shape
}

// at is a selection of one cell.
func at(p place) selection { return selection{active: p, head: p} }

// area is a rectangle of places; bottom and right are inclusive.
type area struct{ top, left, bottom, right int }

func (a area) has(p place) bool {
	return p.row >= a.top && p.row <= a.bottom && p.col >= a.left && p.col <= a.right
}

// area is the selected rectangle. Ranges of cells grow to the edges of merged blocks only where every column of the range
// agrees, so that choosing some rows of a long block does not choose them all.
func (s selection) area(f *field) area {
	a := area{
		min(s.active.row, s.head.row), min(s.active.col, s.head.col),
		max(s.active.row, s.head.row), max(s.active.col, s.head.col),
	}
	switch s.shape {
	case shapeRows:
		a.left, a.right = 0, len(f.cols)-1
		return a
	case shapeColumns:
		a.top, a.bottom = 0, f.rows-1
		return a
	case shapeAll:
		return area{0, 0, f.rows - 1, len(f.cols) - 1}
	}
	top, bottom := 0, f.rows-1
	for c := a.left; c <= a.right; c++ {
		from, _ := f.block(place{a.top, c})
		_, to := f.block(place{a.bottom, c})
		top, bottom = max(top, from), min(bottom, to-1)
	}
	a.top, a.bottom = min(a.top, top), max(a.bottom, bottom)
	return a
}

// single says whether nothing but one cell or one merged block is selected.
func (s selection) single(f *field) bool {
	if s.shape != shapeCells || s.active.col != s.head.col {
		return false
	}
	from, to := f.block(s.active)
	return s.head.row >= from && s.head.row < to
}

// clamp brings both corners into the field.
func (s selection) clamp(f *field) selection {
	s.active, s.head = f.clamp(s.active), f.clamp(s.head)
	return s
}

// Selection is what the person has selected, for the window's status line and side pane. Bottom and Right are inclusive.
type Selection struct {
	Key, ColumnID            string // the active cell; empty in an empty table
	Row, Col                 int
	Top, Left, Bottom, Right int
	Single                   bool // one cell or one merged block
}

// Rows is how many rows the selection spans.
func (s Selection) Rows() int { return s.Bottom - s.Top + 1 }

// Columns is how many columns the selection spans.
func (s Selection) Columns() int { return s.Right - s.Left + 1 }
