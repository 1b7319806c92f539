package app

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// UnitList is a unit's part of the tasks of a quarter's year, by its role, and how they stand in the quarter.
func (a *App) UnitList(unit ledger.ID, q ledger.Quarter) (List, error) {
	l := a.Ledger()
	tasks, err := tasksIn(l, q)
	if err != nil {
		return List{}, err
	}
	u := l.Unit(unit)
	if u == nil {
		return List{}, &ledger.Problem{Kind: ledger.NoSuchUnit}
	}
	x := view.LoadOf(l, u.ID, tasks)
	out := a.taskList(u.Name+"任务清单", x.Total(), q)
	addBand(l, &out, "牵头", x.Lead, q)
	addBand(l, &out, "相关", x.Related, q)
	var via []*ledger.Task
	for i, v := range x.Via {
		if via = append(via, v.Task); i == len(x.Via)-1 || x.Via[i+1].Group != v.Group {
			addBand(l, &out, "经"+v.Group.Name, via, q)
			via = nil
		}
	}
	return out, nil
}

// LeaderList is the tasks that a leader has at the end of a quarter, by annex, and how they stand then.
func (a *App) LeaderList(leader ledger.ID, q ledger.Quarter) (List, error) {
	l := a.Ledger()
	tasks, err := tasksIn(l, q)
	if err != nil {
		return List{}, err
	}
	who := l.Leader(leader)
	if who == nil {
		return List{}, &ledger.Problem{Kind: ledger.NoSuchLeader}
	}
	tasks = slices.DeleteFunc(tasks, func(t *ledger.Task) bool { return t.LeaderOn(q.LastDay()) != who.ID })
	out := a.taskList(who.Name+"分管任务清单", len(tasks), q)
	for _, x := range l.Annexes() {
		of := slices.DeleteFunc(slices.Clone(tasks), func(t *ledger.Task) bool { return t.Annex != x.ID })
		addBand(l, &out, x.Name()+" "+x.ShortTitle(), of, q)
	}
	for _, head := range []string{"责任领导", "附件"} { // the title and the bands say them
		without(&out, slices.Index(out.Heads, head))
	}
	return out, nil
}

func tasksIn(l *ledger.Ledger, q ledger.Quarter) ([]*ledger.Task, error) {
	if _, err := ledger.ParseQuarter(string(q)); err != nil {
		return nil, err
	}
	return view.Tasks(l, view.Query{Year: q.Year()}), nil
}

func (a *App) taskList(title string, n int, q ledger.Quarter) List {
	return List{Title: title, Under: fmt.Sprintf("%s　%d项　截至%s", q, n, a.options.Now().Format("2006年1月2日")),
		Heads: []string{"附件", "序号", "任务", "责任领导", "牵头单位", "状态", "完成率", "亮灯与理由", "进展情况", "存在问题"}}
}

// without takes a column out of a list.
func without(x *List, column int) {
	x.Heads = slices.Delete(x.Heads, column, column+1)
	for i := range x.Rows {
		if r := &x.Rows[i]; r.Band == "" {
			r.Cells = slices.Delete(r.Cells, column, column+1)
		}
	}
}

// addBand adds tasks under a band; nothing where there are none.
func addBand(l *ledger.Ledger, x *List, name string, tasks []*ledger.Task, q ledger.Quarter) {
	if len(tasks) == 0 {
		return
	}
	x.Rows = append(x.Rows, ListRow{Band: fmt.Sprintf("%s  %d 项", name, len(tasks))})
	for _, t := range tasks {
		var row ListRow
		for _, text := range taskCells(l, t, q) {
			row.Cells = append(row.Cells, ListCell{Text: text, Rows: 1})
		}
		x.Rows = append(x.Rows, row)
	}
}

func taskCells(l *ledger.Ledger, t *ledger.Task, q ledger.Quarter) []string {
	c := judge.Of(l, t)
	lamp, rate := c.Lamp(q), ""
	if r, ok := c.Rate(q); ok {
		rate = view.RateText(r)
	}
	return []string{l.Annex(t.Annex).Name(), l.RowName(t), t.Text, leaderIn(l, t, q), strings.Join(ledger.Spellings(t.Lead), "\n"),
		string(c.Status(q)), rate, strings.TrimSpace(lamp.Lamp.Word() + "\n" + lamp.Reason),
		view.Said(l, t, q, func(r *ledger.Report) string { return r.Progress }), view.Said(l, t, q, func(r *ledger.Report) string { return r.Problem })}
}
