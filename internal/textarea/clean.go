package textarea

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes a text from outside fit to be held: every line break is "\n" (a space where there is but one line), a tab
// a space; other control characters and broken bytes are left out.
func clean(s string, single bool) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == utf8.RuneError || tidy(r, single) != r }) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	return strings.Map(func(r rune) rune { return tidy(r, single) }, s)
}

// tidy is what becomes of a rune; -1 leaves it out.
func tidy(r rune, single bool) rune {
	switch r {
	case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029: // Word's soft line break comes as \v
		if single {
			return ' '
		}
		return '\n'
	case '\t':
		return ' '
	}
	if unicode.IsControl(r) {
		return -1
	}
	return r
}
