package app

import (
	"dubanben/internal/doc"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/paper"
	"dubanben/internal/view"
)

// ExportOverview writes the 督查工作总览 of a quarter as .pdf or .docx, of one annex or, for "", of all that the year has; what is
// due is counted from today, 2020-07-01.
func (a *App) ExportOverview(q ledger.Quarter, annex ledger.ID, today, path string) error {
	return a.exportPages(path, func() (doc.Document, error) {
		l := a.Ledger()
		o, err := overview(l, q, annex, today)
		if err != nil {
			return doc.Document{}, err
		}
		return paper.Overview(l, o), nil
	})
}

// overview sums up a quarter; what is no quarter, no day or no annex of its year is refused.
func overview(l *ledger.Ledger, q ledger.Quarter, annex ledger.ID, today string) (judge.Overview, error) {
	if _, err := ledger.ParseQuarter(string(q)); err != nil {
		return judge.Overview{}, err
	}
	if _, err := ledger.ParseDay(today); err != nil {
		return judge.Overview{}, err
	}
	tasks := view.Tasks(l, view.Query{Year: q.Year()})
	if annex != "" {
		if x := l.Annex(annex); x == nil || x.Year != q.Year() {
			return judge.Overview{}, &ledger.Problem{Kind: ledger.NoSuchAnnex}
		}
		tasks = l.TasksOf(annex)
	}
	return judge.Sum(l, tasks, q, today), nil
}
