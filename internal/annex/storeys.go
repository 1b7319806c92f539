package annex

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// twoStoreys joins headers over several columns and those below them; nil where the row has no such header.
func twoStoreys(t *table.Table, r int, top []string) []string {
	switch {
	case r+1 >= len(t.Rows):
		return nil
	case plainRow(t.Rows[r]) && plainRow(t.Rows[r+1]):
		return blankStoreys(t, r, top)
	}
	return spannedStoreys(t, r, top)
}

// plainRow tells whether no cell of the row spans or is covered, as in text.
func plainRow(cells []table.Cell) bool {
	return !slices.ContainsFunc(cells, func(c table.Cell) bool {
		rows, cols := c.Span()
		return rows > 1 || cols > 1 || c.Covered
	})
}

// blankStoreys reads a header of two storeys whose merged cells became blank or repeat their text, as in text: right below
// a header and the blanks beside it stand texts, below the others nothing, or the same once more. One of the others must be
// a known header: a title over the whole width has none.
func blankStoreys(t *table.Table, r int, top []string) []string {
	out := append([]string(nil), top...)
	low := make([]string, len(top))
	for c := range low {
		low[c] = ledger.Clean(t.Rows[r+1][c].Text)
	}
	joined, single := false, false
	for c := 0; c < len(top); {
		end := reach(top, c)
		below := c
		for below < end && likeHeader(low[below]) {
			below++
		}
		switch n := below - c; {
		case slices.ContainsFunc(low[below:end], func(s string) bool { return s != "" }):
			return nil
		case n > 1:
			for i := c; i < below; i++ {
				out[i] = storeys(top[c], low[i])
			}
			joined = true
		case n == 1 && plainHeader(low[c]) != plainHeader(top[c]):
			return nil
		default:
			f, _ := fieldOf(plainHeader(top[c]), 0)
			single = single || f != ""
		}
		c = end
	}
	if !joined || !single {
		return nil
	}
	return out
}

// reach is the column behind those that the header of column c may span: blank ones, or such as repeat it.
func reach(top []string, c int) int {
	name, end := plainHeader(top[c]), c+1
	for name != "" && end < len(top) && (plainHeader(top[end]) == "" || plainHeader(top[end]) == name) {
		end++
	}
	return end
}

const maxHeader = 24

// likeHeader tells whether a text can be a header: short, and no sentence.
func likeHeader(s string) bool {
	return s != "" && utf8.RuneCountInString(s) <= maxHeader && !strings.ContainsAny(s, "。；")
}

// storeys is one header for two: the lower where it is known by itself, else both, as 牵头 under 责任单位.
func storeys(upper, lower string) string {
	known := func(s string) bool { f, _ := fieldOf(plainHeader(s), 0); return f != "" }
	switch {
	case quarterHeader.MatchString(plainHeader(upper)): // 完成情况 of one quarter is not that of the year
	case known(lower):
		return lower
	case known(lower + upper):
		return lower + "\n" + upper
	}
	return upper + "\n" + lower
}

// spannedStoreys joins a spanning header and those below it.
func spannedStoreys(t *table.Table, r int, top []string) []string {
	out := append([]string(nil), top...)
	spans, upper := false, false
	for c, cell := range t.Rows[r] {
		_, cols := cell.Span()
		if cols < 2 || cell.Covered {
			f, _ := fieldOf(plainHeader(top[c]), 0)
			upper = upper || f != ""
			continue
		}
		for i := c; i < min(c+cols, len(out)); i++ {
			below := ownText(t, r+1, i)
			if below == "" {
				return nil
			}
			out[i] = storeys(cell.Text, below)
			spans = true
		}
	}
	if !spans || !upper { // a title over the whole width is no header
		return nil
	}
	return out
}
