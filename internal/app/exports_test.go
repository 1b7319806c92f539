package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	jsonfile "dubanben/internal/format/json"
	"dubanben/internal/format/xlsx"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
	"dubanben/internal/view"
)

// readBack reads a file that was exported, whatever its ending.
func readBack(tb testing.TB, path string) table.Source {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	read := readBytes
	if jsonfile.Is(data) {
		read = jsonfile.Read
	}
	src, err := read(context.Background(), filepath.Base(path), data)
	if err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
	return src
}

// reading understands an exported file by itself: no ledger helps.
func reading(tb testing.TB, path string) *Reading {
	tb.Helper()
	r, err := Understand(tb.Context(), readBack(tb, path), Choices{})
	if err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
	return r
}

// imported are the rows of a new ledger that has nothing but the file.
func imported(tb testing.TB, path string, year int) []view.Row {
	tb.Helper()
	known, err := knownUnits()
	if err != nil {
		tb.Fatal(err)
	}
	made := 0
	d := ledger.Empty().Draft(func() ledger.ID { made++; return ledger.ID(fmt.Sprintf("n%06d", made)) })
	if _, err := (Intake{Reading: reading(tb, path), Year: year}).merge(d, known); err != nil {
		tb.Fatal(err)
	}
	l := ledger.Empty().Apply(d.Changes())
	return nameless(view.Rows(l, l.Tasks()))
}

// nameless are rows without their ids.
func nameless(rows iter.Seq[view.Row]) []view.Row {
	out := slices.Collect(rows)
	for i := range out {
		out[i].ID = ""
	}
	return out
}

func sameRows(tb testing.TB, what string, got, want []view.Row) {
	tb.Helper()
	if len(got) != len(want) {
		tb.Errorf("%s: %d rows, want %d", what, len(got), len(want))
		return
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			tb.Errorf("%s: row %d\n got  %+v\n want %+v", what, i, got[i], want[i])
			return
		}
	}
}

func TestWhatIsExportedComesInAgainAsItWas(t *testing.T) {
	a, _ := sample(t)
	dir := t.TempDir()
	for _, x := range a.Ledger().Annexes() {
		want := nameless(view.Rows(a.Ledger(), a.Ledger().TasksOf(x.ID)))
		for _, ending := range []string{".json", ".csv", ".xlsx", ".docx"} {
			path := filepath.Join(dir, "2020年"+x.Name()+ending)
			if err := a.Export(x.ID, path); err != nil {
				t.Fatal(err)
			}
			got := imported(t, path, 2020)
			if ending == ".csv" { // it has no heading, so that nothing says which annex it is
				for i := range got {
					got[i].Annex = x.No
				}
			}
			sameRows(t, x.Name()+ending, got, want)
		}
	}
}

func TestAWholeLedgerComesInAgainWithItsHeadings(t *testing.T) {
	a, _ := sample(t)
	if _, _, err := a.AddAnnex(AnnexSpec{Year: 2021, No: "3", Title: "重点工作", Kind: ledger.WorkReport, Date: "2021年1月20日", Note: "注：一\n1.二"}, ""); err != nil {
		t.Fatal(err)
	}
	x, _ := a.Ledger().FindAnnex(2021, "3")
	in := Insertion{Annex: x.ID, Rows: [][]Cell{
		{{ledger.FieldText, "=1+1"}, {ledger.FieldLead, "区教育局、区住建局"}, {ledger.FieldPersons, "、李四"}},
		{{ledger.FieldText, "一、只有内容"}, {ledger.Target("2022Q1"), "-5"}, {ledger.Extra("备注"), "@某"}},
	}}
	if _, _, refused, err := a.Insert(in, Pasted, ""); err != nil || len(refused) > 0 {
		t.Fatal(err, refused)
	}
	path := filepath.Join(t.TempDir(), "全.json")
	if err := a.ExportAll(path); err != nil {
		t.Fatal(err)
	}
	sameRows(t, "all", imported(t, path, 0), nameless(view.Rows(a.Ledger(), a.Ledger().Tasks())))
	r := reading(t, path)
	if f := r.Annexes[2]; f.Year != 2021 || f.Title != "重点工作" || f.Date != "2021年1月20日" || f.Note != "注：一\n1.二" || f.Label != "附件3" {
		t.Errorf("got %+v", f)
	}
	before, annexes := a.Ledger().Tasks(), a.Ledger().Annexes()
	if _, err := a.Import(t.Context(), []Intake{{Reading: r}}, Choices{}); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a.Ledger().Tasks(), before) {
		t.Error("its own file changes the ledger's tasks")
	}
	for i, x := range a.Ledger().Annexes() {
		if was := annexes[i]; x.Title != was.Title || x.No != was.No || x.Date != was.Date || x.Note != was.Note || x.Kind != was.Kind {
			t.Errorf("its own file makes %+v of %+v", x, was)
		}
	}
}

