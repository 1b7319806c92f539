package docx

import (
	"math"
	"slices"
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/format/paged"
	"dubanben/internal/typeset"
)

const (
	padY     = 0.25 // ems over and under a cell's text
	lineRoom = 1.0  // points of a row that its borders may take
	reserve  = 0.98 // of a page that rows are planned for
)

// cellType measures as cells are set: half an em and a bit for Latin letters and digits, for the faces that stand in where a
// machine has no 仿宋.
type cellType struct{}

// Advance implements typeset.Measurer.
func (cellType) Advance(r rune) float64 {
	if r < 0x2000 {
		return 0.55
	}
	return 1
}

// layout is a table laid out: how high its rows are and which of them begin a page.
type layout struct {
	doc.Table
	grid    *paged.Grid
	flow    *paged.Flow
	widths  []int // twips
	header  int
	heights []float64
	head    paged.Page
	pages   []paged.Page // those of the body
	fresh   map[int]bool // rows that begin a page
	tall    map[paged.Span]float64
	room    float64 // of a page, for the rows below the header
	tail    float64 // what the last page's rows take, from its top
}

// layOutAll lays the tables of a document out, each below what the page has before it.
func layOutAll(d doc.Document) []*layout {
	var out []*layout
	used := 0.0
	for _, block := range d.Blocks {
		switch block := block.(type) {
		case doc.PageBreak:
			used = 0
		case doc.Paragraph:
			if used += tallness(block, d.Setup); used > d.Setup.TypeHeight() {
				used = math.Mod(used, d.Setup.TypeHeight())
			}
		case doc.Table:
			if !blank(block) {
				l := layOut(block, d.Setup, used)
				out, used = append(out, l), l.tail
			}
		}
	}
	return out
}

// blank reports whether a table has no place for a text; such a one is not written.
func blank(t doc.Table) bool { return len(t.Columns) == 0 || len(t.Rows) == 0 }

// layOut plans the pages of a table that begins below what has taken top of its page.
func layOut(t doc.Table, setup doc.Setup, top float64) *layout {
	l := &layout{Table: t, widths: widthsOf(t, setup.TypeWidth()), header: min(max(t.Header, 0), len(t.Rows)),
		heights: make([]float64, len(t.Rows)), fresh: map[int]bool{}, tall: map[paged.Span]float64{}}
	l.Header = l.header
	l.grid = paged.GridOf(&l.Table.Table)
	for r := range t.Rows {
		l.heights[r] = l.measure(r)
	}
	l.flow = &paged.Flow{Grid: l.grid, Heights: l.heights, Tall: l.tallText, Top: top}
	l.flow.Breaks = slices.DeleteFunc(slices.Clone(t.Breaks), func(r int) bool { return r <= l.header || r >= len(t.Rows) })
	l.head = l.flow.Header(l.header)
	head := l.flow.Sum(0, l.header)
	l.room = max(setup.TypeHeight()-head, paged.Least)
	l.flow.Room = max(setup.TypeHeight()*reserve-head, paged.Least)
	l.pages = l.flow.Pages(l.header)
	l.fill()
	l.settle(head)
	return l
}

// settle finds the rows that begin a page, and where the last page ends.
func (l *layout) settle(head float64) {
	l.tail = l.flow.Top + head
	for i, p := range l.pages {
		switch {
		case p.First == p.End:
			l.fresh[0], l.tail = true, head
		case i > 0 && !p.Below && l.pages[i-1].First < l.pages[i-1].End:
			l.fresh[p.First], l.tail = true, head
		}
		l.tail += l.flow.Sum(p.First, p.End)
		for l.tail > head+l.room { // the last row goes over the page's end
			l.tail -= l.room
		}
	}
}

// fill stretches the rows of pages on which the next page's first row would have room too: some programs pay no heed to the
// break that is asked for within a table, and end a page only where it is full. What was held back for others, and headings
// that move on, leave such room; where it is much, a break was asked for and stays as it is.
func (l *layout) fill() {
	const most = 0.25
	for i := range len(l.pages) - 1 {
		p, next := l.pages[i], l.pages[i+1]
		if p.First == p.End || p.Over || p.Below {
			continue
		}
		free := l.room - l.flow.Sum(p.First, p.End)
		if i == 0 {
			free -= l.flow.Top
		}
		first := l.heights[next.First]
		if free < first*0.75 || free > most*l.room {
			continue
		}
		each := (free - first/2) / float64(p.End-p.First)
		for r := p.First; r < p.End; r++ {
			l.heights[r] += each
		}
	}
}

// measure is the height that row r needs for the cells that stand in it alone.
func (l *layout) measure(r int) float64 {
	most := l.high("", paged.Span{Row: r, Rows: 1, Cols: 1})
	for c := range l.Columns {
		if s := l.grid.At(r, c); s.Rows == 1 && s.Col == c {
			most = max(most, l.high(l.textOf(s), s))
		}
	}
	return most
}

// tallText is the height that the text of a span of several rows needs.
func (l *layout) tallText(s paged.Span) float64 {
	h, ok := l.tall[s]
	if !ok {
		h = l.high(l.textOf(s), s)
		l.tall[s] = h
	}
	return h
}

// textOf is the text of a span; a cell covered by nothing is a cell without text.
func (l *layout) textOf(s paged.Span) string {
	cell := l.Rows[s.Row][s.Col]
	if cell.Covered {
		return ""
	}
	return clean(cell.Text)
}

// high is the height of a text in the columns of a span.
func (l *layout) high(text string, s paged.Span) float64 {
	size, leading := l.Text()
	room := max(l.ems(s.Col, s.Cols), 1)
	n := 0
	if s.Row < l.header {
		for line := range strings.SplitSeq(text, "\n") {
			for _, part := range titleLines(line, room) {
				n += lines(part, room, 0)
			}
		}
	} else {
		n = lines(text, room, 0)
	}
	return float64(n)*leading + 2*padY*size + lineRoom
}

// ems is the room of a text in columns, in ems of its type.
func (l *layout) ems(col, cols int) float64 {
	size, _ := l.Text()
	n := 0
	for _, one := range l.widths[col : col+cols] {
		n += one
	}
	return (float64(n)/20 - 2*l.Padding(col)) / size
}

// lines is how many lines a text has in a room given in ems.
func lines(text string, room, indent float64) int {
	var buf [64]typeset.Line
	return len(typeset.Breaker{Indent: indent}.Break(text, room, cellType{}, buf[:0]))
}

// tallness is the height of a paragraph of the document.
func tallness(p doc.Paragraph, setup doc.Setup) float64 {
	look := p.Style.Look()
	room := max(setup.TypeWidth()/look.Size-look.Outdent, 1)
	text, h := clean(p.Text), 0.0
	if p.Style != doc.Title {
		for one := range strings.SplitSeq(text, "\n") {
			h += look.Before + look.After + look.Leading*float64(lines(one, room, look.Indent))
		}
		return h
	}
	for one := range strings.SplitSeq(text, "\n") {
		for _, part := range titleLines(one, room) {
			h += look.Leading * float64(lines(part, room, 0))
		}
	}
	return h + look.Before + look.After
}
