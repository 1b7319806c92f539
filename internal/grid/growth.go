package grid

// growth is a paste that needs new rows, until they are there: then they are selected with the rest of it.
type growth struct {
	known map[string]bool // the rows there were
	after string          // the row behind which the new ones belong, "" for none
	first spot            // of the pasted cells; without a key in an empty table
	right int             // last pasted column
}

// grow notes a paste that begins at the place and makes new rows.
func (g *Grid) grow(p place, b *Batch, right int) {
	g.growth = nil
	if len(b.More) == 0 {
		return
	}
	x := &growth{known: make(map[string]bool, g.field.rows), after: b.After, first: g.spot(p), right: right}
	for r := range g.field.rows {
		x.known[g.field.Key(r)] = true
	}
	g.growth = x
}

// grown selects what was pasted once its new rows are there, its first cell in view; false if they are not. An open editor
// is left where it is: the person has gone on.
func (g *Grid) grown() bool {
	x := g.growth
	if x == nil || g.field.empty() {
		return false
	}
	top, bottom := g.newRows(x)
	if bottom < top {
		return false
	}
	g.growth = nil
	from := place{g.row(x.first.key, g.selection.from.row), g.selection.from.col}
	if x.first.key == "" {
		from = g.field.clamp(place{row: top})
	}
	if from.row < 0 || from.row > top || g.editing != nil {
		return false
	}
	to := place{bottom, max(min(x.right, len(g.field.cols)-1), from.col)}
	g.selection = only(part{from: from, head: to}.clamp(&g.field))
	g.show(g.selection.from)
	return true
}

// newRows are the first and the last of the new rows that stand together behind the last old one, bands left out; the last
// is before the first where there are none.
func (g *Grid) newRows(x *growth) (top, bottom int) {
	row := g.row(x.after, g.field.rows-1) + 1
	top, bottom = g.field.rows, -1
	for ; row < g.field.rows; row++ {
		if g.field.band(row) {
			continue
		}
		if x.known[g.field.Key(row)] {
			break
		}
		top, bottom = min(top, row), row
	}
	return top, bottom
}
