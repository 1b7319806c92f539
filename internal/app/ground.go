package app

import (
	"strings"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
	"dubanben/internal/store"
)

// Ground is what files are compared with: a ledger, and what its imports have written, so that what was changed by hand since
// is known. That of a ledger yet to be made has an empty one.
type Ground struct {
	Ledger *ledger.Ledger
	said   annex.Said
	gone   map[ledger.ID]annex.Deletion // what of it a person has deleted
}

// importing is how the names of all imports begin.
const importing = "导入"

// Ground is that of the present snapshot. It waits for a running verb.
func (a *App) Ground() (Ground, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.ground()
}

// ground reads the imports that hold, those taken back left out; a.mu is held. Where nothing but imports was done, nothing was
// changed by hand.
func (a *App) ground() (Ground, error) {
	g := Ground{Ledger: a.Ledger()}
	var imports []store.Step
	for _, s := range a.past.done {
		if strings.HasPrefix(s.Name, importing) {
			imports = append(imports, s)
		}
	}
	if len(imports) == 0 || len(imports) == len(a.past.done) {
		return g, nil
	}
	g.said = annex.Said{}
	for _, s := range imports {
		changes, err := a.st.Changes(s.ID)
		if err != nil {
			return Ground{}, err
		}
		g.said.Add(changes)
	}
	var err error
	g.gone, err = a.gone(g)
	return g, err
}

// gone are the tasks that an import wrote, that are there no more, and whose annex still is: what was taken back with the import
// nobody has written, and what a later import has deleted is no longer said.
func (a *App) gone(g Ground) (map[ledger.ID]annex.Deletion, error) {
	done := map[int64]store.Step{}
	for _, s := range a.past.done {
		done[s.ID] = s
	}
	out := map[ledger.ID]annex.Deletion{}
	for id, e := range g.said {
		t, ok := e.(*ledger.Task)
		if !ok || g.Ledger.Task(id) != nil || g.Ledger.Annex(t.Annex) == nil {
			continue
		}
		steps, err := a.st.Deletions(ledger.KindTask, id)
		if err != nil {
			return nil, err
		}
		for _, n := range steps {
			if s, holds := done[n]; holds {
				day, _, _ := strings.Cut(s.At, "T")
				out[id] = annex.Deletion{Day: day, Verb: s.Name}
				break
			}
		}
	}
	return out, nil
}
