package desk

import (
	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// Screen is one way to look at the ledger. A screen that embeds a *sheet.Sheet has Table, Task and Show from it.
type Screen interface {
	Content() fyne.CanvasObject
	Refresh()                           // the ledger changed
	Task() *ledger.Task                 // the row that the detail pane tells of; nil for none
	Show(task ledger.ID, column string) // puts the cursor there, where the screen has it
	Table() *grid.Grid                  // the table that keys go to; nil for none
	Summary() string                    // what the status bar counts
	Name() string                       // under which the window remembers how it is looked at
	Detailed() bool                     // whether the detail pane is open until the person chooses
}

// Listed is a screen whose table shows the rows of what is picked from a list beside it, whatever annex they are from.
type Listed interface {
	Screen
	Picked() ledger.ID       // part of the place that the window remembers
	Pick(id ledger.ID) bool  // false where it is not on the list
	Stops() []fyne.Focusable // what F6 leads through before the table
}
