package grid

// planHeads gives the header the height of its highest head, and places what stands in each.
func (g *Grid) planHeads() {
	m := g.headMetrics()
	g.view.head = m.head
	for c := range g.field.cols {
		g.view.head = max(g.view.head, headNeed(&g.field.cols[c], g.view.lanes.width(c), m))
	}
	g.heads = g.heads[:0]
	for c := range g.field.cols {
		g.heads = append(g.heads, planHead(&g.field.cols[c], g.view.lanes.width(c), g.view.head, m))
	}
}

// headMetrics are the sizes in heads: those of a list have small letters, for many narrow counts stand beside a name.
func (g *Grid) headMetrics() *metrics {
	if !g.list {
		return g.metrics
	}
	m := *g.metrics
	m.text, m.bold = m.small, m.tinyBold
	return &m
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
	b, m, pal, col := &s.brush, s.headMetrics(), &s.palette, &s.field.cols[c]
	x, w, head := s.view.colX(c), s.view.lanes.width(c), s.view.head
	if x+w <= b.x0 || x >= b.x1 {
		return
	}
	if s.headChosen(c) {
		b.fill(x, 0, w, head, pal.Soft)
	}
	if !s.list {
		b.fill(x+w-1, 0, 1, head, pal.BlockLine)
	}
	if col.Accent {
		b.fill(x-1, 0, w+1, 2, pal.Accent)
	}
	p := &s.heads[c]
	for _, l := range p.lines {
		pitch := m.line - 2*m.zoom
		b.write(x+l.x, l.y, pitch, l.text, m.text, true, pal.Text)
		if l.accent != "" {
			b.write(x+l.accentX, l.y, pitch, l.accent, m.small, false, pal.Accent)
		}
	}
	if p.sort.w > 0 {
		b.arrow(x+p.sort.x, p.sort.y, p.sort.w, col.Sorted < 0, pal.Accent)
	}
	switch {
	case p.menu.w > 0 && col.Filtered:
		b.funnel(x+p.menu.x, p.menu.y, p.menu.w, pal.Accent)
	case p.menu.w > 0:
		b.chevron(x+p.menu.x, p.menu.y, p.menu.w, pal.Text2)
	}
	s.paintGap(c, x)
	if c == s.view.lanes.count()-1 {
		s.paintGap(c+1, x+w)
	}
}

// paintGap paints the double line where columns are hidden before the column.
func (s *sheet) paintGap(c int, x float32) {
	if s.field.gaps[c] == 0 {
		return
	}
	b := &s.brush
	if x+3 > b.x1 { // behind the last column, at the view's edge
		x = b.x1 - 3
	}
	b.fill(x-1, 0, 4, s.view.head-1, s.palette.Header)
	b.fill(x-1, 0, 1, s.view.head-1, s.palette.Text2)
	b.fill(x+2, 0, 1, s.view.head-1, s.palette.Text2)
}

// headChosen says whether the whole column is selected.
func (s *sheet) headChosen(c int) bool {
	if s.field.empty() {
		return false
	}
	whole := func(p part) bool {
		return p.shape == shapeAll || p.shape == shapeColumns && c >= min(p.from.col, p.head.col) && c <= max(p.from.col, p.head.col)
	}
	for _, p := range s.selection.more {
		if whole(p) {
			return true
		}
	}
	return whole(s.selection.part)
}
