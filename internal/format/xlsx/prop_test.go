package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"dubanben/internal/table"
)

// anyTable draws a table with spans that keep the contract of package table.
func anyTable(t *rapid.T) table.Table {
	cols, rows := rapid.IntRange(1, 6).Draw(t, "cols"), rapid.IntRange(1, 40).Draw(t, "rows")
	tab := table.Table{Columns: make([]table.Column, cols), Rows: make([][]table.Cell, rows)}
	for c := range tab.Columns {
		tab.Columns[c].Width = rapid.SampledFrom([]float64{0, 0, 12, 25, 60}).Draw(t, "width")
	}
	tab.Header = rapid.IntRange(0, min(2, rows)).Draw(t, "header")
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "1", "007", "=A1", "_x0041_", "_x005F_x0041_", "区发改局\n源西街道", "85%", "加强社会信用体系建设，推动“双随机、一公开”监管与信用监管有效衔接。",
	}), rapid.StringOfN(rapid.RuneFrom([]rune("督办事项，。1a\n")), 100, 1500, -1))
	for r := range tab.Rows {
		tab.Rows[r] = make([]table.Cell, cols)
	}
	for r := range rows {
		last := rows
		if r < tab.Header {
			last = tab.Header
		}
		for c := range cols {
			if tab.Rows[r][c].Covered {
				continue
			}
			h, w := 1, 1
			if rapid.IntRange(0, 4).Draw(t, "spans") == 0 {
				h = rapid.IntRange(1, last-r).Draw(t, "h")
				for limit := rapid.IntRange(1, cols-c).Draw(t, "w"); w < limit && !tab.Rows[r][c+w].Covered; {
					w++
				}
			}
			tab.Rows[r][c] = table.Cell{Text: text.Draw(t, "text"), Rows: h, Cols: w}
			for i := r; i < r+h; i++ {
				for j := c; j < c+w; j++ {
					if i != r || j != c {
						tab.Rows[i][j].Covered = true
					}
				}
			}
		}
	}
	return tab
}

func TestAnyTableComesBackWithItsTextsAndMerges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := anyTable(t)
		for i := rapid.IntRange(0, 2).Draw(t, "breaks"); i > 0; i-- {
			tab.Breaks = append(tab.Breaks, rapid.IntRange(0, len(tab.Rows)).Draw(t, "break"))
		}
		s := Sheet{Label: "附件1", Title: "标题", Note: "注", Landscape: rapid.Bool().Draw(t, "landscape"), Table: tab}
		var b bytes.Buffer
		if err := Write(&b, s); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		compare(t, f, tab)
	})
}

// compare checks each place: its text is that of the cell that covers it, repeated where a page cuts the span, and it
// is merged with just the rest of the span on its page.
func compare(t *rapid.T, f *excelize.File, tab table.Table) {
	ms, err := f.GetMergeCells("表")
	if err != nil {
		t.Fatal(err)
	}
	merged := map[[2]int]int{} // place → 1-based index of its merge
	for i, m := range ms {
		c0, r0, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		c1, r1, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		for r := r0; r <= r1; r++ {
			for c := c0; c <= c1; c++ {
				if merged[[2]int{r - 3, c - 1}] != 0 {
					t.Fatalf("merges overlap at row %d, column %d", r, c)
				}
				merged[[2]int{r - 3, c - 1}] = i + 1
			}
		}
	}
	for r := range tab.Rows {
		for c := range tab.Columns {
			or, oc := tab.Owner(r, c)
			owner := tab.Rows[or][oc]
			got := valueOf(t, f, r, c)
			want := clean(owner.Text)
			if or < tab.Header && !strings.Contains(want, "\n") {
				got = strings.ReplaceAll(got, "\n", "") // a header may be broken to fit its column
			}
			if got != want {
				t.Fatalf("row %d, column %d reads %q, want %q", r, c, got, owner.Text)
			}
			h, w := owner.Span()
			if id := merged[[2]int{r, c}]; w > 1 && id == 0 || h*w == 1 && id != 0 {
				t.Fatalf("row %d, column %d: merge %d for a span of %d×%d", r, c, id, h, w)
			}
			if id := merged[[2]int{r, c}]; id != 0 && id != merged[[2]int{r, oc}] {
				t.Fatalf("row %d, column %d is parted from its span", r, c)
			}
		}
	}
}

func valueOf(t *rapid.T, f *excelize.File, r, c int) string {
	cell, err := excelize.CoordinatesToCellName(c+1, r+3)
	if err != nil {
		t.Fatal(err)
	}
	v, err := f.GetCellValue("表", cell)
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", cell, err))
	}
	return v
}
