package text

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"

	"dubanben/internal/table"
)

// WriteCSV writes a table as comma separated values that Excel and WPS open by a double click: UTF-8 with a byte order
// mark and CRLF. Covered cells are empty. A cell that a spreadsheet would take for a formula (it begins with = + - @ or a
// TAB, half or full width) gets an apostrophe in front, as OWASP advises: a formula in ="…" breaks above 255 characters.
// Read takes the apostrophe away again.
func WriteCSV(w io.Writer, t table.Table) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	line := make([]string, len(t.Columns))
	for _, r := range t.Rows {
		line = line[:0]
		for _, c := range r {
			text := c.Text
			if c.Covered {
				text = ""
			}
			line = append(line, guard(text))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

const apostrophe = "'"

func guard(s string) string {
	if formula(s) {
		return apostrophe + s
	}
	return s
}

// unguard is the inverse of guard.
func unguard(s string) string {
	if t, ok := strings.CutPrefix(s, apostrophe); ok && formula(t) {
		return t
	}
	return s
}

// formula tells whether a spreadsheet could compute the text; guards in front of it are looked through, so that guarding
// twice can be undone. A lone dash stands for an empty place and is none.
func formula(s string) bool {
	t := strings.TrimLeft(s, apostrophe)
	if utf8.RuneCountInString(t) < 2 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t)
	return strings.ContainsRune("=+-@\t＝＋－＠", r)
}
