package textarea

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedRune is called by Fyne with what was typed or what the input method has committed.
func (a *Area) TypedRune(r rune) {
	if unicode.IsControl(r) || !utf8.ValidRune(r) || !a.editable() {
		return
	}
	a.menu = false
	if a.text.insert(clean(string(r), a.style.Single), typing) {
		a.edited()
	}
}

// editable reports whether the person may change the text.
func (a *Area) editable() bool { return !a.readOnly && !a.Disabled() }

// TypedKey is called by Fyne with a key that is no shortcut.
func (a *Area) TypedKey(k *fyne.KeyEvent) {
	a.menu = false
	if a.OnKey != nil && a.OnKey(k) {
		return
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !a.style.Single && a.editable() && a.text.insert("\n", single) {
			a.edited()
		}
	case fyne.KeyBackspace:
		a.erase(backspace, a.text.prev)
	case fyne.KeyDelete:
		a.erase(erasing, a.text.next)
	default:
		if m, ok := plainMotion(k.Name); ok {
			a.move(m, a.host.Modifiers()&fyne.KeyModifierShift != 0)
		}
	}
}

func plainMotion(k fyne.KeyName) (m motion, ok bool) {
	switch k {
	case fyne.KeyLeft:
		return left, true
	case fyne.KeyRight:
		return right, true
	case fyne.KeyUp:
		return up, true
	case fyne.KeyDown:
		return down, true
	case fyne.KeyHome:
		return home, true
	case fyne.KeyEnd:
		return end, true
	case fyne.KeyPageUp:
		return pageUp, true
	case fyne.KeyPageDown:
		return pageDown, true
	}
	return 0, false
}

func controlMotion(k fyne.KeyName) (m motion, ok bool) {
	switch k {
	case fyne.KeyLeft:
		return wordLeft, true
	case fyne.KeyRight:
		return wordRight, true
	case fyne.KeyHome:
		return top, true
	case fyne.KeyEnd:
		return bottom, true
	}
	return 0, false
}

// move moves the caret.
func (a *Area) move(m motion, extend bool) {
	a.text.move(m, extend, a.page())
	a.show()
}

// erase removes the selection, or up to the place that reach gives.
func (a *Area) erase(k kind, reach func(int) int) {
	if a.editable() && a.text.erase(k, reach) {
		a.edited()
	}
}

// TypedShortcut is called by Fyne with what is typed with Ctrl or Alt.
func (a *Area) TypedShortcut(s fyne.Shortcut) {
	a.menu = false
	if a.OnShortcut != nil && a.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		a.SelectAll()
	case *fyne.ShortcutCopy:
		a.copy()
	case *fyne.ShortcutCut:
		a.cut()
	case *fyne.ShortcutPaste:
		a.paste()
	case *fyne.ShortcutUndo:
		a.travel(a.text.undo)
	case *fyne.ShortcutRedo:
		a.travel(a.text.redo)
	case *desktop.CustomShortcut:
		a.control(s)
	}
}

// control takes what Fyne has no shortcut of its own for.
func (a *Area) control(s *desktop.CustomShortcut) {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierControl {
		return
	}
	shift := s.Modifier&fyne.KeyModifierShift != 0
	if m, ok := controlMotion(s.KeyName); ok {
		a.move(m, shift)
		return
	}
	switch s.KeyName {
	case fyne.KeyBackspace:
		a.erase(single, a.text.prevWord)
	case fyne.KeyDelete:
		a.erase(single, a.text.nextWord)
	case fyne.KeyZ:
		if shift {
			a.travel(a.text.redo)
		}
	}
}

// travel undoes or does again.
func (a *Area) travel(step func() bool) {
	if a.editable() && step() {
		a.edited()
	}
}

// copy leaves the clipboard alone where nothing is selected.
func (a *Area) copy() {
	if !a.text.selection.empty() {
		a.host.Clipboard().SetContent(a.Selected())
	}
}

func (a *Area) cut() {
	if a.editable() {
		a.copy()
		a.Insert("")
	}
}

func (a *Area) paste() {
	if a.editable() {
		a.Insert(a.host.Clipboard().Content())
	}
}
