package app

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"dubanben/internal/ledger"
)

// wide is a ledger of one annex with so many rows, all filled.
func wide(tb testing.TB, rows int) (*App, []ledger.ID) {
	tb.Helper()
	a, err := Create(filepath.Join(tb.TempDir(), "大.duban"), options())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { a.Close() })
	_, annex, err := a.AddAnnex(AnnexSpec{Year: 2020, No: "1", Title: "大表", Kind: ledger.WorkReport}, "")
	if err != nil {
		tb.Fatal(err)
	}
	in := Insertion{Annex: annex}
	for i := range rows {
		in.Rows = append(in.Rows, []Cell{{ledger.FieldText, fmt.Sprintf("第%d项：推进重点项目建设，确保年内完成投资任务。", i)},
			{ledger.FieldLeader, fmt.Sprintf("领导%d", i%8)}, {ledger.FieldLead, fmt.Sprintf("区%d局", i%50)}, {ledger.FieldRelated, "各镇街道\n区财政局\n区水务局"},
			{ledger.Target("2020Q3"), "完成主体工程"}})
	}
	_, ids, refused, err := a.Insert(in, Pasted, "")
	if err != nil || len(refused) > 0 {
		tb.Fatal(err, refused)
	}
	return a, ids
}

// pasted fills ten columns of the rows.
func pasted(ids []ledger.ID, n, run int) []Edit {
	fields := []ledger.Field{ledger.FieldText, ledger.FieldLeader, ledger.FieldLeadCell, ledger.FieldRelated, ledger.FieldDeadline, ledger.FieldProgress,
		ledger.Target("2020Q1"), ledger.Target("2020Q2"), ledger.Target("2020Q3"), ledger.Extra("备注")}
	out := make([]Edit, n)
	for i := range out {
		f, v := fields[i%10], fmt.Sprintf("第%d次的%d", run, i)
		switch f {
		case ledger.FieldLeader:
			v = fmt.Sprintf("领导%d", (i+run)%9)
		case ledger.FieldLeadCell, ledger.FieldRelated:
			v = fmt.Sprintf("区%d局\n区%d办", (i/10+run)%50, i/10%40)
		}
		out[i] = Edit{ids[i/10], f, v}
	}
	return out
}

func BenchmarkPaste(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			a, ids := wide(b, n/10)
			for run := 0; b.Loop(); run++ {
				if _, refused, err := a.SetCells(Pasted, pasted(ids, n, run), ""); err != nil || len(refused) > 0 {
					b.Fatal(err, len(refused))
				}
			}
		})
	}
}

// One column of a very long table: as many tasks as cells.
func BenchmarkFillOfAColumn(b *testing.B) {
	a, ids := wide(b, 100_000)
	for run := 0; b.Loop(); run++ {
		edits := make([]Edit, len(ids))
		for i, id := range ids {
			edits[i] = Edit{id, ledger.FieldProgress, fmt.Sprint("进展", run)}
		}
		if _, _, err := a.SetCells(Filled, edits, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHistory(b *testing.B) {
	a, ids := wide(b, 1000)
	for run := range 50 {
		edits := make([]Edit, len(ids))
		for i, id := range ids {
			edits[i] = Edit{id, ledger.FieldProgress, fmt.Sprint("进展", run)}
		}
		if _, _, err := a.SetCells(Filled, edits, ""); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		a.annals = annals{}
		begun := time.Now()
		if found, err := a.History(Want{Text: "进展"}); err != nil || len(found) != 50_000 {
			b.Fatal(len(found), err)
		}
		b.ReportMetric(float64(time.Since(begun).Milliseconds()), "ms")
	}
}
