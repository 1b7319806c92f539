package grid

import "strings"

// headPlan is where a column's head has its lines and its marks, from the head's upper left corner.
type headPlan struct {
	lines []headLine
	sort  box // the triangle; no width for none
	menu  box // ▾ or the funnel
	touch box // what opens the menu
}

// headLine is one text of a head, with the small accent word behind it.
type headLine struct {
	text, accent  string
	width         float32 // of both
	x, y, accentX float32
}

// spare is what is free in a head with marks: before the text, between it and the marks, and behind them.
type spare struct{ left, gap, edge float32 }

func (s spare) sum() float32 { return s.left + s.gap + s.edge }

// spares are the shares that are tried, the wide one first.
func spares(m *metrics) []spare {
	return []spare{{3 * m.zoom, 2 * m.zoom, 5 * m.zoom}, {2 * m.zoom, m.zoom, 2 * m.zoom}}
}

// planHead places a head's one or two lines and its marks. The marks stand at the right, in the middle, where all lines leave
// room for them, else in the lower right corner, where they take no line's place: no text is cut or broken for a mark.
func planHead(c *Column, w, h float32, m *metrics) headPlan {
	p := headPlan{lines: headLines(c, m)}
	pitch := m.line - 2*m.zoom
	about, beside := marksBeside(p.lines, c, w, m)
	y := (h - 1 - float32(len(p.lines))*pitch) / 2
	free, mid, edge := w, h/2, about.edge
	switch marks := marksWidth(c, m); {
	case marks > 0 && beside:
		free = w - marks - about.gap - about.edge
	case marks > 0:
		y, mid = max(y-headLift*m.zoom*float32(len(p.lines)), 0), h-1-m.icon/2
	}
	p.putLines(c.Align, y, w, free, m)
	p.putMarks(c, w, mid, h, edge, beside, m)
	return p
}

// headLift is how much higher the text stands, for each of its lines, where marks lie in the corner under it.
const headLift = 3

// marksBeside says whether the marks have room beside the longest line, and what is free about them then.
func marksBeside(lines []headLine, c *Column, w float32, m *metrics) (about spare, beside bool) {
	long := float32(0)
	for _, l := range lines {
		long = max(long, l.width)
	}
	for _, about = range spares(m) {
		if long+marksWidth(c, m)+about.sum() <= w {
			return about, true
		}
	}
	return about, false
}

// headNeed is the height that a head of the width needs: two lines need a little more where marks lie in the corner.
func headNeed(c *Column, w float32, m *metrics) float32 {
	lines := headLines(c, m)
	if len(lines) == 1 {
		return m.head
	}
	if _, beside := marksBeside(lines, c, w, m); !beside && marksWidth(c, m) > 0 {
		return m.head + m.headMore + 4*m.zoom
	}
	return m.head + m.headMore
}

func headLines(c *Column, m *metrics) []headLine {
	texts := strings.SplitN(c.Header, "\n", 2)
	out := make([]headLine, len(texts))
	for i, text := range texts {
		out[i] = headLine{text: text, width: m.bold.Width(text)}
	}
	if last := &out[len(out)-1]; c.Mark != "" {
		last.accent = c.Mark
		last.width += m.padX + m.tiny.Width(c.Mark)
	}
	return out
}

func marksWidth(c *Column, m *metrics) (w float32) {
	if c.Filter {
		w += m.icon
	}
	if c.Sorted != 0 {
		w += m.arrow
	}
	return w
}

// putLines places the lines into a head of the width, of which so much is free; what does not fit is cut. Centred lines have
// one axis, that of the head as long as its longest line ends before the marks.
func (p *headPlan) putLines(a Align, y, w, free float32, m *metrics) {
	long := float32(0)
	for i := range p.lines {
		l := &p.lines[i]
		if l.width > free-1 {
			l.accent = ""
			l.text = m.cutHead(l.text, free-1)
			l.width = m.bold.Width(l.text)
		}
		long = max(long, l.width)
	}
	room := w
	if (w-1+long)/2 > free {
		room = free
	}
	for i := range p.lines {
		l := &p.lines[i]
		l.x, l.y = m.padX, y+float32(i)*(m.line-2*m.zoom)
		switch {
		case a == Centre || m.padX+long > free:
			l.x = float32(int(max(room-1-l.width, 0) / 2))
		case a == End && free < w:
			l.x = max(free-l.width, 0)
		case a == End:
			l.x = max(w-1-m.padX-l.width, 0)
		}
		l.accentX = l.x + m.bold.Width(l.text) + m.padX
	}
}

// cutHead is the head's text as far as it fits into the width, with a sign that more follows.
func (m *metrics) cutHead(text string, w float32) string {
	if m.bold.Width(text) <= w {
		return text
	}
	runes := []rune(text)
	for len(runes) > 1 && m.bold.Width(string(runes)+"…") > w {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// putMarks places the marks before the right edge; the menu opens on the head's whole height, or in the corner.
func (p *headPlan) putMarks(c *Column, w, mid, h, edge float32, beside bool, m *metrics) {
	x := w - edge
	right := x
	if c.Filter {
		x -= m.icon
		p.menu = box{x, mid - m.icon/2, m.icon, m.icon}
	}
	if c.Sorted != 0 {
		x -= m.arrow
		p.sort = box{x, mid - m.arrow/2, m.arrow, m.arrow}
	}
	if c.Filter {
		from := mid - m.icon/2
		if beside {
			from = 0
		}
		p.touch = box{x - m.zoom, from, right + 2*m.zoom - x, h - 1 - from}
	}
}

// has says whether the point lies in the box.
func (b box) has(x, y float32) bool { return x >= b.x && x < b.x+b.w && y >= b.y && y < b.y+b.h }
