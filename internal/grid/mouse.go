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

// MouseDown selects, begins a drag, or opens the editor on a double click. While keys wait, it takes the scroll bars only.
func (g *Grid) MouseDown(e *desktop.MouseEvent) {
	if g.pressAside(e) {
		return
	}
	double := g.clicks.double(time.Now(), e.Position) && e.Button == desktop.MouseButtonPrimary
	z := g.view.zoneAt(e.Position.X, e.Position.Y)
	g.grip = grip{zone: z, at: e.Position}
	if z == zoneBarV || z == zoneBarH {
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
	switch {
	case z == zoneNone:
	case e.Button == desktop.MouseButtonSecondary:
		g.menu(e, z)
	case z == zoneHeader:
		g.pressHead(e, double)
	case g.field.empty():
	case z == zoneCell && p == g.selection.active && (double || g.onDrop(e.Position)):
		g.grip = grip{}
		g.OpenEditor()
	default:
		g.press(p, e.Modifier&fyne.KeyModifierShift != 0, e.Modifier&fyne.KeyModifierControl != 0)
	}
}

// pressAside takes a press that is none for the table: while keys wait, or on the editor, which gets the keys.
func (g *Grid) pressAside(e *desktop.MouseEvent) bool {
	if g.waiting.count > 0 {
		g.pressWaiting(e)
		return true
	}
	if !g.inEditor(e.Position) {
		return false
	}
	g.host.Focus(g.editing.editor.Focusable())
	return true
}

// inEditor says whether the point lies on the open editor or on what hangs at it, where these did not take the mouse.
func (g *Grid) inEditor(pos fyne.Position) bool {
	return g.editing != nil && (g.editing.box.has(pos.X, pos.Y) || g.editing.drop.has(pos.X, pos.Y))
}

// onDrop says whether the point lies on the active cell's ▾.
func (g *Grid) onDrop(pos fyne.Position) bool {
	return g.field.cols[g.selection.active.col].Drop && g.locked(g.selection.active) == "" && g.dropSign(g.activeBox()).has(pos.X, pos.Y)
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

// press selects the place under the mouse; with extend up to there, with add besides what is selected.
func (g *Grid) press(p place, extend, add bool) {
	if p.col < 0 || p.row < 0 {
		g.grip.zone = zoneNone
		return
	}
	s := part{from: p, head: p}
	switch {
	case g.field.cols[p.col].RowHead:
		g.grip.zone = zoneRowHead
		s.shape = shapeRows
	case g.field.band(p.row):
		g.grip.zone = zoneNone
		return
	}
	g.pressPart(s, extend, add)
	if !extend && !add && s.shape == shapeCells && g.pressed(g.selection.active) {
		g.grip.zone = zoneNone
	}
}

// pressPart selects a range; with extend from where the present one began, with add besides it.
func (g *Grid) pressPart(p part, extend, add bool) {
	switch {
	case extend:
		s := g.selection
		p.from = s.from
		s.active, s.part = p.from, p
		g.choose(s)
	case add && !g.list:
		s, added := g.selection.toggle(&g.field, p.clamp(&g.field))
		if !added {
			g.grip.zone = zoneNone
		}
		g.choose(s)
	default:
		g.choose(only(p))
	}
}

// MouseUp ends a drag.
func (g *Grid) MouseUp(*desktop.MouseEvent) { g.letGo() }

// Dragged widens the range, moves a scroll bar, or goes on with a gesture on the header.
func (g *Grid) Dragged(e *fyne.DragEvent) {
	switch g.grip.zone {
	case zoneBarV:
		g.view.dragV(e.Position.Y - g.grip.from)
		g.repaint()
	case zoneBarH:
		g.view.dragH(e.Position.X - g.grip.from)
		g.repaint()
	case zoneEdge, zoneMove:
		g.dragHead(e.Position)
	case zoneCell, zoneRowHead, zoneHeader:
		g.grip.at = e.Position
		g.stretch(e.Position)
		g.drift()
	}
}

// DragEnd ends a drag. Fyne takes the focus away where the button was let go beside the table.
func (g *Grid) DragEnd() {
	g.letGo()
	if g.editing == nil && g.host.Focused() == nil {
		g.host.Focus(g)
	}
}

// stretch moves the range's other corner under the mouse; beyond the edge the table scrolls along, the faster the farther.
func (g *Grid) stretch(pos fyne.Position) {
	if g.field.empty() {
		return
	}
	v, by := &g.view, g.beyond()
	pos.X = min(max(pos.X, 0), v.right()-1)
	p := g.hit(pos)
	rows := 1 + int(abs(by.DY)/driftStep)
	switch {
	case pos.Y < v.head:
		p.row = g.rows.at(v.y) - rows
	case pos.Y >= v.bottom():
		p.row = g.rows.at(v.y+float64(v.bodyHeight())) + rows
	case p.row < 0:
		p.row = g.field.rows - 1
	}
	switch {
	case by.DX > 0 && p.col >= 0:
		p.col++
	case by.DX < 0 && v.x > 0:
		p.col = v.colAt(v.lanes.frozenWidth()+1) - 1
	}
	if p.col < 0 {
		p.col = len(g.field.cols) - 1
	}
	s := g.selection
	s.active, s.head = s.from, g.field.clamp(p)
	if s.shape == shapeColumns {
		s.head.row = s.from.row
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

// menu selects what is under the mouse, unless it is in the selection, and asks for the menu. In a merged block the cursor
// goes to the row under the mouse.
func (g *Grid) menu(e *desktop.MouseEvent, z zone) {
	p := g.hit(e.Position)
	switch {
	case z == zoneHeader:
		if _, col := g.headZone(e.Position); g.headMenu(e, col) {
			return
		}
	case p.row < 0 || p.col < 0:
	case !g.selection.has(&g.field, p):
		g.press(p, false, false)
	case g.selection.single(&g.field) && p != g.selection.active:
		g.choose(at(p))
	}
	g.grip = grip{}
	if g.OnMenu != nil {
		g.OnMenu(e.AbsolutePosition)
	}
}

// headMenu selects the column under the mouse, unless it is in the selection, and asks for its menu.
func (g *Grid) headMenu(e *desktop.MouseEvent, col int) bool {
	g.grip = grip{}
	if g.OnHeader == nil || col < 0 || col >= len(g.field.cols) {
		return false
	}
	if !g.field.empty() && len(g.columnsLike(col)) == 1 {
		g.pressColumn(col, false, false)
	}
	g.OnHeader(g.field.cols[col].ID, e.AbsolutePosition)
	return true
}
