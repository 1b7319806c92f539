package quarter

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// callBox is the dialog in which a call to a unit is noted, on one line, with the earlier calls under it.
type callBox struct {
	s     *Screen
	unit  *ledger.Unit
	day   *look.Field
	with  *look.Field
	said  *look.Field
	until *look.Field
	told  *canvas.Text // how the days are read, or why they are not
	past  *fyne.Container
	hide  func()
	busy  bool
}

// The measures of the dialog.
const (
	callWidth = 700
	dayWidth  = 104
	withWidth = 104
	callRow   = 30
	callsHigh = 150 // of the earlier calls, at most
	callHigh  = 34  // of one of them
)

// noteCall asks what came of calling the unit under the cursor.
func (s *Screen) noteCall() {
	s.d.Settled(func() {
		u := s.callee()
		if u == nil {
			s.d.Say("请先选中要催办的单位。")
			return
		}
		newCallBox(s, u).open()
	}, func() {})
}

func newCallBox(s *Screen, u *ledger.Unit) *callBox {
	b := &callBox{s: s, unit: u, past: container.New(look.Stack(4))}
	with := u.Contact
	if calls := s.d.Ledger().Calls(u.ID, s.quarter); with == "" && len(calls) > 0 {
		with = calls[len(calls)-1].With
	}
	l := s.d.Look
	field := func(text, hint string) *look.Field {
		f := look.NewField(l, text, hint, 1)
		f.Enter, f.Escape = b.keep, func() { b.hide() }
		f.Changed = func(string) { b.tell() }
		return f
	}
	b.day, b.with = field(monthDay(s.d.Now().Format(time.DateOnly)), "今天"), field(with, "姓名")
	b.said, b.until = field("", "说了什么，没接通也写"), field("", "如 25日、周五")
	b.told = look.Words("", 12, false, l.Text2())
	return b
}

// body is the line of fields with what they are called, how they are read, and the earlier calls.
func (b *callBox) body() fyne.CanvasObject {
	l := b.s.d.Look
	part := func(name string, width float32, f *look.Field) fyne.CanvasObject {
		return container.New(look.Stack(2), look.Words(name, 12, false, l.Text2()), container.New(look.Fixed(width, callRow), f))
	}
	const gap = 8
	line := container.New(look.Line(gap), part("日期", dayWidth, b.day), part("联系人", withWidth, b.with),
		part("说了什么", callWidth-2*dayWidth-withWidth-3*gap, b.said), part("答应哪天报", dayWidth, b.until))
	b.fillPast()
	roll := container.NewVScroll(container.New(look.Inset(0, 14, 0, 0), b.past))
	return container.New(look.Fixed(callWidth, 0), container.New(look.Stack(8), look.NewProse(b.about(), 14, 20, false, l.Text()).Within(callWidth), line,
		container.New(look.Fixed(0, 18), b.told), look.Rule(l.Line(), false), container.New(look.Fixed(0, min(callsHigh, callHigh*float32(max(1, len(b.past.Objects))))), roll)))
}

// about is whom to call, by which number and what for.
func (b *callBox) about() string {
	parts := []string{b.unit.Name}
	if b.unit.Phone != "" {
		parts = append(parts, "电话 "+b.unit.Phone)
	}
	for _, x := range b.s.loads {
		if x.Unit.ID == b.unit.ID {
			parts = append(parts, fmt.Sprintf("%s应报 %d 项，欠 %d 项", b.s.quarter.Name(), len(x.Must), x.Owed()))
		}
	}
	return strings.Join(parts, "　")
}

