package overview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/judge"
	"dubanben/internal/ui/look"
)

// ratePart shows the year's mean 完成率 by quarter beside the plan.
func (s *Screen) ratePart() *part {
	return newPart(s, func(t *tally) []*section {
		return []*section{{key: "rates", title: "完成率", plain: true, total: len(t.Rates), few: len(t.Rates), pitch: listPitch,
			right: func(*panel, bool) []fyne.CanvasObject {
				return []fyne.CanvasObject{look.Words("竖线为序时进度", 12, false, s.d.Look.Text2())}
			},
			row: func(p *panel, i int, y, width float32) { s.rateRow(p, t, t.Rates[i], y, width) }}}
	})
}

// rateRow is one quarter: its name leads to its overview, bar and number to the rows that have a 完成率.
func (s *Screen) rateRow(p *panel, t *tally, r judge.QuarterRate, y, width float32) {
	const name, number = 64, 56
	l, now, mid := s.d.Look, r.Quarter == t.asked.quarter, y+listPitch/2
	words := look.Words(r.Quarter.Name(), 14, now, l.Text())
	if now {
		p.put(words, margin, mid)
	} else {
		p.put(p.link("看"+r.Quarter.Name(), words, func() { s.d.SetQuarter(r.Quarter) }), margin, mid)
	}
	room := width - 2*margin - name - number
	title := r.Quarter.Name() + "·有完成率"
	bar := track(l, r, now, room)
	if r.Mean == nil {
		p.lay(bar, margin+name, y+8, room, listPitch-16)
		dash := look.Words("—", 14, true, l.Text2())
		p.put(dash, width-margin-dash.MinSize().Width, mid)
		return
	}
	p.lay(p.link(named(title, len(r.Tasks))+"（色条）", bar, s.rows(title, r.Tasks)), margin+name, y+8, room, listPitch-16)
	text := underlined(l, meanText(r), 14, true)
	p.put(p.link(named(title, len(r.Tasks)), text, s.rows(title, r.Tasks)), width-margin-text.MinSize().Width, mid)
}

// track is a bar from 0 to 100 %, with a line where the plan stands.
func track(l *look.Look, r judge.QuarterRate, now bool, width float32) fyne.CanvasObject {
	const high, thick = listPitch - 16, 12
	part := func(c color.Color, from, to, y, h float32) fyne.CanvasObject {
		x := canvas.NewRectangle(c)
		x.Move(fyne.NewPos(from, y))
		x.Resize(fyne.NewSize(to-from, h))
		return x
	}
	at := func(rate float64) float32 { return width * float32(max(0, min(rate, 100))/100) }
	fill := l.Control()
	if now {
		fill = l.Accent()
	}
	parts := []fyne.CanvasObject{part(l.Line(), 0, width, (high-thick)/2, thick)}
	if r.Mean != nil {
		parts = append(parts, part(fill, 0, at(*r.Mean), (high-thick)/2, thick))
	}
	plan := at(r.Plan)
	return container.NewWithoutLayout(append(parts, part(l.Text(), plan-1, plan+1, -1, high+2))...)
}
