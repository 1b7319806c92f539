package grid

import (
	"fyne.io/fyne/v2"
)

// The editor is at least so wide in a narrow column, and the reason under it too.
const (
	editorMin = 72
	reasonMin = 220
)

// paintEditor puts the editor over its cell, as high as its text, with the reason of an error under it.
func (s *sheet) paintEditor(from, to int) {
	e := s.editing
	if e == nil || e.place.col < from || e.place.col >= to || e.place.row >= s.field.rows {
		return
	}
	b, m, v := &s.brush, s.metrics, &s.view
	cell := s.placeBox(e.place)
	y := max(cell.y, v.head)
	w := max(cell.w-1, editorMin*m.zoom)
	text := s.editor.textHeight(w)
	h := max(min(cell.y+cell.h-1, v.bottom())-y, m.row(text)-1)
	lines := s.reasonLines(e.why, max(w, reasonMin*m.zoom))
	extra := s.reasonHeight(lines)
	y = max(min(y, v.bottom()-h-extra), v.head)
	x := cell.x
	frame, fill := s.palette.Accent, s.palette.Surface
	if e.why != "" {
		frame, fill = s.palette.Error, s.palette.ErrorFill
	}
	b.clip(x, v.head, v.right(), v.bottom())
	b.fill(x, y, w, h, fill)
	b.frame(x, y, w, h, 2, frame)
	s.shell.Move(fyne.NewPos(x, y+m.padY-m.padX))
	s.shell.Resize(fyne.NewSize(w, max(h-m.padY, text+m.padX)+m.padX)) // the entry pads all sides alike
	b.add(s.shell)
	s.paintReasonLines(lines, box{x, y + h, max(w, reasonMin*m.zoom), extra})
}

// paintReason paints why the active cell's text cannot be accepted, under the cell.
func (s *sheet) paintReason(p place, e box) {
	why := s.errorAt(p)
	if why == "" {
		return
	}
	w := max(e.w-1, reasonMin*s.metrics.zoom)
	lines := s.reasonLines(why, w)
	x0, y0, x1, y1 := s.brush.x0, s.brush.y0, s.brush.x1, s.brush.y1
	s.brush.clip(x0, s.view.head, s.view.right(), s.view.bottom())
	s.paintReasonLines(lines, box{e.x, e.y + e.h - 1, w, s.reasonHeight(lines)})
	s.brush.clip(x0, y0, x1, y1)
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
	b.sign(Triangle, e.x+m.padX, y+(m.smallLine-m.glyph)/2, m.glyph, Shade{Glyph: pal.Error})
	for _, l := range lines {
		b.write(e.x+m.padX+l.indent, y, m.smallLine, l.text, m.small, false, pal.Error)
		y += m.smallLine
	}
}
