package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// SaveReason says why a file could not be written.
type SaveReason string

// The reasons. SaveReasons lists them for the test that each has its Chinese sentence.
const (
	SaveNoFolder  SaveReason = "no-folder" // the folder does not exist
	SaveIsFolder  SaveReason = "is-folder" // the target is a folder
	SaveDenied    SaveReason = "denied"    // no right to write there, or the file is write-protected
	SaveFull      SaveReason = "full"      // no space left
	SaveFormat    SaveReason = "format"    // nothing is known to write files of that ending
	SaveOwnLedger SaveReason = "ledger"    // the target is the ledger itself
	SaveNotFile   SaveReason = "not-file"  // the target is a device or the like
	SaveLongName  SaveReason = "long-name" // the system takes no name that long
	SaveFailed    SaveReason = "failed"
)

// SaveReasons lists every reason.
func SaveReasons() []SaveReason {
	return []SaveReason{SaveNoFolder, SaveIsFolder, SaveDenied, SaveFull, SaveFormat, SaveOwnLedger, SaveNotFile, SaveLongName, SaveFailed}
}

// SaveError is a file that could not be written; what was there before is still there.
type SaveError struct {
	Path   string
	Reason SaveReason
	Err    error
}

// Error is for logs; people read Explain.
func (e *SaveError) Error() string { return fmt.Sprintf("save %s: %s: %v", e.Path, e.Reason, e.Err) }

// Unwrap gives what the system said.
func (e *SaveError) Unwrap() error { return e.Err }

// save writes a file so that there is either the whole new one or what was there before: a temporary file beside it,
// synchronised, then renamed over it.
func save(path string, write func(io.Writer) error) (err error) {
	if err := writable(path); err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // a link stays a link
	}
	dir := filepath.Dir(path)
	f, err := temporary(dir)
	if err != nil {
		return saveError(path, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	out := &outlet{to: f}
	if err := write(out); err != nil && out.err == nil {
		return err // not the file's fault: it keeps its own explanation
	}
	if out.err != nil {
		return saveError(path, out.err)
	}
	if old, err := os.Stat(path); err == nil {
		f.Chmod(old.Mode().Perm()) // Windows has no such rights; the file is good without
	}
	if err := f.Sync(); err != nil {
		return saveError(path, err)
	}
	if err := f.Close(); err != nil {
		return saveError(path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return saveError(path, err)
	}
	syncFolder(dir)
	return nil
}

// temporary makes a new file beside the target, with the rights that any new file gets there.
func temporary(dir string) (*os.File, error) {
	for i := 0; ; i++ {
		f, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf(".dubanben-%d-%d.tmp", os.Getpid(), i)), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// outlet remembers whether writing itself failed, to tell a full disk from a table that cannot be laid out.
type outlet struct {
	to  io.Writer
	err error
}

// Write passes on.
func (o *outlet) Write(b []byte) (int, error) {
	n, err := o.to.Write(b)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// writable refuses at once what renaming would silently replace.
func writable(path string) error {
	fi, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return saveError(path, err)
	case fi.IsDir():
		return &SaveError{Path: path, Reason: SaveIsFolder}
	case !fi.Mode().IsRegular():
		return &SaveError{Path: path, Reason: SaveNotFile}
	case fi.Mode().Perm()&0o200 == 0:
		return &SaveError{Path: path, Reason: SaveDenied}
	}
	return nil
}

// syncFolder makes the rename itself last through a power cut, where the system has a call for it. The file is safe
// without.
func syncFolder(dir string) {
	if runtime.GOOS == "windows" {
		return
	}
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}

// MakeFolder makes a folder for files to be saved in.
func MakeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return saveError(dir, err)
	}
	return nil
}

func saveError(path string, err error) error {
	var known *SaveError
	if errors.As(err, &known) {
		return err
	}
	reason := SaveFailed
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		reason = SaveNoFolder
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		reason = SaveDenied
	case errors.Is(err, syscall.ENOSPC):
		reason = SaveFull
	case errors.Is(err, syscall.ENAMETOOLONG):
		reason = SaveLongName
	}
	return &SaveError{Path: path, Reason: reason, Err: err}
}
