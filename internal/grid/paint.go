package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// sheet is what one frame is painted from.
type sheet struct {
	*Grid
	first, last int       // rows in view
	tops        []float32 // upper edge of each row in view, and one more
	areas       []Area
	active      place // first place of the active block
	single      bool  // nothing but that is selected
	tight       bool  // the active cell's text leaves no room for its ▾
}

// repaint lays out what is in view and has Fyne draw it.
func (g *Grid) repaint() {
	if !g.view.sized() {
		g.remember()
		return
	}
	e := g.editing
	var was editing
	if e != nil {
		was = *e
	}
	g.painting = true
	g.paint()
	g.painting = false
	if e != nil && e == g.editing && (e.box != was.box || e.caret != was.caret) {
		g.caret() // the editor has moved, or its text in it
	}
}

func (g *Grid) paint() {
	g.brush.begin()
	g.body.back.FillColor = g.palette.Background
	g.brush.add(g.body.back)
	first, last := g.settle()
	s := sheet{Grid: g, first: first, last: last, active: place{-1, -1}}
	if !g.field.empty() && last >= first {
		s.areas, s.active = g.selection.areas(&g.field, g.chosen[:0]), g.blockTop(g.selection.active)
		g.chosen, s.single = s.areas, g.selection.single(&g.field)
		s.paintRows()
	}
	s.paintHeader()
	s.paintBars()
	s.paintGesture()
	s.paintDrop()
	g.remember()
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
	if s.active.col >= from && s.active.col < to && s.drops(s.active) {
		s.paintDropSign()
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

// activeBox is the rectangle of the active cell, as it is scrolled now.
func (g *Grid) activeBox() box {
	p := g.selection.active
	from, to := g.field.block(p)
	y := g.view.head + float32(g.rows.top(from)-g.view.y)
	return box{g.view.colX(p.col), y, g.view.lanes.width(p.col), g.view.head + float32(g.rows.top(to)-g.view.y) - y}
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
	for _, a := range s.areas {
		if a.Right >= from && a.Left < to && !s.single {
			s.openFrame(s.areaBox(a, from, to), a.Left >= from, a.Right < to)
		}
	}
	for _, p := range s.marks {
		if a := p.area(&s.field); a.Right >= from && a.Left < to {
			s.dashes(s.areaBox(a, from, to), a.Left >= from, a.Right < to)
		}
	}
	if s.active.col >= from && s.active.col < to && s.editing == nil {
		s.paintActive()
	}
}

// paintActive frames the active cell.
func (s *sheet) paintActive() {
	e := s.activeBox()
	s.brush.frame(e.x, e.y, e.w-1, e.h-1, 2, s.activeInk())
}

// activeInk is the colour of what marks the active cell.
func (s *sheet) activeInk() color.Color {
	switch {
	case s.errorAt(s.active) != "":
		return s.palette.Error
	case !s.focused:
		return s.palette.Control
	}
	return s.palette.Accent
}

// areaBox is the part of an area's rectangle that lies in the columns.
func (s *sheet) areaBox(a Area, from, to int) box {
	y := s.edge(a.Top)
	x0 := s.view.colX(max(a.Left, from))
	x1 := s.view.colX(min(a.Right, to-1)) + s.view.lanes.width(min(a.Right, to-1))
	return box{x0, y, x1 - x0, s.edge(a.Bottom+1) - y}
}

// dash is the length of one dash of the frame round what was copied, and of the gap behind it.
const dash = 5

// dashes is the frame round what was copied; sides that go on in the other layer stay open.
func (s *sheet) dashes(e box, left, right bool) {
	b := &s.brush
	for x := e.x + 2*dash*snap(max(b.x0-e.x, 0)/(2*dash)); x < min(e.x+e.w, b.x1); x += 2 * dash {
		w := min(dash, e.x+e.w-x)
		b.fill(x, e.y, w, 2, s.palette.Accent)
		b.fill(x, e.y+e.h-2, w, 2, s.palette.Accent)
	}
	for y := e.y + 2*dash*snap(max(b.y0-e.y, 0)/(2*dash)); y < min(e.y+e.h, b.y1); y += 2 * dash {
		h := min(dash, e.y+e.h-y)
		if left {
			b.fill(e.x, y, 2, h, s.palette.Accent)
		}
		if right {
			b.fill(e.x+e.w-3, y, 2, h, s.palette.Accent)
		}
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
		b.write(x+m.tinyBold.Width(name)+m.tagGap*2, y, l.height-1, rest, m.small, false, s.palette.Text2)
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
		if e := g.editing; e.high > 0 {
			g.OnCaret(g.host.Position(g).Add(e.editor.Position()).Add(e.caret), e.high)
		}
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
