package quarter

import (
	"fmt"
	"time"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// called is how often a unit was asked for its answers, when last, and what it promised; "" for never.
func called(calls []*ledger.Call) string {
	if len(calls) == 0 {
		return ""
	}
	last := calls[len(calls)-1]
	text := fmt.Sprintf("催办%d次 · %s", len(calls), monthDay(last.Day))
	if p := promised(calls); p != "" {
		text += " · 答应" + monthDay(p)
	}
	return text
}

// promised is the day that was named last; "" for none.
func promised(calls []*ledger.Call) string {
	for i := len(calls) - 1; i >= 0; i-- {
		if calls[i].Promised != "" {
			return calls[i].Promised
		}
	}
	return ""
}

// broken tells whether the day has gone by that was named.
func (s *Screen) broken(calls []*ledger.Call) bool {
	p := promised(calls)
	return p != "" && p < s.d.Now().Format(time.DateOnly)
}

// callsColumn tells of each unit what came of calling it.
func (s *Screen) callsColumn(col func(id, header string, width float32, of func(view.QuarterLoad) string) sheet.Column) sheet.Column {
	calls := map[ledger.ID][]*ledger.Call{} // read once: cells are asked for at each painting
	for _, c := range s.d.Ledger().AllCalls() {
		if c.Quarter == s.quarter {
			calls[c.Unit] = append(calls[c.Unit], c)
		}
	}
	c := col("calls", "电话催办", 236, func(x view.QuarterLoad) string { return called(calls[x.Unit.ID]) })
	plain := c.Cell
	c.Cell = func(r sheet.Row) grid.Cell {
		x := plain(r)
		x.Why = "催办用 Alt+T 记；记过的也在那里看。"
		if s.broken(calls[r.About.(view.QuarterLoad).Unit.ID]) {
			x.Tone, x.Note = grid.Warn, "答应的日子已过"
		}
		return x
	}
	return c
}

// monthDay is 11月20日 of a day of the ledger.
func monthDay(day string) string {
	t, err := ledger.ParseDay(day)
	if err != nil {
		return day
	}
	return t.Format("1月2日")
}

// callee is the unit that a call is about: that of the row under the cursor, or the shown one.
func (s *Screen) callee() *ledger.Unit {
	id := s.unit
	switch r, ok := s.Tabled().Under(); {
	case s.way == byUnit:
	case !ok:
		return nil
	case s.way == owing:
		id = ledger.ID(r.Key)
	case about(r).group != "":
		return nil
	default:
		id = about(r).unit()
	}
	return s.d.Ledger().Unit(id)
}
