package view

import (
	"math"
	"slices"
	"strconv"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// Columns that no cell holds: what follows from the answers. Each but the status as it is now is of one quarter.
const (
	FieldStatus ledger.Field = "status" // alone: how the task stands now
	FieldLamp   ledger.Field = "lamp"
	FieldRate   ledger.Field = "rate"
	FieldState  ledger.Field = "state" // of each unit that must report
)

// In is a judged column of a quarter, "lamp.2020Q3".
func In(f ledger.Field, q ledger.Quarter) ledger.Field { return f + "." + ledger.Field(q) }

// FieldName is the name of any column, judged ones too: “第三季度亮灯”.
func FieldName(f ledger.Field) string {
	base, key := f.Split()
	name, ok := map[ledger.Field]string{FieldStatus: "状态", FieldLamp: "亮灯", FieldRate: "完成率", FieldState: "报送"}[base]
	switch {
	case !ok:
		return f.Name()
	case key == "" && base == FieldStatus:
		return "当前状态"
	}
	return ledger.Quarter(key).Name() + name
}

// judgement is what a judged column holds in a row; nil where the field is none. places is the order of its values.
func judgement(l *ledger.Ledger, f ledger.Field) (values func(*ledger.Task) []string, places []string) {
	base, key := f.Split()
	q := ledger.Quarter(key)
	switch base {
	case FieldStatus:
		for _, s := range ledger.Statuses() {
			places = append(places, string(s))
		}
		return func(t *ledger.Task) []string {
			if q == "" {
				return []string{string(judge.Now(l, t))}
			}
			return []string{string(judge.Status(l, t, q))}
		}, places
	case FieldLamp:
		for _, x := range ledger.Lamps() {
			places = append(places, x.Word())
		}
		return func(t *ledger.Task) []string { return []string{judge.Lamp(l, t, q).Lamp.Word()} }, places
	case FieldState:
		for _, s := range ledger.ReportStates() {
			places = append(places, s.Name())
		}
		return func(t *ledger.Task) []string { return states(l, t, q) }, places
	case FieldRate:
		return func(t *ledger.Task) []string {
			if r, ok := judge.TaskRate(l, t, q); ok {
				return []string{RateText(r)}
			}
			return nil
		}, nil
	}
	return nil, nil
}

// states are those of the units that report on the task, each once.
func states(l *ledger.Ledger, t *ledger.Task, q ledger.Quarter) []string {
	var out []string
	for _, s := range judge.Standings(l, t, q) {
		if n := s.State.Name(); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// RateText is a 完成率 as a cell shows it, 62.5%.
func RateText(r float64) string {
	return strconv.FormatFloat(math.Round(r*100)/100, 'f', -1, 64) + "%"
}
