package annex

import (
	"maps"
	"slices"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// beside cuts a table into those that stand side by side on one sheet, left then right: a blank column parts them, or the
// header begins anew, and each has a header of its own. A table that is only one comes back as it is.
func (h *headFinder) beside(t *table.Table) []*table.Table {
	g := newGrid(t)
	first := slices.IndexFunc(t.Rows, func(row []table.Cell) bool { return slices.ContainsFunc(row, h.word) })
	if first < 0 {
		return []*table.Table{t}
	}
	filled := filledColumns(t, first, g.width)
	start := slices.Index(filled, true)
	for _, c := range h.seams(t, first, filled) {
		right := c + slices.Index(filled[c:], true)
		a, b := g.cut(0, right, 0), g.cut(right, g.width, start)
		if h.twoTables(newGrid(a), newGrid(b)) {
			alignWidths(a, b)
			return append([]*table.Table{a}, h.beside(b)...)
		}
	}
	return []*table.Table{t}
}

// twoTables tells whether both have headers that begin a table: with a number, or with the same words.
func (h *headFinder) twoTables(a, b *grid) bool {
	var heads []head
	numbered := 0
	for _, g := range []*grid{a, b} {
		all := h.all(g, nil)
		if len(all) == 0 {
			return false
		}
		x := all[slices.Min(slices.Collect(maps.Keys(all)))]
		heads = append(heads, x)
		if slices.ContainsFunc(x.headers, func(s string) bool { f, _ := fieldOf(plainHeader(s), 0); return f == ledger.FieldNo }) {
			numbered++
		}
	}
	plain := func(x head) string { return strings.Trim(HeaderSignature(x.headers), "|") }
	return numbered == len(heads) || plain(heads[0]) == plain(heads[1])
}

// filledColumns tells which columns have a text from row r on.
func filledColumns(t *table.Table, r, width int) []bool {
	out := make([]bool, width)
	for _, row := range t.Rows[r:] {
		for c := range row {
			out[c] = out[c] || !row[c].Covered && ledger.Clean(row[c].Text) != ""
		}
	}
	return out
}

// seams are the columns where a second table may begin: blank ones with headers on both sides, and where the header of row r
// says the same once more.
func (h *headFinder) seams(t *table.Table, r int, filled []bool) []int {
	last := 0 // the last column with a word of a header
	for k := r; k < min(r+3, len(t.Rows)); k++ {
		for c, cell := range t.Rows[k] {
			if c > last && h.word(cell) {
				last = c
			}
		}
	}
	var out []int
	for c := slices.Index(filled, true) + 1; c < last; c++ {
		if !filled[c] && filled[c-1] && slices.Contains(filled[c:], true) {
			out = append(out, c)
		}
	}
	if c := halved(t.Rows[r]); c > 0 {
		out = append(out, c)
	}
	return out
}

// halved is the column where a header of at least three columns begins anew, 0 where it does not.
func halved(row []table.Cell) int {
	n := len(row)
	for n > 0 && ledger.Squeeze(row[n-1].Text) == "" {
		n--
	}
	if n%2 == 1 || n < 6 {
		return 0
	}
	for i := range n / 2 {
		x, y := plainHeader(row[i].Text), plainHeader(row[n/2+i].Text)
		if x == "" || x != y {
			return 0
		}
	}
	return n / 2
}

// cut takes the columns from from to to out of a table, indent blank ones before them. What spans a seam belongs to the left.
func (g *grid) cut(from, to, indent int) *table.Table {
	out := &table.Table{Header: g.Header, Columns: make([]table.Column, indent+to-from)}
	for r, row := range g.Rows {
		cells := make([]table.Cell, indent, indent+to-from)
		for c := from; c < min(to, len(row)); c++ {
			cell := row[c]
			cell.Cols = min(cell.Cols, to-c)
			if _, oc := g.owner(r, c); cell.Covered && oc < from {
				cell.Covered = false
			}
			cells = append(cells, cell)
		}
		for i := range min(indent, len(cells)) {
			cells[i].Ref = g.ref(r)
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// alignWidths adds blank columns at the right end, so that tables of one header are of one width.
func alignWidths(a, b *table.Table) {
	width := max(len(a.Columns), len(b.Columns))
	for _, t := range []*table.Table{a, b} {
		t.Columns = append(t.Columns, make([]table.Column, width-len(t.Columns))...)
		for r := range t.Rows {
			if n := width - len(t.Rows[r]); n > 0 {
				t.Rows[r] = append(t.Rows[r], make([]table.Cell, n)...)
			}
		}
	}
}
