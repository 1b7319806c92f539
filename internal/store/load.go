package store

import (
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// Load reads the whole ledger.
func (s *Store) Load() (*ledger.Ledger, error) {
	var found []ledger.Entity
	err := joined(func(apart bool) (err error) {
		found, err = s.entities(apart)
		return err
	})
	if err != nil {
		return nil, failure(s.path, err)
	}
	return ledger.Of(found), nil
}

func (s *Store) entities(apart bool) ([]ledger.Entity, error) {
	l := &loader{db: s.db, path: s.path, version: s.at, apart: apart, tasks: map[ledger.ID]*ledger.Task{}, units: map[ledger.ID]*ledger.Unit{},
		annexes: map[ledger.ID]*ledger.Annex{}, words: map[string]string{}}
	for _, read := range []func(){l.readAnnexes, l.readSections, l.readMatters, l.readUnits, l.readLeaders, l.readTasks, l.readMentions, l.readTexts, l.readOrigins,
		l.readMembers, l.readMeasures, l.readTenures, l.readReports, l.readDoubts, l.readChoices, l.readLinks, l.readRule, l.readCalls} {
		read()
	}
	return l.found, l.err
}

// loader reads table after table; its first error stops the rest.
type loader struct {
	db      *sql.DB
	path    string
	apart   bool // each column by itself
	found   []ledger.Entity
	annexes map[ledger.ID]*ledger.Annex
	units   map[ledger.ID]*ledger.Unit
	tasks   map[ledger.ID]*ledger.Task
	words   map[string]string
	version int64 // of the file
	err     error
}

func (l *loader) add(e ledger.Entity) { l.found = append(l.found, e) }

// word is a text that many rows have, once and without the row that it came in.
func (l *loader) word(s string) string {
	w, known := l.words[s]
	if !known {
		w = strings.Clone(s)
		l.words[w] = w
	}
	return w
}

func (l *loader) readAnnexes() {
	columns := append([]string{"id", "year", "no", "label", "kind", "title", "date", "note"}, l.since(6, "''", "as_of")...)
	l.rows(query{columns: columns, from: "annex"}, func(r *row) {
		a := &ledger.Annex{ID: r.id(), Year: int(r.int()), No: r.text(), Label: r.text(), Kind: ledger.AnnexKind(r.text()), Title: r.text(), Date: r.text(),
			Note: r.text(), AsOf: r.text()}
		l.annexes[a.ID] = a
		l.add(a)
	})
	l.rows(query{columns: []string{"annex", "field", "header"}, from: "annex_column ORDER BY annex, place"}, func(r *row) {
		if a := l.annexes[r.id()]; a != nil {
			a.Columns = append(a.Columns, ledger.Column{Field: ledger.Field(r.text()), Header: r.text()})
		}
	})
}

func (l *loader) readSections() {
	l.rows(query{columns: []string{"id", "annex", "text"}, from: "section"}, func(r *row) {
		l.add(&ledger.Section{ID: r.id(), Annex: r.id(), Text: r.text()})
	})
}

func (l *loader) readMatters() {
	l.rows(query{columns: []string{"id", "annex", "no", "name"}, from: "matter"}, func(r *row) {
		l.add(&ledger.Matter{ID: r.id(), Annex: r.id(), No: r.text(), Name: r.text()})
	})
}

func (l *loader) readUnits() {
	columns := slices.Concat([]string{"id", "name", "kind", "rank"}, l.since(4, "''", "contact", "phone"), l.since(7, "''", "parted_from", "parted_on"))
	l.rows(query{columns: columns, from: "unit"}, func(r *row) {
		u := &ledger.Unit{ID: r.id(), Name: r.text(), Kind: ledger.UnitKind(r.text()), Rank: r.int(), Contact: r.text(), Phone: r.text()}
		if p := (ledger.Parting{From: r.id(), Day: r.text()}); p.Day != "" {
			u.Parted = &p
		}
		l.units[u.ID] = u
		l.add(u)
	})
	l.rows(query{columns: []string{"unit", "name"}, from: "unit_name ORDER BY unit, place"}, func(r *row) {
		if u := l.units[r.id()]; u != nil {
			u.Others = append(u.Others, r.text())
		}
	})
	l.rows(query{columns: []string{"unit", "member"}, from: "unit_member ORDER BY unit, place"}, func(r *row) {
		if u := l.units[r.id()]; u != nil {
			u.Members = append(u.Members, r.id())
		}
	})
	l.rows(query{columns: []string{"unit", "name", "until"}, from: "unit_former ORDER BY unit, place", since: 4}, func(r *row) {
		if u := l.units[r.id()]; u != nil {
			u.Former = append(u.Former, ledger.FormerName{Name: r.text(), Until: r.text()})
		}
	})
}

func (l *loader) readLeaders() {
	columns := append([]string{"id", "name", "post", "rank"}, l.since(4, "''", "since", "until")...)
	l.rows(query{columns: columns, from: "leader"}, func(r *row) {
		l.add(&ledger.Leader{ID: r.id(), Name: r.text(), Post: r.text(), Rank: r.int(), From: r.text(), To: r.text()})
	})
}

func (l *loader) readMentions() {
	l.of(query{columns: []string{"task", "role", "unit", "spelling", "person"}, from: "mention ORDER BY task, role, place"}, func(t *ledger.Task, r *row) {
		role := r.int()
		m := ledger.Mention{Unit: ledger.ID(l.word(r.text())), Spelling: l.word(r.text()), Person: l.word(r.text())}
		if role == roleLead {
			t.Lead = append(t.Lead, m)
		} else {
			t.Related = append(t.Related, m)
		}
	})
}

func (l *loader) readTexts() {
	l.of(query{columns: []string{"task", "quarter", "text"}, from: "target"}, func(t *ledger.Task, r *row) {
		q := ledger.Quarter(l.word(r.text()))
		t.Targets = with(t.Targets, q, strings.Clone(r.text()))
	})
	l.of(query{columns: []string{"task", "header", "text"}, from: "extra"}, func(t *ledger.Task, r *row) {
		header := l.word(r.text())
		t.Extra = with(t.Extra, header, strings.Clone(r.text()))
	})
}

func (l *loader) readOrigins() {
	l.of(query{columns: []string{"task", "origin"}, from: "task_origin ORDER BY task, place", since: 2}, func(t *ledger.Task, r *row) {
		t.From = append(t.From, r.id())
	})
}

func with[K comparable, V any](m map[K]V, k K, v V) map[K]V {
	if m == nil {
		m = map[K]V{}
	}
	m[k] = v
	return m
}

func (l *loader) readDoubts() {
	columns := []string{"id", "annex", "coalesce(task, '')", "kind", "place", "text", "fallback", "answer", "choices"}
	l.rows(query{columns: columns, from: "doubt"}, func(r *row) {
		d := &ledger.Doubt{ID: r.id(), Annex: r.id(), Task: r.id(), Kind: ledger.DoubtKind(r.text()), Where: r.text(), Text: r.text(), Default: r.text(), Answer: r.text()}
		l.add(d)
		l.unpack(r, &d.Choices)
	})
}

// unpack reads a column of JSON.
func (l *loader) unpack(r *row, into any) {
	if err := json.Unmarshal([]byte(r.text()), into); err != nil {
		r.fail(&Failure{Path: l.path, Reason: Damaged, Err: err})
	}
}

func (l *loader) readChoices() {
	l.rows(query{columns: []string{"id", "topic", "key", "value"}, from: "choice", since: 3}, func(r *row) {
		l.add(&ledger.Choice{ID: r.id(), Topic: ledger.Topic(r.text()), Key: r.text(), Value: r.text()})
	})
}
