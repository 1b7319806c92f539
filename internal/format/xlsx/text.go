package xlsx

import (
	"math"
	"strings"
	"unicode/utf8"

	"dubanben/internal/typeset"
)

// em measures in ems of the type that such tables are set in: half for Latin letters and digits, one for the rest.
type em struct{}

// Advance implements typeset.Measurer.
func (em) Advance(r rune) float64 {
	if r < 0x2000 {
		return 0.5
	}
	return 1
}

// ems is the width of the text in ems.
func ems(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += em{}.Advance(r)
	}
	return w
}

const (
	leading   = 1.45  // line pitch in type sizes: 仿宋 needs 1.2, what replaces it where it is missing, 1.45
	rowPad    = 6.0   // points of air in a row
	maxHeight = 409.0 // points; a worksheet has no higher row
	pixel     = 0.75  // points; heights snap to it
)

// bodySize is the type of a table: 小四, and 五号 in a wide one that lies down, as offices set it.
func bodySize(landscape bool) float64 {
	if landscape {
		return 10.5
	}
	return 12
}

// smaller gives the next smaller named size: 小四, 五号, 小五, 六号, 小六, 七号; 0 after the last.
func smaller(size float64) float64 {
	switch {
	case size > 10.5:
		return 10.5
	case size > 9:
		return 9
	case size > 7.5:
		return 7.5
	case size > 6.5:
		return 6.5
	case size > 5.5:
		return 5.5
	}
	return 0
}

// fitted is how a text stands in its cell.
type fitted struct {
	size   float64 // of the type, points
	height float64 // that a row needs for it, points
	over   bool    // even the smallest type needs more than the limit
}

// fit finds the largest type, from size downward, in which the text needs no more height than limit.
func fit(text string, width, size, limit float64) fitted {
	if text == "" {
		return fitted{size: size, height: snap(size*leading + rowPad)}
	}
	var buf [64]typeset.Line
	for {
		n := 1
		if wide := max(width/size, 1); !short(text, wide) {
			n = len(typeset.Break(text, wide, em{}, buf[:0]))
		}
		h := snap(float64(n)*size*leading + rowPad)
		if h <= limit {
			return fitted{size: size, height: h}
		}
		next := smaller(size)
		if next == 0 {
			return fitted{size: size, height: snapDown(limit), over: true}
		}
		size = next
	}
}

// short reports whether a text surely takes one line of so many ems, as most of a table's do: no character is wider than one.
func short(text string, wide float64) bool {
	return float64(len(text)) <= wide*utf8.UTFMax && float64(utf8.RuneCountInString(text)) <= wide && strings.IndexByte(text, '\n') < 0
}

func snap(pt float64) float64     { return math.Ceil(pt/pixel) * pixel }
func snapDown(pt float64) float64 { return math.Floor(pt/pixel) * pixel }

// paragraphs gives the lines of a note, without the empty ones at its ends.
func paragraphs(s string) []string {
	s = strings.Trim(clean(s), "\n")
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// cleaned drops what XML cannot hold and makes every line end "\n".
func cleaned(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.Map(func(r rune) rune {
		if !legal(r) {
			return -1
		}
		return r
	}, s)
}

// sheetName makes the name one that a worksheet may have.
func sheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < 0x20 {
			return -1
		}
		return r
	}, clean(name))
	for units16(name) > 31 {
		rs := []rune(name)
		name = string(rs[:len(rs)-1])
	}
	name = strings.Trim(strings.TrimSpace(name), "'")
	switch {
	case name == "":
		return "表"
	case strings.EqualFold(name, "History"): // taken by the program itself
		return "表_" + name
	}
	return name
}

// units16 is the length of a valid text as a worksheet counts it. Long texts are many: bytes are counted, not runes decoded.
func units16(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
		if s[i] >= 0xF0 { // above U+FFFF
			n++
		}
	}
	return n
}

// wholeNumber gives the value of a running number, as 序号 columns hold: at most 15 digits, no leading zero, so that
// the number reads back as the same text.
func wholeNumber(s string) (n int64, ok bool) {
	if s == "" || len(s) > 15 || s[0] == '0' && s != "0" {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}
