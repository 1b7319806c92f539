package store

import (
	"database/sql"
	"encoding/json"

	"dubanben/internal/ledger"
)

func (l *loader) readTasks() {
	q := `SELECT id, annex, rank, no, sub, coalesce(section, ''), coalesce(matter, ''), text, coalesce(leader, ''), deadline, progress, ` +
		l.since4("duty", "due", "continues", "end_status", "end_word", "end_day", "end_remark") + " FROM task"
	l.each(q, func(r *sql.Rows) error {
		t, e := &ledger.Task{}, ledger.End{}
		err := r.Scan(&t.ID, &t.Annex, &t.Rank, &t.No, &t.Sub, &t.Section, &t.Matter, &t.Text, &t.Leader, &t.Deadline, &t.Progress,
			&t.Duty, &t.Due, &t.Continues, &e.Status, &e.Word, &e.Day, &e.Remark)
		if e.Status != "" {
			t.End = &e
		}
		l.tasks[t.ID] = t
		l.add(t)
		return err
	})
}

// of reads rows that belong to a task: the task's id first, then what scan reads; keep puts it into the task.
func (l *loader) of(query string, scan func() (into []any, keep func(*ledger.Task))) {
	if l.version < 4 {
		return // an older ledger that is only read
	}
	l.each(query, func(r *sql.Rows) error {
		var id ledger.ID
		into, keep := scan()
		if err := r.Scan(append([]any{&id}, into...)...); err != nil {
			return err
		}
		if t := l.tasks[id]; t != nil {
			keep(t)
		}
		return nil
	})
}

func (l *loader) readMembers() {
	l.of("SELECT task, body, member FROM task_member ORDER BY task, body, place", func() ([]any, func(*ledger.Task)) {
		var group, member ledger.ID
		return []any{&group, &member}, func(t *ledger.Task) { t.Members = with(t.Members, group, append(t.Members[group], member)) }
	})
}

func (l *loader) readMeasures() {
	l.of("SELECT task, id, name, op, value, unit FROM indicator ORDER BY task, place", func() ([]any, func(*ledger.Task)) {
		var x ledger.Indicator
		return []any{&x.ID, &x.Name, &x.Op, &x.Value, &x.Unit}, func(t *ledger.Task) { t.Indicators = append(t.Indicators, x) }
	})
	l.of("SELECT task, day, text, done FROM milestone ORDER BY task, place", func() ([]any, func(*ledger.Task)) {
		var m ledger.Milestone
		return []any{&m.Day, &m.Text, &m.Done}, func(t *ledger.Task) { t.Milestones = append(t.Milestones, m) }
	})
	l.of("SELECT task, quarter, lamp, reason FROM lamp", func() ([]any, func(*ledger.Task)) {
		var q ledger.Quarter
		var x ledger.SetLamp
		return []any{&q, &x.Lamp, &x.Reason}, func(t *ledger.Task) { t.Lamps = with(t.Lamps, q, x) }
	})
}

func (l *loader) readTenures() {
	l.of("SELECT task, leader, until FROM tenure ORDER BY task, place", func() ([]any, func(*ledger.Task)) {
		var f ledger.Tenure
		return []any{&f.Leader, &f.Until}, func(t *ledger.Task) { t.Formerly = append(t.Formerly, f) }
	})
}

func (l *loader) readReports() {
	seq, percent := "seq, stale, proxy", "percent"
	if l.version < 4 {
		seq, percent = "0, 0, 0", "NULL"
	}
	led := "led"
	if l.version < 5 {
		led = "0"
	}
	reports := map[ledger.ID]*ledger.Report{}
	q := "SELECT id, task, unit, quarter, progress, at, clerk, " + led + ", " + seq + ", " + percent + ", " +
		l.since4("state", "status", "problem", "next", "remark", "reporter", "source") + " FROM report"
	l.each(q, func(r *sql.Rows) error {
		p := &ledger.Report{}
		err := r.Scan(&p.ID, &p.Task, &p.Unit, &p.Quarter, &p.Progress, &p.At, &p.Clerk, &p.Led, &p.Seq, &p.Stale, &p.Proxy, &p.Percent,
			&p.State, &p.Status, &p.Problem, &p.Next, &p.Remark, &p.By, &p.Source)
		reports[p.ID] = p
		l.add(p)
		return err
	})
	if l.version < 4 {
		return
	}
	l.each("SELECT report, indicator, value FROM report_value", func(r *sql.Rows) error {
		var id, indicator ledger.ID
		var v float64
		err := r.Scan(&id, &indicator, &v)
		if p := reports[id]; p != nil {
			p.Values = with(p.Values, indicator, v)
		}
		return err
	})
}

func (l *loader) readLinks() {
	if l.version < 4 {
		return
	}
	l.each("SELECT id, a, b FROM link", func(r *sql.Rows) error {
		k := &ledger.Link{}
		l.add(k)
		return r.Scan(&k.ID, &k.A, &k.B)
	})
}

func (l *loader) readRule() {
	if l.version < 4 {
		return
	}
	l.each("SELECT id, body FROM rule", func(r *sql.Rows) error {
		x := &ledger.Rule{}
		var body string
		if err := r.Scan(&x.ID, &body); err != nil {
			return err
		}
		l.add(x)
		if err := json.Unmarshal([]byte(body), x); err != nil {
			return &Failure{Path: l.path, Reason: Damaged, Err: err}
		}
		return nil
	})
}
