package store

import (
	"maps"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// task writes what differs from the task before: most edits touch one cell, and a paste has thousands.
func (t *tx) task(err *error, before, k *ledger.Task) {
	if before == nil {
		before = &ledger.Task{}
		if t.putTask == "" {
			t.putTask = upsert("task", taskColumns()...)
		}
		t.do(err, t.putTask, append([]any{k.ID}, taskValues(k)...)...)
	} else {
		t.taskRow(err, before, k)
	}
	t.mentions(err, k.ID, roleLead, before.Lead, k.Lead)
	t.mentions(err, k.ID, roleRelated, before.Related, k.Related)
	if !maps.Equal(before.Targets, k.Targets) {
		if len(before.Targets) > 0 {
			t.do(err, "DELETE FROM target WHERE task = ?", k.ID)
		}
		for q, s := range k.Targets {
			t.do(err, "INSERT INTO target (task, quarter, text) VALUES (?, ?, ?)", k.ID, q, s)
		}
	}
	if !maps.Equal(before.Extra, k.Extra) {
		if len(before.Extra) > 0 {
			t.do(err, "DELETE FROM extra WHERE task = ?", k.ID)
		}
		for h, s := range k.Extra {
			t.do(err, "INSERT INTO extra (task, header, text) VALUES (?, ?, ?)", k.ID, h, s)
		}
	}
	if !slices.Equal(before.From, k.From) {
		if len(before.From) > 0 {
			t.do(err, "DELETE FROM task_origin WHERE task = ?", k.ID)
		}
		for i, id := range k.From {
			t.do(err, "INSERT INTO task_origin (task, place, origin) VALUES (?, ?, ?)", k.ID, i, id)
		}
	}
	t.members(err, before, k)
	t.measures(err, before, k)
	t.tenures(err, before, k)
}

func (t *tx) members(err *error, before, k *ledger.Task) {
	if maps.EqualFunc(before.Members, k.Members, slices.Equal) {
		return
	}
	t.do(err, "DELETE FROM task_member WHERE task = ?", k.ID)
	for group, members := range k.Members {
		for i, m := range members {
			t.do(err, "INSERT INTO task_member (task, body, place, member) VALUES (?, ?, ?, ?)", k.ID, group, i, m)
		}
	}
}

// measures writes what the task is held against: numbers, steps, a day put off, and lamps set by hand.
func (t *tx) measures(err *error, before, k *ledger.Task) {
	if !slices.Equal(before.Indicators, k.Indicators) {
		t.do(err, "DELETE FROM indicator WHERE task = ?", k.ID)
		for i, x := range k.Indicators {
			t.do(err, "INSERT INTO indicator (task, place, id, name, op, value, unit) VALUES (?, ?, ?, ?, ?, ?, ?)", k.ID, i, x.ID, x.Name, x.Op, x.Value, x.Unit)
		}
	}
	if !slices.Equal(before.Milestones, k.Milestones) {
		t.do(err, "DELETE FROM milestone WHERE task = ?", k.ID)
		for i, m := range k.Milestones {
			t.do(err, "INSERT INTO milestone (task, place, day, text, done) VALUES (?, ?, ?, ?, ?)", k.ID, i, m.Day, m.Text, m.Done)
		}
	}
	if !slices.Equal(before.Extensions, k.Extensions) {
		t.do(err, "DELETE FROM extension WHERE task = ?", k.ID)
		for i, x := range k.Extensions {
			t.do(err, "INSERT INTO extension (task, place, was, day, reason, agreed, made) VALUES (?, ?, ?, ?, ?, ?, ?)", k.ID, i, x.Was, x.Day, x.Reason, x.Agreed, x.On)
		}
	}
	if !maps.Equal(before.Lamps, k.Lamps) {
		t.do(err, "DELETE FROM lamp WHERE task = ?", k.ID)
		for q, x := range k.Lamps {
			t.do(err, "INSERT INTO lamp (task, quarter, lamp, reason) VALUES (?, ?, ?, ?)", k.ID, q, x.Lamp, x.Reason)
		}
	}
}

func (t *tx) tenures(err *error, before, k *ledger.Task) {
	if slices.Equal(before.Formerly, k.Formerly) {
		return
	}
	t.do(err, "DELETE FROM tenure WHERE task = ?", k.ID)
	for i, f := range k.Formerly {
		t.do(err, "INSERT INTO tenure (task, place, leader, until) VALUES (?, ?, ?, ?)", k.ID, i, f.Leader, f.Until)
	}
}

func taskColumns() []string {
	return []string{"annex", "rank", "no", "sub", "section", "matter", "text", "leader", "deadline", "progress",
		"duty", "due", "continues", "end_status", "end_word", "end_day", "end_remark", "since"}
}

func taskValues(k *ledger.Task) []any {
	var e ledger.End
	if k.End != nil {
		e = *k.End
	}
	return []any{k.Annex, k.Rank, k.No, k.Sub, null(k.Section), null(k.Matter), k.Text, null(k.Leader), k.Deadline, k.Progress,
		k.Duty, k.Due, k.Continues, e.Status, e.Word, e.Day, e.Remark, k.Since}
}

// taskRow writes the columns that differ.
func (t *tx) taskRow(err *error, before, k *ledger.Task) {
	var sets []string
	var args []any
	old, now := taskValues(before), taskValues(k)
	for i, c := range taskColumns() {
		if old[i] != now[i] {
			sets, args = append(sets, c+" = ?"), append(args, now[i])
		}
	}
	if len(sets) > 0 {
		t.do(err, "UPDATE task SET "+strings.Join(sets, ", ")+" WHERE id = ?", append(args, k.ID)...)
	}
}

func (t *tx) mentions(err *error, task ledger.ID, role int, before, now []ledger.Mention) {
	if slices.Equal(before, now) {
		return
	}
	if len(before) > 0 {
		t.do(err, "DELETE FROM mention WHERE task = ? AND role = ?", task, role)
	}
	for i, m := range now {
		t.do(err, "INSERT INTO mention (task, role, place, unit, spelling, person) VALUES (?, ?, ?, ?, ?, ?)",
			task, role, i, m.Unit, m.Spelling, m.Person)
	}
}
