package docx

import (
	"encoding/xml"

	"dubanben/internal/table"
)

// thin is the width in twips, about 2 mm, below which a column holds no character: it is left over where somebody moved
// a border in one row only.
const thin = 113

// grid is a table while it is read.
type grid struct {
	widths []int
	column []int // the column of the table by that of the grid: thin ones are none
	rows   []gridRow
	open   [MaxColumns]chain
	wide   int
	cells  int
}

// chain is the last cell of a merge downwards.
type chain struct {
	owner, index int // row and index of the cell that has the text
	next         int // the row that may go on with it
	span         int // columns; 0 = none
}

type gridRow struct {
	cells  []gridCell
	header bool
}

type gridCell struct {
	text       string
	col        int32
	rows, cols int32
	covered    bool
}

// rowMarks is what of a row's properties bears on the table.
type rowMarks struct {
	before        int
	header        bool
	deleted, gone bool
}

// cellMarks is what of a cell's properties bears on the table.
type cellMarks struct {
	span       int
	down, left bool // goes on with the merge above it, or to its left
	merges     bool // begins or goes on with a merge downwards
	deleted    bool
}

// table reads a table into a block of its own.
func (w *walker) table() error {
	g := &grid{}
	if err := w.s.children(func(e xml.StartElement) error { return w.tablePart(e, g) }); err != nil {
		return err
	}
	if len(g.rows) == 0 || g.wide == 0 {
		return nil
	}
	if w.cells += len(g.rows) * g.wide; w.cells > MaxCells {
		return w.s.refuse(TooManyRows)
	}
	w.blocks = append(w.blocks, table.Block{Table: g.table()})
	return nil
}

// tablePart reads one child of a table.
func (w *walker) tablePart(e xml.StartElement, g *grid) error {
	inside := func(e xml.StartElement) error { return w.tablePart(e, g) }
	switch nameOf(e) {
	case "gridCol":
		g.widths = append(g.widths, count(attr(e, "w")))
		if len(g.widths) > 4*MaxColumns {
			return w.s.refuse(TooManyColumns)
		}
	case "tr":
		if g.column == nil {
			g.column = columnsOf(g.widths)
		}
		return w.row(g)
	case "tblGrid", "sdt", "sdtContent", "customXml", "ins", "moveTo":
		return w.s.children(inside)
	case "mc:AlternateContent":
		return w.s.choose(inside)
	}
	return w.s.skip()
}

// columnsOf maps the grid's borders to those of the columns that are wide enough to be ones.
func columnsOf(widths []int) []int {
	total := 0
	for _, w := range widths {
		total += w
	}
	out := make([]int, 1, len(widths)+1)
	for _, w := range widths {
		next := out[len(out)-1]
		if w == 0 || w >= thin || w*8*len(widths) >= total {
			next++
		}
		out = append(out, next)
	}
	return out
}

// at is the column's border for one of the grid, which rows may pass.
func (g *grid) at(border int) int {
	if last := len(g.column) - 1; border > last {
		return g.column[last] + border - last
	}
	return g.column[border]
}

// row reads a row; one that a tracked change has deleted, or that is hidden, is noted and left out.
func (w *walker) row(g *grid) error {
	if w.rows++; w.rows > MaxRows {
		return w.s.refuse(TooManyRows)
	}
	r := &gridRow{}
	marks, border := rowMarks{}, 0
	var visit func(xml.StartElement) error
	visit = func(e xml.StartElement) error {
		switch nameOf(e) {
		case "trPr":
			err := w.s.children(func(e xml.StartElement) error { return w.rowMark(e, &marks) })
			border = marks.before
			return err
		case "tc":
			if marks.deleted || marks.gone {
				return w.lostCell(marks, table.Ref{Row: len(g.rows) + 1})
			}
			return w.cell(g, r, &border)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			return w.s.children(visit)
		case "mc:AlternateContent":
			return w.s.choose(visit)
		}
		return w.s.skip()
	}
	if err := w.s.children(visit); err != nil {
		return err
	}
	if len(r.cells) > 0 {
		r.header = marks.header
		g.rows = append(g.rows, *r)
	}
	return nil
}

func (w *walker) rowMark(e xml.StartElement, m *rowMarks) error {
	switch nameOf(e) {
	case "gridBefore":
		m.before = count(attr(e, "val"))
	case "tblHeader":
		m.header = on(e)
	case "del", "moveFrom":
		m.deleted = true
	case "hidden":
		m.gone = on(e)
	}
	return w.s.skip()
}

// lostCell notes the text of a cell in a row that is left out.
func (w *walker) lostCell(m rowMarks, ref table.Ref) error {
	text, err := w.s.visible()
	if text != "" {
		kind := table.TrackedChange
		if m.gone {
			kind = table.HiddenText
		}
		w.note(ref, kind, text)
	}
	return err
}

// gridPlace is where a cell stands and whether anybody sees it.
type gridPlace struct {
	from, to int // columns
	covered  bool
}

