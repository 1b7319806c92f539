package xlsx

import (
	"errors"
	"strings"

	"dubanben/internal/table"
)

var (
	errTwice   = errors.New("a cell stands twice")
	errOverlap = errors.New("merged cells overlap")
)

// span is the place and size of a merged cell that was read.
type span struct{ row, col, rows, cols int }

// box is the rows and columns from first up to end.
type box struct{ row, col, endRow, endCol int }

func (b *box) add(row, col int) {
	if b.endRow == 0 {
		*b = box{row, col, row + 1, col + 1}
		return
	}
	b.row, b.col = min(b.row, row), min(b.col, col)
	b.endRow, b.endCol = max(b.endRow, row+1), max(b.endCol, col+1)
}

func (b box) rows() int { return b.endRow - b.row }
func (b box) cols() int { return b.endCol - b.col }

func (b box) has(row, col int) bool {
	return row >= b.row && row < b.endRow && col >= b.col && col < b.endCol
}

// cut is what of the span lies in the box.
func (b box) cut(s span) box {
	return box{max(b.row, s.row), max(b.col, s.col), min(b.endRow, s.row+s.rows), min(b.endCol, s.col+s.cols)}
}

// block makes the table of the texts and merges that were read. Blank rows and columns around them are left out, whatever
// else lies there: formatted ranges, and the far end of merged cells.
func (ws *worksheet) block() (table.Block, error) {
	var all box
	for _, c := range ws.cells {
		if strings.TrimSpace(c.text) != "" {
			all.add(int(c.row), int(c.col))
		}
	}
	if all.endRow == 0 {
		return table.Block{}, nil
	}
	if err := ws.checkSize(all); err != nil {
		return table.Block{}, err
	}
	owners, err := ws.owners(all)
	if err != nil {
		return table.Block{}, err
	}
	var seen box
	for _, c := range ws.cells {
		if strings.TrimSpace(c.text) != "" && ws.visible(owners, all, c) {
			seen.add(int(c.row), int(c.col))
		}
	}
	if seen.endRow == 0 {
		return table.Block{}, nil
	}
	ws.w.cells += seen.rows() * seen.cols()
	t := ws.table(seen)
	for _, c := range ws.cells {
		if !seen.has(int(c.row), int(c.col)) || !ws.visible(owners, all, c) {
			continue
		}
		at := &t.Rows[int(c.row)-seen.row][int(c.col)-seen.col]
		if at.Text != "" {
			return table.Block{}, &Unreadable{Reason: Damaged, Ref: at.Ref, cause: errTwice}
		}
		at.Text = c.text
	}
	ws.noteCovered(t, owners, all, seen)
	return table.Block{Ref: table.Ref{Sheet: ws.name, Row: seen.row + 1, Col: seen.col + 1}, Table: t}, nil
}

func (ws *worksheet) checkSize(b box) error {
	last := table.Ref{Sheet: ws.name, Row: b.endRow, Col: b.endCol}
	switch {
	case b.cols() > MaxReadCols:
		return &Unreadable{Reason: TooManyColumns, Ref: last, Limit: MaxReadCols}
	case b.rows() > MaxReadRows:
		return &Unreadable{Reason: TooManyRows, Ref: last, Limit: MaxReadRows}
	case b.rows()*b.cols()+ws.w.cells > MaxReadCells:
		return &Unreadable{Reason: TooManyCells, Ref: last, Limit: MaxReadCells}
	}
	return nil
}

// owners gives for each place of the box the merge that it belongs to, 0 for none, else its index and one. Each place is
// visited once for all merges, so many large ones take no longer than few.
func (ws *worksheet) owners(b box) ([]int32, error) {
	of := make([]int32, b.rows()*b.cols())
	for i, m := range ws.merged {
		in := b.cut(m)
		for r := in.row; r < in.endRow; r++ {
			for c := in.col; c < in.endCol; c++ {
				at := &of[(r-b.row)*b.cols()+c-b.col]
				if *at != 0 {
					return nil, &Unreadable{Reason: Damaged, Ref: table.Ref{Sheet: ws.name, Row: r + 1, Col: c + 1}, cause: errOverlap}
				}
				*at = int32(i + 1)
			}
		}
	}
	return of, nil
}

// over gives the merge that the place belongs to, false for none.
func (ws *worksheet) over(owners []int32, b box, c found) (span, bool) {
	row, col := int(c.row), int(c.col)
	if !b.has(row, col) {
		return span{}, false // white space outside of all text
	}
	i := owners[(row-b.row)*b.cols()+col-b.col]
	if i == 0 {
		return span{}, false
	}
	return ws.merged[i-1], true
}

// visible reports whether no merged cell lies over the cell: it belongs to none, or is its first.
func (ws *worksheet) visible(owners []int32, b box, c found) bool {
	m, merged := ws.over(owners, b, c)
	return !merged || m.row == int(c.row) && m.col == int(c.col)
}

// table makes the grid with its spans, without texts.
func (ws *worksheet) table(b box) *table.Table {
	rows, cols := b.rows(), b.cols()
	t := &table.Table{Columns: make([]table.Column, cols), Rows: make([][]table.Cell, rows)}
	cells := make([]table.Cell, rows*cols)
	for r := range t.Rows {
		t.Rows[r] = cells[r*cols : (r+1)*cols : (r+1)*cols]
		for c := range t.Rows[r] {
			t.Rows[r][c].Ref = table.Ref{Sheet: ws.name, Row: b.row + r + 1, Col: b.col + c + 1}
		}
	}
	for _, m := range ws.merged {
		in := b.cut(m)
		if in.rows() < 1 || in.cols() < 1 || in.rows()*in.cols() == 1 {
			continue
		}
		for r := in.row; r < in.endRow; r++ {
			for c := in.col; c < in.endCol; c++ {
				t.Rows[r-b.row][c-b.col].Covered = true
			}
		}
		first := &t.Rows[in.row-b.row][in.col-b.col]
		first.Covered, first.Rows, first.Cols = false, in.rows(), in.cols()
	}
	return t
}

// noteCovered notes the texts that merged cells hide, unless a merged cell shows the same itself.
func (ws *worksheet) noteCovered(t *table.Table, owners []int32, all, seen box) {
	for _, c := range ws.cells {
		if strings.TrimSpace(c.text) == "" || ws.visible(owners, all, c) {
			continue
		}
		m, _ := ws.over(owners, all, c)
		if in := seen.cut(m); in.rows() > 0 && in.cols() > 0 && t.Rows[in.row-seen.row][in.col-seen.col].Text == c.text {
			continue
		}
		ws.w.note(table.Note{
			Ref: table.Ref{Sheet: ws.name, Row: int(c.row) + 1, Col: int(c.col) + 1}, Kind: table.CoveredText, Text: excerpt([]byte(c.text)),
		})
	}
}
