package textarea

import (
	"math"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dubanben/internal/typeset"
)

// markWidth is the width of the scroll mark and its distance from the edge, in parts of the font size.
const (
	markWidth = 0.25
	markEdge  = 0.1
)

// paint lays out anew what is seen.
func (a *Area) paint() {
	b, size := &a.brush, a.Size()
	b.begin()
	b.objects = append(b.objects, a.body.back)
	if size.Width > 0 && size.Height > 0 {
		first := max(a.rowAt(0), 0)
		last := min(a.rowAt(size.Height), a.text.layout.rows()-1)
		if a.focused || a.menu {
			a.paintSelection(first, last)
		}
		a.paintText(first, last)
		a.paintCaret()
		a.paintMark()
	}
	canvas.Refresh(a.body.back) // of all objects, one is enough to have the window drawn
}

// paintSelection paints behind the rows what of them is selected.
func (a *Area) paintSelection(first, last int) {
	from, to := a.text.selection.bounds()
	for row := first; row <= last && from < to; row++ {
		x0, x1, ok := a.text.selected(row, from, to)
		if !ok {
			continue
		}
		left := max(float64(a.style.Left)+x0-a.scroll.x, 0)
		right := min(float64(a.style.Left)+x1-a.scroll.x, float64(a.Size().Width))
		if left < right {
			a.brush.fill(float32(left), a.rowTop(row), float32(right-left), a.style.Pitch, 0, a.style.Selection)
		}
	}
}

// selected is the part of a row that lies between two places; a selected line break is a bit behind the text.
func (e *editing) selected(row, from, to int) (x0, x1 float64, ok bool) {
	p, i := e.layout.locate(row)
	lines, start, s := e.layout.paras[p].lines, e.starts[p], e.paras[p]
	low, high := start+lines[i].Start, start+len(s)
	wrapped := i+1 < len(lines)
	if wrapped {
		high = start + lines[i+1].Start
	}
	breaks := !wrapped && from <= high && to > high
	if from >= high && !breaks || to <= low {
		return 0, 0, false
	}
	x0 = e.x(spot{max(from, low), from >= high})
	x1 = e.x(spot{min(to, high), true})
	if breaks {
		x1 += e.layout.measure.Advance(' ')
	}
	return x0, x1, true
}

// paintText writes the rows, or the placeholder.
func (a *Area) paintText(first, last int) {
	st := &a.style
	if a.Empty() {
		a.paintPlaceholder()
		return
	}
	c := st.Text
	if a.Disabled() {
		c = st.Faint
	}
	for row := first; row <= last; row++ {
		p, i := a.text.layout.locate(row)
		line := a.text.layout.paras[p].lines[i]
		s, x := a.text.paras[p][line.Start:line.End], 0.0
		if st.Single {
			s, x = a.visible(s)
		}
		x += float64(st.Left) - a.scroll.x
		a.brush.write(float32(x), a.rowTop(row), st.Pitch, strings.TrimRight(s, " "), st, c)
	}
}

// visible is the part of a single line that is seen, and where it begins: a texture has its limits.
func (a *Area) visible(s string) (part string, x float64) {
	from, pen := 0, 0.0
	low, high := a.scroll.x-float64(a.style.Left), a.scroll.x+float64(a.Size().Width)
	for i, r := range s {
		w := a.text.layout.measure.Advance(r)
		if pen+w <= low {
			from, x = i+utf8.RuneLen(r), pen+w
		}
		if pen > high {
			return s[from:i], x
		}
		pen += w
	}
	return s[from:], x
}

func (a *Area) paintPlaceholder() {
	st := &a.style
	text := clean(st.Placeholder, st.Single)
	for i, l := range typeset.Break(text, a.text.layout.width, a.text.layout.measure, nil) {
		if y := a.rowTop(i); y < a.Size().Height {
			a.brush.write(st.Left, y, st.Pitch, text[l.Start:l.End], st, st.Faint)
		}
	}
}

// paintCaret paints a caret that does not blink.
func (a *Area) paintCaret() {
	if !a.focused {
		return
	}
	st, at := &a.style, a.caret()
	high := min(st.Pitch, float32(math.Ceil(float64(st.Size)*1.3)))
	if at.Y+st.Pitch > 0 && at.Y < a.Size().Height {
		a.brush.fill(at.X, at.Y+(st.Pitch-high)/2, st.caretWidth(), high, 0, st.Caret)
	}
}

// paintMark shows how much of a text that does not fit is seen, and where.
func (a *Area) paintMark() {
	most, size := a.overflow().y, a.Size()
	if most <= 0 || a.style.Single {
		return
	}
	wide, edge := a.style.Size*markWidth, a.style.Size*markEdge
	room := float64(size.Height - 2*edge)
	long := max(room*float64(size.Height)/(float64(size.Height)+most), min(float64(2*a.style.Size), room))
	y := float64(edge) + (room-long)*a.scroll.y/most
	a.brush.fill(size.Width-wide-edge, float32(y), wide, float32(long), wide/2, a.style.Faint)
}

// CreateRenderer is called by Fyne.
func (a *Area) CreateRenderer() fyne.WidgetRenderer { return &renderer{a} }

// renderer sizes the clipped body; the body's own renderer holds what is painted.
type renderer struct{ area *Area }

// Layout follows a new size; only another width breaks the text anew.
func (r *renderer) Layout(size fyne.Size) {
	a := r.area
	a.clip.Resize(size)
	if a.inner(size.Width) != a.text.layout.width {
		a.relay()
	}
	a.settle()
}

// MinSize is one line of a few characters.
func (r *renderer) MinSize() fyne.Size {
	st := &r.area.style
	return fyne.NewSize(st.Left+2*st.Size+st.Right, st.Top+st.Pitch+st.Bottom)
}

// Objects is the clipped body.
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.area.clip} }

// Refresh follows a change of theme, whose font may be another one, and of Disable.
func (r *renderer) Refresh() {
	a := r.area
	a.text.layout.measure = NewMeasurer(a.style.Size, a.style.Bold)
	a.relay()
	a.settle()
}

// Destroy has nothing to give back.
func (r *renderer) Destroy() {}
