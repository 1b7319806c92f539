package paged

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/table"
)

// leaders makes a table of n rows under a header row; the second column is merged over the rows of every group.
func leaders(n, group int) *table.Table {
	t := &table.Table{Columns: make([]table.Column, 3), Header: 1, Rows: [][]table.Cell{make([]table.Cell, 3)}}
	for i := range n {
		row := []table.Cell{{Text: fmt.Sprint(i + 1)}, {Covered: true}, {}}
		if i%group == 0 {
			row[1] = table.Cell{Text: "领导", Rows: min(group, n-i)}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// heading makes row r one cell across the table.
func heading(t *table.Table, r int) {
	t.Rows[r] = []table.Cell{{Text: "一、重点工作", Cols: 3}, {Covered: true}, {Covered: true}}
}

// flowOf lets rows of the given heights flow onto pages of 300 points.
func flowOf(t *table.Table, heights ...float64) *Flow {
	for len(heights) < len(t.Rows) {
		heights = append(heights, heights[len(heights)-1])
	}
	return &Flow{Grid: GridOf(t), Heights: heights, Tall: func(Span) float64 { return 0 }, Room: 300}
}

// ends are the rows that each page ends before.
func ends(pages []Page) []int {
	var out []int
	for _, p := range pages {
		out = append(out, p.End)
	}
	return out
}

func TestPagesHoldWhatFits(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Flow)
		want   []int
	}{
		"three rows a page":                                {func(*Flow) {}, []int{4, 7, 10, 11}},
		"titles take their part of the first":              {func(f *Flow) { f.Top = 150 }, []int{2, 5, 8, 11}},
		"titles that leave no room for a row stand alone":  {func(f *Flow) { f.Top = 220 }, []int{1, 4, 7, 10, 11}},
		"breaks that are asked for":                        {func(f *Flow) { f.Breaks = []int{2, 6} }, []int{2, 5, 6, 9, 11}},
		"pages beyond the bound are left to the program":   {func(f *Flow) { f.Most = 2 }, []int{4, 7, 11}},
		"a text over rows makes them grow":                 {func(f *Flow) { f.Tall = func(Span) float64 { return 290 } }, []int{3, 5, 7, 9, 11}},
		"no text over rows that does not fit under titles": {func(f *Flow) { f.Top, f.Tall = 150, func(Span) float64 { return 290 } }, []int{1, 3, 5, 7, 9, 11}},
	} {
		t.Run(name, func(t *testing.T) {
			f := flowOf(leaders(10, 2), 20, 90)
			c.change(f)
			if got := ends(f.Pages(1)); !slices.Equal(got, c.want) {
				t.Errorf("pages end before %v, want %v", got, c.want)
			}
		})
	}
}

func TestAHeadingStaysWithWhatItHeads(t *testing.T) {
	tab := leaders(10, 1)
	heading(tab, 3)
	if got := ends(flowOf(tab, 20, 90).Pages(1)); got[0] != 3 {
		t.Errorf("pages end before %v", got)
	}
}

func TestARowHigherThanAPageGoesOverItsEndAndTheNextStandsBelow(t *testing.T) {
	f := flowOf(leaders(6, 6), 20, 90, 400, 90)
	got := f.Pages(1)
	if want := []int{2, 3, 5, 7}; !slices.Equal(ends(got), want) {
		t.Fatalf("pages end before %v, want %v", ends(got), want)
	}
	for i, want := range []struct{ over, below bool }{{}, {over: true}, {below: true}, {}} {
		if got[i].Over != want.over || got[i].Below != want.below {
			t.Errorf("page %d: over %t, below %t", i+1, got[i].Over, got[i].Below)
		}
	}
	var whole []int
	for _, p := range got {
		for _, s := range p.Tall {
			whole = append(whole, s.Rows)
		}
	}
	if want := []int{1, 1, 2, 2}; !slices.Equal(whole, want) {
		t.Errorf("the leader's parts have %v rows, want %v", whole, want)
	}
}

func TestTheFirstRowIsSqueezedUnderTheTitlesWhereItCanBe(t *testing.T) {
	f := flowOf(leaders(3, 1), 20, 200)
	f.Top = 150
	f.Squeeze = func(row int, room float64) { f.Heights[row] = room }
	if got := f.Pages(1); got[0].End != 2 || got[0].Over || f.Heights[1] != 150 {
		t.Errorf("first page %+v, row of %v", got[0], f.Heights[1])
	}
}

// anyFlow draws a table with merges and headings, and its flow.
func anyFlow(t *rapid.T) *Flow {
	n := rapid.IntRange(1, 40).Draw(t, "rows")
	tab := leaders(n, rapid.IntRange(1, 12).Draw(t, "group"))
	if rapid.Bool().Draw(t, "headings") {
		tab = leaders(n, 1)
		for range n / 4 {
			heading(tab, rapid.IntRange(1, n).Draw(t, "heading"))
		}
	}
	f := flowOf(tab, rapid.SliceOfN(rapid.Float64Range(10, 500), n+1, n+1).Draw(t, "heights")...)
	tall := rapid.Float64Range(0, 280).Draw(t, "tall")
	f.Tall = func(Span) float64 { return tall }
	f.Top = rapid.Float64Range(0, 280).Draw(t, "top")
	f.Breaks = rapid.SliceOfN(rapid.IntRange(-1, n+2), 0, 2).Draw(t, "breaks")
	return f
}

func TestPagesKeepTheirLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFlow(t)
		pages := f.Pages(1)
		at, left := 1, f.Room-f.Top
		for i, p := range pages {
			switch used := f.Sum(p.First, p.End); {
			case p.First != at || p.End < at || p.End == at && i > 0:
				t.Fatalf("page %d has rows %d to %d, want from %d on", i+1, p.First, p.End, at)
			case used > left+1e-6 && !p.Below && !p.Over:
				t.Fatalf("page %d is %v high, room %v", i+1, used, left)
			case p.Over && p.End != p.First+1:
				t.Fatalf("page %d goes over its end with several rows", i+1)
			case p.Below && (i == 0 || !pages[i-1].Over):
				t.Fatalf("page %d stands below nothing", i+1)
			case i < len(pages)-1 && p.End > p.First+1 && !slices.Contains(f.Breaks, p.End) && f.Grid.Section(p.End-1):
				t.Fatalf("page %d ends with a heading", i+1)
			}
			for _, b := range f.Breaks {
				if b > p.First && b < p.End {
					t.Fatalf("page %d goes over the break at %d", i+1, b)
				}
			}
			for _, s := range p.Tall {
				if s.Row < p.First || s.Row+s.Rows > p.End || f.Sum(s.Row, s.Row+s.Rows) < f.Tall(s)-1e-6 {
					t.Fatalf("page %d: the span %+v leaves it or has no room", i+1, s)
				}
			}
			at, left = p.End, f.Room
		}
		if at != len(f.Heights) {
			t.Fatalf("pages end before row %d of %d", at, len(f.Heights))
		}
	})
}

func TestSpansCoverNothingOfOthers(t *testing.T) {
	tab := leaders(4, 4)
	tab.Rows[1][1].Rows, tab.Rows[1][1].Cols = 99, 2
	tab.Rows[0][0].Rows = 3 // out of the header
	tab.Rows[3][1].Text = "自有文字"
	g := GridOf(tab)
	for at, want := range map[[2]int]Span{
		{0, 0}: {0, 0, 1, 1}, {1, 1}: {1, 1, 2, 1}, {2, 1}: {1, 1, 2, 1}, {3, 1}: {3, 1, 1, 1}, {1, 2}: {1, 2, 1, 1},
	} {
		if got := g.At(at[0], at[1]); got != want {
			t.Errorf("%v belongs to %+v, want %+v", at, got, want)
		}
	}
	if g.Columns() != 3 || g.Section(1) {
		t.Error("columns or section")
	}
}
