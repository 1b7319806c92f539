package xlsx

import (
	"context"
	"errors"
	"slices"

	"dubanben/internal/table"
)

// The limits of one file to read; beyond them it is refused. An annex of a whole province has some 20,000 cells.
const (
	MaxBytes      = 64 << 20
	MaxReadRows   = 200_000 // from the first row with text to the last
	MaxReadCols   = 256
	MaxReadCells  = 1_000_000 // of all sheets, blank ones between others too
	MaxReadMerges = 100_000   // of one sheet

	maxEntries  = 10_000    // in the archive, and relationships of one part
	maxUnpacked = 256 << 20 // bytes of XML
	maxTexts    = 64 << 20  // bytes of text in all cells; one shared string counts wherever it stands
	maxStrings  = 1_000_000 // shared ones
	maxStyles   = 100_000   // programs write 65,490 at most
	maxFormats  = 10_000
	maxCode     = 1024 // bytes of a format's code; 255 characters are allowed
	maxNotes    = 10_000
)

// Read reads a workbook as a person sees it: every sheet that is not blank is a table, the hidden ones after the others.
// It begins at the first row and column with text, which the block's Ref names, and ends at the last; hidden rows and
// columns are in it. Numbers and dates are the texts that their formats make of them, formulas their last values. What
// cannot be read gives *Unreadable; a cancelled context its own error.
func Read(ctx context.Context, name string, data []byte) (table.Source, error) {
	src := table.Source{Name: name}
	a, err := openArchive(ctx, data)
	if err != nil {
		return src, err
	}
	w, err := openWorkbook(a)
	if err != nil {
		return src, err
	}
	for _, s := range w.sheets {
		block, err := w.sheet(s)
		if s.hidden && len(src.Blocks) > 0 && tooMuch(err) { // what nobody sees need not fit
			w.note(table.Note{Ref: table.Ref{Sheet: s.name}, Kind: table.HiddenSheet})
			continue
		}
		if err != nil {
			return table.Source{Name: name}, err
		}
		if block.Table != nil {
			src.Blocks = append(src.Blocks, block)
		}
	}
	if len(src.Blocks) == 0 {
		return src, &Unreadable{Reason: NoCells}
	}
	src.Notes = w.notes
	src.Own, err = a.own()
	return src, err
}

// tooMuch tells whether a sheet was refused only for its size.
func tooMuch(err error) bool {
	var u *Unreadable
	return errors.As(err, &u) && slices.Contains([]Reason{TooManyRows, TooManyColumns, TooManyCells, TooManyMerges}, u.Reason)
}
