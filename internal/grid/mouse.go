package grid

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// doubleClick is how soon and how near the second click of a double click comes.
const (
	doubleClick = 400 * time.Millisecond
	doubleNear  = 4
)

// clicks finds double clicks: Fyne's own way would delay single ones.
type clicks struct {
	when time.Time
	pos  fyne.Position
}

// double notes a click and says whether it is the second of two.
func (c *clicks) double(now time.Time, pos fyne.Position) bool {
	d := pos.Subtract(c.pos)
	yes := now.Sub(c.when) < doubleClick && abs(d.X) < doubleNear && abs(d.Y) < doubleNear
	c.when, c.pos = now, pos
	if yes {
		c.when = time.Time{} // a third click begins anew
	}
	return yes
}

func abs(v float32) float32 { return max(v, -v) }

// grip is what a held mouse button moves.
type grip struct {
	zone zone
	from float32 // where on the thumb it was taken
}

// MouseDown selects, begins a drag, or opens the editor on a double click.
func (g *Grid) MouseDown(e *desktop.MouseEvent) {
	double := g.clicks.double(time.Now(), e.Position) && e.Button == desktop.MouseButtonPrimary
	z := g.view.zoneAt(e.Position.X, e.Position.Y)
	g.grip = grip{zone: z}
	switch z {
	case zoneBarV, zoneBarH:
		g.grab(z, e.Position)
		return
	}
	p := g.hit(e.Position)
	if e.Button == desktop.MouseButtonPrimary {
		p = g.keepUnder(p)
	}
	if g.editing == nil {
		g.host.Focus(g)
	}
	if g.field.empty() || z == zoneNone {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		g.menu(e)
		return
	}
	if double && z == zoneCell && p == g.selection.active {
		g.OpenEditor()
		return
	}
	g.press(z, p, e.Modifier&fyne.KeyModifierShift != 0)
}

// keepUnder keeps what was typed and returns where the place under the mouse is then: the new text may move rows.
func (g *Grid) keepUnder(p place) place {
	if g.editing == nil || p.row < 0 || p.col < 0 {
		g.keep()
		return p
	}
	s := g.spot(p)
	g.keep()
	p = g.find(s, p)
	return place{min(p.row, g.field.rows-1), min(p.col, len(g.field.cols)-1)}
}

// press selects the place under the mouse; with extend up to there.
func (g *Grid) press(z zone, p place, extend bool) {
	if p.col < 0 || (z == zoneCell && p.row < 0) {
		g.grip.zone = zoneNone
		return
	}
	s := at(p)
	switch {
	case z == zoneHeader:
		p.row = max(g.rows.at(g.view.y), 0)
		s = selection{p, p, shapeColumns}
	case g.field.cols[p.col].RowHead:
		g.grip.zone = zoneRowHead
		s.shape = shapeRows
	case g.field.band(p.row):
		g.grip.zone = zoneNone
		return
	}
	if extend {
		s.active = g.selection.active
	}
	g.choose(s)
}

// MouseUp ends a drag.
func (g *Grid) MouseUp(*desktop.MouseEvent) { g.grip = grip{} }

// Dragged widens the range or moves a scroll bar.
func (g *Grid) Dragged(e *fyne.DragEvent) {
	switch g.grip.zone {
	case zoneBarV:
		g.view.dragV(e.Position.Y - g.grip.from)
		g.repaint()
	case zoneBarH:
		g.view.dragH(e.Position.X - g.grip.from)
		g.repaint()
	case zoneCell, zoneRowHead, zoneHeader:
		g.stretch(e.Position)
	}
}

// DragEnd ends a drag.
func (g *Grid) DragEnd() { g.grip = grip{} }

// stretch moves the range's other corner under the mouse; beyond the edge the table scrolls along.
func (g *Grid) stretch(pos fyne.Position) {
	if g.field.empty() {
		return
	}
	pos.X = min(max(pos.X, 0), g.view.right()-1)
	p := g.hit(pos)
	switch {
	case pos.Y < g.view.head:
		p.row = g.rows.at(g.view.y) - 1
	case pos.Y >= g.view.bottom():
		p.row = g.rows.at(g.view.y+float64(g.view.bodyHeight())) + 1
	case p.row < 0:
		p.row = g.field.rows - 1
	}
	if p.col < 0 {
		p.col = len(g.field.cols) - 1
	}
	s := g.selection
	s.head = g.field.clamp(p)
	if s.shape == shapeColumns {
		s.head.row = s.active.row
	}
	if s.head != g.selection.head {
		g.choose(s)
	}
}

// hit is the place under the point; parts beyond the table are -1.
func (g *Grid) hit(pos fyne.Position) place {
	y := g.view.y + float64(pos.Y-g.view.head)
	if y < 0 || y >= g.view.total {
		return place{-1, g.view.colAt(pos.X)}
	}
	return place{g.rows.at(y), g.view.colAt(pos.X)}
}

// grab takes hold of a thumb; a click beside it brings it under the mouse first.
func (g *Grid) grab(z zone, pos fyne.Position) {
	at, length := g.view.thumbV()
	where := pos.Y
	if z == zoneBarH {
		at, length = g.view.thumbH()
		where = pos.X
	}
	g.grip.from = where - at
	if where >= at && where < at+length {
		return
	}
	g.grip.from = length / 2
	if z == zoneBarV {
		g.view.dragV(where - length/2)
	} else {
		g.view.dragH(where - length/2)
	}
	g.repaint()
}

// menu selects the cell under the mouse, unless it is in the selection, and asks for the menu.
func (g *Grid) menu(e *desktop.MouseEvent) {
	p := g.hit(e.Position)
	if p.row >= 0 && p.col >= 0 && !g.selection.area(&g.field).has(p) {
		g.press(g.view.zoneAt(e.Position.X, e.Position.Y), p, false)
	}
	g.grip = grip{}
	if g.OnMenu != nil {
		g.OnMenu(e.AbsolutePosition)
	}
}
