package rowlist

import (
	"slices"
	"strings"

	"dubanben/internal/ui/desk"
)

// Paper is the list of the rows, by the name of the number that they are behind: 黄焕辉红灯任务. The quarter stands below it.
func (s *Screen) Paper() *desk.Paper {
	q := s.d.Quarter()
	parts := slices.DeleteFunc(strings.Split(s.title, "·"), func(x string) bool { return x == q.Name() })
	title := strings.Join(parts, "")
	if !strings.Contains(title, "任务") {
		title += "任务"
	}
	return s.d.ListPaper(s.Grid, desk.ListWords{Title: title, When: q.String(), Narrowed: s.Narrowed(), Unit: "项"})
}
