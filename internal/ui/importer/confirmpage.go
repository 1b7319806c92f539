package importer

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/annex"
	"dubanben/internal/grid"
	"dubanben/internal/ui/look"
)

// confirmPage shows what would change, row by row and field by field, and lets the person tick what to take.
type confirmPage struct {
	w    *Wizard
	grid *grid.Grid
}

func newConfirmPage(w *Wizard) *confirmPage { return &confirmPage{w: w} }

func (p *confirmPage) ready() string {
	for _, f := range p.w.good() {
		if f.wrong != "" {
			return f.wrong
		}
	}
	return ""
}

func (p *confirmPage) show() fyne.CanvasObject {
	w, l := p.w, p.w.desk.Look
	if p.grid == nil {
		p.grid = w.desk.Table(w.rows)
		p.grid.OnPress = func(key, column string) bool { return column == tickColumn && p.toggle([]string{key}) }
		p.grid.OnKey = w.key
	} else {
		p.grid.SetModel(w.rows)
	}
	place(w, p.grid, sheetTable)
	tick := func(text string, on bool) fyne.CanvasObject {
		return place(w, l.Button("", text, func() { p.set(p.grid.SelectedKeys(), on) }), text)
	}
	parts := []fyne.CanvasObject{look.Words(p.summary(), 14, true, l.Text()), look.NewSpring()}
	if order := p.order(); order != nil {
		parts = append(parts, order)
	}
	head := container.New(look.Line(8), append(parts, tick("取选中的行", true), tick("不取选中的行", false))...)
	hint := look.Words("点“取”一栏或按空格勾选，Esc 离开表格。文件里没有的行默认保留，勾上就从台账里删除；本机改过的格默认保留，删过的行默认不取，勾上就取文件里的。", 12, false, l.Text2())
	top := look.Panel(l.Surface(), look.Inset(8, 16, 8, 16), container.New(look.Stack(4), container.New(look.Fixed(0, 30), head), hint))
	return container.New(look.Dock(look.AtTop), container.New(look.Stack(0), top, look.Rule(l.Line(), false)), p.grid)
}

// order takes the order of the files for all rows, where it is another one.
func (p *confirmPage) order() fyne.CanvasObject {
	on, some := true, false
	for _, c := range p.w.rows.list {
		if c.kind == orderChange {
			on, some = on && c.ticked(), true
		}
	}
	if !some {
		return nil
	}
	check := place(p.w, p.w.desk.Look.NewCheck("按文件的顺序排", func(on bool) {
		for i := range p.w.rows.list {
			if c := &p.w.rows.list[i]; c.kind == orderChange {
				c.tick(on)
			}
		}
		p.grid.RefreshAll()
	}), "order")
	check.Checked = on
	return check
}

// summary counts the rows by what would become of them.
func (p *confirmPage) summary() string {
	m := p.w.rows
	text := fmt.Sprintf("新增 %d 行　有改动 %d 行　未改动 %d 行　文件里没有 %d 行", m.counts[annex.NewRow], m.counts[annex.ChangedRow], m.counts[annex.UnchangedRow], m.counts[annex.MissingRow])
	if m.byHand > 0 {
		text += fmt.Sprintf("　本机改过 %d 格", m.byHand)
	}
	if m.gone > 0 {
		text += fmt.Sprintf("　本机删过 %d 行", m.gone)
	}
	return text
}

// toggle ticks what is not ticked and the other way round.
func (p *confirmPage) toggle(keys []string) bool {
	for _, k := range keys {
		if c := p.w.rows.find(k); c != nil {
			p.tick(c, !c.ticked())
		}
	}
	p.grid.RefreshAll()
	return true
}

func (p *confirmPage) set(keys []string, on bool) {
	for _, k := range keys {
		if c := p.w.rows.find(k); c != nil {
			p.tick(c, on)
		}
	}
	p.grid.RefreshAll()
}

func (p *confirmPage) tick(c *change, on bool) {
	if c.tick(on); c.kind == orderChange {
		p.w.refresh() // the box above the table says the same
	}
}
