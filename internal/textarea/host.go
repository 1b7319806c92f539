package textarea

import (
	"time"

	"fyne.io/fyne/v2"
)

// Host is what an Area needs of the window it stands in; all of it.
type Host struct {
	Focus     func(fyne.Focusable)
	Modifiers func() fyne.KeyModifier
	Clipboard func() fyne.Clipboard
	After     func(time.Duration, func()) // runs later, on Fyne's goroutine
}
