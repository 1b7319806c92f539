// Package taskform holds the dialogs about tasks and the year: indicators, days, who reports, lamps, ends, links, the rule of
// the lamps, what goes on next year. Each is opened by one function; what was refused stays in it with its reason.
package taskform

import (
	"fmt"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// Desk is what the dialogs have of the window.
type Desk struct {
	*desk.Desk
	Quarter func() ledger.Quarter // that is looked at
}

// tasks are those that are still there.
func (d *Desk) tasks(ids []ledger.ID) []*ledger.Task {
	var out []*ledger.Task
	for _, id := range ids {
		if t := d.Ledger().Task(id); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// tasksOf are those of an annex, or of the year that is looked at where none is named.
func (d *Desk) tasksOf(annex ledger.ID) []*ledger.Task {
	if annex != "" {
		return d.Ledger().TasksOf(annex)
	}
	return d.tasksIn(d.Year())
}

func (d *Desk) tasksIn(year int) []*ledger.Task {
	var out []*ledger.Task
	l := d.Ledger()
	for _, a := range l.Annexes() {
		if a.Year == year {
			out = append(out, l.TasksOf(a.ID)...)
		}
	}
	return out
}

// settled opens a dialog once what is being typed is kept.
func (d *Desk) settled(open func()) {
	if d.Book() != nil {
		d.Settled(open, func() {})
	}
}

// called is 附件2第3.2项.
func called(l *ledger.Ledger, t *ledger.Task) string {
	return annexName(l, t) + "第" + l.RowName(t) + "项"
}

func annexName(l *ledger.Ledger, t *ledger.Task) string {
	if a := l.Annex(t.Annex); a != nil {
		return a.Name()
	}
	return ""
}

// yearOf is that of the task's annex.
func yearOf(l *ledger.Ledger, t *ledger.Task) int {
	if a := l.Annex(t.Annex); a != nil {
		return a.Year
	}
	return 0
}

// several names tasks: 附件1第17项, or how many there are and which.
func several(l *ledger.Ledger, ts []*ledger.Task) string {
	const most = 8
	if len(ts) == 1 {
		return called(l, ts[0])
	}
	var names []string
	for _, t := range ts[:min(len(ts), most)] {
		names = append(names, l.RowName(t))
	}
	rest := ""
	if len(ts) > most {
		rest = "…"
	}
	return fmt.Sprintf("已选 %d 项：第 %s%s 项", len(ts), strings.Join(names, "、"), rest)
}

func idsOf(ts []*ledger.Task) []ledger.ID {
	var out []ledger.ID
	for _, t := range ts {
		out = append(out, t.ID)
	}
	return out
}

// brief is a text on one line.
func brief(s string) string { return look.Brief(s, 60) }
