// Package seeds holds the annexes of 2020 as they were circulated and the units of the district, from which the sample
// ledger is imported at first start.
package seeds

import _ "embed"

// Annexes2020 is the text of 附件1 and 附件2 of 2020, in UTF-8.
//
//go:embed 2020-annexes.txt
var Annexes2020 string

// Units lists the known units, one a line: name | other spellings | kind | members. annex.ParseKnown reads it.
//
//go:embed units.txt
var Units string
