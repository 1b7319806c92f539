package grid

// Edit is one new text that the person gave to one cell.
type Edit struct{ Key, ColumnID, Text string }

// Text is a text for a column of a row that is not there yet.
type Text struct{ ColumnID, Text string }

// How is what the person did to change texts.
type How int

// The ways to change texts; Typed is the zero value.
const (
	Typed How = iota
	Pasted
	Filled
	Cleared
)

// Batch is what one deed of the person changed: one verb, one undo.
type Batch struct {
	How   How
	Edits []Edit
	More  [][]Text // new rows that a paste needs behind the last one; empty texts and row heads are left out
	After string   // key of the last row, behind which the new ones belong; empty where there is none
}

func (b *Batch) empty() bool { return len(b.Edits) == 0 && len(b.More) == 0 }

// gathering collects the edits of one paste, fill or clear, and counts what it had to leave out.
type gathering struct {
	grid   *Grid
	batch  Batch
	seen   map[place]bool // what was given a text already, where areas may overlap
	left   []string       // texts that found no cell
	locked int            // cells that cannot be edited
	beyond int            // texts for which the table has no cell
}

// put gives a cell the text, if it can be edited.
func (b *gathering) put(p place, text string) {
	g := b.grid
	if b.seen[p] {
		return
	}
	if b.seen != nil {
		b.seen[p] = true
	}
	if g.locked(p) != "" {
		b.locked++
		b.left = append(b.left, text)
		return
	}
	if g.text(p) != text {
		s := g.spot(p)
		b.batch.Edits = append(b.batch.Edits, Edit{s.key, s.column, text})
	}
}

// lose counts texts beyond the table's edge.
func (b *gathering) lose(texts []string) {
	for _, t := range texts {
		if t != "" {
			b.beyond++
			b.left = append(b.left, t)
		}
	}
}

// fill gives every cell of the areas the text.
func (b *gathering) fill(areas []Area, text string) {
	b.grid.field.texts(areas, func(p place) { b.put(p, text) })
}

// lay puts the texts down from the area's first cell on, over bands, as far as the table goes; what is left makes new rows
// where the table may grow. It returns the area taken.
func (b *gathering) lay(a Area, texts [][]string) Area {
	out := Area{a.Top, a.Left, a.Top, a.Left}
	row := a.Top
	for i, line := range texts {
		r, ok := b.grid.field.seek(row, 1)
		if !ok {
			b.grow(a.Left, texts[i:])
			break
		}
		out.Right = max(out.Right, b.layLine(place{r, a.Left}, line))
		out.Bottom, row = r, r+1
	}
	return out
}

// layLine puts texts into one row from the place on; it returns the last column taken. Texts for row numbers are left out
// and counted, unless they are the same.
func (b *gathering) layLine(p place, line []string) (last int) {
	g := b.grid
	for i, text := range line {
		c := p.col + i
		if c >= len(g.field.cols) {
			b.lose(line[i:])
			break
		}
		q := place{p.row, c}
		if !g.field.cols[c].RowHead || len(line) == 1 {
			b.put(q, text)
		} else if text != "" && text != g.text(q) {
			b.locked++
		}
		last = c
	}
	return last
}

// grow makes new rows of the texts, or counts them where the table does not grow. Empty rows at the end make none.
func (b *gathering) grow(left int, texts [][]string) {
	g := b.grid
	if !g.growing {
		for _, line := range texts {
			b.lose(line)
		}
		return
	}
	filled := 0
	for _, line := range texts {
		b.batch.More = append(b.batch.More, b.newRow(left, line))
		for _, text := range line {
			if text != "" {
				filled = len(b.batch.More)
			}
		}
	}
	b.batch.More = b.batch.More[:filled]
	if last, ok := g.field.seek(g.field.rows-1, -1); ok && filled > 0 {
		b.batch.After = g.field.Key(last)
	}
}

func (b *gathering) newRow(left int, line []string) []Text {
	g, row := b.grid, []Text{}
	for i, text := range line {
		c := left + i
		switch {
		case c >= len(g.field.cols):
			b.lose(line[i:])
			return row
		case text == "":
		case g.field.cols[c].RowHead || g.field.cols[c].ReadOnly:
			b.locked++
			b.left = append(b.left, text)
		default:
			row = append(row, Text{g.field.cols[c].ID, text})
		}
	}
	return row
}
