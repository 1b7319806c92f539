package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// quarter is the one that is looked at: as the person chose it, else that of today, in another year its last.
func (w *Window) quarter() ledger.Quarter {
	year := w.year()
	if q := ledger.Quarter(w.world.App.Preferences().String(prefQuarter)); q.Year() == year {
		return q
	}
	if q := judge.QuarterOf(w.today()); q.Year() == year {
		return q
	}
	return ledger.MakeQuarter(year, 4)
}

// setQuarter looks at another quarter.
func (w *Window) setQuarter(q ledger.Quarter) {
	w.settled(func() {
		w.world.App.Preferences().SetString(prefQuarter, string(q))
		w.screen.Refresh()
		w.bar.refresh()
		w.told()
	})
}

// stepQuarter looks at the quarter before or after, within the year.
func (w *Window) stepQuarter(by int) {
	if w.year() == 0 {
		return
	}
	n := w.quarter().Number() + by
	if n < 1 || n > 4 {
		w.status.say("已是这一年的" + w.quarter().Name() + "，别的年度请在上面选。")
		return
	}
	w.setQuarter(ledger.MakeQuarter(w.year(), n))
}

// today is the day as the ledger writes days.
func (w *Window) today() string { return w.world.Now().Format(time.DateOnly) }

// sayDue tells at the start what is due: in the year that is looked at, which the overview shows, and how much in others.
func (w *Window) sayDue() {
	l, today := w.book.Ledger(), w.today()
	var due judge.Agenda
	year := w.year()
	w.queue.run(func() error { due = judge.Schedule(l, l.Tasks(), today); return nil }, func(error) {
		var parts []string
		for _, x := range []struct {
			name string
			of   []judge.Due
		}{{"今天到期", due.Today}, {"本周到期", due.Week}, {"已逾期", due.Overdue}} {
			n := 0
			for _, one := range x.of {
				if l.Annex(l.Task(one.Task).Annex).Year == year {
					n++
				}
			}
			if n > 0 {
				parts = append(parts, fmt.Sprintf("%s %d 项", x.name, n))
			}
		}
		others := 0
		for _, one := range slices.Concat(due.Week, due.Overdue) { // today is in the week
			if l.Annex(l.Task(one.Task).Annex).Year != year {
				others++
			}
		}
		text := ""
		if len(parts) > 0 {
			text = strings.Join(parts, "，") + "，见总览（Ctrl+5）"
		}
		if others > 0 {
			text += fmt.Sprintf("　别的年度到期、逾期 %d 项", others)
		}
		if text = strings.TrimSpace(text); text != "" {
			w.status.say(text)
		}
	})
}
