package ledger

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A deadline is free text, 长期坚持 or 2020年12月底前. But a date in it that no calendar has is a slip, and is refused.

const numeral = `[0-9〇○零一二三四五六七八九十]+`

var (
	wordedDate  = regexp.MustCompile(`(?:(` + numeral + `)年)?(` + numeral + `)月(?:(` + numeral + `)[日号])?`)
	figuresDate = regexp.MustCompile(`(?:^|[^0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:$|[^0-9])`)
	quarterName = regexp.MustCompile(`第(` + numeral + `)季度`)
)

// impossibleDate says why no calendar has a date in the text, "2月没有30日"; "" where there is nothing to say.
func impossibleDate(text string) string {
	s := halfWidth(text)
	for _, m := range wordedDate.FindAllStringSubmatch(s, -1) {
		if m[1] == "" && m[3] == "" && m[0] != s {
			continue // 历时13月 is a span, 13月 alone is a month
		}
		if why := impossibleDay(figures(m[1]), m[1] != "", number(m[2]), number(m[3]), m[3] != ""); why != "" {
			return why
		}
	}
	for _, m := range figuresDate.FindAllStringSubmatch(s, -1) {
		if why := impossibleDay(number(m[1]), true, number(m[2]), number(m[3]), true); why != "" {
			return why
		}
	}
	for _, m := range quarterName.FindAllStringSubmatch(s, -1) {
		if n := number(m[1]); n < 1 || n > 4 {
			return "没有第" + m[1] + "季度"
		}
	}
	return ""
}

func impossibleDay(year int, hasYear bool, month, day int, hasDay bool) string {
	if month < 1 || month > 12 {
		return fmt.Sprintf("没有%d月", month)
	}
	if !hasDay {
		return ""
	}
	leap := year
	if !hasYear {
		leap = 2000 // 2月29日 of some year
	}
	last := time.Date(leap, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	switch {
	case day >= 1 && day <= last:
		return ""
	case hasYear && month == 2 && day == 29:
		return fmt.Sprintf("%d年2月没有29日", year)
	}
	return fmt.Sprintf("%d月没有%d日", month, day)
}

// figures reads a year, 2020 or 二〇二〇.
func figures(s string) int {
	const digits = "〇一二三四五六七八九"
	s = strings.Map(func(r rune) rune {
		if r == '零' || r == '○' {
			r = '〇'
		}
		if i := strings.IndexRune(digits, r); i >= 0 {
			return rune('0' + i/len("〇"))
		}
		return r
	}, s)
	n, _ := strconv.Atoi(s) // what is no number is 0
	return n
}

// number reads 30 or 三十.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return hanNumber(s)
}
