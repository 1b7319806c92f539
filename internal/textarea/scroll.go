package textarea

import "fyne.io/fyne/v2"

// wheelStep is how much one unit of Fyne's wheel scrolls, as in the table: a notch is about three lines.
const wheelStep = 2.4

// offset is how far the text is scrolled, in pixels; float64, because a long text is higher than float32 is exact.
type offset struct{ x, y float64 }

// caret is where the line of the caret stands in the Area, scrolled or not.
func (a *Area) caret() fyne.Position {
	s := a.text.selection.caret
	x := a.text.x(s) + float64(a.style.Left) - a.scroll.x
	if !a.style.Single {
		x = min(x, float64(a.Size().Width-a.style.caretWidth()))
	}
	return fyne.NewPos(float32(x), a.rowTop(a.text.row(s)))
}

// rowTop is where a row stands in the Area.
func (a *Area) rowTop(row int) float32 {
	return float32(float64(row)*float64(a.style.Pitch) - a.scroll.y + float64(a.style.Top))
}

// rowAt is the row at a height of the Area; it may lie before the first one or behind the last.
func (a *Area) rowAt(y float32) int {
	v := (float64(y) + a.scroll.y - float64(a.style.Top)) / float64(max(a.style.Pitch, 1))
	if v < 0 {
		return int(v) - 1
	}
	return int(v)
}

// overflow is how far the text can be scrolled.
func (a *Area) overflow() offset {
	st, size := &a.style, a.Size()
	high := float64(a.text.layout.rows())*float64(st.Pitch) + float64(st.Top+st.Bottom-size.Height)
	wide := 0.0
	if st.Single {
		wide = width(a.text.layout.measure, a.text.paras[0]) + float64(st.Left+st.Right-size.Width)
	}
	return offset{max(wide, 0), max(high, 0)}
}

// scrollTo scrolls as far as there is text.
func (a *Area) scrollTo(to offset) {
	most := a.overflow()
	a.scroll = offset{min(max(to.x, 0), most.x), min(max(to.y, 0), most.y)}
}

// showCaret scrolls by as little as makes the caret's line visible, with the free space around it where there is room.
func (a *Area) showCaret() {
	st, size := &a.style, a.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	y := float64(a.text.row(a.text.selection.caret)) * float64(st.Pitch)
	to := offset{y: min(max(a.scroll.y, y+float64(st.Top+st.Pitch+st.Bottom-size.Height)), y)}
	if st.Single {
		x := a.text.x(a.text.selection.caret)
		to.x = min(max(a.scroll.x, x+float64(st.Left+st.caretWidth()+st.Right-size.Width)), x)
	}
	a.scrollTo(to)
}

// page is how many lines PageUp and PageDown go.
func (a *Area) page() int {
	return max(1, int((a.Size().Height-a.style.Top-a.style.Bottom)/max(a.style.Pitch, 1))-1)
}

// Scrolled is called by Fyne when the wheel turns.
func (a *Area) Scrolled(e *fyne.ScrollEvent) {
	was, most := a.scroll, a.overflow()
	if most == (offset{}) || a.host.Modifiers()&fyne.KeyModifierControl != 0 {
		if a.OnScroll != nil {
			a.OnScroll(e)
		}
		return
	}
	dx, dy := float64(e.Scrolled.DX)*wheelStep, float64(e.Scrolled.DY)*wheelStep
	if a.style.Single && dx == 0 {
		dx = dy
	}
	a.scrollTo(offset{a.scroll.x - dx, a.scroll.y - dy})
	if a.scroll != was {
		a.paint()
		a.tell()
	}
}
