package docx

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strconv"
	"time"

	"dubanben/internal/doc"
)

// Info is what a file says about itself beside the document's title.
type Info struct {
	Created time.Time // zero = leave out
}

// Write writes the document as a Word file. The same document gives the same bytes. The pages of tables are planned here, for
// Word prints the text of a merged cell once, however many pages the cell goes over: merges are cut where a page ends, and
// their texts stand on each. Errors are *Unwritable and those of w.
func Write(w io.Writer, d doc.Document, info Info) error {
	d.Blocks = d.InOrder()
	if err := check(d); err != nil {
		return err
	}
	b := &book{d: d, info: info, zip: zip.NewWriter(w)}
	b.collectLooks()
	parts := []struct {
		name  string
		write func()
	}{
		{"[Content_Types].xml", b.contentTypes},
		{"_rels/.rels", b.topRelations},
		{"docProps/core.xml", b.coreProperties},
		{"docProps/app.xml", func() { b.write(appProperties) }},
		{customPart, b.customProperties},
		{"word/_rels/document.xml.rels", b.relations},
		{"word/settings.xml", b.settings},
		{"word/fontTable.xml", b.fonts},
		{"word/styles.xml", b.styles},
		{"word/footer1.xml", func() { b.footer(true) }},
		{"word/footer2.xml", func() { b.footer(false) }},
		{"word/document.xml", b.document},
	}
	for _, p := range parts {
		if p.name == customPart && !d.Circulated {
			continue
		}
		if err := b.part(p.name, p.write); err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	if err := b.zip.Close(); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	return nil
}

// check finds what Word could not open before anything is written.
func check(d doc.Document) error {
	for _, block := range d.Blocks {
		t, ok := block.(doc.Table)
		switch {
		case !ok:
			continue
		case len(t.Columns) > maxWordColumns:
			return &Unwritable{Fault: TooWide}
		case len(t.Rows) > maxWordRows:
			return &Unwritable{Fault: TooLong}
		}
		for r, row := range t.Rows {
			if len(row) != len(t.Columns) {
				return &Unwritable{Fault: Ragged, Row: r + 1}
			}
		}
	}
	return nil
}

// book is a document while it is written, part after part.
type book struct {
	d    doc.Document
	info Info
	zip  *zip.Writer
	out  *bufio.Writer // of the part; it keeps the first error
	sets []typeSet
}

// typeSet is the type of a table's texts; each one has paragraph styles of its own.
type typeSet struct{ size, leading float64 }

func (b *book) collectLooks() {
	for _, block := range b.d.Blocks {
		if t, ok := block.(doc.Table); ok && b.setOf(t) < 0 {
			size, leading := t.Text()
			b.sets = append(b.sets, typeSet{size, leading})
		}
	}
}

func (b *book) setOf(t doc.Table) int {
	size, leading := t.Text()
	for i, s := range b.sets {
		if s == (typeSet{size, leading}) {
			return i
		}
	}
	return -1
}

func (b *book) part(name string, write func()) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: b.info.Created}
	if b.info.Created.IsZero() {
		h.Modified = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the first that a zip file knows
	}
	w, err := b.zip.CreateHeader(h)
	if err != nil {
		return err
	}
	b.out = bufio.NewWriterSize(w, 64<<10)
	b.write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	write()
	return b.out.Flush()
}

func (b *book) write(texts ...string) {
	for _, s := range texts {
		_, _ = b.out.WriteString(s) // Flush gives the error
	}
}

// twips are twentieths of a point, in which Word measures.
func twips(points float64) string { return strconv.Itoa(int(points*20 + 0.5)) }

// halves are the half points in which Word gives sizes of type.
func halves(points float64) string { return strconv.Itoa(int(points*2 + 0.5)) }
