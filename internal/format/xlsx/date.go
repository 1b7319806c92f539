package xlsx

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	secondsPerDay = 86400
	lastDay       = 2958465 // 31 December 9999
	offset1904    = 1462    // days between the two ways to count
	leapDay       = 60      // 29 February 1900, which never was and is counted all the same
)

// moment is a date and time as a workbook counts it.
type moment struct {
	days             int
	year, month, day int
	seconds          int // of the day
	subs             int // of the second, in the units asked for
}

// momentOf takes a number of days apart; subs is how many digits of a second are shown. Dates that a workbook cannot show
// are refused.
func momentOf(v float64, date1904 bool, subs int) (moment, bool) {
	if date1904 {
		v += offset1904
	}
	if !(v >= 0) || v >= lastDay+1 {
		return moment{}, false
	}
	unit := int(math.Pow10(subs))
	total := int(math.Round(v * secondsPerDay * float64(unit)))
	m := moment{days: total / (secondsPerDay * unit), subs: total % unit}
	m.seconds = total / unit % secondsPerDay
	switch {
	case m.days == 0:
		m.year, m.month = 1900, 1
	case m.days == leapDay:
		m.year, m.month, m.day = 1900, 2, 29
	default:
		first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if m.days < leapDay {
			first = first.AddDate(0, 0, 1)
		}
		d := first.AddDate(0, 0, m.days)
		m.year, m.month, m.day = d.Year(), int(d.Month()), d.Day()
	}
	return m, true
}

// weekday counts from Sunday.
func (m moment) weekday() int { return (m.days + 6) % 7 }

// formatDate writes the date and time that v counts; false where there is none.
func (s *section) formatDate(v float64, date1904 bool) (string, bool) {
	m, ok := momentOf(v, date1904, s.subs)
	if !ok {
		return "", false
	}
	var b strings.Builder
	items := s.items
	if m.seconds == 0 && m.subs == 0 {
		items = items[:s.clock()]
	}
	for _, it := range items {
		switch it.piece {
		case literal:
			b.WriteString(it.text)
		case year:
			b.WriteString(s.year(m, it.n))
		case month:
			b.WriteString(s.month(m, it.n))
		case weekday:
			b.WriteString(s.weekday(m, it))
		case halfDay:
			b.WriteString(halfOfDay(m, it.text))
		case fraction:
			digits := fmt.Sprintf("%0*d", s.subs, m.subs)
			b.WriteByte(digits[it.n-1])
		default:
			b.WriteString(s.count(m, it))
		}
	}
	return b.String(), true
}

// clock is where the time begins behind a whole date, else the end: at midnight nobody meant a time, programs only write one.
func (s *section) clock() int {
	dated := false
	for i, it := range s.items {
		switch it.piece {
		case day:
			dated = true
		case hour, minute, second, fraction, halfDay, allHours, allMinutes, allSeconds:
			if !dated || slices.ContainsFunc(s.items[i:], func(x item) bool { return x.piece == year || x.piece == month || x.piece == day }) {
				return len(s.items)
			}
			return i
		}
	}
	return len(s.items)
}

// count is a piece that is a number.
func (s *section) count(m moment, it item) string {
	n := 0
	switch it.piece {
	case day:
		n = m.day
	case hour:
		n = m.seconds / 3600
		if s.halves {
			n = (n+11)%12 + 1
		}
	case minute:
		n = m.seconds / 60 % 60
	case second:
		n = m.seconds % 60
	case allHours:
		n = m.days*24 + m.seconds/3600
	case allMinutes:
		n = m.days*24*60 + m.seconds/60
	case allSeconds:
		n = m.days*secondsPerDay + m.seconds
	default:
		return ""
	}
	return s.padded(n, it.n)
}

// padded is a number with at least so many digits, or spelled in Chinese.
func (s *section) padded(n, width int) string {
	if s.chinese > 0 {
		return s.numerals(strconv.Itoa(n), true)
	}
	return fmt.Sprintf("%0*d", min(width, 2), n)
}

func (s *section) year(m moment, n int) string {
	if n <= 2 {
		return s.numerals(fmt.Sprintf("%02d", m.year%100), false)
	}
	return s.numerals(fmt.Sprintf("%04d", m.year), false)
}

func (s *section) month(m moment, n int) string {
	name := time.Month(m.month).String()
	switch {
	case n < 3:
		return s.padded(m.month, n)
	case n == 5:
		return name[:1]
	case s.zh && n == 4:
		return (&section{chinese: 1}).numerals(strconv.Itoa(m.month), true) + "月"
	case s.zh:
		return strconv.Itoa(m.month) + "月"
	case n == 3:
		return name[:3]
	}
	return name
}

func (s *section) weekday(m moment, it item) string {
	if s.english && it.text == "" {
		name := time.Weekday(m.weekday()).String()
		if it.n == 3 {
			return name[:3]
		}
		return name
	}
	name := string([]rune("日一二三四五六")[m.weekday()])
	if it.n == 3 {
		return "周" + name
	}
	return "星期" + name
}

// halfOfDay chooses one of the two words between which a slash stands.
func halfOfDay(m moment, words string) string {
	am, pm, _ := strings.Cut(words, "/")
	if m.seconds < secondsPerDay/2 {
		return am
	}
	return pm
}

// parseISO reads a date as strict workbooks write it, into days.
func parseISO(text string, date1904 bool) (float64, bool) {
	text = strings.TrimSuffix(text, "Z")
	for _, form := range []string{"2006-01-02T15:04:05", "2006-01-02", "2006-01-02T15:04", "15:04:05"} {
		t, err := time.Parse(form, text)
		if err != nil {
			continue
		}
		clock := t.Sub(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)).Hours() / 24
		if t.Year() == 0 {
			return clock, true
		}
		days := math.Round(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()/24 - clock)
		if days <= leapDay {
			days--
		}
		if date1904 {
			days -= offset1904
		}
		return days + clock, true
	}
	return 0, false
}
