package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// brush hands out pooled canvas objects: each frame takes from the pools anew, so that scrolling allocates nothing.
// Rectangles are cut to the clip, which spares Fyne's own clipping for each part of the table.
type brush struct {
	objects []fyne.CanvasObject
	texts   []*canvas.Text
	rects   []*canvas.Rectangle
	circles []*canvas.Circle
	shapes  []*canvas.Polygon
	lines   []*canvas.Line

	text, rect, circle, shape, line int // taken of each pool in this frame

	x0, y0, x1, y1 float32 // the clip
}

func (b *brush) begin() {
	b.objects = b.objects[:0]
	b.text, b.rect, b.circle, b.shape, b.line = 0, 0, 0, 0, 0
}

func (b *brush) clip(x0, y0, x1, y1 float32) { b.x0, b.y0, b.x1, b.y1 = x0, y0, x1, y1 }

func (b *brush) add(o fyne.CanvasObject) { b.objects = append(b.objects, o) }

func (b *brush) takeRect() *canvas.Rectangle {
	if b.rect == len(b.rects) {
		b.rects = append(b.rects, &canvas.Rectangle{})
	}
	r := b.rects[b.rect]
	b.rect++
	b.add(r)
	return r
}

// fill paints a plain rectangle.
func (b *brush) fill(x, y, w, h float32, c color.Color) {
	x1, y1 := min(x+w, b.x1), min(y+h, b.y1)
	x, y = max(x, b.x0), max(y, b.y0)
	if x1 <= x || y1 <= y {
		return
	}
	r := b.takeRect()
	r.FillColor, r.StrokeWidth, r.CornerRadius = c, 0, 0
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(x1-x, y1-y))
}

// round paints a rectangle with round corners; it is not cut.
func (b *brush) round(x, y, w, h, radius float32, fill, edge color.Color) {
	r := b.takeRect()
	r.FillColor, r.CornerRadius = fill, radius
	r.StrokeColor, r.StrokeWidth = edge, 0
	if edge != nil {
		r.StrokeWidth = 1
	}
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
}

// frame paints a frame of the thickness inside the rectangle.
func (b *brush) frame(x, y, w, h, thick float32, c color.Color) {
	b.fill(x, y, w, thick, c)
	b.fill(x, y+h-thick, w, thick, c)
	b.fill(x, y+thick, thick, h-2*thick, c)
	b.fill(x+w-thick, y+thick, thick, h-2*thick, c)
}

// write paints one line of text, centred in the line's height; lines outside the clip are left out.
func (b *brush) write(x, y, h float32, s string, size float32, bold bool, c color.Color) {
	if s == "" || y+h <= b.y0 || y >= b.y1 {
		return
	}
	if b.text == len(b.texts) {
		b.texts = append(b.texts, &canvas.Text{})
	}
	t := b.texts[b.text]
	b.text++
	t.Text, t.TextSize, t.Color = s, size, c
	t.TextStyle = fyne.TextStyle{Bold: bold}
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(1, h))
	b.add(t)
}

// sign paints a glyph into a square of the size.
func (b *brush) sign(g Glyph, x, y, size float32, s Shade) {
	if y+size <= b.y0 || y >= b.y1 {
		return
	}
	switch g {
	case Dot, Ring:
		b.disc(g, x, y, size, s)
	case Square:
		e := size / 12
		b.fill(x+e, y+e, size-2*e, size-2*e, s.Glyph)
	case Triangle:
		b.triangle(x, y, size, s)
	}
}

// alert paints the sign of an error, “!” in a ring, into a square of the size. No verdict looks like it.
func (b *brush) alert(x, y, size float32, c color.Color) {
	if y+size <= b.y0 || y >= b.y1 {
		return
	}
	b.disc(Ring, x, y, size, Shade{Glyph: c})
	thick := size / 8
	b.fill(x+(size-thick)/2, y+size*0.26, thick, size*0.28, c)
	b.fill(x+(size-thick)/2, y+size*0.62, thick, thick, c)
}

func (b *brush) disc(g Glyph, x, y, size float32, s Shade) {
	if b.circle == len(b.circles) {
		b.circles = append(b.circles, &canvas.Circle{})
	}
	c := b.circles[b.circle]
	b.circle++
	c.FillColor, c.StrokeWidth, c.StrokeColor = s.Glyph, 0, s.Glyph
	if g == Ring {
		c.FillColor, c.StrokeWidth = color.Transparent, size*1.4/12
	}
	e := size / 12
	c.Move(fyne.NewPos(x+e, y+e))
	c.Resize(fyne.NewSize(size-2*e, size-2*e))
	b.add(c)
}

func (b *brush) triangle(x, y, size float32, s Shade) {
	t := b.takeShape()
	t.FillColor, t.StrokeColor, t.StrokeWidth, t.Angle = s.Glyph, s.Edge, 0, 0
	if s.Edge != nil {
		t.StrokeWidth = 1
	}
	t.Move(fyne.NewPos(x, y+size/12))
	t.Resize(fyne.NewSize(size, size))
}

// arrow paints a small triangle that points up or down.
func (b *brush) arrow(x, y, size float32, down bool, c color.Color) {
	t := b.takeShape()
	t.FillColor, t.StrokeColor, t.StrokeWidth, t.Angle = c, nil, 0, 0
	if down {
		t.Angle = 180
	}
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(size, size))
}

func (b *brush) takeShape() *canvas.Polygon {
	if b.shape == len(b.shapes) {
		b.shapes = append(b.shapes, &canvas.Polygon{Sides: 3})
	}
	t := b.shapes[b.shape]
	b.shape++
	b.add(t)
	return t
}

// stroke paints a line through the points, which are given in twelfths of the size.
func (b *brush) stroke(x, y, size float32, c color.Color, points ...fyne.Position) {
	for i := 1; i < len(points); i++ {
		if b.line == len(b.lines) {
			b.lines = append(b.lines, &canvas.Line{})
		}
		l := b.lines[b.line]
		b.line++
		l.StrokeColor, l.StrokeWidth = c, max(size/9, 1)
		p, q := points[i-1], points[i]
		l.Position1 = fyne.NewPos(x+p.X*size/12, y+p.Y*size/12)
		l.Position2 = fyne.NewPos(x+q.X*size/12, y+q.Y*size/12)
		b.add(l)
	}
}

// chevron paints the sign of something that drops down.
func (b *brush) chevron(x, y, size float32, c color.Color) {
	b.stroke(x, y, size, c, fyne.NewPos(2.5, 4.5), fyne.NewPos(6, 8), fyne.NewPos(9.5, 4.5))
}

// funnel paints the sign of a filter.
func (b *brush) funnel(x, y, size float32, c color.Color) {
	b.stroke(x, y, size, c, fyne.NewPos(1.2, 1.5), fyne.NewPos(10.8, 1.5), fyne.NewPos(7.2, 6.2), fyne.NewPos(7.2, 10.8),
		fyne.NewPos(4.8, 9.2), fyne.NewPos(4.8, 6.2), fyne.NewPos(1.2, 1.5))
}
