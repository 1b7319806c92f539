package desk

import (
	"time"

	"dubanben/internal/ledger"
)

// OfferedDay is the day that a dialog offers: today while the quarter's year lasts, else the quarter's last day, for in an old
// year's ledger nothing happened today.
func (d *Desk) OfferedDay(q ledger.Quarter) string {
	today := d.Now()
	if q.Year() == 0 || today.Year() == q.Year() {
		return today.Format(time.DateOnly)
	}
	return q.LastDay()
}
