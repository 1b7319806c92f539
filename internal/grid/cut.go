package grid

import (
	"slices"
	"strconv"
)

// Cut copies the selection and marks it; as in Excel, the next paste of it in this table empties it, in the same batch. What
// cannot be edited stays; where that is all, nothing is cut.
func (g *Grid) Cut() {
	if g.field.empty() {
		return
	}
	free, locked := 0, 0
	g.field.texts(g.selection.areas(&g.field, nil), func(p place) {
		if g.locked(p) == "" {
			free++
		} else if g.text(p) != "" {
			locked++
		}
	})
	if free == 0 {
		g.refuse(g.lockedReason(max(locked, 1), 0, "选中的格都不能修改，没有剪切。"))
		return
	}
	if !g.copyMarked() {
		return
	}
	if g.cut = true; locked > 0 {
		g.refuse(strconv.Itoa(locked) + " 格不能修改，粘贴后内容仍留在原处。")
	}
}

// cutOut are the areas that a paste of the text empties; none where it is not what was cut.
func (g *Grid) cutOut(text string) []Area {
	if !g.cut || text != g.copied {
		return nil
	}
	out := make([]Area, len(g.marks))
	for i, p := range g.marks {
		out[i] = p.area(&g.field)
	}
	return out
}

// texts visits the cells of the areas that a fill or a clear reaches: no bands, and row heads only in a column of their own.
func (f *field) texts(areas []Area, visit func(place)) {
	for _, a := range areas {
		for r := a.Top; r <= a.Bottom; r++ {
			if f.band(r) {
				continue
			}
			for c := a.Left; c <= a.Right; c++ {
				if !f.cols[c].RowHead || a.Left == a.Right {
					visit(place{r, c})
				}
			}
		}
	}
}

// takeOut empties what was cut, but for cells that were pasted over, and those whose text found no place.
func (b *gathering) takeOut(areas []Area) {
	g, left := b.grid, slices.Clone(b.left)
	g.field.texts(areas, func(p place) {
		text := g.text(p)
		if text == "" || b.seen[p] || g.locked(p) != "" {
			return
		}
		if i := slices.Index(left, text); i >= 0 {
			left = slices.Delete(left, i, i+1)
			return
		}
		b.put(p, "")
	})
	if len(areas) > 0 && !b.batch.empty() {
		g.dropMarks()
	}
}
