package grid

import "fyne.io/fyne/v2"

// The editor is at least so wide in a narrow column, and the reason under it too.
const (
	editorMin = 72
	reasonMin = 220
)

// paintOver paints what lies over rows, columns and bands: the editor, or why the active cell's text was refused.
func (s *sheet) paintOver() {
	switch e := s.editing; {
	case e != nil && e.place.col < s.view.lanes.count() && e.place.row < s.field.rows:
		s.paintEditor(e)
	case e == nil && !s.list:
		s.paintReason(s.active)
	}
}

// editorWidth is the width of an editor in the column.
func (g *Grid) editorWidth(col int) float32 {
	return max(g.view.lanes.width(col)-1, editorMin*g.metrics.zoom)
}

// paintEditor puts the editor over its cell, as high as its text or as the view, with the reason of an error under it.
func (s *sheet) paintEditor(e *editing) {
	b, m, v := &s.brush, s.metrics, &s.view
	cell := s.placeBox(e.place)
	if e.alone {
		y := s.edge(e.place.row)
		cell.y, cell.h = y, s.edge(e.place.row+1)-y
	}
	w := s.editorWidth(e.place.col)
	wide := max(w, reasonMin*m.zoom)
	lines := s.reasonLines(e.why, wide)
	extra := s.reasonHeight(lines)
	if size := e.editor.Size(); size.Width != w {
		e.editor.Resize(fyne.NewSize(w, max(size.Height, m.line)))
	}
	y := max(cell.y, v.head)
	h := max(min(cell.y+cell.h-1, v.bottom())-y, e.editor.MinSize().Height, m.row(m.line)-1)
	h = min(h, max(v.bottom()-v.head-extra, m.row(m.line)-1))
	y = max(min(y, v.bottom()-h-extra), v.head)
	x := s.inside(e.place.col, cell.x, w)
	frame, fill := s.palette.Accent, s.palette.Surface
	if e.why != "" {
		frame, fill = s.palette.Error, s.palette.ErrorFill
	}
	b.clip(0, v.head, v.right(), v.bottom())
	b.fill(x, y, w, h, fill)
	e.editor.Move(fyne.NewPos(x, y))
	e.editor.Resize(fyne.NewSize(w, h))
	b.add(e.editor)
	b.frame(x, y, w, h, 2, frame) // over the text, which may be scrolled
	s.paintReasonLines(lines, box{s.inside(e.place.col, x, wide), y + h, wide, extra})
	e.box = box{x, y, w, h + extra}
}

// dropGap is the distance of what hangs at an editor.
const dropGap = 3

// paintDrop lays what hangs at the editor below it or, where there is more room, above it, over everything else.
func (s *sheet) paintDrop() {
	e := s.editing
	if e == nil {
		return
	}
	d := e.editor.Drop()
	if e.drop = (box{}); d == nil || !d.Visible() {
		return
	}
	v, size := &s.view, d.MinSize()
	w := min(size.Width, v.right())
	below, above := v.bottom()-(e.box.y+e.box.h+dropGap), e.box.y-dropGap
	h := min(size.Height, below)
	y := e.box.y + e.box.h + dropGap
	if size.Height > below && above > below {
		h = min(size.Height, above)
		y = e.box.y - dropGap - h
	}
	if h <= 0 || w <= 0 {
		return
	}
	e.drop = box{max(min(e.box.x, v.right()-w), 0), y, w, h}
	d.Move(fyne.NewPos(e.drop.x, e.drop.y))
	d.Resize(fyne.NewSize(w, h))
	s.brush.add(d)
}

// dropSign is where the active cell's ▾ stands.
func (g *Grid) dropSign(e box) box {
	size := g.metrics.icon + 2*g.metrics.zoom
	return box{e.x + e.w - 3 - size, e.y + g.metrics.padY, size, g.metrics.line}
}

// drops says whether the place is the active one with a ▾.
func (s *sheet) drops(p place) bool {
	return p == s.active && !s.list && s.editing == nil && s.field.cols[p.col].Drop && s.locked(s.selection.active) == ""
}

