package app

import (
	"io"
	"path/filepath"
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/format/docx"
	"dubanben/internal/format/xlsx"
	"dubanben/internal/paper"
)

// List is rows as they stand on a screen, to be printed and exported.
type List = paper.List

// ListRow is a row of a list, or a band.
type ListRow = paper.ListRow

// ListCell is a place of such a row.
type ListCell = paper.ListCell

// ExportList writes a list on landscape pages; the ending says how: .pdf, .docx or .xlsx.
func (a *App) ExportList(x List, path string) error {
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		if a.isLedger(path) {
			return &SaveError{Path: path, Reason: SaveOwnLedger}
		}
		return save(path, func(w io.Writer) error {
			return xlsx.Write(w, xlsx.Sheet{Name: x.Title, Title: x.Title, Date: x.Under, Landscape: true, Created: a.options.Now(), Table: x.Table()})
		})
	}
	return a.exportPages(path, func() (doc.Document, error) { return paper.Listing(x), nil })
}

// exportPages writes a document; the ending says how: .pdf or .docx.
func (a *App) exportPages(path string, build func() (doc.Document, error)) error {
	if a.isLedger(path) {
		return &SaveError{Path: path, Reason: SaveOwnLedger}
	}
	kind := strings.ToLower(filepath.Ext(path))
	if kind != ".docx" && kind != ".pdf" {
		return &SaveError{Path: path, Reason: SaveFormat}
	}
	d, err := build()
	if err != nil {
		return err
	}
	return save(path, func(w io.Writer) error {
		if kind == ".docx" {
			return docx.Write(w, d, docx.Info{Created: a.options.Now()})
		}
		return a.printed(w, d)
	})
}
