//go:build linux && cgo && !ci && !wayland

package ime

/*
#cgo LDFLAGS: -lX11 -ldl
#include "x11.h"
*/
import "C"

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// Place puts the input method's window under the caret. Call it on Fyne's goroutine on every move of the caret.
func Place(w fyne.Window, c Caret) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	x, _, bottom := c.pixels(w.Canvas().Scale())
	native.RunNative(func(context any) {
		if x11, ok := context.(driver.X11WindowContext); ok && x11.WindowHandle != 0 {
			C.ime_spot(C.Window(x11.WindowHandle), C.int(x), C.int(bottom))
		}
	})
}
