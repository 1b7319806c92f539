package desk

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/grid"
)

// Paper is what a screen prints and exports.
type Paper struct {
	Title   string   // what the message calls it, and the file
	Count   string   // how much is on it: 39行; "" where that says nothing
	Endings []string // the forms that it can be written in, the tool bar's first
	Read    func() (write func(path string) error)
	Print   func() // asks first what is to be printed; nil where it goes to the printer as it is
}

// Printed is a screen that has a paper.
type Printed interface {
	Screen
	Paper() *Paper // nil where nothing is there to print
}

// ListWords are what a list says of itself.
type ListWords struct {
	Title    string // 黄焕辉分管任务清单
	When     string // 2020年第三季度; "" where it is of no quarter
	Narrowed string // how it is filtered; "" where it is not
	Unit     string // what its rows are counted in: 项
}

// ListPaper is the paper of a table as it stands on the screen: its columns in their order, its rows filtered and sorted; nil
// where there are none. Columns of the ids in without say what the title says.
func (d *Desk) ListPaper(g *grid.Grid, w ListWords, without ...string) *Paper {
	n := rowsOf(g.Model())
	if n == 0 {
		return nil
	}
	book, count, name := d.Book(), fmt.Sprintf("%d%s", n, w.Unit), w.Title
	if w.When != "" {
		name += "（" + w.When + "）"
	}
	under := []string{w.When, w.Narrowed, count, "截至" + d.Now().Format("2006年1月2日")}
	return &Paper{Title: name, Count: count, Endings: []string{".xlsx", ".docx", ".pdf"}, Read: func() func(string) error {
		x := listOf(g, without)
		x.Title, x.Under = w.Title, strings.Join(slices.DeleteFunc(under, func(s string) bool { return s == "" }), "　")
		return func(path string) error { return book.ExportList(x, path) }
	}}
}

// rowsOf is how many rows a table has, its bands not counted.
func rowsOf(m grid.Model) int {
	n := 0
	for i := range m.Rows() {
		if _, band := m.Band(i); !band {
			n++
		}
	}
	return n
}

// listOf reads a table. A merged cell that begins above a band cannot be; the model ends it there.
func listOf(g *grid.Grid, without []string) app.List {
	m := g.Model()
	columns := m.Columns()
	shown := slices.DeleteFunc(g.Shown(), func(c int) bool { return slices.Contains(without, columns[c].ID) })
	var x app.List
	for _, c := range shown {
		x.Heads = append(x.Heads, columns[c].Header)
	}
	for i := range m.Rows() {
		if band, ok := m.Band(i); ok {
			x.Rows = append(x.Rows, app.ListRow{Band: band})
			continue
		}
		row := app.ListRow{}
		for _, c := range shown {
			cell := app.ListCell{}
			if top, n := m.Span(i, c); top == i {
				cell = app.ListCell{Text: paperText(m.Cell(i, c)), Rows: n}
			}
			row.Cells = append(row.Cells, cell)
		}
		x.Rows = append(x.Rows, row)
	}
	return x
}

// paperText is what a cell says on paper: its small words too, for nothing can be asked of paper.
func paperText(c grid.Cell) string {
	lines := []string{strings.TrimPrefix(c.Text, "✓ ")}
	if c.Tag != "" {
		lines[0] = strings.TrimSpace("（" + c.Tag + "）" + lines[0])
	}
	lines = append(lines, c.Note)
	if c.Stamp != "" {
		lines = append(lines, "（"+c.Stamp+"）")
	}
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}
