package taskform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// indicatorBox is the dialog of one task's indicators.
type indicatorBox struct {
	*form
	t       *ledger.Task
	lines   *lines
	rows    []*indicatorLine
	offered []ledger.Indicator
	offers  *ticks
}

// indicatorLine is one indicator being edited.
type indicatorLine struct {
	id                ledger.ID
	name, value, unit *look.Field
	op                *look.Select
	row               fyne.CanvasObject
}

// The widths of an indicator's fields.
const (
	nameWide    = 240
	opWide      = 76
	valueWide   = 96
	measureWide = 76
)

func ops() []ledger.Op { return []ledger.Op{ledger.AtLeast, ledger.AtMost, ledger.Exactly} }

// Indicators lists the numbers by which a task is measured, to be changed; those that its text offers can be confirmed.
func Indicators(d *Desk, task ledger.ID) {
	d.settled(func() {
		t := d.Ledger().Task(task)
		if t == nil {
			return
		}
		f := newForm(d, formWide, "完成率按这些指标算：≥ 按比例，≤ 和 ＝ 只看达到没有；几个指标取最低的一个。").about(t)
		b := &indicatorBox{form: f, t: t, lines: newLines(), offered: app.OfferedIndicators(t)}
		for _, x := range t.Indicators {
			b.add(x)
		}
		if len(t.Indicators) == 0 && len(b.offered) == 0 {
			b.add(ledger.Indicator{Op: ledger.AtLeast})
		}
		f.open("指标（要达到的数）", "保存", b.keep, b.body())
		switch {
		case len(b.rows) > 0:
			d.Host.Focus(b.rows[0].name.Area)
		case b.offers != nil:
			d.Host.Focus(b.offers)
		}
	})
}

func (b *indicatorBox) body() fyne.CanvasObject {
	l := b.d.Look
	caption := func(text string, wide float32) fyne.CanvasObject {
		return container.New(look.Fixed(wide, 16), b.small(text))
	}
	head := container.New(look.Inset(0, 0, 0, 7), container.New(look.Line(4), caption("指标", nameWide), caption("要求", opWide), caption("目标值", valueWide),
		caption("单位", measureWide), caption("各季度报送的数", 120)))
	shown := 5
	if len(b.offered) > 0 {
		shown = 3
	}
	add := container.New(look.Line(0), l.Tool("plus", "加一个指标", func() {
		b.add(ledger.Indicator{Op: ledger.AtLeast})
		b.d.Host.Focus(b.rows[len(b.rows)-1].name.Area)
	}))
	parts := []fyne.CanvasObject{b.heading([]*ledger.Task{b.t}), head, b.lines.framed(l, shown), add}
	if len(b.offered) > 0 {
		var rows []tickRow
		for _, x := range b.offered {
			rows = append(rows, tickRow{text: indicatorText(x)})
		}
		b.offers = newTicks(b.d, rows)
		parts = append(parts, b.small("任务内容里读到的数，按空格勾上的才作为指标"), b.boxed(b.offers, 3*tickStep))
	}
	return container.New(look.Stack(formGap), parts...)
}

// add puts one more line in.
func (b *indicatorBox) add(x ledger.Indicator) {
	value := ""
	if x.ID != "" || x.Value != 0 {
		value = figure(x.Value)
	}
	line := &indicatorLine{id: x.ID, name: b.field(x.Name, "如 新增就业", 1), value: b.field(value, "如 4000", 1), unit: b.field(x.Unit, "如 人", 1)}
	var signs []string
	for _, o := range ops() {
		signs = append(signs, o.Sign())
	}
	line.op = b.d.Look.NewSelect(signs, nil)
	line.op.SetSelectedIndex(max(0, slices.Index(ops(), x.Op)))
	reached := look.Clipped(b.reached(x.ID), 12, b.d.Look.Text2(), b.wide-nameWide-opWide-valueWide-measureWide-80)
	line.row = container.New(look.Fixed(0, fieldHigh), container.New(look.Line(4), sized(nameWide, line.name), b.framedSelect(opWide, line.op), sized(valueWide, line.value),
		sized(measureWide, line.unit), b.d.Look.Tool("x", "", func() { b.remove(line) }), reached))
	b.lines.follow(line.row, line.name, line.value, line.unit)
	b.rows = append(b.rows, line)
	b.lines.add(line.row)
}

// remove takes a line away, unless somebody has reported on it.
func (b *indicatorBox) remove(line *indicatorLine) {
	if n := b.values(line.id); n > 0 {
		b.refuse(fmt.Sprintf("指标“%s”已有 %d 条报送填了数，不能删除。", brief(line.name.Text()), n))
		return
	}
	at := slices.Index(b.rows, line)
	b.rows = slices.Delete(b.rows, at, at+1)
	b.lines.remove(line.row)
	if len(b.rows) > 0 {
		b.d.Host.Focus(b.rows[min(at, len(b.rows)-1)].name.Area)
	}
}

