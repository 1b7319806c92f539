package quarter

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// fillOwing lists the units that owe something.
func (s *Screen) fillOwing() {
	var rows []sheet.Row
	for _, x := range s.owingLoads() {
		rows = append(rows, sheet.Row{Key: string(x.Unit.ID), About: x})
	}
	s.sheets[owing].Fill([]sheet.Group{{Rows: rows}}, s.owingColumns(rows), true)
}

func (s *Screen) owingLoads() []view.QuarterLoad {
	var out []view.QuarterLoad
	for _, x := range s.loads {
		if x.Owed() > 0 {
			out = append(out, x)
		}
	}
	return out
}

// owingColumns are the unit, whom to call where that is known, the counts and the tasks that are owed.
func (s *Screen) owingColumns(rows []sheet.Row) []sheet.Column {
	col := func(id, header string, width float32, of func(view.QuarterLoad) string) sheet.Column {
		value := func(r sheet.Row) string { return of(r.About.(view.QuarterLoad)) }
		return sheet.Column{
			Column: grid.Column{ID: id, Header: header, Width: width, ReadOnly: true}, Value: value,
			Cell: func(r sheet.Row) grid.Cell {
				return grid.Cell{Text: value(r), ReadOnly: true, Why: "这里只列出欠报的，Alt+7 回到按单位去填。"}
			},
		}
	}
	count := func(id, header string, of func(view.QuarterLoad) int) sheet.Column {
		c := col(id, header, 64, func(x view.QuarterLoad) string { return fmt.Sprint(of(x)) })
		c.Align = grid.End
		return c
	}
	tasks := col("tasks", "欠报的任务", 320, func(x view.QuarterLoad) string { return firstLines(s.owedTasks(x)) })
	tasks.Flex = true
	unit := col(colUnit, "单位", 150, func(x view.QuarterLoad) string { return x.Unit.Name })
	unit.Bold = true
	out := []sheet.Column{unit}
	for _, c := range []sheet.Column{col("contact", "联系人", 90, func(x view.QuarterLoad) string { return x.Unit.Contact }), col("phone", "电话", 110, func(x view.QuarterLoad) string { return x.Unit.Phone })} {
		if slices.ContainsFunc(rows, func(r sheet.Row) bool { return c.Value(r) != "" }) { // else it would only take room
			out = append(out, c)
		}
	}
	return append(out, count("must", "应报", func(x view.QuarterLoad) int { return len(x.Must) }), count("missing", "未报", func(x view.QuarterLoad) int { return len(x.Missing) }),
		count("returned", "退回", func(x view.QuarterLoad) int { return len(x.Returned) }), s.callsColumn(col), tasks)
}

// sentBack begins what stands behind a task whose answer went back.
const sentBack = "（已退回"

// lineRunes is how many characters of a task stand on one line of the list in a window of 1366, at 125 % too.
const lineRunes = 24

// firstLines are as many of the lines as a list of many units has room for; how many there are in all stands under them.
func firstLines(lines []string) string {
	const most = 3
	if n := len(lines); n > most+1 {
		lines = append(slices.Clone(lines[:most]), fmt.Sprintf("等 %d 项", n))
	}
	var out []string
	for _, x := range lines {
		if !strings.Contains(x, sentBack) { // why it went back is to be read to the end
			x = look.Brief(x, lineRunes)
		}
		out = append(out, x)
	}
	return strings.Join(out, "\n")
}

// owedTasks are the tasks that a unit owes an answer on, those that went back with the reason.
func (s *Screen) owedTasks(x view.QuarterLoad) []string {
	name := s.namer(true)
	var out []string
	line := func(t *ledger.Task) string { return name(t) + " " + title(t.Text) }
	for _, t := range x.Missing {
		out = append(out, line(t))
	}
	for _, t := range x.Returned {
		text := line(t) + sentBack
		if r := s.d.Ledger().Report(t.ID, x.Unit.ID, s.quarter); r != nil && r.Remark != "" {
			text += "：" + r.Remark
		}
		out = append(out, text+"）")
	}
	return out
}

// copyOwing puts the list of who owes what on the clipboard, as text for a message.
func (s *Screen) copyOwing() {
	loads := s.owingLoads()
	if len(loads) == 0 {
		s.d.Say(s.quarter.Name() + "各单位都已报齐，没有要催的。")
		return
	}
	s.d.Host.Clipboard().SetContent(s.owingText(loads))
	s.d.Say(fmt.Sprintf("已复制催办名单：%d个单位，可以粘贴到通知里。", len(loads)))
}

// owingText is who owes what in lines.
func (s *Screen) owingText(loads []view.QuarterLoad) string {
	total := 0
	for _, x := range loads {
		total += x.Owed()
	}
	lines := []string{fmt.Sprintf("%s进展情况催办名单（截至%s，%d个单位欠报%d项）", s.quarter, s.d.Now().Format("2006年1月2日"), len(loads), total)}
	for i, x := range loads {
		head := fmt.Sprintf("%d. %s", i+1, x.Unit.Name)
		if contact := strings.TrimSpace(x.Unit.Contact + " " + x.Unit.Phone); contact != "" {
			head += "（" + contact + "）"
		}
		lines = append(lines, fmt.Sprintf("%s：应报%d项，欠%d项", head, len(x.Must), x.Owed()))
		for _, t := range s.owedTasks(x) {
			lines = append(lines, "   "+t)
		}
	}
	return strings.Join(lines, "\n")
}

// owingMenu is what a person can do with the list of who owes what.
func (s *Screen) owingMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{fyne.NewMenuItem("记催办… Alt+T", s.noteCall), fyne.NewMenuItem("催办通知… Ctrl+P", s.askReminders), fyne.NewMenuItem("复制催办名单 Alt+C", s.copyOwing), fyne.NewMenuItem("看这个单位的报送", s.openOwing)}
}

// openOwing shows the answers of the unit under the cursor.
func (s *Screen) openOwing() {
	if r, ok := s.sheets[owing].Under(); ok {
		s.Pick(ledger.ID(r.Key))
	}
}
