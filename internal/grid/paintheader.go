package grid

import "strings"

// headHeight is the header's height: one line, or two if any column's header has two.
func (g *Grid) headHeight() float32 {
	for i := range g.field.cols {
		if strings.Contains(g.field.cols[i].Header, "\n") {
			return g.metrics.head + g.metrics.headMore
		}
	}
	return g.metrics.head
}

// paintHeader paints the column heads over the rows, the frozen ones last.
func (s *sheet) paintHeader() {
	v, b := &s.view, &s.brush
	b.clip(0, 0, v.right(), v.head)
	b.fill(0, 0, v.right(), v.head, s.palette.Header)
	edge := min(v.lanes.frozenWidth(), v.right())
	b.clip(edge, 0, v.right(), v.head)
	for c := v.lanes.frozen; c < v.lanes.count(); c++ {
		s.paintHead(c)
	}
	b.clip(0, 0, edge, v.head)
	b.fill(0, 0, edge, v.head, s.palette.Header)
	for c := range v.lanes.frozen {
		s.paintHead(c)
	}
	b.clip(0, 0, v.right(), v.head)
	b.fill(0, v.head-1, v.right(), 1, s.palette.BlockLine)
}

// paintHead paints one column's head.
func (s *sheet) paintHead(c int) {
	b, m, pal, col := &s.brush, s.metrics, &s.palette, &s.field.cols[c]
	x, w, head := s.view.colX(c), s.view.lanes.width(c), s.view.head
	if x+w <= b.x0 || x >= b.x1 {
		return
	}
	chosen := s.selection.shape == shapeColumns || s.selection.shape == shapeAll
	if chosen && c >= s.area.left && c <= s.area.right && !s.field.empty() {
		b.fill(x, 0, w, head, pal.Soft)
	}
	line := pal.BlockLine
	b.fill(x+w-1, 0, 1, head, line)
	if col.Accent {
		b.fill(x-1, 0, w+1, 2, pal.Accent)
	}
	lines := strings.SplitN(col.Header, "\n", 2)
	pitch := m.line - 2*m.zoom
	y := (head - 1 - float32(len(lines))*pitch) / 2
	for i, text := range lines {
		width := m.bold.width(text)
		at := x + m.padX
		if col.Align == Centre || width > w-2*m.padX {
			at = x + float32(int(max(w-1-width, 0)/2))
		}
		b.write(at, y, pitch, text, m.text, true, pal.Text)
		if i == len(lines)-1 && col.Mark != "" {
			b.write(at+width+m.padX, y, pitch, col.Mark, m.small, false, pal.Accent)
		}
		y += pitch
	}
}
