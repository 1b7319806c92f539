package docx

import "fmt"

// Reason says why a file was refused.
type Reason string

// The reasons.
const (
	NotZip         Reason = "not-zip"          // no zip file at all: an old .doc, a web page, a picture
	Encrypted      Reason = "encrypted"        // asks for a password
	NoDocument     Reason = "no-document"      // a zip of another kind, as a workbook is
	Damaged        Reason = "damaged"          // cut off, or not what its format says
	Doctype        Reason = "doctype"          // a part declares entities, which no office program writes
	TooLarge       Reason = "too-large"        // more bytes, marks or text than a table of an office has
	TooDeep        Reason = "too-deep"         // marks within marks within marks
	TooManyRows    Reason = "too-many-rows"    // more than MaxRows or MaxCells
	TooManyColumns Reason = "too-many-columns" // more than MaxColumns
)

// Reasons lists every reason.
func Reasons() []Reason {
	return []Reason{NotZip, Encrypted, NoDocument, Damaged, Doctype, TooLarge, TooDeep, TooManyRows, TooManyColumns}
}

// The bounds of what is read.
const (
	MaxRows    = 200_000   // of all tables
	MaxColumns = 256       // of one table; Word itself ends at 63
	MaxCells   = 1_000_000 // of all tables, the empty places of their grids too
)

// Unreadable is a file that this package refuses to read.
type Unreadable struct {
	Reason Reason
	Part   string // of the zip file; empty where it is the file as a whole
	Err    error  // what the library said; may be nil
}

// Error is for logs; people read app.Explain.
func (u *Unreadable) Error() string {
	if u.Err != nil {
		return fmt.Sprintf("docx: %s %s: %v", u.Reason, u.Part, u.Err)
	}
	return fmt.Sprintf("docx: %s %s", u.Reason, u.Part)
}

// Unwrap gives what the library said.
func (u *Unreadable) Unwrap() error { return u.Err }
