// Package desk is what a screen has of the window it stands in: the ledger that is open, verbs in their turn, words to the
// person, questions, other screens to open. A screen is given a Desk and nothing else, and never knows the window.
package desk

import (
	"time"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// Desk is made by the window for each screen anew; all of it is set. Everything is for Fyne's goroutine.
type Desk struct {
	Look   *look.Look
	Host   grid.Host
	Canvas fyne.Canvas
	Prefs  fyne.Preferences
	Now    func() time.Time

	Book  func() *app.App  // nil on the first page
	Annex func() ledger.ID // that is looked at; "" for none
	Year  func() int       // that is looked at

	Table func(grid.Model) *grid.Grid // a table whose keys, caret, zoom and selection are connected with the window
	List  func(grid.Model) *grid.Grid // rows to choose from, beside the table

	Run     func(work func() error, then func(error)) // work in the queue's turn, off Fyne's goroutine
	Save    func(work func() error, then func(error)) // the same for edits: 正在保存 until it is done; then only where the ledger is still the same
	Settled func(do, stay func())                     // does it once what is being typed is kept; stay where that is refused

	Say       func(text string)                                              // a few words in the status bar, "" for none
	Fail      func(err error)                                                // a dialog with what went wrong
	Ask       func(title, text, yes string, do, no func())                   // a question; yes is the main button's word
	Warn      func(title, text, yes string, do, no func())                   // the same before something is taken away
	Popup     func(title string, content fyne.CanvasObject, buttons Buttons) // a dialog
	Overlay   func(enter, escape func(), open func() bool)                   // gives Enter and Esc to what hangs over the screen while open says so
	Menu      func(items []*fyne.MenuItem, at fyne.Position)                 // a context menu, on the canvas
	Headline  func(parts ...fyne.CanvasObject) fyne.CanvasObject             // a screen's heading, with the button of the detail pane
	FromField func(fyne.Shortcut) bool                                       // a shortcut that a text field has no use for
	Shortcut  func(fyne.Shortcut)                                            // a shortcut that is the window's
	SaveTo    func(title, name string, then func(path string))               // asks for a folder and a name
	Export    func(title, name string, write func(path string) error)        // asks for them and writes there
	Print     func(title string, write func(path string) error)              // makes a PDF and hands it to the printer
	Told      func()                                                         // what is selected or counted has changed
	OpenAnnex func(annex ledger.ID)                                          // shows the table of an annex
	Visit     func(t *ledger.Task, column string)                            // shows a row in the table of its annex
	History   func(task ledger.ID)                                           // shows the changes of a row
}

// Buttons makes a dialog's buttons, left to right: Esc presses the first, Enter does what enter is.
type Buttons func(hide func()) (row []fyne.CanvasObject, enter func())

// Ledger is the snapshot of the ledger that is open.
func (d *Desk) Ledger() *ledger.Ledger { return d.Book().Ledger() }

// Do makes one verb in the queue's turn and tells what was done or why not; then, if not nil, is called where it changed
// something in the ledger that is still open.
func (d *Desk) Do(verb func(book *app.App) (app.Done, error), then func(app.Done)) {
	book := d.Book()
	var done app.Done
	d.Run(func() (err error) { done, err = verb(book); return err }, func(err error) {
		switch {
		case book != d.Book():
		case err != nil:
			d.Say(app.Explain(err).Sentence())
		case done.Changed():
			d.SayDone(done)
			if then != nil {
				then(done)
			}
		}
	})
}

// SayDone says what a verb did.
func (d *Desk) SayDone(done app.Done) { d.Say("已" + done.Step.Name + "，Ctrl+Z 撤销") }
