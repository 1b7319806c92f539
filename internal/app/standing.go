package app

import (
	"fmt"
	"strings"

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

// SetLamp sets a task's lamp by hand; nil gives it back to the rule.
func (a *App) SetLamp(task ledger.ID, q ledger.Quarter, lamp *ledger.SetLamp, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		name := "恢复按规则亮灯：" + rowsNamed(d, []ledger.ID{task}) + q.Name()
		if lamp != nil {
			name = fmt.Sprintf("人工设%s%s为%s灯", rowsNamed(d, []ledger.ID{task}), q.Name(), lamp.Lamp.Name())
		}
		return name, d.SetLamp(task, q, lamp)
	})
}

// SetRule sets the rule by which lamps are lit.
func (a *App) SetRule(r ledger.Rule, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) { return "修改亮灯规则", d.SetRule(r) })
}

// SetDuty says who must report on tasks.
func (a *App) SetDuty(tasks []ledger.ID, duty ledger.Duty, place string) (Done, error) {
	return a.eachTask(tasks, "设置报送单位：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetDuty(t, duty) })
}

// SetTaskMembers chooses the members of a group for one task.
func (a *App) SetTaskMembers(task, group ledger.ID, members []ledger.ID, place string) (Done, error) {
	return a.eachTask([]ledger.ID{task}, "选定成员单位：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetTaskMembers(t, group, members) })
}

// SetIndicators says which numbers a task is to reach.
func (a *App) SetIndicators(task ledger.ID, in []ledger.Indicator, place string) (Done, error) {
	return a.eachTask([]ledger.ID{task}, "设置指标：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetIndicators(t, in) })
}

// AddIndicators gives tasks the indicators that a person confirmed, beside those they have.
func (a *App) AddIndicators(more map[ledger.ID][]ledger.Indicator, place string) (Done, error) {
	var tasks []ledger.ID
	n := 0
	for _, t := range a.Ledger().Tasks() {
		if len(more[t.ID]) > 0 {
			tasks = append(tasks, t.ID)
			n += len(more[t.ID])
		}
	}
	return a.eachTask(tasks, fmt.Sprintf("确认%d个指标：", n), place, func(d *ledger.Draft, t ledger.ID) error {
		return d.SetIndicators(t, append(d.Task(t).Clone().Indicators, more[t]...))
	})
}

// SetDue confirms the day by which tasks are due; "" takes it back.
func (a *App) SetDue(days map[ledger.ID]string, place string) (Done, error) {
	var tasks []ledger.ID
	for _, t := range a.Ledger().Tasks() {
		if _, ok := days[t.ID]; ok {
			tasks = append(tasks, t.ID)
		}
	}
	return a.eachTask(tasks, "确认时限：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetDue(t, days[t]) })
}

// SetMilestones says which steps a task has inside the year.
func (a *App) SetMilestones(task ledger.ID, ms []ledger.Milestone, place string) (Done, error) {
	return a.eachTask([]ledger.ID{task}, "设置节点：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetMilestones(t, ms) })
}

// Link says that two tasks are about one project; Unlink takes it back.
func (a *App) Link(one, other ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "关联" + rowAndAnnex(d, one) + "与" + rowAndAnnex(d, other), d.LinkTasks(one, other)
	})
}

// Unlink says that two tasks are not about one project.
func (a *App) Unlink(one, other ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "取消关联" + rowAndAnnex(d, one) + "与" + rowAndAnnex(d, other), d.UnlinkTasks(one, other)
	})
}

// RollOver makes next year's annexes and takes tasks over that go on; the old year stays as it is.
func (a *App) RollOver(from, to int, tasks []ledger.ID, place string) (done Done, out ledger.RollOver, err error) {
	done, err = a.do(place, func(d *ledger.Draft) (string, error) {
		var err error
		out, err = d.RollOver(from, to, tasks)
		return fmt.Sprintf("结转%d项到%d年", len(out.Tasks), to), err
	})
	return done, out, err
}

// eachTask makes the same edit on each task, in one step.
func (a *App) eachTask(tasks []ledger.ID, name, place string, edit func(*ledger.Draft, ledger.ID) error) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, t := range tasks {
			if err := edit(d, t); err != nil {
				return "", err
			}
		}
		return name + rowsNamed(d, tasks), nil
	})
}

// rowAndAnnex is 附件2第3.2项.
func rowAndAnnex(d *ledger.Draft, task ledger.ID) string {
	name := rowsNamed(d, []ledger.ID{task})
	if t := d.Task(task); t != nil {
		return d.Annex(t.Annex).Name() + name
	}
	return name
}

// MultiYear are the open tasks of a year that go on after it and have not been taken over yet.
func MultiYear(l *ledger.Ledger, year int) []ledger.ID {
	over := map[ledger.ID]bool{}
	for _, t := range l.Tasks() {
		over[t.Continues] = true
	}
	var out []ledger.ID
	for _, t := range l.Tasks() {
		if l.Annex(t.Annex).Year == year && !t.Closed() && !over[t.ID] && ledger.MultiYear(l, t) {
			out = append(out, t.ID)
		}
	}
	return out
}
