package desk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/ui/look"
)

// Aside is a list at the left of a screen. Its right edge can be dragged, a double click gives it its own width back; what the
// person chose is remembered for the screen.
type Aside struct {
	d      *Desk
	pref   string
	narrow float32 // its own width in a narrow window
	width  float32 // that was chosen; 0 for its own
	whole  *fyne.Container
}

// The list's widths in a wide window, and at least.
const (
	asideWidth = 356
	asideRoom  = 1100 // from which width of the screen on
	asideLeast = 180
	asideMost  = 0.6
	asideStep  = 24
	asideGrip  = 8
)

// NewAside puts the list of the screen so named beside the rest of it; narrow is how wide it is in a narrow window.
func NewAside(d *Desk, name string, narrow float32, list, rest fyne.CanvasObject) *Aside {
	a := &Aside{d: d, pref: "aside " + name, narrow: narrow}
	a.width = float32(d.Prefs.Float(a.pref))
	a.whole = container.New(a, list, rest, look.Rule(d.Look.Line(), true), newGrip(a))
	return a
}

// Content is the list with the rest beside it.
func (a *Aside) Content() fyne.CanvasObject { return a.whole }

// at is how wide the list is in a screen of the width.
func (a *Aside) at(whole float32) float32 {
	w := a.width
	if w == 0 {
		if w = asideWidth; whole < asideRoom {
			w = a.narrow
		}
	}
	return float32(int(min(max(w, asideLeast), whole*asideMost)))
}

// MinSize belongs to Fyne.
func (a *Aside) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(asideLeast+os[1].MinSize().Width, max(os[0].MinSize().Height, os[1].MinSize().Height))
}

// Layout belongs to Fyne.
func (a *Aside) Layout(os []fyne.CanvasObject, s fyne.Size) {
	w := a.at(s.Width)
	put := func(o fyne.CanvasObject, x, width float32) {
		o.Resize(fyne.NewSize(width, s.Height))
		o.Move(fyne.NewPos(x, 0))
	}
	put(os[0], 0, w-1)
	put(os[1], w, s.Width-w)
	put(os[2], w-1, 1)
	put(os[3], w-asideGrip/2, asideGrip)
}

// Shortcut makes the list narrower or wider by Alt+← and Alt+→; false where the keys are others.
func (a *Aside) Shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch now := a.at(a.whole.Size().Width); c.KeyName {
	case fyne.KeyLeft:
		a.choose(now - asideStep)
	case fyne.KeyRight:
		a.choose(now + asideStep)
	default:
		return false
	}
	a.keep()
	return true
}

// choose makes the list so wide, as far as the window has room; 0 gives it its own width back.
func (a *Aside) choose(width float32) {
	if a.width = width; width != 0 {
		a.width = a.at(a.whole.Size().Width)
	}
	a.whole.Refresh()
}

func (a *Aside) keep() { a.d.Prefs.SetFloat(a.pref, float64(a.width)) }

// grip is what is dragged: a few pixels on both sides of the edge, seen while the pointer is over it.
type grip struct {
	widget.BaseWidget
	a    *Aside
	line *canvas.Rectangle
	from float32        // how wide the list would be, were there no least and most; 0 while nothing is dragged
	had  fyne.Focusable // the keys, before the driver took them away for the press
}

func newGrip(a *Aside) *grip {
	g := &grip{a: a, line: canvas.NewRectangle(color.Transparent)}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer belongs to Fyne.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(look.Inset(0, asideGrip/2, 0, asideGrip/2-2), g.line))
}

// Cursor says that the edge can be dragged.
func (g *grip) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn shows the grip.
func (g *grip) MouseIn(*desktop.MouseEvent) {
	g.had = g.a.d.Canvas.Focused()
	g.show(g.a.d.Look.Accent())
}

// MouseMoved is part of hovering.
func (g *grip) MouseMoved(*desktop.MouseEvent) {}

// Tapped gives the keys back where they were.
func (g *grip) Tapped(*fyne.PointEvent) {
	if g.had != nil {
		g.a.d.Host.Focus(g.had)
	}
}

// MouseOut hides the grip.
func (g *grip) MouseOut() { g.show(color.Transparent) }

func (g *grip) show(c color.Color) {
	g.line.FillColor = c
	g.line.Refresh()
}

// Dragged moves the edge with the pointer.
func (g *grip) Dragged(e *fyne.DragEvent) {
	if g.from == 0 {
		g.from = g.a.at(g.a.whole.Size().Width)
	}
	g.from += e.Dragged.DX
	g.a.choose(max(g.from, 1))
}

// DragEnd remembers where the edge was left.
func (g *grip) DragEnd() {
	g.from = 0
	g.a.keep()
	g.Tapped(nil)
}

// DoubleTapped gives the list its own width back.
func (g *grip) DoubleTapped(*fyne.PointEvent) {
	g.a.choose(0)
	g.a.keep()
	g.Tapped(nil)
}
