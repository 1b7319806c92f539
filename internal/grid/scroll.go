package grid

import "fyne.io/fyne/v2"

// wheelStep is how much one unit of Fyne's wheel scrolls; a notch is about three lines.
const wheelStep = 2.4

// zoomStep is what one notch of Ctrl+wheel changes.
const zoomStep = 0.1

// Scrolled takes the mouse wheel: scrolls, or zooms while Ctrl is held.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) {
	if g.editing != nil && g.editing.drop.has(e.Position.X, e.Position.Y) {
		return // a list that is shorter than its room
	}
	if g.host.Modifiers()&fyne.KeyModifierControl != 0 {
		step := float32(zoomStep)
		if e.Scrolled.DY < 0 {
			step = -zoomStep
		}
		g.SetZoom(float32(int((g.metrics.zoom+step)*10+0.5)) / 10)
		if g.OnZoom != nil {
			g.OnZoom(g.metrics.zoom)
		}
		return
	}
	g.scrollBy(-float64(e.Scrolled.DX)*wheelStep, -float64(e.Scrolled.DY)*wheelStep)
}

// scrollBy scrolls by so many pixels.
func (g *Grid) scrollBy(dx, dy float64) {
	g.view.x += dx
	if dy < 0 && -dy < 4*float64(g.view.bodyHeight()) {
		g.scrollUp(-dy)
	} else {
		g.view.y += dy
	}
	g.view.clamp()
	g.repaint()
}

// scrollUp measures the rows that come into view before it moves, so that what is on the screen does not jump.
func (g *Grid) scrollUp(dy float64) {
	row := g.rows.at(g.view.y)
	if row < 0 {
		return
	}
	into := g.view.y - g.rows.top(row)
	for r, seen := row, into; r > 0 && seen < dy; {
		r--
		seen += float64(g.rows.layout(r).height)
	}
	g.view.y = g.rows.top(row) + into - dy
}

// settle measures every row in view, and returns the first and the last of them. Rows above that have to be measured for
// that (first rows of merged blocks) do not move what is in view; the table's end may.
func (g *Grid) settle() (first, last int) {
	for range 3 {
		g.view.total = g.rows.total()
		g.view.clamp()
		first = g.rows.at(g.view.y)
		if first < 0 {
			return 0, -1
		}
		into := g.view.y - g.rows.top(first)
		last = g.measure(first, into+float64(g.view.bodyHeight()))
		g.view.y = g.rows.top(first) + into
		if g.rows.total() == g.view.total {
			break
		}
	}
	return first, last
}

// measure measures the rows from first on that fill the height, and the blocks that reach into them from above.
func (g *Grid) measure(first int, height float64) (last int) {
	for c := range g.field.cols {
		from, _ := g.field.block(place{first, c})
		g.rows.layout(from)
	}
	for last = first; last < g.field.rows-1; last++ {
		if height -= float64(g.rows.layout(last).height); height <= 0 {
			return last
		}
	}
	g.rows.layout(last)
	return last
}

// show scrolls by as little as makes the place visible; before the first layout there is nothing to scroll.
func (g *Grid) show(p place) {
	if !g.view.sized() {
		return
	}
	g.view.showCol(p.col)
	high, body := float64(g.rows.layout(p.row).height), float64(g.view.bodyHeight())
	if g.rows.top(p.row)+high > g.view.y+body {
		seen := high
		for r := p.row; r > 0 && seen < body; {
			r--
			seen += float64(g.rows.layout(r).height)
		}
		g.view.y = g.rows.top(p.row) + high - body
	}
	first := p.row
	if first > 0 && g.field.band(first-1) { // a group's first row brings its heading along
		first--
	}
	g.view.y = min(g.view.y, g.rows.top(first))
	g.view.total = g.rows.total()
	g.view.clamp()
}
