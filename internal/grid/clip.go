package grid

import (
	"strconv"
	"strings"

	"dubanben/internal/table"
)

// Copy puts the selection on the clipboard, as Excel and WPS understand it.
func (g *Grid) Copy() {
	if g.field.empty() {
		return
	}
	g.copied = table.EncodeTSV(g.selectedTexts())
	g.host.Clipboard().SetContent(g.copied)
}

// Cut copies the selection and empties it.
func (g *Grid) Cut() {
	g.Copy()
	g.Clear()
}

// selectedTexts are the selection's texts by rows. A merged block alone is one text.
func (g *Grid) selectedTexts() [][]string {
	if g.selection.single(&g.field) {
		return [][]string{{g.text(g.selection.active)}}
	}
	a := g.selection.area(&g.field)
	out := make([][]string, 0, a.bottom-a.top+1)
	for r := a.top; r <= a.bottom; r++ {
		if g.field.band(r) {
			continue
		}
		row := make([]string, 0, a.right-a.left+1)
		for c := a.left; c <= a.right; c++ {
			row = append(row, g.text(place{r, c}))
		}
		out = append(out, row)
	}
	return out
}

// Clear empties every selected cell that can be edited.
func (g *Grid) Clear() { g.spread([][]string{{""}}) }

// Paste puts the clipboard's texts into the table, from the selection's first cell on. Text with tabs is cells; several
// lines without tabs go into the one cell, unless several rows are selected or the lines came from here. One text fills the
// whole selection.
func (g *Grid) Paste() {
	if g.field.empty() {
		return
	}
	text := g.host.Clipboard().Content()
	if text == "" {
		return
	}
	several := !g.selection.single(&g.field) || text == g.copied
	g.spread(pasted(text, several))
}

// pasted is the clipboard's text as cells.
func pasted(text string, several bool) [][]string {
	rows := table.DecodeTSV(text)
	wide := false
	for _, row := range rows {
		wide = wide || len(row) > 1
		for i := range row {
			row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
		}
	}
	if wide || several || len(rows) <= 1 {
		return rows
	}
	one := strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	return [][]string{{one}}
}

// batch gathers the edits of one paste or clear, and counts what it had to leave out.
type batch struct {
	grid   *Grid
	edits  []Edit
	locked int // cells that cannot be edited
	beyond int // texts for which the table has no cell
}

// put gives a cell the text, if it can be edited.
func (b *batch) put(p place, text string) {
	g := b.grid
	if g.locked(p) != "" {
		b.locked++
		return
	}
	if g.text(p) != text {
		s := g.spot(p)
		b.edits = append(b.edits, Edit{s.key, s.column, text})
	}
}

// lose counts texts beyond the table's edge.
func (b *batch) lose(texts []string) {
	for _, t := range texts {
		if t != "" {
			b.beyond++
		}
	}
}

// spread writes the texts into the table as one batch of edits; what is read-only is left out and counted.
func (g *Grid) spread(texts [][]string) {
	if g.field.empty() || len(texts) == 0 {
		return
	}
	a := g.selection.area(&g.field)
	b := &batch{grid: g}
	if len(texts) == 1 && len(texts[0]) == 1 {
		b.fill(a, texts[0][0])
	} else {
		a.left = g.pasteLeft(a, texts)
		a = b.lay(a, texts)
		g.selection = selection{active: place{a.top, a.left}, head: place{a.bottom, a.right}}.clamp(&g.field)
	}
	g.emit(b.edits)
	if why := g.leftOut(b); why != "" {
		g.refuse(why)
	}
}

// pasteLeft is the column where a paste begins. Where whole rows are selected, row numbers are passed over, unless the
// texts are too many for the other columns: then they bring row numbers along.
func (g *Grid) pasteLeft(a area, texts [][]string) int {
	whole := g.selection.shape == shapeRows || g.selection.shape == shapeAll
	if !whole || a.left >= g.field.first {
		return a.left
	}
	wide := 0
	for _, line := range texts {
		wide = max(wide, len(line))
	}
	if wide > len(g.field.cols)-g.field.first {
		return a.left
	}
	return g.field.first
}

// fill gives every cell of the area the text.
func (b *batch) fill(a area, text string) {
	f := &b.grid.field
	for r := a.top; r <= a.bottom; r++ {
		if f.band(r) {
			continue
		}
		for c := a.left; c <= a.right; c++ {
			if !f.cols[c].RowHead || a.left == a.right {
				b.put(place{r, c}, text)
			}
		}
	}
}

// lay puts the texts down from the area's first cell on, over bands, as far as the table goes; it returns the area taken.
func (b *batch) lay(a area, texts [][]string) area {
	out := area{a.top, a.left, a.top, a.left}
	row := a.top
	for i, line := range texts {
		r, ok := b.grid.field.seek(row, 1)
		if !ok {
			for _, rest := range texts[i:] {
				b.lose(rest)
			}
			break
		}
		out.right = max(out.right, b.layLine(place{r, a.left}, line))
		out.bottom, row = r, r+1
	}
	return out
}

// layLine puts texts into one row from the place on; it returns the last column taken. Texts for row numbers are left out
// and counted, unless they are the same.
func (b *batch) layLine(p place, line []string) (last int) {
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

// leftOut says what a paste or a clear could not change; empty if nothing.
func (g *Grid) leftOut(b *batch) string {
	out := ""
	if b.locked > 0 {
		out = g.lockedReason(b.locked, len(b.edits))
	}
	if b.beyond > 0 {
		out += "表中没有这么多行列，" + strconv.Itoa(b.beyond) + " 格没有粘贴。"
	}
	return out
}

// lockedReason says what a paste or a clear could not change.
func (g *Grid) lockedReason(locked, edited int) string {
	if locked == 1 && edited == 0 {
		if why := g.locked(g.selection.active); why != "" {
			return why
		}
	}
	return strconv.Itoa(locked) + " 格不能修改，已跳过。"
}
