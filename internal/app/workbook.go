package app

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"dubanben/internal/format/xlsx"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// The sheets by which the workbook of a whole ledger is known.
const (
	sheetParts   = "任务×单位"
	sheetHistory = "修改记录"
)

// The widths of the workbook's columns.
const (
	slim   = 9
	middle = 16
	broad  = 30
	widest = 60
)

// workbook is a ledger as plain sheets: what one wants to count stands in a column of its own.
func workbook(l *ledger.Ledger, history []Entry) []xlsx.Flat {
	tasks := l.Tasks()
	return []xlsx.Flat{
		taskSheet(l, tasks), partSheet(l, tasks), reportSheet(l, tasks), unitSheet(l, tasks), leaderSheet(l, tasks), annexSheet(l), doubtSheet(l), historySheet(l, history),
	}
}

func textColumn(header string, width float64) xlsx.FlatColumn {
	return xlsx.FlatColumn{Header: header, Width: width}
}

func numberColumn(header string) xlsx.FlatColumn {
	return xlsx.FlatColumn{Header: header, Width: slim, Number: true}
}

// flatSheet is a sheet with a row for each thing.
func flatSheet[T any](name string, columns []xlsx.FlatColumn, of []T, row func(T) []string) xlsx.Flat {
	return xlsx.Flat{Name: name, Columns: columns, Rows: func(yield func([]string) bool) {
		for _, x := range of {
			if !yield(row(x)) {
				return
			}
		}
	}}
}

// annexCells are the year and name of an annex, as rows begin with them.
func annexCells(x *ledger.Annex) []string {
	if x == nil {
		return []string{"", ""}
	}
	return []string{strconv.Itoa(x.Year), x.Name()}
}

// taskField is a column of the sheet of tasks.
type taskField struct {
	column xlsx.FlatColumn
	field  ledger.Field
}

// taskFields are all fields of a task, and a column for each quarter and each extra header that some task has.
func taskFields(tasks []*ledger.Task) []taskField {
	out := []taskField{
		{numberColumn("序号"), ledger.FieldNo}, {numberColumn("子项"), ledger.FieldSub}, {textColumn("分节", middle), ledger.FieldSection},
		{textColumn("实事", middle), ledger.FieldMatter}, {textColumn("工作任务", widest), ledger.FieldText}, {textColumn("责任领导", slim), ledger.FieldLeader},
		{textColumn("牵头责任单位", broad), ledger.FieldLead}, {textColumn("责任人", middle), ledger.FieldPersons},
		{textColumn("相关责任单位", broad), ledger.FieldRelated}, {textColumn("完成时限", middle), ledger.FieldDeadline}, {textColumn("进展情况", broad), ledger.FieldProgress},
	}
	targets, extras := ledger.KeyedFields(tasks)
	for _, f := range targets {
		out = append(out, taskField{textColumn(f.Quarter().String()+"目标", broad), f})
	}
	for _, f := range extras {
		out = append(out, taskField{textColumn(f.Name(), middle), f})
	}
	return out
}

func taskSheet(l *ledger.Ledger, tasks []*ledger.Task) xlsx.Flat {
	fields := taskFields(tasks)
	columns := []xlsx.FlatColumn{numberColumn("年度"), textColumn("附件", slim)}
	for _, f := range fields {
		columns = append(columns, f.column)
	}
	columns = append(columns, textColumn("状态", slim), textColumn("办结日期", middle), textColumn("时限日期", middle), textColumn("指标", broad),
		textColumn("关联", middle), textColumn("曾任责任领导", middle), textColumn("编号", middle))
	return flatSheet("任务", columns, tasks, func(t *ledger.Task) []string {
		row := annexCells(l.Annex(t.Annex))
		for _, f := range fields {
			value := l.Value(t, f.field)
			switch f.field {
			case ledger.FieldLead, ledger.FieldRelated, ledger.FieldPersons:
				value = strings.ReplaceAll(value, "\n", "、")
			}
			row = append(row, value)
		}
		return append(append(row, standingCells(l, t)...), string(t.ID))
	})
}

// standingCells are how a task stands: status, end, day, numbers, links and the leaders before.
func standingCells(l *ledger.Ledger, t *ledger.Task) []string {
	end := ""
	if t.Closed() {
		end = t.End.Day
	}
	var numbers, links, leaders []string
	for _, x := range t.Indicators {
		numbers = append(numbers, x.Name+x.Op.Sign()+strconv.FormatFloat(x.Value, 'f', -1, 64)+x.Unit)
	}
	for _, x := range l.Links(t.ID) {
		links = append(links, l.Annex(x.Annex).Name()+"第"+l.RowName(x)+"项")
	}
	for _, x := range t.Formerly {
		if p := l.Leader(x.Leader); p != nil {
			leaders = append(leaders, p.Name+"（至"+x.Until+"）")
		}
	}
	return []string{string(judge.Now(l, t)), end, t.Due, strings.Join(numbers, "\n"), strings.Join(links, "、"), strings.Join(leaders, "、")}
}

