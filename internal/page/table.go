package page

import (
	"cmp"
	"slices"

	"dubanben/internal/doc"
)

// frame, rule and headRule are the strokes of a table: its outside, inside, and under its head.
const frame, rule, headRule = 1.0, 0.5, 0.75

// table lays a table from where the flow stands, its head again on every page.
func (f *flow) table(t doc.Table) error {
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		return nil
	}
	size, _ := t.Text()
	x, err := borders(t.Columns, f.setup.Left, f.setup.TypeWidth(), size, paddings(t))
	if err != nil {
		return err
	}
	n := min(max(t.Header, 0), len(t.Rows))
	head, err := f.newPart(t, 0, n, x, true)
	if err != nil {
		return err
	}
	body, err := f.newPart(t, n, len(t.Rows), x, false)
	if err != nil {
		return err
	}
	top, headHeight := head.whole()
	p := &plan{part: body, breaks: map[int]bool{}, full: f.setup.TypeHeight() - headHeight}
	for _, r := range t.Breaks {
		p.breaks[r-n] = true
	}
	if least := max(body.need(3), headHeight); p.full < least {
		return &RoomError{Room: f.setup.TypeHeight(), Least: headHeight + least}
	}
	return f.rows(head, top, headHeight, p)
}

// rows sets the planned rows page by page.
func (f *flow) rows(head *part, top *sheet, headHeight float64, p *plan) error {
	for {
		room := f.bottom() - f.y - headHeight
		s := p.page(room, f.fresh() || f.kept && room >= p.need(3))
		switch {
		case s == nil && f.fresh():
			return &RoomError{Room: room, Least: p.need(3)}
		case s == nil:
			f.newPage()
			continue
		}
		f.paint(head, top, p.part, s)
		f.y += headHeight + s.height()
		f.kept = false
		if p.finished() {
			return nil
		}
		f.newPage()
	}
}

// whole plans a head: every row at the height that it needs.
func (p *part) whole() (*sheet, float64) {
	all := &plan{part: p}
	s := &sheet{shows: map[int]lineRange{}}
	for r := range p.rows {
		s.bands = append(s.bands, band{row: r, height: all.rowHeight(r, s.bands), whole: true})
	}
	for i := range p.cells {
		s.shows[i] = lineRange{0, len(p.cells[i].lines)}
	}
	return s, s.height()
}

// paint draws the head and a page's rows with closed borders.
func (f *flow) paint(head *part, top *sheet, body *part, s *sheet) {
	left, right := body.x[0], body.x[body.columns]
	y := f.y
	below := y + top.height()
	end := below + s.height()
	f.part(head, top, y)
	f.part(body, s, below)
	ops := &f.page().Ops
	if len(top.bands) > 0 && len(s.bands) > 0 {
		*ops = append(*ops, Op{Kind: Line, X: left, Y: below, X2: right, Y2: below, Width: headRule})
	}
	*ops = append(*ops, Op{Kind: Box, X: left, Y: y, X2: right, Y2: end, Width: frame})
}

// part draws the texts and inner borders of a page's bands from y down.
func (f *flow) part(p *part, s *sheet, y float64) {
	ys := []float64{y}
	for _, b := range s.bands {
		y += b.height
		ys = append(ys, y)
	}
	page := f.page()
	for _, i := range s.order(p) {
		c, show := &p.cells[i], s.shows[i]
		a, b := s.span(c)
		if show.from == 0 && show.to > 0 {
			page.Missing = append(page.Missing, c.missing...)
		}
		text := ys[a] + p.py
		if split := !s.bands[a].whole || s.bands[a].continued; !c.prose || !split {
			text = (ys[a] + ys[b+1] - c.height(show.to-show.from)) / 2
		}
		page.Ops = c.ops(page.Ops, p.x[c.col]+p.pads[c.col], text, show.from, show.to)
		page.Ops = p.bar(page.Ops, i, ys[a], ys[b+1])
	}
	page.Ops = p.rules(page.Ops, s, ys)
}

// order lists the page's cells as they are read: by row, then by column.
func (s *sheet) order(p *part) []int {
	var list []int
	for i := range s.shows {
		list = append(list, i)
	}
	slices.SortFunc(list, func(a, b int) int {
		ca, cb := &p.cells[a], &p.cells[b]
		return cmp.Or(cmp.Compare(max(ca.row, s.bands[0].row), max(cb.row, s.bands[0].row)), cmp.Compare(ca.col, cb.col))
	})
	return list
}

// span is the first and the last band of a cell.
func (s *sheet) span(c *cell) (first, last int) {
	first = -1
	for i, b := range s.bands {
		if b.row >= c.row && b.row <= c.end() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return max(first, 0), last
}

// rules draws the borders between cells, each straight piece as one line.
func (p *part) rules(ops []Op, s *sheet, ys []float64) []Op {
	cell := func(b, c int) int { return p.at[s.bands[b].row*p.columns+c] }
	for c := 1; c < p.columns; c++ {
		for a := 0; a < len(s.bands); a++ {
			from := a
			for a < len(s.bands) && cell(a, c-1) != cell(a, c) {
				a++
			}
			if a > from {
				ops = append(ops, Op{Kind: Line, X: p.x[c], Y: ys[from], X2: p.x[c], Y2: ys[a], Width: rule})
			}
		}
	}
	for b := 1; b < len(s.bands); b++ {
		for a := 0; a < p.columns; a++ {
			from := a
			for a < p.columns && cell(b-1, a) != cell(b, a) {
				a++
			}
			if a > from {
				ops = append(ops, Op{Kind: Line, X: p.x[from], Y: ys[b], X2: p.x[a], Y2: ys[b], Width: rule})
			}
		}
	}
	return ops
}
