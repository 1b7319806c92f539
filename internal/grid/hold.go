package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// waiting are the keys that wait until the rows are there which they are meant for.
type waiting struct {
	count   int // of Hold without its Release
	strokes []stroke
	playing *stroke // the one that is played back now
}

// stroke is one key as it was typed, with the modifiers of then.
type stroke struct {
	rune     rune
	key      *fyne.KeyEvent
	shortcut fyne.Shortcut
	mod      fyne.KeyModifier
}

// Hold keeps back what is typed on the table, and what the mouse does but scroll, until Release: the rows are about to
// change, and what is typed is meant for the table as it will be. Several Holds need as many Releases.
func (g *Grid) Hold() {
	g.waiting.count++
	if z := g.grip.zone; z != zoneNone && z != zoneBarV && z != zoneBarH {
		g.grip = grip{}
		g.repaint()
	}
}

// Release ends a Hold. After the last one the keys that were kept back are played in their order, as if typed now: to an
// editor that was opened meanwhile, else to the table.
func (g *Grid) Release() {
	w := &g.waiting
	w.count = max(w.count-1, 0)
	if w.count > 0 {
		return
	}
	if g.editing != nil && g.host.Focused() == fyne.Focusable(g) {
		g.host.Focus(g.editing.editor.Focusable())
	}
	for w.count == 0 && len(w.strokes) > 0 { // a key may begin the next Hold
		s := w.strokes[0]
		w.strokes = w.strokes[1:]
		g.play(s)
	}
}

func (g *Grid) play(s stroke) {
	was := g.waiting.playing
	g.waiting.playing = &s
	switch {
	case s.key != nil:
		g.TypedKey(s.key)
	case s.shortcut != nil:
		g.TypedShortcut(s.shortcut)
	default:
		g.TypedRune(s.rune)
	}
	g.waiting.playing = was
}

// waits keeps a key back; false if it is to be obeyed at once.
func (g *Grid) waits(s stroke) bool {
	if g.waiting.count == 0 || g.editorFocused() {
		return false
	}
	s.mod = g.modifiers()
	g.waiting.strokes = append(g.waiting.strokes, s)
	return true
}

// modifiers are the keys held down now, or when the key that is played back was typed.
func (g *Grid) modifiers() fyne.KeyModifier {
	if s := g.waiting.playing; s != nil {
		return s.mod
	}
	return g.host.Modifiers()
}

func (g *Grid) editorFocused() bool {
	return g.editing != nil && g.host.Focused() == g.editing.editor.Focusable()
}

// editorTakes hands a key with Ctrl that reached the table to the open editor; false if that takes none.
func (g *Grid) editorTakes(s fyne.Shortcut) bool {
	if g.editing == nil {
		return false
	}
	to, ok := g.editing.editor.Focusable().(fyne.Shortcutable)
	if ok {
		to.TypedShortcut(s)
	}
	return ok
}

// pressWaiting is MouseDown while keys wait: the scroll bars can be taken, and the focus stays where the keys are.
func (g *Grid) pressWaiting(e *desktop.MouseEvent) {
	z := g.view.zoneAt(e.Position.X, e.Position.Y)
	g.grip = grip{}
	if z == zoneBarV || z == zoneBarH {
		g.grip = grip{zone: z, at: e.Position}
		g.grab(z, e.Position)
		return
	}
	if !g.editorFocused() {
		g.host.Focus(g)
	}
}
