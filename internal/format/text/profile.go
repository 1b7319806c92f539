package text

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// class is the rough look of a cell.
type class int

const (
	empty class = iota
	numeral
	successor // a number that is one more than the number cell before it
	name      // text without a sentence's end
	sentence
	classes
)

var (
	headingText = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节部分])`)
	numberText  = regexp.MustCompile(`^\d{1,4}$`)
)

// heading tells a section's heading: 一、 or （一）.
func heading(s string) bool { return headingText.MatchString(s) && !strings.Contains(s, "。") }

func isNumber(s string) bool { return numberText.MatchString(s) }

func number(s string) (int, bool) {
	if !isNumber(s) {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// looks are the classes and lengths of all cells.
func looks(cells []cell) ([]class, []float64) {
	kinds, sizes := make([]class, len(cells)), make([]float64, len(cells))
	last := 0
	for i, c := range cells {
		longest := 0
		for _, p := range c.paras {
			longest = max(longest, utf8.RuneCountInString(p))
		}
		sizes[i] = math.Log(float64(longest + 1))
		n, ok := number(c.text())
		switch {
		case longest == 0:
			kinds[i] = empty
		case ok && n == last+1:
			kinds[i], last = successor, n
		case ok:
			kinds[i], last = numeral, n
		case strings.ContainsAny(c.text(), "。；"):
			kinds[i] = sentence
		default:
			kinds[i] = name
		}
	}
	return kinds, sizes
}

// profile is what the cells of one column look like.
type profile struct {
	seen      [classes]float64
	n         float64
	sum, sum2 float64 // of the logarithms of text lengths
	texts     float64
}

// profiles are the columns' looks and how often a blank line stands before the first and before other cells of a row.
type profiles struct {
	columns             []profile
	startGaps, starts   float64
	middleGaps, middles float64
}

// learn reads the profiles from rows whose places are known.
func learn(cells []cell, cols int, rows []row) *profiles {
	p := &profiles{columns: make([]profile, cols), startGaps: 1, starts: 2, middles: 2}
	kinds, sizes := looks(cells)
	for _, r := range rows {
		for i, c := range r.columns {
			at := r.first + i
			if i == 0 {
				p.starts++
				p.startGaps += one(cells[at].gap)
			} else {
				p.middles++
				p.middleGaps += one(cells[at].gap)
			}
			col := &p.columns[c]
			col.n++
			col.seen[kinds[at]]++
			if kinds[at] >= name {
				col.texts++
				col.sum += sizes[at]
				col.sum2 += sizes[at] * sizes[at]
			}
		}
	}
	return p
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// cellCosts are the costs of every cell in every column.
type cellCosts struct {
	cols             int
	at               []float64
	start, noStart   float64
	middle, noMiddle float64
	gap              []bool
}

func (p *profiles) costs(cells []cell) *cellCosts {
	kinds, sizes := looks(cells)
	s, m := (p.startGaps+0.5)/(p.starts+1), (p.middleGaps+0.5)/(p.middles+1)
	out := &cellCosts{cols: len(p.columns), at: make([]float64, 0, len(cells)*len(p.columns)), gap: make([]bool, len(cells)),
		start: -math.Log(s), noStart: -math.Log(1 - s), middle: -math.Log(m), noMiddle: -math.Log(1 - m)}
	for i := range cells {
		out.gap[i] = cells[i].gap
		for c := range p.columns {
			out.at = append(out.at, p.columns[c].cost(kinds[i], sizes[i]))
		}
	}
	return out
}

// cost is how unlikely a cell of this look is in the column.
func (p *profile) cost(k class, size float64) float64 {
	cost := -math.Log((p.seen[k] + 0.2) / (p.n + 0.2*float64(classes)))
	if k < name || p.texts < 2 {
		return cost
	}
	mean := p.sum / p.texts
	sd := math.Sqrt(max(p.sum2/p.texts-mean*mean, 0.1))
	z := (size - mean) / sd
	return cost + min(z*z/2, 8) + math.Log(sd)
}

// place is the cost of cell i in column c, as the first of its row or not.
func (c *cellCosts) place(i, col int, first bool) float64 {
	cost := c.at[i*c.cols+col]
	switch {
	case first && c.gap[i]:
		return cost + c.start
	case first:
		return cost + c.noStart
	case c.gap[i]:
		return cost + c.middle
	}
	return cost + c.noMiddle
}
