package view

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// ranks is the place of every character of the basic plane in the order in which lists stand: signs, digits, letters, then
// Han characters by pinyin and tone, as Excel and the first level of GB 2312 have them. It is a constant too big to write.
var ranks = sync.OnceValue(func() []uint16 {
	usual := usualReadings()
	type weighed struct {
		weight uint64
		r      rune
	}
	all := make([]weighed, 0, 1<<16)
	for r := rune(0); r < 1<<16; r++ {
		if utf8.ValidRune(r) {
			all = append(all, weighed{weight(r, usual), r})
		}
	}
	slices.SortFunc(all, func(a, b weighed) int { return cmp.Compare(a.weight, b.weight) })
	out := make([]uint16, 1<<16)
	rank, last := uint16(0), uint64(0)
	for _, w := range all {
		if w.weight != last {
			rank, last = rank+1, w.weight
		}
		out[w.r] = rank
	}
	return out
})

// weight orders one character among all: letters of the syllable, tone, code point.
func weight(r rune, usual map[rune]syllable) uint64 {
	const letterBits, tail = 5, 28
	s, ok := usual[r]
	if !ok {
		if all := syllables(r); all != nil {
			s, ok = all[0], true
		}
	}
	if !ok {
		if r >= firstHan && foldCase(r) == r && r > '〿' {
			return 3<<62 | uint64(r) // a character that nobody can read stands behind all others
		}
		return 1<<62 | uint64(foldCase(r))
	}
	w := uint64(0)
	for i := range 6 { // zhuang has six letters
		w <<= letterBits
		if i < len(s.letters) {
			c := s.letters[i]
			if c == 'v' {
				c = 'u' // lü stands between lu and luan
			}
			w |= uint64(c-'a') + 1
		}
	}
	tone := uint64(s.tone)
	if strings.Contains(s.letters, "v") {
		tone += 8
	}
	return 2<<62 | w<<tail | tone<<21 | uint64(r)
}

// usualReadings are those by which lists have characters whose first reading in the dictionary is another one.
func usualReadings() map[rune]syllable {
	const list = `剥bāo 辟bì 泊bó 卜bǔ 掺chān 长cháng 匙chí 佛fó 脯fǔ 蛤gé 貉hé 还huán 槛jiàn 嚼jiáo 桔jié 藉jiè 咯kǎ 傀kuǐ 勒lè
		肋lèi 潦liáo 了liǎo 茄qié 炔quē 什shí 伺sì 似sì 厦xià 削xiāo 畜xù 吁yù 钥yuè 曾zēng 轧zhá 咋zhà 辗zhǎn 帧zhēng
		爪zhuǎ 椎zhuī 琢zhuó 着zhuó 仔zǐ 柞zuò`
	out := map[rune]syllable{}
	for _, one := range strings.Fields(list) {
		r, n := utf8.DecodeRuneInString(one)
		out[r] = parseSyllable(one[n:])
	}
	return out
}

// collator compares texts by the order of lists.
type collator struct{ ranks []uint16 }

func newCollator() collator { return collator{ranks()} }

func (c collator) rank(r rune) uint64 {
	if int(r) < len(c.ranks) {
		return uint64(c.ranks[r])
	}
	return 1<<16 - 1
}

// prefix packs the first four characters, so that most comparisons need not look at the texts, and says where the rest
// begins. A text that ends within it leaves the last bits zero.
func (c collator) prefix(s string) (packed uint64, rest int32) {
	n := 0
	for i, r := range s {
		if n == 4 {
			return packed, int32(i)
		}
		if !skipped(r) {
			packed, n = packed<<16|c.rank(r), n+1
		}
	}
	return packed << (16 * (4 - n)), int32(len(s))
}

// compare orders two texts; those that differ in width, case or white space only are equal.
func (c collator) compare(a, b string) int {
	n := shared(a, b)
	a, b = a[n:], b[n:]
	for {
		x, n := visible(a)
		y, m := visible(b)
		if x < 0 || y < 0 {
			return cmp.Compare(min(x, 0), min(y, 0))
		}
		if d := cmp.Compare(c.rank(x), c.rank(y)); d != 0 {
			return d
		}
		a, b = a[n:], b[m:]
	}
}

// shared is how many bytes both texts begin with, up to the start of a character.
func shared(a, b string) int {
	const step = 16
	n, i := min(len(a), len(b)), 0
	for i+step <= n && a[i:i+step] == b[i:i+step] {
		i += step
	}
	for i < n && a[i] == b[i] {
		i++
	}
	for i > 0 && (i < len(a) && !utf8.RuneStart(a[i]) || i < len(b) && !utf8.RuneStart(b[i])) {
		i--
	}
	return i
}

// visible is the first character that is not skipped and where the rest begins; -1 at the end.
func visible(s string) (r rune, next int) {
	for i, r := range s {
		if !skipped(r) {
			_, n := utf8.DecodeRuneInString(s[i:])
			return r, i + n
		}
	}
	return -1, len(s)
}
