package grid

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// How near to a column's edge the mouse takes it, how wide the mark of hidden columns is to the mouse, and how far a header
// is dragged before it moves.
const (
	edgeNear  = 4
	gapNear   = 6
	moveStart = 5
)

// driftPause is the time from one step to the next while the mouse is held beyond the edge, and driftStep the distance from
// the edge at which each step is one row longer.
const (
	driftPause = 60 * time.Millisecond
	driftStep  = 40
)

// grip is what a held mouse button moves.
type grip struct {
	zone  zone
	from  float32 // where on the thumb or beside the edge it was taken
	col   int     // the column whose edge or head it is
	start fyne.Position
	at    fyne.Position
	moved bool // a header was dragged far enough
}

// headZone is what of the header is at the point, and its column. A zoneGap belongs to the column behind it.
func (g *Grid) headZone(pos fyne.Position) (zone, int) {
	v := &g.view
	if g.OnLayout != nil {
		for c := range v.lanes.count() {
			if z := g.edgeZone(c, pos.X); z == zoneGap {
				return z, c + 1
			} else if z == zoneEdge {
				return z, c
			}
		}
		if g.field.gaps[0] > 0 && pos.X < v.colX(0)+gapNear {
			return zoneGap, 0
		}
	}
	c := v.colAt(pos.X)
	if c >= 0 && c < len(g.heads) && g.heads[c].touch.has(pos.X-v.colX(c), pos.Y) && g.OnHeader != nil {
		return zoneMark, c
	}
	return zoneHeader, c
}

// edgeZone is what of the column's right edge is at x; zoneNone beside it, or where frozen columns cover it.
func (g *Grid) edgeZone(col int, x float32) zone {
	v := &g.view
	edge, last := v.colX(col)+v.lanes.width(col), col == v.lanes.count()-1
	switch {
	case col >= v.lanes.frozen && edge < v.lanes.frozenWidth():
		return zoneNone
	case g.field.gaps[col+1] > 0 && x >= edge-1 && (x < edge+gapNear || last):
		return zoneGap
	case x >= edge-edgeNear && x < edge+edgeNear:
		return zoneEdge
	}
	return zoneNone
}

// pressHead begins what a press on the header begins.
func (g *Grid) pressHead(e *desktop.MouseEvent, double bool) {
	z, col := g.headZone(e.Position)
	g.grip = grip{zone: z, col: col, start: e.Position, at: e.Position}
	extend, add := e.Modifier&fyne.KeyModifierShift != 0, e.Modifier&fyne.KeyModifierControl != 0
	switch {
	case z == zoneEdge && double:
		g.grip = grip{}
		g.fit(col)
	case z == zoneEdge:
		g.grip.from = e.Position.X - g.view.colX(col) - g.view.lanes.width(col)
	case z == zoneGap:
		g.grip = grip{}
		if double {
			g.openGap(col)
		}
	case z == zoneMark:
		g.grip = grip{}
		g.headerMenu(col)
	case col < 0 || g.field.empty():
		g.grip = grip{}
	case extend || add || g.list || g.OnLayout == nil || g.field.cols[col].RowHead:
		g.pressColumn(col, extend, add)
	default:
		g.grip.zone = zoneMove
		if len(g.columnsLike(col)) == 1 {
			g.pressColumn(col, false, false)
		}
	}
}

// pressColumn selects a whole column.
func (g *Grid) pressColumn(col int, extend, add bool) {
	p := place{max(g.rows.at(g.view.y), 0), col}
	g.pressPart(part{p, p, shapeColumns}, extend, add)
}

// dragHead goes on with a gesture on the header.
func (g *Grid) dragHead(pos fyne.Position) {
	g.grip.at = pos
	if d := pos.X - g.grip.start.X; g.grip.zone == zoneMove && abs(d) >= moveStart {
		g.grip.moved = true
	}
	g.repaint()
	g.drift()
}

// letGo ends what the mouse button held.
func (g *Grid) letGo() {
	was := g.grip
	g.grip = grip{}
	switch {
	case was.zone == zoneEdge && was.col < len(g.field.cols):
		g.resize(was.col, was.at.X-was.from-g.view.colX(was.col))
		g.repaint()
	case was.zone == zoneMove && was.moved:
		if to, ok := g.dropColumn(was); ok {
			g.moveColumns(g.carried(was.col), to)
		}
		g.repaint()
	case was.zone == zoneMove && len(g.columnsLike(was.col)) > 1: // it was pressed, not carried
		g.pressColumn(was.col, false, false)
	}
}

