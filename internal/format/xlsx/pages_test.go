package xlsx

import (
	"fmt"
	"strings"
	"testing"
)

// pagesOf reads where the pages of the written sheet begin, as row numbers of the worksheet.
func pagesOf(t *testing.T, s Sheet) (starts []int, p *plan) {
	t.Helper()
	tab, err := checked(s)
	if err != nil {
		t.Fatal(err)
	}
	p = newPlan(s, tab)
	f := opened(t, s)
	xml, ok := f.Pkg.Load("xl/worksheets/sheet1.xml")
	if !ok {
		t.Fatal("no sheet")
	}
	_, breaks, _ := strings.Cut(string(xml.([]byte)), "<rowBreaks")
	for _, b := range strings.Split(breaks, `<brk id="`)[1:] {
		var n int
		if _, err := fmt.Sscan(b[:strings.IndexByte(b, '"')], &n); err != nil {
			t.Fatal(err)
		}
		starts = append(starts, n+1)
	}
	return starts, p
}

func TestEveryPageBeginsWithItsLeader(t *testing.T) {
	s := annex(leaders(100, 100))
	starts, p := pagesOf(t, s)
	f := opened(t, s)
	if len(starts) < 5 || len(starts) != len(p.pages)-1 {
		t.Fatalf("%d breaks, %d pages", len(starts), len(p.pages))
	}
	ms, err := f.GetMergeCells("附件1")
	if err != nil {
		t.Fatal(err)
	}
	begins := map[string]string{}
	for _, m := range ms {
		begins[m.GetStartAxis()] = m.GetEndAxis()
	}
	for i, r := range starts {
		if got := valueAt(t, f, fmt.Sprintf("C%d", r)); got != "领导1" {
			t.Errorf("page %d shows leader %q", i+2, got)
		}
		end := 103
		if i+1 < len(starts) {
			end = starts[i+1] - 1
		}
		if got := begins[fmt.Sprintf("C%d", r)]; got != fmt.Sprintf("C%d", end) {
			t.Errorf("page %d: merge from %d ends at %s, want row %d", i+2, r, got, end)
		}
	}
}

func TestNoPageIsFullerThanThePaper(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		tab := leaders(120, 9)
		tab.Rows[1][2].Text = strings.Repeat("一个很长的名字", 30)
		s := annex(tab)
		s.Landscape = landscape
		_, p := pagesOf(t, s)
		for i, pg := range p.pages {
			h := p.sum(pg.First, pg.End) + p.sum(0, 1)
			if i == 0 {
				h += p.top
			}
			if h > p.paper.body() {
				t.Errorf("page %d is %.0f pt high, paper %.0f", i+1, h, p.paper.body())
			}
			for _, part := range pg.Tall {
				if f := p.tall[p.grid.At(part.Row, part.Col)]; p.sum(part.Row, part.Row+part.Rows) < f.height {
					t.Errorf("page %d: the leader's text needs %.0f pt", i+1, f.height)
				}
			}
		}
	}
}

func TestAskedBreaksAreMade(t *testing.T) {
	tab := leaders(9, 9)
	tab.Breaks = []int{3, 7}
	starts, _ := pagesOf(t, annex(tab))
	if len(starts) != 2 || starts[0] != 2+3+1 || starts[1] != 2+7+1 {
		t.Errorf("breaks at %v", starts)
	}
}

func TestSectionHeadingsAreNotLeftAtAPagesFoot(t *testing.T) {
	tab := leaders(60, 1)
	for i := 2; i < len(tab.Rows); i += 3 {
		r := row("一、重点工作", "", "", "", "")
		r[0].Cols = 5
		for c := 1; c < 5; c++ {
			r[c].Covered = true
		}
		tab.Rows[i] = r
	}
	_, p := pagesOf(t, annex(tab))
	for i, pg := range p.pages[:len(p.pages)-1] {
		if p.grid.Section(pg.End - 1) {
			t.Errorf("page %d ends with a heading", i+1)
		}
	}
}

func TestLongRowsGetSmallerTypeAndThenANote(t *testing.T) {
	tab := leaders(3, 3)
	tab.Rows[2][1].Text = strings.Repeat("督办事项", 150)
	s := annex(tab)
	_, p := pagesOf(t, s)
	if p.size[2] >= bodySize(false) || p.height[2] > maxHeight || len(p.over) != 0 {
		t.Errorf("size %v, height %v, over %v", p.size[2], p.height[2], p.over)
	}
	tab.Rows[2][1].Text = strings.Repeat("督办事项", 3000)
	f := opened(t, annex(tab))
	if got := valueAt(t, f, "B5"); got != tab.Rows[2][1].Text {
		t.Error("long text is not whole")
	}
	if got := valueAt(t, f, "A9"); !strings.HasPrefix(got, "注：第5行文字过长") {
		t.Errorf("no note of the cut row: %q", got)
	}
}

func TestTheFirstRowGoesBelowATallTitle(t *testing.T) {
	tab := leaders(3, 3)
	tab.Rows[1][1].Text = strings.Repeat("督办事项", 140)
	s := annex(tab)
	s.Landscape = true
	s.Title = strings.Repeat("标题\n", 3)
	_, p := pagesOf(t, s)
	if p.pages[0].End == p.pages[0].First {
		t.Errorf("first page is empty: %v", p.pages)
	}
	s.Title = strings.Repeat("标题\n", 12)
	if _, p = pagesOf(t, s); p.pages[0].End != p.pages[0].First {
		t.Errorf("row squeezed below a tall title: %v", p.pages)
	}
}

func TestPagesBeyondWhatAWorksheetMayBreakAreLeftToTheProgram(t *testing.T) {
	tab := leaders(3000, 50)
	for i := range tab.Rows {
		tab.Breaks = append(tab.Breaks, i)
	}
	starts, _ := pagesOf(t, annex(tab))
	if len(starts) != maxBreaks {
		t.Errorf("%d breaks", len(starts))
	}
}
