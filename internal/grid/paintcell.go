package grid

import (
	"image/color"
	"strings"
)

// paintCell paints one cell or merged block of n rows.
func (s *sheet) paintCell(p place, n int, l *wrapped, e box) {
	b, pal := &s.brush, &s.palette
	if e.y >= b.y1 || e.y+e.h <= b.y0 {
		return
	}
	if fill := s.cellFill(p, n, &l.cell); fill != nil {
		b.fill(e.x, e.y, e.w, e.h, fill)
	}
	if n > 1 && !s.list && !s.field.cols[p.col].RowHead {
		s.paintChosenRows(p, n, e)
	}
	line := pal.Line
	if n > 1 {
		line = pal.BlockLine
	}
	b.fill(e.x, e.y+e.h-1, e.w, 1, line)
	if s.editing != nil && s.editing.place == p && !s.editing.alone {
		return // the editor's text stands there instead
	}
	if n > 1 {
		s.blocks = append(s.blocks, block{p, n, l, e})
		return
	}
	y := e.y + s.metrics.padY
	l, e = s.besideSign(p, l, e, y)
	s.paintText(p, l, e, y, anywhere())
}

// paintChosenRows tints the rows of a block of n that are selected: a change will reach these and no others.
func (s *sheet) paintChosenRows(p place, n int, e box) {
	for _, a := range s.areas {
		if p.col < a.Left || p.col > a.Right {
			continue
		}
		if p != s.active || a.Top > p.row || a.Bottom < p.row+n-1 {
			from, to := max(s.edge(a.Top), e.y), min(s.edge(a.Bottom+1), e.y+e.h)
			s.brush.fill(e.x, from, e.w, to-from, s.palette.Range)
		}
	}
}

// cellFill is the cell's background, nil for the plain one.
func (s *sheet) cellFill(p place, n int, c *Cell) color.Color {
	pal, col := &s.palette, &s.field.cols[p.col]
	switch {
	case s.list && p.row == s.active.row:
		return pal.Soft
	case s.list:
		return nil
	case c.Error != "":
		return pal.ErrorFill
	case col.RowHead && s.rowChosen(p.row, n):
		return pal.Soft
	case col.RowHead:
		return pal.Header
	case n == 1 && p != s.active && s.inAreas(p):
		return pal.Range
	case c.Wash != Plain:
		return pal.wash(c.Wash)
	case c.ReadOnly || col.ReadOnly:
		return pal.ReadOnly
	}
	return nil
}

func (s *sheet) inAreas(p place) bool {
	for _, a := range s.areas {
		if a.has(p) {
			return true
		}
	}
	return false
}

// rowChosen says whether one of the n rows from this one on is in the selection.
func (s *sheet) rowChosen(row, n int) bool {
	for _, a := range s.areas {
		if a.Bottom >= row && a.Top < row+n {
			return true
		}
	}
	return false
}

// paintText paints what stands in the cell, from y on, as far as it lies in the room.
func (s *sheet) paintText(p place, l *wrapped, e box, y float32, room span) {
	b, m, pal, col := &s.brush, s.metrics, &s.palette, &s.field.cols[p.col]
	ink, bold := s.ink(p, l)
	foot := min(e.y+e.h, b.y1)
	for i := range l.lines {
		if y >= foot {
			return
		}
		t := &l.lines[i]
		x := aligned(col.Align, e.x+m.padX, e.w-2*m.padX, t.indent+t.width)
		if room.has(y, m.line) {
			if i == 0 && t.indent > 0 {
				s.paintSigns(l, x, y)
			}
			s.paintHits(l, t, x+t.indent, y, bold)
			b.write(x+t.indent, y, m.line, t.text, m.text, bold, ink)
		}
		y += m.line
	}
	if l.more != "" {
		if room.has(y, m.line) {
			s.paintHidden(l, e.x+m.padX, y)
			b.write(e.x+m.padX, y, m.line, l.more, m.small, false, pal.Accent)
		}
		y += m.line
	}
	for _, note := range l.notes {
		x := aligned(col.Align, e.x+m.padX, e.w-2*m.padX, m.tiny.Width(note))
		if room.has(y, m.smallLine) {
			b.write(x, y, m.smallLine, note, m.small, false, pal.Text2)
		}
		y += m.smallLine
	}
	if l.cell.Stamp != "" && room.has(y, m.line) {
		s.paintTag(l.cell.Stamp, e.x+m.padX, y, m.tiny.Width(l.cell.Stamp)+2*m.tagPad)
	}
}

