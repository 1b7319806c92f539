package people

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// unitPage is all that is said of one unit, with what can be done with it.
type unitPage struct {
	*box
	unit    *ledger.Unit
	kind    *look.Select
	others  *look.Field
	contact *look.Field
	phone   *look.Field
	how     *look.Select // whether the members are fixed
	members *picker
	hint    *canvas.Text    // how the members are put in order
	group   *fyne.Container // the rows that only a group has
	form    *fyne.Container
}

// The page's inner width and that of its labels.
const (
	pageWidth = 680
	pageLabel = 72
)

// How the members of a group are known.
const (
	fixedMembers  = "固定成员"
	chosenMembers = "每项任务另选"
)

// UnitPage shows the page of a unit.
func UnitPage(d *Desk, unit ledger.ID) {
	u := d.Ledger().Unit(unit)
	if u == nil {
		d.Say("这个单位已经不在台账里，可能刚被合并或删除。")
		return
	}
	p := &unitPage{box: newBox(d, pageWidth, pageLabel), unit: u}
	p.fields()
	p.open("单位资料", "保存", p.content(), []*look.Field{p.others, p.contact, p.phone}, func() verb { return p.plan() }, func() {})
	p.members.escape = p.hide
	p.members.open()
	d.Host.Focus(p.contact.Area)
}

// fields makes the places to type into.
func (p *unitPage) fields() {
	d, l, u := p.d, p.d.Ledger(), p.unit
	p.others = look.NewField(d.Look, strings.Join(u.Others, "\n"), "每行一个，如简称、别的写法", 2)
	p.others.GrowTo(4)
	p.contact, p.phone = d.line(u.Contact, "姓名"), d.line(u.Phone, "电话")
	var names []string
	for _, id := range u.Members {
		if m := l.Unit(id); m != nil {
			names = append(names, m.Name)
		}
	}
	p.members = newPicker(d, celledit.NewChips(d.Look, unitSource(l, func(id ledger.ID) bool { return id == u.ID })), strings.Join(names, "\n"), p.width-p.label-2)
	p.how = d.Look.NewSelect([]string{fixedMembers, chosenMembers}, func(string) { p.grouped() })
	p.kind = d.Look.NewSelect(kindNames(), func(string) { p.grouped() })
	p.how.Selected, p.kind.Selected = fixedMembers, kindName(u.Kind)
	if len(names) == 0 {
		p.how.Selected = chosenMembers
	}
}

// grouped shows what only a group has.
func (p *unitPage) grouped() {
	if p.form == nil { // still being made
		return
	}
	look.Show(p.group, kindNamed(p.kind.Selected) == ledger.Group)
	look.Show(p.group.Objects[1], p.how.Selected == fixedMembers)
	look.Show(p.hint, p.how.Selected == fixedMembers)
	p.form.Refresh()
	p.members.refresh()
}

func (p *unitPage) content() fyne.CanvasObject {
	l := p.d.Look
	p.hint = look.Words("顺序就是报送的顺序：← → 选成员，Alt+← → 移动", 12, false, l.Text2())
	p.group = container.New(look.Stack(8),
		p.row("成员", container.New(look.Line(8), p.list(150, p.how), p.hint)),
		p.row("", p.members.frame))
	rows := []fyne.CanvasObject{p.head(), p.counts(), p.group, // with room below it for the list of names
		p.row("类别", container.New(look.Line(12), p.list(132, p.kind), p.pair("联系人", 132, p.contact), p.pair("电话", 168, p.phone))),
		p.row("其他名称", p.others)}
	for _, x := range [][2]string{{"曾用名", p.former()}, {"分设", p.parted()}} {
		if x[1] != "" {
			rows = append(rows, p.row(x[0], look.NewProse(x[1], 14, 20, false, l.Text()).Within(p.width-p.label)))
		}
	}
	p.form = container.New(look.Stack(10), rows...)
	p.grouped()
	high := min(p.form.MinSize().Height+4, 248) // what does not fit is scrolled
	if p.unit.Kind == ledger.Group {
		high = 372
	}
	return layered(p.d, container.New(look.Fixed(0, high), container.NewVScroll(container.New(look.Inset(0, 12, 4, 2), p.form))), p.members)
}

// head is the name with the verbs.
func (p *unitPage) head() fyne.CanvasObject {
	l := p.d.Look
	verbs := container.New(look.Line(8), l.Button("", "更名…", p.then(p.rename)), l.Button("", "合并…", p.then(p.merge)),
		l.Button("", "分出新单位…", p.then(p.split)), l.Button("", "删除", p.remove))
	const bolder = 0.92 // of the width, for bold letters are wider than those it is clipped by
	name := look.Clipped(p.unit.Name, 20, l.Text(), (p.width-verbs.MinSize().Width-24)*bolder)
	name.TextStyle.Bold = true
	return container.New(look.Fixed(0, 32), container.New(look.Dock(look.AtRight), verbs, container.New(look.Line(0), name)))
}

// counts say what the unit has to do in the year, and open these rows.
func (p *unitPage) counts() fyne.CanvasObject {
	d, l := p.d, p.d.Ledger()
	x := view.LoadOf(l, p.unit.ID, view.Tasks(l, view.Query{Year: d.Year()}))
	var via []*ledger.Task
	for _, v := range x.Via {
		via = append(via, v.Task)
	}
	year := strconv.Itoa(d.Year()) + "年"
	line := container.New(look.Flow(16, 4), look.Words(year, 14, false, d.Look.Text2()),
		p.opens("牵头", x.Lead), p.opens("相关", x.Related), p.opens("经组", via))
	u := usageOf(l, p.unit.ID)
	words := func(s string) { line.Add(look.Words(s, 14, false, d.Look.Text2())) }
	words("历年共 " + u.String())
	if len(u.groups) > 0 {
		var names []string
		for _, g := range u.groups {
			names = append(names, g.Name)
		}
		words("属于 " + strings.Join(names, "、"))
	}
	return line
}

