package page

import (
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/page/font"
	"dubanben/internal/table"
	"pgregory.net/rapid"
)

// draw makes a table of random spans and texts, no ideograph twice in it.
func draw(t *rapid.T, set *font.Set) doc.Table {
	cols := rapid.IntRange(1, 5).Draw(t, "cols")
	rows := rapid.IntRange(1, 14).Draw(t, "rows")
	tab := doc.Table{Size: rapid.SampledFrom([]float64{0, 9, 10.5}).Draw(t, "size")}
	tab.Header = rapid.IntRange(0, min(1, rows)).Draw(t, "header")
	for range cols {
		tab.Columns = append(tab.Columns, table.Column{Align: table.Align(rapid.IntRange(0, 2).Draw(t, "align"))})
	}
	next := rune(0x4E00)
	for r := range rows {
		var cells []table.Cell
		for range cols {
			var b strings.Builder
			between := rapid.SampledFrom([]string{"", "", "，", "\n", "（70%）"}).Draw(t, "between")
			for range rapid.SampledFrom([]int{0, 1, 1, 4, 9, 60}).Draw(t, "length") {
				for next++; !set.Face(font.Text).Has(next); next++ {
				}
				b.WriteRune(next)
				if next%7 == 0 {
					b.WriteString(between)
				}
			}
			cell := table.Cell{Text: b.String()}
			if r >= tab.Header && rapid.IntRange(0, 5).Draw(t, "merge") == 0 {
				cell.Rows, cell.Cols = rapid.IntRange(0, 8).Draw(t, "down"), rapid.IntRange(0, 3).Draw(t, "right")
			}
			cells = append(cells, cell)
		}
		tab.Rows = append(tab.Rows, cells)
	}
	cover(&tab)
	return tab
}

// cover marks what the spans cover and cuts those that meet.
func cover(tab *doc.Table) {
	for r := range tab.Rows {
		for c := range tab.Columns {
			cell := &tab.Rows[r][c]
			if cell.Covered {
				continue
			}
			rows, cols := cell.Span()
			rows, cols = min(rows, len(tab.Rows)-r), min(cols, len(tab.Columns)-c)
			for k := 1; k < cols; k++ {
				if tab.Rows[r][c+k].Covered {
					cols = k
				}
			}
			cell.Rows, cell.Cols = rows, cols
			for i := range rows {
				for k := range cols {
					if i+k > 0 {
						tab.Rows[r+i][c+k] = table.Cell{Covered: true}
					}
				}
			}
		}
	}
}

func TestEveryTableIsWholeOnItsPages(t *testing.T) {
	set := fonts(t)
	rapid.Check(t, func(t *rapid.T) {
		tab := draw(t, set)
		setup := small()
		blocks := []doc.Block{tab}
		if rapid.Bool().Draw(t, "title") {
			blocks = []doc.Block{doc.Paragraph{Text: "标题", Style: doc.Title}, tab}
		}
		pages, err := Lay(doc.Document{Setup: setup, Blocks: blocks}, set)
		if err != nil {
			if _, ok := err.(*RoomError); ok {
				return // a head as high as the sheet
			}
			t.Fatal(err)
		}
		if len(pages) > 200 {
			t.Fatalf("%d pages", len(pages))
		}
		for i, p := range pages {
			onSheet(t, p, setup)
			head(t, p, tab, i)
		}
		whole(t, pages, tab)
	})
}

// onSheet wants every operation on the sheet and every text within the type area but for the page number and hung marks.
func onSheet(t *rapid.T, p Page, s doc.Setup) {
	for _, o := range p.Ops {
		right, bottom := o.X2, o.Y2
		if o.Kind == Text {
			right, bottom = o.X+o.Extent(), o.Y
		}
		if o.X < s.Left-1e-6 || o.Y < s.Top-1e-6 || right > p.Width-s.Right+6 || bottom > p.Height-s.Bottom+1e-6 && o.Size != numberSize {
			t.Fatalf("page %d: %+v", p.Number, o)
		}
	}
}

