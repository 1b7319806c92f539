package paper

import (
	"dubanben/internal/doc"
	"dubanben/internal/table"
)

// List is rows as they stand on a screen: its columns in their order, filtered and sorted as there.
type List struct {
	Title string // 黄焕辉分管任务清单
	Under string // 2020年第三季度　39项　截至2020年11月23日
	Heads []string
	Rows  []ListRow
}

// ListRow is one row, or a band over the rows that follow it.
type ListRow struct {
	Band  string // what a row over the whole width says; "" where the row has cells
	Cells []ListCell
}

// ListCell is one place of a row.
type ListCell struct {
	Text string
	Rows int // how many rows a merged cell takes; 0 where the cell above comes down into this one
}

// Listing is a list on landscape pages, its head again on each of them.
func Listing(x List) doc.Document {
	d := doc.Document{Title: x.Title, Setup: doc.A4Landscape()}
	d.Blocks = append(d.Blocks, doc.Paragraph{Text: x.Title, Style: doc.Title})
	if x.Under != "" {
		d.Blocks = append(d.Blocks, doc.Paragraph{Text: x.Under, Style: doc.Number})
	}
	if len(x.Rows) == 0 {
		d.Blocks = append(d.Blocks, doc.Paragraph{Text: "没有任务。", Style: doc.Body})
		return d
	}
	d.Blocks = append(d.Blocks, x.table())
	return d
}

// Table is the list's table alone, with the widths that its columns have on a landscape page.
func (x List) Table() table.Table { return x.table().Table }

func (x List) table() doc.Table {
	t := table.Table{Header: 1, Columns: make([]table.Column, len(x.Heads))}
	var head []table.Cell
	for _, h := range x.Heads {
		head = append(head, table.Cell{Text: h})
	}
	t.Rows = append(t.Rows, head)
	for _, r := range x.Rows {
		t.Rows = append(t.Rows, listRow(r, len(x.Heads)))
	}
	return fit(t, doc.A4Landscape().TypeWidth()/doc.MM)
}

func listRow(r ListRow, columns int) []table.Cell {
	row := make([]table.Cell, columns)
	if r.Band != "" {
		row[0] = table.Cell{Text: r.Band, Cols: columns}
		for i := 1; i < columns; i++ {
			row[i].Covered = true
		}
		return row
	}
	for i, c := range r.Cells[:min(columns, len(r.Cells))] {
		if row[i] = (table.Cell{Text: c.Text, Rows: c.Rows}); c.Rows == 0 {
			row[i] = table.Cell{Covered: true}
		}
	}
	return row
}
