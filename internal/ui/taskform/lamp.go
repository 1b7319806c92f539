package taskform

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
)

// Lamp shows a task's lamp in a quarter with its reason, and lets the office set another by hand.
func Lamp(d *Desk, task ledger.ID, q ledger.Quarter) {
	d.settled(func() {
		l := d.Ledger()
		t := l.Task(task)
		if t == nil {
			return
		}
		f := newForm(d, 620, "人工亮的灯不随报送改变；下一季度判断“连续两季黄灯”时也以它为准。").about(t)
		ruled := t.Clone()
		delete(ruled.Lamps, q)
		verdict := judge.Lamp(l, ruled, q)
		set, byHand := t.Lamps[q]
		now := verdict.Lamp
		if byHand {
			now = set.Lamp
		}
		reason := f.field(set.Reason, "为什么这样亮灯，必填", 2)
		at := 0
		var content []fyne.CanvasObject
		for i, x := range ledger.Lamps() {
			if x == now {
				at = i
			}
			content = append(content, lamps.Sign(d.Look, x))
		}
		which := newPicks(d, content, at, func() {})
		take := func() {
			text := strings.TrimSpace(reason.Text())
			if text == "" {
				f.refuseAt(reason, "人工亮灯要写理由。不想改可以按 Esc，原来的灯不变。")
				return
			}
			lamp := &ledger.SetLamp{Lamp: ledger.Lamps()[which.at], Reason: text}
			f.do(func(book *app.App) (app.Done, error) { return book.SetLamp(task, q, lamp, f.place) }, nil)
		}
		ruledLine := container.New(look.Line(12), container.New(look.Fixed(76, 20), lamps.Sign(d.Look, verdict.Lamp)))
		body := container.New(look.Stack(formGap), f.heading([]*ledger.Task{t}),
			f.pair("按规则", container.New(look.Beside(96), container.New(look.Inset(5, 0, 0, 0), ruledLine),
				container.New(look.Inset(5, 0, 0, 0), look.NewProse(verdict.Reason, 14, 20, false, d.Look.Text2()).Within(f.wide-200)))),
			f.pair("人工亮灯", which.inLine()), f.pair("理由", reason))
		var more []*look.Press
		if byHand {
			more = append(more, d.Look.TallButton("恢复按规则亮灯", func() {
				f.do(func(book *app.App) (app.Done, error) { return book.SetLamp(task, q, nil, f.place) }, nil)
			}))
		}
		f.open(q.String()+"人工亮灯", "人工亮灯", take, body, more...)
		d.Host.Focus(which.first())
	})
}
