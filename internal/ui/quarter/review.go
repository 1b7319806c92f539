package quarter

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
)

// chosen are the selected answers as they stand now, the groups' summaries left out.
func (s *Screen) chosen() []sheet.Row {
	if s.way == owing {
		return nil
	}
	var out []sheet.Row
	for _, r := range s.Tabled().Chosen() {
		if about(r).group == "" {
			out = append(out, r)
		}
	}
	return out
}

// in are the answers of rows that are in one of the states.
func in(rows []sheet.Row, states ...ledger.ReportState) []app.Answered {
	var out []app.Answered
	for _, r := range rows {
		a := about(r)
		for _, x := range states {
			if a.standing.Report != nil && a.standing.State == x {
				out = append(out, app.Answered{Task: r.Task.ID, Unit: a.unit()})
			}
		}
	}
	return out
}

// place is where the cursor is, for the journal.
func (s *Screen) place() string {
	at := s.Table().Selection()
	task := ledger.ID("")
	if t := s.Task(); t != nil {
		task = t.ID
	}
	return desk.PlaceOf(s.d.Annex(), task, at.ColumnID)
}

// passChosen accepts the selected answers that wait for it.
func (s *Screen) passChosen() {
	s.d.Settled(func() {
		rows := s.chosen()
		if len(in(rows, ledger.Reported)) == 0 {
			s.d.Say("选中的行没有待审的报送。")
			return
		}
		s.pass(rows)
	}, func() {})
}

// pass accepts the answers of rows that wait for it. Those that say nothing stay, and are named: of one alone the ledger tells
// what it lacks.
func (s *Screen) pass(rows []sheet.Row) {
	var lacking []string
	full := slices.DeleteFunc(slices.Clone(rows), func(r sheet.Row) bool {
		a := about(r)
		if a.unsaid() {
			lacking = append(lacking, s.answerName(a))
		}
		return a.unsaid()
	})
	of := in(full, ledger.Reported)
	if len(of) == 0 {
		of, lacking = in(rows, ledger.Reported), nil
	}
	q, place := s.quarter, s.place()
	s.d.Do(func(book *app.App) (app.Done, error) { return book.Review(of, q, "", "", place) }, func(app.Done) {
		if len(lacking) > 0 {
			s.d.Say(fmt.Sprintf("通过 %d 项；%d 项缺进展，也没有状态，没有通过：%s。", len(of), len(lacking), named(lacking)))
		}
	})
}

// answerName names an answer among those that are shown: its task, and its unit where those of several are.
func (s *Screen) answerName(a *answer) string {
	if s.way == byTask {
		return a.standing.Unit.Name + a.task
	}
	return a.task
}

// named are the first of many names.
func named(all []string) string {
	const most = 5
	if len(all) > most {
		return strings.Join(all[:most], "、") + "等"
	}
	return strings.Join(all, "、")
}

// passAll accepts all answers of the shown unit that wait for it.
func (s *Screen) passAll() {
	s.d.Settled(func() {
		if s.way != byUnit {
			s.d.Say("请在“按单位”里全部通过。")
			return
		}
		rows := s.unitRows(s.annex)
		if len(in(rows, ledger.Reported)) == 0 {
			s.d.Say("这个单位没有待审的报送。")
			return
		}
		s.pass(rows)
	}, func() {})
}

// sendBack gives the selected answers back; it asks why.
func (s *Screen) sendBack() {
	s.d.Settled(func() {
		rows := s.chosen()
		of := in(rows, ledger.Reported, ledger.Reviewed)
		if len(of) == 0 {
			s.d.Say("选中的行没有可退回的报送。")
			return
		}
		s.askRemark(of, rows)
	}, func() {})
}

// askRemark asks with what remark answers go back.
func (s *Screen) askRemark(of []app.Answered, rows []sheet.Row) {
	d, l := s.d, s.d.Look
	const width, lines = 460, 4
	field := look.NewField(l, "", "为什么退回，要补什么", lines)
	why := look.Words(" ", 12, false, l.Error())
	content := container.New(look.Fixed(width, 0), container.New(look.Stack(6),
		look.NewProse(s.whose(rows), 14, 20, false, l.Text2()).Within(width), field, why))
	d.Popup("退回", content, func(hide func()) ([]fyne.CanvasObject, func()) {
		do := func() {
			remark := strings.TrimSpace(field.Text())
			if remark == "" {
				field.Wrong()
				why.Text = "请写明为什么退回。"
				why.Refresh()
				d.Host.Focus(field.Area)
				return
			}
			hide()
			q, place := s.quarter, s.place()
			d.Do(func(book *app.App) (app.Done, error) { return book.Return(of, q, remark, place) }, nil)
		}
		field.Enter, field.Escape = do, hide
		return []fyne.CanvasObject{l.TallButton("取消", hide), l.MainButton("退回 Ctrl+Enter", do)}, do
	})
	d.Host.Focus(field.Area)
}

// whose says whose answers a dialog is about.
func (s *Screen) whose(rows []sheet.Row) string {
	if len(rows) == 1 {
		a := about(rows[0])
		return fmt.Sprintf("%s：%s %s", a.standing.Unit.Name, a.task, title(rows[0].Task.Text))
	}
	return fmt.Sprintf("%s等 %d 项", about(rows[0]).standing.Unit.Name, len(rows))
}
