package app

import (
	"slices"

	"dubanben/internal/doc"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/paper"
	"dubanben/internal/view"
)

// Reminding is what the 催办通知 of a quarter say.
type Reminding struct {
	Quarter ledger.Quarter
	Units   []ledger.ID // those that owe nothing get no letter
	Due     string      // the day until which answers are awaited, 2020-11-30
	Office  string      // that signs; "" for none
}

// ExportReminders writes a letter to each unit on the answers that it owes, as .pdf or .docx.
func (a *App) ExportReminders(r Reminding, path string) error {
	return a.exportPages(path, func() (doc.Document, error) {
		if _, err := ledger.ParseQuarter(string(r.Quarter)); err != nil {
			return doc.Document{}, err
		}
		if _, err := ledger.ParseDay(r.Due); err != nil {
			return doc.Document{}, err
		}
		x := paper.Reminders{Quarter: r.Quarter.String(), Due: r.Due, Today: a.options.Now().Format("2006-01-02"), Office: r.Office}
		l := a.Ledger()
		for _, load := range view.QuarterLoads(l, view.Tasks(l, view.Query{Year: r.Quarter.Year()}), r.Quarter) {
			if load.Owed() > 0 && slices.Contains(r.Units, load.Unit.ID) {
				x.Letters = append(x.Letters, reminder(l, load, r.Quarter))
			}
		}
		return paper.ReminderLetters(x), nil
	})
}

func reminder(l *ledger.Ledger, load view.QuarterLoad, q ledger.Quarter) paper.Reminder {
	out := paper.Reminder{Unit: load.Unit.Name}
	for _, t := range load.Must {
		if !slices.Contains(load.Missing, t) && !slices.Contains(load.Returned, t) {
			continue
		}
		x := paper.OwedTask{No: l.RowName(t), Text: view.Subject(t.Text), Returned: slices.Contains(load.Returned, t)}
		if a := l.Annex(t.Annex); a != nil {
			x.Annex = a.Name()
		}
		for _, s := range judge.Standings(l, t, q) {
			if s.Unit.ID == load.Unit.ID {
				x.Role = dutyName(s.Duty)
				if x.Returned && s.Report != nil {
					x.Remark = s.Report.Remark
				}
			}
		}
		out.Tasks = append(out.Tasks, x)
	}
	return out
}

// dutyName is what a unit that must report has to do with a task.
func dutyName(d judge.Duty) string {
	switch {
	case d.Via != nil:
		return "经" + d.Via.Name
	case d.Lead:
		return "牵头"
	}
	return "相关"
}
