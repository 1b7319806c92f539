package people

import (
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
)

// Paper is the task list of the leader who is shown.
func (s *Leaders) Paper() *desk.Paper {
	title := "没有责任领导的任务清单"
	if x := s.d.Ledger().Leader(s.leader); x != nil {
		title = x.Name + "分管任务清单"
	}
	return s.d.ListPaper(s.Grid, desk.ListWords{Title: title, When: s.d.Quarter().String(), Narrowed: s.Narrowed(), Unit: "项"}, string(ledger.FieldLeader))
}

// Paper is the register.
func (s *Roll) Paper() *desk.Paper {
	return s.d.ListPaper(s.Grid, desk.ListWords{Title: "单位名册", Narrowed: s.Narrowed(), Unit: "个"})
}
