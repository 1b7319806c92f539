package taskform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// linkBox is the dialog of the tasks that one is linked with.
type linkBox struct {
	*form
	t      *ledger.Task
	others []*ledger.Task // of the year, this one left out
	list   *ticks
	search *celledit.List
	drop   *fyne.Container         // the list under it
	found  map[string]*ledger.Task // by what the search offers
}

// Links lists the tasks that one is linked with and those whose texts are alike; others are sought by number or words.
func Links(d *Desk, task ledger.ID) {
	d.settled(func() {
		t := d.Ledger().Task(task)
		if t == nil {
			return
		}
		l := d.Ledger()
		var offered [][2]ledger.ID
		d.Run(func() error { offered = app.OfferedLinks(l, yearOf(l, t)); return nil }, func(error) { newLinkBox(d, t, offered).open() })
	})
}

func newLinkBox(d *Desk, t *ledger.Task, offered [][2]ledger.ID) *linkBox {
	l := d.Ledger()
	b := &linkBox{form: newForm(d, formWide, "关联的任务说的是同一个项目：在一项里能看到另一项的进展和灯。勾上的是关联，去掉勾就取消关联。").about(t), t: t, found: map[string]*ledger.Task{}}
	for _, x := range d.tasksIn(yearOf(l, t)) {
		if x.ID != t.ID {
			b.others = append(b.others, x)
		}
	}
	var rows []tickRow
	for _, x := range l.Links(t.ID) {
		rows = append(rows, b.row(x, true, ""))
	}
	for _, p := range offered {
		other := p[0]
		if p[0] == t.ID {
			other = p[1]
		} else if p[1] != t.ID {
			continue
		}
		if x := l.Task(other); x != nil {
			rows = append(rows, b.row(x, false, "内容相似"))
		}
	}
	b.list = newTicks(d, rows)
	return b
}

func (b *linkBox) row(x *ledger.Task, on bool, word string) tickRow {
	l := b.d.Ledger()
	return tickRow{key: string(x.ID), no: called(l, x), text: look.OneLine(x.Text), tag: word, on: on, full: look.OneLine(x.Text)}
}

func (b *linkBox) open() {
	const shown = 4 // of what the search finds
	const dropHigh = shown*28 + 34
	b.search = celledit.NewList(b.d.Look, b.offer, false)
	b.search.Hint("输入序号或内容里的字，按 Enter 关联")
	b.clear()
	high := max(2*tickStep, min(5*tickStep, b.listHigh()-60-fieldHigh-dropHigh-3*formGap))
	field := container.New(look.Fixed(0, fieldHigh), look.Framed(b.d.Look, b.search))
	b.drop = container.New(look.Stack(0), b.search.Drop())
	drop := container.New(look.Fixed(0, dropHigh), b.drop)
	body := container.New(look.Stack(formGap), b.heading([]*ledger.Task{b.t}), b.ticking(b.list, "关联", high),
		container.New(look.Stack(2), b.pair("再关联一项", field), container.New(look.Inset(0, 0, 0, 96), drop)))
	b.form.open("关联任务", "保存", b.keep, body)
	b.d.Host.Focus(b.search.Focusable())
}

// clear empties the place to search in.
func (b *linkBox) clear() {
	b.search.Close()
	b.search.Open(grid.Opening{Replace: true, Changed: b.dropped, Keep: b.chosen, Cancel: func() { b.hide() }, Caret: b.d.Look.Caret, Shortcut: func(fyne.Shortcut) {}})
}

// dropped lays out what hangs below the search, which has come or gone.
func (b *linkBox) dropped() {
	if b.drop != nil {
		b.drop.Refresh()
	}
}

