package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/format/paged"
	"dubanben/internal/table"
)

// maxBreaks is how many page breaks a worksheet may hold (1,026); what follows is left to the program.
const maxBreaks = 1000

const (
	labelSize   = 16.0
	labelHeight = 27.0
	dateSize    = 14.0
	dateHeight  = 25.5
)

// plan is the sheet laid out: widths, heights, sizes of type, and which rows stand on which page.
type plan struct {
	t      *table.Table
	grid   *paged.Grid
	flow   *paged.Flow
	paper  paper
	cols   []column
	room   float64 // for text across all columns, points
	title  titled
	above  int       // worksheet rows above the table
	top    float64   // their height
	height []float64 // of each row of the table
	size   []float64 // of each row's type
	head   paged.Page
	pages  []paged.Page
	notes  []note
	body   float64               // size of type where it fits
	tall   map[paged.Span]fitted // texts that span rows, by their spans in whole
	over   []int                 // rows with a text that no type makes fit
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
		t: t, grid: paged.GridOf(t), paper: paperFor(s.Landscape),
		height: make([]float64, len(t.Rows)), size: make([]float64, len(t.Rows)),
		tall: map[paged.Span]fitted{},
	}
	p.flow = &paged.Flow{Grid: p.grid, Heights: p.height, Squeeze: p.measure, Breaks: t.Breaks, Most: maxBreaks, Grain: pixel,
		Tall: func(s paged.Span) float64 { return p.fitTall(s).height }}
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
	p.head = p.flow.Header(t.Header)
	room := max(sheet-p.sum(0, t.Header), paged.Least)
	p.paginate(room)
	p.addNotes(s.Note, room)
	return p
}

// balanceHeader breaks headers that are wider than their columns by sense, as titles are: 责任区领导 never ends in 导 alone.
func (p *plan) balanceHeader() {
	for r := range p.t.Header {
		for c := range p.t.Rows[r] {
			cell := &p.t.Rows[r][c]
			wide := p.roomOf(p.grid.At(r, c)) * 0.97 / p.body
			if lines := balance(cell.Text, wide); len(lines) == 2 && strings.Join(lines, "") == cell.Text && !strings.Contains(cell.Text, "\n") {
				cell.Text = strings.Join(lines, "\n")
			}
		}
	}
}

// paginate measures the rows and cuts them into pages of the given height; titles take their part of the first, and a row
// that does not fit below them gets smaller type.
func (p *plan) paginate(room float64) {
	limit := p.limit(room)
	for r := p.t.Header; r < len(p.t.Rows); r++ {
		p.measure(r, limit)
	}
	p.flow.Top, p.flow.Room = p.top, room
	p.pages = p.flow.Pages(p.t.Header)
}

// limit is the height that no row may pass.
func (p *plan) limit(room float64) float64 { return min(maxHeight, room) }

// fitTall fits a text that spans rows, once: it must fit wherever a page cuts its paged.Span down to one row.
func (p *plan) fitTall(s paged.Span) fitted {
	if f, ok := p.tall[s]; ok {
		return f
	}
	limit := p.limit(max(p.paper.body()-p.sum(0, p.t.Header), paged.Least))
	if s.Row < p.t.Header {
		limit = min(maxHeight, p.paper.body()/2)
	}
	f := fit(p.t.Rows[s.Row][s.Col].Text, p.roomOf(s), p.body, limit)
	if f.over {
		p.over = append(p.over, s.Row)
	}
	p.tall[s] = f
	return f
}

// measure sets the height of row r and the size of its type by the cells that stand in this row alone.
func (p *plan) measure(r int, limit float64) {
	size := p.body
	var f fitted
	for again := true; again; {
		again = false
		p.size[r], p.height[r] = size, snap(size*leading+rowPad)
		for c := 0; c < p.grid.Columns(); c++ {
			s := p.grid.At(r, c)
			if s.Rows > 1 || s.Col != c {
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

func (p *plan) roomOf(s paged.Span) float64 { return room(p.cols[s.Col : s.Col+s.Cols]) }

func (p *plan) sum(first, end int) float64 { return p.flow.Sum(first, end) }

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
		used = p.sum(p.pages[n-1].First, p.pages[n-1].End)
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
