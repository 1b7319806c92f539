package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained shows the cursor in the accent colour.
func (g *Grid) FocusGained() {
	g.focused = true
	g.repaint()
	g.caret()
}

// FocusLost shows the cursor in grey.
func (g *Grid) FocusLost() {
	g.focused = false
	g.repaint()
}

// AcceptsTab makes Tab move the cursor instead of the focus.
func (g *Grid) AcceptsTab() bool { return true }

// TypedRune opens the editor with what was typed in place of the cell's text. An input method sends a whole sentence rune
// by rune; those that still arrive here follow the first one into the editor.
func (g *Grid) TypedRune(r rune) {
	if g.editing == nil && !g.open("", true) {
		return
	}
	g.editor.TypedRune(r)
}

// TypedKey takes keys that are no text.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	if g.editing != nil {
		g.editor.TypedKey(e)
		return
	}
	if e.Name == fyne.KeyEscape && g.dropRefused() {
		return
	}
	c := meaning(e.Name, g.host.Modifiers())
	if c.deed == doNothing && g.OnKey != nil {
		g.OnKey(e)
	}
	g.obey(c)
}

// TypedShortcut takes keys with Ctrl.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		g.Copy()
	case *fyne.ShortcutCut:
		g.Cut()
	case *fyne.ShortcutPaste:
		g.Paste()
	case *fyne.ShortcutSelectAll:
		g.selectAll()
	case *desktop.CustomShortcut:
		c := meaning(s.KeyName, s.Modifier)
		if c.deed == doNothing && g.OnShortcut != nil {
			g.OnShortcut(s)
		}
		g.obey(c)
	default:
		if g.OnShortcut != nil {
			g.OnShortcut(s)
		}
	}
}

func (g *Grid) obey(c command) {
	switch c.deed {
	case doMove:
		g.moveBy(c.motion, c.extend)
	case doEnter:
		g.enter(c.motion)
	case doEdit:
		g.OpenEditor()
	case doClear:
		g.Clear()
	case doSelectRows:
		g.selectRows()
	case doSelectAll:
		g.selectAll()
	}
}
