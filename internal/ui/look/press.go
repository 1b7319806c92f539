package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Press is anything one can click or reach by Tab: a tool, a screen's name, a door of the first page. It shows hover,
// focus and whether it is chosen; what stands in it is given from outside.
type Press struct {
	widget.BaseWidget
	Radius  float32
	Framed  bool                 // has a border of its own
	Primary bool                 // filled with the accent
	Danger  bool                 // a primary one that takes something away: filled with the colour of errors
	Ready   func() bool          // whether keys press it yet; nil for always
	Soft    bool                 // filled softly, as chips are
	Keys    func(*fyne.KeyEvent) // takes the keys that do not press it; may be nil
	OnEnter func(*fyne.KeyEvent) // takes Enter, which then presses nothing; may be nil
	Content fyne.CanvasObject

	look     *Look
	chosen   bool // soft fill and a bar at the left
	disabled bool
	passed   bool // Tab passes over it
	hovered  bool
	focused  bool
	tapped   func()
}

// NewPress makes one; tapped may be nil.
func NewPress(l *Look, content fyne.CanvasObject, tapped func()) *Press {
	p := &Press{look: l, Radius: 4, Content: content, tapped: tapped, Keys: l.Keys}
	p.ExtendBaseWidget(p)
	return p
}

// OnTapped says what pressing it does.
func (p *Press) OnTapped(do func()) { p.tapped = do }

// Choose marks the press as the one that is shown now.
func (p *Press) Choose(on bool) {
	p.chosen = on
	p.Refresh()
}

// Disable keeps it from being pressed.
func (p *Press) Disable() { p.disabled = true; p.Refresh() }

// Enable lets it be pressed again.
func (p *Press) Enable() { p.disabled = false; p.Refresh() }

// PassOver has Tab pass over it: of answers of which one holds, that one is the stop and the arrows go to the others.
func (p *Press) PassOver(on bool) { p.passed = on }

// Disabled tells Fyne whether it stays without the focus.
func (p *Press) Disabled() bool { return p.disabled || p.passed }

// Tapped presses it.
func (p *Press) Tapped(*fyne.PointEvent) {
	if !p.disabled && p.tapped != nil {
		p.tapped()
	}
}

// TypedKey presses it by keyboard.
func (p *Press) TypedKey(k *fyne.KeyEvent) {
	enter := k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter
	switch {
	case enter && p.OnEnter != nil:
		p.OnEnter(k)
	case enter:
		p.typed()
	case k.Name == fyne.KeySpace: // its rune presses: what has the focus afterwards would get that too
	case p.Keys != nil:
		p.Keys(k)
	}
}

// TypedRune presses it by the space bar.
func (p *Press) TypedRune(r rune) {
	if r == ' ' {
		p.typed()
	}
}

// typed presses it by a key, once keys count.
func (p *Press) typed() {
	if p.Ready == nil || p.Ready() {
		p.Tapped(nil)
	}
}

// FocusGained shows the ring.
func (p *Press) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost hides it.
func (p *Press) FocusLost() { p.focused = false; p.Refresh() }

