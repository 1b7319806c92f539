package text

import (
	"regexp"
	"strings"

	"dubanben/internal/table"
)

var (
	ruleLine  = regexp.MustCompile(`^[|｜]?(\s*:?[-－—─]{2,}:?\s*[|｜+])*\s*:?[-－—─]{2,}:?\s*[|｜]?$`)
	lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)
)

// readBars reads cells between upright bars, as Markdown has them: bars at both ends of a line or at none, a rule below the
// header, \| for a bar within a cell and <br> for a line end.
func readBars(s string, m *meter) ([]table.Block, error) {
	var out []record
	line, cells, done := 0, 0, 0
	for text := range strings.SplitSeq(s, "\n") {
		line++
		done += len(text) + 1
		if err := m.at(done); err != nil {
			return nil, err
		}
		text = clean(text)
		if ruleLine.MatchString(text) {
			continue
		}
		var r record
		for i, part := range cutBars(text) {
			part = lineBreak.ReplaceAllString(part, "\n")
			r.cells = append(r.cells, table.Cell{Text: cleanCell(part), Ref: table.Ref{Line: line, Row: len(out) + 1, Col: i + 1}})
		}
		if cells += len(r.cells); cells > MaxCells {
			return nil, &Unreadable{Reason: TooLarge}
		}
		if r.filled() > 0 {
			out = append(out, r)
		}
	}
	return blocksOf(out)
}

// cutBars cuts a line at its bars. One that begins with a bar is closed by one.
func cutBars(line string) []string {
	var out []string
	var b strings.Builder
	framed, escaped := false, false
	for i, r := range line {
		bar := r == '|' || r == '｜'
		switch {
		case bar && !escaped && i == 0:
			framed = true
		case bar && !escaped:
			out = append(out, b.String())
			b.Reset()
		case r == '\\' && strings.HasPrefix(line[i+1:], "|"):
		default:
			b.WriteRune(r)
		}
		escaped = r == '\\'
	}
	if last := b.String(); !framed || strings.TrimSpace(last) != "" || len(out) == 0 {
		out = append(out, last)
	}
	return out
}
