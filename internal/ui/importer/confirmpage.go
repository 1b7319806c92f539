package importer

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/annex"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// confirmPage shows what would change, row by row and field by field, and lets the person tick what to take.
type confirmPage struct {
	w    *Wizard
	rows *changeRows
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
	p.rows = newChangeRows(w.good())
	if p.grid == nil {
		p.grid = w.desk.Table(p.rows)
		p.grid.OnPress = func(key, column string) bool { return column == "take" && p.toggle([]string{key}) }
	} else {
		p.grid.SetModel(p.rows)
	}
	tick := func(text string, on bool) fyne.CanvasObject {
		return l.Button("", text, func() { p.set(p.grid.SelectedKeys(), on) })
	}
	head := container.New(look.Line(8), look.Words(p.summary(), 14, true, l.Text()), look.NewSpring(), tick("取选中的行", true), tick("不取选中的行", false))
	hint := look.Words("点“取”一栏或按空格勾选。文件里没有的行默认保留，勾上就从台账里删除。", 12, false, l.Text2())
	top := look.Panel(l.Surface(), look.Inset(8, 16, 8, 16), container.New(look.Stack(4), container.New(look.Fixed(0, 30), head), hint))
	return container.New(look.Dock(look.AtTop), container.New(look.Stack(0), top, look.Rule(l.Line(), false)), p.grid)
}

// summary counts the rows by what would become of them.
func (p *confirmPage) summary() string {
	counts := map[annex.RowState]int{}
	for _, f := range p.w.good() {
		for _, a := range f.diff.Annexes {
			for _, r := range a.Rows {
				counts[r.State]++
			}
		}
	}
	return fmt.Sprintf("新增 %d 行　有改动 %d 行　未改动 %d 行　文件里没有 %d 行", counts[annex.NewRow], counts[annex.ChangedRow], counts[annex.UnchangedRow], counts[annex.MissingRow])
}

// toggle ticks what is not ticked and the other way round.
func (p *confirmPage) toggle(keys []string) bool {
	for _, k := range keys {
		if c := p.rows.find(k); c != nil {
			c.tick(!c.ticked())
		}
	}
	p.grid.RefreshAll()
	return true
}

func (p *confirmPage) set(keys []string, on bool) {
	for _, k := range keys {
		if c := p.rows.find(k); c != nil {
			c.tick(on)
		}
	}
	p.grid.RefreshAll()
}

// change is one line of the table: a new or a missing row, or one field of a changed one.
type change struct {
	band  string
	key   string
	file  *file
	row   annex.RowDifference
	field annex.FieldDifference
}

// ticked tells whether the change is taken.
func (c *change) ticked() bool {
	if c.row.State == annex.MissingRow {
		return c.file.take.Delete[c.row.Task]
	}
	fields, left := c.file.take.Leave[c.row.Ref]
	if c.row.State == annex.NewRow {
		return !left
	}
	return !slices.Contains(fields, c.field.Field)
}

// tick takes the change, or leaves it.
func (c *change) tick(on bool) {
	t := &c.file.take
	if t.Delete == nil {
		t.Delete, t.Leave = map[ledger.ID]bool{}, map[annex.RowRef][]ledger.Field{}
	}
	switch {
	case c.row.State == annex.MissingRow:
		t.Delete[c.row.Task] = on
	case c.row.State == annex.NewRow && on:
		delete(t.Leave, c.row.Ref)
	case c.row.State == annex.NewRow:
		t.Leave[c.row.Ref] = nil
	default:
		rest := slices.DeleteFunc(slices.Clone(t.Leave[c.row.Ref]), func(f ledger.Field) bool { return f == c.field.Field })
		if !on {
			rest = append(rest, c.field.Field)
		}
		if t.Leave[c.row.Ref] = rest; len(rest) == 0 {
			delete(t.Leave, c.row.Ref) // an empty list would leave the whole row out
		}
	}
}
