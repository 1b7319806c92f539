package grid

import "strconv"

// Clear empties every selected cell that can be edited.
func (g *Grid) Clear() { g.fillWith("", Cleared) }

// fillWith gives every selected cell that can be edited the text.
func (g *Grid) fillWith(text string, how How) {
	if g.field.empty() {
		return
	}
	b := g.gather(how)
	b.fill(g.selection.areas(&g.field, nil), text)
	g.finish(b)
}

// FillDown gives the selected cells the text of the uppermost one of their column; where only one row is selected, that of
// the cell above.
func (g *Grid) FillDown() {
	if g.field.empty() {
		return
	}
	b := g.gather(Filled)
	for _, a := range g.selection.areas(&g.field, nil) {
		g.fillDown(b, a)
	}
	g.finish(b)
}

func (g *Grid) fillDown(b *gathering, a Area) {
	f := &g.field
	for c := a.Left; c <= a.Right; c++ {
		if f.cols[c].RowHead {
			continue
		}
		from, ok := f.seek(a.Top, 1)
		if _, end := f.block(place{a.Top, c}); a.Top == a.Bottom || a.Left == a.Right && end > a.Bottom {
			from, ok = f.seek(a.Top-1, -1)
		}
		if !ok {
			continue
		}
		text := g.text(place{from, c})
		for r := max(from+1, a.Top); r <= a.Bottom; r++ {
			if !f.band(r) {
				b.put(place{r, c}, text)
			}
		}
	}
}

// FillRight gives the selected cells the text of the leftmost one of their row; where only one column is selected, that of
// the cell at the left.
func (g *Grid) FillRight() {
	if g.field.empty() {
		return
	}
	b := g.gather(Filled)
	for _, a := range g.selection.areas(&g.field, nil) {
		g.fillRight(b, a)
	}
	g.finish(b)
}

func (g *Grid) fillRight(b *gathering, a Area) {
	f := &g.field
	from := max(a.Left, f.first)
	if from >= a.Right {
		from = a.Left - 1
	}
	if from < 0 || f.cols[from].RowHead {
		return
	}
	for r := a.Top; r <= a.Bottom; r++ {
		if f.band(r) {
			continue
		}
		text := g.text(place{r, from})
		for c := from + 1; c <= a.Right; c++ {
			if !f.cols[c].RowHead {
				b.put(place{r, c}, text)
			}
		}
	}
}

// gather begins one batch.
func (g *Grid) gather(how How) *gathering {
	b := &gathering{grid: g, batch: Batch{How: how}}
	if len(g.selection.more) > 0 {
		b.seen = map[place]bool{}
	}
	return b
}

// finish hands the batch on and says what it had to leave out.
func (g *Grid) finish(b *gathering) {
	g.emit(b.batch)
	if why := g.leftOut(b); why != "" {
		g.refuse(why)
	}
}

// leftOut says what a paste, a fill or a clear could not change; empty if nothing.
func (g *Grid) leftOut(b *gathering) string {
	out := ""
	if b.locked > 0 {
		out = g.lockedReason(b.locked, len(b.batch.Edits)+len(b.batch.More), strconv.Itoa(b.locked)+" 格不能修改，已跳过。")
	}
	if b.beyond > 0 {
		out += "表中没有这么多行列，" + strconv.Itoa(b.beyond) + " 格没有粘贴。"
	}
	return out
}

// lockedReason is why the one cell there was could not be changed, else the sentence for several.
func (g *Grid) lockedReason(locked, edited int, several string) string {
	if locked == 1 && edited == 0 && !g.field.empty() {
		if why := g.locked(g.selection.active); why != "" {
			return why
		}
	}
	return several
}
