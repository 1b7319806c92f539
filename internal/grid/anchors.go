package grid

// anchors are what must survive a change of the rows, by key, as it was when last painted: afterwards the model may already
// answer for the new rows.
type anchors struct {
	active spot
	parts  []partAnchor // of the selection, the last one as in its areas
	marks  []partAnchor // of the copied ranges
	top    string       // key of the row at the view's upper edge
	into   float64      // how far that row is scrolled out
}

// partAnchor names the corners of a range.
type partAnchor struct{ from, head spot }

// remember notes by key where all stands.
func (g *Grid) remember() {
	h := &g.anchors
	h.active = g.spot(g.selection.active)
	h.parts, h.marks = h.parts[:0], h.marks[:0]
	for _, p := range g.selection.more {
		h.parts = append(h.parts, g.anchor(p))
	}
	h.parts = append(h.parts, g.anchor(g.selection.part))
	for _, p := range g.marks {
		h.marks = append(h.marks, g.anchor(p))
	}
	h.top, h.into = "", 0
	if row := g.rows.at(g.view.y); row >= 0 && g.view.sized() { // before that, nobody has seen a row at the top
		h.top, h.into = g.field.Key(row), g.view.y-g.rows.top(row)
	}
}

func (g *Grid) anchor(p part) partAnchor { return partAnchor{g.spot(p.from), g.spot(p.head)} }

// restore puts the cursor, the marks and the view back to where their rows are now.
func (g *Grid) restore() {
	if g.field.empty() {
		g.selection = selection{}
		g.dropMarks()
		return
	}
	s, h := g.selection, &g.anchors
	if n := len(h.parts); n == len(s.more)+1 {
		s.active = g.find(h.active, s.active)
		s.part = g.findPart(h.parts[n-1], s.part)
		for i := range s.more {
			s.more[i] = g.findPart(h.parts[i], s.more[i])
		}
	}
	g.selection = s.clamp(&g.field)
	g.restoreMarks()
	if h.top == "" {
		return
	}
	was := place{row: g.rows.at(g.view.y)}
	g.view.y = g.rows.top(g.find(spot{key: h.top}, was).row) + h.into
	g.view.clamp()
}

// restoreMarks puts the marks to where what was copied is now, or drops them where some of it is gone.
func (g *Grid) restoreMarks() {
	for i, h := range g.anchors.marks {
		if i >= len(g.marks) {
			return
		}
		whole := g.marks[i].shape == shapeColumns || g.marks[i].shape == shapeAll
		for _, s := range []spot{h.from, h.head} {
			if g.column(s.column) < 0 || !whole && g.row(s.key, g.marks[i].from.row) < 0 {
				g.dropMarks()
				return
			}
		}
		g.marks[i] = g.findPart(h, g.marks[i]).clamp(&g.field)
	}
}

// findPart is where the range's corners are now; a range of whole columns has no rows to look for.
func (g *Grid) findPart(h partAnchor, p part) part {
	if p.shape == shapeColumns || p.shape == shapeAll {
		h.from.key, h.head.key = "", ""
	}
	p.from, p.head = g.find(h.from, p.from), g.find(h.head, p.head)
	return p
}

// spot names the place.
func (g *Grid) spot(p place) spot {
	if p.row >= g.field.rows || p.col >= len(g.field.cols) {
		return spot{}
	}
	return spot{g.field.Key(p.row), g.field.cols[p.col].ID}
}

// find is the place of the spot now; parts that are gone keep those of the place given.
func (g *Grid) find(s spot, was place) place {
	if c := g.column(s.column); c >= 0 {
		was.col = c
	}
	if r := g.row(s.key, was.row); r >= 0 {
		was.row = r
	}
	return was
}

// column is the index of the shown column with the ID, -1 for none.
func (g *Grid) column(id string) int {
	for c := range g.field.cols {
		if g.field.cols[c].ID == id {
			return c
		}
	}
	return -1
}

// row is the index of the row with the key, looked for at guess first; -1 for none.
func (g *Grid) row(key string, guess int) int {
	if key == "" {
		return -1
	}
	if guess >= 0 && guess < g.field.rows && g.field.Key(guess) == key {
		return guess
	}
	for r := range g.field.rows {
		if g.field.Key(r) == key {
			return r
		}
	}
	return -1
}
