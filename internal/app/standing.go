package app

import (
	"strings"
	"time"

	"dubanben/internal/ledger"
)

// End takes tasks out of the year's count: closed, suspended or adjusted, with the day and a remark.
func (a *App) End(tasks []ledger.ID, end ledger.End, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, t := range tasks {
			if err := d.End(t, end); err != nil {
				return "", err
			}
		}
		word := string(end.Status)
		if end.Word != "" {
			word = end.Word
		}
		return strings.TrimPrefix(word, "已") + rowsNamed(d, tasks), nil
	})
}

// Reopen takes the end of tasks back.
func (a *App) Reopen(tasks []ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, t := range tasks {
			if err := d.Reopen(t); err != nil {
				return "", err
			}
		}
		return "恢复办理" + rowsNamed(d, tasks), nil
	})
}

// Days are the days by which tasks are due; "" takes a confirmed one back. Of those that are put off Reason and Agreed tell
// why and who agreed; both may be empty.
type Days struct {
	Of     map[ledger.ID]string
	Reason string
	Agreed string
}

// SetDue confirms the days by which tasks are due.
func (a *App) SetDue(days Days, place string) (Done, error) {
	var tasks []ledger.ID
	name := "延期："
	for _, t := range a.Ledger().Tasks() {
		if day, ok := days.Of[t.ID]; ok {
			tasks = append(tasks, t.ID)
			if t.Due == "" || day <= t.Due {
				name = "确认时限："
			}
		}
	}
	x := ledger.Extension{Reason: days.Reason, Agreed: days.Agreed, On: a.options.Now().Format(time.DateOnly)}
	return a.eachTask(tasks, name, place, func(d *ledger.Draft, t ledger.ID) error { return d.SetDue(t, days.Of[t], x) })
}

// SetMilestones says which steps a task has inside the year.
func (a *App) SetMilestones(task ledger.ID, ms []ledger.Milestone, place string) (Done, error) {
	return a.eachTask([]ledger.ID{task}, "设置节点：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetMilestones(t, ms) })
}
