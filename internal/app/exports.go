package app

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"dubanben/internal/annex"
	"dubanben/internal/format/docx"
	"dubanben/internal/format/text"
	"dubanben/internal/format/xlsx"
	"dubanben/internal/ledger"
	"dubanben/internal/paper"
	"dubanben/internal/view"
)

// Export writes an annex to a file, whole or not at all; the ending says how: .xlsx, .docx and .pdf in the circulated form,
// .csv with every row in full, .json as the list shows it.
func (a *App) Export(id ledger.ID, path string) error {
	l := a.Ledger()
	x := l.Annex(id)
	if x == nil {
		return &ledger.Problem{Kind: ledger.NoSuchAnnex}
	}
	if a.isLedger(path) {
		return &SaveError{Path: path, Reason: SaveOwnLedger}
	}
	var write func(io.Writer) error
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		write = func(w io.Writer) error { return a.writeXLSX(w, l, x) }
	case ".docx":
		write = func(w io.Writer) error {
			return docx.Write(w, paper.Annex(x, annex.Circulated(l, x)), docx.Info{Created: a.options.Now()})
		}
	case ".pdf":
		write = func(w io.Writer) error { return a.writePDF(w, l, x) }
	case ".csv":
		write = func(w io.Writer) error { return a.writeCSV(w, l, x) }
	case ".json":
		write = func(w io.Writer) error { return WriteJSONList(w, view.Rows(l, l.TasksOf(x.ID))) }
	default:
		return &SaveError{Path: path, Reason: SaveFormat}
	}
	return save(path, write)
}

// ExportAll writes the whole ledger to a file, whole or not at all; the ending says how: .xlsx as a workbook of plain rows to
// sort, filter and count, .json as everything that the ledger keeps, its history included.
func (a *App) ExportAll(path string) error {
	if a.isLedger(path) {
		return &SaveError{Path: path, Reason: SaveOwnLedger}
	}
	kind := strings.ToLower(filepath.Ext(path))
	if kind != ".xlsx" && kind != ".json" {
		return &SaveError{Path: path, Reason: SaveFormat}
	}
	l := a.Ledger()
	history, err := a.History(Want{})
	if err != nil {
		return err
	}
	return save(path, func(w io.Writer) error {
		if kind == ".json" {
			return writeWhole(w, l, history)
		}
		return xlsx.WriteFlat(w, workbook(l, history), a.options.Now())
	})
}

// Columns are the columns that show everything an annex has, as its circulated form prints them.
func Columns(l *ledger.Ledger, x *ledger.Annex) []ledger.Column { return annex.Columns(l, x) }

// isLedger tells whether a target is one of the ledger's own files.
func (a *App) isLedger(path string) bool {
	for _, suffix := range []string{"", "-wal", "-shm", ".lock"} {
		own, err1 := os.Stat(a.Path() + suffix)
		to, err2 := os.Stat(path)
		if err1 == nil && err2 == nil && os.SameFile(own, to) {
			return true
		}
	}
	return false
}

func (a *App) writeXLSX(w io.Writer, l *ledger.Ledger, x *ledger.Annex) error {
	t := annex.Circulated(l, x)
	return xlsx.Write(w, xlsx.Sheet{Name: x.Name(), Label: x.Label, Title: x.Title, Date: x.Date, Note: x.Note,
		Landscape: paper.Landscape(t), Created: a.options.Now(), Table: t})
}

func (a *App) writeCSV(w io.Writer, l *ledger.Ledger, x *ledger.Annex) error {
	return text.WriteCSV(w, text.Sheet{Year: x.Year, Label: x.Label, Title: x.Title, Date: x.Date, Note: x.Note, Table: annex.Flat(l, x)})
}

func (a *App) writePDF(w io.Writer, l *ledger.Ledger, x *ledger.Annex) error {
	return a.printed(w, paper.Annex(x, annex.Circulated(l, x)))
}
