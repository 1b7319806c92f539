package paper

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Overview is the 督查工作总览 of a quarter: lamps by leader and by lead unit, 完成率 by quarter, what is due and overdue, who has
// not answered, what an import left in doubt.
func Overview(l *ledger.Ledger, o judge.Overview) doc.Document {
	const title = "督查工作总览"
	d := overview{l: l, o: o, Document: doc.Document{Title: title + " " + o.Quarter.String(), Setup: doc.A4Portrait()}}
	d.text(doc.Title, title)
	d.text(doc.Number, fmt.Sprintf("%s（截至%s）", o.Quarter, ledger.DayText(o.Today)))
	d.text(doc.Body, d.summary())
	d.lamps("按责任领导", "责任领导", d.leaders())
	if n := len(o.Handed); n > 0 {
		d.text(doc.Body, fmt.Sprintf("责任领导按%s的分工，其中%d项后来由别的领导接任。", ledger.DayText(o.Quarter.LastDay()), n))
	}
	d.lamps("按牵头单位", "牵头单位", d.units())
	d.troubled()
	d.rates()
	d.due()
	d.unanswered()
	d.doubts()
	return d.Document
}

// overview is the paper while it is made.
type overview struct {
	doc.Document
	l        *ledger.Ledger
	o        judge.Overview
	sections int
}

func (d *overview) text(s doc.Style, text string) {
	d.Blocks = append(d.Blocks, doc.Paragraph{Text: text, Style: s})
}

// section begins a part of the paper under the next number: 一、.
func (d *overview) section(name string) {
	numbers := []string{"一", "二", "三", "四", "五", "六", "七"}
	d.text(doc.Section, numbers[d.sections]+"、"+name)
	d.sections++
}

// table is a list under a head. Numbers and names stand in the middle, prose at the left.
func (d *overview) table(heads []string, columns []table.Column, rows [][]string, bars ...doc.Bar) {
	t := table.Table{Header: 1, Columns: columns}
	for _, texts := range append([][]string{heads}, rows...) {
		var row []table.Cell
		for _, s := range texts {
			row = append(row, table.Cell{Text: s})
		}
		t.Rows = append(t.Rows, row)
	}
	d.Blocks = append(d.Blocks, doc.Table{Table: t, Size: 10.5, Leading: 15, Bars: bars})
}

// middle is a column of names or numbers, so many millimetres wide.
func middle(width float64) table.Column { return table.Column{Width: width, Align: table.Centre} }

// summary says the figures in two sentences.
func (d *overview) summary() string {
	o := d.o
	s := fmt.Sprintf("共%d项任务，其中红灯%d项、黄灯%d项、绿灯%d项、未亮灯%d项。", len(o.Tasks), len(o.Lamps.Red), len(o.Lamps.Yellow), len(o.Lamps.Green), len(o.Lamps.None))
	for _, r := range o.Rates {
		if r.Quarter == o.Quarter && r.Mean != nil {
			s += fmt.Sprintf("平均完成率%s，序时进度%s。", percentText(*r.Mean), percentText(r.Plan))
		}
	}
	return s + fmt.Sprintf("未报单位%d个，已逾期%d项，本周到期%d项，存疑%d处。", len(o.Unanswered), len(o.Due.Overdue), len(o.Due.Week), len(o.Doubts))
}

// lampRow is one leader or unit.
type lampRow struct {
	name  string
	lamps judge.Lamps
}

func (d *overview) leaders() []lampRow {
	var out []lampRow
	for _, x := range d.o.Leaders {
		name := x.Name
		if name == "" {
			name = "（未定）"
		}
		if x.Until != "" {
			name += "\n（至" + ledger.DayText(x.Until) + "）"
		}
		out = append(out, lampRow{name, x.Lamps})
	}
	return out
}

// units stand with trouble first.
func (d *overview) units() []lampRow {
	var out []lampRow
	for _, x := range d.o.Units {
		out = append(out, lampRow{x.Name, x.Lamps})
	}
	slices.SortStableFunc(out, func(a, b lampRow) int {
		if n := len(b.lamps.Red) - len(a.lamps.Red); n != 0 {
			return n
		}
		return len(b.lamps.Yellow) - len(a.lamps.Yellow)
	})
	return out
}

