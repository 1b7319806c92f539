//go:build !windows && (!linux || !cgo || ci || wayland)

package ime

import "fyne.io/fyne/v2"

// Place does nothing: there is no input method to place here, or no way to reach it.
func Place(fyne.Window, Caret) {}
