package judge

import (
	"fmt"
	"slices"
	"strconv"

	"dubanben/internal/ledger"
)

// Verdict is the lamp of a task in a quarter and why it is lit.
type Verdict struct {
	Lamp   ledger.Lamp
	Reason string // one Chinese sentence
	ByHand bool
}

// Lamp judges a task in a quarter by the ledger's rule; a lamp set by hand wins.
func Lamp(l *ledger.Ledger, t *ledger.Task, q ledger.Quarter) Verdict { return Of(l, t).Lamp(q) }

// Lamp of the case's task, as the function of that name gives it.
func (c *Case) Lamp(q ledger.Quarter) Verdict {
	v, known := c.lamps[q]
	if !known {
		v = c.judge(q)
		if c.lamps == nil {
			c.lamps = map[ledger.Quarter]Verdict{}
		}
		c.lamps[q] = v
	}
	return v
}

func (c *Case) judge(q ledger.Quarter) Verdict {
	if set, ok := c.t.Lamps[q]; ok {
		word := set.Lamp.Name() + "灯"
		if set.Lamp == ledger.NoLamp {
			word = "不亮灯"
		}
		return Verdict{Lamp: set.Lamp, Reason: "人工设为" + word + "：" + set.Reason, ByHand: true}
	}
	why, ok := c.unlit(q)
	if ok {
		return Verdict{Reason: why}
	}
	f := c.find(q)
	if f.lamp == ledger.Yellow && c.l.Rule().SecondRed {
		switch before, name := c.before(q); before {
		case ledger.Yellow:
			return Verdict{Lamp: ledger.Red, Reason: f.cause + "；" + name + "也是黄灯，连续两季转红灯。"}
		case ledger.Red:
			return Verdict{Lamp: ledger.Red, Reason: f.cause + "；" + name + "已是红灯，没有转好，仍亮红灯。"}
		}
	}
	return Verdict{Lamp: f.lamp, Reason: f.cause + f.effect + "。"}
}

// unlit says why there is nothing to judge, if there is not.
func (c *Case) unlit(q ledger.Quarter) (why string, unlit bool) {
	if c.Ended(q) {
		return "", false
	}
	if len(c.answers(q)) > 0 {
		return "", false
	}
	for _, u := range c.units {
		if r := c.last[slot{u, q}]; r != nil && r.State == ledger.Returned && c.isLead(u) {
			return "报送已退回，尚未重报，不亮灯。", true
		}
	}
	if c.NotYet(q) {
		return "这一项是" + ledger.DayText(c.t.Since) + "拆分出来的，这一季度还没有，不亮灯。", true
	}
	if c.othersAnswered(q) {
		return "牵头单位尚未报送，不亮灯。", true
	}
	return "尚未报送，不亮灯。", true
}

// othersAnswered tells whether some unit has answered that does not lead, such as a member of a group.
func (c *Case) othersAnswered(q ledger.Quarter) bool {
	return slices.ContainsFunc(c.units, func(u ledger.ID) bool {
		r := c.last[slot{u, q}]
		return r != nil && (r.State == ledger.Reported || r.State == ledger.Reviewed)
	})
}

// before is the lamp of the quarter before and what that quarter is called; the first quarter's is that of the task which
// goes on in this one.
func (c *Case) before(q ledger.Quarter) (ledger.Lamp, string) {
	if n := q.Number(); n > 1 {
		return c.Lamp(ledger.MakeQuarter(q.Year(), n-1)).Lamp, "上一季度"
	}
	t := c.l.Task(c.t.Continues)
	if t == nil {
		return ledger.NoLamp, ""
	}
	return Of(c.l, t).Lamp(ledger.MakeQuarter(q.Year()-1, 4)).Lamp, "上年第四季度"
}

// finding is a lamp before the quarter before is looked at.
type finding struct {
	lamp   ledger.Lamp
	cause  string // “进度滞后，未按时序完成”
	effect string // “，亮黄灯”, where the cause does not say it
}

