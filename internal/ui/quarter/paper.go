package quarter

import "dubanben/internal/ui/desk"

// Paper is the table that is shown; printing the units that owe something prints the letters to them.
func (s *Screen) Paper() *desk.Paper {
	t := s.Tabled()
	w := desk.ListWords{When: s.quarter.String(), Narrowed: t.Narrowed()}
	switch s.way {
	case byTask:
		w.Title, w.Unit = "各项任务进展情况表", "行"
		return s.d.ListPaper(t.Grid, w)
	case owing:
		w.Title, w.Unit = "未报单位名单", "个单位"
		p := s.d.ListPaper(t.Grid, w)
		if p != nil {
			p.Print = s.askReminders
		}
		return p
	}
	u := s.d.Ledger().Unit(s.unit)
	if u == nil {
		return nil
	}
	w.Title, w.Unit = u.Name+"任务进展情况表", "项"
	return s.d.ListPaper(t.Grid, w)
}
