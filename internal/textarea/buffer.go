package textarea

import (
	"slices"
	"sort"
	"strings"
)

// buffer is a text in paragraphs, so that an edit touches no more than its own.
type buffer struct {
	paras  []string // never empty; without their line breaks
	starts []int    // the byte of the text where each begins
	whole  string   // all of them
	stale  bool     // whole has to be put together again
}

// change says which paragraphs an edit touched: from first on, old of them became now of them.
type change struct{ first, old, now int }

func newBuffer(s string) buffer {
	b := buffer{paras: strings.Split(s, "\n"), whole: s}
	b.count(0)
	return b
}

// count finds the starts of the paragraphs from the first on.
func (b *buffer) count(first int) {
	b.starts = slices.Grow(b.starts[:first], len(b.paras)-first)[:len(b.paras)]
	at := 0
	if first > 0 {
		at = b.starts[first-1] + len(b.paras[first-1]) + 1
	}
	for i := first; i < len(b.paras); i++ {
		b.starts[i] = at
		at += len(b.paras[i]) + 1
	}
}

func (b *buffer) size() int {
	last := len(b.paras) - 1
	return b.starts[last] + len(b.paras[last])
}

// find is the paragraph that holds the byte, and the byte within it.
func (b *buffer) find(pos int) (para, off int) {
	para = sort.SearchInts(b.starts, pos+1) - 1
	return para, pos - b.starts[para]
}

// String is the whole text.
func (b *buffer) String() string {
	if b.stale {
		b.whole, b.stale = strings.Join(b.paras, "\n"), false
	}
	return b.whole
}

// slice is the text between two bytes.
func (b *buffer) slice(from, to int) string {
	p, i := b.find(from)
	q, j := b.find(to)
	if p == q {
		return b.paras[p][i:j]
	}
	parts := slices.Clone(b.paras[p : q+1])
	parts[0], parts[q-p] = parts[0][i:], parts[q-p][:j]
	return strings.Join(parts, "\n")
}

// replace puts s in the place of what stands between two bytes.
func (b *buffer) replace(from, to int, s string) change {
	p, i := b.find(from)
	q, j := b.find(to)
	parts := strings.Split(s, "\n")
	last := len(parts) - 1
	tail := b.paras[q][j:]
	parts[0] = b.paras[p][:i] + parts[0]
	parts[last] += tail
	b.paras = slices.Replace(b.paras, p, q+1, parts...)
	b.count(p)
	b.stale = true
	return change{p, q + 1 - p, len(parts)}
}

// next is the place one character further on.
func (b *buffer) next(pos int) int {
	p, i := b.find(pos)
	if s := b.paras[p]; i < len(s) {
		return b.starts[p] + after(s, i)
	}
	return min(pos+1, b.size())
}

// prev is the place one character back.
func (b *buffer) prev(pos int) int {
	p, i := b.find(pos)
	if i > 0 {
		return b.starts[p] + before(b.paras[p], i)
	}
	return max(pos-1, 0)
}

// nextWord is the start of the next run; a paragraph's end is a stop.
func (b *buffer) nextWord(pos int) int {
	p, i := b.find(pos)
	if s := b.paras[p]; i < len(s) {
		return b.starts[p] + wordAfter(s, i)
	}
	return b.next(pos)
}

// prevWord is the start of the run before the place; a paragraph's end is a stop.
func (b *buffer) prevWord(pos int) int {
	p, i := b.find(pos)
	if i > 0 {
		return b.starts[p] + wordBefore(b.paras[p], i)
	}
	return b.prev(pos)
}

// fit is the nearest place inside the text, not before pos, that lies between two characters.
func (b *buffer) fit(pos int) int {
	p, i := b.find(min(max(pos, 0), b.size()))
	return b.starts[p] + snap(b.paras[p], i)
}
