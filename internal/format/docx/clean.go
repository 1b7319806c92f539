package docx

import (
	"strings"
	"unicode/utf8"
)

// legal reports whether XML can hold the rune and gives it back as it was.
func legal(r rune) bool {
	return r >= 0x20 && r != 0xFFFE && r != 0xFFFF || r == '\n' || r == '\t'
}

// clean makes the text one that comes back from the file as it went in: line ends are "\n", control characters go,
// broken characters are replaced.
func clean(s string) string {
	ok := utf8.ValidString(s)
	for _, r := range s {
		ok = ok && legal(r)
	}
	if ok {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\ufffd"))
	return strings.Map(func(r rune) rune {
		if !legal(r) {
			return -1
		}
		return r
	}, s)
}

// escape writes text as the contents of an element or of an attribute.
func (b *book) escape(s string) {
	from := 0
	for i := range len(s) {
		mark := ""
		switch s[i] {
		case '&':
			mark = "&amp;"
		case '<':
			mark = "&lt;"
		case '>':
			mark = "&gt;"
		case '"':
			mark = "&quot;"
		default:
			continue
		}
		b.write(s[from:i], mark)
		from = i + 1
	}
	b.write(s[from:])
}

// run writes text as a run: tabs and line ends are marks of their own.
func (b *book) run(s string) {
	if s == "" {
		return
	}
	b.write("<w:r>")
	for s != "" {
		i := strings.IndexAny(s, "\t\n")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			b.write(`<w:t xml:space="preserve">`)
			b.escape(s[:i])
			b.write("</w:t>")
		}
		if i == len(s) {
			break
		}
		if s[i] == '\t' {
			b.write("<w:tab/>")
		} else {
			b.write("<w:br/>")
		}
		s = s[i+1:]
	}
	b.write("</w:r>")
}
