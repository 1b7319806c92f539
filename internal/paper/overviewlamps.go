package paper

import (
	"fmt"
	"math"
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
	"dubanben/internal/view"
)

// The greys of bars: paper has no colours, and the figures stand beside them.
const (
	greyRed    = 0.0
	greyYellow = 0.5
	greyGreen  = 0.85
	greyNone   = 1.0
)

// lamps is a table of counts with a bar for each row; red and yellow name their tasks, for a reader of paper cannot open a number.
func (d *overview) lamps(section, who string, rows []lampRow) {
	d.section(section)
	if len(rows) == 0 {
		d.text(doc.Body, "没有任务。")
		return
	}
	most := 1
	for _, r := range rows {
		most = max(most, r.lamps.Total())
	}
	list := make([][]string, 0, len(rows)+1)
	var bars []doc.Bar
	for _, r := range rows {
		list = append(list, append(counts(r.name, r.lamps), "", d.troubles(r.lamps)))
		bars = append(bars, lampBar(len(list), 6, r.lamps, most))
	}
	list = append(list, append(counts("合计", d.together(rows)), "", ""))
	d.table([]string{who, "任务", "红灯", "黄灯", "绿灯", "未亮", "比例", "红灯、黄灯任务"},
		[]table.Column{middle(38), middle(11), middle(11), middle(11), middle(11), middle(11), {Width: 25}, {}}, list, bars...)
	note := "色条：黑为红灯，深灰为黄灯，浅灰为绿灯，白为未亮。"
	if n := sumOf(rows); n > len(d.o.Tasks) {
		note += "一项任务有几个" + who + "的，在各行都计，合计只计一次。"
	}
	d.text(doc.Note, note)
}

// counts begins a row of counts.
func counts(name string, x judge.Lamps) []string {
	return []string{name, count(x.Total()), count(len(x.Red)), count(len(x.Yellow)), count(len(x.Green)), count(len(x.None))}
}

func sumOf(rows []lampRow) int {
	n := 0
	for _, r := range rows {
		n += r.lamps.Total()
	}
	return n
}

// together are the tasks of all rows, each once.
func (d *overview) together(rows []lampRow) judge.Lamps {
	var out judge.Lamps
	seen := map[ledger.ID]bool{}
	take := func(to *[]ledger.ID, from []ledger.ID) {
		for _, id := range from {
			if !seen[id] {
				seen[id] = true
				*to = append(*to, id)
			}
		}
	}
	for _, r := range rows {
		take(&out.Red, r.lamps.Red)
		take(&out.Yellow, r.lamps.Yellow)
		take(&out.Green, r.lamps.Green)
		take(&out.None, r.lamps.None)
	}
	return out
}

// lampBar is as long as the tasks are many, in the shares of the lamps.
func lampBar(row, column int, x judge.Lamps, most int) doc.Bar {
	b := doc.Bar{Row: row, Column: column}
	for _, p := range []struct {
		n    int
		grey float64
	}{{len(x.Red), greyRed}, {len(x.Yellow), greyYellow}, {len(x.Green), greyGreen}, {len(x.None), greyNone}} {
		if p.n > 0 {
			b.Parts = append(b.Parts, doc.BarPart{Share: float64(p.n) / float64(most), Grey: p.grey})
		}
	}
	return b
}

// troubled is one row for each task with a red or yellow lamp: why it is lit, and what the units say stands in the way.
func (d *overview) troubled() {
	d.section("红灯、黄灯任务")
	if len(d.o.Lamps.Red)+len(d.o.Lamps.Yellow) == 0 {
		d.text(doc.Body, "没有红灯、黄灯任务。")
		return
	}
	t := table.Table{Header: 1}
	add := func(texts ...string) {
		var row []table.Cell
		for _, s := range texts {
			row = append(row, table.Cell{Text: s})
		}
		t.Rows = append(t.Rows, row)
	}
	add("序号", "任务", "牵头单位", "责任领导", "亮灯理由", "存在问题")
	for _, id := range append(d.o.Lamps.Red[:len(d.o.Lamps.Red):len(d.o.Lamps.Red)], d.o.Lamps.Yellow...) {
		x := d.l.Task(id)
		if x == nil {
			continue
		}
		leader, lamp := "", judge.Lamp(d.l, x, d.o.Quarter)
		if who := d.l.Leader(x.LeaderOn(d.o.Quarter.LastDay())); who != nil {
			leader = who.Name
		}
		problem := view.Said(d.l, x, d.o.Quarter, func(r *ledger.Report) string { return r.Problem })
		add(strings.TrimSpace(d.annex(x)+" "+d.l.RowName(x)), view.Subject(x.Text), strings.Join(ledger.Spellings(x.Lead), "\n"), leader,
			lamp.Lamp.Name()+"灯\n"+lamp.Reason, problem)
	}
	t.Columns = make([]table.Column, len(t.Rows[0]))
	d.Blocks = append(d.Blocks, fit(t, doc.A4Portrait().TypeWidth()/doc.MM))
}

func (d *overview) rates() {
	d.section("完成率")
	rows := make([][]string, 0, len(d.o.Rates))
	var bars []doc.Bar
	for _, r := range d.o.Rates {
		mean, gap := "—", "—"
		if r.Mean != nil {
			mean, gap = percentText(*r.Mean), "持平"
			if x := math.Round((*r.Mean-r.Plan)*10) / 10; x != 0 {
				gap = fmt.Sprintf("%+g", x)
			}
			done := max(0, min(*r.Mean/100, 1))
			bars = append(bars, doc.Bar{Row: len(rows) + 1, Column: 1, Parts: []doc.BarPart{{Share: done, Grey: greyYellow}, {Share: 1 - done, Grey: greyNone}}})
		}
		rows = append(rows, []string{r.Quarter.Name(), "", mean, percentText(r.Plan), gap, count(len(r.Tasks))})
	}
	d.table([]string{"季度", "0–100%", "平均完成率", "序时进度", "比序时\n（百分点）", "计入任务"},
		[]table.Column{middle(22), {Width: 42}, middle(24), middle(22), middle(24), middle(20)}, rows, bars...)
}
