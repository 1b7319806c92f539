package grid

import "strings"

// editing is the cell that the editor stands on.
type editing struct {
	spot  spot
	place place
	old   string // the cell's text before
	quick bool   // begun by typing: arrows keep and move, as in Excel
	why   string // why what was typed could not be accepted
	back  string // the text that was not accepted
}

// OpenEditor opens the active cell's text for change, the caret at its end.
func (g *Grid) OpenEditor() {
	if g.field.empty() {
		return
	}
	p := g.blockTop(g.selection.active)
	r, ok := g.refusedAt(p)
	if !ok {
		g.open(g.text(p), false)
		return
	}
	if g.open(r.typed, false) {
		g.editing.why, g.editing.back = r.why, r.typed
		g.repaint()
	}
}

// open opens the editor on the active cell with the text; false if the cell cannot be edited.
func (g *Grid) open(text string, quick bool) bool {
	if g.field.empty() {
		return false
	}
	p := g.selection.active
	if why := g.locked(p); why != "" {
		g.refuse(why)
		return false
	}
	g.keep()
	g.selection = at(p)
	g.show(p)
	p = g.blockTop(p)
	g.editing = &editing{spot: g.spot(p), place: p, old: g.text(p), quick: quick}
	g.shell.Show()
	g.shell.Refresh() // makes the renderers, without which Fyne would not find the editor to focus it
	g.repaint()       // gives the editor its width while it is empty: breaking a long text anew takes long
	g.editor.SetText(text)
	g.editor.toEnd()
	g.host.Focus(g.editor)
	g.caret()
	return true
}

// Editing says whether the editor is open.
func (g *Grid) Editing() bool { return g.editing != nil }

// Keep closes the editor and keeps what was typed, as Enter does. A text that was refused and has not been changed since
// stays marked in its cell.
func (g *Grid) Keep() {
	seen := g.inView(g.selection.active)
	if g.keep() && seen && !g.field.empty() {
		g.follow() // a tall text may have pushed it away
		g.repaint()
	}
}

// Drop closes the editor and forgets what was typed, as Esc does; with the editor closed, it forgets the refused text of
// the active cell.
func (g *Grid) Drop() {
	if g.editing == nil {
		g.dropRefused()
		return
	}
	g.drop()
}

// keep closes the editor and hands on what was typed; it says whether there was something new.
func (g *Grid) keep() bool {
	if g.editing == nil {
		return false
	}
	edits := g.closed()
	g.redo()
	g.emit(edits)
	return len(edits) > 0
}

// closed closes the editor and returns the edits of the whole merged block, none where nothing has changed.
func (g *Grid) closed() []Edit {
	e := g.editing
	if e == nil {
		return nil
	}
	text := g.editor.Text
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

// blockEdits are the edits that give every row of the edited block the text.
func (g *Grid) blockEdits(e *editing, text string) []Edit {
	row := g.row(e.spot.key, e.place.row)
	if row < 0 || g.column(e.spot.column) < 0 {
		g.refuse("这一行已不在表中，刚才输入的内容没有写入：" + text)
		return nil
	}
	from, to := g.field.block(place{row, g.column(e.spot.column)})
	edits := make([]Edit, 0, to-from)
	for r := from; r < to; r++ {
		edits = append(edits, Edit{g.field.Key(r), e.spot.column, text})
	}
	return edits
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

// shut takes the editor away and gives the keys back to the table.
func (g *Grid) shut() {
	had := g.host.Focused() == g.editor
	g.editing = nil
	g.editor.SetText("")
	g.shell.Hide()
	if had {
		g.host.Focus(g)
	}
}

// emit shows the new texts as waiting and hands them on.
func (g *Grid) emit(edits []Edit) {
	if len(edits) == 0 {
		return
	}
	for _, e := range edits {
		s := spot{e.Key, e.ColumnID}
		g.pending[s] = e.Text
		delete(g.refused, s)
	}
	g.redo()
	if g.OnEdit != nil {
		g.OnEdit(edits)
	}
}

// redo lays out anew the rows that may show waiting texts; heights follow as rows come into view.
func (g *Grid) redo() {
	clear(g.rows.kept)
	g.repaint()
}

// reseat puts an open editor onto its cell again after the rows have changed.
func (g *Grid) reseat() {
	if g.editing == nil {
		return
	}
	p := g.find(g.editing.spot, g.editing.place)
	if p.row < g.field.rows && p.col < len(g.field.cols) && g.spot(p) == g.editing.spot {
		g.editing.place = p
	}
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
		c.Text, c.Pending = t, true
	}
	if r, ok := g.refusedAt(p); ok {
		c.Text, c.Error, c.Pending = r.typed, r.why, false
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
