package history

import "dubanben/internal/ui/desk"

// Paper is the list of the changes that are shown.
func (s *Screen) Paper() *desk.Paper {
	return s.d.ListPaper(s.grid, desk.ListWords{Title: "修改记录", Unit: "处"})
}
