// Package paper is every printed form: what a paper says and how it is set up, as a document for page to lay out.
package paper

import (
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Landscape tells whether the annex's table is wider than the type area of an upright sheet and needs the long side.
func Landscape(t table.Table) bool {
	width := 0.0
	for _, c := range t.Columns {
		width += c.Width
	}
	return width*doc.MM > doc.A4Portrait().TypeWidth()+1
}

// Annex is the circulated form of an annex: its label, title and date, the table, the notes below it. t is the table in
// circulated form.
func Annex(a *ledger.Annex, t table.Table) doc.Document {
	d := doc.Document{Title: a.Name() + " " + strings.ReplaceAll(a.Title, "\n", ""), Setup: doc.A4Portrait(), Circulated: true}
	size, leading, pad := 12.0, 18.0, 0.0
	if Landscape(t) {
		// Nine columns: 五号, as offices set wide tables. Prose stands beside prose: less room between the columns, and who
		// copies the text out of the PDF gets their lines mixed.
		d.Setup, size, leading, pad = doc.A4Landscape(), 10.5, 15, 6.5
	}
	add := func(style doc.Style, text string) {
		if text != "" {
			d.Blocks = append(d.Blocks, doc.Paragraph{Text: text, Style: style})
		}
	}
	add(doc.Label, a.Label)
	add(doc.Title, a.Title)
	add(doc.Number, a.Date)
	d.Blocks = append(d.Blocks, doc.Table{Table: t, Size: size, Leading: leading, Pad: pad})
	add(doc.Note, a.Note)
	return d
}
