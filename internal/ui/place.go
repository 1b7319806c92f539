package ui

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/history"
)

// place is where the person works: the screen, and on it what is picked, the row and the column.
type place struct {
	screen string // the screen's name
	annex  ledger.ID
	picked ledger.ID // from the list beside the table
	task   ledger.ID
	column string
}

// here is the present place.
func (w *Window) here() place {
	p := place{annex: w.annex}
	if w.screen == nil || w.screen.Table() == nil {
		return p
	}
	p.screen = w.screen.Name()
	if s, ok := w.screen.(desk.Listed); ok {
		p.picked = s.Picked()
	}
	at := w.screen.Table().Selection()
	p.task, p.column = ledger.ID(at.Key), at.ColumnID
	if t := w.screen.Task(); t != nil {
		p.task = t.ID // the row may be one of several of the task
	}
	return p
}

// String writes the place for the preferences.
func (p place) String() string {
	return strings.Join([]string{p.screen, string(p.annex), string(p.picked), string(p.task), p.column}, "|")
}

func parsePlace(s string) (place, bool) {
	parts := strings.SplitN(s, "|", 5)
	if len(parts) != 5 {
		return place{}, false
	}
	return place{parts[0], ledger.ID(parts[1]), ledger.ID(parts[2]), ledger.ID(parts[3]), parts[4]}, true
}

// keepPlace remembers the place for each annex while the window is open, and the last one for the next start. Fyne writes
// its file anew at each change, so this waits until the person rests.
func (w *Window) keepPlace() {
	if w.book == nil || w.screen == nil || w.screen.Table() == nil {
		return
	}
	p := w.here()
	w.places[p.screen+string(p.annex)] = p
	if w.resting != nil {
		w.resting()
	}
	book := w.book
	w.resting = w.world.After(time.Second, func() {
		if book == w.book {
			w.writePlace()
		}
	})
}

func (w *Window) writePlace() {
	if w.book != nil {
		w.world.App.Preferences().SetString(prefPlace, w.book.Path()+"\n"+w.here().String())
	}
}

// lastPlace is where the ledger was left, if it was the last one open.
func (w *Window) lastPlace() (place, bool) {
	path, s, _ := strings.Cut(w.world.App.Preferences().String(prefPlace), "\n")
	if w.book == nil || path != w.book.Path() {
		return place{}, false
	}
	return parsePlace(s)
}

// comeBack shows the place where the ledger was left; false where it no longer exists.
func (w *Window) comeBack() bool {
	p, ok := w.lastPlace()
	return ok && w.goBack(p)
}

// goBack shows a place; false where its annex no longer exists.
func (w *Window) goBack(p place) bool {
	if p.screen == doubtsName {
		w.openDoubtScreen()
		return true
	}
	if p.screen == history.Name {
		w.openHistory("")
		return true
	}
	if w.book.Ledger().Annex(p.annex) == nil {
		return false
	}
	w.openAnnex(p.annex)
	if open := w.opener(p.screen); open != nil {
		w.places[p.screen+string(p.annex)] = p
		open()
		if s, ok := w.screen.(desk.Listed); ok {
			s.Pick(p.picked)
		}
	}
	if w.book.Ledger().Task(p.task) != nil {
		w.screen.Show(p.task, p.column)
	}
	return true
}

// settled does something that leaves the cell being edited: first what is typed is kept, and where it is not accepted,
// the person stays with it.
func (w *Window) settled(do func()) { w.settledOr(do, func() {}) }

// settledOr is settled, with what to do where the person stays.
func (w *Window) settledOr(do, stay func()) {
	if w.screen == nil || w.screen.Table() == nil {
		do()
		return
	}
	g, pane := w.screen.Table(), w.detail != nil && w.detail.open != nil
	if !pane && !g.Editing() && !g.Refused() {
		do()
		return
	}
	if pane {
		w.detail.open.keep()
	}
	g.Keep()
	w.queue.run(func() error { return nil }, func(error) {
		if w.modal() || w.detail.open != nil { // it was refused, or is being asked about
			w.bar.refresh()
			stay()
			return
		}
		if g.Refused() && g.ToRefused() {
			w.status.say("有一格内容没有被接受，请先改好，或在那一格按 Esc 放弃。")
			w.host.Focus(g)
			w.bar.refresh() // its boxes may show what was asked for and not done
			stay()
			return
		}
		do()
	})
}

// turn takes the keys to the next part of the window: the list of units, the table, the screens' names.
func (w *Window) turn() {
	if w.screen == nil {
		return
	}
	var stops []fyne.Focusable
	if s, ok := w.screen.(desk.Listed); ok {
		stops = s.Stops()
	}
	if g := w.screen.Table(); g != nil {
		stops = append(stops, g)
	}
	tabled := len(stops)
	for _, i := range w.nav.items {
		if i.shown() {
			stops = append(stops, i.press)
		}
	}
	at := slices.Index(stops, w.host.Focused())
	switch {
	case at < 0 && tabled > 0, tabled == 0 && at == len(stops)-1:
		w.toScreen()
	case len(stops) > 0:
		w.host.Focus(stops[(at+1)%len(stops)])
	}
}
