package importer

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/ui/look"
)

// option is one of several answers, or something that can be ticked. Fyne's own would swallow the keys of the page, and not come
// into view where the keys are.
type option struct {
	widget.BaseWidget
	w       *Wizard
	words   *look.Prose
	tick    bool // square and on or off by itself, else round and one of several
	on      bool
	pick    func()
	hovered bool
	focused bool
}

func (w *Wizard) newOption(text string, tick, on bool, pick func()) *option {
	o := &option{w: w, words: look.NewProse(text, 14, 20, false, w.desk.Look.Text()).Within(optionText), tick: tick, on: on, pick: pick}
	o.ExtendBaseWidget(o)
	return o
}

// The measures of an option.
const (
	optionText = 330
	optionSign = 16
	optionLeft = 26 // of the words
	optionPad  = 3  // above and below
)

// Tapped picks it.
func (o *option) Tapped(*fyne.PointEvent) {
	o.w.desk.Host.Focus(o)
	o.pick()
}

// TypedKey gives the keys to the page.
func (o *option) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyPageDown:
		o.w.scroll(1)
	case fyne.KeyPageUp:
		o.w.scroll(-1)
	default:
		o.w.desk.Look.Keys(k)
	}
}

// TypedRune picks it by the space bar.
func (o *option) TypedRune(r rune) {
	if r == ' ' {
		o.pick()
	}
}

// FocusGained shows the ring and brings it into view.
func (o *option) FocusGained() {
	o.focused = true
	o.Refresh()
	o.w.reveal(o)
}

// FocusLost hides the ring.
func (o *option) FocusLost() { o.focused = false; o.Refresh() }

// MouseIn shows hover.
func (o *option) MouseIn(*desktop.MouseEvent) { o.hovered = true; o.Refresh() }

// MouseMoved is part of hovering.
func (o *option) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends hover.
func (o *option) MouseOut() { o.hovered = false; o.Refresh() }

// CreateRenderer belongs to Fyne.
func (o *option) CreateRenderer() fyne.WidgetRenderer {
	r := &optionRenderer{o: o, ground: canvas.NewRectangle(color.Transparent), sign: canvas.NewRectangle(color.Transparent), dot: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type optionRenderer struct {
	o                 *option
	ground, sign, dot *canvas.Rectangle
}

func (r *optionRenderer) Destroy() {}
func (r *optionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.sign, r.dot, r.o.words}
}
func (r *optionRenderer) MinSize() fyne.Size {
	return r.o.words.MinSize().AddWidthHeight(optionLeft, 2*optionPad)
}
func (r *optionRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.sign.Move(fyne.NewPos(4, optionPad+2))
	r.sign.Resize(fyne.NewSquareSize(optionSign))
	r.dot.Move(fyne.NewPos(8, optionPad+6))
	r.dot.Resize(fyne.NewSquareSize(optionSign - 8))
	r.o.words.Move(fyne.NewPos(optionLeft, optionPad))
	r.o.words.Resize(fyne.NewSize(s.Width-optionLeft, s.Height-2*optionPad))
}
func (r *optionRenderer) Refresh() {
	o, l := r.o, r.o.w.desk.Look
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth, r.ground.CornerRadius = color.Transparent, color.Transparent, 0, 4
	if o.hovered {
		r.ground.FillColor = l.Hover()
	}
	if o.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = l.Accent(), 2
	}
	r.sign.FillColor, r.sign.StrokeColor, r.sign.StrokeWidth, r.sign.CornerRadius = l.Surface(), l.Control(), 1, optionSign/2
	r.dot.FillColor, r.dot.CornerRadius = color.Transparent, (optionSign-8)/2
	if o.tick {
		r.sign.CornerRadius, r.dot.CornerRadius = 3, 1
	}
	if o.on {
		r.sign.StrokeColor, r.sign.StrokeWidth, r.dot.FillColor = l.Accent(), 2, l.Accent()
	}
	for _, x := range []fyne.CanvasObject{r.ground, r.sign, r.dot, o.words} {
		x.Refresh()
	}
	canvas.Refresh(o)
}
