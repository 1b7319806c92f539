package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// CreateRenderer gives Fyne the clipped body.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer { return &renderer{g} }

// renderer sizes the clipped body; the body's own renderer holds what is painted.
type renderer struct{ grid *Grid }

func (r *renderer) Layout(size fyne.Size) {
	g := r.grid
	g.clip.Resize(size)
	if g.view.width == size.Width && g.view.height == size.Height {
		return
	}
	first, wide := !g.view.sized(), g.view.width != size.Width
	whole, seen := g.headWhole(), g.inView(g.selection.active)
	g.view.width, g.view.height = size.Width, size.Height
	if wide {
		g.relay()
		g.restore()
	}
	g.view.clamp()
	if !g.field.empty() && (first || whole || seen && !g.inView(g.selection.active)) {
		g.follow()
	}
	g.repaint()
}

func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(160, 96) }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.grid.clip} }
func (r *renderer) Destroy()                     {}

// Refresh follows a change of theme: the font may be another one. Fyne calls it for less too, whenever something round the
// table is refreshed; then there is nothing to do.
func (r *renderer) Refresh() {
	g := r.grid
	if g.metrics.faces == facesNow() {
		return
	}
	g.sizeAt(g.metrics.zoom)
	g.restyle()
}

// body holds the painted objects inside the clip. It takes no input, so that all of it reaches the grid.
type body struct {
	widget.BaseWidget
	grid *Grid
	back *canvas.Rectangle
}

func newBody(g *Grid) *body {
	b := &body{grid: g, back: canvas.NewRectangle(g.palette.Background)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer gives Fyne the painted objects.
func (b *body) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{b} }

type bodyRenderer struct{ body *body }

func (r *bodyRenderer) Layout(size fyne.Size)        { r.body.back.Resize(size) }
func (r *bodyRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.body.grid.brush.objects }
func (r *bodyRenderer) Refresh()                     {}
func (r *bodyRenderer) Destroy()                     {}
