package units

import "dubanben/internal/ui/desk"

// Paper is the task list of the unit that is shown, of the role that is shown.
func (s *Screen) Paper() *desk.Paper {
	u := s.d.Ledger().Unit(s.unit)
	if u == nil {
		return nil
	}
	return s.d.ListPaper(s.Grid, desk.ListWords{Title: u.Name + s.role + "任务清单", When: s.d.Quarter().String(), Narrowed: s.Narrowed(), Unit: "项"})
}
