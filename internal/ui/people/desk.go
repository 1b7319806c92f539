// Package people is where a person keeps the units and the leaders: the register of all units, the page of one with its
// verbs (rename, merge, split off, delete), the tasks by leader, a leader's page and his succession.
package people

import (
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
)

// Desk is what these screens have of the window; all of it is set.
type Desk struct {
	*sheet.Desk
	Quarter  func() ledger.Quarter                 // that is looked at
	OpenRows func(title string, tasks []ledger.ID) // a table of just these rows
	OpenUnit func(unit ledger.ID)                  // the tasks of a unit
}

// offered is the day that a dialog offers.
func (d *Desk) offered() string { return d.OfferedDay(d.Quarter()) }

// today is the day as the ledger writes days.
func (d *Desk) today() string { return d.Now().Format("2006-01-02") }

// line is a field of one line from which Enter and Esc reach the dialog.
func (d *Desk) line(text, hint string) *look.Field { return look.NewField(d.Look, text, hint, 1) }
