package units

import (
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// Desk is what the screen has of the window.
type Desk struct {
	*sheet.Desk
	Quarter     func() ledger.Quarter // that is looked at
	OpenQuarter func(unit ledger.ID)  // the unit's answers of the quarter
	UnitPage    func(unit ledger.ID)  // what is said of the unit
}