// settle finds the place of a cell that begins at the grid's border, and moves that on.
func (w *walker) settle(g *grid, r *gridRow, border *int, marks cellMarks) (gridPlace, error) {
	end := *border + max(marks.span, 1)
	if end > 4*MaxColumns || g.at(end) > MaxColumns {
		return gridPlace{}, w.s.refuse(TooManyColumns)
	}
	at := gridPlace{from: g.at(*border), to: g.at(end)}
	at.covered = marks.down && g.continues(at.from, at.to) || marks.left && len(r.cells) > 0 || at.to == at.from
	*border = end
	return at, nil
}

// cell reads a cell that begins at the grid's border. Its properties come first and say where it stands.
func (w *walker) cell(g *grid, r *gridRow, border *int) error {
	marks, in := cellMarks{span: 1}, &place{cell: true}
	var at *gridPlace
	settle := func() error {
		if at != nil {
			return nil
		}
		found, err := w.settle(g, r, border, marks)
		at = &found
		in.ref = table.Ref{Row: len(g.rows) + 1, Col: at.from + 1}
		return err
	}
	err := w.s.children(func(e xml.StartElement) error {
		if nameOf(e) == "tcPr" {
			return w.s.children(func(e xml.StartElement) error { return w.cellMark(e, &marks) })
		}
		if err := settle(); err != nil {
			return err
		}
		if at.covered || marks.deleted {
			return w.unseen(marks, in)
		}
		return w.block(e, in)
	})
	if err == nil {
		err = settle()
	}
	if err == nil {
		err = w.leave(in)
	}
	if err != nil || at.to == at.from {
		return err
	}
	if g.cells++; g.cells > MaxCells {
		return w.s.refuse(TooManyRows)
	}
	g.place(r, in.text.String(), at.from, at.to, marks)
	return nil
}

func (w *walker) cellMark(e xml.StartElement, m *cellMarks) error {
	switch nameOf(e) {
	case "gridSpan":
		m.span = count(attr(e, "val"))
	case "vMerge":
		m.merges = true
		m.down = attr(e, "val") != "restart"
	case "hMerge":
		m.left = attr(e, "val") != "restart"
	case "cellDel":
		m.deleted = true
	}
	return w.s.skip()
}

// unseen notes what stands in a cell that nobody sees, because another covers it.
func (w *walker) unseen(m cellMarks, at *place) error {
	text, err := w.s.visible()
	if text != "" {
		kind := table.CoveredText
		if m.deleted {
			kind = table.TrackedChange
		}
		w.note(at.ref, kind, text)
	}
	return err
}

// continues tells whether a merge of the row above goes on with the columns from … to-1.
func (g *grid) continues(from, to int) bool {
	c := g.open[min(from, MaxColumns-1)]
	return c.span == to-from && c.span > 0 && c.next == len(g.rows)
}

// place puts a cell into the row, and into the merge that it is part of.
func (g *grid) place(r *gridRow, text string, from, to int, m cellMarks) {
	g.wide = max(g.wide, to)
	c := gridCell{text: text, col: int32(from), rows: 1, cols: int32(to - from)}
	switch {
	case m.left && len(r.cells) > 0:
		g.widen(r, &c)
	case m.down && g.continues(from, to):
		o := &g.open[from]
		o.next++
		g.rows[o.owner].cells[o.index].rows++
		c.covered = true
	case m.merges:
		g.open[from] = chain{owner: len(g.rows), index: len(r.cells), next: len(g.rows) + 1, span: to - from}
	}
	r.cells = append(r.cells, c)
}

// widen gives a cell to the one on its left, as old files merge. Merges downwards of such cells must be as wide.
func (g *grid) widen(r *gridRow, c *gridCell) {
	i := len(r.cells) - 1
	for i > 0 && r.cells[i].covered && r.cells[i].cols == 0 {
		i--
	}
	owner := &r.cells[i]
	if owner.covered { // part of a merge from above, which is as wide as it was there
		c.covered = true
		c.cols = 0
		return
	}
	owner.cols += c.cols
	o := &g.open[owner.col]
	if o.owner == len(g.rows) && o.span > 0 {
		o.span = int(owner.cols)
	}
	c.covered, c.cols = true, 0
}

// table spreads the rows over places.
func (g *grid) table() *table.Table {
	t := &table.Table{Columns: make([]table.Column, g.wide), Rows: make([][]table.Cell, len(g.rows))}
	for r := range t.Rows {
		t.Rows[r] = make([]table.Cell, g.wide)
		for c := range t.Rows[r] {
			t.Rows[r][c] = table.Cell{Missing: true, Ref: table.Ref{Row: r + 1, Col: c + 1}}
		}
	}
	for r, row := range g.rows {
		for _, c := range row.cells {
			if !c.covered {
				cover(t, r, c)
			}
		}
	}
	for r := range g.rows {
		if !g.rows[r].header {
			break
		}
		t.Header++
	}
	return t
}

func cover(t *table.Table, row int, c gridCell) {
	for r := row; r < row+int(c.rows); r++ {
		for k := int(c.col); k < int(c.col+c.cols); k++ {
			t.Rows[r][k].Covered, t.Rows[r][k].Missing = true, false
		}
	}
	owner := &t.Rows[row][c.col]
	owner.Covered, owner.Text, owner.Rows, owner.Cols = false, c.text, int(c.rows), int(c.cols)
}
