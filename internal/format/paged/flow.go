package paged

import "math"

// Least is the height of a page, in points, below which no row begins under what stands there already.
const Least = 100.0

// spare is the share of a page that is kept free below a row that has gone over a page's end: where it ends is a guess.
const spare = 0.05

// Page is a run of rows that print together, with the spans of several rows on it, cut at its ends. The first page of a
// table is empty where no row fits below what stands above it.
type Page struct {
	First, End int
	Tall       []Span
	Over       bool // its row is higher than the page and goes over its end
	Below      bool // the rows stand below what the row before them has carried over, and not on a page of their own
}

// Flow is the rows of a table on their way onto pages. Heights are points, Heights one for each row of the table: what the
// cells need that stand in one row alone; rows grow there where a span needs it.
type Flow struct {
	Grid    *Grid
	Heights []float64
	Tall    func(Span) float64          // what the text of a span of several rows needs, given the span in whole
	Squeeze func(row int, room float64) // lowers a row that does not fit under the titles; nil where rows may go over a page's end
	Breaks  []int                       // rows that begin a page in any case
	Top     float64                     // taken on the first page
	Room    float64                     // of a page, without the header
	Most    int                         // pages after which nothing is cut; 0 = no bound
	Grain   float64                     // what rows grow by are multiples of it; 0 = any

	forced map[int]bool
	pages  []Page
}

// Header lays the first rows of the table, which repeat on every page.
func (f *Flow) Header(rows int) Page {
	p, grown := f.lay(0, rows)
	f.grow(0, grown)
	return p
}

// Pages cuts the rows from first on into pages.
func (f *Flow) Pages(first int) []Page {
	f.pages, f.forced = nil, make(map[int]bool, len(f.Breaks))
	for _, r := range f.Breaks {
		f.forced[r] = true
	}
	left, below := f.Room-f.Top, false
	for r := first; r < len(f.Heights); {
		if len(f.pages) == 0 && f.Heights[r] > left {
			if left < Least {
				f.pages = append(f.pages, Page{First: r, End: r})
				left = f.Room
				continue
			}
			if f.Squeeze != nil { // rather than leave the titles alone
				f.Squeeze(r, left)
			}
		}
		p := f.next(r, left)
		p.Below = below
		left, below = f.after(&p, left)
		f.pages = append(f.pages, p)
		r = p.End
	}
	return f.pages
}

// after is the room for the rows that follow a page, and whether it lies below a row that the page could not hold.
func (f *Flow) after(p *Page, room float64) (left float64, below bool) {
	over := f.Sum(p.First, p.End) - room
	if f.Squeeze != nil || over <= 0 || p.First == p.End {
		return f.Room, false
	}
	p.Over = true
	for over > f.Room {
		over -= f.Room
	}
	if left = f.Room*(1-spare) - over; left < Least || f.forced[p.End] {
		return f.Room, false
	}
	return left, true
}

// next takes as many rows from first on as a page of the given height holds: at least one, but for the titles' page.
func (f *Flow) next(first int, room float64) Page {
	all := f.Most > 0 && len(f.pages) >= f.Most
	end := len(f.Heights)
	if !all {
		end = f.reach(first, room)
	}
	for asked := f.forced[end]; ; asked = false {
		p, grown := f.lay(first, end)
		used := f.Sum(first, end)
		over := used+total(grown) > room
		if !all && end > first+1 && (over || !asked && f.strands(end)) {
			end--
			continue
		}
		if over && used <= room && len(f.pages) == 0 && f.Top > 0 {
			return Page{First: first, End: first} // a text that spans rows does not fit below the titles
		}
		f.grow(first, grown)
		return p
	}
}

// reach is the row before which a page ends by the heights of the rows alone.
func (f *Flow) reach(first int, room float64) int {
	end, used := first+1, f.Heights[first]
	for end < len(f.Heights) && !f.forced[end] && used+f.Heights[end] <= room {
		used += f.Heights[end]
		end++
	}
	return end
}

// strands reports whether a page that ends before row end would leave a section's heading at its foot.
func (f *Flow) strands(end int) bool { return end < len(f.Heights) && f.Grid.Section(end-1) }

// lay finds the parts of spans on the rows from first up to end, and what these rows must grow to hold them.
func (f *Flow) lay(first, end int) (Page, []float64) {
	p := Page{First: first, End: end}
	grown := make([]float64, end-first)
	for r := first; r < end; r++ {
		for c := range f.Grid.cols {
			whole := f.Grid.At(r, c)
			if whole.Rows == 1 || whole.Col != c {
				continue
			}
			s := whole.Cut(first, end)
			if s.Row != r {
				continue
			}
			p.Tall = append(p.Tall, s)
			have := f.Sum(s.Row, s.Row+s.Rows) + total(grown[s.Row-first:s.Row-first+s.Rows])
			if lack := f.Tall(whole) - have; lack > 0 {
				each := f.grain(lack / float64(s.Rows))
				for i := range s.Rows {
					grown[s.Row-first+i] += each
				}
			}
		}
	}
	return p, grown
}

func (f *Flow) grain(h float64) float64 {
	if f.Grain <= 0 {
		return h
	}
	return math.Ceil(h/f.Grain) * f.Grain
}

// grow adds to the heights of the rows from first on.
func (f *Flow) grow(first int, by []float64) {
	for i, g := range by {
		f.Heights[first+i] += g
	}
}

// Sum is the height of the rows from first up to end.
func (f *Flow) Sum(first, end int) float64 { return total(f.Heights[first:end]) }

func total(h []float64) float64 {
	n := 0.0
	for _, v := range h {
		n += v
	}
	return n
}