// values counts the reports that have a value of an indicator.
func (b *indicatorBox) values(id ledger.ID) int {
	n := 0
	for _, r := range b.d.Ledger().Reports(b.t.ID) {
		if _, ok := r.Values[id]; ok {
			n++
		}
	}
	return n
}

// reached are the values that the lead units reported, quarter by quarter.
func (b *indicatorBox) reached(id ledger.ID) string {
	if id == "" {
		return ""
	}
	l := b.d.Ledger()
	c := judge.Of(l, b.t)
	var out []string
	for i, q := range judge.Quarters(yearOf(l, b.t)) {
		var values []string
		for _, s := range c.Standings(q) {
			if s.Lead && s.State.Answered() {
				if v, ok := s.Report.Values[id]; ok {
					values = append(values, figure(v))
				}
			}
		}
		if len(values) > 0 {
			out = append(out, string([]rune("一二三四")[i])+"季 "+strings.Join(values, "／"))
		}
	}
	if len(out) == 0 {
		return "还没有报数"
	}
	return strings.Join(out, "，")
}

// keep takes the lines and what was ticked.
func (b *indicatorBox) keep() {
	var out []ledger.Indicator
	for _, line := range b.rows {
		name, value := strings.TrimSpace(line.name.Text()), line.value.Text()
		if name == "" && strings.TrimSpace(value) == "" && line.id == "" {
			continue // a line that was only opened
		}
		if name == "" {
			b.refuseAt(line.name, "指标的名称没有填。")
			return
		}
		v, ok := number(value)
		if !ok {
			b.refuseAt(line.value, notNumber(value))
			return
		}
		out = append(out, ledger.Indicator{ID: line.id, Name: name, Op: ops()[max(0, line.op.SelectedIndex())], Value: v, Unit: strings.TrimSpace(line.unit.Text())})
	}
	for i, x := range b.offered {
		if b.offers.rows[i].on {
			out = append(out, x)
		}
	}
	b.do(func(book *app.App) (app.Done, error) { return book.SetIndicators(b.t.ID, out, b.place) }, nil)
}

// indicatorText writes an indicator, 新增就业 ≥ 4000 人.
func indicatorText(x ledger.Indicator) string {
	return strings.TrimSpace(x.Name + " " + x.Op.Sign() + " " + figure(x.Value) + " " + x.Unit)
}

func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// number reads 4000, 4,000 and ４０００; a per cent sign may follow.
func number(s string) (float64, bool) {
	s = strings.TrimSuffix(strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == '－':
			return '-'
		case r == ',', r == '，', r == ' ', r == '　':
			return -1
		case r == '％':
			return '%'
		}
		return r
	}, s), "%")
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil && x == x && x-x == 0
}

// notNumber is why a text is no number.
func notNumber(text string) string {
	if strings.TrimSpace(text) == "" {
		return "这里要填数，例如 4000 或 12.5。"
	}
	return "“" + brief(text) + "”不是数，请填 4000 或 12.5 这样的数。"
}

// ConfirmIndicators offers the numbers in the texts of an annex, or of the whole year where annex is "", to be ticked.
func ConfirmIndicators(d *Desk, annex ledger.ID) {
	d.settled(func() {
		l := d.Ledger()
		f := newForm(d, formWide, "只有勾上的才作为指标；一次确认，可以一次撤销。没有勾的以后还会列在这里。")
		type offer struct {
			task ledger.ID
			in   ledger.Indicator
		}
		var offers []offer
		var rows []tickRow
		for _, t := range d.tasksOf(annex) {
			if t.Closed() {
				continue
			}
			for _, x := range app.OfferedIndicators(t) {
				rows = append(rows, tickRow{key: strconv.Itoa(len(offers)), no: desk.RowName(l, t), text: indicatorText(x), note: look.OneLine(t.Text),
					full: called(l, t) + "：" + look.OneLine(t.Text)})
				offers = append(offers, offer{t.ID, x})
			}
		}
		if len(rows) == 0 {
			f.nothing("从内容里确认指标", "任务内容里没有还没确认的数。指标可以在每一项的“指标”里自己加。")
			return
		}
		list := newTicks(d, rows)
		take := func() {
			more := map[ledger.ID][]ledger.Indicator{}
			for i, r := range list.rows {
				if r.on {
					more[offers[i].task] = append(more[offers[i].task], offers[i].in)
				}
			}
			if len(more) == 0 {
				f.refuse("还没有勾选。按空格勾选一个，或者全选；不确认请按 Esc。")
				return
			}
			f.do(func(book *app.App) (app.Done, error) { return book.AddIndicators(more, f.place) }, nil)
		}
		f.open("从内容里确认指标", "确认勾选的", take, f.ticking(list, "从任务内容里读到的数", f.listHigh()))
		d.Host.Focus(list)
	})
}
