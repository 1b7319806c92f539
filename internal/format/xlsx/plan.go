package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/table"
)

// maxBreaks is how many page breaks a worksheet may hold (1,026); what follows is left to the program.
const maxBreaks = 1000

// leastRoom is the height of a page, in points, below which no row is squeezed into what titles leave of it.
const leastRoom = 100.0

const (
	labelSize   = 16.0
	labelHeight = 27.0
	dateSize    = 14.0
	dateHeight  = 25.5
)

// plan is the sheet laid out: widths, heights, sizes of type, and which rows stand on which page.
type plan struct {
	t      *table.Table
	m      *merges
	paper  paper
	cols   []column
	room   float64 // for text across all columns, points
	title  titled
	above  int       // worksheet rows above the table
	top    float64   // their height
	height []float64 // of each row of the table
	size   []float64 // of each row's type
	head   page
	pages  []page
	notes  []note
	body   float64          // size of type where it fits
	tall   map[int32]fitted // texts that span rows, by their span's index
	over   []int            // rows with a text that no type makes fit
}

// page is a run of rows that print together, with the merged ranges of several rows on it, cut at its ends.
type page struct {
	first, end int
	tall       []part
}

// part is what a page holds of a span.
type part struct {
	span
	size float64
}

// note is one line below the table.
type note struct {
	text     string
	fit      fitted
	newPage  bool
	ownWords bool // ours, not the caller's
}

func newPlan(s Sheet, t *table.Table) *plan {
	p := &plan{
		t: t, m: mergesOf(t), paper: paperFor(s.Landscape),
		height: make([]float64, len(t.Rows)), size: make([]float64, len(t.Rows)),
		tall: map[int32]fitted{},
	}
	p.body = bodySize(s.Landscape)
	p.cols = columnsFor(t.Columns, p.paper.area())
	p.room = room(p.cols)
	p.balanceHeader()
	if s.Label != "" {
		p.above, p.top = p.above+1, p.top+labelHeight
	}
	if s.Title != "" {
		p.title = setTitle(s.Title, p.room)
		p.above, p.top = p.above+1, p.top+min(p.title.height(), maxHeight)
	}
	if s.Date != "" {
		p.above, p.top = p.above+1, p.top+dateHeight
	}
	sheet := p.paper.body()
	for r := range t.Header {
		p.measure(r, min(maxHeight, sheet/2))
	}
	var grown []float64
	p.head, grown = p.lay(0, t.Header)
	p.grow(0, grown)
	room := max(sheet-p.sum(0, t.Header), leastRoom)
	p.paginate(room)
	p.addNotes(s.Note, room)
	return p
}

// balanceHeader breaks headers that are wider than their columns by sense, as titles are: 责任区领导 never ends in 导 alone.
func (p *plan) balanceHeader() {
	for r := range p.t.Header {
		for c := range p.t.Rows[r] {
			cell := &p.t.Rows[r][c]
			wide := p.roomOf(p.m.at(r, c)) * 0.97 / p.body
			if lines := balance(cell.Text, wide); len(lines) == 2 && strings.Join(lines, "") == cell.Text && !strings.Contains(cell.Text, "\n") {
				cell.Text = strings.Join(lines, "\n")
			}
		}
	}
}

// paginate measures the rows and cuts them into pages of the given height; titles take their part of the first.
func (p *plan) paginate(room float64) {
	limit := p.limit(room)
	for r := p.t.Header; r < len(p.t.Rows); r++ {
		p.measure(r, limit)
	}
	forced := make(map[int]bool, len(p.t.Breaks))
	for _, r := range p.t.Breaks {
		forced[r] = true
	}
	left := room - p.top
	for r := p.t.Header; r < len(p.t.Rows); left = room {
		if len(p.pages) == 0 && p.height[r] > left {
			if left < leastRoom {
				p.pages = append(p.pages, page{first: r, end: r}) // titles alone
				continue
			}
			p.measure(r, left) // in smaller type, rather than leave the titles alone
		}
		pg := p.next(r, left, forced)
		p.pages = append(p.pages, pg)
		r = pg.end
	}
}

// limit is the height that no row may pass.
func (p *plan) limit(room float64) float64 { return min(maxHeight, room) }

// next takes as many rows from first on as a page of the given height holds: at least one, but for the titles' page.
func (p *plan) next(first int, room float64, forced map[int]bool) page {
	end, used := first+1, p.height[first]
	all := len(p.pages) >= maxBreaks
	for end < len(p.t.Rows) && (all || !forced[end] && used+p.height[end] <= room) {
		used += p.height[end]
		end++
	}
	asked := forced[end]
	for {
		pg, grown := p.lay(first, end)
		if !all && end > first+1 && (used+total(grown) > room || !asked && p.strands(end)) {
			end--
			used -= p.height[end]
			asked = false
			continue
		}
		if len(p.pages) == 0 && p.top > 0 && used+total(grown) > room {
			return page{first: first, end: first} // a text that spans rows does not fit below the titles
		}
		p.grow(first, grown)
		return pg
	}
}

