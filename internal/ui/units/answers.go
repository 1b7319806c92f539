package units

import (
	"fmt"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
)

// takeAnswers has what is written into the unit's own answers become reports. All else is the sheet's, which asks before it
// makes a name: that is why the answers are parted from the batch here and not in the sheet's Keep.
func (s *Screen) takeAnswers() {
	rest := s.Grid.OnEdit
	s.Grid.OnEdit = func(b grid.Batch) {
		var answers []grid.Edit
		var others []grid.Edit
		for _, e := range b.Edits {
			if e.ColumnID == colAnswer {
				answers = append(answers, e)
			} else {
				others = append(others, e)
			}
		}
		if len(answers) > 0 {
			s.report(answers)
		}
		if b.Edits = others; len(answers) == 0 || len(others) > 0 {
			rest(b)
		}
	}
}

// report keeps answers of the unit, all in one step.
func (s *Screen) report(edits []grid.Edit) {
	d, l, q := s.d, s.d.Ledger(), s.d.Quarter()
	var list []app.UnitAnswer
	for _, e := range edits {
		a := app.AnswerOf(l.Report(ledger.ID(e.Key), s.unit, q))
		a.Progress = e.Text
		list = append(list, app.UnitAnswer{Task: ledger.ID(e.Key), Unit: s.unit, Answer: a})
	}
	book, place := d.Book(), desk.PlaceOf(d.Annex(), ledger.ID(edits[0].Key), colAnswer)
	var done app.Done
	var refused []app.AnswerRefusal
	d.Say("")
	d.Save(func() (err error) { done, refused, err = book.ReportAll(q, list, place); return err }, func(err error) {
		if !done.Changed() {
			s.Grid.RefreshAll() // nothing is pending any more
		}
		switch {
		case err != nil:
			e, why := edits[0], app.Explain(err).Text
			s.Grid.SetError(e.Key, e.ColumnID, e.Text, why)
			d.Say(why)
		case len(refused) > 0:
			s.refuse(edits, refused)
		case done.Changed() && len(edits) > 1:
			d.Say(fmt.Sprintf("已填报 %d 项，Ctrl+Z 撤销", len(edits)))
		}
	})
}

// refuse puts texts that were not accepted back into their cells, with the reasons. An answer that may not become empty
// keeps its text: there is nothing to put back.
func (s *Screen) refuse(edits []grid.Edit, refused []app.AnswerRefusal) {
	s.Grid.RefreshAll()
	var back []grid.Refusal
	for _, r := range refused {
		if e := edits[r.Index]; strings.TrimSpace(e.Text) != "" {
			back = append(back, grid.Refusal{Key: e.Key, ColumnID: e.ColumnID, Text: e.Text, Why: app.Explain(r.Err).Text})
		}
	}
	s.Grid.SetRefusals(back)
	if n := len(refused); n > 1 {
		s.d.Say(fmt.Sprintf("%d 格没有被接受，已标出原因，F7 到下一处；其余 %d 格已写入。", n, len(edits)-n))
		return
	}
	s.d.Say(app.Explain(refused[0].Err).Sentence())
}
