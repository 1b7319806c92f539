package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// How the file writes the role of a mention.
const (
	roleLead    = 1
	roleRelated = 2
)

// tx is one transaction, with its statements prepared once: an import writes thousands of rows.
type tx struct {
	*sql.Tx
	ready map[string]*sql.Stmt
}

// do runs a statement; the first error stays and stops the ones after it.
func (t *tx) do(err *error, query string, args ...any) {
	if *err != nil {
		return
	}
	st := t.ready[query]
	if st == nil {
		if st, *err = t.Prepare(query); *err != nil {
			return
		}
		t.ready[query] = st
	}
	_, *err = st.Exec(args...)
}

// write makes the rows of one entity what the change says.
func (t *tx) write(c ledger.Change) error {
	var err error
	switch e := c.After.(type) {
	case nil:
		t.do(&err, "DELETE FROM "+table(c.Kind)+" WHERE id = ?", c.ID)
	case *ledger.Annex:
		t.annex(&err, e)
	case *ledger.Section:
		t.do(&err, upsert("section", "annex", "text"), e.ID, e.Annex, e.Text)
	case *ledger.Matter:
		t.do(&err, upsert("matter", "annex", "no", "name"), e.ID, e.Annex, e.No, e.Name)
	case *ledger.Unit:
		t.unit(&err, e)
	case *ledger.Leader:
		t.do(&err, upsert("leader", "name", "post", "rank"), e.ID, e.Name, e.Post, e.Rank)
	case *ledger.Task:
		before, _ := c.Before.(*ledger.Task)
		t.task(&err, before, e)
	case *ledger.Report:
		t.do(&err, upsert("report", "task", "unit", "quarter", "progress", "at", "clerk"),
			e.ID, e.Task, e.Unit, e.Quarter, e.Progress, e.At, e.Clerk)
	case *ledger.Doubt:
		t.doubt(&err, e)
	case *ledger.Choice:
		t.do(&err, upsert("choice", "topic", "key", "value"), e.ID, e.Topic, e.Key, e.Value)
	default:
		err = fmt.Errorf("no table for %T", e)
	}
	return err
}

// table is the kind's own word: kinds are ours and few, never a person's text.
func table(k ledger.Kind) string { return string(k) }

// upsert keeps the row where there is one: a REPLACE would delete it first and take its children along.
func upsert(table string, columns ...string) string {
	names, marks, sets := "id", "?", ""
	for _, c := range columns {
		names += ", " + c
		marks += ", ?"
		if sets != "" {
			sets += ", "
		}
		sets += c + " = excluded." + c
	}
	return "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ") ON CONFLICT (id) DO UPDATE SET " + sets
}

func (t *tx) annex(err *error, a *ledger.Annex) {
	t.do(err, upsert("annex", "year", "no", "label", "kind", "title", "date", "note"),
		a.ID, a.Year, a.No, a.Label, a.Kind, a.Title, a.Date, a.Note)
	t.do(err, "DELETE FROM annex_column WHERE annex = ?", a.ID)
	for i, c := range a.Columns {
		t.do(err, "INSERT INTO annex_column (annex, place, field, header) VALUES (?, ?, ?, ?)", a.ID, i, c.Field, c.Header)
	}
}

func (t *tx) unit(err *error, u *ledger.Unit) {
	t.do(err, upsert("unit", "name", "kind", "rank"), u.ID, u.Name, u.Kind, u.Rank)
	t.do(err, "DELETE FROM unit_name WHERE unit = ?", u.ID)
	for i, n := range u.Others {
		t.do(err, "INSERT INTO unit_name (unit, place, name) VALUES (?, ?, ?)", u.ID, i, n)
	}
	t.do(err, "DELETE FROM unit_member WHERE unit = ?", u.ID)
	for i, m := range u.Members {
		t.do(err, "INSERT INTO unit_member (unit, place, member) VALUES (?, ?, ?)", u.ID, i, m)
	}
}

