package annex

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dubanben/internal/table"
)

// between takes the paragraphs between two tables for headings within the annex, as far as they are: Word files may have a
// table for each section, each with the header once more or none at all.
func (w *sheetReader) between() bool {
	if w.cur == nil || w.own || len(w.pending) == 0 || len(w.cur.rows) == 0 || slices.ContainsFunc(w.pending, notHeading) {
		return false
	}
	switch h, ok := w.heads[0]; {
	case ok && !sameHeaders(h.headers, w.cur.head.headers), !ok && len(w.heads) > 0, w.g.width != len(w.cur.head.headers):
		return false
	case w.cur.rows[0].kind != sectionRow && firstHeading(w.cur.above) == 0:
		return false // nothing else names the annex above: the paragraphs are titles like that one
	}
	for _, p := range w.pending {
		w.cur.rows = append(w.cur.rows, w.heading(p))
	}
	w.pending = nil
	w.headingAbove()
	return true
}

// headingAbove moves the headings that stand between the title and the first header below it: the same header stands under
// another heading too.
func (w *sheetReader) headingAbove() {
	n := len(w.cur.rows)
	at := firstHeading(w.cur.above)
	if n == 0 || w.own || w.cur.rows[n-1].kind != sectionRow || w.cur.rows[0].kind == sectionRow || at == 0 {
		return
	}
	var first []rawRow
	for _, p := range w.cur.above[at:] {
		first = append(first, w.heading(p))
	}
	w.cur.rows = slices.Concat(first, w.cur.rows)
	w.cur.above = w.cur.above[:at:at]
}

// heading is a heading's row made of a paragraph.
func (w *sheetReader) heading(p para) rawRow {
	ref := p.ref
	if ref == (table.Ref{}) && len(w.g.Rows) > 0 {
		ref = w.g.ref(0)
	}
	cells := make([]rawCell, len(w.cur.head.headers))
	cells[0] = rawCell{text: p.text, ref: ref}
	return rawRow{ref: ref, places: []place{p.at}, cells: cells, own: []int{0}, kind: sectionRow, text: p.text}
}

// firstHeading is the first of the paragraphs up to the end that are all headings.
func firstHeading(ps []para) int {
	i := len(ps)
	for i > 0 && !notHeading(ps[i-1]) {
		i--
	}
	return i
}

// notHeading tells whether a paragraph is none that is numbered as headings are: a sentence, or the title of a table.
func notHeading(p para) bool {
	return !sectionText.MatchString(p.text) || titleLike.MatchString(p.text) || strings.ContainsAny(p.text, "。；\n") ||
		utf8.RuneCountInString(p.text) > maxHeading
}
