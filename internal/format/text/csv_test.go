package text

import (
	"bytes"
	"strings"
	"testing"

	"dubanben/internal/table"
)

// paper is a sheet with all that may stand beside its rows.
func paper() Sheet {
	cells := func(texts ...string) []table.Cell {
		out := make([]table.Cell, len(texts))
		for i, s := range texts {
			out[i].Text = s
		}
		return out
	}
	return Sheet{Year: 2020, Label: "附件1", Title: "源城区《政府工作报告》\n主要工作任务, 责任分解表", Date: "2020年7月1日", Note: "注：一、每季度报送。\n二、=逾期通报。",
		Table: table.Table{Columns: make([]table.Column, 3), Header: 1, Rows: [][]table.Cell{cells("序号", "工作任务", "责任单位"), cells("1", "推进落实。", "区住建局")}}}
}

func csvOf(t *testing.T, s Sheet) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCSV(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// above is what stands beside the first table, line by line.
func around(src table.Source) string {
	var lines []string
	for _, b := range src.Blocks {
		if b.Table != nil {
			lines = append(lines, "[表]")
		} else {
			lines = append(lines, b.Text)
		}
	}
	return strings.Join(lines, "\n")
}

func TestWhatStandsBesideTheRowsComesBackFromCSV(t *testing.T) {
	s := paper()
	text := csvOf(t, s)
	eq(t, "beginning", strings.HasPrefix(text, "\ufeff附件1\r\n源城区《政府工作报告》\r\n\"主要工作任务, 责任分解表\"\r\n2020年7月1日\r\n年份：2020年\r\n序号,"), true)
	src := read(t, "a.csv", text)
	eq(t, "around", around(src), s.Label+"\n"+s.Title+"\n"+s.Date+"\n[表]\n"+s.Note)
	eq(t, "year", src.Year, 2020)
	eq(t, "rows", show(tables(src)[0]), show(&s.Table))
}

func TestASheetWithoutTitlesIsItsRowsAlone(t *testing.T) {
	s := Sheet{Table: paper().Table}
	eq(t, "text", csvOf(t, s), "\ufeff序号,工作任务,责任单位\r\n1,推进落实。,区住建局\r\n")
}

func TestTheYearIsFoundWhereAnotherProgramHasSavedTheFile(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		year int
		rows string
	}{
		"filled up with blank cells": {"附件1,,\n任务分解表,,\n年份：2020年,,\n序号,任务,单位\n1,甲,乙\n", 2020, "附件1||\n任务分解表||\n序号|任务|单位\n1|甲|乙"},
		"with another colon":         {"年份: 2021\n序号,任务,单位\n1,甲,乙\n", 2021, "序号|任务|单位\n1|甲|乙"},
		"between TABs":               {"年份：2022年\n序号\t任务\t单位\n1\t甲\t乙\n", 2022, "序号|任务|单位\n1|甲|乙"},
		"none among the rows":        {"序号,任务,单位\n1,甲,乙\n年份：2020年,,\n", 0, "序号|任务|单位\n1|甲|乙\n年份：2020年||"},
		"none below the table":       {"序号,任务,单位\n1,甲,乙\n年份：2020年\n", 0, "序号|任务|单位\n1|甲|乙"},
		"none within a title":        {"年份：2020年任务表\n序号,任务,单位\n1,甲,乙\n", 0, "序号|任务|单位\n1|甲|乙"},
	} {
		t.Run(name, func(t *testing.T) {
			src := read(t, "a.csv", c.text)
			eq(t, "year", src.Year, c.year)
			eq(t, "rows", show(tables(src)[0]), c.rows)
		})
	}
}
