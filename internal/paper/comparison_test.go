package paper

import (
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/ledger"
)

func TestAComparisonSaysEachChangedValueBesideWhatItWas(t *testing.T) {
	d := Comparison("责任分工调整对照表", "2020年7月1日", []Adjustment{
		{Number: "3", Text: "甲", Kind: Altered, Values: []Adjusted{{ledger.FieldLeader, "许西湖", "黄焕辉"}, {ledger.FieldDeadline, "", "年底"}}},
		{Number: "4", Text: "乙", Kind: Removed},
	})
	tab, ok := d.Blocks[2].(doc.Table)
	if !ok || !d.Setup.Landscape {
		t.Fatalf("got %+v", d.Blocks)
	}
	if len(tab.Rows) != 4 || tab.Header != 1 {
		t.Fatalf("rows: %d", len(tab.Rows))
	}
	first, second := tab.Rows[1], tab.Rows[2]
	if first[0].Rows != 2 || !second[0].Covered || first[3].Text != "责任领导" || first[4].Text != "许西湖" || second[5].Text != "年底" {
		t.Errorf("got %+v\n%+v", first, second)
	}
	if gone := tab.Rows[3]; gone[2].Text != "取消" || gone[4].Text != "" {
		t.Errorf("got %+v", gone)
	}
}

func TestAComparisonWithoutDifferencesSaysSo(t *testing.T) {
	if d := Comparison("题", "", nil); len(d.Blocks) != 2 || d.Blocks[1].(doc.Paragraph).Text == "" {
		t.Errorf("got %+v", d.Blocks)
	}
}
