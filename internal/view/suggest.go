package view

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Match is a candidate that fits what was typed.
type Match struct {
	Candidate Candidate
	Name      string   // the spelling that matched, the candidate's own or another
	Spans     [][2]int // byte ranges of Name that were matched
	Hint      string   // “c·g·z·f”: how the typed letters were read; "" where only characters matched
}

// Suggester finds candidates while a person types: by characters, pinyin, its beginnings, initials, and all of them mixed.
// It may be used from several goroutines.
type Suggester struct {
	candidates []Candidate
	entries    []spelling
}

// NewSuggester prepares the candidates; their order decides where all else is equal.
func NewSuggester(candidates []Candidate) *Suggester {
	s := &Suggester{candidates: candidates}
	known := map[rune]letter{}
	for i, c := range candidates {
		s.entries = append(s.entries, newSpelling(i, c.Name, known))
		for _, other := range c.Others {
			s.entries = append(s.entries, newSpelling(i, other, known))
		}
	}
	return s
}

// Suggest lists what fits, the best first, at most limit; limit 0 is all. Nothing typed fits everything, the most used
// first.
func (s *Suggester) Suggest(typed string, limit int) []Match {
	t := newTyped(typed)
	best := make([]fit, len(s.candidates))
	for i := range s.entries {
		e := &s.entries[i]
		f, ok := fit{spelling: e, how: exact}, true
		if len(t.runes) > 0 {
			f, ok = t.fit(e)
		}
		if b := &best[e.candidate]; ok && (b.spelling == nil || f.how < b.how) {
			*b = f
		}
	}
	best = slices.DeleteFunc(best, func(f fit) bool { return f.spelling == nil })
	slices.SortFunc(best, func(a, b fit) int {
		x, y := &s.candidates[a.spelling.candidate], &s.candidates[b.spelling.candidate]
		return cmp.Or(cmp.Compare(a.how, b.how), cmp.Compare(y.Count, x.Count), cmp.Compare(x.Rank, y.Rank),
			cmp.Compare(a.spelling.candidate, b.spelling.candidate))
	})
	if limit > 0 && len(best) > limit {
		best = best[:limit]
	}
	out := make([]Match, len(best))
	for i, f := range best {
		out[i] = t.match(s.candidates[f.spelling.candidate], f)
	}
	return out
}

// spelling is one name of a candidate, read.
type spelling struct {
	candidate int
	name      string
	letters   []letter
}

// letter is one visible character of a name.
type letter struct {
	folded   rune
	initials uint32   // one bit for each letter that a reading begins with
	readings []string // without tones
	from, to int      // bytes of the name
}

// maxName is how many characters of a name are looked at, and how many typed ones: states of a search are bits.
const maxName = 63

func newSpelling(candidate int, name string, known map[rune]letter) spelling {
	s := spelling{candidate: candidate, name: name}
	for i, r := range name {
		if skipped(r) || len(s.letters) == maxName {
			continue
		}
		x, ok := known[r]
		if !ok {
			x = letter{folded: foldCase(r), readings: readings(r)}
			for _, reading := range x.readings {
				x.initials |= bit(rune(reading[0]))
			}
			known[r] = x
		}
		_, n := utf8.DecodeRuneInString(name[i:]) // a damaged byte is one
		x.from, x.to = i, i+n
		s.letters = append(s.letters, x)
	}
	return s
}

// bit of a small Latin letter, none for others.
func bit(r rune) uint32 {
	if r < 'a' || r > 'z' {
		return 0
	}
	return 1 << (r - 'a')
}

// places are characters before the name proper that people leave out.
const places = "区市县省州"

// start is where a person begins to type the name: at its first character, or after a 区.
func (s *spelling) start() int {
	if len(s.letters) > 1 && strings.ContainsRune(places, s.letters[0].folded) {
		return 1
	}
	return 0
}
