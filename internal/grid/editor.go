package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// editor is the multi-line entry that stands on the edited cell. Its text lies exactly on the cell's.
type editor struct {
	widget.Entry
	grid   *Grid
	scroll *container.Scroll // the entry's own; it moves only where the text is higher than the view
	wheel  *wheel
	high   float32 // the text's height when the editor was last painted
	busy   bool    // being laid out: the entry's calls then tell nothing new
}

// caretWidth is the width of the caret; Fyne takes it from the border's, which is not shown here.
const caretWidth = 2

func newEditor(g *Grid) *editor {
	e := &editor{grid: g}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapBreak
	e.Scroll = fyne.ScrollNone
	e.ExtendBaseWidget(e)
	e.wheel = newWheel(e)
	e.OnCursorChanged = e.moved // not OnChanged: the entry calls that before it has laid the new text
	return e
}

// CreateRenderer takes the entry's box away and gets hold of its scroller.
func (e *editor) CreateRenderer() fyne.WidgetRenderer {
	r := e.Entry.CreateRenderer()
	for _, o := range r.Objects() {
		switch o := o.(type) {
		case *canvas.Rectangle:
			o.Hide()
		case *container.Scroll:
			e.scroll = o
		}
	}
	return r
}

// toStart puts the caret before the first character.
func (e *editor) toStart() { e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp}) }

// toEnd puts the caret behind the last character.
func (e *editor) toEnd() { e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }

// TypedKey keeps and moves, drops, or edits.
func (e *editor) TypedKey(k *fyne.KeyEvent) {
	g := e.grid
	mod := g.host.Modifiers()
	switch k.Name {
	case fyne.KeyEscape:
		g.drop()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if mod&fyne.KeyModifierAlt != 0 {
			e.breakLine()
			return
		}
		g.obey(meaning(k.Name, mod))
		return
	case fyne.KeyTab:
		g.obey(meaning(k.Name, mod))
		return
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown:
		if g.editing != nil && g.editing.quick && mod == 0 {
			g.obey(meaning(k.Name, mod))
			return
		}
	case fyne.KeyF2:
		if g.editing != nil {
			g.editing.quick = !g.editing.quick
		}
		return
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut takes Alt+Enter as a line break, and Ctrl+Home and Ctrl+End, with Shift too; the rest is the entry's.
func (e *editor) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		e.Entry.TypedShortcut(s)
		return
	}
	enter := c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter
	control := c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierControl
	switch {
	case enter && c.Modifier == fyne.KeyModifierAlt:
		e.breakLine()
	case control && c.KeyName == fyne.KeyHome:
		e.toStart()
	case control && c.KeyName == fyne.KeyEnd:
		e.toEnd()
	case control && len(c.KeyName) == 1 && e.grid.OnShortcut != nil: // a letter or digit: the window's, such as Ctrl+P
		e.grid.OnShortcut(s)
	default:
		e.Entry.TypedShortcut(s)
	}
}

func (e *editor) breakLine() { e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }

// AcceptsTab makes Tab keep and move.
func (e *editor) AcceptsTab() bool { return true }

// FocusLost keeps what was typed when the person clicks elsewhere in the window; not when the window itself is left. Which
// of the two it was shows only afterwards.
func (e *editor) FocusLost() {
	e.Entry.FocusLost()
	g := e.grid
	was := g.editing
	if was == nil {
		return
	}
	g.host.Later(func() {
		if g.editing == was && g.host.Focused() != e {
			g.Keep()
		}
	})
}

// flat is the editor's theme: the window's own without the entry's box, in the grid's colours and sizes.
type flat struct {
	fyne.Theme
	palette Palette
	metrics *metrics
}

func (g *Grid) flatTheme() fyne.Theme {
	return &flat{Theme: g.Theme(), palette: g.palette, metrics: g.metrics}
}

// Color gives the entry no background and a caret in the colour of text.
func (f *flat) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder, theme.ColorNameShadow:
		return color.Transparent
	case theme.ColorNameForeground, theme.ColorNamePrimary:
		return f.palette.Text
	case theme.ColorNameSelection:
		return f.palette.Soft
	}
	return f.Theme.Color(n, v)
}

// Size gives the entry the cell's text size and padding.
func (f *flat) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return f.metrics.text
	case theme.SizeNameInnerPadding:
		return f.metrics.padX
	case theme.SizeNameInputBorder:
		return caretWidth
	case theme.SizeNameInputRadius, theme.SizeNameLineSpacing:
		return 0
	}
	return f.Theme.Size(n)
}
