package paper

import (
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

func TestANarrowAnnexStandsUprightAndAWideOneLies(t *testing.T) {
	a := &ledger.Annex{Year: 2020, No: "1", Label: "附件1", Title: "题", Note: "注：甲"}
	for width, landscape := range map[float64]bool{100: false, 156: false, 160: true, 252: true} {
		d := Annex(a, table.Table{Columns: []table.Column{{Width: 12}, {Width: width - 12}}})
		if d.Setup.Landscape != landscape || !d.Setup.PageNumber || !d.Circulated {
			t.Errorf("%v mm: %+v", width, d.Setup)
		}
	}
}

func TestWhatAnAnnexLacksLeavesNoEmptyLine(t *testing.T) {
	styles := func(a *ledger.Annex) (out []doc.Style) {
		for _, b := range Annex(a, table.Table{}).Blocks {
			if p, ok := b.(doc.Paragraph); ok {
				out = append(out, p.Style)
			}
		}
		return out
	}
	if got := styles(&ledger.Annex{Title: "题"}); len(got) != 1 || got[0] != doc.Title {
		t.Errorf("got %v", got)
	}
	if got := styles(&ledger.Annex{Label: "附件1", Title: "题", Date: "7月", Note: "注"}); len(got) != 4 {
		t.Errorf("got %v", got)
	}
}
