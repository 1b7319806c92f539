package people

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/ui/look"
)

// mergeBox makes one unit of two: of the one whose page is open and of one that is picked.
type mergeBox struct {
	*box
	unit  *ledger.Unit
	other *picker
	keep  *look.Select // which of the two stays
	how   *look.Select
	day   *look.Field
	since fyne.CanvasObject // the row of the day
	says  *look.Prose
	form  *fyne.Container
}

// How two units come to be one.
const (
	alwaysOne = "本来就是同一单位（两种叫法）"
	mergedOn  = "从某天起并入"
)

// merge asks with which unit this one is to be made one, and how.
func (p *unitPage) merge() {
	d := p.d
	b := &mergeBox{box: newBox(d, verbWidth, verbLabel), unit: p.unit}
	others := celledit.NewList(d.Look, unitSource(d.Ledger(), func(id ledger.ID) bool { return id == p.unit.ID }), false)
	others.Hint("另一个单位的名称、简称或拼音")
	b.other = newPicker(d, others, "", verbWidth-verbLabel-2)
	b.other.changed = func(string) { b.offer() }
	b.keep = d.Look.NewSelect(nil, func(string) { b.tell() })
	b.how = d.Look.NewSelect([]string{alwaysOne, mergedOn}, func(string) { b.tell() })
	b.how.Selected, b.keep.PlaceHolder = alwaysOne, "先选另一个单位"
	b.day, b.says = d.line(ledger.DayText(d.offered()), "2020年7月1日"), b.prose("")
	b.day.Changed = func(string) { b.tell() }
	b.since = b.row("从哪天起", sized(180, b.day))
	wide := func(s *look.Select) fyne.CanvasObject { return b.list(verbWidth-verbLabel, s) }
	b.form = container.New(look.Stack(8), b.row("合并", b.plain(p.unit.Name)),
		b.row("与哪个单位", b.other.frame), b.row("怎样合并", wide(b.how)), b.row("合并后叫", wide(b.keep)), b.since, b.says)
	content := layered(d, container.New(look.Fixed(0, 270), b.form), b.other)
	b.open("合并单位", "合并", content, []*look.Field{b.day}, b.plan, func() {
		to, _ := b.sides()
		p.again(to.ID)
	})
	b.other.escape = func() { b.hide() }
	b.tell()
	b.other.open()
	d.Host.Focus(b.other.editor.Focusable())
}

// picked is the other unit; nil for none yet.
func (b *mergeBox) picked() *ledger.Unit {
	u := b.d.Ledger().UnitNamed(b.other.editor.Text())
	if u != nil && u.ID == b.unit.ID {
		return nil
	}
	return u
}

// offer lets one of the two names be kept.
func (b *mergeBox) offer() {
	names := []string{}
	b.keep.Selected = ""
	if u := b.picked(); u != nil {
		names = []string{u.Name, b.unit.Name}
		b.keep.Selected = names[0]
	}
	b.keep.SetOptions(names)
	b.tell()
}

// sides are the unit that stays and the one that goes; nil while there is only one.
func (b *mergeBox) sides() (keep, gone *ledger.Unit) {
	u := b.picked()
	switch {
	case u == nil:
		return nil, nil
	case b.keep.Selected == b.unit.Name:
		return b.unit, u
	}
	return u, b.unit
}

// tell says in numbers what merging would do.
func (b *mergeBox) tell() {
	look.Show(b.since, b.how.Selected == mergedOn)
	b.says.SetText(b.told())
	if b.form != nil {
		b.form.Refresh() // the day's row came or went
	}
}

func (b *mergeBox) told() string {
	keep, gone := b.sides()
	if keep == nil {
		return "输入名称、简称或拼音，选出另一个单位。"
	}
	l := b.d.Ledger()
	from, to := usageOf(l, gone.ID), usageOf(l, keep.ID)
	both := 0
	has := map[ledger.ID]bool{}
	for _, id := range to.tasks {
		has[id] = true
	}
	for _, id := range from.tasks {
		if has[id] {
			both++
		}
	}
	var s strings.Builder
	if len(from.tasks)+from.reports+len(from.groups) == 0 {
		fmt.Fprintf(&s, "“%s”没有任务、报送和组。", gone.Name)
	} else {
		fmt.Fprintf(&s, "“%s”的 %s都改记到“%s”。", gone.Name, from, keep.Name)
	}
	if n := len(from.tasks); n > 0 {
		fmt.Fprintf(&s, "“%s”原有 %d 项任务，合并后 %d 项。", keep.Name, len(to.tasks), len(to.tasks)+n-both)
	}
	if both > 0 {
		fmt.Fprintf(&s, "其中 %d 项任务两个单位都有，同一格里的合成一个。", both)
	}
	s.WriteString("表里印出的写法不变。")
	if b.how.Selected == mergedOn {
		fmt.Fprintf(&s, "“%s”成为曾用名（至%s）。", gone.Name, ledger.DayText(readDay(b.day.Text())))
	} else {
		fmt.Fprintf(&s, "“%s”成为其他名称。", gone.Name)
	}
	s.WriteString("可以用 Ctrl+Z 撤销。")
	return s.String()
}

func (b *mergeBox) plan() verb {
	keep, gone := b.sides()
	if keep == nil {
		b.refuse("还没有选另一个单位。")
		return nil
	}
	if b.how.Selected == mergedOn {
		day := readDay(b.day.Text())
		return func(book *app.App, place string) (app.Done, error) {
			return book.MergeUnits(keep.ID, gone.ID, day, place)
		}
	}
	return func(book *app.App, place string) (app.Done, error) { return book.UniteUnits(keep.ID, gone.ID, place) }
}
