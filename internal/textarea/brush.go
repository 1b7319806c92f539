package textarea

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// brush hands out pooled canvas objects, so that painting anew allocates nothing.
type brush struct {
	objects []fyne.CanvasObject
	texts   []*canvas.Text
	rects   []*canvas.Rectangle

	text, rect int // taken of each pool
}

func (b *brush) begin() {
	b.objects = b.objects[:0]
	b.text, b.rect = 0, 0
}

// fill paints a rectangle.
func (b *brush) fill(x, y, w, h, radius float32, c color.Color) {
	if b.rect == len(b.rects) {
		b.rects = append(b.rects, &canvas.Rectangle{})
	}
	r := b.rects[b.rect]
	b.rect++
	r.FillColor, r.CornerRadius = c, radius
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	b.objects = append(b.objects, r)
}

// write paints one line of text, which Fyne centres in the height.
func (b *brush) write(x, y, h float32, s string, st *Style, c color.Color) {
	if s == "" {
		return
	}
	if b.text == len(b.texts) {
		b.texts = append(b.texts, &canvas.Text{})
	}
	t := b.texts[b.text]
	b.text++
	t.Text, t.TextSize, t.Color = s, st.Size, c
	t.TextStyle = fyne.TextStyle{Bold: st.Bold}
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(1, h))
	b.objects = append(b.objects, t)
}
