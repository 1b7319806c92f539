package paper

import (
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

func TestANarrowAnnexStandsUprightAndAWideOneLies(t *testing.T) {
	a := &ledger.Annex{Year: 2020, No: "1", Label: "附件1", Title: "题", Note: "注：甲"}
	for columns, landscape := range map[int]bool{5: false, 7: false, 8: true, 9: true} {
		d := Annex(a, table.Table{Columns: make([]table.Column, columns)})
		if d.Setup.Landscape != landscape || !d.Setup.PageNumber {
			t.Errorf("%d columns: %+v", columns, d.Setup)
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
