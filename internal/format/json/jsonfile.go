// Package jsonfile reads the program's own .json files: the array of tasks that the list prints and an annex is exported as,
// and the file of a whole ledger. It gives each annex back as a sheet, as if it came out of a workbook, or the ledger thing by
// thing.
package jsonfile

import (
	"bytes"
	"context"

	"dubanben/internal/table"
)

// The limits of one file; beyond them it is refused. An annex of a whole province has some 20,000 cells.
const (
	MaxBytes   = 64 << 20
	MaxRows    = 50_000
	MaxColumns = 256
	MaxDepth   = 32 // the files of this program have 5
)

// Is tells by its beginning whether a file is JSON of objects: as plain text would hardly begin.
func Is(data []byte) bool {
	s := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], byteOrderMark()), " \t\r\n")
	if len(s) == 0 {
		return false
	}
	next := bytes.TrimLeft(s[1:], " \t\r\n")
	switch {
	case len(next) == 0:
		return false
	case s[0] == '[':
		return next[0] == '{' || next[0] == ']'
	}
	return s[0] == '{' && (next[0] == '"' || next[0] == '}')
}

func byteOrderMark() []byte { return []byte("\ufeff") }

// Read reads one table for each annex, in the order of the file; above the header stand label, title and date, below the rows
// the note. Cells are as full as they are in the file: what is blank is none, which Own says. What cannot be read gives
// *Unreadable; a cancelled context its own error. The context is asked with every 32 KB of the file.
func Read(ctx context.Context, name string, data []byte) (table.Source, error) {
	src := table.Source{Name: name, Own: true}
	f, err := parse(ctx, data)
	if err != nil {
		return table.Source{Name: name}, err
	}
	src.Whole = f.whole
	for _, g := range f.groups() {
		s := newSheet(g)
		if len(s.columns) > MaxColumns {
			return table.Source{Name: name}, &Unreadable{Reason: TooManyColumns}
		}
		src.Blocks = append(src.Blocks, s.block())
	}
	return src, nil
}