// The law of exports: after any verbs, what is exported and taken into a new ledger lists the same.
func TestAnyLedgerComesInAgainFromJSON(t *testing.T) {
	a, _ := sample(t)
	path := filepath.Join(t.TempDir(), "全.json")
	rapid.Check(t, func(rt *rapid.T) {
		defer backTo(rt, a, len(a.past.done))
		for range rapid.IntRange(1, 4).Draw(rt, "verbs") {
			_ = act(rt, a)
		}
		if err := a.ExportAll(path); err != nil {
			rt.Fatal(err)
		}
		want := nameless(view.Rows(a.Ledger(), a.Ledger().Tasks()))
		got := imported(t, path, 0)
		if len(got) != len(want) {
			rt.Fatalf("%d rows, want %d", len(got), len(want))
		}
		for i := range want {
			if !reflect.DeepEqual(got[i], want[i]) {
				rt.Fatalf("row %d\n got  %+v\n want %+v", i, got[i], want[i])
			}
		}
	})
}

// backTo undoes what a draw did: the next one starts from the sample again, so that a failure can be told again.
func backTo(rt *rapid.T, a *App, steps int) {
	for len(a.past.done) > steps {
		if _, err := a.Undo(); err != nil {
			rt.Fatal(err)
		}
	}
}

// Of a .csv a new ledger has the rows of its annex, and the ledger that it came from nothing to change.
func TestAnyAnnexComesInAgainFromCSV(t *testing.T) {
	a, _ := sample(t)
	path := filepath.Join(t.TempDir(), "表.csv")
	known, err := knownUnits()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		defer backTo(rt, a, len(a.past.done))
		for range rapid.IntRange(1, 4).Draw(rt, "verbs") {
			_ = act(rt, a)
		}
		l := a.Ledger()
		x := rapid.SampledFrom(l.Annexes()).Draw(rt, "exported")
		if len(l.TasksOf(x.ID)) == 0 {
			return
		}
		if err := a.Export(x.ID, path); err != nil {
			rt.Fatal(err)
		}
		got, want := imported(t, path, 0), nameless(view.Rows(l, l.TasksOf(x.ID)))
		if len(got) != len(want) {
			rt.Fatalf("%d rows, want %d", len(got), len(want))
		}
		for i := range want {
			if got[i].Annex = want[i].Annex; !reflect.DeepEqual(got[i], want[i]) { // one without a label is the first of its new ledger
				rt.Fatalf("row %d\n got  %+v\n want %+v", i, got[i], want[i])
			}
		}
		d := l.Draft(func() ledger.ID { return "new" })
		out, err := (Intake{Reading: reading(t, path)}).merge(d, known)
		if err != nil {
			rt.Fatal(err)
		}
		if o := out.Annexes[0]; len(o.New)+len(o.Changed)+len(o.Missing) > 0 {
			rt.Fatalf("its own file changes %q, brings %q and misses %q", o.Changed, o.New, o.Missing)
		}
	})
}

func TestTheWorkbookOfALedgerHasEveryTaskAndCountsByUnit(t *testing.T) {
	a, _ := sample(t)
	task := find(t, a, "1", "23")
	if _, _, err := a.SetCells(Typed, []Edit{{task.ID, ledger.FieldText, "=SUM(A1)"}, {task.ID, ledger.Extra("备注"), "+1"}}, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := a.End([]ledger.ID{task.ID}, ledger.End{Status: ledger.Closed, Word: "办结", Day: "2020-12-20"}, ""); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "全.XLSX")
	if err := a.ExportAll(path); err != nil {
		t.Fatal(err)
	}
	sheets := map[string]*table.Table{}
	var names []string
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src, err := xlsx.Read(t.Context(), path, data)
	if err != nil {
		t.Fatal(err)
	}
	var own *ImportError
	if _, err := ReadFile(t.Context(), path); !errors.As(err, &own) || own.Reason != ImportOwnBook {
		t.Errorf("it is taken for annexes: %v", err)
	}
	for _, b := range src.Blocks {
		name := b.Table.Rows[0][0].Ref.Sheet
		sheets[name] = b.Table
		names = append(names, name)
	}
	if want := strings.Fields("任务 任务×单位 填报 单位 领导 附件 存疑 修改记录"); !slices.Equal(names, want) {
		t.Fatalf("sheets %q", names)
	}
	l := a.Ledger()
	if n := len(sheets["任务"].Rows); n != 1+93+21 {
		t.Errorf("%d rows of tasks", n)
	}
	row := sheets["任务"].Rows[23]
	if row[6].Text != "=SUM(A1)" || row[0].Text != "2020" || row[len(row)-1].Text != string(task.ID) || row[len(row)-8].Text != "+1" {
		t.Errorf("row %v", row)
	}
	if end := row[len(row)-6].Text; end != "2020-12-20" {
		t.Errorf("its end is %q", end)
	}
	counts := map[string]int{}
	for _, r := range sheets["任务×单位"].Rows[1:] {
		counts[r[6].Text]++
	}
	for _, x := range view.Loads(l, l.Tasks()) {
		if counts[x.Unit.Name] != x.Total() {
			t.Errorf("%s: %d rows, want %d", x.Unit.Name, counts[x.Unit.Name], x.Total())
		}
	}
	if n := len(sheets["修改记录"].Rows); n < 3 {
		t.Errorf("%d rows of history", n)
	}
}

