package table

import "strings"

// EncodeTSV writes cells as Excel and WPS put them on the clipboard: tabs between cells, a line end after every row,
// quotes round a cell that holds a tab, a line break or a quote.
func EncodeTSV(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			if strings.ContainsAny(cell, "\t\r\n\"") {
				b.WriteByte('"')
				b.WriteString(strings.ReplaceAll(cell, `"`, `""`))
				b.WriteByte('"')
			} else {
				b.WriteString(cell)
			}
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// DecodeTSV reads what EncodeTSV, Excel or WPS wrote. Rows may differ in length. A quote that is never closed, or that
// is closed in mid-cell, is an ordinary character, because Excel does not quote cells that merely contain one.
func DecodeTSV(text string) [][]string {
	var rows [][]string
	for len(text) > 0 {
		var row []string
		row, text = CutTSV(text)
		rows = append(rows, row)
	}
	return rows
}

// CutTSV takes the first row off the text, which is not empty.
func CutTSV(text string) (row []string, rest string) {
	for {
		cell, rest := cutCell(text)
		row = append(row, cell)
		if !strings.HasPrefix(rest, "\t") {
			return row, cutLineEnd(rest)
		}
		text = rest[1:]
	}
}

// cutCell takes one cell off the text; rest begins with the separator.
func cutCell(text string) (cell, rest string) {
	if strings.HasPrefix(text, `"`) {
		if cell, rest, ok := cutQuoted(text[1:]); ok {
			return cell, rest
		}
	}
	if i := strings.IndexAny(text, "\t\r\n"); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

// cutQuoted takes a quoted cell off the text that follows the opening quote.
func cutQuoted(text string) (cell, rest string, ok bool) {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '"')
		if i < 0 {
			return "", "", false
		}
		b.WriteString(text[:i])
		text = text[i+1:]
		if !strings.HasPrefix(text, `"`) {
			break
		}
		b.WriteByte('"')
		text = text[1:]
	}
	return b.String(), text, text == "" || strings.IndexByte("\t\r\n", text[0]) >= 0
}

// cutLineEnd takes one line end of any kind off the text.
func cutLineEnd(text string) string {
	text, cr := strings.CutPrefix(text, "\r")
	rest, lf := strings.CutPrefix(text, "\n")
	if cr || lf {
		return rest
	}
	return text
}
