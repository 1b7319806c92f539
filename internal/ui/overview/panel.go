package overview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// panel is a framed part of the page and one stop of Tab. The arrow keys go through its links and on into the panels beside
// it; Enter and the space bar open the link that the ring is round.
type panel struct {
	widget.BaseWidget
	s       *Screen
	content *fyne.Container // its parts stand where they were put
	links   []*link
	on      *link  // that has the keys when the panel has them; nil where it was made anew since
	at      string // its name
	focused bool
	back    *canvas.Rectangle
	ring    *canvas.Rectangle
}

func newPanel(s *Screen) *panel {
	p := &panel{s: s, content: container.NewWithoutLayout(), back: canvas.NewRectangle(s.d.Look.Surface()), ring: canvas.NewRectangle(color.Transparent)}
	p.back.StrokeColor, p.back.StrokeWidth, p.back.CornerRadius = s.d.Look.Line(), 1, 6
	p.ring.StrokeWidth, p.ring.CornerRadius = 2, 6
	p.ExtendBaseWidget(p)
	return p
}

// clear takes everything out of the panel.
func (p *panel) clear() { p.content.Objects, p.links, p.on = nil, nil, nil }

// put places a thing at its own size, centred on a height.
func (p *panel) put(o fyne.CanvasObject, x, mid float32) fyne.Size {
	m := o.MinSize()
	p.lay(o, x, mid-m.Height/2, m.Width, m.Height)
	return m
}

// lay places a thing.
func (p *panel) lay(o fyne.CanvasObject, x, y, w, h float32) {
	o.Resize(fyne.NewSize(w, h))
	o.Move(fyne.NewPos(x, y))
	p.content.Objects = append(p.content.Objects, o)
}

// before places things from a right edge to the left, 12 apart, and returns where the last of them begins.
func (p *panel) before(right, mid float32, parts ...fyne.CanvasObject) float32 {
	for i := len(parts) - 1; i >= 0; i-- {
		m := parts[i].MinSize()
		p.put(parts[i], right-m.Width, mid)
		right -= m.Width + 12
	}
	return right
}

// current is the link that has the keys when the panel has them.
func (p *panel) current() *link {
	if p.on != nil {
		return p.on
	}
	for _, x := range p.links {
		if x.name == p.at {
			return x
		}
	}
	if len(p.links) > 0 {
		return p.links[0]
	}
	return nil
}

// take gives the keys to a link of the panel.
func (p *panel) take(x *link) {
	p.on, p.at, p.s.d.Memory.at = x, x.name, x.name
	if p.focused {
		p.Refresh()
	} else {
		p.s.d.Host.Focus(p)
	}
	p.s.page.reveal(x)
	p.s.d.Told()
}

// FocusGained shows the ring.
func (p *panel) FocusGained() {
	p.focused = true
	if x := p.current(); x != nil {
		p.take(x)
	}
	p.Refresh()
}

// FocusLost hides it.
func (p *panel) FocusLost() {
	p.focused = false
	p.Refresh()
	p.s.d.Told()
}

// TypedRune opens the link by the space bar.
func (p *panel) TypedRune(r rune) {
	if x := p.current(); r == ' ' && x != nil {
		x.open()
	}
}

// TypedKey goes through the links and opens them.
func (p *panel) TypedKey(k *fyne.KeyEvent) {
	x := p.current()
	switch {
	case p.s.page.scrolled(k.Name):
	case x == nil:
		p.s.d.Look.Keys(k)
	case k.Name == fyne.KeyReturn, k.Name == fyne.KeyEnter:
		x.open()
	case k.Name == fyne.KeySpace: // its rune opens
	default:
		if !p.s.page.walk(x, k.Name) {
			p.s.d.Look.Keys(k)
		}
	}
}

// CreateRenderer belongs to Fyne.
func (p *panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{p}
	r.Refresh()
	return r
}

type panelRenderer struct{ p *panel }

func (r *panelRenderer) Destroy() {}
func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.back, r.p.content, r.p.ring}
}
func (r *panelRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *panelRenderer) Layout(s fyne.Size) {
	r.p.back.Resize(s)
	r.p.content.Resize(s)
	r.circle()
}

// circle puts the ring round the link that has the keys.
func (r *panelRenderer) circle() {
	const gap = 3
	p := r.p
	x := p.current()
	p.ring.StrokeColor = color.Transparent
	if p.focused && x != nil {
		p.ring.StrokeColor = p.s.d.Look.Accent()
		p.ring.Move(x.Position().SubtractXY(gap, gap-x.lead))
		p.ring.Resize(x.Size().AddWidthHeight(2*gap, 2*gap-x.lead))
	}
	p.ring.Refresh()
}
func (r *panelRenderer) Refresh() {
	r.circle()
	r.p.content.Refresh()
	canvas.Refresh(r.p)
}
