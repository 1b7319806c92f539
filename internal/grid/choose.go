package grid

// Select puts the cursor on a cell; an unknown key or column leaves that part where it is.
func (g *Grid) Select(key, columnID string) {
	if g.field.empty() {
		return
	}
	g.choose(at(g.field.clamp(g.find(spot{key, columnID}, g.selection.active))))
}

// Selection is what is selected now.
func (g *Grid) Selection() Selection {
	if g.field.empty() {
		return Selection{Bottom: -1, Right: -1}
	}
	s, a := g.spot(g.selection.active), g.selection.area(&g.field)
	return Selection{
		Key: s.key, ColumnID: s.column, Row: g.selection.active.row, Col: g.selection.active.col,
		Top: a.top, Left: a.left, Bottom: a.bottom, Right: a.right, Single: g.selection.single(&g.field),
	}
}

// SelectedKeys names the rows of the selection, bands left out.
func (g *Grid) SelectedKeys() []string {
	if g.field.empty() {
		return nil
	}
	a := g.selection.area(&g.field)
	keys := make([]string, 0, a.bottom-a.top+1)
	for r := a.top; r <= a.bottom; r++ {
		if !g.field.band(r) {
			keys = append(keys, g.field.Key(r))
		}
	}
	return keys
}

// choose makes the selection, shows its moving end and tells of it.
func (g *Grid) choose(s selection) {
	edits := g.closed()
	g.tabFrom = -1
	g.take(s)
	if len(edits) == 0 {
		return
	}
	g.emit(edits) // last, because it may bring new rows
	if !g.field.empty() {
		g.follow() // the new text may have pushed the cursor's row away
		g.repaint()
		g.caret()
	}
}

// take is choose without closing the editor.
func (g *Grid) take(s selection) {
	g.selection = s.clamp(&g.field)
	g.follow()
	g.repaint()
	g.selected()
}

// follow scrolls to the selection's moving end.
func (g *Grid) follow() {
	switch g.selection.shape {
	case shapeCells, shapeRows:
		g.show(g.selection.head)
	case shapeColumns:
		g.view.showCol(g.selection.head.col)
	}
}

// inView says whether something of the place's row is in view, as last painted.
func (g *Grid) inView(p place) bool {
	if p.row >= g.rows.rows() {
		return false
	}
	y := g.rows.top(p.row) - g.view.y
	return y < float64(g.view.bodyHeight()) && y+float64(g.rows.height(p.row)) > 0
}

// headWhole says whether the row of the selection's moving end is in view from top to bottom, as last painted.
func (g *Grid) headWhole() bool {
	row, s := g.selection.head.row, g.selection.shape
	if row >= g.rows.rows() || s != shapeCells && s != shapeRows {
		return false
	}
	y := g.rows.top(row) - g.view.y
	return y > -1 && y+float64(g.rows.height(row)) < float64(g.view.bodyHeight())+1
}

// selected tells of the selection and of where text would appear.
func (g *Grid) selected() {
	if g.OnSelect != nil {
		g.OnSelect(g.Selection())
	}
	g.caret()
}

// moveBy moves the cursor, or with extend the range's other corner.
func (g *Grid) moveBy(m motion, extend bool) {
	if g.field.empty() {
		return
	}
	s := g.selection
	if extend {
		s.head = g.field.move(s.head, m, g.page)
		g.choose(s)
		return
	}
	from := g.tabFrom
	if m == next && from < 0 {
		from = s.active.col
	}
	g.choose(at(g.field.move(s.active, m, g.page)))
	if m == next || m == previous {
		g.tabFrom = from
	}
}

// enter moves up or down, and back to where a run of Tabs began.
func (g *Grid) enter(m motion) {
	if g.field.empty() {
		return
	}
	p := g.field.move(g.selection.active, m, g.page)
	if g.tabFrom >= 0 {
		p.col = g.tabFrom
	}
	g.choose(at(p))
}

// selectAll selects the whole table.
func (g *Grid) selectAll() {
	if g.field.empty() {
		return
	}
	s := g.selection
	s.shape = shapeAll
	g.choose(s)
}

// selectRows widens the range to whole rows.
func (g *Grid) selectRows() {
	if g.field.empty() {
		return
	}
	s := g.selection
	s.shape = shapeRows
	g.choose(s)
}
