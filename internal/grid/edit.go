package grid

import "strings"

// keep closes the editor and hands on what was typed; it says whether there was something new.
func (g *Grid) keep() bool {
	if g.editing == nil {
		return false
	}
	edits := g.closed()
	g.redo()
	g.emit(Batch{Edits: edits})
	return len(edits) > 0
}

// closed closes the editor and returns the edits of the whole merged block, none where nothing has changed.
func (g *Grid) closed() []Edit {
	e := g.editing
	if e == nil {
		return nil
	}
	text := e.editor.Text()
	g.shut()
	clear(g.rows.kept)
	if e.why != "" && text == e.back {
		return nil // still the refused text: it stays marked in its cell
	}
	g.forget(e.spot, e.place)
	if text == e.old {
		return nil
	}
	return g.blockEdits(e, text)
}

// blockEdits are the edits that give every row of the edited block the text, or its one row.
func (g *Grid) blockEdits(e *editing, text string) []Edit {
	row, col := g.row(e.spot.key, e.place.row), g.column(e.spot.column)
	if row < 0 || col < 0 {
		g.refuse("这一格已不在表中，刚才输入的内容没有写入：" + text)
		return nil
	}
	if e.alone {
		return []Edit{{e.spot.key, e.spot.column, text}}
	}
	from, to := g.field.block(place{row, col})
	edits := make([]Edit, 0, to-from)
	for r := from; r < to; r++ {
		edits = append(edits, Edit{g.field.Key(r), e.spot.column, text})
	}
	return edits
}

// fillSelected closes the editor and gives what was typed to every selected cell.
func (g *Grid) fillSelected() {
	e := g.editing
	if e.alone || g.selection.single(&g.field) || e.why != "" && e.editor.Text() == e.back {
		g.Keep()
		return
	}
	text := e.editor.Text()
	g.shut()
	g.forget(e.spot, e.place)
	g.redo()
	g.fillWith(text, Filled)
}

// drop closes the editor and forgets what was typed.
func (g *Grid) drop() {
	if g.editing == nil {
		return
	}
	g.forget(g.editing.spot, g.editing.place)
	g.shut()
	g.redo()
	g.caret()
}

// emit shows the new texts as waiting and hands them on.
func (g *Grid) emit(b Batch) {
	if b.empty() {
		return
	}
	for _, e := range b.Edits {
		s := spot{e.Key, e.ColumnID}
		g.pending[s] = e.Text
		delete(g.refused, s)
	}
	if b.How != Pasted {
		g.dropMarks() // as in Excel, what was copied can be pasted again
	}
	g.redo()
	if g.OnEdit != nil {
		g.OnEdit(b)
	}
}

// redo lays out anew the rows that may show waiting texts; heights follow as rows come into view.
func (g *Grid) redo() {
	clear(g.rows.kept)
	g.repaint()
}

// reseat puts an open editor onto its cell again after the rows have changed. Where the cell is gone, the editor stays in
// view, for what was typed stands in it.
func (g *Grid) reseat() {
	e := g.editing
	if e == nil || g.field.empty() {
		return
	}
	p := g.find(e.spot, e.place)
	p = place{min(p.row, g.field.rows-1), min(p.col, len(g.field.cols)-1)}
	if !e.alone {
		p = g.blockTop(p) // rows may have come into the block before the one that was its first
	}
	e.place = p
}

// blockTop is the first place of the merged block.
func (g *Grid) blockTop(p place) place {
	from, _ := g.field.block(p)
	return place{from, p.col}
}

// text is what the place shows: a text that waits to be kept before the model's.
func (g *Grid) text(p place) string {
	if t, ok := g.pending[g.spot(p)]; ok {
		return t
	}
	return g.field.Cell(p.row, p.col).Text
}

// typed puts waiting and refused texts over what the model says of a cell.
func (g *Grid) typed(p place, c Cell) Cell {
	if len(g.pending) == 0 && len(g.refused) == 0 {
		return c
	}
	if t, ok := g.pending[g.spot(p)]; ok {
		c.Text, c.Pending, c.Hits = t, true, nil
	}
	if r, ok := g.refusedAt(p); ok {
		c.Text, c.Error, c.Pending, c.Hits = r.typed, r.why, false, nil
	}
	return c
}

// locked is why the place cannot be edited; empty if it can.
func (g *Grid) locked(p place) string {
	c := &g.field.cols[p.col]
	cell := g.field.Cell(p.row, p.col)
	switch {
	case g.field.band(p.row):
		return "分组行不能修改。"
	case cell.Why != "" && (cell.ReadOnly || c.ReadOnly):
		return cell.Why
	case cell.ReadOnly || c.ReadOnly:
		return "“" + strings.ReplaceAll(c.Header, "\n", "") + "”在这里不能修改。"
	}
	return ""
}

func (g *Grid) refuse(reason string) {
	if g.OnRefuse != nil {
		g.OnRefuse(reason)
	}
}
