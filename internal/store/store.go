// Package store keeps a ledger in one SQLite file: open, migrate, transact, journal, check. All SQL of the program is here.
package store

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver
)

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
	last int64       // the newest step that was read or written here
	at   int64       // the version of the file
	look string      // how to connect once more, to read while a verb runs
}

// Create makes a new, empty ledger file and opens it for writing; a file that is there is left alone. The file gets its
// name only when it is whole: whatever ends the program in between, nothing half-made is found under it.
func Create(path string) (*Store, error) {
	if _, err := os.Stat(path); err == nil {
		return nil, &Failure{Path: path, Reason: Exists}
	}
	made, err := makeNew(path)
	if err != nil {
		return nil, failure(path, err)
	}
	err = publish(made, path)
	os.Remove(made) // after a link it is the second name
	if err != nil {
		return nil, failure(path, err)
	}
	return Open(path, Write)
}

// makeNew makes an empty ledger under a name of its own in the folder of path.
func makeNew(path string) (string, error) {
	f, err := temporary(filepath.Dir(path))
	if errors.Is(err, fs.ErrNotExist) {
		return "", &Failure{Path: path, Reason: NoFolder, Err: err}
	}
	if err != nil {
		return "", err
	}
	name := f.Name()
	f.Close()
	db, err := dial(name, "_txlock=immediate&_pragma=synchronous(FULL)")
	if err == nil {
		err = (&Store{path: name, db: db}).initialise()
		if e := db.Close(); err == nil {
			err = e
		}
	}
	if err != nil {
		os.Remove(name)
		os.Remove(name + "-journal")
		return "", err
	}
	return name, nil
}

// temporary makes a new file with the rights that any new file gets there.
func temporary(dir string) (*os.File, error) {
	for i := 0; ; i++ {
		f, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf(".dubanben-new-%d-%d", os.Getpid(), i)), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// publish gives the made file its name, unless something has that name by now. File systems without links get a rename.
func publish(made, path string) error {
	err := os.Link(made, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, e := os.Stat(path); e == nil {
		return fs.ErrExist
	}
	return os.Rename(made, path)
}

// Open opens the ledger at path, bringing an older one up to this version when it is opened for writing.
func Open(path string, mode Mode) (*Store, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // one file, one hold, whatever link it was opened by
	}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	s, err := connect(path, mode)
	if err != nil {
		return nil, err
	}
	if err := s.readyToUse(); err != nil {
		s.Close()
		return nil, failure(path, err)
	}
	return s, nil
}

// readyToUse migrates an older ledger and notes how far its journal goes.
func (s *Store) readyToUse() error {
	if err := s.migrate(); err != nil {
		return err
	}
	return s.db.QueryRow("SELECT coalesce(max(id), 0) FROM step").Scan(&s.last)
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
		err = versionKnown(path)
	}
	if err == nil {
		err = s.open()
	}
	if err != nil {
		s.Close()
		return nil, failure(path, err)
	}
	return s, nil
}

// versionKnown refuses a later version and a file whose version cannot be told, on a connection that changes nothing:
// one that writes would switch the file to WAL first.
func versionKnown(path string) error {
	db, _, err := openToRead(path)
	if err != nil {
		return err
	}
	defer db.Close()
	s := &Store{path: path, db: db}
	at, err := s.version()
	if err != nil {
		return err
	}
	last, err := lastVersion()
	switch {
	case err != nil:
		return err
	case at == 0:
		return &Failure{Path: path, Reason: Damaged}
	case at > last:
		return &Failure{Path: path, Reason: Newer}
	}
	return nil
}

func (s *Store) open() (err error) {
	if s.mode == Read {
		s.db, s.look, err = openToRead(s.path)
		return err
	}
	s.look = tidyReader
	s.db, err = dial(s.path, "_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=busy_timeout(5000)"+roomForPaste)
	return err
}

// roomForPaste lets a transaction of 100,000 cells stay in memory until it is committed, 64 MB at most.
const roomForPaste = "&_pragma=cache_size(-65536)"

// tidyReader connects to read and takes -wal and -shm away when it is the last to close.
const tidyReader = "mode=rw&_pragma=busy_timeout(5000)&_pragma=query_only(1)"

// openToRead connects to read. Where we may not write, and nobody does, the file is read as one that does not change: a
// reader's -wal and -shm beside it would be in the way of those who may write. It also returns the way that worked.
func openToRead(path string) (*sql.DB, string, error) {
	ways := []string{
		tidyReader,
		"mode=ro&_pragma=busy_timeout(5000)",
		"mode=ro&immutable=1",
	}
	if !mayWrite(path) {
		ways = ways[1:]
		if _, err := os.Stat(path + "-wal"); err != nil {
			ways = ways[1:]
		}
	}
	var db *sql.DB
	var err error
	for _, options := range ways {
		if db, err = dial(path, options); err == nil || reasonOf(err) != Denied {
			return db, options, err
		}
	}
	return nil, "", err
}

func mayWrite(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	f.Close()
	return true
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

// Path of the file itself, whole and without links.
func (s *Store) Path() string { return s.path }

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
