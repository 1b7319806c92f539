package jsonfile

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"dubanben/internal/table"
)

// lines are the rows of a table as text, covered cells as +.
func lines(t *table.Table) []string {
	var out []string
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			if s := c.Text; c.Covered {
				cells = append(cells, "+")
			} else {
				cells = append(cells, strings.ReplaceAll(s, "\n", "⏎"))
			}
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

func read(t *testing.T, data string) [][]string {
	t.Helper()
	src, err := Read(context.Background(), "a.json", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, b := range src.Blocks {
		out = append(out, lines(b.Table))
	}
	return out
}

func TestAListBecomesASheetForEachAnnex(t *testing.T) {
	got := read(t, "\ufeff"+`[
 {"year": 2020, "annex": "1", "no": "1", "text": "甲\n乙", "leader": "许西湖", "lead_units": ["区住建局", "区水务局"], "related_units": ["源南镇"],
  "persons": ["", "李四"], "targets": {"2021Q1": "四", "2020Q3": "三"}, "extra": {"备注": "=1"}},
 {"year": 2020, "annex": "2", "no": "1", "sub": "3", "section": "一、民生", "matter": "实事", "text": "丙", "deadline": "年底", "progress": "好"},
 {"year": 2020, "annex": "1", "no": "", "text": "丁"}]`)
	want := [][]string{
		{"附件1|+|+|+|+|+|+|+|+",
			"序号|工作任务|责任领导|牵头责任单位|相关责任单位|责任人|第三季度目标任务|2021年第一季度目标任务|备注",
			"1|甲⏎乙|许西湖|区住建局、区水务局|源南镇|、李四|三|四|=1", "|丁|||||||"},
		{"附件2|+|+|+|+|+|+|+|+|+|+",
			"分节|序号|实事|子项序号|工作任务|责任领导|牵头责任单位|相关责任单位|责任人|完成时限|进展情况",
			"一、民生|1|实事|3|丙|||||年底|好"},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestAWholeLedgerKeepsLabelTitleDateAndNote(t *testing.T) {
	got := read(t, `{"history": [{"old": "]"}], "tasks": [{"year": 2021, "annex": "3", "no": "1", "text": "甲"}, {"year": 2021, "annex": "1", "no": "1", "text": "乙"}],
 "annexes": [{"year": 2021, "no": "3", "label": "附表3", "title": "源城区\n任务表", "date": "2021年1月", "note": "注：一\n1.二"},
  {"year": 2021, "no": "1", "label": "", "title": "甲表", "date": "年初", "note": "另行通知"}], "units": []}`)
	want := [][]string{
		{"附表3|+|+|+|+|+", "源城区|+|+|+|+|+", "任务表|+|+|+|+|+", "2021年1月|+|+|+|+|+", "序号|工作任务|责任领导|牵头责任单位|相关责任单位|责任人", "1|甲||||",
			"注：一|+|+|+|+|+", "1.二|+|+|+|+|+"},
		{"甲表|+|+|+|+|+", "序号|工作任务|责任领导|牵头责任单位|相关责任单位|责任人", "1|乙||||", "注：另行通知|+|+|+|+|+"},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestACellSaysWhereItStands(t *testing.T) {
	src, err := Read(context.Background(), "a.json", []byte(`[{"year": 2020, "annex": "1", "no": "1", "text": "甲"}]`))
	if err != nil {
		t.Fatal(err)
	}
	if at := src.Blocks[0].Table.Rows[2][1].Ref; at != (table.Ref{Sheet: "2020年附件1", Row: 3, Col: 2}) {
		t.Errorf("got %+v", at)
	}
}

func TestSeveralPersonsOfOneUnitStandBehindIt(t *testing.T) {
	got := read(t, `[{"annex": "1", "no": "1", "text": "甲", "lead_units": ["区住建局", "区水务局"], "persons": ["张新、李四", "王五"]}]`)
	if row := got[0][len(got[0])-1]; row != "1|甲||区住建局、张新、李四、区水务局、王五|" {
		t.Errorf("got %q", row)
	}
}

// An import gives an annex without a label the first free number; where that is another one, a label says it.
func TestAnAnnexWithoutALabelGetsOneWhereItsNumberWouldChange(t *testing.T) {
	f := &file{annexes: []annex{{Year: 2020, No: "1"}, {Year: 2020, No: "2", Label: "附件2"}, {Year: 2020, No: "3"}, {Year: 2020, No: "7"}},
		tasks: []task{{Year: 2020, Annex: "1"}, {Year: 2020, Annex: "2"}, {Year: 2020, Annex: "3"}, {Year: 2020, Annex: "7"}}}
	var got []string
	for _, g := range f.groups() {
		got = append(got, g.Label)
	}
	if !slices.Equal(got, []string{"", "附件2", "", "附件7"}) {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsNoFileOfOursIsRefusedWithItsReason(t *testing.T) {
	row := `{"year": 2020, "annex": "1", "no": "1", "text": "甲"}`
	extras := make([]string, MaxColumns)
	for i := range extras {
		extras[i] = fmt.Sprintf(`"%d":"x"`, i)
	}
	seen := map[Reason]bool{}
	for _, c := range []struct {
		data string
		want Unreadable
	}{
		{"", Unreadable{Reason: NotJSON, Line: 1}},
		{"甲", Unreadable{Reason: NotJSON, Line: 1}},
		{"[\n" + row + ",\n", Unreadable{Reason: NotJSON, Line: 2}},
		{"[\n" + row + "\n] x", Unreadable{Reason: NotJSON, Line: 3}},
		{"[" + row + "}", Unreadable{Reason: NotJSON, Line: 1}},
		{"{\"tasks\": [" + row + "]", Unreadable{Reason: NotJSON, Line: 1}},
		{"[\"\xff\"]", Unreadable{Reason: BadEncoding}},
		{"5", Unreadable{Reason: Foreign}},
		{"[1, 2]", Unreadable{Reason: Foreign, Row: 1}},
		{`[{"name": "x"}]`, Unreadable{Reason: Foreign, Row: 1}},
		{`{"name": []}`, Unreadable{Reason: Foreign}},
		{`{"tasks": 5}`, Unreadable{Reason: Foreign, Field: "tasks"}},
		{`[]`, Unreadable{Reason: NoTasks}},
		{`{"tasks": []}`, Unreadable{Reason: NoTasks}},
		{"[" + row + `, {"year": 2020, "text": "乙", "lead_units": "区"}]`, Unreadable{Reason: BadField, Row: 2, Field: "lead_units"}},
		{`{"annexes": [{"year": "x"}], "tasks": [` + row + `]}`, Unreadable{Reason: BadField, Field: "year"}},
		{strings.Repeat("[", MaxDepth+1), Unreadable{Reason: TooDeep}},
		{"[" + strings.Repeat(row+",", MaxRows) + row + "]", Unreadable{Reason: TooManyRows}},
		{`[{"text": "甲", "extra": {` + strings.Join(extras, ",") + `}}]`, Unreadable{Reason: TooManyColumns}},
		{strings.Repeat(" ", MaxBytes+1), Unreadable{Reason: TooLarge}},
	} {
		src, err := Read(context.Background(), "a.json", []byte(c.data))
		var got *Unreadable
		if !errors.As(err, &got) || got.Reason != c.want.Reason || got.Line != c.want.Line || got.Row != c.want.Row || got.Field != c.want.Field || src.Blocks != nil {
			t.Errorf("%.40q: %v, want %v", c.data, err, &c.want)
			continue
		}
		seen[got.Reason] = true
	}
	for _, r := range Reasons() {
		if !seen[r] {
			t.Errorf("%s is never given", r)
		}
	}
}

func TestACancelledReadEndsWithTheContextsError(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, "a.json", []byte(`[{"text": "甲"}]`)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestOnlyObjectsAreTakenForOurFiles(t *testing.T) {
	for data, want := range map[string]bool{"[]": true, " [ {": true, "\ufeff{\r\n\"a\"": true, "{}": true, "": false, "[": false, "[2020] 号": false, "{\\rtf1": false,
		"附件1": false} {
		if Is([]byte(data)) != want {
			t.Errorf("%q: want %v", data, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`[{"year": 2020, "annex": "1", "no": "1", "text": "甲", "persons": ["、"], "lead_units": ["", "乙"], "targets": {"x": "y"}}]`)
	f.Add(`{"annexes": [{"title": "\n", "note": "x"}], "tasks": [{"text": ""}]}`)
	f.Fuzz(func(t *testing.T, data string) {
		src, err := Read(context.Background(), "a.json", []byte(data))
		var u *Unreadable
		if err != nil && (!errors.As(err, &u) || src.Blocks != nil) {
			t.Fatalf("%v", err)
		}
		for _, b := range src.Blocks {
			for _, row := range b.Table.Rows {
				if len(row) != len(b.Table.Columns) {
					t.Fatal("a row of another length")
				}
			}
		}
	})
}

func TestAWholeLedgerIsHandedOverThingByThing(t *testing.T) {
	whole := func(data string) (string, bool, error) {
		var out []string
		found, err := ReadWhole(t.Context(), iotest.OneByteReader(strings.NewReader(data)), func(e Entity) error {
			out = append(out, e.Kind+string(e.Value))
			return nil
		})
		return strings.Join(out, " "), found, err
	}
	for data, want := range map[string]string{
		"\ufeff" + `{"history": [{"a": [1, "]"]}], "entities": [{"kind": "甲", "value": {"id":"x"}}, {"kind":"b","value":5}], "tasks": []} `: `甲{"id":"x"} b5`,
		`{"entities": []}`: "",
	} {
		if got, found, err := whole(data); got != want || !found || err != nil {
			t.Errorf("%s: %q %v %v", data, got, found, err)
		}
	}
	for _, other := range []string{"", "[]", `{"tasks": [`, `{"a": 1}`, `甲`, "{\"a\": \"\xff\"}"} {
		if _, found, err := whole(other); found || err != nil {
			t.Errorf("%q: %v %v", other, found, err)
		}
	}
	for data, want := range map[string]Reason{
		`{"entities": [{"kind": "a", "value": 1}`: NotJSON, `{"entities": []} x`: NotJSON, `{"entities": [5]}`: BadField, `{"entities": [{"kind": 5}]}`: BadField,
		`{"entities": [], "entities": []}`: Foreign, "{\"entities\": [{\"kind\": \"a\", \"value\": \"\xe7\x94\"}]}": BadEncoding,
		`{"entities": [], "a": ` + strings.Repeat("[", MaxDepth+1): TooDeep,
	} {
		_, _, err := whole(data)
		var got *Unreadable
		if !errors.As(err, &got) || got.Reason != want {
			t.Errorf("%s: %v, want %s", data, err, want)
		}
	}
	_, err := ReadWhole(t.Context(), strings.NewReader(`{"entities": [{"kind": "`+strings.Repeat("a", MaxEntity+1<<20)), func(Entity) error { return nil })
	var got *Unreadable
	if !errors.As(err, &got) || got.Reason != TooLarge {
		t.Errorf("one long thing: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadWhole(ctx, strings.NewReader(`{}`), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
