package people

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// dayForms are the ways to write a day: 2020年7月1日, 2020-7-1, 2020/07/01, 20200701.
var dayForms = regexp.MustCompile(`^(\d{4})(?:\D(\d{1,2})\D(\d{1,2})日?|(\d{2})(\d{2}))$`)

// readDay is a day as the ledger writes it; what is none stays as it was typed, and the ledger says what is wrong with it.
func readDay(text string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９': // typed through an input method
			return r - '０' + '0'
		case r == ' ' || r == '　':
			return -1
		}
		return r
	}, strings.TrimSpace(text))
	m := dayForms.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	number := func(a, b string) int {
		n, err := strconv.Atoi(a + b) // one of them is empty
		if err != nil {
			return 0
		}
		return n
	}
	return fmt.Sprintf("%s-%02d-%02d", m[1], number(m[2], m[4]), number(m[3], m[5]))
}
