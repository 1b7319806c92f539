// Package xlsx writes tables as .xlsx workbooks in the form in which offices circulate them, and reads workbooks.
// It is the only package that knows excelize.
//
// Reading does without it: the library passes over damaged XML and loses rows, and what it makes of a hostile file cannot
// be bounded. The parts are read as streams by a scanner that takes nothing but well-formed XML.
//
// Pages are planned here and not left to the spreadsheet program, which prints the text of a merged cell only once, in
// the middle of its range, leaves borders open where a page ends, and never sizes a row by its merged cells.
package xlsx

import (
	"fmt"
	"io"
	"slices"
	"time"
	"unicode/utf8"

	"dubanben/internal/table"
)

// Sheet is one circulated table: what stands above it, the table, what stands below it, and the paper.
type Sheet struct {
	Name      string // of the worksheet; made legal where it is not
	Label     string // 附件1; empty = no such row
	Title     string // lines parted by "\n"; one long line is broken into two balanced ones
	Date      string // below the title; empty = no such row
	Note      string // below the table, a row for each line
	Landscape bool
	Created   time.Time // for the file's properties; zero = leave out
	Table     table.Table
}

// Kind says what of a sheet cannot be written.
type Kind int

// The kinds of Error.
const (
	Ragged  Kind = iota + 1 // a row has more or fewer cells than the table has columns
	TooLong                 // a text has more than MaxText characters
	TooBig                  // more rows or columns than a worksheet has
)

// The bounds of a worksheet.
const (
	MaxText = 32767 // UTF-16 units in a cell
	MaxRows = 1048576
	MaxCols = 16384
)

// Error says why a sheet was not written. Row and Col are 1-based places in the table, 0 where it is none of its cells.
type Error struct {
	Kind     Kind
	Row, Col int
}

// Error implements error, for logs; what a person reads is made from the fields.
func (e *Error) Error() string {
	what := "too many rows or columns"
	switch e.Kind {
	case Ragged:
		what = "row is not as long as the columns"
	case TooLong:
		what = "text is too long for a cell"
	}
	return fmt.Sprintf("xlsx: row %d, column %d: %s", e.Row, e.Col, what)
}

// Write writes the sheet as a workbook with one worksheet. The same sheet gives the same bytes.
func Write(w io.Writer, s Sheet) error {
	t, err := checked(s)
	if err != nil {
		return err
	}
	p := newPlan(s, t)
	b, err := newBook(p, s)
	if err != nil {
		return err
	}
	defer b.close()
	if err := b.write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// checked returns the table with clean texts, or says why it cannot be a worksheet. It shares the rows that are clean
// already, but never the header's.
func checked(s Sheet) (*table.Table, error) {
	t := s.Table
	t.Header = min(max(t.Header, 0), len(t.Rows))
	above := 3 // label, title, date
	if len(t.Rows)+above+len(paragraphs(s.Note))+1 > MaxRows || len(t.Columns) > MaxCols {
		return nil, &Error{Kind: TooBig}
	}
	for _, text := range []string{s.Label, s.Title, s.Date, s.Note} {
		if tooLong(text) {
			return nil, &Error{Kind: TooLong}
		}
	}
	t.Rows = make([][]table.Cell, len(s.Table.Rows))
	for r, row := range s.Table.Rows {
		if len(row) != len(t.Columns) {
			return nil, &Error{Kind: Ragged, Row: r + 1}
		}
		own := r < t.Header // the header is broken into lines later on
		if own {
			row = slices.Clone(row)
		}
		for c := range row {
			text := clean(row[c].Text)
			if tooLong(text) {
				return nil, &Error{Kind: TooLong, Row: r + 1, Col: c + 1}
			}
			if text != row[c].Text {
				if !own {
					row, own = slices.Clone(row), true
				}
				row[c].Text = text
			}
		}
		t.Rows[r] = row
	}
	return &t, nil
}

// tooLong reports whether the text has more UTF-16 units than a cell takes; the library would cut it silently.
func tooLong(s string) bool {
	return len(s) > MaxText && units16(s) > MaxText
}

// legal reports whether XML 1.0 can hold the rune; a carriage return can, but does not survive reading.
func legal(r rune) bool {
	return r >= 0x20 && r != 0xFFFE && r != 0xFFFF || r == '\n' || r == '\t'
}

// clean makes the text one that comes back from the file as it went in.
func clean(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		// EF BF begins what stands for damage, U+FFFE and U+FFFF.
		if c < 0x20 && c != '\n' && c != '\t' || c == 0xBF && i > 0 && s[i-1] == 0xEF {
			return cleaned(s)
		}
	}
	if !utf8.ValidString(s) {
		return cleaned(s)
	}
	return s
}
