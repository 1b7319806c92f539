package xlsx

import "strings"

// numerals writes the digits in Chinese where the section asks for it: spelled with hundreds and tens, or one by one.
func (s *section) numerals(text string, spelled bool) string {
	if s.chinese != 1 && s.chinese != 2 {
		return text
	}
	digits, tens := []rune("〇一二三四五六七八九"), []string{"", "十", "百", "千"}
	if s.chinese == 2 {
		digits, tens = []rune("零壹贰叁肆伍陆柒捌玖"), []string{"", "拾", "佰", "仟"}
	}
	whole, frac, _ := strings.Cut(text, ".")
	if !spelled || strings.Trim(whole+frac, "0123456789") != "" || len(whole) > 16 {
		return oneByOne(text, digits)
	}
	out := spell(strings.TrimLeft(whole, "0"), digits, tens)
	if s.chinese == 1 && strings.HasPrefix(out, "一十") {
		out = strings.TrimPrefix(out, "一")
	}
	if frac != "" {
		out += "." + oneByOne(frac, digits)
	}
	return out
}

func oneByOne(text string, digits []rune) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return digits[r-'0']
		}
		return r
	}, text)
}

// spell writes a whole number in groups of four digits. One zero stands for those left out between others.
func spell(whole string, digits []rune, tens []string) string {
	if whole == "" {
		return string(digits[0])
	}
	var b strings.Builder
	gap := false
	for i := 0; i < len(whole); i++ {
		at := len(whole) - 1 - i // places to the right
		if d := whole[i] - '0'; d == 0 {
			gap = true
		} else {
			if gap {
				b.WriteRune(digits[0])
				gap = false
			}
			b.WriteRune(digits[d])
			b.WriteString(tens[at%4])
		}
		if at%4 == 0 && at > 0 && strings.Trim(whole[max(0, i-3):i+1], "0") != "" {
			b.WriteString([]string{"", "万", "亿", "万亿"}[at/4])
		}
	}
	return b.String()
}
