package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// textHeight gives the editor the width and says how high its text is then.
func (e *editor) textHeight(width float32) float32 {
	e.Resize(fyne.NewSize(width, max(e.Size().Height, e.grid.metrics.line)))
	if e.scroll == nil || e.scroll.Content == nil {
		return e.grid.metrics.line
	}
	return e.scroll.Content.MinSize().Height - 2*e.edge()
}

// edge is what the entry leaves free above and below its text.
func (e *editor) edge() float32 { return e.grid.metrics.padX - caretWidth }

// moved follows whatever has changed the text or moved the caret. The entry calls it last, when it has laid the text.
func (e *editor) moved() {
	g := e.grid
	if e.busy || g.editing == nil {
		return
	}
	e.busy = true
	high := e.textHeight(e.Size().Width)
	e.busy = false
	if high != e.high {
		g.repaint()
	}
	e.showCaret()
	g.caret()
}

// put lays the editor out with its shell; the caret stays in sight if that gave it another size.
func (e *editor) put(pos fyne.Position, size fyne.Size, high float32) {
	shell := e.grid.shell
	resized := shell.Size() != size || e.high != high
	e.high = high
	shell.Move(pos)
	e.busy = true
	shell.Resize(size)
	e.busy = false
	if resized {
		e.showCaret()
	}
}

// overflow is how much of the text does not fit into the editor.
func (e *editor) overflow() float32 {
	if e.scroll == nil || e.scroll.Content == nil {
		return 0
	}
	return max(e.scroll.Content.MinSize().Height-e.scroll.Size().Height, 0)
}

// showCaret scrolls the text by as little as makes the caret's line visible; a text that fits is never scrolled, though the
// entry would like a free line under its caret.
func (e *editor) showCaret() {
	if e.scroll == nil {
		return
	}
	top, high := e.CursorPosition().Y, fyne.MeasureText("国", e.grid.metrics.text, fyne.TextStyle{}).Height
	y := max(e.scroll.Offset.Y, top+high+e.edge()-e.scroll.Size().Height)
	e.scrollTo(min(y, top-e.edge()))
}

// scrollTo brings the text's part from y on into sight, as far as there is text.
func (e *editor) scrollTo(y float32) {
	y = min(max(y, 0), e.overflow())
	if e.scroll == nil || e.scroll.Content == nil || e.scroll.Offset.Y == y {
		return
	}
	e.scroll.Content.Resize(e.scroll.Content.MinSize().Max(e.scroll.Size())) // it may be a line behind the text
	e.scroll.ScrollToOffset(fyne.NewPos(0, y))
}

// caretAt is where the caret stands in the editor, its upper edge at the text's visible part if it is scrolled out of it.
func (e *editor) caretAt() fyne.Position {
	at := e.CursorPosition()
	if e.scroll == nil {
		return at
	}
	y := min(max(at.Y-e.scroll.Offset.Y, 0), max(e.scroll.Size().Height-e.grid.metrics.line, 0))
	return fyne.NewPos(at.X, y+caretWidth) // the scroller stands so far below the entry's edge
}

// wheel lies over the editor and takes nothing but the mouse wheel, which the entry's scroller would take for itself.
type wheel struct {
	widget.BaseWidget
	editor *editor
}

func newWheel(e *editor) *wheel {
	w := &wheel{editor: e}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer gives Fyne nothing to see.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Scrolled scrolls the text if it does not fit, else the table; Ctrl zooms as everywhere.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	e, g := w.editor, w.editor.grid
	if e.overflow() <= 0 || g.host.Modifiers()&fyne.KeyModifierControl != 0 {
		g.Scrolled(ev)
		return
	}
	e.scrollTo(e.scroll.Offset.Y - ev.Scrolled.DY*wheelStep)
	canvas.Refresh(g.body.back)
	g.caret()
}
