package store

import (
	"database/sql"
	"fmt"

	"dubanben/internal/ledger"
)

// Check reads the whole file and reports what is wrong with it, in SQLite's own words, and what its rows have otherwise than
// its journal; nothing for a sound ledger.
func (s *Store) Check() ([]string, error) {
	var out []string
	for _, q := range []string{"PRAGMA integrity_check", "SELECT 'foreign key of ' || \"table\" || ' row ' || coalesce(rowid, 0) FROM pragma_foreign_key_check"} {
		rows, err := s.db.Query(q)
		if err != nil {
			return nil, failure(s.path, err)
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				rows.Close()
				return nil, failure(s.path, err)
			}
			if line != "ok" {
				out = append(out, line)
			}
		}
		err = rows.Err() // a read that breaks off ends the rows without a word
		rows.Close()
		if err != nil {
			return nil, failure(s.path, err)
		}
	}
	astray, err := s.astray()
	for _, c := range astray {
		out = append(out, fmt.Sprintf("%s %s is not what the journal has", c.Kind, c.ID))
	}
	return out, err
}

// astray are the things whose rows are not what the journal has of them: each as the journal ends with it and as the tables
// have it, nil where it is missing there. A file that nobody changed behind our back has none.
func (s *Store) astray() ([]ledger.Change, error) {
	l, err := s.Load()
	if err != nil {
		return nil, err
	}
	var out []ledger.Change
	noted := map[thing]bool{}
	rows, err := s.db.Query("SELECT kind, entity, after, max(step) FROM change GROUP BY kind, entity")
	if err != nil {
		return nil, failure(s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var x thing
		var after sql.NullString
		var step int64
		if err := rows.Scan(&x.kind, &x.id, &after, &step); err != nil {
			return nil, failure(s.path, err)
		}
		noted[x] = true
		was, err := decode(x.kind, after)
		if err != nil { // the journal itself is broken there
			was = nil
		}
		if now := l.Get(x.kind, x.id); err != nil || !alike(was, now) {
			out = append(out, ledger.Change{Kind: x.kind, ID: x.id, Before: was, After: now})
		}
	}
	if err := rows.Err(); err != nil {
		return nil, failure(s.path, err)
	}
	for _, e := range l.All() {
		if k, id := e.Ref(); !noted[thing{k, id}] {
			out = append(out, ledger.Change{Kind: k, ID: id, After: e})
		}
	}
	return out, nil
}

// thing names an entity.
type thing struct {
	kind ledger.Kind
	id   ledger.ID
}

// alike tells whether two entities are written the same; an empty list is no list.
func alike(a, b ledger.Entity) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	x, err1 := encode(a)
	y, err2 := encode(b)
	return err1 == nil && err2 == nil && x == y
}
