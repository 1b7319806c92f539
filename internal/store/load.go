package store

import (
	"database/sql"
	"encoding/json"
	"strings"

	"dubanben/internal/ledger"
)

// Load reads the whole ledger.
func (s *Store) Load() (*ledger.Ledger, error) {
	l := &loader{db: s.db, path: s.path, version: s.at, tasks: map[ledger.ID]*ledger.Task{}, units: map[ledger.ID]*ledger.Unit{}, annexes: map[ledger.ID]*ledger.Annex{}}
	for _, read := range []func(){l.readAnnexes, l.readSections, l.readMatters, l.readUnits, l.readLeaders, l.readTasks, l.readMentions, l.readTexts, l.readOrigins,
		l.readMembers, l.readMeasures, l.readTenures, l.readReports, l.readDoubts, l.readChoices, l.readLinks, l.readRule} {
		read()
	}
	if l.err != nil {
		return nil, failure(s.path, l.err)
	}
	changes := make([]ledger.Change, len(l.found))
	for i, e := range l.found {
		k, id := e.Ref()
		changes[i] = ledger.Change{Kind: k, ID: id, After: e}
	}
	return ledger.Empty().Apply(changes), nil
}

// loader reads table after table; its first error stops the rest.
type loader struct {
	db      *sql.DB
	path    string
	found   []ledger.Entity
	annexes map[ledger.ID]*ledger.Annex
	units   map[ledger.ID]*ledger.Unit
	tasks   map[ledger.ID]*ledger.Task
	version int64 // of the file
	err     error
}

func (l *loader) each(query string, scan func(*sql.Rows) error) {
	if l.err != nil {
		return
	}
	rows, err := l.db.Query(query)
	if err != nil {
		l.err = err
		return
	}
	defer rows.Close()
	for rows.Next() {
		if l.err = scan(rows); l.err != nil {
			return
		}
	}
	l.err = rows.Err()
}

// since4 are text columns that the tables have from version 4 on; in an older ledger, which is only read, they are empty.
func (l *loader) since4(columns ...string) string {
	if l.version < 4 {
		for i := range columns {
			columns[i] = "''"
		}
	}
	return strings.Join(columns, ", ")
}

func (l *loader) add(e ledger.Entity) { l.found = append(l.found, e) }

func (l *loader) readAnnexes() {
	asOf := "as_of"
	if l.version < 6 {
		asOf = "''"
	}
	l.each("SELECT id, year, no, label, kind, title, date, note, "+asOf+" FROM annex", func(r *sql.Rows) error {
		a := &ledger.Annex{}
		err := r.Scan(&a.ID, &a.Year, &a.No, &a.Label, &a.Kind, &a.Title, &a.Date, &a.Note, &a.AsOf)
		l.annexes[a.ID] = a
		l.add(a)
		return err
	})
	l.each("SELECT annex, field, header FROM annex_column ORDER BY annex, place", func(r *sql.Rows) error {
		var id ledger.ID
		var c ledger.Column
		err := r.Scan(&id, &c.Field, &c.Header)
		if a := l.annexes[id]; a != nil {
			a.Columns = append(a.Columns, c)
		}
		return err
	})
}

func (l *loader) readSections() {
	l.each("SELECT id, annex, text FROM section", func(r *sql.Rows) error {
		s := &ledger.Section{}
		l.add(s)
		return r.Scan(&s.ID, &s.Annex, &s.Text)
	})
}

func (l *loader) readMatters() {
	l.each("SELECT id, annex, no, name FROM matter", func(r *sql.Rows) error {
		m := &ledger.Matter{}
		l.add(m)
		return r.Scan(&m.ID, &m.Annex, &m.No, &m.Name)
	})
}

