package taskform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// Due shows by when tasks are due, as written and as read, to be confirmed or said otherwise.
func Due(d *Desk, tasks []ledger.ID) {
	d.settled(func() {
		switch ts := d.tasks(tasks); len(ts) {
		case 0:
		case 1:
			dueOfOne(d, ts[0])
		default:
			newDueBox(d, ts).open("完成时限", true)
		}
	})
}

// ConfirmDues lists the deadlines of an annex, or of the whole year where annex is "", in which a day can be read and which
// nobody has confirmed.
func ConfirmDues(d *Desk, annex ledger.ID) {
	d.settled(func() {
		l := d.Ledger()
		ts := slices.DeleteFunc(d.tasksOf(annex), func(t *ledger.Task) bool {
			return t.Due != "" || t.Closed() || readDay(t.Deadline, yearOf(l, t)) == ""
		})
		b := newDueBox(d, ts)
		if len(ts) == 0 {
			b.nothing("确认时限", "没有可以确认的时限：要么已经确认，要么“完成时限”一栏没有写，或写的读不出日期（如长期坚持）。每一项的日期可以在“完成时限”里自己填。")
			return
		}
		b.open("确认时限", false)
	})
}

// dueReading says what stands in a deadline and what was read from it.
func dueReading(l *ledger.Ledger, t *ledger.Task) (written, read, day string) {
	day, standing := ledger.ReadDue(t.Deadline, yearOf(l, t))
	switch {
	case t.Deadline == "":
		return "没有写时限", "没有可读的，可以自己填一个日期", ""
	case day != "":
		return t.Deadline, dayAndWeek(day), day
	case standing:
		return t.Deadline, "长期坚持，没有到期的日子，不用确认", ""
	}
	return t.Deadline, "读不出日期，可以自己填一个", ""
}

func dueOfOne(d *Desk, t *ledger.Task) {
	l := d.Ledger()
	f := newForm(d, 560, "确认以后按这一天算到期和逾期；没有确认的按读出的日期算，并标明未确认。").about(t)
	written, read, day := dueReading(l, t)
	if t.Due != "" {
		day = t.Due
	}
	field := f.field(ledger.DayText(day), dayExample, 1)
	told := look.Words("", 12, false, d.Look.Text2())
	field.Changed = func(text string) {
		told.Text = ""
		if x := readDay(text, yearOf(l, t)); x != "" {
			told.Text = "读作 " + dayAndWeek(x)
		}
		told.Refresh()
	}
	set := func(day string) {
		f.do(func(book *app.App) (app.Done, error) { return book.SetDue(map[ledger.ID]string{t.ID: day}, f.place) }, nil)
	}
	take := func() {
		if x := readDay(field.Text(), yearOf(l, t)); x != "" {
			set(x)
			return
		}
		f.refuseAt(field, unreadable(field.Text()))
	}
	said := func(s string) *look.Prose {
		return look.NewProse(s, 14, 20, false, d.Look.Text2()).Within(f.wide - 96)
	}
	inset := look.Inset(5, 0, 5, 0)
	body := container.New(look.Stack(2), f.heading([]*ledger.Task{t}), f.pair("时限写的是", container.New(inset, said(look.Brief(written, 80)))),
		f.pair("读出的日期", container.New(inset, said(read))), f.pair("到期的日期", container.New(look.Line(8), sized(190, field), told)))
	if t.Due != "" {
		f.open("完成时限", "确认", take, body, d.Look.TallButton("取消已确认的日期", func() { set("") }))
	} else {
		f.open("完成时限", "确认", take, body)
	}
	field.Area.SelectAll()
	d.Host.Focus(field.Area)
}

// dueBox is the dialog of several tasks' deadlines.
type dueBox struct {
	*form
	tasks []*ledger.Task
	days  []string // read, "" for none
	list  *ticks
	day   *look.Field
}

func newDueBox(d *Desk, ts []*ledger.Task) *dueBox {
	b := &dueBox{form: newForm(d, formWide, "确认以后按这一天算到期和逾期；一次确认，可以一次撤销。"), tasks: ts}
	if len(ts) > 0 {
		b.about(ts[0])
	}
	return b
}

// open lists the tasks; chosen says that the person chose them, so that they are ticked and may get another day.
func (b *dueBox) open(title string, chosen bool) {
	l := b.d.Ledger()
	var rows []tickRow
	for _, t := range b.tasks {
		written, read, day := dueReading(l, t)
		b.days = append(b.days, day)
		r := tickRow{key: string(t.ID), no: desk.RowName(l, t), text: look.OneLine(t.Text), note: written + " → " + read, on: chosen,
			full: called(l, t) + "：" + look.OneLine(t.Text)}
		if t.Due != "" {
			r.tag = "已确认 " + ledger.DayText(t.Due)
		}
		rows = append(rows, r)
	}
	b.list = newTicks(b.d, rows)
	b.day = b.field("", "不填就各按读出的日期；"+dayExample, 1)
	high := b.listHigh()
	body := container.New(look.Stack(formGap))
	if chosen {
		body.Add(b.pair("都定为", container.New(look.Line(8), sized(320, b.day))))
		high -= fieldHigh + formGap
	}
	body.Add(b.ticking(b.list, "完成时限", high))
	b.form.open(title, "确认勾选的", b.keep, body)
	if chosen && !slices.ContainsFunc(b.days, func(day string) bool { return day != "" }) {
		b.d.Host.Focus(b.day.Area) // nothing was read: the day is what is missing
		return
	}
	b.d.Host.Focus(b.list)
}

func (b *dueBox) keep() {
	same := ""
	if text := strings.TrimSpace(b.day.Text()); text != "" {
		if same = readDay(text, yearOf(b.d.Ledger(), b.tasks[0])); same == "" {
			b.refuseAt(b.day, unreadable(text))
			return
		}
	}
	days := map[ledger.ID]string{}
	for i, r := range b.list.rows {
		switch {
		case !r.on:
		case same != "":
			days[ledger.ID(r.key)] = same
		case b.days[i] != "":
			days[ledger.ID(r.key)] = b.days[i]
		}
	}
	switch {
	case len(b.list.ticked()) == 0:
		b.refuse("还没有勾选。按空格勾选一项，或者全选；不确认请按 Esc。")
	case len(days) == 0:
		b.refuseAt(b.day, "勾选的项都读不出日期，请在“都定为”里填一个。")
	default:
		b.do(func(book *app.App) (app.Done, error) { return book.SetDue(days, b.place) }, nil)
	}
}
