package ledger

import "time"

// ParseDay reads 2020-12-31 and refuses anything else, and years no annex can be of.
func ParseDay(s string) (time.Time, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return time.Time{}, &Problem{Kind: BadDay, Value: s}
	}
	return t, nil
}

// day refuses what is no day, of a task or, where t is nil, of something else.
func (d *Draft) day(t *Task, f Field, s string) error {
	if _, err := ParseDay(s); err != nil {
		p := Problem{Kind: BadDay, Field: f, Value: s}
		if t != nil {
			return d.problem(BadDay, t, f, p)
		}
		return &p
	}
	return nil
}

// DayText writes a day as papers and messages do, 2020年9月1日; what is no day stays as it is.
func DayText(day string) string {
	t, err := ParseDay(day)
	if err != nil {
		return day
	}
	return t.Format("2006年1月2日")
}

// WeekdayText is DayText with the day of the week, so that a slip is seen: 2020年9月1日（星期二）.
func WeekdayText(day string) string {
	t, err := ParseDay(day)
	if err != nil {
		return day
	}
	return DayText(day) + "（星期" + string([]rune("日一二三四五六")[t.Weekday()]) + "）"
}
