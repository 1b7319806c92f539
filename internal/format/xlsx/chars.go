package xlsx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func trimLeft(b []byte) []byte {
	for len(b) > 0 && space(b[0]) {
		b = b[1:]
	}
	return b
}

func trimRight(b []byte) []byte {
	for len(b) > 0 && space(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

func blank(b []byte) bool {
	for _, c := range b {
		if !space(c) {
			return false
		}
	}
	return true
}

// legalXML reports whether the bytes are text that XML can hold; refs says that an ampersand begins a reference.
func legalXML(b []byte, refs bool) bool {
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n == 1 || r == 0xFFFE || r == 0xFFFF {
				return false
			}
			i += n
			continue
		case c < 0x20 && !space(c):
			return false
		case c == '&' && refs:
			_, n, ok := reference(b[i:])
			if !ok {
				return false
			}
			i += n
			continue
		}
		i++
	}
	return true
}

// legalName reports whether it is a name as Office files have them, which are all ASCII.
func legalName(b []byte) bool {
	colons := 0
	for i, c := range b {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
		case c == ':' && i > 0 && i < len(b)-1:
			colons++
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return len(b) > 0 && colons < 2
}

// reference reads a reference at the start of b: the rune and the bytes it takes.
func reference(b []byte) (r rune, n int, ok bool) {
	n = bytes.IndexByte(b[:min(len(b), 12)], ';') + 1
	if n < 3 {
		return 0, 0, false
	}
	name := string(b[1 : n-1])
	switch name {
	case "lt":
		return '<', n, true
	case "gt":
		return '>', n, true
	case "amp":
		return '&', n, true
	case "quot":
		return '"', n, true
	case "apos":
		return '\'', n, true
	}
	digits, isNumber := strings.CutPrefix(name, "#")
	base := 10
	if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hex, 16
	}
	v, err := strconv.ParseUint(digits, base, 32)
	r = rune(v)
	if !isNumber || err != nil || v > utf8.MaxRune || !utf8.ValidRune(r) || !legal(r) && r != '\r' {
		return 0, 0, false
	}
	return r, n, true
}

// appendXML adds checked text to dst: references resolved, line ends as "\n".
func appendXML(dst, b []byte) []byte {
	for len(b) > 0 {
		i := bytes.IndexAny(b, "&\r")
		if i < 0 {
			return append(dst, b...)
		}
		dst = append(dst, b[:i]...)
		b = b[i:]
		if b[0] == '\r' {
			dst = append(dst, '\n')
			b = bytes.TrimPrefix(b[1:], []byte("\n"))
			continue
		}
		r, n, _ := reference(b)
		dst = utf8.AppendRune(dst, r)
		b = b[n:]
	}
	return dst
}

// unescape resolves _xHHHH_, as which workbooks write characters that XML cannot hold, and cleans the result.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return clean(s)
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		unit, ok := escaped(s)
		if !ok {
			b.WriteString("_x")
			s = s[len("_x"):]
			continue
		}
		s = s[escapedLen:]
		if low, ok := escaped(s); ok && utf16.IsSurrogate(unit) {
			if r := utf16.DecodeRune(unit, low); r != utf8.RuneError {
				unit, s = r, s[escapedLen:]
			}
		}
		b.WriteRune(unit)
	}
	b.WriteString(s)
	return clean(b.String())
}

const escapedLen = len("_xHHHH_")

// escaped reads the UTF-16 unit that the string begins with.
func escaped(s string) (unit rune, ok bool) {
	if len(s) < escapedLen || s[:2] != "_x" || s[escapedLen-1] != '_' {
		return 0, false
	}
	v, err := strconv.ParseUint(s[2:escapedLen-1], 16, 16)
	return rune(v), err == nil
}
