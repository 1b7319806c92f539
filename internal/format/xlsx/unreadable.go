package xlsx

import (
	"fmt"
	"strings"

	"dubanben/internal/table"
)

// Reason says why a file was refused.
type Reason string

// The reasons.
const (
	NotZip         Reason = "not-zip"          // FileKind says what it is instead
	Encrypted      Reason = "encrypted"        // opens with a password only
	NoWorkbook     Reason = "no-workbook"      // FileKind says what it is instead
	NoCells        Reason = "no-cells"         // a workbook without anything in it
	Damaged        Reason = "damaged"          // Part and Ref say where, as far as is known
	BadIndex       Reason = "bad-index"        // a cell names a shared string that the file does not have
	Doctype        Reason = "doctype"          // a part declares entities, which no spreadsheet program writes
	BadEncoding    Reason = "bad-encoding"     // a part is neither UTF-8 nor UTF-16
	TooDeep        Reason = "too-deep"         // elements nested deeper than Limit
	TooLarge       Reason = "too-large"        // the file, what it unpacks to, its entries or its texts
	TooManyRows    Reason = "too-many-rows"    // more than Limit
	TooManyColumns Reason = "too-many-columns" // more than Limit
	TooManyCells   Reason = "too-many-cells"   // more than Limit
	TooManyMerges  Reason = "too-many-merges"  // more than Limit
	CellTooLong    Reason = "cell-too-long"    // a text has more than Limit characters
)

// Reasons lists every reason.
func Reasons() []Reason {
	return []Reason{
		NotZip, Encrypted, NoWorkbook, NoCells, Damaged, BadIndex, Doctype, BadEncoding,
		TooDeep, TooLarge, TooManyRows, TooManyColumns, TooManyCells, TooManyMerges, CellTooLong,
	}
}

// Unreadable is a file that Read refuses.
type Unreadable struct {
	Reason   Reason
	FileKind FileKind  // of NotZip and NoWorkbook
	Part     string    // the file in the archive that it is about; empty where it is the archive
	Ref      table.Ref // as far as it is known
	Limit    int       // what was exceeded; 0 where no number is meant
	cause    error
}

// Error is for logs; people read app.Explain.
func (u *Unreadable) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "xlsx: %s", u.Reason)
	if u.FileKind != "" {
		fmt.Fprintf(&b, " (%s)", u.FileKind)
	}
	if u.Part != "" {
		fmt.Fprintf(&b, " in %s", u.Part)
	}
	if u.Ref.Row > 0 {
		fmt.Fprintf(&b, " at %s%d", columnName(u.Ref.Col), u.Ref.Row)
	}
	if u.Limit > 0 {
		fmt.Fprintf(&b, ", limit %d", u.Limit)
	}
	if u.cause != nil {
		fmt.Fprintf(&b, ": %v", u.cause)
	}
	return b.String()
}

// Unwrap gives the cause that a library named.
func (u *Unreadable) Unwrap() error { return u.cause }

// FileKind is what a file that is no workbook of this format seems to be.
type FileKind string

// The kinds that offices send; UnknownFile is anything else.
const (
	UnknownFile FileKind = "unknown"
	ZipFile     FileKind = "zip"
	DocxFile    FileKind = "docx"
	PptxFile    FileKind = "pptx"
	XlsbFile    FileKind = "xlsb"
	OdsFile     FileKind = "ods" // or another OpenDocument file
	JarFile     FileKind = "jar"
	OfdFile     FileKind = "ofd"
	XlsFile     FileKind = "xls"
	DocFile     FileKind = "doc"
	OleFile     FileKind = "ole" // an old Office file of another sort
	HTMLFile    FileKind = "html"
	XMLFile     FileKind = "xml" // as Excel 2003 saved tables
	PDFFile     FileKind = "pdf"
	TextFile    FileKind = "text"
	EmptyFile   FileKind = "empty"
)

// FileKinds lists every kind.
func FileKinds() []FileKind {
	return []FileKind{
		UnknownFile, ZipFile, DocxFile, PptxFile, XlsbFile, OdsFile, JarFile, OfdFile, XlsFile, DocFile, OleFile, HTMLFile,
		XMLFile, PDFFile, TextFile, EmptyFile,
	}
}
