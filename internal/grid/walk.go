package grid

// step goes on by one cell inside the area, along its rows or, with down, along its columns; ok is false where it ends.
func (a Area) step(p place, dir int, down bool) (q place, ok bool) {
	at, along := &p.col, &p.row
	from, to, first, last := a.Left, a.Right, a.Top, a.Bottom
	if down {
		at, along = along, at
		from, to, first, last = first, last, from, to
	}
	if *at += dir; *at >= from && *at <= to {
		return p, true
	}
	if *at = from; dir < 0 {
		*at = to
	}
	*along += dir
	return p, *along >= first && *along <= last
}

// corner is where a walk through the area begins (dir 1) or ends (dir -1).
func (a Area) corner(dir int) place {
	if dir > 0 {
		return place{a.Top, a.Left}
	}
	return place{a.Bottom, a.Right}
}

// size is how many cells the area has.
func (a Area) size() int { return (a.Bottom - a.Top + 1) * (a.Right - a.Left + 1) }

// walk is the cell after p (dir 1) or before it (dir -1) inside the areas, row by row or, with down, column by column; behind
// the last comes the first again. It passes over row heads and bands, and takes each merged block once.
func (f *field) walk(p place, areas []Area, dir int, down bool) place {
	i, left := len(areas)-1, 0
	for k, a := range areas {
		left += a.size()
		if a.has(p) {
			i = k
		}
	}
	for q := p; left > 0; left-- {
		next, ok := areas[i].step(q, dir, down)
		if !ok {
			i = (i + dir + len(areas)) % len(areas)
			next = areas[i].corner(dir)
		}
		if q = next; f.stands(q, areas[i]) {
			return q
		}
	}
	return p
}

// stands says whether a walk through the area stops at the place.
func (f *field) stands(p place, a Area) bool {
	if f.cols[p.col].RowHead || f.band(p.row) {
		return false
	}
	from, _ := f.block(p)
	return p.row == max(from, a.Top)
}
