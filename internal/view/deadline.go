package view

import (
	"regexp"
	"strconv"
	"strings"
)

// deadlineForms are the ways in which offices write a date, as soon as it is folded and without white space. A date may
// lack its year; which group holds what stands beside the form.
var deadlineForms = regexp.MustCompile(
	`(?:(\d{4})年)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?:(\d{1,2})[日号]|(上旬|中旬|初))?` + // 1 year, 2 month, 3 day, 4 part
		`|(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?` + // 5 year, 6 month, 7 day
		`|(?:(\d{4})年)?(?:第?([一二三四1-4])季度|(上半年|下半年|年底|年末|年内|全年))` + // 8 year, 9 quarter, 10 part of the year
		`|(\d{4})年(?:(底|末|内))?`) // 11 year, 12

// deadlineDate is the last date that a deadline names, as 20201231; 0 where it names none. A month or quarter ends on its
// last day, and a date without a year is of the year given, or of the year named before it.
func deadlineDate(text string, year int) int {
	folded := strings.Map(func(r rune) rune {
		if skipped(r) {
			return -1
		}
		return fold(r)
	}, text)
	last := 0
	for _, m := range deadlineForms.FindAllStringSubmatch(folded, -1) {
		if y := m[1] + m[5] + m[8] + m[11]; y != "" {
			year, _ = strconv.Atoi(y)
		}
		last = max(last, year*10000+monthAndDay(m))
	}
	return last
}

// monthAndDay reads 1231 out of one match.
func monthAndDay(m []string) int {
	switch {
	case m[2] != "":
		day := number(m[3], 31)
		if m[4] != "" {
			day = map[string]int{"初": 10, "上旬": 10, "中旬": 20}[m[4]]
		}
		return number(m[2], 12)*100 + day
	case m[6] != "":
		return number(m[6], 12)*100 + number(m[7], 31)
	case m[9] != "":
		return number(m[9], 4)*300 + 31
	case m[10] == "上半年":
		return 631
	}
	return 1231
}

// number reads digits or a Han number up to twelve; none stands for an empty text.
func number(s string, none int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for i, han := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"} {
		if s == han {
			return i + 1
		}
	}
	return none
}