// head wants the head's first text on every page.
func head(t *rapid.T, p Page, tab doc.Table, i int) {
	if tab.Header == 0 || tab.Rows[0][0].Text == "" {
		return
	}
	want := tab.Rows[0][0].Text[:3]
	for _, o := range p.Ops {
		if o.Kind == Text && strings.HasPrefix(o.Text, want) {
			return
		}
	}
	t.Fatalf("page %d has no head %q:\n%s", i+1, want, dump(p))
}

// whole wants every ideograph of every cell, those of one cell in their order when first met, and prose no more than once.
func whole(t *rapid.T, pages []Page, tab doc.Table) {
	met, order := map[rune]int{}, map[rune]int{}
	for _, p := range pages {
		for _, o := range p.Ops {
			for _, r := range o.Text {
				if met[r]++; met[r] == 1 {
					order[r] = len(order)
				}
			}
		}
	}
	for y, row := range tab.Rows {
		for x, c := range row {
			last := -1
			for _, r := range c.Text {
				if r < 0x4E00 || r > 0x9FFF {
					continue
				}
				if met[r] == 0 || order[r] <= last {
					t.Fatalf("row %d, %c of %q is missing or out of order", y, r, c.Text)
				}
				if met[r] > 1 && y >= tab.Header && c.Rows <= 1 && tab.Columns[x].Align == table.Start {
					t.Fatalf("row %d, %c of %q is there %d times", y, r, c.Text, met[r])
				}
				last = order[r]
			}
		}
	}
}

func TestBordersAreClosedOnEveryPage(t *testing.T) {
	set := fonts(t)
	rapid.Check(t, func(t *rapid.T) {
		tab := draw(t, set)
		pages, err := Lay(doc.Document{Setup: small(), Blocks: []doc.Block{tab}}, set)
		if err != nil {
			return
		}
		for _, p := range pages {
			closed(t, p)
		}
	})
}

// closed wants one frame on the page, and both ends of every inner line on the frame or on another line.
func closed(t *rapid.T, p Page) {
	var lines []Op
	for _, o := range p.Ops {
		switch o.Kind {
		case Line:
			lines = append(lines, o)
		case Box:
			lines = append(lines,
				Op{X: o.X, Y: o.Y, X2: o.X2, Y2: o.Y}, Op{X: o.X, Y: o.Y2, X2: o.X2, Y2: o.Y2},
				Op{X: o.X, Y: o.Y, X2: o.X, Y2: o.Y2}, Op{X: o.X2, Y: o.Y, X2: o.X2, Y2: o.Y2})
		}
	}
	for i, l := range lines {
		for _, end := range [][2]float64{{l.X, l.Y}, {l.X2, l.Y2}} {
			if !touched(lines, i, end[0], end[1]) {
				t.Fatalf("%+v ends in nothing at %v", l, end)
			}
		}
	}
}

func touched(lines []Op, except int, x, y float64) bool {
	const e = 1e-6
	for i, l := range lines {
		if i != except && x > l.X-e && x < l.X2+e && y > l.Y-e && y < l.Y2+e {
			return true
		}
	}
	return false
}

func BenchmarkLay(b *testing.B) {
	set := fonts(b)
	tab := doc.Table{Table: table.Table{
		Columns: []table.Column{{Width: 12, Align: table.Centre}, {}, {Width: 20, Align: table.Centre}, {Width: 33, Align: table.Centre}, {Width: 33, Align: table.Centre}},
		Header:  1, Rows: [][]table.Cell{row("序号", "工作任务", "责任领导", "牵头责任单位", "相关责任单位")},
	}}
	for i := range 93 {
		tab.Rows = append(tab.Rows, row(fmt.Sprint(i+1), strings.Repeat("推进老旧小区改造，完成47个项目，", 4), "", "市自然资源局源城分局", "区发改局\n区财政局"))
		tab.Rows[i+1][2].Covered = i%30 > 0
		if i%30 == 0 {
			tab.Rows[i+1][2] = table.Cell{Text: "许西湖", Rows: min(30, 93-i)}
		}
	}
	d := doc.Document{Setup: doc.A4Portrait(), Blocks: []doc.Block{tab}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Lay(d, set); err != nil {
			b.Fatal(err)
		}
	}
}
