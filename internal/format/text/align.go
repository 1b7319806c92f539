package text

import (
	"math"
	"strings"

	"dubanben/internal/table"
)

// The costs of a place without a cell, in nats like those of the profiles: a row that ends early is likelier than one
// that begins late, and that is likelier than a hole in its middle.
const (
	missTail   = 4.0
	missHead   = 5.0
	missMiddle = 8.0
	sectionRow = 1.0 // a heading alone in its row

	maxColumns = 40
	maxWork    = 300_000_000 // beyond it cells are only counted
)

// align cuts the stream of cells into rows of as many columns as the header has. Where the count does not work out it
// looks for the cheapest way to leave places empty, by profiles learned from the rows that fit.
func align(cells []cell) *table.Table {
	cols, header := 0, 1
	if s, ok := findStoreys(cells); ok {
		cells, cols, header = s.fill(cells), s.cols, 2
	} else {
		cols = plainWidth(cells)
	}
	a := &aligner{cells: cells, cols: cols, header: header, isHeader: headers(cells, cols, header)}
	rows := a.straight()
	if len(cells)*cols*cols <= maxWork && (len(cells)%cols != 0 || !a.fits(rows)) {
		p := learn(cells, cols, a.certain())
		rows = a.solve(p)
		rows = a.solve(learn(cells, cols, a.full(rows)))
	}
	return a.table(rows)
}

// plainWidth is the number of header cells: those before the first cell that looks like the start of a second row.
func plainWidth(cells []cell) int {
	limit := min(len(cells), maxColumns+1)
	for i := 2; i < limit; i++ {
		if c := cells[i]; c.gap || isNumber(c.text()) || c.text() == cells[0].text() && c.text() != "" {
			return i
		}
	}
	return max(1, min(len(cells), maxColumns))
}

// headers finds where the rows of the header stand: at the start, and again as they do after each page break.
func headers(cells []cell, cols, storeys int) map[int]bool {
	found := map[int]bool{}
	if cells[0].text() == "" || cols*storeys > len(cells) {
		return found
	}
	for i := 0; i+cols <= len(cells); i++ {
		if sameCells(cells, i, cells[:cols]) {
			found[i] = true
			if storeys == 2 && sameCells(cells, i+cols, cells[cols:2*cols]) {
				found[i+cols] = true
			}
		}
	}
	return found
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// row says which column each cell of a row takes, first being the index of its first cell.
type row struct {
	first   int
	columns []int
}

type aligner struct {
	cells    []cell
	cols     int
	header   int // rows of the header
	isHeader map[int]bool
}

// straight counts cells only.
func (a *aligner) straight() []row {
	var out []row
	for i := 0; i < len(a.cells); i += a.cols {
		r := row{first: i}
		for c := range min(a.cols, len(a.cells)-i) {
			r.columns = append(r.columns, c)
		}
		out = append(out, r)
	}
	return out
}

// fits tells whether counted rows agree with the repeated headers and the running numbers, so that nothing needs mending.
func (a *aligner) fits(rows []row) bool {
	starts := map[int]bool{}
	for _, r := range rows {
		starts[r.first] = true
	}
	for i := range a.isHeader {
		if !starts[i] {
			return false
		}
	}
	last := 0
	for i, c := range a.cells {
		n, ok := number(c.text())
		switch {
		case starts[i] && ok:
			last = n
		case starts[i] && i > 0 && !a.plausibleStart(i):
			return false
		case !starts[i] && ok && n == last+1:
			return false
		}
	}
	return true
}

// plausibleStart tells whether cell i can begin a row without being a number.
func (a *aligner) plausibleStart(i int) bool {
	s := a.cells[i].text()
	return s == "" || a.isHeader[i] || heading(s)
}

// certain are the rows between two gaps that have exactly as many cells as the header; all rows where there is none.
func (a *aligner) certain() []row {
	var out []row
	for i := a.cols; i+a.cols <= len(a.cells); i++ {
		end := i + a.cols
		if a.cells[i].gap && (end == len(a.cells) || a.cells[end].gap) && !a.isHeader[i] {
			out = append(out, fullRow(i, a.cols))
		}
	}
	if len(out) < 2 {
		return a.full(a.straight())
	}
	return out
}

func fullRow(first, cols int) row {
	r := row{first: first, columns: make([]int, cols)}
	for c := range r.columns {
		r.columns[c] = c
	}
	return r
}

// full are the rows without a missing cell, headers aside.
func (a *aligner) full(rows []row) []row {
	var out []row
	for _, r := range rows {
		if len(r.columns) == a.cols && !a.isHeader[r.first] {
			out = append(out, r)
		}
	}
	return out
}

// solve finds the cheapest rows from the end of the stream to its start.
func (a *aligner) solve(p *profiles) []row {
	n := len(a.cells)
	best := make([]float64, n+1)
	take := make([]int, n+1)
	costs := p.costs(a.cells)
	w := newRowCosts(a.cols)
	for i := n - 1; i >= 0; i-- {
		if a.isHeader[i] {
			best[i], take[i] = best[i+a.cols], a.cols
			continue
		}
		k := min(a.cols, n-i)
		w.fill(costs, i, k)
		best[i] = math.Inf(1)
		for used := 1; used <= k; used++ {
			cost := w.end(used)
			if used == 1 && heading(a.cells[i].text()) {
				cost = min(cost, sectionRow)
			}
			if cost += best[i+used]; cost < best[i] {
				best[i], take[i] = cost, used
			}
		}
	}
	var out []row
	for i := 0; i < n; i += take[i] {
		if a.isHeader[i] || take[i] == a.cols {
			out = append(out, fullRow(i, a.cols))
			continue
		}
		w.fill(costs, i, take[i])
		out = append(out, row{first: i, columns: w.columns(take[i], heading(a.cells[i].text()))})
	}
	return out
}

// table puts the cells in their places; a place without cell is Missing.
func (a *aligner) table(rows []row) *table.Table {
	t := &table.Table{Columns: make([]table.Column, a.cols), Header: a.header}
	for _, r := range rows {
		line := make([]table.Cell, a.cols)
		for c := range line {
			line[c] = table.Cell{Missing: true, Ref: table.Ref{Line: a.cells[r.first].line}}
		}
		for i, c := range r.columns {
			from := a.cells[r.first+i]
			line[c] = table.Cell{Text: from.text(), Ref: table.Ref{Line: from.line}}
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}
