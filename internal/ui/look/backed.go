package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Backed renders a widget that is its content on a rectangle, which reaches out by a margin; paint colours the rectangle
// for how the widget stands now.
func Backed(back *canvas.Rectangle, content fyne.CanvasObject, margin fyne.Size, paint func()) fyne.WidgetRenderer {
	return &backed{back, content, margin, paint}
}

type backed struct {
	back    *canvas.Rectangle
	content fyne.CanvasObject
	margin  fyne.Size
	paint   func()
}

// Destroy belongs to Fyne.
func (b *backed) Destroy() {}

// Objects belongs to Fyne.
func (b *backed) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.back, b.content} }

// MinSize belongs to Fyne.
func (b *backed) MinSize() fyne.Size { return b.content.MinSize() }

// Layout belongs to Fyne.
func (b *backed) Layout(s fyne.Size) {
	b.back.Move(fyne.NewPos(-b.margin.Width, -b.margin.Height))
	b.back.Resize(s.AddWidthHeight(2*b.margin.Width, 2*b.margin.Height))
	b.content.Resize(s)
}

// Refresh belongs to Fyne.
func (b *backed) Refresh() {
	b.paint()
	b.back.Refresh()
}
