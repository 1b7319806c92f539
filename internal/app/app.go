// Package app is everything a person can do with a ledger, window or no window: its verbs, undo, the snapshot, what
// changed, safe saving, and every error in Chinese.
package app

import (
	"encoding/base32"
	"errors"
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"dubanben/internal/ledger"
	"dubanben/internal/store"
)

// Options are what the outer world gives an open ledger. Now and Rand are required.
type Options struct {
	Clerk string           // 经办人, stands in the journal
	Now   func() time.Time // the clock
	Rand  io.Reader        // where new ids come from
}

// App is an open ledger. All methods may be called from any goroutine; verbs run one after another.
type App struct {
	options  Options
	mu       sync.Mutex // one verb at a time
	st       *store.Store
	past     history
	annals   annals
	state    atomic.Pointer[state]
	watchMu  sync.Mutex
	watchers []func(Done)
}

// state is what everybody sees after a verb: never half of it, and never by waiting for one.
type state struct {
	ledger     *ledger.Ledger
	undo, redo string // the verbs that can be taken back and made again
}

// Done says what a verb did.
type Done struct {
	Step  store.Step  // its id is 0 where nothing had to change
	Tasks []ledger.ID // the tasks that changed, were made or went away
}

// Changed tells whether anything was changed.
func (d Done) Changed() bool { return d.Step.ID != 0 }

// Create makes a new ledger file and opens it.
func Create(path string, o Options) (*App, error) {
	st, err := store.Create(path)
	if err != nil {
		return nil, err
	}
	return start(st, o)
}

// IsTaken tells whether Create failed because something has the name already.
func IsTaken(err error) bool {
	var f *store.Failure
	return errors.As(err, &f) && f.Reason == store.Exists
}

// Open opens a ledger to work with.
func Open(path string, o Options) (*App, error) {
	st, err := store.Open(path, store.Write)
	if err != nil {
		return nil, err
	}
	return start(st, o)
}

// Look opens a ledger to read only; somebody else may be writing to it.
func Look(path string, o Options) (*App, error) {
	st, err := store.Open(path, store.Read)
	if err != nil {
		return nil, err
	}
	return start(st, o)
}

func start(st *store.Store, o Options) (*App, error) {
	a := &App{options: o, st: st}
	l, err := st.Load()
	if err == nil {
		err = a.past.load(st)
	}
	if err != nil {
		st.Close()
		return nil, err
	}
	a.publish(l)
	return a, nil
}

// Close releases the ledger file.
func (a *App) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.st.Close()
}

// Discard closes a ledger that was just created and takes its file away again.
func (a *App) Discard() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.st.Discard()
}

// Path of the ledger file.
func (a *App) Path() string { return a.st.Path() }

// Ledger is the present snapshot.
func (a *App) Ledger() *ledger.Ledger { return a.state.Load().ledger }

// publish shows the next snapshot; a.mu is held, or nobody else knows the ledger yet.
func (a *App) publish(l *ledger.Ledger) {
	a.state.Store(&state{l, name(a.past.done), name(a.past.undone)})
}

// SetClerk says who sits at the machine from now on.
func (a *App) SetClerk(name string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.options.Clerk = name
}

// Watch calls f after every verb that changed something, on the verb's goroutine.
func (a *App) Watch(f func(Done)) {
	a.watchMu.Lock()
	defer a.watchMu.Unlock()
	a.watchers = append(a.watchers, f)
}

// do runs a verb: edits on a draft, checked, stored with their journal, then shown to everybody. The edit returns what the
// menu calls it; an error changes nothing.
func (a *App) do(place string, edit func(*ledger.Draft) (string, error)) (Done, error) {
	return a.doWatched(place, edit, func([]ledger.Change) func() error { return nil })
}

// doWatched is do for what takes long: watch begins with the changes that are going to be stored and is told of each one.
func (a *App) doWatched(place string, edit func(*ledger.Draft) (string, error), watch func([]ledger.Change) func() error) (Done, error) {
	a.mu.Lock()
	done, err := a.edit(place, edit, watch)
	a.mu.Unlock()
	a.tell(done, err)
	return done, err
}

func (a *App) edit(place string, edit func(*ledger.Draft) (string, error), watch func([]ledger.Change) func() error) (Done, error) {
	d := a.Ledger().Draft(a.newID)
	name, err := edit(d)
	if err != nil {
		return Done{}, err
	}
	changes := d.Changes()
	return a.commit(store.Step{Name: name, Kind: store.Do, Place: place}, changes, watch(changes))
}

// commit stores the changes and makes the next snapshot; a.mu is held.
func (a *App) commit(step store.Step, changes []ledger.Change, watch func() error) (Done, error) {
	if len(changes) == 0 {
		return Done{}, nil
	}
	step.At, step.Clerk = a.options.Now().Format(time.RFC3339), a.options.Clerk
	step, err := a.st.Commit(step, changes, watch)
	if err != nil {
		return Done{}, err
	}
	a.past.add(step)
	a.publish(a.Ledger().Apply(changes))
	return summary(step, changes), nil
}

func (a *App) tell(done Done, err error) {
	if err != nil || !done.Changed() {
		return
	}
	a.watchMu.Lock()
	watchers := slices.Clone(a.watchers) // a watcher may want to watch something more
	a.watchMu.Unlock()
	for _, f := range watchers {
		f(done)
	}
}

func summary(step store.Step, changes []ledger.Change) Done {
	d := Done{Step: step}
	for _, c := range changes {
		if c.Kind == ledger.KindTask {
			d.Tasks = append(d.Tasks, c.ID)
		}
	}
	return d
}

// newID makes an id of 80 random bits: never used before, and the same on no two machines.
func (a *App) newID() ledger.ID {
	b := make([]byte, 10)
	if _, err := io.ReadFull(a.options.Rand, b); err != nil {
		n := a.options.Now().UnixNano() // without randomness the clock still tells two moments apart
		for i := range b {
			b[i] = byte(n >> (8 * (i % 8)))
		}
	}
	return ledger.ID(base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(b))
}