// strands reports whether a page that ends before row end would leave a section's heading at its foot.
func (p *plan) strands(end int) bool { return end < len(p.t.Rows) && p.m.section(end-1) }

// lay finds the parts of spans on the rows from first up to end, and what these rows must grow to hold them.
func (p *plan) lay(first, end int) (page, []float64) {
	pg := page{first: first, end: end}
	grown := make([]float64, end-first)
	for r := first; r < end; r++ {
		for c := 0; c < p.m.cols; c++ {
			whole := p.m.at(r, c)
			if whole.rows == 1 || whole.col != c {
				continue
			}
			s := whole.cut(first, end)
			if s.row != r {
				continue
			}
			f := p.fitTall(whole)
			pg.tall = append(pg.tall, part{span: s, size: f.size})
			have := p.sum(s.row, s.row+s.rows) + total(grown[s.row-first:s.row-first+s.rows])
			if lack := f.height - have; lack > 0 {
				each := snap(lack / float64(s.rows))
				for i := range s.rows {
					grown[s.row-first+i] += each
				}
			}
		}
	}
	return pg, grown
}

// grow adds to the heights of the rows from first on.
func (p *plan) grow(first int, by []float64) {
	for i, g := range by {
		p.height[first+i] += g
	}
}

// fitTall fits a text that spans rows, once: it must fit wherever a page cuts its span down to one row.
func (p *plan) fitTall(s span) fitted {
	i := p.m.of[s.row*p.m.cols+s.col]
	if f, ok := p.tall[i]; ok {
		return f
	}
	limit := p.limit(max(p.paper.body()-p.sum(0, p.t.Header), leastRoom))
	if s.row < p.t.Header {
		limit = min(maxHeight, p.paper.body()/2)
	}
	f := fit(p.t.Rows[s.row][s.col].Text, p.roomOf(s), p.body, limit)
	if f.over {
		p.over = append(p.over, s.row)
	}
	p.tall[i] = f
	return f
}

// measure sets the height of row r and the size of its type by the cells that stand in this row alone.
func (p *plan) measure(r int, limit float64) {
	size := p.body
	var f fitted
	for again := true; again; {
		again = false
		p.size[r], p.height[r] = size, snap(size*leading+rowPad)
		for c := 0; c < p.m.cols; c++ {
			s := p.m.at(r, c)
			if s.rows > 1 || s.col != c {
				continue
			}
			f = fit(p.t.Rows[r][c].Text, p.roomOf(s), size, limit)
			if f.size < size {
				size, again = f.size, true // the others follow, so that a row has one size
				break
			}
			p.height[r] = max(p.height[r], f.height)
			if f.over {
				p.over = append(p.over, r)
			}
		}
	}
}

func (p *plan) roomOf(s span) float64 { return room(p.cols[s.col : s.col+s.cols]) }

func (p *plan) sum(first, end int) float64 { return total(p.height[first:end]) }

func total(h []float64) float64 {
	n := 0.0
	for _, v := range h {
		n += v
	}
	return n
}

// addNotes places the notes below the last page's rows, on a new page where they no longer fit.
func (p *plan) addNotes(text string, room float64) {
	for _, s := range paragraphs(text) {
		p.notes = append(p.notes, note{text: s})
	}
	if len(p.over) > 0 {
		p.notes = append(p.notes, note{text: p.overNote(), ownWords: true})
	}
	used := p.top
	if n := len(p.pages); n > 0 {
		used = p.sum(p.pages[n-1].first, p.pages[n-1].end)
		if n == 1 {
			used += p.top
		}
	}
	for i := range p.notes {
		n := &p.notes[i]
		n.fit = fit(n.text, p.room, p.body, p.limit(room))
		// A note may take what pages hold back for printers: better a tight page than one with nothing but a note.
		if n.newPage = used+n.fit.height > room/reserve && len(p.pages) <= maxBreaks; n.newPage {
			used = 0
		}
		used += n.fit.height
	}
}

// overNote tells which rows hold more text than a row can show: nothing is cut off unseen.
func (p *plan) overNote() string {
	const most = 10
	slices.Sort(p.over)
	p.over = slices.Compact(p.over)
	var b strings.Builder
	b.WriteString("注：第")
	for i, r := range p.over {
		if i == most {
			b.WriteString("等")
			break
		}
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(strconv.Itoa(p.above + r + 1))
	}
	b.WriteString("行文字过长，打印时显示不全，全文在单元格内，请选中查看。")
	return b.String()
}
