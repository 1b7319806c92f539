package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

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
	ready   map[string]*sql.Stmt
	putTask string // the statement that makes a task, once it was needed
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
		t.do(&err, upsert("leader", "name", "post", "rank", "since", "until"), e.ID, e.Name, e.Post, e.Rank, e.From, e.To)
	case *ledger.Task:
		before, _ := c.Before.(*ledger.Task)
		t.task(&err, before, e)
	case *ledger.Report:
		t.report(&err, e)
	case *ledger.Doubt:
		t.doubt(&err, e)
	case *ledger.Choice:
		t.do(&err, upsert("choice", "topic", "key", "value"), e.ID, e.Topic, e.Key, e.Value)
	case *ledger.Link:
		t.do(&err, upsert("link", "a", "b"), e.ID, e.A, e.B)
	case *ledger.Rule:
		t.rule(&err, e)
	case *ledger.Call:
		t.do(&err, upsert("call", "unit", "quarter", "day", "contact", "said", "promised", "clerk", "at"), e.ID, e.Unit, e.Quarter, e.Day, e.With, e.Said,
			e.Promised, e.Clerk, e.At)
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
	t.do(err, upsert("annex", "year", "no", "label", "kind", "title", "date", "note", "as_of"),
		a.ID, a.Year, a.No, a.Label, a.Kind, a.Title, a.Date, a.Note, a.AsOf)
	t.do(err, "DELETE FROM annex_column WHERE annex = ?", a.ID)
	for i, c := range a.Columns {
		t.do(err, "INSERT INTO annex_column (annex, place, field, header) VALUES (?, ?, ?, ?)", a.ID, i, c.Field, c.Header)
	}
}

func (t *tx) unit(err *error, u *ledger.Unit) {
	var p ledger.Parting
	if u.Parted != nil {
		p = *u.Parted
	}
	t.do(err, upsert("unit", "name", "kind", "rank", "contact", "phone", "parted_from", "parted_on"), u.ID, u.Name, u.Kind, u.Rank, u.Contact, u.Phone, p.From, p.Day)
	t.do(err, "DELETE FROM unit_name WHERE unit = ?", u.ID)
	for i, n := range u.Others {
		t.do(err, "INSERT INTO unit_name (unit, place, name) VALUES (?, ?, ?)", u.ID, i, n)
	}
	t.do(err, "DELETE FROM unit_member WHERE unit = ?", u.ID)
	for i, m := range u.Members {
		t.do(err, "INSERT INTO unit_member (unit, place, member) VALUES (?, ?, ?)", u.ID, i, m)
	}
	t.do(err, "DELETE FROM unit_former WHERE unit = ?", u.ID)
	for i, f := range u.Former {
		t.do(err, "INSERT INTO unit_former (unit, place, name, until) VALUES (?, ?, ?, ?)", u.ID, i, f.Name, f.Until)
	}
}

func (t *tx) report(err *error, r *ledger.Report) {
	var percent any
	if r.Percent != nil {
		percent = *r.Percent
	}
	t.do(err, upsert("report", "task", "unit", "quarter", "progress", "at", "clerk", "seq", "state", "status", "percent", "problem", "next", "remark",
		"stale", "proxy", "reporter", "source", "led"), r.ID, r.Task, r.Unit, r.Quarter, r.Progress, r.At, r.Clerk, r.Seq, r.State, r.Status, percent,
		r.Problem, r.Next, r.Remark, r.Stale, r.Proxy, r.By, r.Source, r.Led)
	t.do(err, "DELETE FROM report_value WHERE report = ?", r.ID)
	for id, v := range r.Values {
		t.do(err, "INSERT INTO report_value (report, indicator, value) VALUES (?, ?, ?)", r.ID, id, v)
	}
}

func (t *tx) rule(err *error, r *ledger.Rule) {
	body, e := json.Marshal(r)
	if e != nil && *err == nil {
		*err = e
	}
	t.do(err, upsert("rule", "body"), r.ID, string(body))
}

func (t *tx) doubt(err *error, d *ledger.Doubt) {
	choices, e := json.Marshal(d.Choices)
	if e != nil && *err == nil {
		*err = e
	}
	t.do(err, upsert("doubt", "annex", "task", "kind", "place", "text", "choices", "fallback", "answer"),
		d.ID, d.Annex, null(d.Task), d.Kind, d.Where, d.Text, string(choices), d.Default, d.Answer)
}

// freeNames takes the numbers of the annexes and the keys of the choices that change or go, so that no two have one in between.
func (t *tx) freeNames(changes []ledger.Change) error {
	var err error
	for _, c := range changes {
		switch {
		case c.Before == nil:
		case c.Kind == ledger.KindAnnex:
			t.do(&err, "UPDATE annex SET no = id WHERE id = ?", c.ID)
		case c.Kind == ledger.KindChoice:
			t.do(&err, "UPDATE choice SET key = id WHERE id = ?", c.ID)
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
