package app

import (
	"fmt"
	"slices"

	"dubanben/internal/ledger"
	"dubanben/internal/store"
)

// history is which verbs can be taken back and which made again; it follows from the journal alone.
type history struct {
	done   []store.Step // verbs that hold, oldest first
	undone []store.Step // verbs taken back, last one last
}

func (h *history) load(st *store.Store) error {
	steps, err := st.Steps()
	h.done = steps[:0] // one step read makes it longer by one at most
	for _, s := range steps {
		h.add(s)
	}
	return err
}

// add follows one step: a new verb ends what could be made again.
func (h *history) add(s store.Step) {
	switch s.Kind {
	case store.Undo:
		h.done, h.undone = move(h.done, h.undone)
	case store.Redo:
		h.undone, h.done = move(h.undone, h.done)
	default:
		h.done, h.undone = append(h.done, s), nil
	}
}

func move(from, to []store.Step) (less, more []store.Step) {
	n := len(from)
	if n == 0 {
		return from, to
	}
	return from[:n-1], append(to, from[n-1])
}

// CanUndo names the verb that Undo would take back, "" where there is none.
func (a *App) CanUndo() string { return a.state.Load().undo }

// CanRedo names the verb that Redo would make again, "" where there is none.
func (a *App) CanRedo() string { return a.state.Load().redo }

// name is that of the last step, "" where there is none.
func name(steps []store.Step) string {
	if len(steps) == 0 {
		return ""
	}
	return steps[len(steps)-1].Name
}

// manyTasks is how many tasks an undo may take away unasked: a clerk's own insertion, not an import.
const manyTasks = 20

// Drastic is an undo that would take many tasks away, such as that of an import: a window asks before it.
type Drastic struct {
	Name  string // of the verb
	Tasks int    // how many would go
}

// Error is for logs.
func (d *Drastic) Error() string {
	return fmt.Sprintf("undo of %s takes %d tasks away", d.Name, d.Tasks)
}

// UndoLight is Undo, but refuses with Drastic where many tasks would go.
func (a *App) UndoLight() (Done, error) {
	return a.again(func() (Done, error) {
		if err := a.drastic(); err != nil {
			return Done{}, err
		}
		return a.replay(store.Undo, a.past.done, ledger.NothingToUndo)
	})
}

// drastic looks at the verb that Undo would take back; a.mu is held.
func (a *App) drastic() error {
	if len(a.past.done) == 0 {
		return nil
	}
	s := a.past.done[len(a.past.done)-1]
	changes, err := a.st.Changes(s.ID)
	if err != nil {
		return err
	}
	made := 0
	for _, c := range changes {
		if c.Kind == ledger.KindTask && c.Before == nil {
			made++
		}
	}
	if made <= manyTasks {
		return nil
	}
	return &Drastic{Name: s.Name, Tasks: made}
}

// Undo takes the last verb back, of an earlier run too. The step it returns has the name and place of that verb.
func (a *App) Undo() (Done, error) {
	return a.again(func() (Done, error) { return a.replay(store.Undo, a.past.done, ledger.NothingToUndo) })
}

// Redo makes the verb again that was taken back last.
func (a *App) Redo() (Done, error) {
	return a.again(func() (Done, error) { return a.replay(store.Redo, a.past.undone, ledger.NothingToRedo) })
}

// again runs an undo or redo as the one verb of its moment.
func (a *App) again(verb func() (Done, error)) (Done, error) {
	a.mu.Lock()
	done, err := verb()
	a.mu.Unlock()
	a.tell(done, err)
	return done, err
}

func (a *App) replay(kind store.StepKind, steps []store.Step, none ledger.ProblemKind) (Done, error) {
	if len(steps) == 0 {
		return Done{}, &ledger.Problem{Kind: none}
	}
	s := steps[len(steps)-1]
	changes, err := a.st.Changes(s.ID)
	if err != nil {
		return Done{}, err
	}
	if kind == store.Undo {
		slices.Reverse(changes)
		for i, c := range changes {
			changes[i] = c.Inverse()
		}
	}
	return a.commit(store.Step{Name: s.Name, Kind: kind, Of: s.ID, Place: s.Place}, changes, nil)
}
