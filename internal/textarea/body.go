package textarea

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// body holds the painted objects inside the clip. It takes no input, so that all of it reaches the Area.
type body struct {
	widget.BaseWidget
	area *Area
	back *canvas.Rectangle // nothing to see: what has to be refreshed for the window to be drawn
}

func newBody(a *Area) *body {
	b := &body{area: a, back: canvas.NewRectangle(color.Transparent)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is called by Fyne.
func (b *body) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{b} }

type bodyRenderer struct{ body *body }

// Layout sizes what stands for the whole.
func (r *bodyRenderer) Layout(size fyne.Size) { r.body.back.Resize(size) }

// MinSize asks for nothing.
func (r *bodyRenderer) MinSize() fyne.Size { return fyne.Size{} }

// Objects are those of the last paint.
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.body.area.brush.objects }

// Refresh has nothing to do: the Area paints.
func (r *bodyRenderer) Refresh() {}

// Destroy has nothing to give back.
func (r *bodyRenderer) Destroy() {}
