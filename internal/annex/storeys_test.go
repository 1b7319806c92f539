package annex

import (
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// fields are the fields of all columns.
func fields(f Found) string {
	var out []string
	for _, c := range f.Columns {
		out = append(out, string(c.Field))
	}
	return strings.Join(out, " ")
}

func TestATwoStoreyHeaderOfTextIsUnderstood(t *testing.T) {
	want := "no text leader lead_units related_units targets.2021Q1 targets.2021Q2"
	for _, head := range [][]string{
		{"序号|工作任务|责任领导|责任单位||季度目标|", "|||牵头单位|配合单位|第一季度|第二季度"},
		{"序号|工作任务|责任领导|责任单位|责任单位|季度目标|季度目标", "序号|工作任务|责任领导|牵头单位|配合单位|第一季度|第二季度"},
		{"序号|工作任务|责任领导|责任单位||季度目标|", "|||牵头|配合|一季度|二季度"},
	} {
		f := one(t, "2021年任务表", head[0], head[1], "1|建设公园|许西湖|区住建局|区财政局|开工|完工", "2|修路||区交通运输局||开工|", head[0], head[1], "3|修桥||区水务局||开工|")
		eq(t, head[1], "columns", fields(f), want)
		eq(t, head[1], "rows", len(f.Rows), 3)
		eq(t, head[1], "related", strings.Join(spellings(f.Rows[0].Related), " "), "区财政局")
		eq(t, head[1], "target", f.Rows[0].Targets["2021Q2"], "完工")
		eq(t, head[1], "doubts", len(f.Doubts), 0)
	}
	f := one(t, "2021年任务表", "序号|工作任务|责任单位|第一季度||资金（万元）|", "|||目标|完成情况|总投资|本年投资", "1|建设公园|区住建局|开工|已开工|10|5")
	eq(t, "unknown lower", "columns", fields(f), "no text lead_units targets.2021Q1 extra.第一季度完成情况 extra.资金（万元）总投资 extra.资金（万元）本年投资")
}

func TestARowBelowAHeaderIsNotTakenForItsSecondStorey(t *testing.T) {
	for _, rows := range [][]string{
		{"序号|工作任务|责任领导|责任单位||", "1|甲|许西湖|区住建局|乙|"},
		{"序号|工作任务|责任领导|责任单位||", "|甲|许西湖|区住建局|乙|"},
	} {
		f := one(t, append([]string{"2021年任务表"}, rows...)...)
		eq(t, rows[1], "rows", len(f.Rows), 1)
		eq(t, rows[1], "text", f.Rows[0].Text, "甲")
	}
}

func TestAColumnWithoutHeaderIsAskedAbout(t *testing.T) {
	r := understand(t, sheet("2021年任务表", "序号|工作任务|责任单位||备注|责任科室|", "1|甲|区住建局||续建|办公室|", "2|乙|区住建局|重点|||"), Known{})
	newID := ids()
	l, out, _ := merged(t, ledger.Empty(), r, Known{}, 0, newID)
	ds := out.Annexes[0].Doubts
	if len(ds) != 1 {
		t.Fatalf("%+v", ds)
	}
	q := ds[0]
	eq(t, "doubt", "kind", q.Kind, ledger.DoubtColumn)
	eq(t, "doubt", "where", q.Where, "2021年任务表 第4栏")
	eq(t, "doubt", "default", q.Default, "保留为附加栏")
	eq(t, "doubt", "choices", strings.Join(q.Choices, " "), "保留为附加栏 不要这一栏")
	eq(t, "doubt", "task", q.Task, l.Tasks()[1].ID)
	eq(t, "kept", "extra", l.Tasks()[1].Extra["第4栏"], "重点")
	_, out, ch := merged(t, l, r, Known{}, 0, newID)
	eq(t, "again", "doubts", len(out.Annexes[0].Doubts), 1)
	eq(t, "again", "changes", len(ch), 0)

	d := l.Draft(newID)
	c := *q
	c.Answer = DropColumn
	d.Put(&c)
	if err := d.Set(q.Task, ledger.Extra("第4栏"), ""); err != nil {
		t.Fatal(err)
	}
	l = l.Apply(d.Changes())
	_, _, ch = merged(t, l, r, Known{}, 0, newID)
	eq(t, "dropped", "changes", len(ch), 0)
}
