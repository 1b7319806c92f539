package view

import (
	"slices"
	"strings"
)

// manner is how a name fits what was typed, the best first.
type manner int

const (
	exact manner = iota
	beginning
	beginningAfterPlace // 城管 of 区城管执法局
	inside
	scattered // 区执法局 of 区城管执法局: all characters, in order
	initialsAtStart
	initialsInside
	pinyinAtStart
	pinyinInside
	initialsScattered // qcgj of 区城管执法局
)

// fit is a spelling that fits.
type fit struct {
	spelling *spelling
	how      manner
	at       int    // first letter of the name that matched
	depth    effort // what it took
}

// effort is what may stand for a character.
type effort int

const (
	characters effort = iota // itself
	initials                 // or the first letter of its pinyin, or zh, ch, sh
	sounds                   // or all of its pinyin, or the beginning of it where the typing ends
)

// typed is what a person has typed so far.
type typed struct {
	runes   []rune
	text    string // the same
	offsets []int  // of each rune in text, and its length
	han     bool   // nothing in it can be pinyin
}

// newTyped drops what an input method or a careful person puts between syllables.
func newTyped(s string) typed {
	t := typed{han: true}
	for _, r := range s {
		r = foldCase(r)
		if skipped(r) || r == '\'' {
			continue
		}
		t.runes = append(t.runes, r)
		t.han = t.han && bit(r) == 0
	}
	t.text = string(t.runes)
	for i := range t.text {
		t.offsets = append(t.offsets, i)
	}
	t.offsets = append(t.offsets, len(t.text))
	return t
}

// fit tells how the spelling fits, if it does.
func (t *typed) fit(s *spelling) (fit, bool) {
	if len(t.runes) > maxName {
		return fit{}, false
	}
	most := sounds
	if t.han {
		most = characters
	}
	for depth := characters; depth <= most; depth++ {
		w := walk{t: t, s: s, depth: depth}
		for at := range s.letters {
			if w.from(0, at) {
				return fit{s, t.manner(s, at, depth), at, depth}, true
			}
		}
		if depth == characters && t.spread(s, characters, nil) {
			return fit{spelling: s, how: scattered, at: -1}, true
		}
	}
	if len(t.runes) >= 3 && t.spread(s, initials, nil) {
		return fit{spelling: s, how: initialsScattered, at: -1, depth: initials}, true
	}
	return fit{}, false
}

// manner of a match without gaps.
func (t *typed) manner(s *spelling, at int, depth effort) manner {
	first := at <= s.start()
	switch {
	case depth == characters && at == 0 && len(t.runes) == len(s.letters):
		return exact
	case depth == characters && at == 0:
		return beginning
	case depth == characters && first:
		return beginningAfterPlace
	case depth == characters:
		return inside
	case depth == initials && first:
		return initialsAtStart
	case depth == initials:
		return initialsInside
	case first:
		return pinyinAtStart
	}
	return pinyinInside
}

// spread matches with gaps between characters, each typed one standing for one of them; initials must begin where the name
// does, or most names would fit. taken gets the letters.
func (t *typed) spread(s *spelling, depth effort, taken func(letter int)) bool {
	i := 0
	for j := range s.letters {
		x := &s.letters[j]
		if x.folded == t.runes[i] || depth >= initials && x.initials&bit(t.runes[i]) != 0 {
			if taken != nil {
				taken(j)
			}
			if i++; i == len(t.runes) {
				return true
			}
		}
		if depth >= initials && i == 0 && j >= s.start() {
			return false
		}
	}
	return false
}

// walk matches without gaps. It remembers where it failed, so that its time is bounded by the states.
type walk struct {
	t      *typed
	s      *spelling
	depth  effort
	failed []uint64 // for each letter a bit for each typed rune
	pieces []int    // how many runes each letter took, the last first, as soon as it has succeeded
}

// from matches what was typed from i against the name from letter j.
func (w *walk) from(i, j int) bool {
	if i == len(w.t.runes) {
		return true
	}
	if j == len(w.s.letters) {
		return false
	}
	x, r := &w.s.letters[j], w.t.runes[i]
	if x.folded != r && (w.depth == characters || x.initials&bit(r) == 0) || w.failed != nil && w.failed[j]>>i&1 == 1 {
		return false
	}
	if x.folded == r && w.take(i, j, 1) || w.depth >= initials && w.byPinyin(i, j, x) {
		return true
	}
	if w.failed == nil {
		w.failed = make([]uint64, len(w.s.letters))
	}
	w.failed[j] |= 1 << i
	return false
}

// take lets letter j stand for n typed runes.
func (w *walk) take(i, j, n int) bool {
	if !w.from(i+n, j+1) {
		return false
	}
	w.pieces = append(w.pieces, n)
	return true
}

func (w *walk) byPinyin(i, j int, x *letter) bool {
	if x.initials&bit(w.t.runes[i]) == 0 {
		return false
	}
	if w.take(i, j, 1) {
		return true
	}
	rest := w.t.text[w.t.offsets[i]:]
	for _, reading := range x.readings {
		if len(reading) > 1 && reading[1] == 'h' && strings.HasPrefix(rest, reading[:2]) && w.take(i, j, 2) {
			return true
		}
		if w.depth < sounds {
			continue
		}
		if strings.HasPrefix(rest, reading) && w.take(i, j, len(reading)) {
			return true
		}
		if strings.HasPrefix(reading, rest) && w.take(i, j, len(rest)) {
			return true
		}
	}
	return false
}

// match is the fit as the list shows it.
func (t *typed) match(c Candidate, f fit) Match {
	m := Match{Candidate: c, Name: f.spelling.name}
	if len(t.runes) == 0 {
		return m
	}
	var parts []string
	part := func(letter, from, n int) {
		x := &f.spelling.letters[letter]
		if k := len(m.Spans); k > 0 && m.Spans[k-1][1] == x.from {
			m.Spans[k-1][1] = x.to
		} else {
			m.Spans = append(m.Spans, [2]int{x.from, x.to})
		}
		parts = append(parts, t.text[t.offsets[from]:t.offsets[from+n]])
	}
	if f.at < 0 {
		t.spread(f.spelling, f.depth, func(letter int) { part(letter, len(parts), 1) })
	} else {
		w := walk{t: t, s: f.spelling, depth: f.depth}
		w.from(0, f.at)
		i := 0
		for k, n := range slices.Backward(w.pieces) {
			part(f.at+len(w.pieces)-1-k, i, n)
			i += n
		}
	}
	if f.depth > characters {
		m.Hint = strings.Join(parts, "·")
	}
	return m
}