func TestTheFileOfALedgerHasEverythingAndNoNull(t *testing.T) {
	a, _ := sample(t)
	path := filepath.Join(t.TempDir(), "全.json")
	if err := a.ExportAll(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Entities, Annexes, Tasks, Units, Leaders, Doubts, Choices, Reports, Links, Calls, History []map[string]any
		Rule                                                                                      map[string]any
	}
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(&got); err != nil {
		t.Fatal(err)
	}
	l := a.Ledger()
	if len(got.Annexes) != 2 || len(got.Tasks) != 114 || len(got.Units) != len(l.Units()) || len(got.Leaders) != len(l.Leaders()) ||
		len(got.Doubts) != 4 || len(got.History) == 0 {
		t.Errorf("%d annexes, %d tasks", len(got.Annexes), len(got.Tasks))
	}
	if bytes.Contains(bytes.ReplaceAll(data, []byte(`"end": null`), nil), []byte(": null")) {
		t.Error("something is null")
	}
	if err := a.ExportAll(path); err != nil {
		t.Fatal(err)
	}
	if again, _ := os.ReadFile(path); !bytes.Equal(again, data) {
		t.Error("the same ledger gives another file")
	}
}

func TestAnExportOfALedgerThatIsRefusedLeavesWhatWasThere(t *testing.T) {
	a, path := sample(t)
	dir := t.TempDir()
	for to, want := range map[string]SaveReason{path: SaveOwnLedger, filepath.Join(dir, "a.pdf"): SaveFormat, filepath.Join(dir, "a.csv"): SaveFormat,
		filepath.Join(dir, "无", "a.json"): SaveNoFolder} {
		var got *SaveError
		if err := a.ExportAll(to); !errors.As(err, &got) || got.Reason != want {
			t.Errorf("%s: %v, want %s", to, err, want)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What the circulated form has no column for gets one; what is as long as a cell may be stays whole.
func TestNoFilledFieldIsLostOnTheWayOut(t *testing.T) {
	a, _ := sample(t)
	task := find(t, a, "1", "23")
	long := strings.Repeat("长", ledger.MaxText-1) + "。"
	edits := []Edit{{task.ID, ledger.FieldText, long}, {task.ID, ledger.FieldProgress, "=HYPERLINK(1)"}, {task.ID, ledger.FieldDeadline, "2020年底前"},
		{task.ID, ledger.Target("2021Q1"), "+5家"}, {task.ID, ledger.Extra("备注"), "-无"}, {task.ID, ledger.FieldSub, "2"}, {task.ID, ledger.FieldPersons, "李四"}}
	if _, refused, err := a.SetCells(Typed, edits, ""); err != nil || len(refused) > 0 {
		t.Fatal(err, refused)
	}
	want := nameless(view.Rows(a.Ledger(), []*ledger.Task{a.Ledger().Task(task.ID)}))[0]
	for _, ending := range []string{".json", ".csv", ".xlsx", ".docx"} {
		path := filepath.Join(t.TempDir(), "2020年附件1"+ending)
		if err := a.Export(task.Annex, path); err != nil {
			t.Fatal(err)
		}
		got := imported(t, path, 2020)
		if len(got) != 93 || !reflect.DeepEqual(got[22], want) {
			t.Errorf("%s: %d rows, %.600s", ending, len(got), fmt.Sprintf("%+v", got[22]))
		}
	}
}

func BenchmarkExport(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			a, _ := wide(b, n)
			x := a.Ledger().Annexes()[0].ID
			path := filepath.Join(b.TempDir(), "表.xlsx")
			for b.Loop() {
				if err := a.Export(x, path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkExportAll(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		for _, ending := range []string{"xlsx", "json"} {
			b.Run(fmt.Sprint(n, "/", ending), func(b *testing.B) {
				a, _ := wide(b, n)
				path := filepath.Join(b.TempDir(), "全."+ending)
				for b.Loop() {
					if err := a.ExportAll(path); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func TestAListIsWrittenAsAWholeOneIs(t *testing.T) {
	a, _ := sample(t)
	tasks := a.Ledger().Tasks()
	for _, n := range []int{0, 1, 2, len(tasks)} {
		rows := view.Rows(a.Ledger(), tasks[:n])
		var whole, parts bytes.Buffer
		if err := errors.Join(WriteJSON(&whole, slices.AppendSeq([]view.Row{}, rows)), WriteJSONList(&parts, rows)); err != nil {
			t.Fatal(err)
		}
		if whole.String() != parts.String() {
			t.Errorf("%d rows: %.100s", n, parts.String())
		}
	}
}
