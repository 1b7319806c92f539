package grid

import "math"

// block is a merged block in view whose text is still to be painted.
type block struct {
	place place
	rows  int
	text  *wrapped
	box   box
}

// span is a part of the view from top to bottom.
type span struct{ from, to float32 }

func anywhere() span { return span{float32(math.Inf(-1)), float32(math.Inf(1))} }

// has says whether something of the height lies wholly in the span.
func (s span) has(y, h float32) bool { return y >= s.from-0.5 && y+h <= s.to+0.5 }

func (s span) height() float32 { return s.to - s.from }

// paintBlock paints a merged block's text into the block's visible part: whole lines only, the name before the note.
func (s *sheet) paintBlock(k *block) {
	e := k.box
	room := span{max(e.y, s.view.head), min(e.y+e.h-1, s.view.bottom())}
	text := s.fitting(k.text, room.height())
	y := s.blockTextTop(k, text.height, room)
	beside, e := s.besideSign(k.place, &text, e, y)
	if beside != &text {
		y = s.blockTextTop(k, beside.height, room)
	}
	k.box = e
	s.mend(k, beside, y)
	s.paintText(k.place, beside, e, y, room)
}

// fitting is the block's content without what has no room: first the stamp goes, then the note.
func (s *sheet) fitting(l *wrapped, room float32) wrapped {
	out, m := *l, s.metrics
	if out.height > room && out.cell.Stamp != "" {
		out.cell.Stamp = ""
		out.height -= m.line
	}
	if out.height > room && len(out.notes) > 0 && len(out.lines) > 0 {
		out.height -= float32(len(out.notes)) * m.smallLine
		out.cell.Note, out.notes = "", nil
	}
	return out
}

// blockTextTop is where a block's text of the height begins: in the block's visible part, centred there in Centre columns.
func (s *sheet) blockTextTop(k *block, height float32, room span) float32 {
	m, col, e := s.metrics, &s.field.cols[k.place.col], k.box
	y := room.from + m.padY
	if col.Align == Centre && !col.RowHead {
		y = float32(int((room.from + room.to + 1 - height) / 2))
	}
	y = max(min(y, e.y+e.h-m.foot-height), e.y+m.padY)
	if height <= room.height() {
		y = max(min(y, room.to-height), room.from)
	}
	return y
}

// mend takes the range's frame away behind the text, where an edge of the range crosses the block.
func (s *sheet) mend(k *block, l *wrapped, y float32) {
	p, e, m := k.place, k.box, s.metrics
	if s.list || s.single {
		return
	}
	wide := l.width(m)
	x := aligned(s.field.cols[p.col].Align, e.x+m.padX, e.w-2*m.padX, wide)
	back := s.cellFill(p, k.rows, &k.text.cell)
	if back == nil {
		back = s.palette.Surface
	}
	inner := back
	if !s.field.cols[p.col].RowHead {
		inner = s.palette.Range
	}
	gap := m.tagGap
	for _, a := range s.areas {
		if p.col < a.Left || p.col > a.Right {
			continue
		}
		if top := s.edge(a.Top) - 1; top > e.y && top >= y-1 && top < y+l.height {
			s.brush.fill(x-gap, top, wide+2*gap, 1, back)
		}
		if low := s.edge(a.Bottom+1) - 1; low < e.y+e.h-1 && low >= y && low < y+l.height+1 {
			s.brush.fill(x-gap, low, wide+2*gap, 1, inner)
		}
	}
}
