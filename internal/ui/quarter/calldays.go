package quarter

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"dubanben/internal/ledger"
)

// The short ways in which people name a day on the telephone.
var (
	dayAlone  = regexp.MustCompile(`^(\d{1,2})[日号]?$`)
	monthDot  = regexp.MustCompile(`^(\d{1,2})[-./](\d{1,2})$`)
	dayOfWeek = regexp.MustCompile(`^(下)?(?:本|这)?(?:周|星期|礼拜)([一二三四五六日天])$`)
)

// readCallDay reads a day as it is noted down while telephoning, 11月25日, 25日, 11.25, 明天, 下周五; "" where it names none.
// One that lacks its month or year is the nearest that is not before since.
func readCallDay(text string, today, since time.Time) string {
	s := ledger.Squeeze(text)
	if n, ok := map[string]int{"昨天": -1, "今天": 0, "当天": 0, "明天": 1, "后天": 2}[s]; ok {
		return today.AddDate(0, 0, n).Format(time.DateOnly)
	}
	if m := dayOfWeek.FindStringSubmatch(s); m != nil {
		return weekday(m[2], m[1] != "", today)
	}
	if m := dayAlone.FindStringSubmatch(s); m != nil {
		return dayOfMonth(m[1], since)
	}
	if m := monthDot.FindStringSubmatch(s); m != nil {
		s = m[1] + "月" + m[2] + "日"
	}
	day, _ := ledger.ReadDue(s, since.Year())
	if day < since.Format(time.DateOnly) && !strings.Contains(s, "年") {
		if next, _ := ledger.ReadDue(s, since.Year()+1); strings.Contains(s, "月") {
			day = next
		}
	}
	return day
}

// dayOfMonth is the next day of that number, in this month or in one of those behind it.
func dayOfMonth(digits string, since time.Time) string {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return ""
	}
	for i := range 3 { // two months in a row without a 31st there are not, and never three
		t := time.Date(since.Year(), since.Month()+time.Month(i), n, 0, 0, 0, 0, time.UTC)
		if day := t.Format(time.DateOnly); t.Day() == n && day >= since.Format(time.DateOnly) {
			return day
		}
	}
	return ""
}

// weekday is a day of the week that today is in, or of the next.
func weekday(name string, next bool, today time.Time) string {
	place := map[string]int{"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}[name]
	if next {
		place += 7
	}
	return today.AddDate(0, 0, place-(int(today.Weekday())+6)%7).Format(time.DateOnly)
}
