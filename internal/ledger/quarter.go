package ledger

import (
	"fmt"
	"strconv"
)

// Quarter is a quarter of a year, written "2020Q3".
type Quarter string

// MakeQuarter writes a quarter; n is 1 to 4.
func MakeQuarter(year, n int) Quarter { return Quarter(fmt.Sprintf("%04dQ%d", year, n)) }

// ParseQuarter reads "2020Q3" and refuses anything else.
func ParseQuarter(s string) (Quarter, error) {
	q := Quarter(s)
	if len(s) != 6 || s[4] != 'Q' || s[5] < '1' || s[5] > '4' {
		return "", &Problem{Kind: BadQuarter, Value: s}
	}
	if y, err := strconv.Atoi(s[:4]); err != nil || y < 1949 {
		return "", &Problem{Kind: BadQuarter, Value: s}
	}
	return q, nil
}

// Year of the quarter; 0 where it is malformed.
func (q Quarter) Year() int {
	if len(q) != 6 {
		return 0
	}
	y, _ := strconv.Atoi(string(q[:4]))
	return y
}

// Number of the quarter in its year, 1 to 4; 0 where it is malformed.
func (q Quarter) Number() int {
	if len(q) != 6 {
		return 0
	}
	return int(q[5] - '0')
}

// LastDay is the last day of the quarter, 2020-09-30; "" where it is malformed.
func (q Quarter) LastDay() string {
	ends := []string{"", "03-31", "06-30", "09-30", "12-31"}
	if n := q.Number(); n > 0 && n < len(ends) {
		return fmt.Sprintf("%04d-%s", q.Year(), ends[n])
	}
	return ""
}

// String is the quarter in words, "2020年第三季度".
func (q Quarter) String() string {
	return fmt.Sprintf("%d年%s", q.Year(), q.Name())
}

// Name is the quarter without its year, "第三季度".
func (q Quarter) Name() string {
	names := []string{"", "第一季度", "第二季度", "第三季度", "第四季度"}
	if n := q.Number(); n > 0 && n < len(names) {
		return names[n]
	}
	return string(q)
}