// task writes what differs from the task before: most edits touch one cell, and a paste has thousands.
func (t *tx) task(err *error, before, k *ledger.Task) {
	if before == nil {
		before = &ledger.Task{}
		t.do(err, upsert("task", taskColumns()...), append([]any{k.ID}, taskValues(k)...)...)
	} else {
		t.taskRow(err, before, k)
	}
	t.mentions(err, k.ID, roleLead, before.Lead, k.Lead)
	t.mentions(err, k.ID, roleRelated, before.Related, k.Related)
	if !maps.Equal(before.Targets, k.Targets) {
		t.do(err, "DELETE FROM target WHERE task = ?", k.ID)
		for q, s := range k.Targets {
			t.do(err, "INSERT INTO target (task, quarter, text) VALUES (?, ?, ?)", k.ID, q, s)
		}
	}
	if !maps.Equal(before.Extra, k.Extra) {
		t.do(err, "DELETE FROM extra WHERE task = ?", k.ID)
		for h, s := range k.Extra {
			t.do(err, "INSERT INTO extra (task, header, text) VALUES (?, ?, ?)", k.ID, h, s)
		}
	}
	if !slices.Equal(before.From, k.From) {
		t.do(err, "DELETE FROM task_origin WHERE task = ?", k.ID)
		for i, id := range k.From {
			t.do(err, "INSERT INTO task_origin (task, place, origin) VALUES (?, ?, ?)", k.ID, i, id)
		}
	}
}

func taskColumns() []string {
	return []string{"annex", "rank", "no", "sub", "section", "matter", "text", "leader", "deadline", "progress"}
}

func taskValues(k *ledger.Task) []any {
	return []any{k.Annex, k.Rank, k.No, k.Sub, null(k.Section), null(k.Matter), k.Text, null(k.Leader), k.Deadline, k.Progress}
}

// taskRow writes the columns that differ.
func (t *tx) taskRow(err *error, before, k *ledger.Task) {
	var sets []string
	var args []any
	old, now := taskValues(before), taskValues(k)
	for i, c := range taskColumns() {
		if old[i] != now[i] {
			sets, args = append(sets, c+" = ?"), append(args, now[i])
		}
	}
	if len(sets) > 0 {
		t.do(err, "UPDATE task SET "+strings.Join(sets, ", ")+" WHERE id = ?", append(args, k.ID)...)
	}
}

func (t *tx) mentions(err *error, task ledger.ID, role int, before, now []ledger.Mention) {
	if slices.Equal(before, now) {
		return
	}
	t.do(err, "DELETE FROM mention WHERE task = ? AND role = ?", task, role)
	for i, m := range now {
		t.do(err, "INSERT INTO mention (task, role, place, unit, spelling, person) VALUES (?, ?, ?, ?, ?, ?)",
			task, role, i, m.Unit, m.Spelling, m.Person)
	}
}

func (t *tx) doubt(err *error, d *ledger.Doubt) {
	choices, e := json.Marshal(d.Choices)
	if e != nil && *err == nil {
		*err = e
	}
	t.do(err, upsert("doubt", "annex", "task", "kind", "place", "text", "choices", "fallback", "answer"),
		d.ID, d.Annex, null(d.Task), d.Kind, d.Where, d.Text, string(choices), d.Default, d.Answer)
}

// freeNumbers takes the numbers of the annexes that change or go, so that no two have one number in between.
func (t *tx) freeNumbers(changes []ledger.Change) error {
	var err error
	for _, c := range changes {
		if c.Kind == ledger.KindAnnex && c.Before != nil {
			t.do(&err, "UPDATE annex SET no = id WHERE id = ?", c.ID)
		}
	}
	return err
}

// null keeps an absent reference out of the foreign keys.
func null(id ledger.ID) any {
	if id == "" {
		return nil
	}
	return id
}

// inOrder puts a step's changes so that nothing is deleted before what refers to it: new and changed rows first,
// referred-to kinds first; then deletions the other way round.
func inOrder(changes []ledger.Change) []ledger.Change {
	place := map[ledger.Kind]int{}
	for i, k := range ledger.Kinds() {
		place[k] = i + 1
	}
	rank := func(c ledger.Change) int {
		if c.After == nil {
			return 2*len(place) + 1 - place[c.Kind]
		}
		return place[c.Kind]
	}
	out := slices.Clone(changes)
	slices.SortStableFunc(out, func(a, b ledger.Change) int { return rank(a) - rank(b) })
	return out
}
