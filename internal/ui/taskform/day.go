package taskform

import (
	"strings"

	"dubanben/internal/ledger"
)

// dayExample is how a day is best written, for hints and reasons.
const dayExample = "2020年12月31日"

// readDay reads a day as a person types it, in any way in which a deadline can be written; "" where it names none.
func readDay(text string, year int) string {
	day, _ := ledger.ReadDue(text, year)
	return day
}

// unreadable is why a text is no day.
func unreadable(text string) string {
	if strings.TrimSpace(text) == "" {
		return "日期没有填，请写成" + dayExample + "这样。"
	}
	return "“" + brief(text) + "”里读不出日期，请写成" + dayExample + "这样真实的日期。"
}