// dropGesture forgets a gesture on the header; false if there is none.
func (g *Grid) dropGesture() bool {
	if g.grip.zone != zoneEdge && g.grip.zone != zoneMove {
		return false
	}
	g.grip = grip{}
	return true
}

// carried are the columns that are dragged with this one: those selected with it on its side of the frozen edge.
func (g *Grid) carried(col int) []int {
	var out []int
	for _, c := range g.columnsLike(col) {
		if (c < g.field.frozen) == (col < g.field.frozen) && c >= pinnedOf(g.field.cols) {
			out = append(out, c)
		}
	}
	return out
}

// dropColumn is the index before which a dragged header would be put down; ok is false where that changes nothing.
func (g *Grid) dropColumn(p grip) (to int, ok bool) {
	cols := g.carried(p.col)
	if !p.moved || len(cols) == 0 {
		return 0, false
	}
	lo, hi := max(pinnedOf(g.field.cols), g.field.frozen), len(g.field.cols)
	if p.col < g.field.frozen {
		lo, hi = pinnedOf(g.field.cols), g.field.frozen
	}
	to = lo
	for c := lo; c < hi; c++ {
		if p.at.X > g.view.colX(c)+g.view.lanes.width(c)/2 {
			to = c + 1
		}
	}
	return to, to < cols[0] || to > cols[len(cols)-1]+1 || cols[len(cols)-1]-cols[0]+1 > len(cols)
}

// paintGesture paints where an edge or a header would be put down.
func (s *sheet) paintGesture() {
	b, v, p := &s.brush, &s.view, s.grip
	b.clip(0, 0, v.right(), v.bottom())
	switch {
	case p.zone == zoneEdge && p.col < v.lanes.count():
		x := max(p.at.X-p.from, v.colX(p.col)+minWidth*s.metrics.zoom)
		b.fill(snap(x)-1, 0, 1, v.bottom(), s.palette.Accent)
	case p.zone == zoneMove:
		if to, ok := s.dropColumn(p); ok {
			x := v.lanes.left[to]
			if to > v.lanes.frozen {
				x = v.colX(to-1) + v.lanes.width(to-1)
			}
			b.fill(max(x-2, 0), 0, 3, v.bottom(), s.palette.Accent)
		}
	}
}

// MouseIn notes where the mouse is.
func (g *Grid) MouseIn(e *desktop.MouseEvent) { g.mouse = e.Position }

// MouseMoved notes where the mouse is.
func (g *Grid) MouseMoved(e *desktop.MouseEvent) { g.mouse = e.Position }

// MouseOut forgets where the mouse was.
func (g *Grid) MouseOut() { g.mouse = fyne.NewPos(-1, -1) }

// Cursor is a double arrow over a column's edge.
func (g *Grid) Cursor() desktop.Cursor {
	if g.grip.zone == zoneEdge {
		return desktop.HResizeCursor
	}
	if g.view.zoneAt(g.mouse.X, g.mouse.Y) != zoneHeader {
		return desktop.DefaultCursor
	}
	if z, _ := g.headZone(g.mouse); z == zoneEdge || z == zoneGap {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// drift goes on with a drag while the mouse rests beyond the edge.
func (g *Grid) drift() {
	if g.drifting || g.host.After == nil || g.beyond() == (fyne.Delta{}) {
		return
	}
	g.drifting = true
	g.host.After(driftPause, func() {
		g.drifting = false
		by := g.beyond()
		switch g.grip.zone {
		case zoneMove:
			g.scrollBy(float64(by.DX), 0)
		case zoneCell, zoneRowHead, zoneHeader:
			g.stretch(g.grip.at)
		default:
			return
		}
		g.drift()
	})
}

// beyond is how far the held mouse is outside of the part of the view that a drag can scroll.
func (g *Grid) beyond() (d fyne.Delta) {
	p, v := g.grip.at, &g.view
	switch {
	case p.X >= v.right():
		d.DX = p.X - v.right() + 1
	case p.X < 0:
		d.DX = p.X
	}
	switch {
	case p.Y >= v.bottom():
		d.DY = p.Y - v.bottom() + 1
	case p.Y < v.head:
		d.DY = p.Y - v.head
	}
	switch g.grip.zone {
	case zoneMove, zoneHeader:
		d.DY = 0
	case zoneRowHead:
		d.DX = 0
	case zoneCell:
	default:
		return fyne.Delta{}
	}
	return d
}
