package ledger

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// dueForms are the ways in which offices write by when something is to be done, once digits are plain and white space is
// gone. A date may lack its year; which group holds what stands beside the form.
var dueForms = regexp.MustCompile(
	`(?:(\d{4}|[〇○零一二三四五六七八九]{4}|明|次|来|翌|今|本|当)年)?(?:` + // 1 year
		`(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]|(上旬|中旬|初))?` + // 2 month, 3 day, 4 part
		`|第?([一二三四1-4])季度|Q([1-4])` + // 5, 6 quarter
		`|(上半年|年中|下半年|年底|年末|年内|全年|岁末))` + // 7 part of the year
		`|\b(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?\b` + // 8 year, 9 month, 10 day
		`|(\d{4}|[〇○零一二三四五六七八九]{4}|明|次|来|翌)年` + // 11 year
		`|[0-9一二两三四五六七八九十]{1,3}年内`) // a span, which names no day

// ReadDue reads the last day that a deadline names, "" where it names none: a month, a quarter or a year ends on its last
// day, and a date without a year is of the year given or of the one named before it. It also tells whether the work has no
// end, 长期坚持. What no calendar has is left out. A person confirms what was read.
func ReadDue(text string, year int) (day string, standing bool) {
	s := halfWidth(Squeeze(text))
	for _, m := range dueForms.FindAllStringSubmatch(s, -1) {
		if y := yearNamed(m[1]+m[8]+m[11], year); y > 0 {
			year = y
		}
		if d := endOf(m, year); d > day {
			day = d
		}
	}
	for _, word := range []string{"长期", "常态", "经常性", "常年"} {
		standing = standing || strings.Contains(s, word)
	}
	return day, standing
}

// yearNamed reads 2020, 二〇二〇 or 明; 0 where no year is named.
func yearNamed(s string, year int) int {
	switch s {
	case "":
		return 0
	case "今", "本", "当":
		return year
	case "明", "次", "来", "翌":
		return year + 1
	}
	return figures(s)
}

// endOf is the last day of what one match names, "" where no calendar has it.
func endOf(m []string, year int) string {
	month, day := 12, 0
	switch {
	case m[2] != "":
		month = number(m[2])
		if m[3] != "" {
			day = number(m[3])
		} else if m[4] != "" {
			day = map[string]int{"初": 10, "上旬": 10, "中旬": 20}[m[4]]
		}
	case m[5]+m[6] != "":
		month = 3 * number(m[5]+m[6])
	case m[7] == "上半年", m[7] == "年中":
		month = 6
	case m[9] != "":
		month = number(m[9])
		day, _ = strconv.Atoi(m[10]) // none is the last
	case m[7]+m[11] == "":
		return ""
	}
	if year < firstYear || year > lastYear || month < 1 || month > 12 {
		return ""
	}
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if day > last {
		return ""
	}
	if day == 0 {
		day = last
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

var (
	yearInWords = regexp.MustCompile(`(\d{4}|[〇○零一二三四五六七八九]{4})年`)
	yearInDay   = regexp.MustCompile(`\b(\d{4})[-./]\d{1,2}[-./]\d{1,2}\b`)
)

// MultiYear tells whether a task goes on after the year of its annex: its text, targets, progress, deadline or the day it is
// due name a later year, as a year or in a date.
func MultiYear(l *Ledger, t *Task) bool {
	a := l.Annex(t.Annex)
	if a == nil {
		return false
	}
	texts := []string{t.Text, t.Deadline, t.Progress, t.Due}
	for _, target := range t.Targets {
		texts = append(texts, target)
	}
	for _, text := range texts {
		s := halfWidth(Squeeze(text))
		for _, form := range []*regexp.Regexp{yearInWords, yearInDay} {
			for _, m := range form.FindAllStringSubmatch(s, -1) {
				if y := figures(m[1]); y > a.Year && y <= lastYear {
					return true
				}
			}
		}
	}
	return false
}
