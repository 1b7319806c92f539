package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The page's measures.
const (
	margin = 12  // round the page and in panels
	gap    = 12  // between panels
	most   = 200 // rows of a list, even where it is unfolded
)

// emptyMost is how much room a column's last panel takes to end with its neighbours; with more it would look unfinished.
const emptyMost = 48

// page is the figures over columns of panels. Lists have as many rows as the window has room for, and no fewer than each
// needs to be of use; where that is more than the window holds, the page scrolls.
type page struct {
	s       *Screen
	scroll  *container.Scroll
	sheet   *fyne.Container
	figures *figures
	columns func(width float32) []column // how the parts stand beside each other
	size    fyne.Size                    // of the window's part
	height  float32                      // of the page, built for that
}

// column is parts under each other.
type column struct {
	width float32
	parts []*part
}

func newPage(s *Screen) *page {
	p := &page{s: s, figures: &figures{panel: newPanel(s)}}
	p.sheet = container.New(tall{p}, p.figures.panel)
	p.scroll = container.NewVScroll(p.sheet)
	p.scroll.OnScrolled = func(at fyne.Position) { s.d.Memory.offset = at.Y }
	leaders, units := s.leaderPart(), s.unitPart()
	rates, owed, doubts, due := s.ratePart(), s.owedPart(), s.doubtPart(), s.duePart()
	for _, x := range []*part{leaders, units, rates, owed, doubts, due} {
		p.sheet.Add(x.panel)
	}
	p.columns = func(width float32) []column {
		const three, two = 1100, 680 // from how wide on
		switch {
		case width >= three:
			left, middle := width*0.467, width*0.262
			return []column{{left, []*part{leaders, units}}, {middle, []*part{rates, owed}}, {width - left - middle - 2*gap, []*part{doubts, due}}}
		case width >= two:
			left := width * 0.58
			return []column{{left, []*part{leaders, units}}, {width - left - gap, []*part{rates, owed, doubts, due}}}
		}
		return []column{{width, []*part{leaders, units, rates, owed, doubts, due}}}
	}
	return p
}

// fill shows other figures.
func (p *page) fill(t *tally) {
	p.figures.fill(t)
	for _, c := range p.columns(0) {
		for _, x := range c.parts {
			x.sections = x.fill(t)
		}
	}
	if !p.size.IsZero() {
		p.arrange(p.size)
	}
}

// arrange builds and places everything for the size of the window's part.
func (p *page) arrange(size fyne.Size) {
	p.size = size
	width := size.Width - 2*margin
	y := p.figures.build(width) + gap
	columns := p.columns(width)
	high := size.Height - y - margin
	for i := range columns {
		high = max(high, columns[i].least())
	}
	x := float32(margin)
	for i := range columns {
		columns[i].build(x, y, high)
		x += columns[i].width + gap
	}
	p.height = y + high + margin
	p.scroll.Refresh()
	if at := p.s.d.Memory.offset; at != p.scroll.Offset.Y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, at))
	}
}

// least is how high the column is with as few rows as its lists can do with.
func (c *column) least() float32 {
	high := float32(-gap)
	for _, x := range c.parts {
		high += gap + x.height()
		for _, s := range x.sections {
			high += float32(s.least()) * s.pitch
		}
	}
	return high
}

// build gives the lists of the column the rows that there is room for, one after the other, and its last panel the rest.
func (c *column) build(x, y, high float32) {
	spare := high - c.least()
	for _, p := range c.parts {
		for _, s := range p.sections {
			s.shown = s.least()
		}
	}
	for again := true; again; {
		again = false
		for _, p := range c.parts {
			for _, s := range p.sections {
				if s.shown < s.total && s.shown < most && spare >= s.pitch {
					s.shown++
					spare -= s.pitch
					again = true
				}
			}
		}
	}
	for i, p := range c.parts {
		h := p.height()
		for _, s := range p.sections {
			h += float32(s.shown) * s.pitch
		}
		if i == len(c.parts)-1 && spare < emptyMost {
			h += max(spare, 0)
		}
		p.panel.Move(fyne.NewPos(x, y))
		p.panel.Resize(fyne.NewSize(c.width, h))
		p.build(c.width)
		y += h + gap
	}
}

// tall gives the page the height that it was built for, and builds it where it gets another size.
type tall struct{ p *page }

// MinSize belongs to Fyne.
func (t tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, t.p.height) }

// Layout belongs to Fyne.
func (t tall) Layout([]fyne.CanvasObject, fyne.Size) {
	if now := t.p.scroll.Size(); now != t.p.size {
		t.p.arrange(now)
	}
}
