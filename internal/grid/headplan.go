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

// What is free beside a head's text where there is little room, between it and the marks, and at the right of the marks.
const (
	headTight = 3
	headGap   = 2
	headEdge  = 5
)

// planHead places a head's one or two lines and its marks: beside all lines where they have room, else beside one of them,
// else in a row of their own under them, so that no text is cut for a mark.
func planHead(c *Column, w, h float32, m *metrics) headPlan {
	p := headPlan{lines: headLines(c, m)}
	pitch, marks := m.line-2*m.zoom, marksWidth(c, m)
	high := float32(len(p.lines)) * pitch
	taken := marks + (headGap+headEdge)*m.zoom
	first, roomy := headRoom(p.lines, w-taken-headTight*m.zoom)
	y, from, to := (h-1-high)/2, float32(0), h-1
	switch {
	case marks == 0 || roomy == len(p.lines):
	case roomy > 0:
		from, to = y+float32(first)*pitch, y+float32(first+1)*pitch
	default:
		y = max(y-m.icon/2-m.zoom, 0)
		from, to = y+high, y+high+m.icon
	}
	for i := range p.lines {
		free := w
		if marks > 0 && (roomy == len(p.lines) || i == first) {
			free -= taken
		}
		p.lines[i].put(c.Align, y+float32(i)*pitch, w, free, m)
	}
	if marks > 0 {
		p.putMarks(c, w, from, to, m)
	}
	return p
}

// headRoom is how many lines are no wider than the room, and the first of them.
func headRoom(lines []headLine, room float32) (first, n int) {
	first = -1
	for i := range lines {
		if lines[i].width <= room {
			if n++; first < 0 {
				first = i
			}
		}
	}
	return first, n
}

// headNeed is the height that a head of the width needs for its lines and marks.
func headNeed(c *Column, w float32, m *metrics) float32 {
	need, lines, marks := m.head, headLines(c, m), marksWidth(c, m)
	if len(lines) > 1 {
		need += m.headMore
	}
	if _, roomy := headRoom(lines, w-marks-(headTight+headGap+headEdge)*m.zoom); marks > 0 && roomy == 0 {
		need = max(need, float32(len(lines))*(m.line-2*m.zoom)+m.icon+4*m.zoom)
	}
	return need
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

// put places a line into a head of the width, of which so much is free; what does not fit is cut.
func (l *headLine) put(a Align, y, w, free float32, m *metrics) {
	if l.width > free-1 {
		l.accent = ""
		l.text = m.cutHead(l.text, free-1)
		l.width = m.bold.Width(l.text)
	}
	l.x, l.y = m.padX, y
	switch centred := float32(int(max(w-1-l.width, 0) / 2)); {
	case a == Centre && centred+l.width <= free:
		l.x = centred
	case a == Centre || l.x+l.width > free:
		l.x = float32(int(max(free-1-l.width, 0) / 2))
	}
	l.accentX = l.x + m.bold.Width(l.text) + m.padX
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

// putMarks places the marks at the right, in the middle between two heights.
func (p *headPlan) putMarks(c *Column, w, from, to float32, m *metrics) {
	x := w - headEdge*m.zoom
	middle := (from + to) / 2
	if to-from > m.icon {
		middle += m.zoom // letters stand a little low in their line
	}
	right := x
	if c.Filter {
		x -= m.icon
		p.menu = box{x, middle - m.icon/2, m.icon, m.icon}
	}
	if c.Sorted != 0 {
		x -= m.arrow
		p.sort = box{x, middle - m.arrow/2, m.arrow, m.arrow}
	}
	if c.Filter {
		p.touch = box{x - headGap*m.zoom, from, right + headGap*m.zoom - x, to - from}
	}
}

// has says whether the point lies in the box.
func (b box) has(x, y float32) bool { return x >= b.x && x < b.x+b.w && y >= b.y && y < b.y+b.h }
