package annex

import (
	"strings"
	"unicode"
)

// Span is a piece of two texts that are compared word by word.
type Span struct {
	Op   Op
	Text string
}

// Op says what became of a piece.
type Op int

// The pieces: in both texts, in the old one only, in the new one only.
const (
	Same Op = iota
	Removed
	Added
)

// Words compares two texts piece by piece: a Chinese character, a number with its point, a Latin word. Short remains between
// changes are counted as changed, so that a person reads phrases and not scattered characters.
func Words(old, now string) []Span {
	a, b := tokens(old), tokens(now)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []Span
	out = addSpan(out, Same, a[:head]...)
	for _, s := range readable(align(coarse(a[head:len(a)-tail], b[head:len(b)-tail]))) {
		out = addSpan(out, s.Op, s.Text)
	}
	return addSpan(out, Same, a[len(a)-tail:]...)
}

// maxTable is the largest table of two texts that is filled, in cells of two bytes.
const maxTable = 4_000_000

// coarse gathers pieces to sentences, or to one, where there are too many of them to compare.
func coarse(a, b []string) (x, y []string) {
	if len(a)*len(b) <= maxTable {
		return a, b
	}
	old, now := strings.Join(a, ""), strings.Join(b, "")
	x, y = strings.SplitAfter(old, "。"), strings.SplitAfter(now, "。")
	if len(x)*len(y) > maxTable {
		return []string{old}, []string{now}
	}
	return x, y
}

// tokens cuts a text into its pieces.
func tokens(s string) []string {
	var out []string
	last := runeKind(-1)
	for i, r := range s {
		k := kindOf(r)
		if r == '.' && last == figure && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			k = figure
		}
		if k != single && k == last {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		last = k
	}
	return out
}

type runeKind int

const (
	single runeKind = iota
	figure
	latin
)

func kindOf(r rune) runeKind {
	switch {
	case unicode.IsDigit(r):
		return figure
	case unicode.Is(unicode.Latin, r):
		return latin
	}
	return single
}

// align finds a longest common subsequence; of two ways it takes what was removed first.
func align(a, b []string) []Span {
	w := len(b) + 1
	most := make([]uint16, (len(a)+1)*w) // of a[i:], b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				most[i*w+j] = most[(i+1)*w+j+1] + 1
			} else {
				most[i*w+j] = max(most[(i+1)*w+j], most[i*w+j+1])
			}
		}
	}
	var out []Span
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = addSpan(out, Same, a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && most[(i+1)*w+j] >= most[i*w+j+1]:
			out = addSpan(out, Removed, a[i])
			i++
		default:
			out = addSpan(out, Added, b[j])
			j++
		}
	}
	return out
}

// addSpan puts pieces behind the others, one span for neighbours of one kind.
func addSpan(out []Span, op Op, pieces ...string) []Span {
	text := strings.Join(pieces, "")
	if text == "" {
		return out
	}
	if n := len(out); n > 0 && out[n-1].Op == op {
		out[n-1].Text += text
		return out
	}
	return append(out, Span{op, text})
}

// readable gathers what was removed and what was added between two longer pieces that stayed.
func readable(spans []Span) []Span {
	var out []Span
	var gone, come string
	flush := func() {
		out = addSpan(addSpan(out, Removed, gone), Added, come)
		gone, come = "", ""
	}
	for i, s := range spans {
		switch {
		case s.Op == Removed:
			gone += s.Text
		case s.Op == Added:
			come += s.Text
		case gone != "" && come != "" && i+1 < len(spans) && len([]rune(s.Text)) < 2:
			gone += s.Text
			come += s.Text
		default:
			flush()
			out = addSpan(out, Same, s.Text)
		}
	}
	flush()
	return out
}
