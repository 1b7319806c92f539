package page

import (
	"math"
	"strings"
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

func TestAFootStandsAtTheEndOfItsPage(t *testing.T) {
	slip := doc.Table{Size: 10}
	slip.Columns, slip.Header = []table.Column{{Width: 30}, {}}, 1
	slip.Rows = [][]table.Cell{row("单位", "经办人"), row("区教育局", "")}
	foot := doc.Foot{Blocks: []doc.Block{doc.Paragraph{Text: "回执", Style: doc.Number}, slip}}
	for lines, page := range map[int]int{1: 0, 20: 0, 21: 1, 45: 1} {
		d := doc.Document{Setup: doc.A4Portrait(), Blocks: []doc.Block{doc.Paragraph{Text: strings.TrimSpace(strings.Repeat("甲\n", lines))}, foot}}
		pages := lay(t, d)
		if len(pages) < page+1 {
			t.Errorf("%d lines: %d pages", lines, len(pages))
			continue
		}
		last, frames := pages[len(pages)-1], 0
		for _, o := range last.Ops {
			if o.Kind == Box {
				frames++
				if math.Abs(o.Y2-(d.Setup.Height-d.Setup.Bottom)) > 0.01 {
					t.Errorf("%d lines: it ends at %.1f", lines, o.Y2)
				}
			}
		}
		if frames != 1 {
			t.Errorf("%d lines: %d tables", lines, frames)
		}
	}
}
