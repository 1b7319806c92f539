package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/typeset"
)

// Prose is text that wraps by the rules of Chinese line breaking, which Fyne's labels do not know.
type Prose struct {
	widget.BaseWidget
	text   string
	size   float32
	pitch  float32 // from one baseline to the next
	style  fyne.TextStyle
	colour color.Color
	width  float32
}

// NewProse makes it; pitch is from one baseline to the next.
func NewProse(text string, size, pitch float32, bold bool, c color.Color) *Prose {
	p := &Prose{text: text, size: size, pitch: pitch, style: fyne.TextStyle{Bold: bold}, colour: c}
	p.ExtendBaseWidget(p)
	return p
}

// SetText shows another text.
func (p *Prose) SetText(s string) {
	p.text = s
	p.Refresh()
}

// Within says how wide the text will stand, so that its height is known before it is laid out.
func (p *Prose) Within(width float32) *Prose {
	p.width = width
	return p
}

// Resize tells the layout above when another width needs another height.
func (p *Prose) Resize(s fyne.Size) {
	if s.Width != p.width {
		p.width = s.Width
		p.Refresh()
	}
	p.BaseWidget.Resize(s)
}

// Advance measures one character for the line breaker.
func (p *Prose) Advance(r rune) float64 {
	return float64(fyne.MeasureText(string(r), p.size, p.style).Width)
}

func (p *Prose) lines() []string {
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
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{p: p}
	r.Refresh()
	return r
}

type proseRenderer struct {
	p     *Prose
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
