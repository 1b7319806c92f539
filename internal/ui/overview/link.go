package overview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/ui/look"
)

// link is what can be pressed: a number, a part of a bar, a row of a list. Tab does not stop at each of them; the panel leads
// the keys through its links and draws the ring.
type link struct {
	widget.BaseWidget
	name    string // what it opens, 黄焕辉·黄灯 13 项
	open    func()
	panel   *panel
	content fyne.CanvasObject
	back    *canvas.Rectangle
	hovered bool
	lead    float32 // free at the top, which the ring leaves to the word above
}

// Tapped opens it and leaves the keys with it.
func (x *link) Tapped(*fyne.PointEvent) {
	x.panel.take(x)
	x.open()
}

// MouseIn shows hover.
func (x *link) MouseIn(*desktop.MouseEvent) { x.hovered = true; x.Refresh() }

// MouseMoved is part of hovering.
func (x *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends hover.
func (x *link) MouseOut() { x.hovered = false; x.Refresh() }

// Cursor is the hand over what can be pressed.
func (x *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer belongs to Fyne.
func (x *link) CreateRenderer() fyne.WidgetRenderer {
	return look.Backed(x.back, x.content, fyne.Size{}, func() {
		x.back.FillColor = color.Transparent
		if x.hovered {
			x.back.FillColor = x.panel.s.d.Look.Hover()
		}
	})
}

// link makes something of the panel pressable.
func (p *panel) link(name string, content fyne.CanvasObject, open func()) *link {
	x := &link{name: name, open: open, panel: p, content: content, back: canvas.NewRectangle(color.Transparent)}
	x.back.CornerRadius = 4
	x.ExtendBaseWidget(x)
	p.links = append(p.links, x)
	return x
}

// counted is a number that opens rows; where there are none it is only written.
func (p *panel) counted(name, text string, size float32, some bool, open func()) fyne.CanvasObject {
	if !some {
		return look.Words(text, size, true, p.s.d.Look.Text3())
	}
	return p.link(name, underlined(p.s.d.Look, text, size, true), open)
}

// underlined is a text in the accent with a line 3 px below it, as everything is written that opens rows.
func underlined(l *look.Look, text string, size float32, bold bool) fyne.CanvasObject {
	const ascent = 1.16 // of the font, in ems
	words := look.Words(text, size, bold, l.Accent())
	rule := canvas.NewRectangle(l.Accent())
	m := words.MinSize()
	words.Resize(m)
	rule.Move(fyne.NewPos(0, min(ascent*size+3, m.Height-1)))
	rule.Resize(fyne.NewSize(m.Width, 1))
	return container.NewWithoutLayout(words, rule)
}