// troubles names the tasks with a red or yellow lamp by their numbers.
func (d *overview) troubles(x judge.Lamps) string {
	var out []string
	for _, part := range []struct {
		word  string
		tasks []ledger.ID
	}{{"红：", x.Red}, {"黄：", x.Yellow}} {
		if len(part.tasks) > 0 {
			out = append(out, part.word+d.numbers(part.tasks))
		}
	}
	return strings.Join(out, "\n")
}

// mostNumbers is how many rows a cell names; nobody reads more of them.
const mostNumbers = 60

// numbers are the rows' numbers, behind their annex where it is not the first: 3、17；附件2 1.3、3.4.
func (d *overview) numbers(tasks []ledger.ID) string {
	if n := len(tasks); n > mostNumbers {
		return fmt.Sprintf("%s等%d项", d.numbers(tasks[:mostNumbers]), n)
	}
	var parts []string
	last := ""
	for _, id := range tasks {
		t := d.l.Task(id)
		if t == nil {
			continue
		}
		annex := d.annex(t)
		if n := len(parts); n > 0 && annex == last {
			parts[n-1] += "、" + d.l.RowName(t)
		} else {
			parts = append(parts, strings.TrimSpace(annex+" "+d.l.RowName(t)))
		}
		last = annex
	}
	return strings.Join(parts, "；")
}

// annex names the annex of a task, "" for the first one.
func (d *overview) annex(t *ledger.Task) string {
	if a := d.l.Annex(t.Annex); a != nil && a.No != "1" {
		return a.Name()
	}
	return ""
}

// count is a number in a table; none is a dash, so that the others stand out.
func count(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

func (d *overview) due() {
	d.section("到期和逾期")
	rows := d.dueRows("逾期", d.o.Due.Overdue)
	for _, x := range d.o.Due.Week {
		when := "本周"
		if x.Day == d.o.Today {
			when = "今日"
		}
		rows = append(rows, d.dueRows(when, []judge.Due{x})...)
	}
	undated := ""
	if n := len(d.o.Undated); n > 0 {
		undated = fmt.Sprintf("另有%d项任务没有定完成时限。", n)
	}
	if len(rows) == 0 {
		d.text(doc.Body, "没有逾期和本周到期的任务。"+undated)
		return
	}
	if undated != "" {
		d.text(doc.Body, undated)
	}
	d.table([]string{"情况", "日期", "序号", "任务或节点", "牵头单位"}, []table.Column{middle(14), middle(31), middle(20), {}, middle(34)}, rows)
}

func (d *overview) dueRows(when string, list []judge.Due) [][]string {
	var rows [][]string
	for _, x := range list {
		t := d.l.Task(x.Task)
		if t == nil {
			continue
		}
		text, day := x.Milestone, ledger.DayText(x.Day)
		if text == "" {
			text = t.Text
		}
		if !x.Confirmed {
			day += "\n（待确认）"
		}
		rows = append(rows, []string{when, day, strings.TrimSpace(d.annex(t) + " " + d.l.RowName(t)), text, strings.Join(ledger.Spellings(t.Lead), "\n")})
	}
	return rows
}

func (d *overview) unanswered() {
	d.section("未报单位")
	if len(d.o.Unanswered) == 0 {
		d.text(doc.Body, "须报送的单位都已报送。")
		return
	}
	rows := make([][]string, 0, len(d.o.Unanswered))
	for _, u := range d.o.Unanswered {
		rows = append(rows, []string{u.Name, strconv.Itoa(len(u.Tasks)), d.numbers(u.Tasks)})
	}
	d.table([]string{"单位", "未报（项）", "序号"}, []table.Column{middle(46), middle(24), {}}, rows)
}

func (d *overview) doubts() {
	d.section("存疑")
	if len(d.o.Doubts) == 0 {
		d.text(doc.Body, "没有待答复的存疑。")
		return
	}
	known := map[ledger.ID]*ledger.Doubt{}
	for _, x := range d.l.Doubts() {
		known[x.ID] = x
	}
	var rows [][]string
	for _, x := range d.o.Doubts {
		if one := known[x.Doubt]; one != nil {
			rows = append(rows, []string{one.Where, one.Text, one.Default})
		}
	}
	d.table([]string{"位置", "疑问", "现按此处理"}, []table.Column{middle(36), {}, middle(40)}, rows)
}

// percentText is a rate with at most one decimal.
func percentText(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) + "%"
}
