package annex

import (
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// grid is a table that knows for each covered place the cell that covers it, without searching.
type grid struct {
	*table.Table
	width int
	own   []int32 // place of the owner; nil where nothing spans
}

func newGrid(t *table.Table) *grid {
	g := &grid{Table: t}
	spans := false
	for _, row := range t.Rows {
		g.width = max(g.width, len(row))
		for i := range row {
			spans = spans || row[i].Rows > 1 || row[i].Cols > 1
		}
	}
	if spans {
		g.claim()
	}
	return g
}

// claim writes every spanning cell over the places that it covers.
func (g *grid) claim() {
	g.own = make([]int32, len(g.Rows)*g.width)
	for i := range g.own {
		g.own[i] = int32(i)
	}
	for r, row := range g.Rows {
		for c := range row {
			if row[c].Covered || row[c].Rows < 2 && row[c].Cols < 2 {
				continue
			}
			rows, cols := row[c].Span()
			for y := r; y < min(r+rows, len(g.Rows)); y++ {
				for x := c; x < min(c+cols, len(g.Rows[y])); x++ {
					if y == r && x == c || g.Rows[y][x].Covered {
						g.own[y*g.width+x] = int32(r*g.width + c)
					}
				}
			}
		}
	}
}

// widen gives the table blank columns at its right end.
func (g *grid) widen(width int) {
	if g.width < width {
		if g.width = width; g.own != nil {
			g.claim()
		}
	}
}

// owner is the place of the cell that covers a place, the place itself where nothing does.
func (g *grid) owner(r, c int) (row, col int) {
	if g.own == nil {
		return r, c
	}
	at := int(g.own[r*g.width+c])
	return at / g.width, at % g.width
}

// ref is where a row stands in its file.
func (g *grid) ref(r int) table.Ref {
	if len(g.Rows[r]) == 0 {
		return table.Ref{}
	}
	return g.Rows[r][0].Ref
}

// raw reads one row; cells that a cell above covers have its text.
func (g *grid) raw(at place) rawRow {
	r := at.row
	raw := rawRow{ref: g.ref(r), places: []place{at}, cells: make([]rawCell, g.width)}
	last := ""
	for c, cell := range g.Rows[r] {
		v := rawCell{missing: cell.Missing, ref: cell.Ref}
		if !cell.Covered {
			v.text = ledger.Clean(cell.Text)
			if v.text != "" && v.text != last { // some programs repeat a merged cell's text in every column
				raw.own = append(raw.own, c)
				last = v.text
			}
		} else if or, oc := g.owner(r, c); or < r && oc == c {
			v.text, v.covered = ledger.Clean(g.Rows[or][oc].Text), true
		}
		raw.cells[c] = v
	}
	return raw
}

// rawRow is one row below the header.
type rawRow struct {
	ref    table.Ref
	places []place // rows of the sheet that it was read from, several where one task takes several
	cells  []rawCell
	own    []int // columns of the distinct texts that the row itself has
	kind   rowKind
	top    bool          // a heading or a page's end stands above, so that no cell of the row above could be merged with one of it
	text   string        // of a section or note
	asks   []rowQuestion // where it is not certain what the row is
}

// rawCell is one place of a row. A covered one has the text of the cell that covers it.
type rawCell struct {
	text    string
	ref     table.Ref
	covered bool
	missing bool
	none    bool // a dash or 无 says that the place is truly empty
	same    bool // 同上 or a ditto mark says that the value is the one above
}

// texts are the distinct texts that the row itself has.
func (r rawRow) texts() []string {
	out := make([]string, len(r.own))
	for i, c := range r.own {
		out[i] = r.cells[c].text
	}
	return out
}

// coveredText tells whether a merged cell from above gives the row other text than s.
func (r rawRow) coveredText(s string) bool {
	for _, c := range r.cells {
		if c.covered && c.text != "" && c.text != s {
			return true
		}
	}
	return false
}
