package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// sheet is what one frame is painted from.
type sheet struct {
	*Grid
	first, last int       // rows in view
	tops        []float32 // upper edge of each row in view, and one more
	area        area
	active      place // first place of the active block
}

// repaint lays out what is in view and has Fyne draw it.
func (g *Grid) repaint() {
	if g.view.width <= 0 || g.view.height <= 0 {
		return
	}
	g.brush.begin()
	g.body.back.FillColor = g.palette.Background
	g.brush.add(g.body.back)
	first, last := g.settle()
	s := sheet{Grid: g, first: first, last: last, area: area{0, 0, -1, -1}, active: place{-1, -1}}
	if !g.field.empty() && last >= first {
		s.area, s.active = g.selection.area(&g.field), g.blockTop(g.selection.active)
		s.paintRows()
	}
	s.paintHeader()
	s.paintBars()
	g.hold()
	canvas.Refresh(g.body.back) // one object is enough to have the window drawn again
}

// paintRows paints the scrolled columns, then the frozen ones over them, then the bands over both, then the editor.
func (s *sheet) paintRows() {
	v, b := &s.view, &s.brush
	y := v.head + float32(s.rows.top(s.first)-v.y)
	s.tops = append(s.floats[:0], y)
	for r := s.first; r <= s.last; r++ {
		y += s.rows.layout(r).height
		s.tops = append(s.tops, y)
	}
	s.floats = s.tops
	bottom := min(y, v.bottom())
	edge := min(v.lanes.frozenWidth(), v.right())
	right := min(v.right(), v.colX(v.lanes.count()-1)+v.lanes.width(v.lanes.count()-1))
	if v.lanes.frozen == v.lanes.count() {
		right = edge
	}
	b.clip(edge, v.head, right, bottom)
	s.paintLayer(v.lanes.frozen, v.lanes.count(), bottom)
	b.clip(0, v.head, edge, bottom)
	s.paintLayer(0, v.lanes.frozen, bottom)
	b.clip(0, v.head, right, bottom)
	s.paintBands()
	s.paintOver()
}

// paintLayer paints some columns into the brush's clip; texts of merged blocks over the frames that may cross them.
func (s *sheet) paintLayer(from, to int, bottom float32) {
	b := &s.brush
	if from == to || b.x1 <= b.x0 {
		return
	}
	b.fill(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0, s.palette.Surface)
	s.blocks = s.blocks[:0]
	for c := from; c < to; c++ {
		x, w := s.view.colX(c), s.view.lanes.width(c)
		if x+w > b.x0 && x < b.x1 {
			s.paintColumn(c, x, w)
		}
	}
	for c := from; c < to; c++ {
		x, w := s.view.colX(c), s.view.lanes.width(c)
		line := s.palette.Line
		if c == s.view.lanes.frozen-1 {
			line = s.palette.BlockLine
		} else if s.list {
			continue
		}
		b.fill(x+w-1, b.y0, 1, bottom-b.y0, line)
	}
	s.paintMarks(from, to)
	for i := range s.blocks {
		s.paintBlock(&s.blocks[i])
	}
}

// paintColumn paints a column's cells in view, each merged block once.
func (s *sheet) paintColumn(c int, x, w float32) {
	for row := s.first; row <= s.last; {
		from, to := s.field.block(place{row, c})
		l := s.rows.layout(from)
		if l.isBand {
			row++
			continue
		}
		y0, y1 := s.edge(from), s.edge(to)
		p := place{row: from, col: c}
		s.paintCell(p, to-from, &l.cells[c], box{x, y0, w, y1 - y0})
		row = max(to, row+1)
	}
}

// edge is a row's upper edge in the widget, also for rows out of view.
func (s *sheet) edge(row int) float32 {
	if i := row - s.first; i >= 0 && i < len(s.tops) {
		return s.tops[i]
	}
	return s.view.head + float32(s.rows.top(row)-s.view.y)
}

// box is a rectangle in the widget.
type box struct{ x, y, w, h float32 }

// placeBox is the rectangle of the place's block.
func (s *sheet) placeBox(p place) box {
	from, to := s.field.block(p)
	y := s.edge(from)
	return box{s.view.colX(p.col), y, s.view.lanes.width(p.col), s.edge(to) - y}
}

