package view

import (
	"strings"
	"unicode/utf8"
)

// Strictness says how exactly a pattern is taken.
type Strictness struct {
	WholeCell bool `json:"whole_cell,omitempty"`
	MatchCase bool `json:"match_case,omitempty"`
}

// Pattern is what a person seeks. Full width and half width are alike, and so is case unless asked for; white space and
// line breaks count neither in what was typed nor in a cell. The zero Pattern finds nothing.
type Pattern struct {
	runes   []rune
	how     Strictness
	anchors []string // a text without any of them has no hit; none where that cannot be told
	first   string   // what every hit begins with, where there is but one spelling of it
}

// NewPattern compiles what a person typed.
func NewPattern(typed string, how Strictness) Pattern {
	p := Pattern{how: how}
	for _, r := range typed {
		if !skipped(r) {
			p.runes = append(p.runes, p.fold(r))
		}
	}
	p.anchors = p.anchor()
	if len(p.runes) > 0 && p.runes[0] >= firstHan && p.runes[0] != utf8.RuneError && !how.WholeCell {
		p.first = string(p.runes[0])
	}
	return p
}

// Empty tells whether there is nothing to seek.
func (p Pattern) Empty() bool { return len(p.runes) == 0 }

func (p Pattern) fold(r rune) rune {
	if p.how.MatchCase {
		return fold(r)
	}
	return foldCase(r)
}

// frequent are characters that stand in most rows, so that looking for them spares nothing.
const frequent = "区市县镇局办街道工作项目建设管理的和一年月，。、"

// anchor is every spelling of the character of the pattern that is likely the rarest.
func (p Pattern) anchor() []string {
	best, score := rune(0), 0
	for _, r := range p.runes {
		s := 0
		switch {
		case r == utf8.RuneError:
		case r >= firstHan && !strings.ContainsRune(frequent, r):
			s = 4
		case bit(r) != 0:
			s = 3
		case r >= firstHan:
			s = 2
		case r < utf8.RuneSelf:
			s = 1
		}
		if s > score {
			best, score = r, s
		}
	}
	if score == 0 {
		return nil
	}
	out := []string{string(best)}
	if best >= utf8.RuneSelf {
		return out
	}
	for _, r := range []rune{best - 'a' + 'A', best - '!' + '！', best - 'a' + 'Ａ', '“', '”', '‘', '’'} {
		if r >= '!' && r != best && p.fold(r) == best {
			out = append(out, string(r))
		}
	}
	return out
}

// possible is a quick test: where it says no, the text has no hit.
func (p Pattern) possible(text string) bool {
	for _, a := range p.anchors {
		if index(text, a) >= 0 {
			return true
		}
	}
	return len(p.anchors) == 0 && len(p.runes) > 0
}

// index is strings.Index for one character. It goes by the last byte: Han characters share their first ones.
func index(text, char string) int {
	last := len(char) - 1
	for i := last; i < len(text); i++ {
		j := strings.IndexByte(text[i:], char[last])
		if j < 0 {
			return -1
		}
		i += j
		if text[i-last:i] == char[:last] {
			return i - last
		}
	}
	return -1
}

// Found tells whether the text has a hit.
func (p Pattern) Found(text string) bool {
	if !p.possible(text) {
		return false
	}
	_, _, ok := p.next(text, 0)
	return ok
}

// Hits are the places of the pattern in the text, as byte ranges from left to right; none overlap.
func (p Pattern) Hits(text string) [][2]int {
	if !p.possible(text) {
		return nil
	}
	var out [][2]int
	for i := 0; ; {
		from, to, ok := p.next(text, i)
		if !ok {
			return out
		}
		out = append(out, [2]int{from, to})
		i = to
	}
}

// Replace puts with in the place of every hit and tells how many there were.
func (p Pattern) Replace(text, with string) (string, int) {
	hits := p.Hits(text)
	if len(hits) == 0 {
		return text, 0
	}
	var b strings.Builder
	last := 0
	for _, h := range hits {
		b.WriteString(text[last:h[0]])
		b.WriteString(with)
		last = h[1]
	}
	b.WriteString(text[last:])
	return b.String(), len(hits)
}

// next is the first hit at or after i.
func (p Pattern) next(text string, i int) (from, to int, ok bool) {
	for i < len(text) {
		if p.first != "" {
			j := index(text[i:], p.first)
			if j < 0 {
				return 0, 0, false
			}
			i += j
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case p.fold(r) == p.runes[0] && !skipped(r):
			if to := p.at(text, i); to >= 0 && (!p.how.WholeCell || blank(text[to:])) {
				return i, to, true
			}
			if p.how.WholeCell {
				return 0, 0, false
			}
		case p.how.WholeCell && !skipped(r):
			return 0, 0, false
		}
		i += n
	}
	return 0, 0, false
}

// at is where a hit that begins at i ends, -1 where none begins there.
func (p Pattern) at(text string, i int) int {
	for k := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case p.fold(r) == p.runes[k]:
			if k++; k == len(p.runes) {
				return i
			}
		case !skipped(r):
			return -1
		}
	}
	return -1
}

// begins tells whether the text begins with the pattern.
func (p Pattern) begins(text string) bool {
	start := strings.IndexFunc(text, func(r rune) bool { return !skipped(r) })
	return start >= 0 && !p.Empty() && p.at(text, start) >= 0
}

// ends tells whether the text ends with the pattern; a hit may overlap an earlier one.
func (p Pattern) ends(text string) bool {
	if !p.possible(text) {
		return false
	}
	for i := range text {
		if to := p.at(text, i); to >= 0 && blank(text[to:]) {
			return true
		}
	}
	return false
}
