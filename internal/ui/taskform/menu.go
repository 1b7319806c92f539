package taskform

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

// Menu are the verbs on tasks, for the menu of rows and for the main menu; those on one task stand greyed where several are
// selected.
func Menu(d *Desk, tasks []ledger.ID, q ledger.Quarter) []*fyne.MenuItem {
	n := len(tasks)
	var ts []*ledger.Task
	if d.Book() != nil {
		ts = d.tasks(tasks)
	}
	one := func(label string, do func(ledger.ID)) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, func() { do(tasks[0]) })
		i.Disabled = n != 1 || len(ts) != 1
		return i
	}
	many := func(label string, do func()) *fyne.MenuItem {
		if n > 1 {
			label += fmt.Sprintf("（%d 项）", n)
		}
		i := fyne.NewMenuItem(label, do)
		i.Disabled = len(ts) == 0
		return i
	}
	ended := slices.ContainsFunc(ts, func(t *ledger.Task) bool { return t.End != nil })
	reopen := many("恢复办理", func() { Reopen(d, tasks) })
	reopen.Disabled = !ended
	return []*fyne.MenuItem{
		one(q.Name()+"人工亮灯…", func(t ledger.ID) { Lamp(d, t, q) }),
		one("指标（要达到的数）…", func(t ledger.ID) { Indicators(d, t) }),
		many("完成时限…", func() { Due(d, tasks) }),
		one("时间节点…", func(t ledger.ID) { Milestones(d, t) }),
		many("由谁报送…", func() { Duty(d, tasks) }),
		one("关联任务…", func(t ledger.ID) { Links(d, t) }),
		fyne.NewMenuItemSeparator(),
		many("办结、销号、中止、调整…", func() { End(d, tasks) }),
		reopen,
	}
}

// YearMenu are the verbs on the year, for the main menu: it stands longer than a look of the window, so that each verb asks
// for the desk anew.
func YearMenu(desk func() *Desk) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("从内容里确认指标…", func() { ConfirmIndicators(desk(), "") }),
		fyne.NewMenuItem("确认完成时限…", func() { ConfirmDues(desk(), "") }),
		fyne.NewMenuItem("关联各附件里的同一项目…", func() { d := desk(); ConfirmLinks(d, d.Year()) }),
		fyne.NewMenuItem("亮灯规则…", func() { Rule(desk()) }),
		fyne.NewMenuItem("结转到下一年…", func() { RollOver(desk()) }),
	}
}
