package people

import (
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// split asks for a new unit that takes over a part of this one's tasks.
func (p *unitPage) split() {
	d, l := p.d, p.d.Ledger()
	b := newBox(d, verbWidth, verbLabel)
	name, day := d.line("", "新单位的全称"), d.line(ledger.DayText(d.offered()), "2020年7月1日")
	kind := d.Look.NewSelect(kindNames(), nil)
	kind.Selected = kindName(p.unit.Kind)
	var tasks []*ledger.Task
	for _, id := range usageOf(l, p.unit.ID).tasks {
		tasks = append(tasks, l.Task(id))
	}
	list := newTicks(d, verbWidth, false, tasks)
	content := container.New(look.Stack(8), b.row("新单位", name),
		b.row("类别", container.New(look.Line(12), b.list(132, kind), b.pair("从哪天起", 160, day))),
		b.prose("勾选的任务改由新单位承担，表里改印新名称；已有的报送仍是“"+p.unit.Name+"”的。"), list.panel(164))
	unit := p.unit.ID
	b.open("分出新单位", "分出", content, []*look.Field{name, day}, func() verb {
		to, k, from, ids := name.Text(), kindNamed(kind.Selected), readDay(day.Text()), list.ticked()
		return func(book *app.App, place string) (app.Done, error) {
			done, _, err := book.SplitUnit(unit, to, k, ids, from, place)
			return done, err
		}
	}, func() { p.again("") })
	d.Host.Focus(name.Area)
}

// NewUnit asks for a unit that no row names yet, and shows its page once it is there.
func NewUnit(d *Desk) {
	b := newBox(d, verbWidth, verbLabel)
	const guess = "按名称判断"
	name, contact, phone := d.line("", "全称"), d.line("", "姓名"), d.line("", "电话")
	kind := d.Look.NewSelect(append([]string{guess}, kindNames()...), nil)
	kind.Selected = guess
	content := container.New(look.Stack(8), b.row("名称", name), b.row("类别", container.New(look.Line(0), b.list(160, kind))),
		b.row("联系人", container.New(look.Line(12), container.New(look.Fixed(132, 30), contact), b.pair("电话", 168, phone))))
	var made ledger.ID
	b.open("新增单位", "新增", content, []*look.Field{name, contact, phone}, func() verb {
		to, s := name.Text(), ledger.UnitSpec{Contact: contact.Text(), Phone: phone.Text()}
		if kind.Selected != guess {
			s.Kind = kindNamed(kind.Selected)
		}
		return func(book *app.App, place string) (done app.Done, err error) {
			done, made, err = book.AddUnit(to, s, place)
			return done, err
		}
	}, func() {
		if u := d.Ledger().Unit(made); u != nil && u.Kind == ledger.Group {
			UnitPage(d, made) // its members are said there
		}
	})
	d.Host.Focus(name.Area)
}