// besideSign is the cell's content with room for the active cell's ▾, where the text from y on would come under it; where a
// narrower text would be higher than its cell, all stays and the sign lies on a surface of its own.
func (s *sheet) besideSign(p place, l *wrapped, e box, y float32) (*wrapped, box) {
	if !s.drops(p) {
		return l, e
	}
	m, col, sign := s.metrics, &s.field.cols[p.col], s.dropSign(e)
	under := false
	for i := range l.lines {
		t := &l.lines[i]
		x := aligned(col.Align, e.x+m.padX, e.w-2*m.padX, t.indent+t.width)
		under = under || y < sign.y+sign.h && y+m.line > sign.y && x+t.indent+t.width > sign.x
		y += m.line
	}
	if !under {
		return l, e
	}
	narrow := box{e.x, e.y, sign.x - e.x + m.padX - 2*m.zoom, e.h}
	n := s.rows.wrap.wrap(l.cell, col.Bold || l.cell.Bold, narrow.w, s.rows.limit)
	if m.row(n.height) > e.h || narrow.w < 2*m.padX+m.text {
		s.tight = true
		return l, e
	}
	return &n, narrow
}

// paintDropSign paints the active cell's ▾; on text it has a surface of its own, framed so that no character seems cut.
func (s *sheet) paintDropSign() {
	sign, m := s.dropSign(s.activeBox()), s.metrics
	if s.tight {
		s.brush.fill(sign.x, sign.y, sign.w, sign.h, s.palette.Surface)
		s.brush.frame(sign.x, sign.y, sign.w, sign.h, 1, s.palette.Line)
	}
	s.brush.chevron(sign.x+m.zoom, sign.y+(m.line-m.icon)/2, m.icon, s.activeInk())
}

// inside moves something of the width that begins at x into the column's part of the view.
func (s *sheet) inside(col int, x, w float32) float32 {
	left := float32(0)
	if col >= s.view.lanes.frozen {
		left = s.view.lanes.frozenWidth()
	}
	return max(min(x, s.view.right()-w), left)
}

// paintReason paints why the active cell's text cannot be accepted: under the cell, over it where the view ends.
func (s *sheet) paintReason(p place) {
	if p.row < 0 || s.errorAt(p) == "" {
		return
	}
	m, v, e := s.metrics, &s.view, s.placeBox(p)
	if e.y+e.h <= v.head || e.y >= v.bottom() || e.x+e.w <= s.inside(p.col, e.x, 0) || e.x >= v.right() {
		return
	}
	w := max(e.w-1, reasonMin*m.zoom)
	lines := s.reasonLines(s.errorAt(p), w)
	h := s.reasonHeight(lines)
	y := e.y + e.h - 1
	if y+h > v.bottom() {
		y = v.bottom() - h
		if e.y-h >= v.head {
			y = e.y - h
		}
	}
	s.brush.clip(0, v.head, v.right(), v.bottom())
	s.paintReasonLines(lines, box{s.inside(p.col, e.x, w), y, w, h})
}

// reasonLines breaks a reason into lines of small text.
func (s *sheet) reasonLines(why string, width float32) []textLine {
	if why == "" {
		return nil
	}
	m := s.metrics
	return s.rows.wrap.lines(why, m.glyph+m.glyphGap, width-2*m.padX, m.tiny)
}

func (s *sheet) reasonHeight(lines []textLine) float32 {
	if len(lines) == 0 {
		return 0
	}
	return float32(len(lines))*s.metrics.smallLine + s.metrics.foot
}

func (s *sheet) paintReasonLines(lines []textLine, e box) {
	if len(lines) == 0 {
		return
	}
	b, m, pal := &s.brush, s.metrics, &s.palette
	b.fill(e.x, e.y, e.w, e.h, pal.Surface)
	b.frame(e.x, e.y, e.w, e.h, 1, pal.Error)
	y := e.y + m.foot/2
	b.alert(e.x+m.padX, y+(m.smallLine-m.glyph)/2, m.glyph, pal.Error)
	for _, l := range lines {
		b.write(e.x+m.padX+l.indent, y, m.smallLine, l.text, m.small, false, pal.Error)
		y += m.smallLine
	}
}