// find takes the worst of what the status and the numbers say.
func (c *Case) find(q ledger.Quarter) finding {
	rule, status := c.l.Rule(), c.Status(q)
	f := byStatus(rule, status, q)
	switch {
	case status == ledger.Done || status == ledger.Closed: // done is done, whatever the numbers say
		return f
	case status != "" && f.lamp == ledger.NoLamp:
		return f
	}
	rate, ok := c.Rate(q)
	if !ok || rule.Yellow <= 0 && rule.Red <= 0 {
		return f
	}
	if p := byPoints(rule, rate, q); status == "" || brighter(p.lamp, f.lamp) {
		return p
	}
	return f
}

// brighter tells whether a lamp means more trouble than another.
func brighter(a, b ledger.Lamp) bool {
	return slices.Index(ledger.Lamps(), a) < slices.Index(ledger.Lamps(), b)
}

func byStatus(rule *ledger.Rule, s ledger.Status, q ledger.Quarter) finding {
	lamp := rule.Lamps[s]
	switch {
	case s == "":
		return finding{cause: "报送没有写明状态", effect: "，不亮灯"}
	case s == ledger.Suspended || s == ledger.Adjusted:
		return finding{cause: string(s), effect: "，不亮灯"}
	case s == ledger.NotStarted && rule.NotStarted > 0 && q.Number()*3 >= rule.NotStarted:
		return finding{lamp: ledger.Red, cause: fmt.Sprintf("未启动，本年已过%d个月，达到红灯线（%d个月）", q.Number()*3, rule.NotStarted)}
	case lamp == ledger.NoLamp:
		return finding{cause: string(s), effect: "，按规则不亮灯"}
	}
	f := finding{lamp: lamp, cause: string(s), effect: "，按规则亮" + lamp.Name() + "灯"}
	late := s == ledger.NotStarted || s == ledger.Behind
	if late != (lamp == ledger.Green) { // as anybody would expect
		f.effect = "，亮" + lamp.Name() + "灯"
		switch s {
		case ledger.NotStarted, ledger.Behind:
			f.cause += "，未按时序完成"
		case ledger.OnTrack:
			f.cause += "，按时序完成"
		case ledger.Ahead:
			f.cause += "，快于序时进度"
		}
	}
	return f
}

// byPoints holds the 完成率 against the plan.
func byPoints(rule *ledger.Rule, rate float64, q ledger.Quarter) finding {
	plan := Plan(rule, q)
	gap := plan - rate
	if gap <= 0 {
		return finding{ledger.Green, fmt.Sprintf("完成率%s%%，不低于序时进度%s%%", figure(rate), figure(plan)), "，亮绿灯"}
	}
	cause := fmt.Sprintf("完成率%s%%，比序时进度%s%%落后%s个百分点", figure(rate), figure(plan), figure(gap))
	switch {
	case rule.Red > 0 && gap > rule.Red:
		return finding{lamp: ledger.Red, cause: fmt.Sprintf("%s，超过红灯线（%s个百分点）", cause, figure(rule.Red))}
	case rule.Yellow > 0 && gap >= rule.Yellow:
		return finding{lamp: ledger.Yellow, cause: fmt.Sprintf("%s，达到黄灯线（%s个百分点）", cause, figure(rule.Yellow))}
	case rule.Yellow > 0:
		return finding{ledger.Green, fmt.Sprintf("%s，未到黄灯线（%s个百分点）", cause, figure(rule.Yellow)), "，亮绿灯"}
	}
	return finding{ledger.Green, fmt.Sprintf("%s，未过红灯线（%s个百分点）", cause, figure(rule.Red)), "，亮绿灯"}
}

// figure is a number as a person reads it aloud: at most two decimals.
func figure(x float64) string {
	s, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 2, 64), 64)
	return strconv.FormatFloat(s, 'f', -1, 64)
}
