package text

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dubanben/internal/table"
)

// Sheet is a table with what an import must know of it beside the rows.
type Sheet struct {
	Year  int    // 0 = no such line
	Label string // 附件1; lines that are empty are left out
	Title string
	Date  string
	Note  string // below the table
	Table table.Table
}

// WriteCSV writes a sheet as comma separated values that Excel and WPS open by a double click: UTF-8 with a byte order
// mark and CRLF. Label, title, date and year stand in lines of one cell above the table, the note below it, as Read finds
// them again. Covered cells are empty. A cell that a spreadsheet would take for a formula (it begins with = + - @ or a
// TAB, half or full width) gets an apostrophe in front, as OWASP advises: a formula in ="…" breaks above 255 characters.
// Read takes the apostrophe away again.
func WriteCSV(w io.Writer, s Sheet) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	year := ""
	if s.Year > 0 {
		year = fmt.Sprintf("%s：%d年", yearName, s.Year)
	}
	err := writeLines(out, s.Label, s.Title, s.Date, year)
	line := make([]string, len(s.Table.Columns))
	for _, r := range s.Table.Rows {
		line = line[:0]
		for _, c := range r {
			text := c.Text
			if c.Covered {
				text = ""
			}
			line = append(line, guard(text))
		}
		err = errors.Join(err, out.Write(line))
	}
	err = errors.Join(err, writeLines(out, s.Note))
	out.Flush()
	return errors.Join(err, out.Error())
}

// writeLines writes each line of the texts as a cell alone.
func writeLines(out *csv.Writer, texts ...string) error {
	for _, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			if line = clean(line); line == "" {
				continue
			}
			if err := out.Write([]string{guard(line)}); err != nil {
				return err
			}
		}
	}
	return nil
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
