// Package store keeps a ledger in one SQLite file: open, migrate, transact, journal, check. All SQL of the program is here.
package store

import (
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks our files in SQLite's header ("DUBA").
const applicationID = 0x44554241

// Mode says what a ledger is opened for.
type Mode int

// The modes. One process at a time may have a ledger open for writing; any number may read.
const (
	Read Mode = iota
	Write
)

// Store is an open ledger file. Its methods are for one goroutine at a time.
type Store struct {
	path string
	mode Mode
	db   *sql.DB
	hold *hold
	file os.FileInfo // to notice that the file was replaced under us
}

// Create makes a new, empty ledger file and opens it for writing; a file that is there is left alone.
func Create(path string) (*Store, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, failure(path, err)
	}
	if err := f.Close(); err != nil {
		return nil, failure(path, err)
	}
	s, err := connect(path, Write)
	if err != nil {
		removeFiles(path)
		return nil, err
	}
	if err := s.initialise(); err != nil {
		s.Discard()
		return nil, failure(path, err)
	}
	return s, nil
}

// Open opens the ledger at path, bringing an older one up to this version when it is opened for writing.
func Open(path string, mode Mode) (*Store, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	s, err := connect(path, mode)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(); err != nil {
		s.Close()
		return nil, failure(path, err)
	}
	return s, nil
}

// inspect looks at the file itself before SQLite does: SQLite takes an empty file for a database and creates a missing one.
func inspect(path string) error {
	fi, err := os.Stat(path)
	if err != nil {
		return failure(path, err)
	}
	if fi.IsDir() {
		return &Failure{Path: path, Reason: Directory}
	}
	if fi.Size() == 0 {
		return &Failure{Path: path, Reason: EmptyFile}
	}
	f, err := os.Open(path)
	if err != nil {
		return failure(path, err)
	}
	defer f.Close()
	head := make([]byte, 100)
	if _, err := io.ReadFull(f, head); err != nil || string(head[:16]) != "SQLite format 3\x00" {
		return &Failure{Path: path, Reason: Foreign, Err: err}
	}
	if binary.BigEndian.Uint32(head[68:72]) != applicationID {
		return &Failure{Path: path, Reason: Foreign}
	}
	return nil
}

func connect(path string, mode Mode) (*Store, error) {
	s := &Store{path: path, mode: mode}
	var err error
	if mode == Write {
		if s.hold, err = take(path); err != nil {
			return nil, err
		}
	}
	if s.file, err = os.Stat(path); err == nil {
		s.db, err = open(path, mode)
	}
	if err != nil {
		s.Close()
		return nil, failure(path, err)
	}
	return s, nil
}

// open connects. A ledger in a folder without write permission has no place for SQLite's shared memory: it is then read
// as a file that nobody writes to.
func open(path string, mode Mode) (*sql.DB, error) {
	if mode == Write {
		return dial(path, "_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=busy_timeout(5000)")
	}
	var db *sql.DB
	var err error
	for _, options := range []string{
		"mode=rw&_pragma=busy_timeout(5000)&_pragma=query_only(1)", // tidies -wal and -shm away when it is the last to close
		"mode=ro&_pragma=busy_timeout(5000)",
		"mode=ro&immutable=1",
	} {
		if db, err = dial(path, options); err == nil || reasonOf(err) != Denied {
			return db, err
		}
	}
	return nil, err
}

func dial(path, options string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", uri(path)+"?"+options)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	var n int
	if err := db.QueryRow("SELECT count(*) FROM sqlite_master").Scan(&n); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func uri(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	p := filepath.ToSlash(abs)
	if !strings.HasPrefix(p, "/") { // C:/台账/…
		p = "/" + p
	}
	return "file://" + (&url.URL{Path: p}).EscapedPath()
}

func (s *Store) initialise() error {
	if _, err := s.db.Exec("PRAGMA application_id = 1146438209"); err != nil {
		return err
	}
	if err := s.migrate(); err != nil {
		return err
	}
	// The header must be in the file itself, not only in the -wal beside it, before anybody inspects it.
	_, err := s.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// migrate brings the file up to this program's version; a file of a later version is refused untouched.
func (s *Store) migrate() error {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.db, sub)
	if err != nil {
		return err
	}
	last := p.ListSources()[len(p.ListSources())-1].Version
	at, err := s.version()
	if err != nil {
		return err
	}
	if at > last {
		return &Failure{Path: s.path, Reason: Newer}
	}
	if at == last {
		return nil
	}
	if s.mode == Read {
		return &Failure{Path: s.path, Reason: Damaged} // there is no older version yet that could be read unmigrated
	}
	_, err = p.Up(context.Background())
	return err
}

// version is the number of the last migration made, 0 in a new file.
func (s *Store) version() (int64, error) {
	var n, v int64
	if err := s.db.QueryRow("SELECT count(*) FROM sqlite_master WHERE name = 'goose_db_version'").Scan(&n); err != nil || n == 0 {
		return 0, err
	}
	err := s.db.QueryRow("SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&v)
	return v, err
}

// Path of the file, as it was given.
func (s *Store) Path() string { return s.path }

// Check reads the whole file and reports what is wrong with it, in SQLite's own words; nothing for a sound ledger.
func (s *Store) Check() ([]string, error) {
	var out []string
	for _, q := range []string{"PRAGMA integrity_check", "SELECT 'foreign key of ' || \"table\" || ' row ' || rowid FROM pragma_foreign_key_check"} {
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
		if err := rows.Close(); err != nil {
			return nil, failure(s.path, err)
		}
	}
	return out, nil
}

// Close releases the file.
func (s *Store) Close() error {
	var err error
	if s.db != nil {
		err = s.db.Close()
	}
	s.hold.release()
	return failure(s.path, err)
}

// Discard closes a ledger that was just made and takes its files away again.
func (s *Store) Discard() {
	s.Close() // the file goes anyway
	removeFiles(s.path)
}

func removeFiles(path string) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		os.Remove(path + suffix) // absent is as good
	}
}
