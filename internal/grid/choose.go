package grid

import "slices"

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
	s, areas := g.spot(g.selection.active), g.selection.areas(&g.field, nil)
	a := areas[len(areas)-1]
	return Selection{
		Key: s.key, ColumnID: s.column, Row: g.selection.active.row, Col: g.selection.active.col,
		Top: a.Top, Left: a.Left, Bottom: a.Bottom, Right: a.Right, Areas: areas,
		Single: g.selection.single(&g.field), Partial: slices.ContainsFunc(areas, g.field.partial),
	}
}

// SelectedKeys names the rows of the selection from top to bottom, each once, bands left out.
func (g *Grid) SelectedKeys() []string {
	if g.field.empty() {
		return nil
	}
	areas := g.selection.areas(&g.field, nil)
	slices.SortFunc(areas, func(a, b Area) int { return a.Top - b.Top })
	var keys []string
	for next, i := 0, 0; i < len(areas); i++ {
		for r := max(areas[i].Top, next); r <= areas[i].Bottom; r++ {
			if !g.field.band(r) {
				keys = append(keys, g.field.Key(r))
			}
		}
		next = max(next, areas[i].Bottom+1)
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
	g.emit(Batch{Edits: edits}) // last, because it may bring new rows
	if !g.field.empty() {
		g.follow() // the new text may have pushed the cursor's row away
		g.repaint()
		g.caret()
	}
}

// take is choose without closing the editor.
func (g *Grid) take(s selection) {
	g.growth = nil // the person has gone elsewhere
	g.selection = s.clamp(&g.field)
	g.follow()
	g.repaint()
	g.selected()
}

// follow scrolls to the selection's moving end.
func (g *Grid) follow() {
	switch g.selection.shape {
	case shapeCells, shapeRows:
		g.show(g.selection.lead())
	case shapeColumns:
		g.view.showCol(g.selection.lead().col)
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

// headWhole says whether the row of the selection's moving end is in view from top to bottom, as last painted, and
// something of its column.
func (g *Grid) headWhole() bool {
	row, s := g.selection.lead().row, g.selection.shape
	if row >= g.rows.rows() || s != shapeCells && s != shapeRows || !g.view.seesCol(g.selection.lead().col) {
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

// moveBy moves the cursor, or with extend the range's other corner. Tab inside a range stays in it.
func (g *Grid) moveBy(m motion, extend bool) {
	if g.field.empty() {
		return
	}
	s := g.selection
	if extend {
		s.active, s.head = s.from, g.move(s.head, m)
		g.choose(s)
		return
	}
	tab := m == next || m == previous
	if tab && g.walkBy(sign(m == next), false) {
		return
	}
	from := g.tabFrom
	if m == next && from < 0 {
		from = s.active.col
	}
	g.choose(at(g.move(s.active, m)))
	if tab {
		g.tabFrom = from
	}
}

// move is where the motion leads from p in the present view. From one row of a block that is changed alone it leads to the
// next row, for the two are no longer one.
func (g *Grid) move(p place, m motion) place {
	switch {
	case m == viewLeft || m == viewRight:
		return place{p.row, g.view.pageCol(p.col, sign(m == viewRight), g.field.first)}
	case (m == up || m == down) && g.editing != nil && g.editing.alone:
		if row, ok := g.field.seek(p.row+sign(m == down), sign(m == down)); ok {
			p.row = row
		}
		return p
	}
	return g.field.move(p, m, g.page)
}

// walkBy moves the active cell inside the selection; false where only one cell is selected.
func (g *Grid) walkBy(dir int, down bool) bool {
	s := g.selection
	if g.list || s.single(&g.field) {
		return false
	}
	areas := s.areas(&g.field, nil)
	to := g.field.walk(s.active, areas, dir, down)
	for i := range s.more { // the range that holds the active cell comes last
		if s.more[i].area(&g.field).has(to) && !s.area(&g.field).has(to) {
			turned := slices.Concat(s.more[i+1:], []part{s.part}, s.more[:i])
			s.part, s.more = s.more[i], turned
			break
		}
	}
	s.active = to
	g.choose(s)
	return true
}

// enter moves up or down, and back to where a run of Tabs began; inside a range it stays in it.
func (g *Grid) enter(m motion) {
	if g.field.empty() || g.walkBy(sign(m == down), true) {
		return
	}
	p := g.move(g.selection.active, m)
	if g.tabFrom >= 0 {
		p.col = g.tabFrom
	}
	g.choose(at(p))
}

// selectAll selects the rows between two bands, and when they are selected, or where there are no bands, the whole table.
func (g *Grid) selectAll() {
	if g.field.empty() {
		return
	}
	s := only(g.selection.part)
	from, to := g.field.group(s.active.row)
	last := len(g.field.cols) - 1
	if a := s.area(&g.field); a.Top <= from && a.Bottom >= to && a.Right-a.Left >= last-g.field.first {
		from, to = 0, g.field.rows-1
	}
	if from == 0 && to == g.field.rows-1 {
		s.shape = shapeAll
		g.choose(s)
		return
	}
	g.choose(selection{active: place{from, g.field.first}, part: part{place{from, g.field.first}, place{to, last}, shapeRows}})
}

// widen makes every range one of whole rows or columns; both after each other choose all.
func (g *Grid) widen(to shape) {
	if g.field.empty() {
		return
	}
	other := shapeRows + shapeColumns - to
	widened := func(p part) part {
		switch p.shape {
		case shapeCells:
			if from, end := g.field.block(p.head); to == shapeRows && p.single(&g.field) {
				p.from.row, p.head.row = from, end-1
			}
			p.shape = to
		case other:
			p.shape = shapeAll
		}
		return p
	}
	s := g.selection
	s.part, s.more = widened(s.part), slices.Clone(s.more)
	for i := range s.more {
		s.more[i] = widened(s.more[i])
	}
	g.choose(s)
}
