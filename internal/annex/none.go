package annex

import (
	"regexp"

	"dubanben/internal/ledger"
)

// NoneMark stands in the flat form where a blank cell would be filled from above although the value is truly none.
const NoneMark = "——"

var (
	dashes   = regexp.MustCompile(`^[-－—–―─]{1,4}$`)
	noneText = regexp.MustCompile(`^([/／\\]|无)$`)
)

// SaysNone tells whether a cell, read or typed, says that it is empty on purpose: ——, and in names also / and 无. Only fields
// that are filled down need that said.
func SaysNone(f ledger.Field, text string) bool {
	if len(text) > 20 { // longer than four dashes with spaces between
		return false
	}
	s := ledger.Squeeze(text)
	switch f {
	case ledger.FieldNo, ledger.FieldMatter:
		return dashes.MatchString(s)
	case ledger.FieldLeader, ledger.FieldLead, ledger.FieldRelated, ledger.FieldPersons:
		return dashes.MatchString(s) || noneText.MatchString(s)
	}
	return dashes.MatchString(s) && grouping(f)
}
