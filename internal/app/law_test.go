package app

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

// act does one verb that a person could do, on rows drawn at random; what a rule refuses is no step.
func act(rt *rapid.T, a *App) error {
	annexes := a.Ledger().Annexes()
	annex := annexes[rapid.IntRange(0, len(annexes)-1).Draw(rt, "annex")].ID
	rows := a.Ledger().TasksOf(annex)
	var ids []ledger.ID
	if len(rows) > 0 {
		from := rapid.IntRange(0, len(rows)-1).Draw(rt, "row")
		for _, t := range rows[from:min(len(rows), from+rapid.IntRange(1, 4).Draw(rt, "rows"))] {
			ids = append(ids, t.ID)
		}
	} else {
		ids = []ledger.ID{"none"}
	}
	field := rapid.SampledFrom([]ledger.Field{ledger.FieldText, ledger.FieldLeader, ledger.FieldLead, ledger.FieldLeadCell, ledger.FieldPersons, ledger.FieldMatter,
		ledger.FieldSection, ledger.FieldNo, ledger.FieldDeadline, ledger.Target("2020Q3"), ledger.Extra("备注")}).Draw(rt, "field")
	value := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙、区局1\n")), 0, 5, -1).Draw(rt, "value")
	var edits []Edit
	for _, id := range ids {
		edits = append(edits, Edit{id, field, value})
	}
	in := Insertion{Annex: annex, Beside: ids[0], Above: rapid.Bool().Draw(rt, "above"), Rows: [][]Cell{{{field, value}}, nil}}
	if in.Beside == "none" {
		in.Beside = ""
	}
	var err error
	switch rapid.SampledFrom([]string{"type", "fill", "paste", "insert", "matter", "delete", "up", "down", "split", "join", "renumber", "copy", "drop"}).Draw(rt, "verb") {
	case "type":
		_, _, err = a.SetCells(Typed, edits, "")
	case "fill":
		_, _, err = a.SetCells(Filled, edits, "")
	case "paste":
		_, _, _, err = a.Paste(edits, in, "")
	case "insert":
		_, _, _, err = a.Insert(in, Pasted, "")
	case "matter":
		in.NewMatter = true
		_, _, _, err = a.Insert(in, Typed, "")
	case "delete":
		_, err = a.DeleteTasks(ids, "")
	case "up":
		_, err = a.Move(ids, -1, "")
	case "down":
		_, err = a.Move(ids, 1, "")
	case "split":
		_, _, err = a.Split(ids[0], "前", "后", "", "")
	case "join":
		_, _, err = a.Join(ids, "")
	case "renumber":
		_, err = a.Renumber(annex, "")
	case "copy":
		_, _, err = a.CopyAnnex(annex, AnnexSpec{Year: 2021, No: "1", Title: "表"}, "")
	case "drop":
		if len(annexes) > 1 {
			_, err = a.DeleteAnnex(annex, "")
		}
	}
	return err
}

func ranksAreUnique(rt *rapid.T, l *ledger.Ledger) {
	for _, x := range l.Annexes() {
		seen := map[int64]bool{}
		for _, t := range l.TasksOf(x.ID) {
			if seen[t.Rank] {
				rt.Fatalf("two rows of %s have rank %d", x.Name(), t.Rank)
			}
			seen[t.Rank] = true
		}
	}
}

// The law of the table: whatever is done, undoing all of it gives the rows of the start and redoing it those of the end,
// and a ledger that is opened in the middle goes on as if nothing had happened.
func TestWhateverIsDoneToTheTableCanBeTakenBackAndMadeAgain(t *testing.T) {
	a, path := sample(t)
	start := a.Ledger().All()
	rapid.Check(t, func(rt *rapid.T) {
		steps := 0
		for i := range rapid.IntRange(1, 8).Draw(rt, "verbs") {
			was := len(a.past.done)
			if err := act(rt, a); err != nil && Explain(err) == Explain(errNobodyForesaw{}) {
				rt.Fatal(err)
			}
			steps += len(a.past.done) - was
			ranksAreUnique(rt, a.Ledger())
			if i == 3 {
				now, undo := a.Ledger().All(), a.CanUndo()
				a.Close()
				b, err := Open(path, a.options)
				if err != nil {
					rt.Fatal(err)
				}
				a = b
				if !reflect.DeepEqual(a.Ledger().All(), now) || a.CanUndo() != undo {
					rt.Fatal("the opened ledger is another one")
				}
			}
		}
		end := a.Ledger().All()
		for range steps {
			if _, err := a.Undo(); err != nil {
				rt.Fatal(err)
			}
		}
		if !reflect.DeepEqual(a.Ledger().All(), start) {
			rt.Fatal("undoing everything does not give the start")
		}
		for range steps {
			if _, err := a.Redo(); err != nil {
				rt.Fatal(err)
			}
		}
		if !reflect.DeepEqual(a.Ledger().All(), end) {
			rt.Fatal("redoing everything does not give the end")
		}
		for range steps {
			if _, err := a.Undo(); err != nil {
				rt.Fatal(err)
			}
		}
	})
	if found, err := a.Check(); err != nil || len(found) > 0 && found[0].Damage {
		t.Errorf("the file: %v %v", found, err)
	}
	a.Close()
}

type errNobodyForesaw struct{}

func (errNobodyForesaw) Error() string { return "nobody foresaw this" }
