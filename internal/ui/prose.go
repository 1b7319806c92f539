package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/typeset"
)

// prose is text that wraps by the rules of Chinese line breaking, which Fyne's labels do not know.
type prose struct {
	widget.BaseWidget
	text   string
	size   float32
	pitch  float32 // from one baseline to the next
	style  fyne.TextStyle
	colour color.Color
	width  float32
}

func newProse(text string, size, pitch float32, bold bool, c color.Color) *prose {
	p := &prose{text: text, size: size, pitch: pitch, style: fyne.TextStyle{Bold: bold}, colour: c}
	p.ExtendBaseWidget(p)
	return p
}

// within says how wide the text will stand, so that its height is known before it is laid out.
func (p *prose) within(width float32) *prose {
	p.width = width
	return p
}

// Resize tells the layout above when another width needs another height.
func (p *prose) Resize(s fyne.Size) {
	if s.Width != p.width {
		p.width = s.Width
		p.Refresh()
	}
	p.BaseWidget.Resize(s)
}

// Advance measures one character for the line breaker.
func (p *prose) Advance(r rune) float64 {
	return float64(fyne.MeasureText(string(r), p.size, p.style).Width)
}

func (p *prose) lines() []string {
	if p.width <= 0 {
		return []string{p.text}
	}
	var out []string
	for _, l := range typeset.Break(p.text, float64(p.width), p, nil) {
		out = append(out, p.text[l.Start:l.End])
	}
	return out
}

// CreateRenderer belongs to Fyne.
func (p *prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{p: p}
	r.Refresh()
	return r
}

type proseRenderer struct {
	p     *prose
	texts []fyne.CanvasObject
}

func (r *proseRenderer) Destroy()                     {}
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.texts }
func (r *proseRenderer) Layout(fyne.Size) {
	for i, t := range r.texts {
		t.Move(fyne.NewPos(0, float32(i)*r.p.pitch+(r.p.pitch-t.MinSize().Height)/2))
	}
}
func (r *proseRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, float32(len(r.texts))*r.p.pitch)
}
func (r *proseRenderer) Refresh() {
	r.texts = r.texts[:0]
	for _, l := range r.p.lines() {
		t := canvas.NewText(l, r.p.colour)
		t.TextSize, t.TextStyle = r.p.size, r.p.style
		r.texts = append(r.texts, t)
	}
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
