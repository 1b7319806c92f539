// Package annex turns tables into the ledger and back: it finds the header of a circulated annex, maps its columns, fills
// down what paper merges, joins names that a narrow column split, tells persons from units, asks what it cannot decide,
// merges the result into a ledger, and prints an annex of the ledger in the form in which it circulates.
package annex

import (
	"cmp"
	"fmt"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Reading is what was understood of one source.
type Reading struct {
	Annexes []Found
	Sheets  []Sheet   // the tables as they are, with what each row was taken for
	Left    []LeftOut // every text that is nowhere in the annexes, and why
	Whole   string    // the name of the file where it has a whole ledger, of which only the rows are here; "" for any other

	source  *finder // the source in parts, to understand it again with other answers; nil where none was read
	known   Known
	answers map[ledger.ID]string
	asked   map[ledger.ID]Doubt // of all times that it was understood
}

// Found is one annex in a source. Nothing in it depends on a ledger.
type Found struct {
	Label   string // as printed, "附件1"; "" where there is none
	No      string // "1"
	Title   string // lines joined by "\n"
	Year    int    // from the title or the date; 0 unknown
	Kind    ledger.AnnexKind
	Columns []ledger.Column // target columns are of year 0 where the year is unknown
	Rows    []Row
	Doubts  []Doubt
	Date    string
	Note    string

	Sheet     int       // index into Reading.Sheets of the table that it begins in
	Header    int       // row of that table where the header begins
	Depth     int       // how many rows the header takes
	Signature string    // of the header, for Choices
	Meanings  []Meaning // of every column of the source

	unnamed bool // the title is the sheet's name only, none is printed
	placed  bool // this program wrote the source and no title is printed: the label says which annex it is, not what that prints
	allLead bool // every unit of the one unit column leads: a person said so
	kindSet bool // a person said which kind it is
}

// Row is one task as the source has it, filled down.
type Row struct {
	Ref      table.Ref
	No       string
	Sub      string
	Section  string
	Matter   string
	Text     string
	Leader   string
	Lead     []Name
	Related  []Name
	Deadline string
	Progress string
	Targets  map[ledger.Quarter]string
	Extra    map[string]string

	counted  string                // the number by counting on, whatever a person said
	group    int                   // rows of one matter share it
	inferred map[ledger.Field]bool // filled by a rule about blank cells, not by a printed or merged cell
	damaged  bool                  // the source lacks cells of this row
}

// Name is a unit as a cell spells it, and the person under it.
type Name struct {
	Spelling string
	Person   string
}

// Doubt is a doubt of the reading with the row and field it is about; Merge fills in the ids of annex and task.
type Doubt struct {
	ledger.Doubt
	Row   int // index into Found.Rows; -1 where it is about no row
	Field ledger.Field
	Ref   table.Ref // of the cell
	Words string    // what stands in the cell

	units [2]string // of a unit doubt: the spelling in question and the one it resembles
}

// Name is the number by which a person knows the row, "23" or "1.3".
func (r Row) Name() string {
	if r.Sub != "" {
		return r.No + "." + r.Sub
	}
	return r.No
}

// Name is the label, or the title in one line where there is none; 附件 where both lack.
func (f *Found) Name() string {
	return cmp.Or(f.Label, strings.ReplaceAll(f.Title, "\n", ""), "附件")
}

// has reports whether the source has a column for the field.
func (f *Found) has(field ledger.Field) bool {
	for _, c := range f.Columns {
		if c.Field == field {
			return true
		}
	}
	return false
}

// Reason says why a source gave no annex.
type Reason string

// The reasons.
const (
	NoTable  Reason = "no-table"  // nothing but paragraphs
	NoHeader Reason = "no-header" // no row of any table is a header this package knows
	NoRows   Reason = "no-rows"   // headers without a row below
	NoYear   Reason = "no-year"   // neither the title nor the caller gave a year
	BadYear  Reason = "bad-year"  // the year is none of our time
)

// Reasons lists every reason.
func Reasons() []Reason { return []Reason{NoTable, NoHeader, NoRows, NoYear, BadYear} }

// Unknown is a source that could not be understood as an annex.
type Unknown struct {
	Reason  Reason
	Source  string
	Annex   string   // name of the annex, for NoYear
	Year    int      // the year that was refused, for BadYear
	Headers []string // the fullest row that was looked at, for NoHeader
}

// Error is for logs; people read app.Explain.
func (u *Unknown) Error() string {
	return fmt.Sprintf("annex: %s source=%q annex=%q year=%d headers=%q", u.Reason, u.Source, u.Annex, u.Year, u.Headers)
}
