package docx

import (
	"strconv"
	"strings"
)

// numeral is n as a list of the given format counts; bullets and "none" give nothing, unknown formats decimals.
func numeral(format string, n int) string {
	switch format {
	case "bullet", "none":
		return ""
	case "decimalZero":
		return padded(n, 2)
	case "decimalFullWidth", "decimalFullWidth2":
		return wideDigits(n)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n)
	case "lowerLetter":
		return strings.ToLower(letters(n))
	}
	if first, count := circled(format); count > 0 {
		return enclosed(n, first, count)
	}
	return ideographic(format, n)
}

// ideographic counts in Chinese characters; in decimals where the format is none of that kind.
func ideographic(format string, n int) string {
	switch format {
	case "chineseCounting", "taiwaneseCounting":
		if n > 99 { // digit by digit from here on
			return digitByDigit(n, "〇一二三四五六七八九")
		}
		return chinese(n, plainDigits, plainUnits)
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting":
		return chinese(n, plainDigits, plainUnits)
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return digitByDigit(n, "〇一二三四五六七八九")
	case "chineseLegalSimplified":
		return chinese(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
	case "ideographLegalTraditional":
		return chinese(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
	case "ideographTraditional":
		return cyclic(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return cyclic(n, "子丑寅卯辰巳午未申酉戌亥")
	}
	return strconv.Itoa(n)
}

// circled is the first of a row of characters that are numbers with something round them, and how many there are.
func circled(format string) (first rune, count int) {
	switch format {
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return '①', 20
	case "decimalEnclosedParen":
		return '⑴', 20
	case "decimalEnclosedFullstop":
		return '⒈', 20
	case "ideographEnclosedCircle":
		return '㊀', 10
	}
	return 0, 0
}

const (
	plainDigits = "零一二三四五六七八九"
	plainUnits  = "十百千万"
)

func padded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

func wideDigits(n int) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
}

func digitByDigit(n int, digits string) string {
	ds := []rune(digits)
	return strings.Map(func(r rune) rune { return ds[r-'0'] }, strconv.Itoa(n))
}

// enclosed is one of the count characters from first on, as far as there are any.
func enclosed(n int, first rune, count int) string {
	if n < 1 || n > count {
		return strconv.Itoa(n)
	}
	return string(first + rune(n) - 1)
}

func cyclic(n int, circle string) string {
	cs := []rune(circle)
	if n < 1 || n > len(cs) {
		return strconv.Itoa(n)
	}
	return string(cs[n-1])
}

// letters counts A … Z, AA, BB … as Word does.
func letters(n int) string {
	if n < 1 || n > 26*10 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	for i, s := range []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"} {
		for ; n >= values[i]; n -= values[i] {
			b.WriteString(s)
		}
	}
	return b.String()
}

// chinese reads a number as it is spoken: 十, 二十一, 一百零三, 一千二百; up to 99999.
func chinese(n int, digits, units string) string {
	ds, us := []rune(digits), []rune(units)
	if n < 0 || n > 99999 {
		return strconv.Itoa(n)
	}
	if n < 10 {
		return string(ds[n])
	}
	var b strings.Builder
	s := strconv.Itoa(n)
	zero := false
	for i := range len(s) {
		d, place := int(s[i]-'0'), len(s)-1-i
		if d == 0 {
			zero = true
			continue
		}
		if zero {
			b.WriteRune(ds[0])
			zero = false
		}
		if d != 1 || i > 0 || n >= 20 { // 十二, but 二十一 and 一百一十
			b.WriteRune(ds[d])
		}
		if place > 0 {
			b.WriteRune(us[place-1])
		}
	}
	return b.String()
}
