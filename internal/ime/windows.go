//go:build windows

package ime

import (
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// The styles of imm32's forms that are used here.
const (
	cfsPoint         = 0x0002
	cfsForcePosition = 0x0020
	cfsExclude       = 0x0080
)

type point struct{ x, y int32 }

type rectangle struct{ left, top, right, bottom int32 }

type compositionForm struct {
	style uint32
	pos   point
	area  rectangle
}

type candidateForm struct {
	index, style uint32
	pos          point
	area         rectangle
}

// Place puts the input method's window under the caret. Call it on Fyne's goroutine on every move of the caret.
func Place(w fyne.Window, c Caret) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	x, top, bottom := c.pixels(w.Canvas().Scale())
	native.RunNative(func(context any) {
		if win, ok := context.(driver.WindowsWindowContext); ok && win.HWND != 0 {
			place(win.HWND, int32(x), int32(top), int32(bottom))
		}
	})
}

// place sets the composition window on the caret and the candidate window so that it leaves the caret's line free.
func place(hwnd uintptr, x, top, bottom int32) {
	imm := syscall.NewLazyDLL("imm32.dll")
	context, _, _ := imm.NewProc("ImmGetContext").Call(hwnd)
	if context == 0 {
		return // the window has no input method
	}
	composition := compositionForm{style: cfsPoint | cfsForcePosition, pos: point{x, top}}
	candidate := candidateForm{style: cfsExclude, pos: point{x, bottom}, area: rectangle{x, top, x + 2, bottom}}
	// What the calls answer changes nothing: an input method that cannot be placed stays where it is.
	_, _, _ = imm.NewProc("ImmSetCompositionWindow").Call(context, uintptr(unsafe.Pointer(&composition)))
	_, _, _ = imm.NewProc("ImmSetCandidateWindow").Call(context, uintptr(unsafe.Pointer(&candidate)))
	_, _, _ = imm.NewProc("ImmReleaseContext").Call(hwnd, context)
}
