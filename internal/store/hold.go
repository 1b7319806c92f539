package store

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// hold is the right to write to a ledger: a lock on a file beside it, because SQLite's own locks are free between two
// transactions of a window that stays open.
type hold struct{ lock *flock.Flock }

// patience is how long a writer waits for another one: a verb is done by then, a window is not.
const patience = 1500 * time.Millisecond

// take gets the hold, or says that somebody else keeps it.
func take(path string) (*hold, error) {
	name := path + ".lock"
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		l := flock.New(name, flock.SetPermissions(0o644))
		ok, err := l.TryLockContext(ctx, 20*time.Millisecond)
		if !ok && (err == nil || errors.Is(err, context.DeadlineExceeded)) {
			l.Close()
			return nil, &Failure{Path: path, Reason: Held}
		}
		if err != nil {
			return nil, failure(path, err)
		}
		if current(l, name) {
			return &hold{l}, nil
		}
		l.Close() // the one before us removed the file between our open and our lock: try the new one
	}
}

// current tells whether the locked file is still the one of that name.
func current(l *flock.Flock, name string) bool {
	fi, err := l.Stat()
	if err != nil {
		return false
	}
	now, err := os.Stat(name)
	return err == nil && os.SameFile(fi, now)
}

// release gives the hold up. The file is removed first, where the system lets an open file go.
func (h *hold) release() {
	if h == nil || h.lock == nil {
		return
	}
	os.Remove(h.lock.Path()) // Windows keeps it until it is closed; it does no harm there
	h.lock.Close()
	h.lock = nil
}
