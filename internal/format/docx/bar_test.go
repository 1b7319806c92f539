package docx

import (
	"encoding/xml"
	"strings"
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

func TestABarIsShadedSpacesInItsShares(t *testing.T) {
	b := doc.Table{Bars: []doc.Bar{{Row: 1, Column: 1, Parts: []doc.BarPart{{Share: 0.5}, {Share: 0.25, Grey: 0.5}, {Grey: 1}}}}}
	b.Columns = []table.Column{{Width: 30}, {Width: 50}}
	b.Header = 1
	b.Rows = [][]table.Cell{{{Text: "季度"}, {Text: "完成率"}}, {{Text: "第一季度"}, {}}}
	body := partOf(t, written(t, doc.Document{Setup: doc.A4Portrait(), Blocks: []doc.Block{b}}), "word/document.xml")
	checkOrder(t, "document.xml", xml.NewDecoder(strings.NewReader(body)))
	long := func(fill string) int {
		_, rest, ok := strings.Cut(body, `w:fill="`+fill+`"/></w:rPr><w:t xml:space="preserve">`)
		if !ok {
			return -1
		}
		text, _, _ := strings.Cut(rest, "<")
		return strings.Count(text, "\u00a0")
	}
	black, grey := long("000000"), long("7F7F7F")
	if black < 20 || black < 2*grey-1 || black > 2*grey+1 || long("FFFFFF") != -1 {
		t.Errorf("black %d, grey %d, white %d", black, grey, long("FFFFFF"))
	}
}
