package units

import (
	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// keepAnswers makes reports of what is written into the unit's own answers, all in one step.
func keepAnswers(book *app.App, _ app.How, edits []sheet.Edit, place string) (app.Done, []sheet.Refusal, error) {
	l := book.Ledger()
	var list []app.UnitAnswer
	var q ledger.Quarter
	for _, e := range edits {
		x := e.Row.About.(part)
		a := app.AnswerOf(l.Report(e.Row.Task.ID, x.unit, x.quarter))
		a.Progress, q = e.Text, x.quarter
		list = append(list, app.UnitAnswer{Task: e.Row.Task.ID, Unit: x.unit, Answer: a})
	}
	done, no, err := book.ReportAll(q, list, place)
	var refused []sheet.Refusal
	for _, r := range no {
		refused = append(refused, sheet.Refusal{Edit: edits[r.Index], Err: r.Err})
	}
	return done, refused, err
}
