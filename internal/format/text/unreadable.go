package text

import (
	"bytes"
	"fmt"
)

// Reason says why a file was refused.
type Reason string

// The reasons.
const (
	Empty    Reason = "empty"     // nothing but white space
	Binary   Reason = "binary"    // not plain text; Kind says what it seems to be
	NoTable  Reason = "no-table"  // text without any table
	TooLarge Reason = "too-large" // more than MaxBytes or MaxCells
)

// Reasons lists every reason.
func Reasons() []Reason { return []Reason{Empty, Binary, NoTable, TooLarge} }

// Kind is what a file that is no plain text seems to be by its first bytes.
type Kind string

// The kinds that offices send; UnknownKind is anything else.
const (
	PlainText   Kind = ""
	UnknownKind Kind = "unknown"
	Zip         Kind = "zip"
	Xlsx        Kind = "xlsx"
	Docx        Kind = "docx"
	Xls         Kind = "xls"
	Doc         Kind = "doc"
	Ole         Kind = "ole"       // an old Office file of another sort
	Locked      Kind = "encrypted" // an Office file with a password
	PDF         Kind = "pdf"
	Picture     Kind = "picture" // PNG, JPEG, GIF, BMP, TIFF
	HTML        Kind = "html"
	RTF         Kind = "rtf"
	XML         Kind = "xml" // as Office 2003 saved tables and texts
	Ppt         Kind = "ppt"
	Pptx        Kind = "pptx"
	Ofd         Kind = "ofd"
	Ods         Kind = "ods" // or another OpenDocument file
)

// Unreadable is a file that holds no table this package can read.
type Unreadable struct {
	Reason Reason
	Kind   Kind // of a Binary file
}

// Error is for logs; people read app.Explain.
func (u *Unreadable) Error() string { return fmt.Sprintf("text: %s %s", u.Reason, u.Kind) }

// Sniff names the kind of file by its bytes; PlainText where they look like text.
func Sniff(data []byte) Kind {
	starts := func(magic string) bool { return bytes.HasPrefix(data, []byte(magic)) }
	switch {
	case starts("PK\x03\x04"), starts("PK\x05\x06"):
		return sniffZip(data)
	case starts("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return sniffOle(data)
	case starts("%PDF-"):
		return PDF
	case starts("\x89PNG"), starts("\xff\xd8\xff"), starts("GIF8"), starts("II*\x00"), starts("MM\x00*"), starts("BM") && bytes.IndexByte(data[:min(len(data), 32)], 0) >= 0:
		return Picture
	case starts(`{\rtf`):
		return RTF
	}
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<table", "<head", "<body", "<meta", "mime-version:"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return HTML // a web page, which some programs save under the name .xls
		}
	}
	if bytes.HasPrefix(head, []byte("<?xml")) {
		if bytes.Contains(head, []byte("<html")) {
			return HTML
		}
		return XML
	}
	return PlainText
}
