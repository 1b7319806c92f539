package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Fixed gives what is in it a width or height of its own; 0 leaves that side alone.
func Fixed(width, height float32) fyne.Layout { return fixed{width, height} }

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

// Inset keeps a margin round what is in it.
func Inset(top, right, bottom, left float32) fyne.Layout { return inset{top, right, bottom, left} }

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

// Line puts things side by side at their own width, centred in the height, gap apart; springs share the room left.
func Line(gap float32) fyne.Layout { return line{gap} }

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
	springs := 0
	for _, o := range os {
		if _, ok := o.(*spring); ok && o.Visible() {
			springs++
		}
	}
	spare := max(s.Width-l.MinSize(os).Width, 0) / float32(max(springs, 1))
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

// NewSpring makes what takes the room that is left in a line.
func NewSpring() fyne.CanvasObject { return &spring{} }

// Stack puts things under each other at their own height, full width, gap apart.
func Stack(gap float32) fyne.Layout { return stack{gap} }

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

// Panel is a filled area with its content inside a margin.
func Panel(fill color.Color, margin fyne.Layout, content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(canvas.NewRectangle(fill), container.New(margin, content))
}

// Rule is a thin line, upright or lying.
func Rule(c color.Color, upright bool) fyne.CanvasObject {
	r := canvas.NewRectangle(c)
	if upright {
		return container.New(fixed{width: 1}, r)
	}
	return container.New(fixed{height: 1}, r)
}

// Words is one line of text.
func Words(s string, size float32, bold bool, c color.Color) *canvas.Text {
	t := canvas.NewText(s, c)
	t.TextSize, t.TextStyle.Bold = size, bold
	return t
}

// Dock puts the first thing at one edge at its own size and gives the second the rest, without a gap.
func Dock(e Edge) fyne.Layout { return dock{e} }

type dock struct{ edge Edge }

// Edge is where a dock puts its first thing.
type Edge int

// The edges.
const (
	AtTop Edge = iota
	AtLeft
	AtRight
)

// MinSize belongs to Fyne.
func (d dock) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	if d.edge == AtTop {
		return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
	}
	return fyne.NewSize(a.Width+b.Width, max(a.Height, b.Height))
}

// Layout belongs to Fyne. What stands at the top learns its width first, for what flows in it has its height from that.
func (d dock) Layout(os []fyne.CanvasObject, s fyne.Size) {
	if d.edge == AtTop {
		os[0].Resize(fyne.NewSize(s.Width, os[0].MinSize().Height))
	}
	a := os[0].MinSize()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	switch d.edge {
	case AtTop:
		put(os[0], 0, 0, s.Width, a.Height)
		put(os[1], 0, a.Height, s.Width, s.Height-a.Height)
	case AtLeft:
		put(os[0], 0, 0, a.Width, s.Height)
		put(os[1], a.Width, 0, s.Width-a.Width, s.Height)
	case AtRight:
		put(os[0], s.Width-a.Width, 0, a.Width, s.Height)
		put(os[1], 0, 0, s.Width-a.Width, s.Height)
	}
}

// Framed draws a thin border over what has none of its own.
func Framed(l *Look, o fyne.CanvasObject) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = l.Control(), 1, 4
	return container.NewStack(o, r)
}

// Show shows the thing or hides it.
func Show(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}
