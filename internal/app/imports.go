package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"dubanben/internal/annex"
	"dubanben/internal/format/text"
	"dubanben/internal/ledger"
	"dubanben/seeds"
)

// maxImport is the largest file that is read; annexes are some hundred kilobytes.
const maxImport = 64 << 20

// ImportReason says why a file could not be read at all.
type ImportReason string

// The reasons. ImportReasons lists them for the test that each has its Chinese sentence.
const (
	ImportMissing ImportReason = "missing"
	ImportFolder  ImportReason = "folder"
	ImportDenied  ImportReason = "denied"
	ImportLarge   ImportReason = "large"
	ImportFailed  ImportReason = "failed"
)

// ImportReasons lists every reason.
func ImportReasons() []ImportReason {
	return []ImportReason{ImportMissing, ImportFolder, ImportDenied, ImportLarge, ImportFailed}
}

// ImportError is a file that could not be read.
type ImportError struct {
	Path   string
	Reason ImportReason
	Err    error
}

// Error is for logs; people read Explain.
func (e *ImportError) Error() string {
	return fmt.Sprintf("import %s: %s: %v", e.Path, e.Reason, e.Err)
}

// Unwrap gives what the system said.
func (e *ImportError) Unwrap() error { return e.Err }

// Reading is what a file holds, understood; Outcome is what an import took of it; Moved is an annex that gave its number up.
type (
	Reading = annex.Reading
	Outcome = annex.Outcome
	Moved   = annex.Moved
)

// ReadAnnexes reads a file and understands the annexes in it; no ledger is needed or touched.
func ReadAnnexes(path string) (*Reading, error) {
	fi, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &ImportError{path, ImportMissing, err}
	case err != nil:
		return nil, importError(path, err)
	case !fi.Mode().IsRegular():
		return nil, &ImportError{path, ImportFolder, nil}
	case fi.Size() > maxImport:
		return nil, &ImportError{path, ImportLarge, nil}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, importError(path, err)
	}
	return understand(path, data)
}

func importError(path string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return &ImportError{path, ImportDenied, err}
	}
	return &ImportError{path, ImportFailed, err}
}

func understand(name string, data []byte) (*Reading, error) {
	known, err := knownUnits()
	if err != nil {
		return nil, err
	}
	src, err := text.Read(name, data)
	if err != nil {
		return nil, err
	}
	return annex.Understand(src, known)
}

// knownUnits are the units known before any file.
func knownUnits() (annex.Known, error) { return annex.ParseKnown(seeds.Units) }

// NeedsYear tells whether an import was refused because nothing names the year.
func NeedsYear(err error) bool {
	var u *annex.Unknown
	return errors.As(err, &u) && u.Reason == annex.NoYear
}

// Import takes what was read into the ledger: new and changed rows are taken, missing ones kept, and all of it is one
// step. year is for annexes whose title names none; 0 refuses those.
func (a *App) Import(r *Reading, year int) (Outcome, error) {
	known, err := knownUnits()
	if err != nil {
		return Outcome{}, err
	}
	var names []string
	for _, f := range r.Annexes {
		names = append(names, f.Name())
	}
	var out Outcome
	_, err = a.do("", func(d *ledger.Draft) (name string, err error) {
		out, err = r.Merge(d, known, year)
		return "导入" + strings.Join(names, "、"), err
	})
	return out, err
}

// CreateFrom makes a new ledger of what was read; where that fails, no file is left.
func CreateFrom(path string, r *Reading, year int, o Options) (*App, Outcome, error) {
	a, err := Create(path, o)
	if err != nil {
		return nil, Outcome{}, err
	}
	out, err := a.Import(r, year)
	if err != nil {
		a.Discard()
		return nil, Outcome{}, err
	}
	return a, out, nil
}

// Sample opens the sample ledger at path; the first time it is made by importing the 2020 annexes as circulated.
func Sample(path string, o Options) (*App, error) {
	r, err := understand("2020-annexes.txt", []byte(seeds.Annexes2020))
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); err != nil {
		a, _, err := CreateFrom(path, r, 0, o)
		return a, err
	}
	a, err := Open(path, o)
	if err != nil || len(a.past.done)+len(a.past.undone) > 0 {
		return a, err
	}
	if _, err := a.Import(r, 0); err != nil { // the program was ended between making the file and filling it
		a.Close()
		return nil, err
	}
	return a, nil
}
