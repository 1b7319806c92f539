package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// initialise makes an empty file a ledger.
func (s *Store) initialise() error {
	if _, err := s.db.Exec(fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	p, err := s.provider()
	if err != nil {
		return err
	}
	_, err = p.Up(context.Background())
	return err
}

func (s *Store) provider() (*goose.Provider, error) {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, s.db, sub)
}

// lastVersion is the newest version that this program knows: the number of its last migration.
func lastVersion() (int64, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(names) == 0 {
		return 0, err
	}
	slices.Sort(names)
	return goose.NumericComponent(filepath.Base(names[len(names)-1]))
}

// migrate brings an older file up to this program's version.
func (s *Store) migrate() error {
	last, err := lastVersion()
	if err != nil {
		return err
	}
	s.at, err = s.version()
	if err != nil || s.at == last || s.mode == Read { // a reader leaves an older file as it is, and reads what it has
		return err
	}
	if err := s.keepOld(); err != nil {
		return &Failure{Path: s.path, Reason: NoBackup, Err: err}
	}
	p, err := s.provider()
	if err != nil {
		return err
	}
	_, err = p.Up(context.Background())
	s.at = last
	return err
}

// keepOld puts a copy of an older ledger beside it, 台账.升级前v1.duban, read back before anything is changed.
func (s *Store) keepOld() error {
	f, err := temporary(filepath.Dir(s.path))
	if err != nil {
		return err
	}
	made := f.Name()
	f.Close()
	defer os.Remove(made) // it has its second name by then
	if _, err := s.db.Exec("VACUUM INTO ?", made); err != nil {
		return err
	}
	if err := s.verify(made); err != nil {
		return err
	}
	ending := filepath.Ext(s.path)
	stem := fmt.Sprintf("%s.升级前v%d", strings.TrimSuffix(s.path, ending), s.at)
	err = publish(made, stem+ending)
	for i := 2; errors.Is(err, fs.ErrExist); i++ { // an earlier one stays
		err = publish(made, fmt.Sprintf("%s-%d%s", stem, i, ending))
	}
	return err
}

// verify reads a copy as a whole, compares how far its journal goes, and has the disk keep it.
func (s *Store) verify(copied string) error {
	if err := inspect(copied); err != nil {
		return err
	}
	db, err := dial(copied, "mode=ro&immutable=1")
	if err != nil {
		return err
	}
	defer db.Close()
	var sound string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&sound); err != nil || sound != "ok" {
		return fmt.Errorf("copy %s: %s: %w", copied, sound, errors.Join(err, fs.ErrInvalid))
	}
	const count = "SELECT (SELECT count(*) FROM step), (SELECT count(*) FROM change), (SELECT count(*) FROM task)"
	var here, there [3]int64
	if err := s.db.QueryRow(count).Scan(&here[0], &here[1], &here[2]); err != nil {
		return err
	}
	if err := db.QueryRow(count).Scan(&there[0], &there[1], &there[2]); err != nil {
		return err
	}
	if here != there {
		return fmt.Errorf("copy %s has %v of %v: %w", copied, there, here, fs.ErrInvalid)
	}
	f, err := os.OpenFile(copied, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
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
