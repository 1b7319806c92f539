package xlsx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func flatOf(name string, rows ...[]string) Flat {
	return Flat{Name: name, Columns: []FlatColumn{{"序号", 8, true}, {"工作任务", 60, false}}, Rows: slices.Values(rows)}
}

func openFlat(t *testing.T, most int, sheets ...Flat) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := writeFlat(&b, sheets, time.Time{}, most); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestAFlatSheetKeepsTextsThatLookLikeSomethingElse(t *testing.T) {
	texts := []string{"=1+1", "+5家", "-无", "@某", "85%", "3-1", "007", "", "两行\n的", strings.Repeat("长", 32767)}
	var rows [][]string
	for i, s := range texts {
		rows = append(rows, []string{fmt.Sprint(i + 1), s})
	}
	f := openFlat(t, MaxRows, flatOf("任务", rows...))
	for i, want := range texts {
		at := fmt.Sprintf("B%d", i+2)
		got, err := f.GetCellValue("任务", at)
		formula, _ := f.GetCellFormula("任务", at)
		kind, _ := f.GetCellType("任务", at)
		if err != nil || got != want || formula != "" || kind == excelize.CellTypeNumber {
			t.Errorf("%s: %.20q formula %q kind %v %v, want %.20q", at, got, formula, kind, err, want)
		}
	}
	if kind, _ := f.GetCellType("任务", "A2"); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the number is kept as %v", kind)
	}
	var b bytes.Buffer
	if err := WriteFlat(&b, []Flat{flatOf("任务", rows...)}, time.Time{}); err != nil {
		t.Fatal(err)
	}
	src, err := Read(context.Background(), "a.xlsx", b.Bytes())
	if err != nil || src.Blocks[0].Table.Rows[2][1].Text != "+5家" {
		t.Errorf("our reader: %v", err)
	}
}

func TestAFlatSheetHasFiltersAndAHeaderThatStays(t *testing.T) {
	f := openFlat(t, MaxRows, flatOf("任务", []string{"1", "甲"}), flatOf("空"))
	for _, name := range []string{"任务", "空"} {
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: panes %+v %v", name, panes, err)
		}
	}
	var filters []string
	for _, n := range f.GetDefinedName() {
		filters = append(filters, n.Name+" "+n.RefersTo)
	}
	if len(filters) != 2 || !strings.Contains(filters[0], "A$1:$B$2") {
		t.Errorf("filters %q", filters)
	}
}

func TestRowsBeyondAWorksheetGoOnInAnother(t *testing.T) {
	var rows [][]string
	for i := range 7 {
		rows = append(rows, []string{fmt.Sprint(i), "甲"})
	}
	f := openFlat(t, 4, flatOf("任务", rows...), flatOf("末"))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"任务", "任务（2）", "任务（3）", "末"}) {
		t.Fatalf("sheets %q", got)
	}
	n := 0
	for _, name := range f.GetSheetList()[:3] {
		got, err := f.GetRows(name)
		if err != nil || got[0][0] != "序号" {
			t.Errorf("%s: %v %v", name, got, err)
		}
		n += len(got) - 1
	}
	if n != 7 {
		t.Errorf("%d rows", n)
	}
}

func TestAFlatSheetThatCannotBeWrittenSaysWhere(t *testing.T) {
	for want, s := range map[Error]Flat{
		{Kind: TooLong, Row: 3, Col: 2}: flatOf("任务", []string{"1", ""}, []string{"2", strings.Repeat("长", 32768)}),
		{Kind: Ragged, Row: 2}:          flatOf("任务", []string{"1"}),
		{Kind: TooBig}:                  {Name: "空", Rows: slices.Values([][]string{})},
	} {
		var got *Error
		if err := WriteFlat(&bytes.Buffer{}, []Flat{s}, time.Time{}); !errors.As(err, &got) || *got != want {
			t.Errorf("got %v, want %v", err, &want)
		}
	}
}

func TestTheSameFlatSheetsGiveTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := WriteFlat(w, []Flat{flatOf("任务", []string{"1", "甲"})}, time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("they differ")
	}
}
