package annex

import "dubanben/internal/ledger"

// LeadCell reads a lead cell as a person typed it, units with the persons under them, the way a file's is read: what the
// ledger and the list know is a unit, a short name after a surname is a person.
func LeadCell(l *ledger.Ledger, known Known, cell string) []Name {
	cell = ledger.Clean(cell)
	if SaysNone(ledger.FieldLead, cell) {
		return nil
	}
	n := &namer{known: known.With(l), whole: map[string]bool{}}
	return n.names(cell, surnamedOnly)
}
