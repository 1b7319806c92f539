package view

import (
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// mostLikely is the 完成率 above which a slip of the pen is likelier than so much work.
const mostLikely = 150

// Contradictions are what in an answer does not go together, each in a few words, for a person to look at again; nothing of
// it is refused. before is what the unit answered in the quarter before, nil for nothing.
func Contradictions(now judge.Standing, before *judge.Standing) []string {
	if now.Report == nil || now.Rate == nil || !now.State.Answered() {
		return nil
	}
	rate := *now.Rate
	var out []string
	switch s := now.Report.Status; {
	case s == ledger.Done && rate < 100:
		out = append(out, "已完成却不到100%")
	case s == ledger.NotStarted && rate > 0:
		out = append(out, "未启动却有完成率")
	}
	if before != nil && before.Rate != nil && before.State.Answered() && rate < *before.Rate {
		out = append(out, "低于上季"+RateText(*before.Rate))
	}
	if rate > mostLikely {
		out = append(out, "超过150%")
	}
	return out
}