// ink is the colour and weight of the cell's text.
func (s *sheet) ink(p place, l *wrapped) (color.Color, bool) {
	pal, col := &s.palette, &s.field.cols[p.col]
	bold := col.Bold || l.cell.Bold
	switch {
	case s.list && p.row == s.active.row:
		return pal.Text, true
	case col.RowHead && s.rowChosen(p.row, 1):
		return pal.Text, true
	case l.cell.Error != "":
		return pal.Error, bold
	case l.cell.Pending:
		return pal.Text3, bold
	case col.RowHead && l.cell.Tone == Plain:
		return pal.Text2, bold
	}
	return pal.word(l.cell.Tone), bold
}

// paintHits paints what a search found in the line, behind the words.
func (s *sheet) paintHits(l *wrapped, t *textLine, x, y float32, bold bool) {
	b, m, end := &s.brush, s.metrics.measurer(bold), t.start+len(t.text)
	for _, h := range l.cell.Hits {
		from, to := max(h.From, t.start), min(h.To, end)
		if from >= to {
			continue
		}
		at := x + m.Width(t.text[:from-t.start])
		w := m.Width(t.text[from-t.start : to-t.start])
		b.fill(at-1, y+1, w+2, s.metrics.line-2, s.palette.Mark)
		if h.Current {
			b.frame(at-1, y+1, w+2, s.metrics.line-2, 1, s.palette.MarkEdge)
		}
	}
}

// paintHidden marks the sign of lines that are not shown, where a search found something in them.
func (s *sheet) paintHidden(l *wrapped, x, y float32) {
	end := 0
	if n := len(l.lines); n > 0 {
		end = l.lines[n-1].start + len(l.lines[n-1].text)
	}
	for _, h := range l.cell.Hits {
		if h.To > end {
			s.brush.fill(x-1, y+1, s.metrics.tiny.Width(l.more)+2, s.metrics.line-2, s.palette.Mark)
			return
		}
	}
}

// paintSigns paints the glyph and the tag before the first line.
func (s *sheet) paintSigns(l *wrapped, x, y float32) {
	m := s.metrics
	if l.cell.Glyph != NoGlyph {
		s.brush.sign(l.cell.Glyph, x, y+(m.line-m.glyph)/2+m.zoom, m.glyph, s.palette.shade(l.cell.Tone))
		x += m.glyph + m.glyphGap
	}
	if l.cell.Tag != "" {
		s.paintTag(l.cell.Tag, x, y, l.tagWidth)
	}
}

// paintTag paints a small framed word into a line's height.
func (s *sheet) paintTag(text string, x, y, w float32) {
	m, b := s.metrics, &s.brush
	h := m.smallLine
	top := y + (m.line-h)/2 + m.zoom
	if top < b.y0-h || top >= b.y1 {
		return
	}
	b.round(x, top, w, h, 3*m.zoom, color.Transparent, s.palette.Control)
	b.write(x+m.tagPad, top, h, text, m.small, false, s.palette.Text2)
}

// aligned is where something of the width begins in a room that begins at x.
func aligned(a Align, x, room, width float32) float32 {
	switch a {
	case Centre:
		return float32(int(x + max(room-width, 0)/2))
	case End:
		return float32(int(x + max(room-width, 0)))
	}
	return x
}

// cutBand parts a band's name from the count behind it.
func cutBand(text string) (name, rest string) {
	name, rest, _ = strings.Cut(text, " ")
	return name, rest
}

// errorAt is why the place's text cannot be accepted; empty if it can.
func (s *sheet) errorAt(p place) string {
	if l := s.rows.layout(p.row); p.col < len(l.cells) {
		return l.cells[p.col].cell.Error
	}
	return ""
}
