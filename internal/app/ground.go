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
	return g, nil
}
