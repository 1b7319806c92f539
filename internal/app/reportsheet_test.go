package app

import (
	"slices"
	"testing"

	"dubanben/internal/format/xlsx"
	"dubanben/internal/ledger"
)

func TestTheSheetOfAnswersSaysWhenAsASpreadsheetReadsIt(t *testing.T) {
	a, _ := sample(t)
	one := find(t, a, "1", "23")
	if _, err := a.Report(one.ID, one.Lead[0].Unit, "2020Q2", ledger.Answer{Progress: "已开工"}, ""); err != nil {
		t.Fatal(err)
	}
	l, said := a.Ledger(), 0
	sheet := reportSheet(l, []*ledger.Task{l.Task(one.ID)})
	column := slices.IndexFunc(sheet.Columns, func(c xlsx.FlatColumn) bool { return c.Header == "报送时间" })
	for row := range sheet.Rows {
		if at := row[column]; at != "" {
			if said++; at != "2020-07-01 09:00:00" {
				t.Errorf("at %q", at)
			}
		}
	}
	if said != 1 {
		t.Errorf("%d rows have a time", said)
	}
}
