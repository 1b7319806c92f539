package grid

// motion is one way the cursor moves.
type motion int

const (
	stay motion = iota
	up
	down
	left
	right
	leapUp
	leapDown
	leapLeft
	leapRight
	pageUp
	pageDown
	rowStart
	rowEnd
	tableStart
	tableEnd
	next     // Tab: to the right, then to the next row
	previous // Shift+Tab
	viewLeft // Alt+PgUp: one view sideways
	viewRight
)

// move is where the motion leads from p. page gives the row a page below (dir 1) or above (dir -1) a row.
func (f *field) move(p place, m motion, page func(row, dir int) int) place {
	switch m {
	case up, down:
		p, _ = f.down(p, sign(m == down))
	case left, right:
		p, _ = f.across(p, sign(m == right))
	case leapUp, leapDown:
		return f.leap(p, func(q place) (place, bool) { return f.down(q, sign(m == leapDown)) })
	case leapLeft, leapRight:
		return f.leap(p, func(q place) (place, bool) { return f.across(q, sign(m == leapRight)) })
	case pageUp, pageDown:
		return f.clamp(place{page(p.row, sign(m == pageDown)), p.col})
	case rowStart:
		p.col = f.first
	case rowEnd:
		p.col = len(f.cols) - 1
	case tableStart:
		return f.clamp(place{})
	case tableEnd:
		return f.clamp(place{f.rows - 1, len(f.cols) - 1})
	case next, previous:
		return f.tab(p, sign(m == next))
	}
	return p
}

// tab goes along the row and at its end on to the neighbouring one.
func (f *field) tab(p place, dir int) place {
	if q, ok := f.across(p, dir); ok {
		return q
	}
	row, ok := f.seek(p.row+dir, dir)
	if !ok {
		return p
	}
	if dir > 0 {
		return place{row, f.first}
	}
	return place{row, len(f.cols) - 1}
}

func sign(forward bool) int {
	if forward {
		return 1
	}
	return -1
}
