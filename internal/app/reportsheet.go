package app

import (
	"strings"
	"time"

	"dubanben/internal/format/xlsx"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// reportSheet has a row for each task, quarter and unit that has to report or has, for the quarters that have begun.
func reportSheet(l *ledger.Ledger, tasks []*ledger.Task) xlsx.Flat {
	columns := []xlsx.FlatColumn{numberColumn("年度"), textColumn("附件", slim), numberColumn("序号"), textColumn("季度", middle), textColumn("责任领导", slim), textColumn("单位", broad),
		textColumn("报送", slim), textColumn("状态", middle), numberColumn("完成率"), textColumn("进展情况", widest), textColumn("存在问题", broad),
		textColumn("下一步", broad), textColumn("审核意见", broad), textColumn("代报", slim), textColumn("填报人", slim), textColumn("报送时间", middle),
		textColumn("亮灯", slim), textColumn("亮灯理由", broad), textColumn("编号", middle)}
	begun := map[ledger.Quarter]bool{}
	for _, t := range tasks {
		for _, r := range l.Reports(t.ID) {
			begun[r.Quarter] = true
		}
	}
	rows := func(yield func([]string) bool) {
		for _, t := range tasks {
			if !yieldReports(l, t, begun, yield) {
				return
			}
		}
	}
	return xlsx.Flat{Name: "填报", Columns: columns, Rows: rows}
}

func yieldReports(l *ledger.Ledger, t *ledger.Task, begun map[ledger.Quarter]bool, yield func([]string) bool) bool {
	c := judge.Of(l, t)
	for _, q := range judge.Quarters(c.Year()) {
		if !begun[q] {
			continue
		}
		lamp := c.Lamp(q)
		head := append(annexCells(l.Annex(t.Annex)), l.RowName(t), q.Name(), leaderIn(l, t, q))
		for _, s := range c.Standings(q) {
			row := append(head[:len(head):len(head)], reportCells(s)...)
			if !yield(append(row, lamp.Lamp.Name(), lamp.Reason, string(t.ID))) {
				return false
			}
		}
	}
	return true
}

// leaderIn is who had a task in a quarter, at its end.
func leaderIn(l *ledger.Ledger, t *ledger.Task, q ledger.Quarter) string {
	if x := l.Leader(t.LeaderOn(q.LastDay())); x != nil {
		return x.Name
	}
	return ""
}

// clockTime is a moment as a spreadsheet reads it, by the clock that it was noted by.
func clockTime(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.Format(time.DateTime)
}

func reportCells(s judge.Standing) []string {
	out := []string{s.Unit.Name, s.State.Name(), "", "", "", "", "", "", "", "", ""}
	if s.Rate != nil {
		out[3] = strings.TrimSuffix(view.RateText(*s.Rate), "%")
	}
	if r := s.Report; r != nil {
		out[2], out[4], out[5], out[6], out[7], out[9], out[10] = string(r.Status), r.Progress, r.Problem, r.Next, r.Remark, r.By, clockTime(r.At)
		if r.Proxy {
			out[8] = "代报"
		}
	}
	return out
}
