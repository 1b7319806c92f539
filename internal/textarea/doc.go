// Package textarea is the program's text editor: a Fyne widget whose lines are broken by the rules of Chinese line
// breaking (package typeset), as the table and the pages break them, and which stays quick in paragraphs of any length.
//
//	area := textarea.New(textarea.Style{
//		Size: 14, Pitch: 20, Left: 8, Right: 8, Top: 6, Bottom: 6,
//		Text: tx, Faint: tx3, Caret: tx, Selection: soft, Placeholder: "请输入进展情况",
//	}, textarea.Host{Focus: window.Canvas().Focus, Modifiers: modifiers, Clipboard: app.Clipboard, After: later})
//	area.OnCaret = func(at fyne.Position, height float32) { /* place the input method's window */ }
//	area.OnHeight = func() { area.Resize(fyne.NewSize(w, area.HeightFor(w))) }
//	area.OnKey = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyEscape && drop() }
//	area.SetText(value)
//	area.CaretToEnd()
//	window.Canvas().Focus(area)
//
// Buffer, lines, motion, selection and history know nothing of Fyne; area, keyboard, mouse and paint are the widget.
// Positions in a text are bytes, always between two characters as a person sees them.
package textarea
