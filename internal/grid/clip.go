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

// spread writes the texts into the table as one batch of edits; what is read-only is left out and counted.
func (g *Grid) spread(texts [][]string) {
	if g.field.empty() || len(texts) == 0 {
		return
	}
	a := g.selection.area(&g.field)
	var edits []Edit
	locked := 0
	put := func(p place, text string) {
		if why := g.locked(p); why != "" {
			locked++
			return
		}
		if g.text(p) != text {
			s := g.spot(p)
			edits = append(edits, Edit{s.key, s.column, text})
		}
	}
	if len(texts) == 1 && len(texts[0]) == 1 {
		g.fill(a, texts[0][0], put)
	} else {
		a = g.lay(a, texts, put)
		g.selection = selection{active: place{a.top, a.left}, head: place{a.bottom, a.right}}.clamp(&g.field)
	}
	g.emit(edits)
	if locked > 0 {
		g.refuse(g.lockedReason(locked, len(edits)))
	}
}

// fill gives every cell of the area the text.
func (g *Grid) fill(a area, text string, put func(place, string)) {
	for r := a.top; r <= a.bottom; r++ {
		if g.field.band(r) {
			continue
		}
		for c := a.left; c <= a.right; c++ {
			if !g.field.cols[c].RowHead || a.left == a.right {
				put(place{r, c}, text)
			}
		}
	}
}

// lay puts the texts down from the area's first cell on, over bands, as far as the table goes; it returns the area taken.
func (g *Grid) lay(a area, texts [][]string, put func(place, string)) area {
	out := area{a.top, a.left, a.top, a.left}
	row := a.top
	for _, line := range texts {
		r, ok := g.field.seek(row, 1)
		if !ok {
			break
		}
		for i, text := range line {
			c := a.left + i
			if c >= len(g.field.cols) {
				break
			}
			if !g.field.cols[c].RowHead || len(line) == 1 {
				put(place{r, c}, text)
			}
			out.right = max(out.right, c)
		}
		out.bottom, row = r, r+1
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
