package docx

import "fmt"

// Fault says what of a document Word cannot open.
type Fault string

// The faults.
const (
	Ragged  Fault = "ragged"   // a row has more or fewer cells than its table has columns
	TooWide Fault = "too-wide" // a table has more than 63 columns
	TooLong Fault = "too-long" // a table has more than 32,767 rows
)

// Faults lists every fault.
func Faults() []Fault { return []Fault{Ragged, TooWide, TooLong} }

// The bounds of a table in Word.
const (
	maxWordColumns = 63
	maxWordRows    = 32767
)

// Unwritable is a table that cannot be written.
type Unwritable struct {
	Fault Fault
	Row   int // of the table, from 1; 0 where it is the table as a whole
}

// Error is for logs; people read app.Explain.
func (u *Unwritable) Error() string { return fmt.Sprintf("docx: table %s, row %d", u.Fault, u.Row) }
