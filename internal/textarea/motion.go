package textarea

import "math"

// motion is a way of the caret.
type motion uint8

const (
	left motion = iota
	right
	wordLeft
	wordRight
	home // of the line as it is seen
	end
	top // of the text
	bottom
	up
	down
	pageUp
	pageDown
)

// move moves the caret; page is how many lines a page has.
func (e *editing) move(m motion, extend bool, page int) {
	switch m {
	case up:
		e.climb(-1, extend)
	case down:
		e.climb(1, extend)
	case pageUp:
		e.climb(-page, extend)
	case pageDown:
		e.climb(page, extend)
	default:
		e.place(e.target(m, extend), extend)
	}
}

// target is where a motion that is no climbing leads.
func (e *editing) target(m motion, extend bool) spot {
	pos := e.selection.caret.pos
	from, to := e.selection.bounds()
	collapse := !extend && from < to
	switch m {
	case left:
		if collapse {
			return spot{pos: from}
		}
		return spot{pos: e.prev(pos)}
	case right:
		if collapse {
			return spot{pos: to, upper: true}
		}
		return spot{pos: e.next(pos)}
	case wordLeft:
		return spot{pos: e.prevWord(pos)}
	case wordRight:
		return spot{pos: e.nextWord(pos)}
	case home:
		return e.spotAt(e.row(e.selection.caret), math.Inf(-1))
	case end:
		return e.spotAt(e.row(e.selection.caret), math.Inf(1))
	case bottom:
		return spot{pos: e.size()}
	}
	return spot{}
}

// climb moves the caret by so many lines and keeps the column it came from.
func (e *editing) climb(rows int, extend bool) {
	x, row := e.goal, e.row(e.selection.caret)
	if math.IsNaN(x) {
		x = e.x(e.selection.caret)
	}
	e.place(e.spotAt(min(max(row+rows, 0), e.layout.rows()-1), x), extend)
	e.goal = x
}

// row is the line in which the caret stands at a spot.
func (e *editing) row(s spot) int {
	p, i := e.find(s.pos)
	return e.layout.paras[p].row + e.layout.lineOf(p, i, s.upper)
}

// x is how far from its line's start the caret stands. Spaces that vanish at a break do not carry it out of the line.
func (e *editing) x(s spot) float64 {
	p, i := e.find(s.pos)
	line := e.layout.paras[p].lines[e.layout.lineOf(p, i, s.upper)]
	return min(width(e.layout.measure, e.paras[p][line.Start:i]), e.layout.width)
}

// spotAt is the place between two characters of a row that is nearest to an x.
func (e *editing) spotAt(row int, x float64) spot {
	p, i := e.layout.locate(row)
	s, line := e.paras[p], e.layout.paras[p].lines[i]
	off, pen := snap(s, line.Start), 0.0
	for off < line.End {
		next := after(s, off)
		w := width(e.layout.measure, s[off:next])
		if x <= pen+w/2 {
			break
		}
		off, pen = next, pen+w
	}
	return spot{e.starts[p] + off, off > line.Start}
}
