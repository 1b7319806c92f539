package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press is anything one can click or reach by Tab: a tool, a screen's name, a door of the first page. It shows hover,
// focus and whether it is chosen; what stands in it is given from outside.
type press struct {
	widget.BaseWidget
	look     *look
	radius   float32
	framed   bool // has a border of its own
	primary  bool // filled with the accent
	chosen   bool // soft fill and a bar at the left
	disabled bool
	hovered  bool
	focused  bool
	content  fyne.CanvasObject
	tapped   func()
	keys     func(*fyne.KeyEvent) // takes the keys that do not press it; may be nil
}

func newPress(l *look, content fyne.CanvasObject, tapped func()) *press {
	p := &press{look: l, radius: 4, content: content, tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// choose marks the press as the one that is shown now.
func (p *press) choose(on bool) {
	p.chosen = on
	p.Refresh()
}

// Disable keeps it from being pressed.
func (p *press) Disable() { p.disabled = true; p.Refresh() }

// Enable lets it be pressed again.
func (p *press) Enable() { p.disabled = false; p.Refresh() }

// Disabled tells whether it can be pressed.
func (p *press) Disabled() bool { return p.disabled }

// Tapped presses it.
func (p *press) Tapped(*fyne.PointEvent) {
	if !p.disabled && p.tapped != nil {
		p.tapped()
	}
}

// TypedKey presses it by keyboard.
func (p *press) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter || k.Name == fyne.KeySpace:
		p.Tapped(nil)
	case p.keys != nil:
		p.keys(k)
	}
}

// TypedRune takes nothing.
func (p *press) TypedRune(rune) {}

// FocusGained shows the ring.
func (p *press) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost hides it.
func (p *press) FocusLost() { p.focused = false; p.Refresh() }

// MouseIn shows hover.
func (p *press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved is part of hovering.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends hover.
func (p *press) MouseOut() { p.hovered = false; p.Refresh() }

// CreateRenderer belongs to Fyne.
func (p *press) CreateRenderer() fyne.WidgetRenderer {
	clear := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	r := &pressRenderer{p: p, fill: clear(), bar: clear(), ring: clear(), veil: clear()}
	r.Refresh()
	return r
}

type pressRenderer struct {
	p                     *press
	fill, bar, ring, veil *canvas.Rectangle // veil pales what cannot be pressed now
}

func (r *pressRenderer) Destroy() {}
func (r *pressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.bar, r.p.content, r.ring, r.veil}
}
func (r *pressRenderer) MinSize() fyne.Size { return r.p.content.MinSize() }
func (r *pressRenderer) Layout(s fyne.Size) {
	r.fill.Resize(s)
	r.bar.Resize(fyne.NewSize(3, s.Height))
	r.p.content.Resize(s)
	r.veil.Resize(s)
	gap := float32(1)
	if r.p.primary {
		gap = 3
	}
	r.ring.Move(fyne.NewPos(gap, gap))
	r.ring.Resize(s.SubtractWidthHeight(2*gap, 2*gap))
}
func (r *pressRenderer) Refresh() {
	l, p := r.p.look, r.p
	r.fill.FillColor, r.bar.FillColor = color.Transparent, color.Transparent
	r.fill.StrokeColor, r.fill.StrokeWidth, r.fill.CornerRadius = color.Transparent, 0, p.radius
	if p.framed {
		r.fill.FillColor, r.fill.StrokeColor, r.fill.StrokeWidth = l.sf(), l.line2(), 1
	}
	switch {
	case p.disabled:
	case p.primary:
		r.fill.FillColor = l.acc()
	case p.chosen:
		r.fill.FillColor, r.bar.FillColor = l.soft(), l.acc()
	case p.hovered:
		r.fill.FillColor = l.hov()
	}
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = color.Transparent, 0, p.radius
	if p.focused && !p.disabled {
		r.ring.StrokeColor, r.ring.StrokeWidth = l.acc(), 2
		if p.primary {
			r.ring.StrokeColor = l.on() // on the accent itself the ring is drawn in what stands on it
		}
	}
	r.veil.FillColor = color.Transparent
	if p.disabled {
		veil := color.NRGBAModel.Convert(l.bg()).(color.NRGBA)
		veil.A = 0xB0
		r.veil.FillColor = veil
	}
	for _, o := range []fyne.CanvasObject{r.fill, r.bar, r.ring, r.veil} {
		o.Refresh()
	}
	canvas.Refresh(p)
}

// tool is a press with an icon and words, 28 high, as tool bars and dialogs have.
func (w *Window) tool(icon, text string, tapped func()) *press {
	parts := []fyne.CanvasObject{}
	if icon != "" {
		parts = append(parts, w.icon(icon, w.look.tx()))
	}
	if text != "" {
		parts = append(parts, words(text, 14, false, w.look.tx()))
	}
	p := newPress(w.look, container.New(fixed{height: 28}, container.New(inset{0, 8, 0, 8}, container.New(line{6}, parts...))), tapped)
	p.keys = w.key
	return p
}

// button is a framed tool.
func (w *Window) button(icon, text string, tapped func()) *press {
	p := w.tool(icon, text, tapped)
	p.framed = true
	return p
}

// tallButton is a framed button as dialogs and pages have, 32 high.
func (w *Window) tallButton(text string, tapped func()) *press {
	p := newPress(w.look, container.New(fixed{height: 32}, container.New(inset{0, 16, 0, 16}, container.New(line{6}, words(text, 14, false, w.look.tx())))), tapped)
	p.framed, p.keys = true, w.key
	return p
}

// mainButton is the one that the page is there for.
func (w *Window) mainButton(text string, tapped func()) *press {
	p := newPress(w.look, container.New(fixed{height: 32}, container.New(inset{0, 16, 0, 16}, container.New(line{6}, words(text, 14, true, w.look.on())))), tapped)
	p.primary, p.keys = true, w.key
	return p
}

// icon is one of the small icons at its own size.
func (w *Window) icon(name string, c color.Color) fyne.CanvasObject {
	i := canvas.NewImageFromResource(w.icons.get(name, c))
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSize(16, 16))
	return i
}
