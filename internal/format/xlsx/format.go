package xlsx

import "strings"

// format is a number format, as a workbook writes it: sections for positive, negative, zero and text.
type format struct {
	sections []section
	hasText  bool // one section is for text
}

// dateFormat is the number of the built-in format that a plain date has.
const dateFormat = 14

// piece is what one piece of a section stands for.
type piece int

const (
	literal   piece = iota
	digitMark       // text is 0, # or ?
	point
	exponent // text is the sign as written
	slash
	wholeText // @
	anyNumber
	year
	month
	day
	hour
	minute
	second
	fraction // of a second; n digits
	allHours // elapsed
	allMinutes
	allSeconds
	halfDay
	weekday
)

// item is a piece of a section; n is how often its letter stands.
type item struct {
	piece piece
	text  string
	n     int
}

// section is one of the parts of a format.
type section struct {
	items    []item
	compare  string // of a condition; empty = none
	bound    float64
	percent  int // how often to multiply by 100
	scale    int // how often to divide by 1000
	grouped  bool
	date     bool
	chinese  int // 1 and 2: digits as Chinese numerals, plain and formal
	english  bool
	zh       bool
	halves   bool // hours run to twelve
	isText   bool
	subs     int // digits of seconds
	intPlace int // digit places before the point
	decimals int // and behind
}

// newFormat reads a format; nil stands for General.
func newFormat(code string) *format {
	const most = 255
	if code == "" || len(code) > most && units16(code) > most || strings.EqualFold(code, "General") || code == "G/通用格式" {
		return nil
	}
	f := &format{}
	for len(f.sections) < 4 {
		p := formatParser{rest: code}
		p.parse()
		p.s.settle()
		f.sections = append(f.sections, p.s)
		f.hasText = f.hasText || p.s.isText
		if code = p.rest; code == "" {
			break
		}
		code = code[1:]
	}
	return f
}

// isDate reports whether the format shows a date or time.
func (f *format) isDate() bool { return f != nil && f.sections[0].date }

// text is how the format shows a text.
func (f *format) text(s string) string {
	if f == nil || !f.hasText || s == "" {
		return s
	}
	for i := range f.sections {
		if !f.sections[i].isText {
			continue
		}
		var b strings.Builder
		for _, it := range f.sections[i].items {
			switch it.piece {
			case wholeText:
				b.WriteString(s)
			case literal:
				b.WriteString(it.text)
			}
		}
		return b.String()
	}
	return s
}

// number is how the format shows a number.
func (f *format) number(v float64, date1904 bool) string {
	if f == nil {
		return generalNumber(v)
	}
	s, minus := f.choose(v)
	if s == nil {
		return generalNumber(v)
	}
	out := ""
	switch {
	case s.date:
		text, ok := s.formatDate(v, date1904)
		if !ok {
			return generalNumber(v)
		}
		out = text
	default:
		out = s.formatNumber(v)
	}
	if minus && strings.ContainsAny(out, "123456789〇一二三四五六七八九壹贰叁肆伍陆柒捌玖") {
		out = "-" + out
	}
	return strings.TrimSpace(out)
}

// choose finds the section for a number, and whether it has to show the minus sign by itself.
func (f *format) choose(v float64) (s *section, minus bool) {
	numbers := f.sections
	if last := len(numbers) - 1; last > 0 && numbers[last].isText && numbers[last].compare == "" {
		numbers = numbers[:last]
	}
	numbers = numbers[:min(len(numbers), 3)]
	for i := range numbers {
		if numbers[i].compare != "" {
			return chooseByCondition(numbers, v)
		}
	}
	switch {
	case v < 0 && len(numbers) > 1:
		return &numbers[1], false
	case v == 0 && len(numbers) > 2:
		return &numbers[2], false
	}
	return &numbers[0], v < 0 && !numbers[0].date
}

// chooseByCondition finds the section whose condition the number meets, else the first without one.
func chooseByCondition(numbers []section, v float64) (s *section, minus bool) {
	for i := range numbers {
		if s := &numbers[i]; s.compare != "" && s.meets(v) {
			return s, v < 0 && i == 0 && !strings.HasPrefix(s.compare, "<")
		}
	}
	for i := range numbers {
		if numbers[i].compare == "" {
			return &numbers[i], v < 0
		}
	}
	return nil, false
}

func (s *section) meets(v float64) bool {
	switch s.compare {
	case "<":
		return v < s.bound
	case "<=":
		return v <= s.bound
	case ">":
		return v > s.bound
	case ">=":
		return v >= s.bound
	case "<>":
		return v != s.bound
	}
	return v == s.bound
}

// builtIn is the format that a workbook names by number only, in a Chinese program.
func builtIn(id int) string {
	codes := map[int]string{
		1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: `"¥"#,##0;"¥"-#,##0`, 6: `"¥"#,##0;"¥"-#,##0`,
		7: `"¥"#,##0.00;"¥"-#,##0.00`, 8: `"¥"#,##0.00;"¥"-#,##0.00`, 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
		dateFormat: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
		21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy",
		31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`, 34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`,
		36: `yyyy"年"m"月"`, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
		41: `#,##0;-#,##0;"-";@`, 42: `"¥"#,##0;"¥"-#,##0;"¥""-";@`, 43: `#,##0.00;-#,##0.00;"-";@`, 44: `"¥"#,##0.00;"¥"-#,##0.00;"¥""-";@`,
		45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
		50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`, 55: `上午/下午h"时"mm"分"`,
		56: `上午/下午h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
	}
	return codes[id]
}
