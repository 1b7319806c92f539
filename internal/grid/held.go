package grid

// held is what must survive a change of the rows, by key, as it was when last painted: afterwards the model may already
// answer for the new rows.
type held struct {
	active, head spot
	top          string  // key of the row at the view's upper edge
	into         float64 // how far that row is scrolled out
}

func (g *Grid) hold() {
	h := held{active: g.spot(g.selection.active), head: g.spot(g.selection.head)}
	if row := g.rows.at(g.view.y); row >= 0 {
		h.top, h.into = g.field.Key(row), g.view.y-g.rows.top(row)
	}
	g.held = h
}

// release puts the cursor and the view back to where their rows are now.
func (g *Grid) release() {
	if g.field.empty() {
		g.selection = selection{}
		return
	}
	s := g.selection
	if s.shape == shapeCells || s.shape == shapeRows {
		s.active, s.head = g.find(g.held.active, s.active), g.find(g.held.head, s.head)
	}
	g.selection = s.clamp(&g.field)
	if g.held.top == "" {
		return
	}
	was := place{row: g.rows.at(g.view.y)}
	g.view.y = g.rows.top(g.find(spot{key: g.held.top}, was).row) + g.held.into
	g.view.clamp()
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

// column is the index of the column with the ID, -1 for none.
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
