package app

import (
	"testing"

	"dubanben/internal/table"
)

func TestHiddenSheetsStayOutWhereOthersAreSeen(t *testing.T) {
	block := func(sheet string) table.Block {
		return table.Block{Ref: table.Ref{Sheet: sheet}, Table: &table.Table{}}
	}
	note := func(sheet string) table.Note {
		return table.Note{Kind: table.HiddenSheet, Ref: table.Ref{Sheet: sheet}}
	}
	src, err := visible(table.Source{Blocks: []table.Block{block("附件1"), block("旧稿")}, Notes: []table.Note{note("旧稿")}})
	if err != nil || len(src.Blocks) != 1 || src.Blocks[0].Ref.Sheet != "附件1" || len(src.Notes) != 1 {
		t.Errorf("got %+v %v", src, err)
	}
	if src, _ = visible(table.Source{Blocks: []table.Block{block("旧稿")}, Notes: []table.Note{note("旧稿")}}); len(src.Blocks) != 1 {
		t.Error("a workbook of nothing but hidden sheets is read all the same")
	}
}
