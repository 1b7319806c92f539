package textarea

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	clickTime = 400 * time.Millisecond // how soon the next click of several comes
	clickNear = 4                      // and how near, in pixels
	dragPause = 50 * time.Millisecond  // from one line to the next while the mouse is held beyond the edge
)

// press is what a held mouse button selects, and the clicks that led to it.
type press struct {
	held     bool
	ticking  bool          // a timer goes on selecting beyond the edge
	at       fyne.Position // of the mouse
	clicks   int           // 1 characters, 2 runs, 3 paragraphs
	when     time.Time
	from, to int // what the click selected; a drag never selects less
}

// again notes a click and counts how many there were in one place.
func (p *press) again(now time.Time, pos fyne.Position) {
	d := pos.Subtract(p.at)
	near := max(d.X, -d.X) < clickNear && max(d.Y, -d.Y) < clickNear
	if p.clicks++; now.Sub(p.when) >= clickTime || !near || p.clicks > 3 {
		p.clicks = 1
	}
	p.when, p.at = now, pos
}

// MouseDown is called by Fyne.
func (a *Area) MouseDown(e *desktop.MouseEvent) {
	if a.Disabled() {
		return
	}
	a.menu = false
	if !a.focused {
		a.host.Focus(a)
	}
	switch e.Button {
	case desktop.MouseButtonPrimary:
		a.click(e)
	case desktop.MouseButtonSecondary:
		a.openMenu(e)
	}
}

// click sets the caret, or selects a run or a paragraph.
func (a *Area) click(e *desktop.MouseEvent) {
	a.press.again(time.Now(), e.Position)
	a.press.held = true
	s := a.hit(e.Position)
	if e.Modifier&fyne.KeyModifierShift != 0 {
		a.press.clicks = 1
		a.press.from, a.press.to = a.text.selection.anchor, a.text.selection.anchor
		a.text.place(s, true)
	} else {
		a.press.from, a.press.to = a.unit(s.pos, e.Position)
		a.text.selectBetween(a.press.from, a.press.to)
		if a.press.clicks == 1 {
			a.text.place(s, false)
		}
	}
	a.show()
}

// unit is what a click on a place selects.
func (a *Area) unit(pos int, at fyne.Position) (from, to int) {
	p, i := a.text.find(pos)
	s, start := a.text.paras[p], a.text.starts[p]
	switch a.press.clicks {
	case 2:
		if i > 0 && at.X < a.x(spot{pos: pos, upper: true}) { // the nearest place is behind the character clicked on
			i = before(s, i)
		}
		from, to = wordAround(s, i)
		return start + from, start + to
	case 3:
		return start, start + len(s)
	}
	return pos, pos
}

// x is where the caret would stand in the Area at a spot.
func (a *Area) x(s spot) float32 {
	return float32(a.text.x(s) + float64(a.style.Left) - a.scroll.x)
}

// hit is the place of the text nearest to a point.
func (a *Area) hit(at fyne.Position) spot {
	row := min(max(a.rowAt(at.Y), 0), a.text.layout.rows()-1)
	return a.text.spotAt(row, float64(at.X-a.style.Left)+a.scroll.x)
}

// MouseUp is called by Fyne.
func (a *Area) MouseUp(*desktop.MouseEvent) { a.press.held = false }

// DragEnd is called by Fyne.
func (a *Area) DragEnd() { a.press.held = false }

// Dragged is called by Fyne while the mouse moves with its button held.
func (a *Area) Dragged(e *fyne.DragEvent) {
	if !a.press.held {
		return
	}
	a.press.at = e.Position
	a.stretch()
}

// stretch selects up to the mouse. Beyond the edge it takes a line more each time, for as long as the button is held.
func (a *Area) stretch() {
	at, size := a.press.at, a.Size()
	at.Y = min(max(at.Y, -a.style.Pitch/2), size.Height+a.style.Pitch/2)
	s := a.hit(at)
	from, to := a.unit(s.pos, at)
	if from < a.press.from {
		a.text.place(spot{pos: a.press.to}, false)
		a.text.place(spot{pos: from, upper: s.upper && from == s.pos}, true)
	} else {
		a.text.place(spot{pos: a.press.from}, false)
		a.text.place(spot{pos: max(to, a.press.to), upper: s.upper}, true)
	}
	a.show()
	beyond := at.Y < 0 || at.Y > size.Height || a.style.Single && (at.X < 0 || at.X > size.Width)
	if beyond && !a.press.ticking {
		a.press.ticking = true
		a.host.After(dragPause, a.tick)
	}
}

// tick goes on selecting while the mouse rests beyond the edge.
func (a *Area) tick() {
	if a.press.ticking = false; a.press.held {
		a.stretch()
	}
}

// openMenu asks for the menu, of the selection if the click was in it.
func (a *Area) openMenu(e *desktop.MouseEvent) {
	s := a.hit(e.Position)
	if from, to := a.text.selection.bounds(); s.pos < from || s.pos > to || from == to {
		a.text.place(s, false)
		a.show()
	}
	if a.OnMenu != nil {
		a.menu = true
		a.OnMenu(e.AbsolutePosition)
	}
}
