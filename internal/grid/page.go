package grid

// page scrolls by one view down (dir 1) or up (dir -1), and returns the row that then stands where the row stood before.
// Where the table ends within the view, it is the first or the last row.
func (g *Grid) page(row, dir int) int {
	if !g.view.sized() {
		return min(max(row+dir, 0), g.field.rows-1)
	}
	if !g.inView(place{row: row}) {
		g.show(place{row, g.selection.head.col})
	}
	first, _ := g.settle()
	below := g.rows.top(row) - g.view.y // of the view's upper edge
	top := g.nextTop(first)
	if dir < 0 {
		top = g.lastTop(first)
	}
	if top < 0 || top >= g.field.rows {
		return min(max(top, 0), g.field.rows-1)
	}
	to := g.below(top, below)
	g.view.y = g.rows.top(top)
	g.view.total = g.rows.total()
	g.view.clamp()
	if dir > 0 {
		return min(max(to, row+1), g.field.rows-1)
	}
	return max(min(to, row-1), 0)
}

// nextTop is the row at the upper edge of the view below: the first that is not whole in this one, whose first is given.
func (g *Grid) nextTop(first int) int {
	room := float64(g.view.bodyHeight()) + g.view.y - g.rows.top(first) + 0.5
	row := first
	for row < g.field.rows {
		if room -= float64(g.rows.layout(row).height); room < 0 {
			break
		}
		row++
	}
	return max(row, first+1)
}

// lastTop is the row at the upper edge of the view above: from there on the rows go whole into a view that ends where this
// one, whose first row is given, begins; -1 if there is nothing above.
func (g *Grid) lastTop(first int) int {
	end := first
	if g.view.y-g.rows.top(first) > 0.5 {
		end++ // it is not whole in this view
	}
	if end == 0 {
		return -1
	}
	room := float64(g.view.bodyHeight()) + 0.5
	row := end
	for row > 0 {
		if room -= float64(g.rows.layout(row - 1).height); room < 0 {
			break
		}
		row--
	}
	return min(row, end-1)
}

// below is the row so many pixels below the upper edge of the row, behind the table's end its last one.
func (g *Grid) below(row int, by float64) int {
	for ; row < g.field.rows-1; row++ {
		if by -= float64(g.rows.layout(row).height); by < 0 {
			break
		}
	}
	return row
}
