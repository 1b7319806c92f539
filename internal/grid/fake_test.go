package grid

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// fake is a table to test with: a row-number column and some more; one is merged where its texts are equal.
type fake struct {
	texts  [][]string // by row; column 0 is the number
	keys   []string
	bands  map[int]string
	locked map[place]string
	hits   map[place][]Hit
	cols   []Column
	merged int // the column that is merged
}

// newFake makes rows of a few cells, “r2c3” and the like; blocks are the lengths of the merged blocks of column 1.
func newFake(rows int, blocks ...int) *fake {
	f := &fake{bands: map[int]string{}, locked: map[place]string{}, merged: 1}
	f.cols = []Column{
		{ID: "no", Header: "序号", Width: 44, RowHead: true, ReadOnly: true},
		{ID: "leader", Header: "责任领导", Width: 84, Align: Centre},
		{ID: "task", Header: "工作任务", Width: 200, Flex: true},
		{ID: "lead", Header: "牵头", Width: 100},
	}
	block, left := 0, 0
	for r := range rows {
		if left == 0 {
			left = 1
			if block < len(blocks) {
				left = blocks[block]
			}
			block++
		}
		left--
		f.keys = append(f.keys, "k"+strconv.Itoa(r))
		f.texts = append(f.texts, []string{strconv.Itoa(r + 1), fmt.Sprintf("领导%d", block), fmt.Sprintf("r%dc2", r), fmt.Sprintf("r%dc3", r)})
	}
	return f
}

func (f *fake) Rows() int                   { return len(f.texts) }
func (f *fake) Key(row int) string          { return f.keys[row] }
func (f *fake) Columns() []Column           { return f.cols }
func (f *fake) Band(row int) (string, bool) { s, ok := f.bands[row]; return s, ok }
func (f *fake) equal(a, b int) bool {
	return f.texts[a][f.merged] == f.texts[b][f.merged] && !f.band(a) && !f.band(b)
}
func (f *fake) band(row int) bool { _, ok := f.bands[row]; return ok }

func (f *fake) Cell(row, col int) Cell {
	c := Cell{Text: f.texts[row][col], Why: f.locked[place{row, col}], Hits: f.hits[place{row, col}]}
	c.ReadOnly = c.Why != ""
	return c
}

func (f *fake) Span(row, col int) (top, n int) {
	if f.keys[row] == "" || col != f.merged { // as with a real model, there is nothing to say of a row that is not there
		return row, 1
	}
	top = row
	for top > 0 && f.equal(top-1, row) {
		top--
	}
	end := row + 1
	for end < len(f.texts) && f.equal(end, row) {
		end++
	}
	return top, end - top
}

// apply keeps edits as the window would.
func (f *fake) apply(edits []Edit) {
	for _, e := range edits {
		for r, k := range f.keys {
			if k != e.Key {
				continue
			}
			for c := range f.cols {
				if f.cols[c].ID == e.ColumnID {
					f.texts[r][c] = e.Text
				}
			}
		}
	}
}

// holds says whether the text stands in some cell.
func (f *fake) holds(text string) bool {
	return slices.ContainsFunc(f.texts, func(row []string) bool { return slices.Contains(row, text) })
}

// synth is a large table that costs nothing to hold.
type synth struct{ rows int }

func (s synth) Rows() int               { return s.rows }
func (s synth) Key(row int) string      { return strconv.Itoa(row) }
func (s synth) Band(int) (string, bool) { return "", false }
func (s synth) Span(row, col int) (int, int) {
	if col != 2 {
		return row, 1
	}
	top := row / 5 * 5
	return top, min(5, s.rows-top)
}

func (s synth) Columns() []Column {
	return []Column{
		{ID: "no", Header: "序号", Width: 44, RowHead: true}, {ID: "task", Header: "工作任务", Width: 252, Flex: true},
		{ID: "leader", Header: "责任领导", Width: 84, Align: Centre}, {ID: "lead", Header: "牵头", Width: 132},
		{ID: "related", Header: "相关", Width: 160}, {ID: "progress", Header: "进展", Width: 164}, {ID: "lamp", Header: "亮灯", Width: 72},
	}
}

func (s synth) Cell(row, col int) Cell {
	switch col {
	case 0:
		return Cell{Text: strconv.Itoa(row + 1)}
	case 1, 5:
		return Cell{Text: strings.Repeat("完成10个老旧小区升级改造，新建小公园。", 1+row%3)}
	case 2:
		return Cell{Text: "黄焕辉", Note: "5 项"}
	case 6:
		return Cell{Text: "黄灯", Glyph: Triangle, Tone: Warn}
	}
	return Cell{Text: "区住建局\n区财政局"}
}
