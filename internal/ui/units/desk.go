package units

import (
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// Desk is what the screen has of the window.
type Desk struct {
	*sheet.Desk
	Quarter     func() ledger.Quarter // that is looked at
	OpenQuarter func(unit ledger.ID)  // the unit's answers of the quarter; nil where they cannot be shown
	UnitPage    func(unit ledger.ID)  // what is said of the unit; nil where it cannot be shown
}

// New makes the screen for a window that knows no quarters: the present one is taken.
func New(d *sheet.Desk, busy *Busy) *Screen {
	return At(&Desk{Desk: d, Quarter: func() ledger.Quarter {
		q := judge.QuarterOf(d.Now().Format("2006-01-02"))
		return ledger.MakeQuarter(d.Year(), q.Number())
	}}, busy)
}
