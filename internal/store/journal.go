package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"os"

	"dubanben/internal/ledger"
)

// StepKind says what sort of verb a step was.
type StepKind string

// The kinds of step.
const (
	Do   StepKind = "do"
	Undo StepKind = "undo"
	Redo StepKind = "redo"
)

// Step is one verb in the journal: who did what and when.
type Step struct {
	ID    int64
	At    string // RFC 3339, local time with its offset
	Clerk string // 经办人
	Name  string // "修改进展情况", as the menu shows it
	Kind  StepKind
	Of    int64  // the step that an undo or redo acts on; 0 for a verb of its own
	Place string // where the cursor was, in the window's own words
}

// Commit writes the changes and their journal in one transaction and returns the step with its id. What the journal
// needs to take the step back is written here, so that no verb can forget it. Watch, if not nil, is told of each change that
// was written, and its error takes everything back: only the end of the transaction, which follows the last one, cannot be
// called off.
func (s *Store) Commit(step Step, changes []ledger.Change, watch func() error) (Step, error) {
	if err := s.sameFile(); err != nil {
		return step, err
	}
	begun, err := s.db.Begin()
	if err != nil {
		return step, failure(s.path, err)
	}
	defer begun.Rollback() // after a commit it does nothing
	t := &tx{Tx: begun, ready: map[string]*sql.Stmt{}}
	if err := s.upToDate(t); err != nil {
		return step, err
	}
	if step.ID, err = t.step(step); err != nil {
		return step, failure(s.path, err)
	}
	if err := t.freeNames(changes); err != nil {
		return step, failure(s.path, err)
	}
	for i, c := range inOrder(changes) {
		if err := t.change(step.ID, i, c); err != nil {
			return step, failure(s.path, fmt.Errorf("%s %s: %w", c.Kind, c.ID, err))
		}
		if watch != nil {
			if err := watch(); err != nil {
				return step, err
			}
		}
	}
	if err := t.Commit(); err != nil {
		return step, failure(s.path, err)
	}
	s.last = step.ID
	return step, nil
}

// upToDate refuses to write over what another program wrote since we read: by a hard link or from another machine the
// hold can be missed, and our changes were made without knowing theirs.
func (s *Store) upToDate(t *tx) error {
	var last int64
	if err := t.QueryRow("SELECT coalesce(max(id), 0) FROM step").Scan(&last); err != nil {
		return failure(s.path, err)
	}
	if last != s.last {
		return &Failure{Path: s.path, Reason: Outdated}
	}
	return nil
}

// sameFile refuses to write when the file was moved, replaced or deleted under us: SQLite would go on writing to the old
// one and the work would be lost with it.
func (s *Store) sameFile() error {
	now, err := os.Stat(s.path)
	if err != nil || !os.SameFile(now, s.file) {
		return &Failure{Path: s.path, Reason: Replaced, Err: err}
	}
	return nil
}

