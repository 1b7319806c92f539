package annex

import (
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

const (
	openings = "（("
	closings = "）)"
)

// maxBracket is over how many bytes a bracket's end is looked for.
const maxBracket = 1500

// bracketEnd is where the bracket that s begins with is closed, 0 where it never is.
func bracketEnd(s string) int {
	depth := 0
	for i, r := range s {
		if i > maxBracket {
			return 0
		}
		switch {
		case strings.ContainsRune(openings, r):
			depth++
		case strings.ContainsRune(closings, r):
			if depth--; depth == 0 {
				return i + utf8.RuneLen(r)
			}
		}
	}
	return 0
}

// cutOutside cuts a text at marks that stand outside brackets. A bracket that is never closed is none.
func cutOutside(s, marks string) []string {
	var out []string
	from := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.ContainsRune(marks, r):
			out, from = append(out, s[from:i]), i+size
		case strings.ContainsRune(openings, r) && i > from:
			size = max(size, bracketEnd(s[i:])) // what only stands in brackets names nothing and is cut
		}
		i += size
	}
	return append(out, s[from:])
}

// bracketLines takes the line breaks out of brackets behind a name: their lines are names, or halves of one, as in a cell.
func (n *namer) bracketLines(cell string) string {
	if !strings.Contains(cell, "\n") || !strings.ContainsAny(cell, openings) {
		return cell
	}
	var b strings.Builder
	for i := 0; i < len(cell); {
		r, size := utf8.DecodeRuneInString(cell[i:])
		if strings.ContainsRune(openings, r) && i > 0 && cell[i-1] != '\n' {
			size = max(size, bracketEnd(cell[i:]))
		}
		b.WriteString(n.bracketLine(cell[i : i+size]))
		i += size
	}
	return b.String()
}

// bracketLine is a bracket on one line; any other text stays.
func (n *namer) bracketLine(s string) string {
	first, last := firstRune(s), lastRune(s)
	if len(s) == len(first) || !strings.Contains(s, "\n") {
		return s
	}
	inner := s[len(first) : len(s)-len(last)]
	return first + strings.Join(n.join(n.split(inner)), "、") + last
}

// endsBracket tells whether a name ends with a bracket that was opened behind its beginning.
func endsBracket(s string) bool {
	if !strings.ContainsAny(lastRune(s), closings) {
		return false
	}
	at := strings.IndexAny(s, openings)
	for at > 0 {
		end := bracketEnd(s[at:])
		if end == 0 {
			return false
		}
		if at+end == len(s) {
			return true
		}
		next := strings.IndexAny(s[at+end:], openings)
		if next < 0 {
			return false
		}
		at += end + next
	}
	return false
}

// persons tells whether a text lists persons and nothing else.
func (n *namer) persons(s string) bool {
	names := ledger.SplitList(s)
	for _, p := range names {
		if !n.person(p) {
			return false
		}
	}
	return len(names) > 0
}
