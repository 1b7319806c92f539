package grid

import "slices"

// refusal is a text that could not be accepted and still waits in its cell.
type refusal struct{ typed, why string }

// SetError puts a text that could not be accepted back into the editor, with the reason under it. If the person is already
// typing elsewhere, the cell is marked instead and keeps the text until it is opened.
func (g *Grid) SetError(key, columnID, typed, reason string) {
	row, col := g.row(key, g.selection.active.row), g.column(columnID)
	if row < 0 || col < 0 {
		g.refuse(reason)
		return
	}
	from, to := g.field.block(place{row, col})
	for r := from; r < to; r++ {
		delete(g.pending, spot{g.field.Key(r), columnID})
	}
	g.refused[g.spot(place{from, col})] = refusal{typed, reason}
	g.redo()
	if g.editing == nil {
		g.take(at(place{row, col}))
		g.OpenEditor()
	}
}

// Refusal is a text that could not be accepted for a cell.
type Refusal struct{ Key, ColumnID, Text, Why string }

// SetRefusals marks cells whose texts could not be accepted, as after a paste. They keep the texts until they are opened or
// Esc is pressed on them; the cursor goes to the first of them, unless the person is typing elsewhere.
func (g *Grid) SetRefusals(all []Refusal) {
	for _, r := range all {
		s := spot{r.Key, r.ColumnID}
		delete(g.pending, s)
		g.refused[s] = refusal{r.Text, r.Why}
	}
	g.redo()
	if places := g.refusedPlaces(); g.editing == nil && len(all) > 0 && len(places) > 0 {
		g.take(at(places[0]))
	}
}

// Refused says whether some cell holds a text that was not accepted, be its row in the table now or not.
func (g *Grid) Refused() bool { return len(g.refused) > 0 }

// ToRefused puts the cursor on the next cell that holds a refused text, behind the last one on the first again; false if no
// such cell is in the table now.
func (g *Grid) ToRefused() bool {
	places := g.refusedPlaces()
	if len(places) == 0 {
		return false
	}
	now := g.blockTop(g.selection.active)
	i := slices.IndexFunc(places, func(p place) bool { return comparePlaces(g.blockTop(p), now) > 0 })
	g.choose(at(places[max(i, 0)]))
	return true
}

// refusedPlaces are the cells in the table that hold refused texts, row by row.
func (g *Grid) refusedPlaces() []place {
	var out []place
	for s := range g.refused {
		if p := (place{g.row(s.key, g.selection.active.row), g.column(s.column)}); p.row >= 0 && p.col >= 0 {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, comparePlaces)
	return out
}

func comparePlaces(a, b place) int {
	if a.row != b.row {
		return a.row - b.row
	}
	return a.col - b.col
}

// refusedAt is the refused text of the place's block. The block may have got another first row since it was refused.
func (g *Grid) refusedAt(p place) (refusal, bool) {
	if len(g.refused) == 0 {
		return refusal{}, false
	}
	from, to := g.field.block(p)
	for r := from; r < to; r++ {
		if text, ok := g.refused[g.spot(place{r, p.col})]; ok {
			return text, true
		}
	}
	return refusal{}, false
}

// forget drops the refused text of the spot's block; the spot was last seen at the place.
func (g *Grid) forget(s spot, was place) {
	delete(g.refused, s)
	p := place{g.row(s.key, was.row), g.column(s.column)}
	if len(g.refused) == 0 || p.row < 0 || p.col < 0 {
		return
	}
	from, to := g.field.block(p)
	for r := from; r < to; r++ {
		delete(g.refused, g.spot(place{r, p.col}))
	}
}

// dropRefused gives the active cell the model's text back; false if it held no refused one.
func (g *Grid) dropRefused() bool {
	if g.field.empty() {
		return false
	}
	p := g.selection.active
	if _, ok := g.refusedAt(p); !ok {
		return false
	}
	g.forget(g.spot(p), p)
	g.redo()
	g.caret()
	return true
}
