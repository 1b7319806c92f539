package grid

import (
	"slices"
	"strings"
)

// fitRows is how many rows are measured to fit a column, and fitMax how wide that makes it at most, at zoom 1.
const (
	fitRows = 500
	fitMax  = 480
)

// SetLayout shows the columns as the layout says; it does not call OnLayout.
func (g *Grid) SetLayout(l Layout) {
	g.layout = l.clone()
	g.rearrange()
}

// Layout is how the columns are shown now, with every column of the model in its order.
func (g *Grid) Layout() Layout {
	l := g.layout.clone()
	l.Order = slices.Clone(g.field.order)
	return l
}

// rearrange shows the columns anew; texts that wait to be kept go on waiting.
func (g *Grid) rearrange() {
	g.read()
	g.restore()
	g.reseat()
	g.repaint()
}

// relaid keeps a new layout that the person made.
func (g *Grid) relaid(l Layout) {
	g.keep()
	g.SetLayout(l)
	if !g.field.empty() {
		g.selected()
	}
	if g.OnLayout != nil {
		g.OnLayout(g.Layout())
	}
}

// Freeze fixes the columns up to this one at the left; an unknown ID fixes none.
func (g *Grid) Freeze(columnID string) {
	l := g.Layout()
	l.Frozen = 0
	for n, id := range g.known() {
		if id == columnID {
			l.Frozen = n + 1
		}
	}
	g.relaid(l)
}

// known are the IDs of the model's columns in the layout's order.
func (g *Grid) known() []string {
	cols := g.model.Columns()
	return slices.DeleteFunc(slices.Clone(g.field.order), func(id string) bool {
		return !slices.ContainsFunc(cols, func(c Column) bool { return c.ID == id })
	})
}

// HideSelected hides the columns of the selection.
func (g *Grid) HideSelected() {
	l, left := g.Layout(), 0
	chosen := g.chosenColumns()
	for c := range g.field.cols {
		if !g.field.cols[c].RowHead && !slices.Contains(chosen, c) {
			left++
		}
	}
	if left == 0 {
		g.refuse("至少要留一列。")
		return
	}
	for _, c := range chosen {
		if !g.field.cols[c].RowHead {
			l.Hidden = append(l.Hidden, g.field.cols[c].ID)
		}
	}
	g.relaid(l)
}

// ShowAll shows the hidden columns again.
func (g *Grid) ShowAll() {
	l := g.Layout()
	l.Hidden = nil
	g.relaid(l)
}

// openGap shows the columns that are hidden before the shown column.
func (g *Grid) openGap(col int) {
	l := g.Layout()
	from, to := 0, len(l.Order)
	if col > 0 {
		from = slices.Index(l.Order, g.field.cols[col-1].ID) + 1
	}
	if col < len(g.field.cols) {
		to = slices.Index(l.Order, g.field.cols[col].ID)
	}
	between := l.Order[from:max(from, to)]
	l.Hidden = slices.DeleteFunc(l.Hidden, func(id string) bool { return slices.Contains(between, id) })
	g.relaid(l)
}

// chosenColumns are the columns of the selection, from left to right.
func (g *Grid) chosenColumns() []int {
	var out []int
	if g.field.empty() {
		return nil
	}
	for _, a := range g.selection.areas(&g.field, nil) {
		out = counted(out, a.Left, a.Right)
	}
	return out
}

// columnsLike are the columns that a gesture on this one concerns: all that are selected whole, if it is among them.
func (g *Grid) columnsLike(col int) []int {
	whole := g.selection.shape == shapeColumns || g.selection.shape == shapeAll
	if chosen := g.chosenColumns(); whole && slices.Contains(chosen, col) {
		return slices.DeleteFunc(chosen, func(c int) bool { return c != col && g.field.cols[c].RowHead })
	}
	return []int{col}
}

// resize gives the column, and those selected with it, the width in pixels.
func (g *Grid) resize(col int, width float32) {
	w := min(max(snap(width)/g.metrics.zoom, minWidth), maxWidth)
	if snap(w*g.metrics.zoom) == g.view.lanes.width(col) {
		return
	}
	l := g.widthsOwn()
	for _, c := range g.columnsLike(col) {
		l.Widths[g.field.cols[c].ID] = w
	}
	g.relaid(l)
}

// fit makes the column, and those selected with it, as wide as their texts.
func (g *Grid) fit(col int) {
	l := g.widthsOwn()
	for _, c := range g.columnsLike(col) {
		l.Widths[g.field.cols[c].ID] = min(max(g.natural(c)/g.metrics.zoom, minWidth), fitMax)
	}
	g.relaid(l)
}

func (g *Grid) widthsOwn() Layout {
	l := g.Layout()
	if l.Widths == nil {
		l.Widths = map[string]float32{}
	}
	return l
}

// natural is the width in pixels at which the column's head and the texts of many rows, from the first in view on where
// there are more, take no more lines than they have.
func (g *Grid) natural(col int) float32 {
	m, c := g.metrics, &g.field.cols[col]
	marks := marksWidth(c, m)
	wide, about := marks, spares(m)[0]
	for _, l := range headLines(c, m) {
		wide = max(wide, l.width+2*m.padX, l.width+m.padX+marks+about.gap+about.edge)
	}
	from := 0
	if g.field.rows > fitRows {
		from = min(max(g.rows.at(g.view.y), 0), g.field.rows-fitRows)
	}
	for r := from; r < min(from+fitRows, g.field.rows) && wide < fitMax*m.zoom; r++ {
		if g.field.band(r) {
			continue
		}
		cell := g.typed(place{r, col}, g.field.Cell(r, col))
		wide = max(wide, m.naturalCell(&cell, c.Bold || cell.Bold)+2*m.padX+2)
	}
	return wide
}

// naturalCell is the width of a cell's widest line.
func (m *metrics) naturalCell(c *Cell, bold bool) float32 {
	indent, wide := float32(0), float32(0)
	if c.Glyph != NoGlyph {
		indent += m.glyph + m.glyphGap
	}
	if c.Tag != "" {
		indent += m.tiny.Width(c.Tag) + 2*m.tagPad + m.tagGap
	}
	for line := range strings.SplitSeq(c.Text, "\n") {
		if len(line) > fitMax { // surely wider than a column becomes
			return fitMax * m.zoom
		}
		wide = max(wide, indent+m.measurer(bold).Width(line))
		indent = 0
	}
	return max(wide, m.tiny.Width(c.Note), m.tiny.Width(c.Stamp)+2*m.tagPad)
}

// moveColumns puts the columns before the shown column with the index to, on their side of the frozen edge.
func (g *Grid) moveColumns(cols []int, to int) {
	l := g.Layout()
	ids := make([]string, len(cols))
	for i, c := range cols {
		ids[i] = g.field.cols[c].ID
	}
	after, before := "", ""
	if cols[0] < g.field.frozen {
		for c := to - 1; c >= 0 && after == ""; c-- {
			if !slices.Contains(cols, c) {
				after = g.field.cols[c].ID
			}
		}
	}
	for c := to; c < len(g.field.cols) && before == ""; c++ {
		if !slices.Contains(cols, c) {
			before = g.field.cols[c].ID
		}
	}
	order := moved(l.Order, ids, after, before)
	if slices.Equal(order, l.Order) {
		return
	}
	l.Order = order
	g.relaid(l)
}
