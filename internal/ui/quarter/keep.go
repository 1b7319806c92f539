package quarter

import (
	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// entry is what becomes one answer: what is in hand, with the row's new texts.
type entry struct {
	answer app.UnitAnswer
	edits  []sheet.Edit
}

// keep writes what a person typed, pasted, filled or cleared: all of a row's texts are one answer, all answers one verb. It
// runs off Fyne's goroutine.
func keep(book *app.App, _ app.How, edits []sheet.Edit, place string) (app.Done, []sheet.Refusal, error) {
	l := book.Ledger()
	var entries []*entry
	var refused []sheet.Refusal
	at := map[string]*entry{}
	quarter := about(edits[0].Row).quarter
	for _, e := range edits {
		x := at[e.Row.Key]
		if x == nil {
			x = &entry{answer: inHand(l, e.Row)}
			at[e.Row.Key] = x
			entries = append(entries, x)
		}
		was := x.answer.Answer
		if err := set(l, &x.answer, e); err != nil {
			x.answer.Answer = was
			refused = append(refused, sheet.Refusal{Edit: e, Err: err})
			continue
		}
		x.edits = append(x.edits, e)
	}
	var list []app.UnitAnswer
	var kept []*entry
	for _, x := range entries {
		if len(x.edits) > 0 {
			list, kept = append(list, x.answer), append(kept, x)
		}
	}
	if len(list) == 0 {
		return app.Done{}, refused, nil
	}
	done, no, err := book.ReportAll(quarter, list, place)
	for _, r := range no {
		refused = append(refused, blame(kept[r.Index], r.Err)...)
	}
	return done, refused, err
}

// inHand is the answer that the row's next texts change: the one that counts, with its mark of the telephone.
func inHand(l *ledger.Ledger, r sheet.Row) app.UnitAnswer {
	a := about(r)
	x := app.UnitAnswer{Task: r.Task.ID, Unit: a.unit(), Answer: app.AnswerOf(l.Report(r.Task.ID, a.unit(), a.quarter))}
	x.Answer.Proxy = x.Answer.Proxy || a.proxy
	return x
}

// set puts the text of one cell into the answer.
func set(l *ledger.Ledger, x *app.UnitAnswer, e sheet.Edit) (err error) {
	switch in := &x.Answer; e.Column {
	case colProgress:
		in.Progress = e.Text
	case colProblem:
		in.Problem = e.Text
	case colNext:
		in.Next = e.Text
	case colStatus:
		in.Status, err = ledger.ParseStatus(e.Text)
	case colRate:
		t := l.Task(x.Task)
		if t == nil {
			return &ledger.Problem{Kind: ledger.NoSuchTask}
		}
		err = setMeasure(l, t, in, e.Text)
	}
	return err
}

// blame gives all cells of a refused answer back with the reason: none of them was kept.
func blame(x *entry, why error) []sheet.Refusal {
	var out []sheet.Refusal
	for _, e := range x.edits {
		out = append(out, sheet.Refusal{Edit: e, Err: why})
	}
	return out
}
