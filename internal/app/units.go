package app

import (
	"fmt"

	"dubanben/internal/ledger"
)

// UnitSpec and LeaderSpec are what a person says of a unit and of a leader.
type (
	UnitSpec   = ledger.UnitSpec
	LeaderSpec = ledger.LeaderSpec
)

// AddUnit makes a unit that no row names yet.
func (a *App) AddUnit(name string, s UnitSpec, place string) (Done, ledger.ID, error) {
	var made ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (_ string, err error) {
		made, err = d.AddUnit(name, s)
		return "新增单位" + brief(name), err
	})
	return done, made, err
}

// SetUnit changes what is said of a unit, its name left out.
func (a *App) SetUnit(unit ledger.ID, s UnitSpec, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) { return "修改" + unitNamed(d, unit), d.SetUnit(unit, s) })
}

// SetUnits changes what is said of several units in one step, such as a paste; a refused one stays out and is told.
func (a *App) SetUnits(to map[ledger.ID]UnitSpec, place string) (Done, map[ledger.ID]error, error) {
	refused := map[ledger.ID]error{}
	done, err := a.do(place, func(d *ledger.Draft) (string, error) {
		var kept []ledger.ID
		for _, u := range d.Base().Units() { // in their order, and none that is gone
			s, ok := to[u.ID]
			if !ok {
				continue
			}
			if err := d.Try(func() error { return d.SetUnit(u.ID, s) }); err != nil {
				refused[u.ID] = err
				continue
			}
			kept = append(kept, u.ID)
		}
		if len(kept) == 1 {
			return "修改" + unitNamed(d, kept[0]), nil
		}
		return fmt.Sprintf("修改%d个单位", len(kept)), nil
	})
	return done, refused, err
}

// RenameUnit gives a unit a new name from a day on; what was circulated keeps the old one.
func (a *App) RenameUnit(unit ledger.ID, name, day, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "把" + unitNamed(d, unit) + "更名为" + brief(name), d.RenameUnit(unit, name, day)
	})
}

// MergeUnits makes one unit of two from a day on: the first stays.
func (a *App) MergeUnits(keep, gone ledger.ID, day, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "把" + unitNamed(d, gone) + "并入" + unitNamed(d, keep), d.Merge(keep, gone, day)
	})
}

// UniteUnits says that two names are one unit, and always were.
func (a *App) UniteUnits(keep, same ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "认定" + unitNamed(d, same) + "就是" + unitNamed(d, keep), d.Unite(keep, same)
	})
}

// SplitUnit makes a new unit out of another on a day, which takes over its part in the tasks named.
func (a *App) SplitUnit(unit ledger.ID, name string, kind ledger.UnitKind, tasks []ledger.ID, day, place string) (Done, ledger.ID, error) {
	var made ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (_ string, err error) {
		made, err = d.SplitUnit(unit, name, kind, tasks, day)
		return fmt.Sprintf("由%s分出%s（%s起），承接%d项", unitNamed(d, unit), brief(name), ledger.DayText(day), len(tasks)), err
	})
	return done, made, err
}

// MoveUnits puts units before another in the order of units; "" puts them last.
func (a *App) MoveUnits(units []ledger.ID, before ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, u := range units {
			if err := d.MoveUnit(u, before); err != nil {
				return "", err
			}
		}
		if len(units) == 1 {
			return "移动" + unitNamed(d, units[0]), nil
		}
		return fmt.Sprintf("移动%d个单位", len(units)), nil
	})
}

// DeleteUnit takes a unit away that nothing names.
func (a *App) DeleteUnit(unit ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) { return "删除单位" + unitNamed(d, unit), d.DeleteUnit(unit) })
}

// AddLeader makes a leader who has no task yet.
func (a *App) AddLeader(s LeaderSpec, place string) (Done, ledger.ID, error) {
	var made ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (_ string, err error) {
		made, err = d.AddLeader(s)
		return "新增领导" + brief(s.Name), err
	})
	return done, made, err
}

// SetLeader changes what is said of a leader.
func (a *App) SetLeader(leader ledger.ID, s LeaderSpec, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "修改领导" + leaderNamed(d, leader), d.SetLeader(leader, s)
	})
}

// MoveLeader puts a leader before another in their order; "" puts him last.
func (a *App) MoveLeader(leader, before ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "移动" + leaderNamed(d, leader), d.MoveLeader(leader, before)
	})
}

// Succeed gives a leader's tasks to his successor from a day on; nil tasks are all that are not closed. The step's name says
// the day and how many.
func (a *App) Succeed(old ledger.ID, name, post, day string, tasks []ledger.ID, place string) (Done, ledger.ID, error) {
	var made ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (_ string, err error) {
		made, err = d.Succeed(old, name, post, day, tasks)
		return fmt.Sprintf("由%s接任%s（%s起），移交%d项", brief(name), leaderNamed(d, old), ledger.DayText(day), passed(d, made)), err
	})
	return done, made, err
}

// passed is how many tasks a draft gives to a leader.
func passed(d *ledger.Draft, leader ledger.ID) int {
	n := 0
	for _, c := range d.Changes() {
		if t, ok := c.After.(*ledger.Task); ok && t.Leader == leader {
			n++
		}
	}
	return n
}

// DeleteLeader takes a leader away who has no task.
func (a *App) DeleteLeader(leader ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "删除领导" + leaderNamed(d, leader), d.DeleteLeader(leader)
	})
}

func unitNamed(d *ledger.Draft, id ledger.ID) string {
	if u := d.Base().Unit(id); u != nil {
		return brief(u.Name)
	}
	return "单位"
}

func leaderNamed(d *ledger.Draft, id ledger.ID) string {
	if x := d.Base().Leader(id); x != nil {
		return brief(x.Name)
	}
	return "领导"
}
