package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Reason says why a ledger file could not be used.
type Reason string

// The reasons. Reasons lists them for the test that each has its Chinese sentence.
const (
	Missing   Reason = "missing"   // there is no such file
	Exists    Reason = "exists"    // there is one already where a new one was to be made
	NoFolder  Reason = "no-folder" // the folder to make a ledger in does not exist
	Directory Reason = "directory" // the path is a folder
	EmptyFile Reason = "empty"     // the file has no content
	Foreign   Reason = "foreign"   // the file is not a ledger
	Newer     Reason = "newer"     // a later version of the program wrote it
	Damaged   Reason = "damaged"   // the file is a ledger whose content cannot be read
	Held      Reason = "held"      // another window or verb is writing to it
	Denied    Reason = "denied"    // no right to read or write there
	DiskFull  Reason = "disk-full" // no space left
	Replaced  Reason = "replaced"  // the file was moved or replaced while it was open
	Outdated  Reason = "outdated"  // somebody else wrote to the file since it was read
	LongName  Reason = "long-name" // the system takes no name that long
	Rejected  Reason = "rejected"  // a change refers to something that does not exist
	NoBackup  Reason = "no-backup" // an older ledger was not upgraded, because no copy of it could be kept
	Failed    Reason = "failed"    // anything else
)

// Reasons lists every reason.
func Reasons() []Reason {
	return []Reason{Missing, Exists, NoFolder, Directory, EmptyFile, Foreign, Newer, Damaged, Held, Denied, DiskFull, Replaced, Outdated, LongName, Rejected, NoBackup, Failed}
}

// Failure is a ledger file that could not be used; nothing in it was changed.
type Failure struct {
	Path   string
	Reason Reason
	Err    error // what the library said, for the log; may be nil
}

// Error is for logs; people read app.Explain.
func (f *Failure) Error() string { return fmt.Sprintf("store: %s: %s: %v", f.Path, f.Reason, f.Err) }

// Unwrap gives what the library said.
func (f *Failure) Unwrap() error { return f.Err }

// failure gives an error of SQLite or of the file system its reason.
func failure(path string, err error) error {
	if err == nil {
		return nil
	}
	var known *Failure
	if errors.As(err, &known) {
		return err
	}
	return &Failure{Path: path, Reason: reasonOf(err), Err: err}
}

func reasonOf(err error) Reason {
	var se *sqlite.Error
	if errors.As(err, &se) {
		return sqliteReason(se.Code())
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Missing
	case errors.Is(err, fs.ErrExist):
		return Exists
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return Denied
	case errors.Is(err, syscall.ENOSPC):
		return DiskFull
	case errors.Is(err, syscall.ENAMETOOLONG):
		return LongName
	}
	return Failed
}

func sqliteReason(code int) Reason {
	switch code & 0xff { // the low byte is the primary result code
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return Damaged
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return Held
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN:
		return Denied
	case sqlite3.SQLITE_FULL:
		return DiskFull
	case sqlite3.SQLITE_CONSTRAINT:
		return Rejected
	}
	return Failed
}
