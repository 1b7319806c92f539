package paper

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

func row(texts ...string) ListRow {
	var r ListRow
	for _, s := range texts {
		r.Cells = append(r.Cells, ListCell{Text: s, Rows: 1})
	}
	return r
}

func TestAListSaysItsTitleItsHeadAndItsRows(t *testing.T) {
	x := List{Title: "黄焕辉分管任务清单", Under: "2020年第三季度　2项", Heads: []string{"序号", "任务"},
		Rows: []ListRow{{Band: "牵头  2 项"}, row("3", "甲"), row("4", "乙")}}
	x.Rows[1].Cells[1].Rows, x.Rows[2].Cells[1].Rows = 2, 0
	d := Listing(x)
	if got, want := said(d), []string{"黄焕辉分管任务清单", "2020年第三季度　2项", "序号|任务", "牵头  2 项|", "3|甲", "4|"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	rows := d.Blocks[2].(doc.Table).Rows
	if !rows[1][1].Covered || rows[1][0].Cols != 2 || rows[2][1].Rows != 2 || !rows[3][1].Covered {
		t.Errorf("%+v", rows)
	}
	if got := said(Listing(List{Title: "空", Heads: []string{"序号"}})); !slices.Equal(got, []string{"空", "没有任务。"}) {
		t.Errorf("an empty one: %q", got)
	}
}

func TestAListIsAsWideAsThePageAndGivesProseTheRoom(t *testing.T) {
	x := List{Heads: []string{"序号", "工作任务 / 内容", "牵头", "亮灯与理由"}, Rows: []ListRow{
		row("3", strings.Repeat("推进新校区建设，", 12), "区教育局\n区住建局", "黄灯\n进度滞后，未按时序完成，亮黄灯。")}}
	c := x.Table().Columns
	if c[0].Align != table.Centre || c[1].Align != table.Start || c[2].Align != table.Centre || c[3].Align != table.Start {
		t.Errorf("alignments: %+v", c)
	}
	if c[1].Width < c[3].Width || c[3].Width < c[2].Width || c[2].Width < c[0].Width {
		t.Errorf("widths: %+v", c)
	}
}

// TestEveryListFitsItsPage states that each column has room for a character, and that a list with prose is as wide as the page.
func TestEveryListFitsItsPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 18).Draw(t, "columns")
		text := rapid.StringOfN(rapid.SampledFrom([]rune("区教育局1230%，。\n")), 0, 90, -1)
		x := List{Title: "清单", Heads: rapid.SliceOfN(rapid.SampledFrom([]string{"序号", "责任领导", "工作任务 / 内容", "第三季度\n目标任务"}), n, n).Draw(t, "heads")}
		for range rapid.IntRange(1, 4).Draw(t, "rows") {
			x.Rows = append(x.Rows, row(rapid.SliceOfN(text, n, n).Draw(t, "row")...))
		}
		sum, prose := 0.0, false
		for _, c := range x.Table().Columns {
			sum += c.Width
			prose = prose || c.Align == table.Start
		}
		room := doc.A4Landscape().TypeWidth() / doc.MM
		if sum > room+0.1 || prose && math.Abs(sum-room) > 0.1 {
			t.Errorf("%.1f of %.1f mm", sum, room)
		}
		whole := x.table()
		size, _ := whole.Text()
		for i, c := range whole.Columns {
			if least := size + 2*whole.Padding(i); c.Width*doc.MM < least {
				t.Errorf("column %d: %.1f of %.1f points", i, c.Width*doc.MM, least)
			}
		}
	})
}
