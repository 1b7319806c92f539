package app

import (
	"fmt"
	"slices"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
)

// OfferedLinks are pairs of tasks of a year, of two annexes, whose texts share what hardly any other has and that nobody has
// linked yet; in the order of the ledger.
func OfferedLinks(l *ledger.Ledger, year int) [][2]ledger.ID {
	var rows [][]*ledger.Task
	var texts [][]string
	for _, a := range l.Annexes() {
		if a.Year != year {
			continue
		}
		ts := l.TasksOf(a.ID)
		var of []string
		for _, t := range ts {
			name := t.Text
			if m := l.Matter(t.Matter); m != nil {
				name = m.Name
			}
			of = append(of, annex.WithMatter(t.Text, name))
		}
		rows, texts = append(rows, ts), append(texts, of)
	}
	var out [][2]ledger.ID
	for _, x := range annex.Alike(texts) {
		one, other := rows[x.A.Annex][x.A.Row], rows[x.B.Annex][x.B.Row]
		if !slices.ContainsFunc(l.Links(one.ID), func(t *ledger.Task) bool { return t.ID == other.ID }) {
			out = append(out, [2]ledger.ID{one.ID, other.ID})
		}
	}
	return out
}

// LinkAll says of several pairs of tasks that each is about one project, in one step.
func (a *App) LinkAll(pairs [][2]ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, p := range pairs {
			if err := d.LinkTasks(p[0], p[1]); err != nil {
				return "", err
			}
		}
		if len(pairs) == 1 {
			return "关联" + rowAndAnnex(d, pairs[0][0]) + "与" + rowAndAnnex(d, pairs[0][1]), nil
		}
		return fmt.Sprintf("关联%d对任务", len(pairs)), nil
	})
}

// SetLinks says with which tasks one is linked, in one step.
func (a *App) SetLinks(task ledger.ID, others []ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, t := range d.Base().Links(task) {
			if !slices.Contains(others, t.ID) {
				if err := d.UnlinkTasks(task, t.ID); err != nil {
					return "", err
				}
			}
		}
		for _, id := range others {
			if err := d.LinkTasks(task, id); err != nil {
				return "", err
			}
		}
		return "修改" + rowAndAnnex(d, task) + "的关联", nil
	})
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

// rowAndAnnex is 附件2第3.2项.
func rowAndAnnex(d *ledger.Draft, task ledger.ID) string {
	name := rowsNamed(d, []ledger.ID{task})
	if t := d.Task(task); t != nil {
		return d.Annex(t.Annex).Name() + name
	}
	return name
}
