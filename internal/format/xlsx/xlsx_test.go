package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dubanben/internal/table"
)

// leaders makes a table like annex 1: n tasks, one leader for every group of them.
func leaders(n, group int) table.Table {
	t := table.Table{
		Columns: []table.Column{
			{Width: 12, Align: table.Centre}, {}, {Width: 20, Align: table.Centre},
			{Width: 30, Align: table.Centre}, {Width: 30, Align: table.Centre},
		},
		Header: 1,
		Rows:   [][]table.Cell{row("序号", "工作任务", "责任领导", "牵头责任单位", "相关责任单位")},
	}
	task := "加强社会信用体系建设，推动“双随机、一公开”监管与信用监管有效衔接。"
	for i := range n {
		r := row(fmt.Sprint(i+1), strings.Repeat(task, 1+i%3), "", "区发改局", "区市场监管局\n源西街道")
		if i%group == 0 {
			r[2] = table.Cell{Text: fmt.Sprintf("领导%d", i/group+1), Rows: min(group, n-i)}
		} else {
			r[2] = table.Cell{Covered: true}
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func row(texts ...string) []table.Cell {
	r := make([]table.Cell, len(texts))
	for i, s := range texts {
		r[i].Text = s
	}
	return r
}

func annex(t table.Table) Sheet {
	return Sheet{
		Name: "附件1", Label: "附件1", Title: "源城区2020年《政府工作报告》主要工作任务责任分解表",
		Note: "注：一、本表每季度报送。\n二、逾期未报的予以通报。", Table: t,
		Created: time.Date(2020, 7, 1, 8, 0, 0, 0, time.UTC),
	}
}

func written(t testing.TB, s Sheet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, s Sheet) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, s)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func valueAt(t testing.TB, f *excelize.File, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(f.GetSheetName(0), cell)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSheetHasTheCirculatedForm(t *testing.T) {
	s := annex(leaders(5, 5))
	s.Date = "2020年7月1日"
	f := opened(t, s)
	for cell, want := range map[string]string{
		"A1": "附件1", "A2": "源城区2020年《政府工作报告》\n主要工作任务责任分解表", "A3": "2020年7月1日",
		"A4": "序号", "E4": "相关责任单位", "A5": "1", "C5": "领导1", "C6": "领导1", "E9": "区市场监管局\n源西街道",
		"A10": "注：一、本表每季度报送。", "A11": "二、逾期未报的予以通报。",
	} {
		if got := valueAt(t, f, cell); got != want {
			t.Errorf("%s = %q, want %q", cell, got, want)
		}
	}
	got := map[string]bool{}
	ms, err := f.GetMergeCells("附件1")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range ms {
		got[m[0]] = true
	}
	for _, want := range []string{"A2:E2", "A3:E3", "C5:C9", "A10:E10", "A11:E11"} {
		if !got[want] {
			t.Errorf("no merge %s in %v", want, got)
		}
	}
	if len(got) != 5 {
		t.Errorf("merges %v", got)
	}
}

func TestCellsLookAsOfficesSetThem(t *testing.T) {
	f := opened(t, annex(leaders(5, 5)))
	for cell, want := range map[string]look{
		"A1": {font: fontHead, size: 16, align: "left", nowrap: true, format: asText},
		"A2": {font: fontTitle, size: 22, align: "center"},
		"B3": {font: fontHead, size: 12, align: "center", border: true, format: asText},
		"A4": {font: fontBody, size: 12, align: "center", border: true, format: whole},
		"B4": {font: fontBody, size: 12, align: "left", border: true, format: asText},
		"C6": {font: fontBody, size: 12, align: "center", border: true, format: asText}, // under a merge
	} {
		id, err := f.GetCellStyle("附件1", cell)
		if err != nil {
			t.Fatal(err)
		}
		st, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		got := look{
			font: st.Font.Family, size: st.Font.Size, align: st.Alignment.Horizontal,
			border: len(st.Border) == 4, nowrap: !st.Alignment.WrapText, format: st.NumFmt,
		}
		if got != want || st.Alignment.Vertical != "center" {
			t.Errorf("%s looks %+v, want %+v", cell, got, want)
		}
	}
}

func TestPageIsSetUpForPrinting(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		s := annex(leaders(100, 7))
		s.Landscape = landscape
		f := opened(t, s)
		names := map[string]string{}
		for _, n := range f.GetDefinedName() {
			names[n.Name] = n.RefersTo
		}
		if names["_xlnm.Print_Titles"] != "'附件1'!$3:$3" || names["_xlnm.Print_Area"] != "'附件1'!$A$1:$E$105" {
			t.Errorf("names %v", names)
		}
		l, err := f.GetPageLayout("附件1")
		if err != nil {
			t.Fatal(err)
		}
		want := map[bool]string{false: "portrait", true: "landscape"}[landscape]
		if *l.Orientation != want || *l.Size != 9 {
			t.Errorf("layout %s, size %d", *l.Orientation, *l.Size)
		}
		m, err := f.GetPageMargins("附件1")
		if err != nil {
			t.Fatal(err)
		}
		if !*m.Horizontally || math.Abs(*m.Left*25.4-map[bool]float64{false: 22, true: 18}[landscape]) > 0.01 {
			t.Errorf("margins %v %v", *m.Horizontally, *m.Left)
		}
		hf, err := f.GetHeaderFooter("附件1")
		if err != nil {
			t.Fatal(err)
		}
		if !hf.DifferentOddEven || !strings.HasPrefix(hf.OddFooter, "&R") || !strings.HasPrefix(hf.EvenFooter, "&L") ||
			!strings.Contains(hf.OddFooter, `&"宋体,常规"&14— &P —`) {
			t.Errorf("footers %q %q", hf.OddFooter, hf.EvenFooter)
		}
		panes, err := f.GetPanes("附件1")
		if err != nil {
			t.Fatal(err)
		}
		if !panes.Freeze || panes.YSplit != 3 || panes.TopLeftCell != "A4" {
			t.Errorf("panes %+v", panes)
		}
	}
}

func TestColumnsFillTheTypeArea(t *testing.T) {
	f := opened(t, annex(leaders(3, 3)))
	total := 0.0
	for _, c := range []string{"A", "B", "C", "D", "E"} {
		w, err := f.GetColWidth("附件1", c)
		if err != nil {
			t.Fatal(err)
		}
		total += w * digit / pxPerMM
	}
	if area := 210 - 2*22.0; total > area || total < area*0.95 {
		t.Errorf("columns take %.1f mm of %.1f", total, area)
	}
	w, _ := f.GetColWidth("附件1", "D")
	if got := w * digit / pxPerMM; math.Abs(got-30) > 0.3 {
		t.Errorf("column of 30 mm is %.2f mm wide", got)
	}
}

func TestColumnsTooWideShrinkAlike(t *testing.T) {
	cols := columnsFor([]table.Column{{Width: 200}, {Width: 100}, {Width: math.NaN()}, {Width: -3}}, 165)
	sum := 0.0
	for _, c := range cols {
		sum += c.px / pxPerMM
	}
	if sum > 165 || cols[0].px < 1.98*cols[1].px || cols[2].px != cols[3].px || cols[2].px <= 0 {
		t.Errorf("%v", cols)
	}
}

func TestTextsComeBackAsTheyWere(t *testing.T) {
	texts := []string{
		"=1+1", "+86", "-3", "@x", "85%", "007", "3-1", "1e5", "_x0041_", "a_x000D_b", " 前后有空格 ", "\n前后有行\n",
		"<&>\"'", "第一行\n第二行", "12345678901234567890", "𠮷田", "TRUE", "",
	}
	tab := table.Table{Columns: make([]table.Column, 2)}
	for _, s := range texts {
		tab.Rows = append(tab.Rows, row(s, s))
	}
	f := opened(t, Sheet{Table: tab})
	for i, want := range texts {
		for _, col := range "AB" {
			cell := fmt.Sprintf("%c%d", col, i+1)
			if got := valueAt(t, f, cell); got != want {
				t.Errorf("%s = %q, want %q", cell, got, want)
			}
			if formula, _ := f.GetCellFormula("表", cell); formula != "" {
				t.Errorf("%s has the formula %s", cell, formula)
			}
		}
	}
}

func TestOnlyRunningNumbersAreNumbers(t *testing.T) {
	tab := table.Table{Columns: []table.Column{{Width: 12}, {Width: 40}}, Header: 1, Rows: [][]table.Cell{
		row("1", "1"), row("2", "2"), row("03", "3"), row("123456789012345", "4"), row("1.5", "5"),
	}}
	f := opened(t, Sheet{Table: tab})
	for cell, number := range map[string]bool{"A1": false, "A2": true, "A3": false, "A4": false, "A5": false, "B2": false} {
		typ, err := f.GetCellType("表", cell)
		if err != nil {
			t.Fatal(err)
		}
		if got := typ != excelize.CellTypeInlineString; got != number {
			t.Errorf("%s: number %v, want %v (type %v)", cell, got, number, typ)
		}
	}
}

func TestWhatXMLCannotHoldIsDropped(t *testing.T) {
	tab := table.Table{Columns: make([]table.Column, 1), Rows: [][]table.Cell{row("甲\x00\x0b乙\uFFFE\r\n丙\r丁\x80")}}
	f := opened(t, Sheet{Name: "'附件[1]:*?/\\'", Label: "附\x01件", Table: tab})
	if got := valueAt(t, f, "A2"); got != "甲乙\n丙\n丁\uFFFD" {
		t.Errorf("%q", got)
	}
	if got := valueAt(t, f, "A1"); got != "附件" {
		t.Errorf("%q", got)
	}
	if f.GetSheetName(0) != "附件1" {
		t.Errorf("sheet %q", f.GetSheetName(0))
	}
}

func TestSheetNamesAreMadeLegal(t *testing.T) {
	for in, want := range map[string]string{
		"": "表", "'": "表", "History": "表_History", "二〇二〇/一": "二〇二〇一",
		strings.Repeat("名", 40): strings.Repeat("名", 31), "it's": "it's",
	} {
		if got := sheetName(in); got != want {
			t.Errorf("%q → %q, want %q", in, got, want)
		}
		opened(t, Sheet{Name: in, Table: leaders(2, 2)})
	}
}

func TestWhatAWorksheetCannotHoldIsRefused(t *testing.T) {
	ragged := leaders(3, 3)
	ragged.Rows[2] = ragged.Rows[2][:4]
	long := leaders(3, 3)
	long.Rows[1][3].Text = strings.Repeat("长", MaxText+1)
	for name, c := range map[string]struct {
		s    Sheet
		want Error
	}{
		"ragged": {Sheet{Table: ragged}, Error{Kind: Ragged, Row: 3}},
		"long":   {Sheet{Table: long}, Error{Kind: TooLong, Row: 2, Col: 4}},
		"title":  {Sheet{Title: strings.Repeat("长", MaxText+1)}, Error{Kind: TooLong}},
		"wide":   {Sheet{Table: table.Table{Columns: make([]table.Column, MaxCols+1)}}, Error{Kind: TooBig}},
	} {
		var e *Error
		if err := Write(&bytes.Buffer{}, c.s); !errors.As(err, &e) || *e != c.want || e.Error() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSameSheetGivesTheSameBytes(t *testing.T) {
	s := annex(leaders(40, 6))
	a, b := written(t, s), written(t, s)
	if !bytes.Equal(a, b) {
		t.Error("two writings differ")
	}
	f := opened(t, s)
	d, err := f.GetDocProps()
	if err != nil || d.Created != "2020-07-01T08:00:00Z" || d.Creator != program {
		t.Errorf("%+v %v", d, err)
	}
	app, err := f.GetAppProps()
	if err != nil || app.Application != program {
		t.Errorf("%+v %v", app, err)
	}
	s.Created = time.Time{}
	if d, err = opened(t, s).GetDocProps(); err != nil || d.Created != "" || d.Modified != "" {
		t.Errorf("%+v %v", d, err)
	}
}

func TestTitlesBreakBySense(t *testing.T) {
	for title, want := range map[string]string{
		"源城区2020年《政府工作报告》主要工作任务责任分解表": "源城区2020年《政府工作报告》|主要工作任务责任分解表",
		"源城区2020年十件民生实事目标任务分解表":       "源城区2020年十件民生实事目标任务分解表",
		"源城区2020年第三季度重点工作任务完成情况汇总表":   "源城区2020年第三季度|重点工作任务完成情况汇总表",
		"第一行\n第二行": "第一行|第二行",
	} {
		got := strings.Join(setTitle(title, 455).lines, "|")
		if want != got {
			t.Errorf("%q", got)
		}
	}
	for n := 1; n < 120; n++ {
		got := setTitle(strings.Repeat("长", n), 455)
		for _, l := range got.lines {
			if len(got.lines) > 1 && len([]rune(l)) < 5 || ems(l)*got.size > 455 {
				t.Errorf("%d: %v", n, got)
			}
		}
	}
}

func TestEmptySheetsOpen(t *testing.T) {
	for _, s := range []Sheet{
		{}, {Title: "标题"}, {Label: "附件1", Note: "注"}, {Table: table.Table{Columns: make([]table.Column, 3)}},
		{Table: leaders(0, 1)}, {Title: "标题", Table: table.Table{Columns: make([]table.Column, 1), Header: 9, Rows: [][]table.Cell{row("只有表头")}}},
	} {
		opened(t, s)
	}
}