func (t *tx) step(s Step) (int64, error) {
	var of any
	if s.Of != 0 {
		of = s.Of
	}
	r, err := t.Exec("INSERT INTO step (at, clerk, name, kind, undoes, place) VALUES (?, ?, ?, ?, ?, ?)",
		s.At, s.Clerk, s.Name, s.Kind, of, s.Place)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

func (t *tx) change(step int64, seq int, c ledger.Change) error {
	before, err := encode(c.Before)
	if err != nil {
		return err
	}
	after, err := encode(c.After)
	if err != nil {
		return err
	}
	t.do(&err, "INSERT INTO change (step, seq, kind, entity, before, after) VALUES (?, ?, ?, ?, ?, ?)", step, seq, c.Kind, c.ID, before, after)
	if err != nil {
		return err
	}
	return t.write(c)
}

// encode gives the entity as JSON, nil where there is none.
func encode(e ledger.Entity) (any, error) {
	if e == nil {
		return nil, nil
	}
	b, err := json.Marshal(e)
	return string(b), err
}

func decode(k ledger.Kind, s sql.NullString) (ledger.Entity, error) {
	if !s.Valid {
		return nil, nil
	}
	return ledger.Decode(k, s.String)
}

// Steps are all verbs since the ledger was made, oldest first.
func (s *Store) Steps() ([]Step, error) {
	out, err := stepsSince(s.db, 0)
	return out, failure(s.path, err)
}

func stepsSince(db *sql.DB, step int64) ([]Step, error) {
	q := query{columns: []string{"id", "at", "clerk", "name", "kind", "coalesce(undoes, 0)", "place"}, from: fmt.Sprintf("step WHERE id > %d ORDER BY id", step)}
	var out []Step
	err := joined(func(apart bool) error {
		out = nil
		l := &loader{db: db, apart: apart}
		l.rows(q, func(r *row) {
			out = append(out, Step{ID: r.int(), At: r.text(), Clerk: r.text(), Name: r.text(), Kind: StepKind(r.text()), Of: r.int(), Place: r.text()})
		})
		return l.err
	})
	return out, err
}

// Changes are what one step changed, in the order in which it was written.
func (s *Store) Changes(step int64) ([]ledger.Change, error) {
	rows, err := s.db.Query("SELECT kind, entity, before, after FROM change WHERE step = ? ORDER BY seq", step)
	if err != nil {
		return nil, failure(s.path, err)
	}
	defer rows.Close()
	var out []ledger.Change
	for rows.Next() {
		var c ledger.Change
		var before, after sql.NullString
		if err := rows.Scan(&c.Kind, &c.ID, &before, &after); err != nil {
			return nil, failure(s.path, err)
		}
		if c.Before, err = decode(c.Kind, before); err != nil {
			return nil, &Failure{Path: s.path, Reason: Damaged, Err: err}
		}
		if c.After, err = decode(c.Kind, after); err != nil {
			return nil, &Failure{Path: s.path, Reason: Damaged, Err: err}
		}
		out = append(out, c)
	}
	return out, failure(s.path, rows.Err())
}

// Recorded is a step with what it changed.
type Recorded struct {
	Step    Step
	Changes []ledger.Change
}

// Since are the steps behind the one given, oldest first, with their changes. It reads on a connection of its own: unlike
// the other methods it may be called while another one runs.
func (s *Store) Since(step int64) ([]Recorded, error) {
	if err := s.sameFile(); err != nil {
		return nil, err
	}
	db, err := dial(s.path, s.look)
	if err != nil {
		return nil, failure(s.path, err)
	}
	defer db.Close()
	steps, err := stepsSince(db, step)
	if err != nil || len(steps) == 0 {
		return nil, failure(s.path, err)
	}
	return s.withChanges(db, steps, step == 0)
}

// withChanges reads what the steps changed; steps that are written meanwhile are left for the next time.
func (s *Store) withChanges(db *sql.DB, steps []Step, whole bool) ([]Recorded, error) {
	out := make([]Recorded, len(steps))
	place := map[int64]int{}
	for i, x := range steps {
		out[i].Step = x
		place[x.ID] = i
	}
	before := "before"
	if whole {
		before = "CASE WHEN before IS NULL THEN NULL ELSE '' END" // what the change before it ended with: half as much to read
	}
	rows, err := db.Query("SELECT step, kind, entity, "+before+", after FROM change WHERE step BETWEEN ? AND ? ORDER BY step, seq",
		steps[0].ID, steps[len(steps)-1].ID)
	if err != nil {
		return nil, failure(s.path, err)
	}
	defer rows.Close()
	r := &reader{seen: map[string]read{}}
	for rows.Next() {
		var id int64
		var c ledger.Change
		var before, after sql.NullString
		if err := rows.Scan(&id, &c.Kind, &c.ID, &before, &after); err != nil {
			return nil, failure(s.path, err)
		}
		if c.Before, err = r.entity(c, before); err == nil {
			c.After, err = r.entity(c, after)
		}
		if err != nil {
			return nil, &Failure{Path: s.path, Reason: Damaged, Err: err}
		}
		to := &out[place[id]]
		to.Changes = append(to.Changes, c)
	}
	return out, failure(s.path, rows.Err())
}

// reader remembers each entity as the journal had it last: what a change starts from is what the one before it ended with.
type reader struct{ seen map[string]read }

type read struct {
	text   string
	entity ledger.Entity
}

func (r *reader) entity(c ledger.Change, s sql.NullString) (ledger.Entity, error) {
	key := string(c.Kind) + " " + string(c.ID)
	if last, ok := r.seen[key]; ok && s.Valid && (s.String == "" || s.String == last.text) {
		return last.entity, nil
	}
	e, err := decode(c.Kind, s)
	if err == nil && e != nil {
		r.seen[key] = read{s.String, e}
	}
	return e, err
}
