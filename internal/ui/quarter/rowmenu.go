package quarter

import (
	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// rowMenu is what a person can do with the selected answers.
func (s *Screen) rowMenu() []*fyne.MenuItem {
	rows, line := s.chosen(), fyne.NewMenuItemSeparator
	proxy := fyne.NewMenuItem("代报（电话）", s.toggleProxy)
	proxy.Checked = len(rows) > 0 && isProxy(rows[0])
	proxy.Disabled = len(rows) == 0
	one := func(text string, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(text, do)
		i.Disabled = len(rows) == 0
		return i
	}
	before := one("沿用上季文字…", s.takeBefore)
	before.Disabled = len(rows) != 1 || s.before(rows[0]) == nil || about(rows[0]).closed
	pass, back := fyne.NewMenuItem("通过 Alt+1", s.passChosen), fyne.NewMenuItem("退回… Alt+2", s.sendBack)
	pass.Disabled = len(in(rows, ledger.Reported)) == 0
	back.Disabled = len(in(rows, ledger.Reported, ledger.Reviewed)) == 0
	same := fyne.NewMenuItem("确认与上季相同 Alt+4", s.confirmSame)
	same.Disabled = len(carriedOf(rows)) == 0
	goal := one("填写"+s.quarter.Name()+"目标", s.writeGoal)
	verbs := one("任务办理", nil)
	if more := s.Tabled().TaskVerbs(); len(more) > 0 {
		verbs.ChildMenu = fyne.NewMenu("", more...)
	} else {
		verbs.Disabled = true
	}
	return []*fyne.MenuItem{pass, back, proxy, line(), same, before, goal, line(), one("历次填报…", s.showPast), one("记催办… Alt+T", s.noteCall), one("人工亮灯…", s.setLamp), line(), one("查看任务", s.visit), verbs}
}

func isProxy(r sheet.Row) bool { return about(r).proxy || about(r).report().Proxy }

// toggleProxy says of the selected answers that they were taken by telephone, or not. Those that are still to come are marked
// for when they are entered.
func (s *Screen) toggleProxy() {
	s.d.Settled(func() {
		rows := s.chosen()
		if len(rows) == 0 {
			return
		}
		on := !isProxy(rows[0])
		var all []app.UnitAnswer
		l := s.d.Ledger()
		for _, r := range rows {
			if on {
				s.proxies[r.Key] = true
			} else {
				delete(s.proxies, r.Key)
			}
			if a := about(r); a.standing.State.Answered() && a.report().Proxy != on {
				x := inHand(l, r)
				x.Answer.Proxy = on
				all = append(all, x)
			}
		}
		q, place := s.quarter, s.place()
		if len(all) > 0 {
			s.d.Do(func(book *app.App) (app.Done, error) {
				done, refused, err := book.ReportAll(q, all, place)
				if err == nil && len(refused) > 0 {
					err = refused[0].Err
				}
				return done, err
			}, nil)
		}
		s.show()
		s.d.Say(map[bool]string{true: "选中的报送记为代报（电话）；还没有填的，填了以后记上。", false: "选中的报送不再记为代报。"}[on])
	}, func() {})
}

// before is what the unit answered on the row's task in the quarter before; nil where it answered nothing else than stands there.
func (s *Screen) before(r sheet.Row) *ledger.Report {
	was := about(r).before
	if was == nil || was.Report.Progress == "" || was.Report.Progress == about(r).report().Progress {
		return nil
	}
	return was.Report
}

// takeBefore opens the answer's progress with the text of the quarter before, to be changed and kept.
func (s *Screen) takeBefore() {
	s.d.Settled(func() {
		rows := s.chosen()
		if len(rows) != 1 {
			return
		}
		if was := s.before(rows[0]); was != nil {
			s.Table().Select(rows[0].Key, colProgress)
			s.begun = was.Progress
			s.Table().OpenEditor()
			s.begun = ""
			s.d.Say("这是上季度的文字，改好后按 Enter 保存，按 Esc 放弃。")
		}
	}, func() {})
}

// writeGoal shows the column of targets, where no row has one yet, and opens the row's.
func (s *Screen) writeGoal() {
	s.d.Settled(func() {
		key := s.Table().Selection().Key
		s.goals = true
		s.show()
		s.Table().Select(key, string(ledger.Target(s.quarter)))
		s.Table().OpenEditor()
	}, func() {})
}

// setLamp asks for the lamp of the task under the cursor.
func (s *Screen) setLamp() {
	if t := s.Task(); t != nil {
		s.d.Settled(func() { s.d.Lamp(t.ID, s.quarter) }, func() {})
	}
}

// visit shows the task in the table of its annex.
func (s *Screen) visit() {
	if t := s.Task(); t != nil {
		s.d.Settled(func() { s.d.Visit(t, string(ledger.FieldText)) }, func() {})
	}
}
