package grid

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Host is what the grid needs of the window it stands in.
type Host struct {
	Focus     func(fyne.Focusable)
	Focused   func() fyne.Focusable
	Modifiers func() fyne.KeyModifier
	Clipboard func() fyne.Clipboard
	Position  func(fyne.CanvasObject) fyne.Position // on the canvas
	Later     func(func())                          // runs after the present event, on Fyne's goroutine
	After     func(time.Duration, func())           // runs later, on Fyne's goroutine
}

// NewHost makes the Host of a window of the app.
func NewHost(app fyne.App, w fyne.Window) Host {
	return Host{
		Focus:   func(f fyne.Focusable) { w.Canvas().Focus(f) },
		Focused: func() fyne.Focusable { return w.Canvas().Focused() },
		Modifiers: func() fyne.KeyModifier {
			if d, ok := app.Driver().(desktop.Driver); ok {
				return d.CurrentKeyModifiers()
			}
			return 0
		},
		Clipboard: app.Clipboard,
		Position:  app.Driver().AbsolutePositionForObject,
		Later:     fyne.Do,
		After:     func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(f) }) },
	}
}
