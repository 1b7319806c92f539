package view

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold makes characters alike that an input method types in two widths or shapes: Ａ and A, （ and (, “ and ".
func fold(r rune) rune {
	switch {
	case r < 0x2018:
		return r
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '“', r == '”':
		return '"'
	case r == '‘', r == '’':
		return '\''
	}
	return r
}

// foldCase is fold without regard to case. What only looks like an ASCII letter, as the sign of Kelvin, stays itself:
// a pattern finds its candidates by the spellings of its characters, and those must be all.
func foldCase(r rune) rune {
	r = fold(r)
	switch {
	case r >= 'A' && r <= 'Z':
		return r - 'A' + 'a'
	case r < utf8.RuneSelf || r >= firstHan:
		return r
	}
	if s := unicode.ToLower(r); s >= utf8.RuneSelf {
		return s
	}
	return r
}

// firstHan is where the blocks of Han characters and their punctuation begin.
const firstHan = 0x2e80

// skipped tells what stands between characters without meaning anything: white space, line breaks, invisible characters.
func skipped(r rune) bool {
	switch { // nearly all text
	case r > ' ' && r < 0x7f, r > '\u3000' && r < '\ufe00', r > '\ufeff' && r < '\ufff0', r > '\u200f' && r < '\u2028':
		return false
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\ufffe'
}

// blank tells whether nothing can be seen in the text.
func blank(s string) bool {
	for _, r := range s {
		if !skipped(r) {
			return false
		}
	}
	return true
}

// tight is the text without all that is skipped, as ledger.Squeeze makes it; most texts are, and cost no allocation.
func tight(s string) string {
	if !loose(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if skipped(r) {
			return -1
		}
		return r
	}, s)
}

// loose tells whether the text has anything that is skipped. Cells are read by the hundred thousand, so it decodes only
// what begins with a byte that such a character may begin with, and steps over Han characters whole.
func loose(s string) bool {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b > 0xe3 && b < 0xef:
			i += 2
		case b <= ' ', b >= 0xc2:
			r, n := utf8.DecodeRuneInString(s[i:])
			if skipped(r) {
				return true
			}
			i += n - 1
		}
	}
	return false
}

// oneLine puts the lines of a cell behind each other, as a list shows them; a space parts Latin words only.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	var out strings.Builder
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }) {
		before, _ := utf8.DecodeLastRuneInString(out.String())
		after, _ := utf8.DecodeRuneInString(word)
		if out.Len() > 0 && before < firstHan && after < firstHan {
			out.WriteByte(' ')
		}
		out.WriteString(word)
	}
	return out.String()
}
