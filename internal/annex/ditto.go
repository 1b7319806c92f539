package annex

import (
	"regexp"

	"dubanben/internal/ledger"
)

var dittoText = regexp.MustCompile(`^[（(]?(同上|[〃″〞"]{1,2})[）)]?$`)

// saysSame tells whether a cell says that its value is the one above.
func saysSame(f ledger.Field, text string) bool {
	if len(text) > 20 { // longer than the words with spaces between
		return false
	}
	switch f {
	case ledger.FieldLeader, ledger.FieldLead, ledger.FieldRelated, ledger.FieldDeadline:
		return dittoText.MatchString(ledger.Squeeze(text))
	}
	return false
}