// opens is a count that opens its rows.
func (p *unitPage) opens(what string, tasks []*ledger.Task) fyne.CanvasObject {
	return counted(p.d, what, len(tasks), func() {
		p.hide()
		p.d.OpenRows(p.unit.Name+what, idsOf(tasks))
	})
}

// counted is a word with a number; where there is something to count the number opens it.
func counted(d *Desk, what string, n int, open func()) fyne.CanvasObject {
	l := d.Look
	if n == 0 {
		return look.Words(what+" 0", 14, false, l.Text2())
	}
	under := canvas.NewRectangle(l.Accent())
	number := container.New(look.Stack(1), look.Words(strconv.Itoa(n), 14, true, l.Accent()), container.New(look.Fixed(0, 1), under))
	return look.NewPress(l, container.New(look.Inset(1, 3, 2, 3), container.New(look.Line(4), look.Words(what, 14, false, l.Text2()), number)), open)
}

func idsOf(tasks []*ledger.Task) []ledger.ID {
	var out []ledger.ID
	for _, t := range tasks {
		out = append(out, t.ID)
	}
	return out
}

// former are the names that the unit had.
func (p *unitPage) former() string {
	var out []string
	for _, f := range p.unit.Former {
		out = append(out, f.Name+"（至"+ledger.DayText(f.Until)+"）")
	}
	return strings.Join(out, "，")
}

// parted says of which unit this one was a part until when, and which ones were split off it.
func (p *unitPage) parted() string {
	var out []string
	l := p.d.Ledger()
	if x := p.unit.Parted; x != nil {
		text := ledger.DayText(x.Day)
		if from := l.Unit(x.From); from != nil {
			text += "由“" + from.Name + "”"
		}
		out = append(out, text+"分出")
	}
	for _, u := range l.Units() {
		if u.Parted != nil && u.Parted.From == p.unit.ID {
			out = append(out, ledger.DayText(u.Parted.Day)+"分出“"+u.Name+"”")
		}
	}
	return strings.Join(out, "，")
}

// spec is what the fields say; false, after the reason was told, where a member is no unit.
func (p *unitPage) spec() (ledger.UnitSpec, bool) {
	s := ledger.UnitSpec{Kind: kindNamed(p.kind.Selected), Contact: p.contact.Text(), Phone: p.phone.Text()}
	for _, n := range strings.Split(p.others.Text(), "\n") {
		if n = ledger.Squeeze(n); n != "" {
			s.Others = append(s.Others, n)
		}
	}
	if s.Kind != ledger.Group || p.how.Selected != fixedMembers {
		return s, true
	}
	for _, n := range strings.Split(p.members.editor.Text(), "\n") {
		if n == "" {
			continue
		}
		u := p.d.Ledger().UnitNamed(n)
		if u == nil {
			p.refuse("成员“" + look.Brief(n, 20) + "”不在单位名册里，请从列表里选，或先新增这个单位。")
			return s, false
		}
		s.Members = append(s.Members, u.ID)
	}
	if len(s.Members) == 0 {
		p.refuse("固定成员还没有写，请写上成员，或改选“" + chosenMembers + "”。")
		return s, false
	}
	return s, true
}

// plan keeps what the fields say.
func (p *unitPage) plan() verb {
	s, ok := p.spec()
	if !ok {
		return nil
	}
	unit := p.unit.ID
	return func(book *app.App, place string) (app.Done, error) { return book.SetUnit(unit, s, place) }
}

// then keeps what was changed on the page before it goes on to something else.
func (p *unitPage) then(do func()) func() {
	return func() {
		s, ok := p.spec()
		if !ok {
			return
		}
		if p.unchanged(s) {
			p.refuse("")
			do()
			return
		}
		if plan := p.planned(p.plan); plan != nil {
			p.make(plan, do)
		}
	}
}

func (p *unitPage) unchanged(s ledger.UnitSpec) bool {
	is := p.unit.Spec()
	return s.Kind == is.Kind && s.Contact == is.Contact && s.Phone == is.Phone && slices.Equal(s.Others, is.Others) && slices.Equal(s.Members, is.Members)
}

// again shows the page anew, as the ledger is now; where the unit is gone, that of the other one.
func (p *unitPage) again(or ledger.ID) {
	p.hide()
	for _, id := range []ledger.ID{p.unit.ID, or} {
		if p.d.Ledger().Unit(id) != nil {
			UnitPage(p.d, id)
			return
		}
	}
}

// remove takes the unit away; the ledger says no with the numbers while something names it.
func (p *unitPage) remove() {
	unit := p.unit
	del := func() {
		p.make(func(book *app.App, place string) (app.Done, error) { return book.DeleteUnit(unit.ID, place) }, func() { p.hide() })
	}
	if u := usageOf(p.d.Ledger(), unit.ID); len(u.tasks)+len(u.groups)+u.reports > 0 {
		del()
		return
	}
	p.d.Warn("删除单位", "删除“"+unit.Name+"”。没有任务、报送和组用到它。可以用 Ctrl+Z 恢复。", "删除", del, func() {})
}
