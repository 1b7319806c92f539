package ui

import (
	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/history"
	"dubanben/internal/ui/sheet"
)

// desk is what a screen gets of the window.
func (w *Window) desk() *desk.Desk {
	return &desk.Desk{
		Look: w.look, Host: w.host, Canvas: w.win.Canvas(), Prefs: w.world.App.Preferences(), Now: w.world.Now,
		Book: func() *app.App { return w.book }, Annex: func() ledger.ID { return w.annex }, Year: w.year,
		Table: w.newTable, List: w.newList, Run: w.queue.run, Save: w.save, Settled: w.settledOr,
		Say: func(text string) { w.status.say(text) }, Fail: w.explain, Ask: w.askOr, Warn: w.warn,
		Popup:   func(title string, content fyne.CanvasObject, b desk.Buttons) { w.popup(title, content, b) },
		Overlay: w.overlay, Menu: w.showMenu, Headline: w.headline, FromField: w.fromField, Shortcut: w.shortcut, SaveTo: w.saveTo,
		Export: w.exportAs, Print: w.print,
		Told: w.told, OpenAnnex: w.openAnnex, Visit: w.visit, History: w.openHistory,
	}
}

// sheetDesk is the same for a screen with a table of tasks.
func (w *Window) sheetDesk() *sheet.Desk {
	return &sheet.Desk{Desk: w.desk(), Memory: w.memory, Here: w.sheet, Verbs: w.taskVerbs}
}

// newList makes rows to choose from beside a table.
func (w *Window) newList(model grid.Model) *grid.Grid {
	g := grid.New(model, w.host, w.look.Palette(), 0)
	g.SetList(true)
	g.OnShortcut, g.OnKey = w.shortcut, w.key
	return g
}

// overlay gives Enter and Esc to what hangs over the screen.
func (w *Window) overlay(enter, escape func(), open func() bool) {
	w.modals = append(w.modals, &modal{enter: enter, escape: escape, open: open})
}

// save makes edits in the queue's turn, and says until they are done that they are being saved. then is not called where
// another ledger was opened meanwhile.
func (w *Window) save(work func() error, then func(error)) {
	book := w.book
	w.unsaved++
	w.status.kept(false)
	w.queue.run(work, func(err error) {
		w.unsaved--
		if book != w.book {
			return
		}
		w.status.kept(w.unsaved == 0)
		if w.stale && w.unsaved == 0 {
			w.changed(book)
		}
		then(err)
	})
}

// visit opens the row of a task in the table of its annex.
func (w *Window) visit(t *ledger.Task, column string) {
	w.openAnnex(t.Annex)
	w.screen.Show(t.ID, column)
}

// openHistory shows the history, of one task or of everything.
func (w *Window) openHistory(task ledger.ID) {
	w.present(history.New(w.desk(), app.Want{Task: task}))
}

// find opens the strip of the table that is shown, with the place to type the replacement if it is wanted.
func (w *Window) find(replace bool) {
	if s := w.sheet(); s != nil {
		s.Find(replace)
		return
	}
	w.status.say("这一页没有可以查找的表格。")
}

// findNext steps through what is sought in the table that is shown.
func (w *Window) findNext() {
	if s := w.sheet(); s != nil {
		s.FindNext()
		return
	}
	w.find(false)
}
