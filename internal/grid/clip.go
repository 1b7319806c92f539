package grid

import (
	"slices"
	"strings"
	"unicode"

	"dubanben/internal/table"
)

// Copy puts the selection on the clipboard, as Excel, WPS and LibreOffice understand it, and marks it until the next edit.
func (g *Grid) Copy() { g.copyMarked() }

func (g *Grid) copyMarked() bool {
	if g.field.empty() {
		return false
	}
	texts, ok := g.selectedTexts()
	if !ok {
		g.refuse("选中的几块行列不齐，不能一起复制。请选同样的行或同样的列。")
		return false
	}
	g.copied = table.EncodeTSV(texts)
	g.host.Clipboard().SetContent(g.copied)
	g.marks, g.cut = append(slices.Clone(g.selection.more), g.selection.part), false
	g.repaint()
	return true
}

// dropMarks takes the mark of what was copied or cut away; false if there was none.
func (g *Grid) dropMarks() bool {
	had := len(g.marks) > 0
	g.marks, g.cut = nil, false
	return had
}

// selectedTexts are the selection's texts by rows. A merged block alone is one text. Several areas are put together where
// they have the same rows or the same columns; ok is false where they have not.
func (g *Grid) selectedTexts() (out [][]string, ok bool) {
	if g.selection.single(&g.field) {
		return [][]string{{g.text(g.selection.active)}}, true
	}
	rows, cols, ok := joined(g.selection.areas(&g.field, nil))
	for _, r := range rows {
		if g.field.band(r) {
			continue
		}
		row := make([]string, 0, len(cols))
		for _, c := range cols {
			row = append(row, g.text(place{r, c}))
		}
		out = append(out, row)
	}
	return out, ok
}

// joined are the rows and columns of the areas together; ok is false where they have neither the same rows nor the same columns.
func joined(areas []Area) (rows, cols []int, ok bool) {
	first := areas[0]
	sameRows := !slices.ContainsFunc(areas, func(a Area) bool { return a.Top != first.Top || a.Bottom != first.Bottom })
	sameCols := !slices.ContainsFunc(areas, func(a Area) bool { return a.Left != first.Left || a.Right != first.Right })
	if !sameRows && !sameCols {
		return nil, nil, false
	}
	for _, a := range areas {
		rows, cols = counted(rows, a.Top, a.Bottom), counted(cols, a.Left, a.Right)
	}
	return rows, cols, true
}

// counted adds the numbers from the first to the last, in order and each once.
func counted(dst []int, from, to int) []int {
	if n := len(dst); n > 0 && dst[n-1] < from || n == 0 {
		for i := from; i <= to; i++ {
			dst = append(dst, i)
		}
		return dst
	}
	if dst[0] <= from && dst[len(dst)-1] >= to && len(dst) == dst[len(dst)-1]-dst[0]+1 {
		return dst
	}
	for i := from; i <= to; i++ {
		dst = append(dst, i)
	}
	slices.Sort(dst)
	return slices.Compact(dst)
}

// Paste puts the clipboard's texts into the table, from the selection's first cell on. Text with tabs is cells; several
// lines without tabs go into the one cell, unless several rows are selected or the lines came from here. One text fills the
// whole selection, and cells fill it as often as they go into it.
func (g *Grid) Paste() {
	if len(g.field.cols) == 0 || g.field.rows == 0 && !g.growing {
		return
	}
	raw := g.host.Clipboard().Content()
	text := readable(raw)
	if text == "" {
		g.refuse("剪贴板里没有文字，没有粘贴。图片不能粘贴到表格里。")
		return
	}
	several := g.field.rows == 0 || !g.selection.single(&g.field) || raw == g.copied
	texts := pasted(text, several)
	one := len(texts) == 1 && len(texts[0]) == 1
	if !one && len(g.selection.more) > 0 {
		g.refuse("选中了几块，只能粘贴一格的内容。请只选一处再粘贴。")
		return
	}
	cut := g.cutOut(raw)
	if g.cut && cut == nil {
		g.dropMarks() // something else is pasted
	}
	b := g.gather(Pasted)
	if cut != nil {
		b.seen = map[place]bool{}
	}
	switch {
	case g.field.rows == 0:
		b.grow(g.field.first, texts)
		g.grow(place{}, &b.batch, g.field.first+widest(texts)-1)
	case one:
		b.fill(g.selection.areas(&g.field, nil), texts[0][0])
	default:
		g.spread(b, texts)
	}
	b.takeOut(cut)
	g.finish(b)
}

// readable is the text without control characters: what follows them is kept. Line breaks of other kinds become "\n".
func readable(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\t', '\r', '\n':
			return r
		case '\v', '\f', 0x85, 0x2028, 0x2029: // Word's soft line break comes as \v
			return '\n'
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
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

// spread writes the texts into the table and selects where they went; what is read-only is left out and counted.
func (g *Grid) spread(b *gathering, texts [][]string) {
	a := g.selection.area(&g.field)
	a.Left = g.pasteLeft(a, texts)
	texts = g.tiled(a, texts)
	right := a.Left + widest(texts) - 1
	a = b.lay(a, texts)
	to := part{from: place{a.Top, a.Left}, head: place{a.Bottom, a.Right}}
	g.selection = only(to.clamp(&g.field))
	g.grow(g.selection.from, &b.batch, right)
}

// pasteLeft is the column where a paste begins. Where whole rows are selected, row numbers are passed over, unless the
// texts are too many for the other columns: then they bring row numbers along.
func (g *Grid) pasteLeft(a Area, texts [][]string) int {
	whole := g.selection.shape == shapeRows || g.selection.shape == shapeAll
	if !whole || a.Left >= g.field.first || widest(texts) > len(g.field.cols)-g.field.first {
		return a.Left
	}
	return g.field.first
}

func widest(texts [][]string) int {
	wide := 0
	for _, line := range texts {
		wide = max(wide, len(line))
	}
	return wide
}

// tiled repeats the texts to fill the area, where they go into its height and width without a rest, as Excel does.
func (g *Grid) tiled(a Area, texts [][]string) [][]string {
	if g.selection.single(&g.field) {
		return texts
	}
	high, wide := 0, a.Right-a.Left+1
	for r := a.Top; r <= a.Bottom; r++ {
		if !g.field.band(r) {
			high++
		}
	}
	n, w := len(texts), widest(texts)
	down, across := max(high/n, 1), max(wide/w, 1)
	if high > 1 && high%n != 0 || wide > 1 && wide%w != 0 {
		return texts
	}
	out := make([][]string, 0, n*down)
	for range down {
		for _, line := range texts {
			out = append(out, repeated(line, w, across))
		}
	}
	return out
}

// repeated is the line, n times side by side, each time of the width.
func repeated(line []string, width, n int) []string {
	if n == 1 {
		return line
	}
	out := make([]string, width*n)
	for i := range n {
		copy(out[i*width:], line)
	}
	return out
}
