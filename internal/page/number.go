package page

import (
	"strconv"

	"dubanben/internal/doc"
)

// numberSize and numberGap: 4号 figures, their dashes 7 mm below the type area, one character's space from its side
// (GB/T 9704-2012, 7.5). dashRise is the height of the dash above the baseline in ems.
const (
	numberSize = 14.0
	numberGap  = 7 * doc.MM
	dashRise   = 0.36
)

// number prints the page number: at the right on odd pages, at the left on even ones. The number of a landscape sheet
// stands where it would be if the sheet were turned upright into the binding, its head to the left: at the sheet's left
// side, below on odd pages and above on even ones, turned by a quarter clockwise.
func (f *flow) number(p *Page) {
	pen := f.pen(doc.Digits, numberSize)
	text := "— " + strconv.Itoa(p.Number) + " —"
	w := pen.width(text)
	odd := p.Number%2 == 1
	s := f.setup
	from := len(p.Ops)
	if !s.Landscape {
		x := s.Left + numberSize
		if odd {
			x = s.Width - s.Right - numberSize - w
		}
		p.Ops = pen.set(p.Ops, text, x, s.Height-s.Bottom+numberGap+dashRise*numberSize, 0)
		return
	}
	y := s.Top + numberSize
	if odd {
		y = s.Height - s.Bottom - numberSize - w
	}
	p.Ops = pen.set(p.Ops, text, 0, 0, 0)
	for i := from; i < len(p.Ops); i++ { // along the side, what was x runs downwards
		o := &p.Ops[i]
		o.X, o.Y, o.Angle = s.Left-numberGap-dashRise*numberSize, y+o.X, 90
	}
}
