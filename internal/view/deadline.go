package view

import (
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// deadlineDate is the last date that a deadline names, as 20201231; 0 where it names none.
func deadlineDate(text string, year int) int {
	day, _ := ledger.ReadDue(text, year)
	n, _ := strconv.Atoi(strings.ReplaceAll(day, "-", ""))
	return n
}
