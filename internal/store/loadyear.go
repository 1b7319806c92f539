package store

import (
	"slices"

	"dubanben/internal/ledger"
)

func (l *loader) readTasks() {
	columns := slices.Concat([]string{"id", "annex", "rank", "no", "sub", "coalesce(section, '')", "coalesce(matter, '')", "text", "coalesce(leader, '')", "deadline", "progress"},
		l.since(4, "''", "duty", "due", "continues"), l.since(7, "''", "since"), l.since(4, "''", "end_status", "end_word", "end_day", "end_remark"))
	l.rows(query{columns: columns, from: "task"}, func(r *row) {
		t := &ledger.Task{ID: r.id(), Annex: r.id(), Rank: r.int(), No: r.text(), Sub: r.text(), Section: r.id(), Matter: r.id(), Text: r.text(), Leader: r.id(),
			Deadline: r.text(), Progress: r.text(), Duty: ledger.Duty(r.text()), Due: r.text(), Continues: r.id(), Since: r.text()}
		if e := (ledger.End{Status: ledger.Status(r.text()), Word: r.text(), Day: r.text(), Remark: r.text()}); e.Status != "" {
			t.End = &e
		}
		l.tasks[t.ID] = t
		l.add(t)
	})
}

func (l *loader) readMembers() {
	l.of(query{columns: []string{"task", "body", "member"}, from: "task_member ORDER BY task, body, place", since: 4}, func(t *ledger.Task, r *row) {
		group := r.id()
		t.Members = with(t.Members, group, append(t.Members[group], r.id()))
	})
}

func (l *loader) readMeasures() {
	l.of(query{columns: []string{"task", "id", "name", "op", "unit"}, number: "value", from: "indicator ORDER BY task, place", since: 4}, func(t *ledger.Task, r *row) {
		t.Indicators = append(t.Indicators, ledger.Indicator{ID: r.id(), Name: r.text(), Op: ledger.Op(r.text()), Unit: r.text(), Value: r.float()})
	})
	l.of(query{columns: []string{"task", "day", "text", "done"}, from: "milestone ORDER BY task, place", since: 4}, func(t *ledger.Task, r *row) {
		t.Milestones = append(t.Milestones, ledger.Milestone{Day: r.text(), Text: r.text(), Done: r.text()})
	})
	l.of(query{columns: []string{"task", "was", "day", "reason", "agreed", "made"}, from: "extension ORDER BY task, place", since: 9}, func(t *ledger.Task, r *row) {
		t.Extensions = append(t.Extensions, ledger.Extension{Was: r.text(), Day: r.text(), Reason: r.text(), Agreed: r.text(), On: r.text()})
	})
	l.of(query{columns: []string{"task", "quarter", "lamp", "reason"}, from: "lamp", since: 4}, func(t *ledger.Task, r *row) {
		t.Lamps = with(t.Lamps, r.quarter(), ledger.SetLamp{Lamp: ledger.Lamp(r.text()), Reason: r.text()})
	})
}

func (l *loader) readTenures() {
	l.of(query{columns: []string{"task", "leader", "until"}, from: "tenure ORDER BY task, place", since: 4}, func(t *ledger.Task, r *row) {
		t.Formerly = append(t.Formerly, ledger.Tenure{Leader: r.id(), Until: r.text()})
	})
}

func (l *loader) readReports() {
	columns := slices.Concat([]string{"id", "task", "unit", "quarter", "progress", "at", "clerk"}, l.since(5, "0", "led"), l.since(4, "0", "seq", "stale", "proxy"),
		l.since(4, "''", "state", "status", "problem", "next", "remark", "reporter", "source"))
	percent := l.since(4, "NULL", "percent")[0]
	values := map[ledger.ID]map[ledger.ID]float64{} // few reports have any
	l.rows(query{columns: []string{"report", "indicator"}, number: "value", from: "report_value", since: 4}, func(r *row) {
		id := r.id()
		values[id] = with(values[id], r.id(), r.float())
	})
	l.rows(query{columns: columns, number: percent, from: "report"}, func(r *row) {
		p := &ledger.Report{ID: r.id(), Task: r.id(), Unit: r.id(), Quarter: r.quarter(), Progress: r.text(), At: r.text(), Clerk: r.text(),
			Led: r.bool(), Seq: r.int(), Stale: r.bool(), Proxy: r.bool(), State: ledger.ReportState(r.text()), Status: ledger.Status(r.text()),
			Problem: r.text(), Next: r.text(), Remark: r.text(), By: r.text(), Source: r.text(), Percent: r.maybe()}
		p.Values = values[p.ID]
		l.add(p)
	})
}

func (l *loader) readLinks() {
	l.rows(query{columns: []string{"id", "a", "b"}, from: "link", since: 4}, func(r *row) {
		l.add(&ledger.Link{ID: r.id(), A: r.id(), B: r.id()})
	})
}

func (l *loader) readRule() {
	l.rows(query{columns: []string{"id", "body"}, from: "rule", since: 4}, func(r *row) {
		x := &ledger.Rule{ID: r.id()}
		l.add(x)
		l.unpack(r, x)
	})
}

func (l *loader) readCalls() {
	l.rows(query{columns: []string{"id", "unit", "quarter", "day", "contact", "said", "promised", "clerk", "at"}, from: "call", since: 8}, func(r *row) {
		l.add(&ledger.Call{ID: r.id(), Unit: r.id(), Quarter: r.quarter(), Day: r.text(), With: r.text(), Said: r.text(), Promised: r.text(),
			Clerk: r.text(), At: r.text()})
	})
}
