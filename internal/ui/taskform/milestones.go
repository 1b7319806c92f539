package taskform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// milestoneBox is the dialog of a task's steps inside the year.
type milestoneBox struct {
	*form
	t     *ledger.Task
	lines *lines
	rows  []*milestoneLine

	offered []ledger.Milestone // that the text and the targets name
	offers  *ticks             // nil where there are none
}

type milestoneLine struct {
	day, text, done *look.Field
	row             fyne.CanvasObject
}

// The widths of a milestone's fields.
const (
	dayWide  = 140
	textWide = 330
)

// Milestones lists the steps of a task, each with its day and whether it was reached.
func Milestones(d *Desk, task ledger.ID) {
	d.settled(func() {
		t := d.Ledger().Task(task)
		if t == nil {
			return
		}
		f := newForm(d, formWide, "没有完成的节点到了日子会列在总览的到期里。日期写成"+dayExample+"、9月底、第三季度都可以。").about(t)
		b := &milestoneBox{form: f, t: t, lines: newLines()}
		for _, m := range t.Milestones {
			b.add(m)
		}
		for _, m := range ledger.OfferDue(d.Ledger(), t).Steps {
			if !slices.ContainsFunc(t.Milestones, func(x ledger.Milestone) bool { return x.Day == m.Day }) {
				b.offered = append(b.offered, m)
			}
		}
		if len(t.Milestones) == 0 && len(b.offered) == 0 {
			b.add(ledger.Milestone{})
		}
		caption := func(text string, wide float32) fyne.CanvasObject {
			return container.New(look.Fixed(wide, 16), f.small(text))
		}
		head := container.New(look.Inset(0, 0, 0, 7), container.New(look.Line(4), caption("日期", dayWide), caption("要做到什么", textWide), caption("完成的日期", dayWide)))
		add := container.New(look.Line(0), d.Look.Tool("plus", "加一个节点", func() {
			b.add(ledger.Milestone{})
			d.Host.Focus(b.rows[len(b.rows)-1].day.Area)
		}))
		body := container.New(look.Stack(formGap), f.heading([]*ledger.Task{t}), head, b.lines.framed(d.Look, b.shown()), add)
		if len(b.offered) > 0 {
			b.offer(body)
		}
		f.open("时间节点", "保存", b.keep, body)
		if len(b.rows) > 0 {
			d.Host.Focus(b.rows[0].day.Area)
		} else {
			d.Host.Focus(b.offers)
		}
	})
}

// shown is how many lines stand without scrolling.
func (b *milestoneBox) shown() int {
	if len(b.offered) > 0 {
		return 3
	}
	return 6
}

// offer lists the days that the task's words name, to be ticked.
func (b *milestoneBox) offer(body *fyne.Container) {
	const most = 5
	var rows []tickRow
	for _, m := range b.offered {
		rows = append(rows, tickRow{text: ledger.DayText(m.Day) + "　" + look.OneLine(m.Text)})
	}
	b.offers = newTicks(b.d, rows)
	body.Add(b.small("任务内容和季度目标里读到的日期，按空格勾上的才作为节点"))
	body.Add(b.boxed(b.offers, most*tickStep))
}

func (b *milestoneBox) add(m ledger.Milestone) {
	line := &milestoneLine{day: b.field(ledger.DayText(m.Day), "如 9月底", 1), text: b.field(m.Text, "如 主体封顶", 1), done: b.field(ledger.DayText(m.Done), "未完成", 1)}
	l := b.d.Look
	done := l.Tool("check", "完成", func() {
		line.done.SetText(ledger.DayText(b.d.OfferedDay(b.d.Quarter())))
		b.d.Host.Focus(line.done.Area)
	})
	line.row = container.New(look.Fixed(0, fieldHigh), container.New(look.Line(4), sized(dayWide, line.day), sized(textWide, line.text), sized(dayWide, line.done),
		done, l.Tool("x", "", func() { b.remove(line) })))
	b.lines.follow(line.row, line.day, line.text, line.done)
	b.rows = append(b.rows, line)
	b.lines.add(line.row)
}

func (b *milestoneBox) remove(line *milestoneLine) {
	at := slices.Index(b.rows, line)
	b.rows = slices.Delete(b.rows, at, at+1)
	b.lines.remove(line.row)
	if len(b.rows) > 0 {
		b.d.Host.Focus(b.rows[min(at, len(b.rows)-1)].day.Area)
	}
}

func (b *milestoneBox) keep() {
	year := yearOf(b.d.Ledger(), b.t)
	var out []ledger.Milestone
	for _, line := range b.rows {
		day, text, done := strings.TrimSpace(line.day.Text()), strings.TrimSpace(line.text.Text()), strings.TrimSpace(line.done.Text())
		if day == "" && text == "" && done == "" {
			continue // a line that was only opened
		}
		m := ledger.Milestone{Day: readDay(day, year), Text: text, Done: readDay(done, year)}
		switch {
		case m.Day == "":
			b.refuseAt(line.day, unreadable(day))
			return
		case text == "":
			b.refuseAt(line.text, "这个节点没有写要做到什么。")
			return
		case done != "" && m.Done == "":
			b.refuseAt(line.done, unreadable(done))
			return
		}
		out = append(out, m)
	}
	for i, m := range b.offered {
		if b.offers.rows[i].on {
			out = append(out, m)
		}
	}
	b.do(func(book *app.App) (app.Done, error) { return book.SetMilestones(b.t.ID, out, b.place) }, nil)
}
