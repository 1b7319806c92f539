package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/ime"
)

// caret brings the input method's window to where text will appear.
func (w *Window) caret(at fyne.Position, height float32) {
	ime.Place(w.win, ime.Caret{Pos: at, Height: height})
}

// focus gives the keys to a part of the window.
func (w *Window) focus(f fyne.Focusable) {
	w.win.Canvas().Focus(f)
	w.lead()
}

// drawn is how long after a change Fyne has surely begun to draw it.
const drawn = 50 * time.Millisecond

// lead has the table tell once more where text would appear: before it is drawn it knows no place, and when a dialog goes,
// Fyne does not tell it that the keys are back.
func (w *Window) lead() {
	w.world.After(drawn, func() {
		g, ok := w.host.Focused().(*grid.Grid)
		switch {
		case !ok:
		case w.world.App.Driver().CanvasForObject(g) == nil:
			w.lead()
		default:
			g.FocusGained()
		}
	})
}
