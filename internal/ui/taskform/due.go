package taskform

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/judge"
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

// ConfirmDues lists the open tasks of an annex, or of the whole year where annex is "", whose day nobody has confirmed. Those
// whose words name one come first and are ticked; the others may have the end of their year.
func ConfirmDues(d *Desk, annex ledger.ID) {
	d.settled(func() {
		l := d.Ledger()
		b := newDueBox(d, slices.DeleteFunc(d.tasksOf(annex), func(t *ledger.Task) bool {
			return t.Due != "" || t.Deadline != "" && ledger.NoEnd(l, t) || !judge.Of(l, t).Open()
		}))
		slices.SortStableFunc(b.tasks, func(x, y *ledger.Task) int { return cmp.Compare(unread(b.offers[x.ID]), unread(b.offers[y.ID])) })
		if len(b.tasks) == 0 || b.offers[b.tasks[0].ID].Standing {
			b.nothing("确认完成时限", "没有要确认的时限：没办完的任务都已经定了日期，或者写的是长期坚持。每一项的日期可以在“完成时限”里改。")
			return
		}
		b.hint.SetText("确认以后按勾上的日期算到期和逾期。没有写时限的先给出本年度12月31日，按 Ctrl+A 全部勾上；一次确认，可以一次撤销。")
		b.open("确认完成时限", false)
	})
}

// unread puts tasks whose words name a day before those that name none, and these before those without an end.
func unread(o ledger.DueOffer) int {
	switch {
	case o.Day != "":
		return 0
	case o.Standing:
		return 2
	}
	return 1
}

// dueReading says what stands in a deadline, or else in the text and the targets, and what was read from it.
func dueReading(o ledger.DueOffer) (written, read string) {
	written, read = o.Words, "读不出日期，可以自己填一个"
	switch {
	case o.Words == "":
		return "没有写时限", "没有可读的，可以自己填一个日期"
	case o.Field == ledger.FieldText:
		written = "任务内容“" + o.Words + "”"
	case o.Field != ledger.FieldDeadline:
		written = o.Field.Name() + "“" + o.Words + "”"
	}
	switch {
	case o.Day != "":
		read = ledger.WeekdayText(o.Day)
	case o.Standing:
		read = "长期坚持，没有到期的日子，不用确认"
	}
	return written, read
}

// putOff are the fields for why a confirmed day is put off and who agreed.
type putOff struct{ reason, agreed *look.Field }

func (f *form) putOff() *putOff {
	return &putOff{f.field("", "日期改晚时填，可以不填", 1), f.field("", "可以不填", 1)}
}

// row are the two fields beside each other.
func (x *putOff) row(f *form, wide float32) fyne.CanvasObject {
	const agreed = 130
	return f.pair("延期原因", container.New(look.Line(8), sized(wide, x.reason), f.label("同意人"), sized(agreed, x.agreed)))
}

// days are those days with what the fields say.
func (x *putOff) days(of map[ledger.ID]string) app.Days {
	return app.Days{Of: of, Reason: x.reason.Text(), Agreed: x.agreed.Text()}
}

func dueOfOne(d *Desk, t *ledger.Task) {
	l := d.Ledger()
	f := newForm(d, 560, "确认以后按这一天算到期和逾期；“完成时限”一栏写了日期的，没有确认也按读出的算，并标明待确认。").about(t)
	o := ledger.OfferDue(l, t)
	written, read := dueReading(o)
	day := cmp.Or(t.Due, o.Day)
	field := f.field(ledger.DayText(day), dayExample, 1)
	told := look.Words("", 12, false, d.Look.Text2())
	field.Changed = func(text string) {
		told.Text = ""
		if x := readDay(text, yearOf(l, t)); x != "" {
			told.Text = "读作 " + ledger.WeekdayText(x)
		}
		told.Refresh()
	}
	why := f.putOff()
	set := func(day string) {
		days := why.days(map[ledger.ID]string{t.ID: day})
		f.do(func(book *app.App) (app.Done, error) { return book.SetDue(days, f.place) }, nil)
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
	if n := len(o.Steps); n > 0 {
		body.Add(f.pair("其他日期", container.New(inset, said(fmt.Sprintf("文字里另有 %d 个，可在“时间节点”里选", n)))))
	}
	if t.Due != "" {
		body.Add(why.row(f, 230))
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
	tasks  []*ledger.Task
	offers map[ledger.ID]ledger.DueOffer // what their words say
	days   []string                      // read or offered, "" for none
	list   *ticks
	day    *look.Field
	why    *putOff
}

func newDueBox(d *Desk, ts []*ledger.Task) *dueBox {
	b := &dueBox{form: newForm(d, formWide, "确认以后按勾上的日期算到期和逾期；一次确认，可以一次撤销。"), tasks: ts, offers: map[ledger.ID]ledger.DueOffer{}}
	for _, t := range ts {
		b.offers[t.ID] = ledger.OfferDue(d.Ledger(), t)
	}
	if len(ts) > 0 {
		b.about(ts[0])
	}
	return b
}

// row is one task with the day that is offered: the one read, or where days are confirmed the end of its year.
func (b *dueBox) row(t *ledger.Task, chosen bool) (r tickRow, day string) {
	l, o := b.d.Ledger(), b.offers[t.ID]
	written, read := dueReading(o)
	day = o.Day
	r = tickRow{key: string(t.ID), no: desk.RowName(l, t), text: look.OneLine(t.Text), on: chosen || day != "", full: called(l, t) + "：" + look.OneLine(t.Text)}
	switch {
	case chosen:
	case o.Standing:
		r.locked = true
	case day == "":
		day = fmt.Sprintf("%d-12-31", yearOf(l, t))
		read = "本年度" + strings.TrimPrefix(ledger.WeekdayText(day), fmt.Sprintf("%d年", yearOf(l, t)))
	}
	if r.note = look.OneLine(written) + " → " + read; len(o.Steps) > 0 {
		r.note += fmt.Sprintf("　另有 %d 个日期可作时间节点", len(o.Steps))
	}
	if t.Due != "" {
		r.tag = "已确认 " + ledger.DayText(t.Due)
	}
	return r, day
}

// open lists the tasks; chosen says that the person chose them, so that they are ticked and may get another day.
func (b *dueBox) open(title string, chosen bool) {
	var rows []tickRow
	confirmed := false
	for _, t := range b.tasks {
		r, day := b.row(t, chosen)
		rows, b.days = append(rows, r), append(b.days, day)
		confirmed = confirmed || t.Due != ""
	}
	b.list = newTicks(b.d, rows)
	b.day, b.why = b.field("", "不填就各按读出的日期；"+dayExample, 1), b.putOff()
	high := b.listHigh()
	body := container.New(look.Stack(formGap))
	if chosen {
		body.Add(b.pair("都定为", container.New(look.Line(8), sized(320, b.day))))
		high -= fieldHigh + formGap
	}
	if confirmed {
		body.Add(b.why.row(b.form, 320))
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
		b.do(func(book *app.App) (app.Done, error) { return book.SetDue(b.why.days(days), b.place) }, nil)
	}
}
