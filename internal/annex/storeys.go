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
		low := make([]string, len(top))
		for c := range low {
			low[c] = ledger.Clean(t.Rows[r+1][c].Text)
		}
		return blankStoreys(top, low, false)
	}
	return spannedStoreys(t, r, top)
}

// threeStoreys joins three rows of headers, as 季度目标 over 第三季度 over 目标任务, whether their cells are merged, repeated or
// left blank; nil where the rows are no such header.
func threeStoreys(g *grid, r int) []string {
	if r+2 >= len(g.Rows) {
		return nil
	}
	top, middle, low := storeyTexts(g, r), storeyTexts(g, r+1), storeyTexts(g, r+2)
	if top == nil || middle == nil || low == nil {
		return nil
	}
	for c := 1; c < len(middle); c++ {
		within := top[c] == "" || top[c] == top[c-1]
		if middle[c] == "" && low[c] != "" && within {
			middle[c] = middle[c-1]
		}
	}
	two := blankStoreys(top, middle, false)
	if two == nil {
		return nil
	}
	return blankStoreys(two, low, true)
}

// storeyTexts are the texts of a row, repeated over the columns that they span; nil where one can be no header.
func storeyTexts(g *grid, r int) []string {
	out := make([]string, g.width)
	for c := range g.Rows[r] {
		or, oc := g.owner(r, c)
		if or < r {
			continue
		}
		if out[c] = ledger.Clean(g.Rows[or][oc].Text); out[c] != "" && !likeHeader(out[c]) {
			return nil
		}
	}
	return out
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
// a known header: a title over the whole width has none. loose also takes one text below one header, beside several below
// another.
func blankStoreys(top, low []string, loose bool) []string {
	out := append([]string(nil), top...)
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
		case n == 1 && loose && knownHeader(low[c]):
			out[c] = storeys(top[c], low[c])
		case n == 1 && plainHeader(low[c]) != plainHeader(top[c]):
			return nil
		default:
			single = single || knownHeader(top[c])
		}
		c = end
	}
	if !joined || !single {
		return nil
	}
	return out
}

// knownHeader tells whether a text is a header of a known field.
func knownHeader(s string) bool {
	f, _ := fieldOf(plainHeader(s), 0)
	return f != ""
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
	switch {
	case quarterHeader.MatchString(plainHeader(upper)): // 完成情况 of one quarter is not that of the year
	case knownHeader(lower):
		return lower
	case knownHeader(lower + upper):
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
			upper = upper || knownHeader(top[c])
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
