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
	if s.mode == Read { // to look every row up in every index with the few pages of a reader reads the file many times over
		if _, err := s.db.Exec("PRAGMA cache_size = -16384"); err != nil {
			return nil, failure(s.path, err)
		}
	}
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
	// the last change of a thing comes first: to ask for it by the thing would seek each one in the whole file
	rows, err := s.db.Query("SELECT kind, entity, after FROM change ORDER BY step DESC, seq DESC")
	if err != nil {
		return nil, failure(s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var x thing
		var after sql.NullString
		if err := rows.Scan(&x.kind, &x.id, &after); err != nil {
			return nil, failure(s.path, err)
		}
		if noted[x] {
			continue
		}
		noted[x] = true
		now := l.Get(x.kind, x.id)
		if was, same := compared(x.kind, after, now); !same {
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

// compared tells whether an entity is written as the journal has it, and what that is where it differs; an empty list is no
// list.
func compared(k ledger.Kind, noted sql.NullString, now ledger.Entity) (was ledger.Entity, same bool) {
	text, err := encode(now)
	if err == nil && (text == nil && !noted.Valid || text == noted.String) { // nearly always
		return now, true
	}
	was, broken := decode(k, noted)
	if broken != nil { // the journal itself is broken there
		return nil, false
	}
	again, broken := encode(was)
	return was, err == nil && broken == nil && again == text
}