func (l *loader) readUnits() {
	l.each("SELECT id, name, kind, rank, "+l.since4("contact", "phone")+" FROM unit", func(r *sql.Rows) error {
		u := &ledger.Unit{}
		err := r.Scan(&u.ID, &u.Name, &u.Kind, &u.Rank, &u.Contact, &u.Phone)
		l.units[u.ID] = u
		l.add(u)
		return err
	})
	l.each("SELECT unit, name FROM unit_name ORDER BY unit, place", func(r *sql.Rows) error {
		var id ledger.ID
		var name string
		err := r.Scan(&id, &name)
		if u := l.units[id]; u != nil {
			u.Others = append(u.Others, name)
		}
		return err
	})
	l.each("SELECT unit, member FROM unit_member ORDER BY unit, place", func(r *sql.Rows) error {
		var id, member ledger.ID
		err := r.Scan(&id, &member)
		if u := l.units[id]; u != nil {
			u.Members = append(u.Members, member)
		}
		return err
	})
	if l.version < 4 {
		return
	}
	l.each("SELECT unit, name, until FROM unit_former ORDER BY unit, place", func(r *sql.Rows) error {
		var id ledger.ID
		var f ledger.FormerName
		err := r.Scan(&id, &f.Name, &f.Until)
		if u := l.units[id]; u != nil {
			u.Former = append(u.Former, f)
		}
		return err
	})
}

func (l *loader) readLeaders() {
	l.each("SELECT id, name, post, rank, "+l.since4("since", "until")+" FROM leader", func(r *sql.Rows) error {
		x := &ledger.Leader{}
		l.add(x)
		return r.Scan(&x.ID, &x.Name, &x.Post, &x.Rank, &x.From, &x.To)
	})
}

func (l *loader) readMentions() {
	l.each("SELECT task, role, unit, spelling, person FROM mention ORDER BY task, role, place", func(r *sql.Rows) error {
		var id ledger.ID
		var role int
		var m ledger.Mention
		err := r.Scan(&id, &role, &m.Unit, &m.Spelling, &m.Person)
		t := l.tasks[id]
		switch {
		case t == nil:
		case role == roleLead:
			t.Lead = append(t.Lead, m)
		default:
			t.Related = append(t.Related, m)
		}
		return err
	})
}

func (l *loader) readTexts() {
	l.each("SELECT task, quarter, text FROM target", func(r *sql.Rows) error {
		var id ledger.ID
		var q ledger.Quarter
		var text string
		err := r.Scan(&id, &q, &text)
		if t := l.tasks[id]; t != nil {
			t.Targets = with(t.Targets, q, text)
		}
		return err
	})
	l.each("SELECT task, header, text FROM extra", func(r *sql.Rows) error {
		var id ledger.ID
		var header, text string
		err := r.Scan(&id, &header, &text)
		if t := l.tasks[id]; t != nil {
			t.Extra = with(t.Extra, header, text)
		}
		return err
	})
}

func (l *loader) readOrigins() {
	if l.version < 2 {
		return // an older ledger that is only read
	}
	l.each("SELECT task, origin FROM task_origin ORDER BY task, place", func(r *sql.Rows) error {
		var id, from ledger.ID
		err := r.Scan(&id, &from)
		if t := l.tasks[id]; t != nil {
			t.From = append(t.From, from)
		}
		return err
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
	const q = "SELECT id, annex, coalesce(task, ''), kind, place, text, choices, fallback, answer FROM doubt"
	l.each(q, func(r *sql.Rows) error {
		d := &ledger.Doubt{}
		var choices string
		if err := r.Scan(&d.ID, &d.Annex, &d.Task, &d.Kind, &d.Where, &d.Text, &choices, &d.Default, &d.Answer); err != nil {
			return err
		}
		l.add(d)
		if err := json.Unmarshal([]byte(choices), &d.Choices); err != nil {
			return &Failure{Path: l.path, Reason: Damaged, Err: err}
		}
		return nil
	})
}

func (l *loader) readChoices() {
	if l.version < 3 {
		return // an older ledger that is only read
	}
	l.each("SELECT id, topic, key, value FROM choice", func(r *sql.Rows) error {
		c := &ledger.Choice{}
		l.add(c)
		return r.Scan(&c.ID, &c.Topic, &c.Key, &c.Value)
	})
}
