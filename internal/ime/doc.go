// Package ime puts the input method's window at the caret, on X11 and Windows; elsewhere it does nothing.
//
// On X11 it also mends how GLFW treats input methods: keys that the input method has consumed would reach the program as
// well (Backspace while composing would delete kept text, Return would leave the cell), and under the locale "C" committed
// Chinese would be lost. Both are mended by linking: the program's own XCreateIC and XFilterEvent stand before those of
// libX11 and call them. No state of Go's is needed for that, so the package holds none.
package ime

import "fyne.io/fyne/v2"

// Caret is where text appears: the caret's upper left corner on the canvas and its height, in Fyne's units.
type Caret struct {
	Pos    fyne.Position
	Height float32
}
