package people

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/ui/look"
)

// leaderForm is what is said of a leader.
type leaderForm struct{ name, post, from, to *look.Field }

func (b *box) leaderForm(s ledger.LeaderSpec) leaderForm {
	d := b.d
	return leaderForm{d.line(s.Name, "姓名"), d.line(s.Post, "如 副区长"), d.line(ledger.DayText(s.From), "不详可不填"), d.line(ledger.DayText(s.To), "在任不填")}
}

func (f leaderForm) fields() []*look.Field { return []*look.Field{f.name, f.post, f.from, f.to} }

func (f leaderForm) spec() ledger.LeaderSpec {
	return ledger.LeaderSpec{Name: f.name.Text(), Post: f.post.Text(), From: readDay(f.from.Text()), To: readDay(f.to.Text())}
}

func (b *box) leaderRows(f leaderForm) []fyne.CanvasObject {
	return []fyne.CanvasObject{b.row("姓名", sized(180, f.name)), b.row("职务", f.post),
		b.row("任职", container.New(look.Line(12), b.pair("从", 150, f.from), b.pair("到", 150, f.to)))}
}

// lastDay is behind every day: whoever takes office later has his tasks by then.
const lastDay = "9999-12-31"

// LeaderPage shows what is said of a leader, with what can be done with him.
func LeaderPage(d *Desk, leader ledger.ID) {
	x := d.Ledger().Leader(leader)
	if x == nil {
		d.Say("这位领导已经不在台账里，可能刚被删除。")
		return
	}
	b := newBox(d, verbWidth, 56)
	f := b.leaderForm(x.Spec())
	l := d.Look
	verbs := container.New(look.Line(8), l.Button("", "接任…", func() { b.hide(); Succeed(d, leader) }),
		l.Button("", "删除", func() {
			b.make(func(book *app.App, place string) (app.Done, error) { return book.DeleteLeader(leader, place) }, func() { b.hide() })
		}))
	head := container.New(look.Dock(look.AtRight), verbs, container.New(look.Line(0), look.Words(x.Name, 20, true, l.Text())))
	own, gone := tasksOf(d.Ledger(), d.Ledger().Tasks(), leader, lastDay)
	says := fmt.Sprintf("历年现管 %d 项任务，已移交 %d 项。改姓名，表里的姓名跟着改；换人请用“接任”，以前的材料仍是原来的姓名。", len(own), len(gone))
	rows := append([]fyne.CanvasObject{head}, b.leaderRows(f)...)
	b.open("领导资料", "保存", container.New(look.Stack(8), append(rows, b.prose(says))...), f.fields(), func() verb {
		s := f.spec()
		return func(book *app.App, place string) (app.Done, error) { return book.SetLeader(leader, s, place) }
	}, func() {})
	d.Host.Focus(f.post.Area)
}

// NewLeader asks for a leader who has no task yet.
func NewLeader(d *Desk) {
	b := newBox(d, verbWidth, 56)
	f := b.leaderForm(ledger.LeaderSpec{})
	b.open("新增领导", "新增", container.New(look.Stack(8), b.leaderRows(f)...), f.fields(), func() verb {
		s := f.spec()
		return func(book *app.App, place string) (app.Done, error) {
			done, _, err := book.AddLeader(s, place)
			return done, err
		}
	}, func() {})
	d.Host.Focus(f.name.Area)
}

// Succeed asks who takes over a leader's tasks, from which day, and which of them.
func Succeed(d *Desk, old ledger.ID) {
	x := d.Ledger().Leader(old)
	if x == nil {
		return
	}
	b := newBox(d, verbWidth, verbLabel)
	names := celledit.NewList(d.Look, leaderSource(d.Ledger(), old), true)
	names.Hint("接任领导的姓名")
	name := newPicker(d, names, "", 200)
	post, day := d.line(x.Post, "职务"), d.line(ledger.DayText(d.offered()), "2020年7月1日")
	list := newTicks(d, verbWidth, true, openTasks(d, old, d.offered()))
	year := d.offered()[:4]
	day.Changed = func(text string) {
		if on := readDay(text); len(on) == len("2020-07-01") && on[:4] != year { // another year's tasks are handed over
			year = on[:4]
			list.fill(openTasks(d, old, on), true)
		}
	}
	says := fmt.Sprintf("“%s”的任职到这一天为止。勾选的任务从这一天起归新任领导，以前印发的材料仍是原来的姓名。可以一步撤销。", x.Name)
	form := container.New(look.Stack(8), b.row("原任", b.plain(x.Name)),
		b.row("接任", container.New(look.Line(12), container.New(look.Fixed(200, 30), name.frame), b.pair("从", 150, day))), b.row("职务", post), b.prose(says), list.panel(164))
	b.open("接任", "接任", layered(d, form, name), []*look.Field{post, day}, func() verb {
		to, p, on, tasks := name.editor.Text(), post.Text(), readDay(day.Text()), list.ticked()
		if len(tasks) == 0 && len(list.tasks) > 0 {
			b.refuse("一项任务也没有勾选，请勾选要移交的任务。")
			return nil
		}
		return func(book *app.App, place string) (app.Done, error) {
			done, _, err := book.Succeed(old, to, p, on, tasks, place)
			return done, err
		}
	}, func() {})
	name.escape = b.hide
	name.open()
	d.Host.Focus(name.editor.Focusable())
}

// openTasks are a leader's tasks that are not closed, of the years from the day's on or from the one on that is looked at.
func openTasks(d *Desk, leader ledger.ID, day string) []*ledger.Task {
	var out []*ledger.Task
	l, from := d.Ledger(), min(day[:4], strconv.Itoa(d.Year()))
	for _, t := range l.Tasks() {
		if t.Leader == leader && !t.Closed() && strconv.Itoa(l.Annex(t.Annex).Year) >= from {
			out = append(out, t)
		}
	}
	return out
}