// offer finds tasks whose number begins with what was typed, then those that have it in their text.
func (b *linkBox) offer(typed string, _ []string) []celledit.Option {
	const most = 4
	if typed == "" {
		return nil
	}
	l, p := b.d.Ledger(), view.NewPattern(typed, view.Strictness{})
	var numbered, worded []celledit.Option
	for _, x := range b.others {
		name := called(l, x)
		show := name + "　" + look.Brief(x.Text, 36)
		o := celledit.Option{Text: show, Spans: p.Hits(show)}
		switch {
		case strings.HasPrefix(l.RowName(x), typed) || strings.HasPrefix(name, typed):
			numbered = append(numbered, o)
		case p.Found(x.Text):
			worded = append(worded, o)
		default:
			continue
		}
		b.found[show] = x
	}
	slices.SortStableFunc(numbered, func(x, y celledit.Option) int { // 3 before 30
		return b.length(x) - b.length(y)
	})
	out := append(numbered, worded...)
	return out[:min(len(out), most)]
}

func (b *linkBox) length(o celledit.Option) int { return len(b.d.Ledger().RowName(b.found[o.Text])) }

// chosen takes a task that the search found. Where nothing is typed, Tab goes on and Enter takes the whole dialog.
func (b *linkBox) chosen(k fyne.KeyName, mod fyne.KeyModifier) {
	text := b.search.Text()
	x := b.found[text]
	switch {
	case x != nil:
		b.link(x)
	case text != "":
		b.refuse("没有找到“" + brief(text) + "”。可以打序号（如 3.2）或内容里的几个字。")
	case k == fyne.KeyTab && mod&fyne.KeyModifierShift != 0:
		b.d.Canvas.FocusPrevious()
	case k == fyne.KeyTab:
		b.d.Canvas.FocusNext()
	default:
		b.take()
	}
}

// link ticks a task in the list, at its end where it was not there.
func (b *linkBox) link(x *ledger.Task) {
	b.refuse("")
	at := slices.IndexFunc(b.list.rows, func(r tickRow) bool { return r.key == string(x.ID) })
	if at < 0 {
		b.list.fill(append(b.list.rows, b.row(x, true, "新关联")))
		at = len(b.list.rows) - 1
	}
	b.list.rows[at].on = true
	b.list.move(at)
	b.list.changed()
	b.clear()
}

func (b *linkBox) keep() {
	var others []ledger.ID
	for _, key := range b.list.ticked() {
		others = append(others, ledger.ID(key))
	}
	b.do(func(book *app.App) (app.Done, error) { return book.SetLinks(b.t.ID, others, b.place) }, nil)
}

// ConfirmLinks offers the pairs of a year's tasks that may be about one project, to be ticked.
func ConfirmLinks(d *Desk, year int) {
	d.settled(func() {
		l := d.Ledger()
		var offered [][2]ledger.ID
		d.Run(func() error { offered = app.OfferedLinks(l, year); return nil }, func(error) { confirmLinks(d, l, offered) })
	})
}

func confirmLinks(d *Desk, l *ledger.Ledger, offered [][2]ledger.ID) {
	f := newForm(d, formWide, "只有勾上的才关联；一次确认，可以一次撤销。")
	if len(offered) == 0 {
		f.nothing("关联各附件里的同一项目", "各附件之间没有内容相似而还没关联的任务。要关联别的，请在一项任务的“关联任务”里找。")
		return
	}
	var rows []tickRow
	for _, p := range offered {
		one, other := l.Task(p[0]), l.Task(p[1])
		rows = append(rows, tickRow{no: desk.RowName(l, one) + " 与 " + desk.RowName(l, other), text: look.OneLine(one.Text), note: look.OneLine(other.Text),
			full: called(l, one) + "：" + look.Brief(one.Text, 45) + "　" + called(l, other) + "：" + look.Brief(other.Text, 45)})
	}
	list := newTicks(d, rows)
	take := func() {
		var pairs [][2]ledger.ID
		for i, r := range list.rows {
			if r.on {
				pairs = append(pairs, offered[i])
			}
		}
		if len(pairs) == 0 {
			f.refuse("还没有勾选。按空格勾选一对，或者全选；不关联请按 Esc。")
			return
		}
		f.do(func(book *app.App) (app.Done, error) { return book.LinkAll(pairs, f.place) }, nil)
	}
	f.open("关联各附件里的同一项目", "关联勾选的", take, f.ticking(list, "内容相似的任务", f.listHigh()))
	d.Host.Focus(list)
}
