package page

// A table's body is planned page by page: which rows, or which lines of a row, stand on the next page. A cell that goes
// over a page end is cut there; its text is whole on each page where that is possible, so that each can be read alone.

// splitFrom is the share of a page that must be free before a row is split rather than moved to the next page.
const splitFrom = 0.25

// repeatTo is the share of a page that a repeated text may take.
const repeatTo = 0.4

// band is a row on a page, or the part of one.
type band struct {
	row       int
	height    float64
	continued bool // began on an earlier page
	whole     bool // ends on this page
}

// lineRange is the lines of a cell that a page shows.
type lineRange struct{ from, to int }

// sheet is what one page shows of a table.
type sheet struct {
	bands []band
	shows map[int]lineRange // by cell index
}

func (s *sheet) height() float64 {
	h := 0.0
	for _, b := range s.bands {
		h += b.height
	}
	return h
}

// plan is the state of planning a body.
type plan struct {
	*part
	breaks  map[int]bool
	full    float64 // height for rows on a page of their own
	next    int     // first row not finished
	partly  bool    // part of it has been shown
	started bool
}

func (p *plan) finished() bool { return p.next >= p.rows }

// pending is what a cell has to show on this page: what is left of it or, where nothing is, its text once more.
func (p *plan) pending(i int) lineRange {
	c := &p.cells[i]
	n := len(c.lines)
	switch {
	case c.done < n:
		return lineRange{c.done, n}
	case !c.prose && p.need(n) <= repeatTo*p.full:
		return lineRange{0, n}
	}
	return lineRange{n, n}
}

// above is the height that the bands give to a cell.
func (p *plan) above(c *cell, bands []band) float64 {
	h := 0.0
	for _, b := range bands {
		if b.row >= c.row && b.row <= c.end() {
			h += b.height
		}
	}
	return h
}

// rowHeight is the height that row r needs after the bands to show all of the cells that end with it.
func (p *plan) rowHeight(r int, bands []band) float64 {
	h := p.need(1)
	for _, i := range p.ending[r] {
		show := p.pending(i)
		h = max(h, p.need(show.to-show.from)-p.above(&p.cells[i], bands))
	}
	return h
}

// page plans the next page with the given room. must says that the page may not stay empty and that the room holds three
// lines: then something is shown, if need be of a split row. Else the answer may be nil, which asks for a page of its own.
func (p *plan) page(room float64, must bool) *sheet {
	if p.finished() && room >= 0 { // a head alone
		return &sheet{}
	}
	var bands []band
	var takes map[int]lineRange
	left := room
	for r := p.next; r < p.rows; r++ {
		if p.breaks[r] && (len(bands) > 0 || !must && !p.started) {
			break
		}
		h := p.rowHeight(r, bands)
		b := band{row: r, height: h, continued: r == p.next && p.partly, whole: true}
		if h <= left+1e-6 {
			bands = append(bands, b)
			left -= h
			continue
		}
		if b.height, takes = p.split(r, bands, left, must && len(bands) == 0); takes != nil {
			b.whole = false
			bands = append(bands, b)
			left -= b.height
		}
		break
	}
	bands = p.keepHeadings(bands)
	if len(bands) == 0 {
		return nil
	}
	return p.close(bands, takes, room)
}

// keepHeadings takes rows of a single cell, which head what follows, from the page's end.
func (p *plan) keepHeadings(bands []band) []band {
	for len(bands) > 1 {
		last := bands[len(bands)-1]
		if !last.whole || last.row == p.rows-1 || p.columns < 2 || p.cell(last.row, 0).cols < p.columns {
			break
		}
		bands = bands[:len(bands)-1]
	}
	return bands
}

// split shares row r between this page, with the given room, and the next one: how high its part here is and which lines
// of the cells that end with it it shows. takes is nil where it is better moved whole.
func (p *plan) split(r int, bands []band, room float64, must bool) (height float64, takes map[int]lineRange) {
	if !must && room < splitFrom*p.full {
		return 0, nil
	}
	takes = map[int]lineRange{}
	moved := false
	for _, i := range p.ending[r] {
		c, show := &p.cells[i], p.pending(i)
		above := p.above(c, bands)
		n := p.share(show, room+above)
		switch {
		case n == show.to-show.from:
		case c.done == len(c.lines): // a repetition shows whole or not
			n = 0
		case n < 2:
			return 0, nil
		}
		show.to = show.from + n
		moved = moved || n > 0 && c.done < len(c.lines)
		takes[i] = show
		height = max(height, p.need(n)-above)
	}
	if !moved {
		return 0, nil
	}
	return min(max(height, p.need(1)), max(room, p.need(1))), takes
}

// share is how many of the lines to show fit into the room, leaving two lines at least for the next page.
func (p *plan) share(show lineRange, room float64) int {
	n := show.to - show.from
	k := max(int((room-2*p.py+1e-6)/p.leading), 0)
	if k >= n {
		return n
	}
	if k == n-1 && k > 2 {
		k--
	}
	return k
}

// close ends the page after the bands: cells that go on are cut, the last row grows where their text needs it, and if even
// that is not enough the page ends before them.
func (p *plan) close(bands []band, takes map[int]lineRange, room float64) *sheet {
	last := bands[len(bands)-1]
	left := max(room-(&sheet{bands: bands}).height(), 0)
	for c := range p.columns {
		i := p.at[last.row*p.columns+c]
		o := &p.cells[i]
		if _, taken := takes[i]; taken || last.whole && o.end() == last.row {
			continue
		}
		show := p.pending(i)
		short := p.need(show.to-show.from) - p.above(o, bands)
		if short <= 0 {
			continue
		}
		if short > left && o.row > bands[0].row && p.need(len(o.lines)) <= repeatTo*p.full {
			n := len(bands) - 1
			for n > 0 && bands[n-1].row >= o.row {
				n--
			}
			return p.close(p.keepHeadings(bands[:n]), nil, room)
		}
		grow := min(short, left)
		bands[len(bands)-1].height += grow
		left -= grow
	}
	return p.commit(bands, takes)
}

// commit notes what the page shows and moves on.
func (p *plan) commit(bands []band, takes map[int]lineRange) *sheet {
	s := &sheet{bands: bands, shows: map[int]lineRange{}}
	last := bands[len(bands)-1]
	for _, b := range bands {
		for c := range p.columns {
			i := p.at[b.row*p.columns+c]
			if _, seen := s.shows[i]; seen {
				continue
			}
			s.shows[i] = p.visible(i, bands, takes)
		}
	}
	for i, show := range s.shows {
		p.cells[i].done = max(p.cells[i].done, show.to)
	}
	p.next, p.partly, p.started = last.row, !last.whole, true
	if last.whole {
		p.next++
	}
	return s
}

// visible is the lines of a cell that its room on the page holds.
func (p *plan) visible(i int, bands []band, takes map[int]lineRange) lineRange {
	if show, ok := takes[i]; ok {
		return show
	}
	c, show := &p.cells[i], p.pending(i)
	room := p.above(c, bands)
	if p.need(show.to-show.from) <= room+1e-6 {
		return show
	}
	if c.done == len(c.lines) {
		return lineRange{show.to, show.to}
	}
	show.to = show.from + min(max(int((room-2*p.py+1e-6)/p.leading), 0), show.to-show.from)
	return show
}