// paintMarks paints the frames of the range and of the active cell over the columns.
func (s *sheet) paintMarks(from, to int) {
	if s.list {
		s.paintChosen(from)
		return
	}
	b, accent := &s.brush, s.palette.Accent
	if !s.focused && s.editing == nil {
		accent = s.palette.Control
	}
	a := s.area
	if a.right >= from && a.left < to && !s.selection.single(&s.field) {
		y := s.edge(a.top)
		x0 := s.view.colX(max(a.left, from))
		x1 := s.view.colX(min(a.right, to-1)) + s.view.lanes.width(min(a.right, to-1))
		s.openFrame(box{x0, y, x1 - x0, s.edge(a.bottom+1) - y}, a.left >= from, a.right < to)
	}
	if p := s.active; p.col >= from && p.col < to && s.editing == nil {
		e := s.placeBox(p)
		c := accent
		if s.errorAt(p) != "" {
			c = s.palette.Error
		}
		b.frame(e.x, e.y, e.w-1, e.h-1, 2, c)
	}
}

// paintChosen marks a list's chosen row with a bar at its left end, and with a frame while the list has the focus.
func (s *sheet) paintChosen(from int) {
	if from > 0 || s.active.row < 0 {
		return
	}
	b, y, h := &s.brush, s.edge(s.active.row), s.edge(s.active.row+1)-s.edge(s.active.row)
	b.fill(b.x0, y, 3, h-1, s.palette.Accent)
	if s.focused {
		b.frame(b.x0, y, b.x1-b.x0, h-1, 2, s.palette.Accent)
	}
}

// openFrame is the range's 1-px frame; sides that go on in the other layer stay open.
func (s *sheet) openFrame(e box, left, right bool) {
	b, c := &s.brush, s.palette.Accent
	if !s.focused {
		c = s.palette.Control
	}
	b.fill(e.x, e.y-1, e.w, 1, c)
	b.fill(e.x, e.y+e.h-1, e.w, 1, c)
	if left {
		b.fill(e.x-1, e.y, 1, e.h, c)
		b.fill(e.x, e.y, 1, e.h, c)
	}
	if right {
		b.fill(e.x+e.w-1, e.y, 1, e.h, c)
	}
}

// paintBands paints full-width group rows.
func (s *sheet) paintBands() {
	b, m := &s.brush, s.metrics
	for r := s.first; r <= s.last; r++ {
		l := s.rows.layout(r)
		if !l.isBand {
			continue
		}
		y := s.edge(r)
		b.fill(b.x0, y, b.x1-b.x0, l.height-1, s.palette.Background)
		b.fill(b.x0, y+l.height-1, b.x1-b.x0, 1, s.palette.Line)
		name, rest := cutBand(l.band)
		x := b.x0 + m.padX + m.tagGap
		b.write(x, y, l.height-1, name, m.small, true, s.palette.Text)
		b.write(x+m.tinyBold.width(name)+m.tagGap*2, y, l.height-1, rest, m.small, false, s.palette.Text2)
	}
}

// paintBars paints the scroll bars.
func (s *sheet) paintBars() {
	v, b := &s.view, &s.brush
	b.clip(0, 0, v.width, v.height)
	b.fill(v.right(), 0, barSize, v.height, s.palette.Background)
	inset := float32(barSize-thumbSize) / 2
	if at, n := v.thumbV(); n > 0 {
		b.round(v.right()+inset, at, thumbSize, n, thumbSize/2, s.palette.BlockLine, nil)
	}
	if !v.barH() {
		return
	}
	b.fill(0, v.bottom(), v.width, barSize, s.palette.Background)
	if at, n := v.thumbH(); n > 0 {
		b.round(at, v.bottom()+inset, n, thumbSize, thumbSize/2, s.palette.BlockLine, nil)
	}
}

// caret tells where text appears: the editor's caret, or the active cell's first line.
func (g *Grid) caret() {
	if g.OnCaret == nil || g.field.empty() || g.view.width <= 0 {
		return
	}
	m := g.metrics
	if g.editing != nil {
		// Fyne does not know the place of an object that it has not drawn yet, so the editor's is reckoned from the grid's.
		g.OnCaret(g.host.Position(g).Add(g.shell.Position()).Add(g.editor.caretAt()), m.line)
		return
	}
	if !g.focused {
		return
	}
	p := g.blockTop(g.selection.active)
	y := max(g.view.head+float32(g.rows.top(p.row)-g.view.y), g.view.head)
	at := g.host.Position(g).AddXY(g.view.colX(p.col)+m.padX, y+m.padY)
	g.OnCaret(at, m.line)
}

var _ fyne.Widget = (*Grid)(nil)
