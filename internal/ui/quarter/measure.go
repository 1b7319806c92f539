package quarter

import (
	"strconv"
	"strings"
	"time"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// measured is what was typed of a task's numbers: the values of its indicators, one a line, 新增就业=3200, or
// else the per cent.
func measured(t *ledger.Task, r ledger.Report) string {
	var parts []string
	for _, in := range t.Indicators {
		if v, ok := r.Values[in.ID]; ok {
			parts = append(parts, in.Name+"="+strconv.FormatFloat(v, 'f', -1, 64))
		}
	}
	if len(parts) == 0 && r.Percent != nil {
		return view.RateText(*r.Percent)
	}
	return strings.Join(parts, "\n")
}

// template is what an empty cell of numbers begins with: the names of the indicators, to be filled in.
func template(t *ledger.Task) string {
	var parts []string
	for _, in := range t.Indicators {
		parts = append(parts, in.Name+"=")
	}
	return strings.Join(parts, "\n")
}

// setMeasure reads numbers as they are typed into an answer: values by the names of indicators, one value alone where there
// is one indicator, a per cent.
func setMeasure(l *ledger.Ledger, t *ledger.Task, in *ledger.Answer, text string) error {
	in.Percent, in.Values = nil, nil
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("；;、，\n", r) }) {
		if err := setPart(l, t, in, strings.TrimSpace(part)); err != nil {
			return err
		}
	}
	return nil
}

func setPart(l *ledger.Ledger, t *ledger.Task, in *ledger.Answer, part string) error {
	if at := strings.IndexAny(part, "=＝:："); at >= 0 {
		name := ledger.Squeeze(part[:at])
		value := strings.TrimLeft(part[at:], "=＝:：")
		for _, x := range t.Indicators {
			if ledger.Squeeze(x.Name) == name {
				return setValue(l, t, in, x, value)
			}
		}
		return &ledger.Problem{Kind: ledger.NoSuchIndicator, Row: l.RowName(t), Value: name, Count: len(t.Indicators)}
	}
	if part == "" {
		return nil
	}
	if len(t.Indicators) == 1 && !strings.HasSuffix(part, "%") && !strings.HasSuffix(part, "％") {
		return setValue(l, t, in, t.Indicators[0], part)
	}
	p, ok := number(part, "%")
	if !ok {
		return &ledger.Problem{Kind: ledger.BadNumber, Row: l.RowName(t), Value: part, Why: "完成率"}
	}
	in.Percent = &p
	return nil
}

// setValue reads the value of one indicator; nothing typed is no value.
func setValue(l *ledger.Ledger, t *ledger.Task, in *ledger.Answer, x ledger.Indicator, text string) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	v, ok := number(text, x.Unit)
	if !ok {
		return &ledger.Problem{Kind: ledger.BadNumber, Row: l.RowName(t), Value: strings.TrimSpace(text), Why: x.Name}
	}
	if in.Values == nil {
		in.Values = map[ledger.ID]float64{}
	}
	in.Values[x.ID] = v
	return nil
}

// number reads a number as people type it, with its unit behind it or without, with commas or without, in either width.
func number(text, unit string) (float64, bool) {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == '％':
			return '%'
		case r == ',':
			return -1
		}
		return r
	}, ledger.Squeeze(text))
	s = strings.TrimSuffix(s, ledger.Squeeze(unit))
	if strings.Trim(s, "+-.0123456789") != "" { // no 1e9, no Inf
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// dayOf is the day of a report as a cell shows it: 9月28日.
func dayOf(at string) string { return timed(at, "1月2日") }

// timed writes the time of a report; what is none stays as it is.
func timed(at, form string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.Format(form)
}
