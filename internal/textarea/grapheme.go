package textarea

import (
	"unicode"
	"unicode/utf8"
)

const joiner = 0x200D // zero width joiner

// joined reports whether the rune at byte i of a paragraph belongs to the character before it: the simple cases of
// Unicode's rules, namely combining marks, variation selectors, joined and coloured emoji, flags.
func joined(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	if r < 0x300 || r >= 0x4E00 && r <= 0x9FFF {
		return false
	}
	if extends(r) {
		return true
	}
	prev, n := utf8.DecodeLastRuneInString(s[:i])
	if prev == joiner {
		return pictographic(r) && pictographic(base(s[:i-n]))
	}
	return regional(r) && flagOpen(s[:i])
}

// extends reports whether the rune changes the look of the one before it.
func extends(r rune) bool {
	switch {
	case r == joiner, r == 0x200C, r == 0xFF9E, r == 0xFF9F:
		return true
	case r >= 0x1F3FB && r <= 0x1F3FF, r >= 0xE0020 && r <= 0xE007F: // skin colours, tags
		return true
	}
	return unicode.Is(unicode.M, r)
}

// pictographic covers, somewhat widely, the signs that a joiner makes one picture of.
func pictographic(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF && !regional(r) || r >= 0x2190 && r <= 0x2BFF
}

func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// base is the last rune of s that does not change the look of another.
func base(s string) rune {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !extends(r) {
			return r
		}
		s = s[:len(s)-n]
	}
	return 0
}

// maxFlags bounds how many flags in a row are told apart, lest a text of nothing else takes quadratic time.
const maxFlags = 32

// flagOpen reports whether s ends in the first half of a flag.
func flagOpen(s string) (open bool) {
	for range 2 * maxFlags {
		r, n := utf8.DecodeLastRuneInString(s)
		if !regional(r) {
			break
		}
		open, s = !open, s[:len(s)-n]
	}
	return open
}

// after is the end of the character at byte i.
func after(s string, i int) int {
	for i < len(s) {
		_, n := utf8.DecodeRuneInString(s[i:])
		if i += n; !joined(s, i) {
			break
		}
	}
	return i
}

// before is the start of the character that ends at byte i.
func before(s string, i int) int {
	for i > 0 {
		_, n := utf8.DecodeLastRuneInString(s[:i])
		if i -= n; !joined(s, i) {
			break
		}
	}
	return i
}

// snap is the first place from byte i on that lies between two characters.
func snap(s string, i int) int {
	for i < len(s) && (!utf8.RuneStart(s[i]) || joined(s, i)) {
		i++
	}
	return i
}
