package view

import (
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// syllable is one reading of a character: "lv", tone 4, for 绿.
type syllable struct {
	letters string // ü is v
	tone    int    // 0 is neutral
}

// syllables are the readings of a character, the usual one first; nil where it is no Han character.
func syllables(r rune) []syllable {
	all := pinyin.PinyinDict[int(r)]
	if all == "" {
		return nil
	}
	var out []syllable
	for one := range strings.SplitSeq(all, ",") {
		out = append(out, parseSyllable(one))
	}
	return out
}

// toned are the vowels (and the two consonants that make a syllable alone) with their four tones.
var toned = func() map[rune]syllable {
	out := map[rune]syllable{'ü': {"v", 0}, 'ê': {"e", 0}, 'ế': {"e", 2}, 'ề': {"e", 4}, 'ḿ': {"m", 2}}
	for letter, marks := range map[string]string{"a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "v": "ǖǘǚǜ", "n": "·ńňǹ"} {
		for i, r := range []rune(marks) {
			out[r] = syllable{letter, i + 1}
		}
	}
	return out
}()

// parseSyllable reads "zhōng".
func parseSyllable(s string) syllable {
	var letters strings.Builder
	tone := 0
	for _, r := range s {
		switch t, ok := toned[r]; {
		case ok:
			letters.WriteString(t.letters)
			tone = max(tone, t.tone)
		case r >= 'a' && r <= 'z':
			letters.WriteRune(r)
		}
	}
	return syllable{letters.String(), tone}
}

// readings are the ways in which a person types a character by its sound, without tones: 绿 is lv and lu, 略 lve and lue.
func readings(r rune) []string {
	var out []string
	add := func(s string) {
		for _, have := range out {
			if have == s {
				return
			}
		}
		if s != "" {
			out = append(out, s)
		}
	}
	for _, s := range syllables(r) {
		add(s.letters)
		add(strings.Replace(s.letters, "v", "u", 1))
	}
	return out
}
