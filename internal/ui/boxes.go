package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// fixed gives what is in it a width or height of its own; 0 leaves that side alone.
type fixed struct{ width, height float32 }

// MinSize belongs to Fyne.
func (f fixed) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	for _, o := range os {
		s = s.Max(o.MinSize())
	}
	if f.width > 0 {
		s.Width = f.width
	}
	if f.height > 0 {
		s.Height = f.height
	}
	return s
}

// Layout belongs to Fyne.
func (f fixed) Layout(os []fyne.CanvasObject, s fyne.Size) {
	for _, o := range os {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

// inset keeps a margin round what is in it.
type inset struct{ top, right, bottom, left float32 }

// MinSize belongs to Fyne.
func (i inset) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	for _, o := range os {
		s = s.Max(o.MinSize())
	}
	return s.AddWidthHeight(i.left+i.right, i.top+i.bottom)
}

// Layout belongs to Fyne.
func (i inset) Layout(os []fyne.CanvasObject, s fyne.Size) {
	for _, o := range os {
		o.Move(fyne.NewPos(i.left, i.top))
		o.Resize(fyne.NewSize(s.Width-i.left-i.right, s.Height-i.top-i.bottom))
	}
}

// line puts things side by side at their own width, centred in the height, gap apart; a spring takes all the room left.
type line struct{ gap float32 }

// MinSize belongs to Fyne.
func (l line) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	n := 0
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s.Width += m.Width
		s.Height = max(s.Height, m.Height)
		n++
	}
	s.Width += l.gap * float32(max(n-1, 0))
	return s
}

// Layout belongs to Fyne.
func (l line) Layout(os []fyne.CanvasObject, s fyne.Size) {
	spare := max(s.Width-l.MinSize(os).Width, 0)
	x := float32(0)
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if _, ok := o.(*spring); ok {
			m.Width += spare
		}
		o.Resize(m)
		o.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
		x += m.Width + l.gap
	}
}

// spring takes the room that is left in a line.
type spring struct{ canvas.Rectangle }

func newSpring() *spring { return &spring{} }

// stack puts things under each other at their own height, full width, gap apart.
type stack struct{ gap float32 }

// MinSize belongs to Fyne.
func (k stack) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	n := 0
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
		n++
	}
	s.Height += k.gap * float32(max(n-1, 0))
	return s
}

// Layout belongs to Fyne. Prose learns its width first, for its height depends on it.
func (k stack) Layout(os []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(s.Width, o.MinSize().Height))
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(s.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h + k.gap
	}
}

// panel is a filled area with its content inside a margin.
func panel(fill color.Color, margin inset, content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(canvas.NewRectangle(fill), container.New(margin, content))
}

// rule is a thin line, upright or lying.
func rule(c color.Color, upright bool) fyne.CanvasObject {
	r := canvas.NewRectangle(c)
	if upright {
		return container.New(fixed{width: 1}, r)
	}
	return container.New(fixed{height: 1}, r)
}

// words is one line of text.
func words(s string, size float32, bold bool, c color.Color) *canvas.Text {
	t := canvas.NewText(s, c)
	t.TextSize, t.TextStyle.Bold = size, bold
	return t
}

// dock puts the first thing at one edge at its own size and gives the second the rest, without a gap.
type dock struct{ edge edge }

// edge is where a dock puts its first thing.
type edge int

const (
	atTop edge = iota
	atLeft
	atRight
)

// MinSize belongs to Fyne.
func (d dock) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	if d.edge == atTop {
		return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
	}
	return fyne.NewSize(a.Width+b.Width, max(a.Height, b.Height))
}

// Layout belongs to Fyne.
func (d dock) Layout(os []fyne.CanvasObject, s fyne.Size) {
	a := os[0].MinSize()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	switch d.edge {
	case atTop:
		put(os[0], 0, 0, s.Width, a.Height)
		put(os[1], 0, a.Height, s.Width, s.Height-a.Height)
	case atLeft:
		put(os[0], 0, 0, a.Width, s.Height)
		put(os[1], a.Width, 0, s.Width-a.Width, s.Height)
	case atRight:
		put(os[0], s.Width-a.Width, 0, a.Width, s.Height)
		put(os[1], 0, 0, s.Width-a.Width, s.Height)
	}
}

// framed draws a thin border over what has none of its own.
func framed(l *look, o fyne.CanvasObject) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = l.ctl(), 1, 4
	return container.NewStack(o, r)
}
