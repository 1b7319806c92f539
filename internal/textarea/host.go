package textarea

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Host is what an Area needs of the window it stands in; all of it.
type Host struct {
	Focus     func(fyne.Focusable)
	Modifiers func() fyne.KeyModifier
	Clipboard func() fyne.Clipboard
	After     func(time.Duration, func()) // runs later, on Fyne's goroutine
}

// NewHost makes the Host of a window of the app.
func NewHost(app fyne.App, w fyne.Window) Host {
	return Host{
		Focus: func(f fyne.Focusable) { w.Canvas().Focus(f) },
		Modifiers: func() fyne.KeyModifier {
			if d, ok := app.Driver().(desktop.Driver); ok {
				return d.CurrentKeyModifiers()
			}
			return 0
		},
		Clipboard: app.Clipboard,
		After:     func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(f) }) },
	}
}
