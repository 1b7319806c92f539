package textarea

import (
	"unicode"
	"unicode/utf8"
)

// run is the kind of characters that Ctrl+arrow and a double click take as one.
type run uint8

const (
	gap    run = iota // spaces
	latin             // letters and digits, with the point inside a number
	script            // ideographs, up to a punctuation mark
	mark
)

// runAt is the kind of the character at byte i.
func runAt(s string, i int) run {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case unicode.IsSpace(r):
		return gap
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return script
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '_':
		return latin
	case (r == '.' || r == ',') && digitAt(s, i-1) && digitAt(s, i+n):
		return latin
	}
	return mark
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// runEnd is where the run of the kind that begins at byte i ends; i if there is none.
func runEnd(s string, i int, kind run) int {
	for i < len(s) && runAt(s, i) == kind {
		i = after(s, i)
	}
	return i
}

// runStart is where the run of the kind that ends at byte i begins.
func runStart(s string, i int, kind run) int {
	for i > 0 {
		at := before(s, i)
		if runAt(s, at) != kind {
			break
		}
		i = at
	}
	return i
}

// wordAfter is the start of the next run behind byte i, which is not the end of s.
func wordAfter(s string, i int) int { return runEnd(s, runEnd(s, i, runAt(s, i)), gap) }

// wordBefore is the start of the run before byte i.
func wordBefore(s string, i int) int {
	if i = runStart(s, i, gap); i == 0 {
		return 0
	}
	return runStart(s, i, runAt(s, before(s, i)))
}

// wordAround is the run a person means who clicks on the character at byte i; at the paragraph's end, the last one.
func wordAround(s string, i int) (from, to int) {
	if s == "" {
		return 0, 0
	}
	if i >= len(s) {
		i = before(s, len(s))
	}
	kind := runAt(s, i)
	return runStart(s, i, kind), runEnd(s, i, kind)
}