// MouseIn shows hover.
func (p *Press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved is part of hovering.
func (p *Press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends hover.
func (p *Press) MouseOut() { p.hovered = false; p.Refresh() }

// CreateRenderer belongs to Fyne.
func (p *Press) CreateRenderer() fyne.WidgetRenderer {
	clear := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	r := &pressRenderer{p: p, fill: clear(), bar: clear(), ring: clear(), veil: clear()}
	r.Refresh()
	return r
}

type pressRenderer struct {
	p                     *Press
	fill, bar, ring, veil *canvas.Rectangle // veil pales what cannot be pressed now
}

func (r *pressRenderer) Destroy() {}
func (r *pressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.bar, r.p.Content, r.ring, r.veil}
}
func (r *pressRenderer) MinSize() fyne.Size { return r.p.Content.MinSize() }
func (r *pressRenderer) Layout(s fyne.Size) {
	r.fill.Resize(s)
	r.bar.Resize(fyne.NewSize(3, s.Height))
	r.p.Content.Resize(s)
	r.veil.Resize(s)
	gap := float32(1)
	if r.p.Primary {
		gap = 3
	}
	r.ring.Move(fyne.NewPos(gap, gap))
	r.ring.Resize(s.SubtractWidthHeight(2*gap, 2*gap))
}
func (r *pressRenderer) Refresh() {
	l, p := r.p.look, r.p
	r.fill.FillColor, r.bar.FillColor = color.Transparent, color.Transparent
	r.fill.StrokeColor, r.fill.StrokeWidth, r.fill.CornerRadius = color.Transparent, 0, p.Radius
	if p.Framed {
		r.fill.FillColor, r.fill.StrokeColor, r.fill.StrokeWidth = l.Surface(), l.Line2(), 1
	}
	switch {
	case p.disabled:
	case p.Primary && p.Danger:
		r.fill.FillColor = l.Error()
	case p.Primary:
		r.fill.FillColor = l.Accent()
	case p.chosen:
		r.fill.FillColor, r.bar.FillColor = l.Soft(), l.Accent()
	case p.Soft && !p.hovered:
		r.fill.FillColor = l.Soft()
	case p.hovered:
		r.fill.FillColor = l.Hover()
	}
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = color.Transparent, 0, p.Radius
	if p.focused && !p.disabled {
		r.ring.StrokeColor, r.ring.StrokeWidth = l.Accent(), 2
		if p.Primary {
			r.ring.StrokeColor = l.OnAccent() // on the accent itself the ring is drawn in what stands on it
		}
	}
	r.veil.FillColor = color.Transparent
	if p.disabled {
		veil := color.NRGBAModel.Convert(l.Background()).(color.NRGBA)
		veil.A = 0xB0
		r.veil.FillColor = veil
	}
	for _, o := range []fyne.CanvasObject{r.fill, r.bar, r.ring, r.veil} {
		o.Refresh()
	}
	canvas.Refresh(p)
}

// Tool is a press with an icon and words, 28 high, as tool bars and dialogs have.
func (l *Look) Tool(icon, text string, tapped func()) *Press {
	parts := []fyne.CanvasObject{}
	if icon != "" {
		parts = append(parts, l.Sign(icon, l.Text()))
	}
	if text != "" {
		parts = append(parts, Words(text, 14, false, l.Text()))
	}
	return NewPress(l, container.New(fixed{height: 28}, container.New(inset{0, 8, 0, 8}, container.New(line{6}, parts...))), tapped)
}

// Button is a framed tool.
func (l *Look) Button(icon, text string, tapped func()) *Press {
	p := l.Tool(icon, text, tapped)
	p.Framed = true
	return p
}

// TallButton is a framed button as dialogs and pages have, 32 high.
func (l *Look) TallButton(text string, tapped func()) *Press {
	p := NewPress(l, tall(Words(text, 14, false, l.Text())), tapped)
	p.Framed = true
	return p
}

// tall is the inside of a button: its words in the middle, for a dialog makes all its buttons equally wide.
func tall(words fyne.CanvasObject) fyne.CanvasObject {
	return container.New(fixed{height: 32}, container.New(inset{0, 16, 0, 16}, container.NewCenter(words)))
}

// MainButton is the one that the page is there for.
func (l *Look) MainButton(text string, tapped func()) *Press {
	p := NewPress(l, tall(Words(text, 14, true, l.OnAccent())), tapped)
	p.Primary = true
	return p
}

// DangerButton is the main button of a question before something is taken away.
func (l *Look) DangerButton(text string, tapped func()) *Press {
	p := l.MainButton(text, tapped)
	p.Danger = true
	return p
}

// Sign is one of the small icons at its own size.
func (l *Look) Sign(name string, c color.Color) fyne.CanvasObject { return l.Picture(name, 16, c) }

// Picture is one of the icons at any size.
func (l *Look) Picture(name string, size float32, c color.Color) fyne.CanvasObject {
	i := canvas.NewImageFromResource(l.icons.get(name, c))
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSize(size, size))
	return i
}