// partSheet has a row for each task and unit, for pivot tables that count by unit: those that the task names, groups among
// them, and the members of the groups.
func partSheet(l *ledger.Ledger, tasks []*ledger.Task) xlsx.Flat {
	columns := []xlsx.FlatColumn{numberColumn("年度"), textColumn("附件", slim), numberColumn("序号"), numberColumn("子项"), textColumn("工作任务", widest), textColumn("责任领导", slim),
		textColumn("单位", broad), textColumn("角色", middle), textColumn("单位类别", middle), textColumn("编号", middle)}
	var rows iter.Seq[[]string] = func(yield func([]string) bool) {
		for _, t := range tasks {
			head := append(annexCells(l.Annex(t.Annex)), l.NumberOf(t), t.Sub, t.Text, l.Value(t, ledger.FieldLeader))
			for _, p := range view.Parts(l, t) {
				if !yield(append(slices.Clip(head), p.Unit.Name, roleName(p), unitKind(p.Unit.Kind), string(t.ID))) {
					return
				}
			}
		}
	}
	return xlsx.Flat{Name: sheetParts, Columns: columns, Rows: rows}
}

func roleName(p view.Part) string {
	switch {
	case p.Via != nil:
		return "经" + p.Via.Name
	case p.Role == ledger.Lead:
		return "牵头"
	}
	return "相关"
}

func unitSheet(l *ledger.Ledger, tasks []*ledger.Task) xlsx.Flat {
	type tally struct{ lead, related, via int }
	tallies := map[ledger.ID]*tally{}
	for _, u := range l.Units() {
		tallies[u.ID] = &tally{}
	}
	for _, t := range tasks {
		for _, p := range view.Parts(l, t) {
			switch n := tallies[p.Unit.ID]; {
			case p.Via != nil:
				n.via++
			case p.Role == ledger.Lead:
				n.lead++
			default:
				n.related++
			}
		}
	}
	columns := []xlsx.FlatColumn{textColumn("单位", broad), textColumn("其他名称", broad), textColumn("单位类别", middle), textColumn("成员", widest),
		numberColumn("牵头"), numberColumn("相关"), numberColumn("经组"), numberColumn("合计"),
		textColumn("曾用名", broad), textColumn("联系人", middle), textColumn("电话", middle)}
	return flatSheet("单位", columns, l.Units(), func(u *ledger.Unit) []string {
		n := tallies[u.ID]
		return []string{u.Name, strings.Join(u.Others, "、"), unitKind(u.Kind), strings.Join(memberNames(l, u), "、"),
			strconv.Itoa(n.lead), strconv.Itoa(n.related), strconv.Itoa(n.via), strconv.Itoa(n.lead + n.related + n.via), formerNames(u), u.Contact, u.Phone}
	})
}

func formerNames(u *ledger.Unit) string {
	var out []string
	for _, f := range u.Former {
		out = append(out, f.Name+"（至"+f.Until+"）")
	}
	return strings.Join(out, "、")
}

func leaderSheet(l *ledger.Ledger, tasks []*ledger.Task) xlsx.Flat {
	counts := map[ledger.ID]int{}
	for _, t := range tasks {
		counts[t.Leader]++
	}
	return flatSheet("领导", []xlsx.FlatColumn{textColumn("责任领导", middle), textColumn("职务", broad), numberColumn("任务"), textColumn("到任", middle), textColumn("离任", middle)}, l.Leaders(), func(x *ledger.Leader) []string {
		return []string{x.Name, x.Post, strconv.Itoa(counts[x.ID]), x.From, x.To}
	})
}

func annexSheet(l *ledger.Ledger) xlsx.Flat {
	columns := []xlsx.FlatColumn{numberColumn("年度"), numberColumn("附件号"), textColumn("附件标签", middle), textColumn("类别", middle), textColumn("标题", widest), textColumn("日期", middle),
		textColumn("说明", broad), textColumn("栏目", widest), numberColumn("任务")}
	return flatSheet("附件", columns, l.Annexes(), func(x *ledger.Annex) []string {
		var heads []string
		for _, c := range x.Columns {
			heads = append(heads, ledger.Squeeze(c.Header))
		}
		return []string{strconv.Itoa(x.Year), x.No, x.Label, x.Kind.Name(), x.Title, x.Date, x.Note, strings.Join(heads, "、"),
			strconv.Itoa(len(l.TasksOf(x.ID)))}
	})
}

func doubtSheet(l *ledger.Ledger) xlsx.Flat {
	columns := []xlsx.FlatColumn{numberColumn("年度"), textColumn("附件", slim), textColumn("位置", broad), textColumn("存疑", widest), textColumn("可以答", broad), textColumn("默认", middle), textColumn("答复", middle)}
	return flatSheet("存疑", columns, l.Doubts(), func(d *ledger.Doubt) []string {
		return append(annexCells(l.Annex(d.Annex)), d.Where, d.Text, strings.Join(d.Choices, "\n"), d.Default, d.Answer)
	})
}

func historySheet(l *ledger.Ledger, history []Entry) xlsx.Flat {
	columns := []xlsx.FlatColumn{textColumn("时间", 20), textColumn("经办人", slim), textColumn("操作", broad), numberColumn("年度"), textColumn("附件", slim), numberColumn("对象"), textColumn("字段", middle),
		textColumn("增删", slim), textColumn("原值", widest), textColumn("新值", widest)}
	return flatSheet(sheetHistory, columns, history, func(e Entry) []string {
		at := annexCells(l.Annex(e.Annex))
		return []string{e.At.Format(time.DateTime), e.Clerk, e.Title(), at[0], at[1], e.Row, e.FieldName, e.Action, e.Old, e.New}
	})
}
