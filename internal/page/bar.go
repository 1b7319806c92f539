package page

import "dubanben/internal/doc"

// barHeight is the height of a bar, in ems of the table's type, and barFrame the stroke round its parts.
const (
	barHeight = 0.7
	barFrame  = 0.4
)

// barsOf are the bars of the part's rows, which begin with the table's row from, by cell index.
func (p *part) barsOf(t doc.Table, from int) map[int]doc.Bar {
	out := map[int]doc.Bar{}
	for _, b := range t.Bars {
		if r := b.Row - from; r >= 0 && r < p.rows && b.Column >= 0 && b.Column < p.columns {
			out[p.at[r*p.columns+b.Column]] = b
		}
	}
	return out
}

// bar draws the bar of a cell in the middle between top and bottom.
func (p *part) bar(ops []Op, i int, top, bottom float64) []Op {
	b, ok := p.bars[i]
	if !ok {
		return ops
	}
	c := &p.cells[i]
	high := barHeight * c.pen.size
	x, y := p.x[c.col]+p.pads[c.col], (top+bottom-high)/2
	for _, part := range b.Parts {
		wide := max(0, min(part.Share, 1)) * c.width
		if wide <= 0 {
			continue
		}
		if part.Grey < 1 {
			ops = append(ops, Op{Kind: Fill, X: x, Y: y, X2: x + wide, Y2: y + high, Grey: part.Grey})
		}
		ops = append(ops, Op{Kind: Box, X: x, Y: y, X2: x + wide, Y2: y + high, Width: barFrame})
		x += wide
	}
	return ops
}
