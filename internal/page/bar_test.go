package page

import (
	"math"
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

func TestABarFillsItsSharesOfTheCell(t *testing.T) {
	b := doc.Table{Size: 10, Bars: []doc.Bar{{Row: 1, Column: 1, Parts: []doc.BarPart{{Share: 0.5}, {Share: 0.25, Grey: 1}, {}}}, {Row: 9, Column: 0}}}
	b.Columns, b.Header = []table.Column{{Width: 30}, {Width: 50}}, 1
	b.Rows = [][]table.Cell{row("季度", "完成率"), row("第一季度", "")}
	var fills, frames []Op
	for _, o := range lay(t, doc.Document{Setup: doc.A4Portrait(), Blocks: []doc.Block{b}})[0].Ops {
		switch {
		case o.Kind == Fill:
			fills = append(fills, o)
		case o.Kind == Box && o.Width == barFrame:
			frames = append(frames, o)
		}
	}
	if len(fills) != 1 || len(frames) != 2 {
		t.Fatalf("%d filled, %d framed", len(fills), len(frames))
	}
	room := 50*doc.MM - 2*b.Padding(1)
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.01 }
	if f := fills[0]; !near(f.X2-f.X, room/2) || !near(f.Y2-f.Y, 7) || f.Grey != 0 {
		t.Errorf("%+v in %.1f", f, room)
	}
	if f := frames[1]; !near(f.X, fills[0].X2) || !near(f.X2-f.X, room/4) {
		t.Errorf("%+v", f)
	}
}
