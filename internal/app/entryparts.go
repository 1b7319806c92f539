package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// yearParts are the values of a task that are no cell of its row: nothing that a cell could get back.
func yearParts(m moment, t *ledger.Task) []part {
	var members, indicators, milestones, extensions, lamps, formerly []string
	for _, g := range keys(t.Members, nil) {
		var names []string
		for _, id := range t.Members[g] {
			names = append(names, m.unitName(id))
		}
		members = append(members, m.unitName(g)+"："+strings.Join(names, "、"))
	}
	for _, x := range t.Indicators {
		indicators = append(indicators, x.Name+x.Op.Sign()+number(x.Value)+x.Unit)
	}
	for _, x := range t.Milestones {
		s := ledger.DayText(x.Day) + x.Text
		if x.Done != "" {
			s += "（" + ledger.DayText(x.Done) + "完成）"
		}
		milestones = append(milestones, s)
	}
	for _, x := range t.Extensions {
		extensions = append(extensions, x.Words())
	}
	for _, q := range keys(t.Lamps, nil) {
		lamps = append(lamps, q.String()+t.Lamps[q].Lamp.Name()+"："+t.Lamps[q].Reason)
	}
	for _, f := range t.Formerly {
		if x := m.Leader(f.Leader); x != nil {
			formerly = append(formerly, x.Name+"（至"+ledger.DayText(f.Until)+"）")
		}
	}
	return []part{{"", "拆分日期", ledger.DayText(t.Since)}, {"", "报送要求", t.Duty.Name()}, {"", "组成员", strings.Join(members, "；")}, {"", "指标", strings.Join(indicators, "、")},
		{"", "完成日期", ledger.DayText(t.Due)}, {"", "延期", strings.Join(extensions, "；")}, {"", "节点", strings.Join(milestones, "；")}, {"", "人工亮灯", strings.Join(lamps, "；")},
		{"", "前任领导", strings.Join(formerly, "、")}, {"", "接续的任务", m.taskName(t.Continues)}, {"", "了结", endWords(t.End)}}
}

func endWords(e *ledger.End) string {
	if e == nil {
		return ""
	}
	s := ledger.DayText(e.Day) + string(e.Status)
	if e.Word != "" {
		s = ledger.DayText(e.Day) + e.Word
	}
	if e.Remark != "" {
		s += "：" + e.Remark
	}
	return s
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// unitName is what a unit was called then.
func (m moment) unitName(id ledger.ID) string {
	if u, ok := m.get(ledger.KindUnit, id).(*ledger.Unit); ok {
		return u.Name
	}
	return ""
}

// taskName is 附件1第17项, as it was called then.
func (m moment) taskName(id ledger.ID) string {
	t, ok := m.get(ledger.KindTask, id).(*ledger.Task)
	if !ok {
		return ""
	}
	name := ""
	if x, ok := m.get(ledger.KindAnnex, t.Annex).(*ledger.Annex); ok {
		name = yearAndName(x)
	}
	return name + "第" + ledger.RowNameIn(m, t) + "项"
}

func unitParts(m moment, u *ledger.Unit) []part {
	var members, former []string
	for _, id := range u.Members {
		if name := m.unitName(id); name != "" {
			members = append(members, name)
		}
	}
	for _, f := range u.Former {
		former = append(former, f.Name+"（至"+ledger.DayText(f.Until)+"）")
	}
	return []part{{"name", "单位名称", u.Name}, {"others", "单位别名", strings.Join(u.Others, "、")}, {"kind", "单位类别", unitKind(u.Kind)},
		{"parted", "单位分出", parting(m, u.Parted)}, {"members", "单位成员", strings.Join(members, "、")}, {"former", "单位曾用名", strings.Join(former, "、")},
		{"contact", "单位联系人", u.Contact}, {"phone", "单位电话", u.Phone}}
}

// parting is 由区住建局分出（2020年7月1日起）.
func parting(m moment, p *ledger.Parting) string {
	if p == nil {
		return ""
	}
	from := ""
	if name := m.unitName(p.From); name != "" {
		from = "由" + name
	}
	return from + "分出（" + ledger.DayText(p.Day) + "起）"
}

// reportParts are what of a report may change later: a report is never written over, but its task and unit may be joined
// with others.
func reportParts(m moment, r *ledger.Report) []part {
	return []part{{"unit", "报送单位", m.unitName(r.Unit)}, {"task", "报送任务", m.taskName(r.Task)}, {"progress", "报送进展", r.Progress}}
}

// reportGist is a report in one value: 区住建局第三季度已报，正常推进，65%：已开工。
func reportGist(m moment, r *ledger.Report) string {
	said := []string{m.unitName(r.Unit) + r.Quarter.Name() + r.State.Name()}
	if r.Proxy {
		said[0] += "（代报）"
	}
	if r.Stale {
		said[0] += "（未更新）"
	}
	if r.Status != "" {
		said = append(said, string(r.Status))
	}
	if r.Percent != nil {
		said = append(said, number(*r.Percent)+"%")
	}
	said = append(said, values(m, r)...)
	out := strings.Join(said, "，")
	for _, x := range []struct{ head, text string }{{"", r.Progress}, {"存在问题：", r.Problem}, {"下一步打算：", r.Next}, {"意见：", r.Remark}} {
		if x.text != "" {
			out += "\n" + x.head + x.text
		}
	}
	return out
}

// values of a report by the names that their indicators had then.
func values(m moment, r *ledger.Report) []string {
	t, ok := m.get(ledger.KindTask, r.Task).(*ledger.Task)
	if !ok {
		return nil
	}
	var out []string
	for _, x := range t.Indicators {
		if v, has := r.Values[x.ID]; has {
			out = append(out, x.Name+number(v)+x.Unit)
		}
	}
	return out
}

func ruleParts(r *ledger.Rule) []part {
	var lamps, plan []string
	for _, s := range ledger.Statuses() {
		lamps = append(lamps, string(s)+r.Lamps[s].Name())
	}
	for _, p := range r.Plan {
		plan = append(plan, number(p)+"%")
	}
	asked := func(x float64, unit string) string {
		if x == 0 {
			return "不用"
		}
		return number(x) + unit
	}
	second := "不变"
	if r.SecondRed {
		second = "转红"
	}
	return []part{{"lamps", "各状态亮灯", strings.Join(lamps, "、")}, {"plan", "序时进度", strings.Join(plan, "、")}, {"yellow", "落后亮黄灯", asked(r.Yellow, "个百分点")},
		{"red", "落后亮红灯", asked(r.Red, "个百分点")}, {"not_started", "未启动亮红灯", asked(float64(r.NotStarted), "个月")}, {"second_red", "连续两次黄灯", second}}
}

// ruleGist is a rule in one value.
func ruleGist(r *ledger.Rule) string {
	var out []string
	for _, p := range ruleParts(r) {
		out = append(out, p.name+"："+p.value)
	}
	return strings.Join(out, "；")
}

// linkGist are the two ends of a link.
func linkGist(m moment, k *ledger.Link) string {
	return fmt.Sprintf("%s与%s", m.taskName(k.A), m.taskName(k.B))
}

// keys of both maps, sorted.
func keys[K ~string, V any](a, b map[K]V) []K {
	out := make([]K, 0, len(a)+len(b))
	for k := range a {
		out = append(out, k)
	}
	for k := range b {
		out = append(out, k)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
