package taskform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
)

// ruleBox is the dialog of the rule by which lamps are lit.
type ruleBox struct {
	*form
	lamps       []*look.Select // of each status
	signs       []*fyne.Container
	yellow, red *look.Field
	months      *look.Field
	second      *look.Check
	plan        [4]*look.Field
	effect      *look.Prose
	preview     *preview
	filling     bool
}

// Rule shows how lamps are lit, to be changed, and how many of the present quarter's would change.
func Rule(d *Desk) {
	d.settled(func() {
		b := &ruleBox{form: newForm(d, formWide, "保存以后，各季度的灯都按新规则重新算；人工亮的灯不变。可以按 Ctrl+Z 撤销。")}
		b.preview = newPreview(d, d.Quarter(), func(text string) { b.effect.SetText(text) })
		b.make()
		b.fill(d.Ledger().Rule())
		b.open("亮灯规则", "保存", b.keep, b.body())
		d.Host.Focus(b.yellow.Area)
	})
}

// make makes the fields.
func (b *ruleBox) make() {
	l := b.d.Look
	var words []string
	for _, x := range ledger.Lamps() {
		words = append(words, x.Word())
	}
	for range ledger.Statuses() {
		at, box := len(b.lamps), container.NewStack()
		s := l.NewSelect(words, nil)
		s.OnChanged = func(string) { b.sign(at); b.changed() }
		b.lamps, b.signs = append(b.lamps, s), append(b.signs, box)
	}
	field := func(hint string) *look.Field {
		f := b.field("", hint, 1)
		f.Changed = func(string) { b.changed() }
		return f
	}
	b.yellow, b.red, b.months = field("不看"), field("不看"), field("不看")
	for i := range b.plan {
		b.plan[i] = field("0–100")
	}
	b.second = l.NewCheck("连续两个季度黄灯，第二个转为红灯", func(bool) { b.changed() })
	b.effect = look.NewProse("", 14, 20, false, l.Text()).Within(b.wide - 20)
}

// sign paints the lamp beside what was chosen for a status.
func (b *ruleBox) sign(i int) {
	s := lamps.Shape(b.d.Look, ledger.Lamps()[max(0, b.lamps[i].SelectedIndex())])
	b.signs[i].Objects = []fyne.CanvasObject{s}
	b.signs[i].Refresh()
}

// fill puts a rule into the fields.
func (b *ruleBox) fill(r *ledger.Rule) {
	b.filling = true
	for i, s := range ledger.Statuses() {
		b.lamps[i].SetSelectedIndex(slices.Index(ledger.Lamps(), r.Lamps[s]))
		b.sign(i)
	}
	some := func(x float64) string {
		if x == 0 {
			return ""
		}
		return figure(x)
	}
	b.yellow.SetText(some(r.Yellow))
	b.red.SetText(some(r.Red))
	b.months.SetText(some(float64(r.NotStarted)))
	b.second.SetChecked(r.SecondRed)
	for i, f := range b.plan {
		f.SetText(figure(r.Plan[i]))
	}
	b.filling = false
	b.changed()
}

// byPoints is the rule that goes by how far behind plan a task is: 10 points are yellow, more than 30 red.
func byPoints() *ledger.Rule {
	r := ledger.DefaultRule()
	r.Yellow, r.Red, r.SecondRed = 10, 30, false
	return r
}

func (b *ruleBox) body() fyne.CanvasObject {
	l := b.d.Look
	presets := container.New(look.Line(8), b.label("现成的规则"), l.Button("", "默认（上级2020年规则）", func() { b.fill(ledger.DefaultRule()) }),
		l.Button("", "按落后百分点（10/30）", func() { b.fill(byPoints()) }))
	var lines []fyne.CanvasObject
	const across = 3
	for from := 0; from < len(b.lamps); from += across {
		line := container.New(look.Line(8))
		for i := from; i < min(from+across, len(b.lamps)); i++ {
			name := container.New(look.Fixed(72, 20), b.label(string(ledger.Statuses()[i])))
			line.Add(name)
			line.Add(container.New(look.Fixed(12, 12), b.signs[i]))
			line.Add(b.framedSelect(108, b.lamps[i]))
			line.Add(container.New(look.Fixed(12, 1)))
		}
		lines = append(lines, line)
	}
	points := container.New(look.Line(8), b.label("完成率比序时进度落后"), sized(64, b.yellow), b.label("个百分点亮黄灯，超过"), sized(64, b.red),
		b.label("个百分点亮红灯（空着就不看完成率）"))
	months := container.New(look.Line(8), b.label("未启动满"), sized(64, b.months), b.label("个月亮红灯（空着就按上面的灯）"), b.second)
	plan := container.New(look.Line(8), b.label("序时进度 %"))
	for i, f := range b.plan {
		plan.Add(b.small(string([]rune("一二三四")[i]) + "季度末"))
		plan.Add(sized(60, f))
	}
	effect := look.Panel(l.Palette().Range, look.Inset(6, 10, 6, 10), container.New(look.Fixed(0, 40), b.effect))
	return container.New(look.Stack(formGap), presets, b.small("报送的状态亮什么灯"), container.New(look.Stack(4), lines...), points, months, plan, effect)
}

// rule is what the fields say; or the field that cannot be read.
func (b *ruleBox) rule() (ledger.Rule, *look.Field) {
	r := ledger.Rule{ID: ledger.RuleID, Lamps: map[ledger.Status]ledger.Lamp{}, SecondRed: b.second.Checked}
	for i, s := range ledger.Statuses() {
		if x := ledger.Lamps()[max(0, b.lamps[i].SelectedIndex())]; x != ledger.NoLamp {
			r.Lamps[s] = x
		}
	}
	months := 0.0
	for _, x := range []struct {
		field *look.Field
		to    *float64
	}{{b.yellow, &r.Yellow}, {b.red, &r.Red}, {b.months, &months}, {b.plan[0], &r.Plan[0]}, {b.plan[1], &r.Plan[1]}, {b.plan[2], &r.Plan[2]}, {b.plan[3], &r.Plan[3]}} {
		text := strings.TrimSpace(x.field.Text())
		v, ok := number(text)
		if text != "" && !ok || x.field == b.months && v != float64(int(v)) {
			return r, x.field
		}
		*x.to = v
	}
	r.NotStarted = int(months)
	return r, nil
}

// changed judges anew what the fields say.
func (b *ruleBox) changed() {
	if b.filling {
		return
	}
	b.refuse("")
	if r, wrong := b.rule(); wrong == nil {
		b.preview.judge(&r)
	} else {
		b.preview.none("“" + brief(wrong.Text()) + "”不是数，改好以后再看会变多少。")
	}
}

func (b *ruleBox) keep() {
	r, wrong := b.rule()
	if wrong != nil {
		b.refuseAt(wrong, notNumber(wrong.Text()))
		return
	}
	b.do(func(book *app.App) (app.Done, error) { return book.SetRule(r, b.place) }, nil)
}