// fillPast lists the calls for the quarter, the last one first; each can be taken away.
func (b *callBox) fillPast() {
	d, l := b.s.d, b.s.d.Look
	calls := d.Ledger().Calls(b.unit.ID, b.s.quarter)
	b.past.Objects = nil
	if len(calls) == 0 {
		b.past.Add(look.Words("还没有催过。记下的每一次都列在这里，未报清单里看得到次数和答应的日子。", 12, false, l.Text3()))
	}
	for _, c := range slices.Backward(calls) {
		drop := l.Tool("x", "删除", func() {
			place := b.s.place()
			d.Do(func(book *app.App) (app.Done, error) { return book.DeleteCall(c.ID, place) }, func(app.Done) { b.fillPast() })
		})
		b.past.Add(container.New(look.Dock(look.AtRight), container.New(look.Line(0), drop),
			container.New(look.Inset(4, 0, 0, 0), look.NewProse(callLine(c), 14, 20, false, l.Text()).Within(callWidth-96))))
	}
	b.past.Refresh()
}

// callLine is one call: 11月20日　李：在核数　答应11月25日　记 王.
func callLine(c *ledger.Call) string {
	parts := []string{monthDay(c.Day)}
	if c.With != "" || c.Said != "" {
		parts = append(parts, strings.Trim(c.With+"："+c.Said, "："))
	}
	if c.Promised != "" {
		parts = append(parts, "答应"+monthDay(c.Promised))
	}
	if c.Clerk != "" {
		parts = append(parts, "记 "+c.Clerk)
	}
	return strings.Join(parts, "　")
}

// days are the two days as they are read; "" for what is none.
func (b *callBox) days() (day, until string) {
	today := b.s.d.Now()
	monthBegin := today.AddDate(0, 0, 1-today.Day())
	if b.day.Text() == monthDay(today.Format(time.DateOnly)) {
		day = today.Format(time.DateOnly)
	} else {
		day = readCallDay(b.day.Text(), today, monthBegin)
	}
	since, err := ledger.ParseDay(day)
	if err != nil {
		since = today
	}
	return day, readCallDay(b.until.Text(), since, since)
}

// tell says how the promised day is read, for a slip in it is not seen otherwise.
func (b *callBox) tell() {
	text := ""
	if _, until := b.days(); until != "" {
		text = "答应的日子读作" + ledger.WeekdayText(until) + "。"
	}
	b.say(text, false)
}

func (b *callBox) say(text string, wrong bool) {
	b.told.Text, b.told.Color = text, b.s.d.Look.Text2()
	if wrong {
		b.told.Color = b.s.d.Look.Error()
	}
	b.told.Refresh()
}

// refuse says why, and goes to the field that is meant.
func (b *callBox) refuse(f *look.Field, why string) {
	f.Wrong()
	b.say(why, true)
	b.s.d.Host.Focus(f.Area)
}

// keep writes the call. What cannot be read stays in its field.
func (b *callBox) keep() {
	day, until := b.days()
	switch {
	case b.busy:
		return
	case day == "":
		b.refuse(b.day, "读不出日期，请写成11月20日这样。")
		return
	case until == "" && strings.TrimSpace(b.until.Text()) != "":
		b.refuse(b.until, "读不出日期，请写成11月25日、25日或周五这样；没有答应就空着。")
		return
	}
	b.busy = true
	d, book, unit, q, place := b.s.d, b.s.d.Book(), b.unit.ID, b.s.quarter, b.s.place()
	x := ledger.CallSpec{Day: day, With: b.with.Text(), Said: b.said.Text(), Promised: until}
	var done app.Done
	d.Save(func() (err error) { done, err = book.AddCall(unit, q, x, place); return err }, func(err error) {
		b.busy = false
		if err != nil {
			b.refuse(b.until, app.Explain(err).Sentence())
			return
		}
		b.hide()
		d.SayDone(done)
	})
}

// open shows the dialog with the keys where something is to be typed.
func (b *callBox) open() {
	l := b.s.d.Look
	b.s.d.Popup("记催办", b.body(), func(hide func()) ([]fyne.CanvasObject, func()) {
		b.hide = hide
		return []fyne.CanvasObject{l.TallButton("取消", hide), l.MainButton("记下", b.keep)}, b.keep
	})
	b.s.d.Host.Focus(b.said.Area)
}
