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
	for _, tag := range []string{"<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<?xml", "mime-version:"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return HTML // a web page, which some programs save under the name .xls
		}
	}
	return PlainText
}

func sniffZip(data []byte) Kind {
	switch {
	case bytes.Contains(data, []byte("xl/w")):
		return Xlsx
	case bytes.Contains(data, []byte("word/")):
		return Docx
	}
	return Zip
}

// sniffOle looks for the names of streams, which old Office files write in UTF-16.
func sniffOle(data []byte) Kind {
	wide := func(s string) []byte {
		var b []byte
		for i := range len(s) {
			b = append(b, s[i], 0)
		}
		return b
	}
	switch {
	case bytes.Contains(data, wide("EncryptedPackage")):
		return Locked
	case bytes.Contains(data, wide("WordDocument")):
		return Doc
	case bytes.Contains(data, wide("Workbook")), bytes.Contains(data, wide("Book")):
		return Xls
	}
	return Ole
}
