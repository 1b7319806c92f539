package app

import (
	"maps"
	"slices"

	"dubanben/internal/ledger"
)

// Reporting says who must report on tasks: the duty, and whom the groups stand for whose members are chosen for each task.
type Reporting struct {
	Duty    ledger.Duty
	Members map[ledger.ID][]ledger.ID // by group; those not named here stay as they are
}

// SetReporting says who must report on tasks, in one step. A group counts in those tasks that name it.
func (a *App) SetReporting(tasks []ledger.ID, r Reporting, place string) (Done, error) {
	return a.eachTask(tasks, "设置报送单位：", place, func(d *ledger.Draft, t ledger.ID) error {
		if err := d.SetDuty(t, r.Duty); err != nil {
			return err
		}
		for _, g := range slices.Sorted(maps.Keys(r.Members)) {
			if d.Task(t).Role(g) == ledger.NoRole {
				continue
			}
			if err := d.SetTaskMembers(t, g, r.Members[g]); err != nil {
				return err
			}
		}
		return nil
	})
}

// SetDuty says who must report on tasks.
func (a *App) SetDuty(tasks []ledger.ID, duty ledger.Duty, place string) (Done, error) {
	return a.eachTask(tasks, "设置报送单位：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetDuty(t, duty) })
}

// SetTaskMembers chooses the members of a group for one task.
func (a *App) SetTaskMembers(task, group ledger.ID, members []ledger.ID, place string) (Done, error) {
	return a.eachTask([]ledger.ID{task}, "选定成员单位：", place, func(d *ledger.Draft, t ledger.ID) error { return d.SetTaskMembers(t, group, members) })
}
