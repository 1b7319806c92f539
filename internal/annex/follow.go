package annex

import (
	"slices"
	"strconv"

	"dubanben/internal/ledger"
)

// follows tells whether the table goes on with the annex of the sheet before: nothing but that annex's heading stands above
// its rows, and its numbers go on where that one's ended. Sheets of one form that begin with 1 again are annexes of their own.
func (w *sheetReader) follows() bool {
	if w.cur == nil || len(w.pending) > 0 || !w.cur.has(ledger.FieldNo) {
		return false
	}
	headed := len(w.heads) > 0
	if !headed && w.g.width > len(w.cur.head.headers) {
		return false
	}
	below := !headed
	for r := 0; r < len(w.g.Rows); r++ {
		if h, ok := w.heads[r]; ok {
			if !sameHeaders(h.headers, w.cur.head.headers) {
				return false
			}
			below = true
			r += h.depth - 1
			continue
		}
		raw := w.g.raw(place{w.index, r})
		texts := raw.texts()
		switch {
		case len(texts) == 0:
		case !below:
			if slices.ContainsFunc(texts, func(s string) bool { return !w.repeats(s) && !continued.MatchString(ledger.Squeeze(s)) }) {
				return false
			}
		case len(texts) > 1 || !sectionText.MatchString(texts[0]):
			return w.goesOnCounting(raw)
		}
	}
	return false
}

// goesOnCounting tells whether a row has the number after the annex's last, or belongs to its last matter.
func (w *sheetReader) goesOnCounting(raw rawRow) bool {
	no, _ := w.cur.text(raw, ledger.FieldNo)
	n, err := strconv.Atoi(bareNumber(no))
	if err != nil {
		return false
	}
	for _, above := range slices.Backward(w.cur.rows) {
		last, _ := w.cur.text(above, ledger.FieldNo)
		if last == "" || above.kind != taskRow {
			continue
		}
		x, err := strconv.Atoi(bareNumber(last))
		matter, _ := w.cur.text(raw, ledger.FieldMatter)
		old, _ := w.cur.text(above, ledger.FieldMatter)
		return err == nil && (n == x+1 || n == x && matter != "" && ledger.Squeeze(matter) == ledger.Squeeze(old))
	}
	return false
}
