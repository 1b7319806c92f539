package quarter

import (
	"fmt"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// carried tells whether the row only shows what the quarter before left in it: nobody has said yet that it still holds.
func carried(r sheet.Row) bool {
	x := about(r).standing
	return x.Stale && !x.State.Answered() && x.State != ledger.Returned && !about(r).closed
}

// carriedOf are those of the rows that wait to be confirmed or rewritten.
func carriedOf(rows []sheet.Row) []sheet.Row {
	var out []sheet.Row
	for _, r := range rows {
		if about(r).group == "" && carried(r) {
			out = append(out, r)
		}
	}
	return out
}

// confirmSame reports the selected carried texts as they are, for an unchanged text cannot be kept by Enter. Status and numbers
// come along from the quarter before: that nothing has changed is said of them too.
func (s *Screen) confirmSame() {
	s.d.Settled(func() {
		rows := carriedOf(s.chosen())
		if len(rows) == 0 {
			s.d.Say("选中的行没有“未更新”的内容。")
			return
		}
		var all []app.UnitAnswer
		for _, r := range rows {
			all = append(all, s.same(r))
		}
		q, place, n := s.quarter, s.place(), len(rows)
		s.d.Do(func(book *app.App) (app.Done, error) {
			done, refused, err := book.ReportAll(q, all, place)
			if err == nil && len(refused) > 0 {
				err = refused[0].Err
			}
			return done, err
		}, func(app.Done) { s.d.Say(fmt.Sprintf("%d 项按“与上季相同”报送，可以撤销。", n)) })
	}, func() {})
}

// same is the answer that says of a row that nothing has changed.
func (s *Screen) same(r sheet.Row) app.UnitAnswer {
	x := inHand(s.d.Ledger(), r)
	was := s.d.Ledger().Report(r.Task.ID, about(r).unit(), s.lastQuarter())
	if was == nil {
		return x
	}
	if before := app.AnswerOf(was); x.Answer.Status == "" && x.Answer.Percent == nil && x.Answer.Values == nil {
		x.Answer.Status, x.Answer.Percent, x.Answer.Values = before.Status, before.Percent, before.Values
	}
	return x
}
