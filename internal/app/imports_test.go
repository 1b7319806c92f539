package app

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
	"dubanben/seeds"
)

// circulated reads the annexes of 2020 once more, changed where a test wants them so.
func circulated(t testing.TB, change ...string) *Reading {
	t.Helper()
	src, err := ReadPasted(t.Context(), strings.NewReplacer(change...).Replace(seeds.Annexes2020))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Understand(t.Context(), src, Choices{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func typed(t *testing.T, a *App, id ledger.ID, f ledger.Field, value string) {
	t.Helper()
	if _, _, err := a.SetCells(Typed, []Edit{{id, f, value}}, ""); err != nil {
		t.Fatal(err)
	}
}

func imports(t *testing.T, a *App, in Intake) Outcome {
	t.Helper()
	o, err := a.Import(t.Context(), []Intake{in}, Choices{})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

const firstText = "加力推进花木企业总部基地建设。"

func TestWhatWasChangedByHandStaysWhereTheFileSaysWhatItSaidBefore(t *testing.T) {
	a, _ := sample(t)
	x, y, m := find(t, a, "1", "5"), find(t, a, "1", "1"), find(t, a, "2", "1.2")
	typed(t, a, x.ID, ledger.FieldText, "改过")
	typed(t, a, y.ID, ledger.FieldLead, "区教育局")
	typed(t, a, y.ID, ledger.Extra("备注"), "本机备注")
	typed(t, a, m.ID, ledger.FieldMatter, "改过名的实事")
	typed(t, a, m.ID, ledger.Target("2020Q3"), "")
	before := a.Ledger().All()
	for range 2 { // and another time, when the import before has left it alone
		o := imports(t, a, Intake{Reading: circulated(t)})
		if !reflect.DeepEqual(a.Ledger().All(), before) || a.CanUndo() == "导入附件1、附件2" {
			t.Fatalf("a second import of the file changed something: %v", o.Annexes[0].Changed)
		}
		if got := fmt.Sprint(o.Annexes[0].Kept, o.Annexes[1].Kept); got != "[1 5] [1.1 1.2 1.3 1.4 1.5 1.6]" {
			t.Errorf("kept %s", got)
		}
	}
	o := imports(t, a, Intake{Reading: circulated(t), Take: Take{Overwrite: true}})
	if got := a.Ledger().Task(x.ID).Text; got != x.Text || o.Annexes[0].Kept != nil || !reflect.DeepEqual(o.Annexes[0].Changed, []string{"1", "5"}) {
		t.Errorf("overwritten: %q %+v", got, o.Annexes[0])
	}
	if got := a.Ledger().Task(y.ID).Extra["备注"]; got != "本机备注" {
		t.Errorf("what the file has no column for is %q", got)
	}
	if _, err := a.Undo(); err != nil || !reflect.DeepEqual(a.Ledger().All(), before) {
		t.Errorf("undo: %v", err)
	}
}

func TestAFileThatChangedItsMindIsTaken(t *testing.T) {
	a, _ := sample(t)
	x := find(t, a, "1", "1")
	typed(t, a, x.ID, ledger.FieldText, "本机改过")
	newer := circulated(t, firstText, "加快推进花木企业总部基地建设。")
	if o := imports(t, a, Intake{Reading: newer}); !reflect.DeepEqual(o.Annexes[0].Changed, []string{"1"}) || o.Annexes[0].Kept != nil {
		t.Errorf("%+v", o.Annexes[0])
	}
	if o := imports(t, a, Intake{Reading: circulated(t)}); a.Ledger().Task(x.ID).Text != firstText {
		t.Errorf("what nobody has changed by hand since stays: %+v", o.Annexes[0])
	}
	if _, err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if o := imports(t, a, Intake{Reading: circulated(t)}); a.Ledger().Task(x.ID).Text != firstText || o.Annexes[0].Kept != nil {
		t.Errorf("an import that was taken back cannot be made again: %+v", o.Annexes[0])
	}
}

func TestACellThatAPersonTicksTakesTheFilesValue(t *testing.T) {
	a, _ := sample(t)
	x, y := find(t, a, "1", "1"), find(t, a, "1", "2")
	typed(t, a, x.ID, ledger.FieldText, "甲改过")
	typed(t, a, y.ID, ledger.FieldText, "乙改过")
	g, err := a.Ground()
	if err != nil {
		t.Fatal(err)
	}
	in := Intake{Reading: circulated(t)}
	diff, err := Compare(t.Context(), g, in)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range diff.Annexes[0].Rows {
		if changed := i < 2; changed != (r.State == annex.ChangedRow) || changed && (len(r.Fields) != 1 || !r.Fields[0].Stays) {
			t.Errorf("row %s: %+v", r.Name, r)
		}
	}
	in.Take.Also = map[annex.RowRef][]ledger.Field{diff.Annexes[0].Rows[1].Ref: {ledger.FieldText}}
	o := imports(t, a, in)
	if l := a.Ledger(); l.Task(x.ID).Text != "甲改过" || l.Task(y.ID).Text != y.Text {
		t.Errorf("%q %q", l.Task(x.ID).Text, l.Task(y.ID).Text)
	}
	if !reflect.DeepEqual(o.Annexes[0].Kept, []string{"1"}) || !reflect.DeepEqual(o.Annexes[0].Changed, []string{"2"}) {
		t.Errorf("%+v", o.Annexes[0])
	}
}

func TestATitleThatWasChangedByHandStaysToo(t *testing.T) {
	a, _ := sample(t)
	x, _ := a.Ledger().FindAnnex(2020, "1")
	spec := AnnexSpec{Year: x.Year, No: x.No, Label: x.Label, Kind: x.Kind, Title: "本机的标题", Date: x.Date, Note: x.Note, Columns: x.Columns}
	if _, err := a.SetAnnex(x.ID, spec, ""); err != nil {
		t.Fatal(err)
	}
	o := imports(t, a, Intake{Reading: circulated(t)})
	if got := a.Ledger().Annex(x.ID).Title; got != "本机的标题" || !reflect.DeepEqual(o.Annexes[0].KeptHead, []ledger.Field{annex.HeadTitle}) {
		t.Errorf("%q %+v", got, o.Annexes[0])
	}
	o = imports(t, a, Intake{Reading: circulated(t, "责任分解表", "责任分工表")})
	if got := a.Ledger().Annex(x.ID).Title; got == "本机的标题" || !reflect.DeepEqual(o.Annexes[0].Head, []ledger.Field{annex.HeadTitle}) {
		t.Errorf("%q %+v", got, o.Annexes[0])
	}
}

// The law of the second import: whatever a person has done to the table, the same file again changes no row that is there.
func TestASecondImportOfTheSameFileChangesNoRowThatIsThere(t *testing.T) {
	a, _ := sample(t)
	rapid.Check(t, func(rt *rapid.T) {
		steps := len(a.past.done)
		for range rapid.IntRange(1, 4).Draw(rt, "verbs") {
			_ = act(rt, a) // what a rule refuses is no step
		}
		before := a.Ledger()
		if _, err := a.Import(t.Context(), []Intake{{Reading: circulated(t)}}, Choices{}); err != nil {
			rt.Fatal(err)
		}
		for _, was := range before.Tasks() {
			now := a.Ledger().Task(was.ID)
			if now == nil {
				rt.Fatalf("row %s is gone", before.RowName(was))
			}
			for _, f := range []ledger.Field{ledger.FieldNo, ledger.FieldMatter, ledger.FieldSub, ledger.FieldText, ledger.FieldLeader, ledger.FieldLead,
				ledger.FieldPersons, ledger.FieldRelated, ledger.FieldDeadline, ledger.FieldProgress, ledger.FieldTargets, ledger.FieldExtra} {
				if x, y := before.Value(was, f), a.Ledger().Value(now, f); x != y {
					rt.Fatalf("%s of row %s was %q and is %q", f, before.RowName(was), x, y)
				}
			}
		}
		for len(a.past.done) > steps {
			if _, err := a.Undo(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

func TestTheOrderOfTheFileIsToldAndTakenWhereAPersonWantsIt(t *testing.T) {
	a, _ := sample(t)
	x := find(t, a, "1", "5")
	for range 3 {
		if _, err := a.Move([]ledger.ID{x.ID}, -1, ""); err != nil {
			t.Fatal(err)
		}
	}
	g, err := a.Ground()
	if err != nil {
		t.Fatal(err)
	}
	in := Intake{Reading: circulated(t)}
	diff, err := Compare(t.Context(), g, in)
	if err != nil || !reflect.DeepEqual(diff.Annexes[0].Order, []annex.Move{{Row: "5", Behind: "4"}}) || diff.Annexes[1].Order != nil {
		t.Fatalf("%+v %v", diff.Annexes[0].Order, err)
	}
	place := func() int {
		return slices.IndexFunc(a.Ledger().TasksOf(x.Annex), func(y *ledger.Task) bool { return y.ID == x.ID })
	}
	if o := imports(t, a, in); !reflect.DeepEqual(o.Annexes[0].Order, []string{"5"}) || place() != 1 {
		t.Errorf("%v, at %d", o.Annexes[0].Order, place())
	}
	in.Take.Order = true
	if imports(t, a, in); place() != 4 {
		t.Errorf("at %d", place())
	}
}

// cancelAfter is a context that is cancelled once it was asked so often.
type cancelAfter struct {
	context.Context
	left int
}

func (c *cancelAfter) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestAnImportCanBeCancelledUntilItIsWritten(t *testing.T) {
	a, _ := sample(t)
	if _, err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	r := circulated(t)
	for _, rows := range []int{0, 1, 50, 93, 113, 114} {
		_, err := a.Import(&cancelAfter{t.Context(), rows}, []Intake{{Reading: r}}, Choices{})
		if !errors.Is(err, context.Canceled) || len(a.Ledger().Tasks()) != 0 || a.CanRedo() == "" {
			t.Errorf("after %d rows: %v, %d tasks", rows, err, len(a.Ledger().Tasks()))
		}
	}
	if _, err := Compare(&cancelAfter{t.Context(), 20}, Ground{Ledger: ledger.Empty()}, Intake{Reading: r}); !errors.Is(err, context.Canceled) {
		t.Errorf("compared: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadPasted(ctx, strings.Repeat("甲\t乙\n", 100_000)); !errors.Is(err, context.Canceled) {
		t.Errorf("read: %v", err)
	}
}
