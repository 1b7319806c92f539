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
	scroll *container.Scroll // the entry's own; it must never move, because the editor is as high as its text
}

// caretWidth is the width of the caret; Fyne takes it from the border's, which is not shown here.
const caretWidth = 2

func newEditor(g *Grid) *editor {
	e := &editor{grid: g}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapBreak
	e.Scroll = fyne.ScrollNone
	e.ExtendBaseWidget(e)
	e.OnChanged = func(string) {
		if g.editing != nil {
			g.repaint()
		}
	}
	e.OnCursorChanged = func() {
		e.unscroll()
		g.caret()
	}
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

// unscroll undoes that the entry wants a free line under its caret.
func (e *editor) unscroll() {
	if e.scroll != nil && e.scroll.Offset.Y != 0 {
		e.scroll.ScrollToOffset(fyne.Position{})
	}
}

// textHeight gives the editor the width and says how high its text is then.
func (e *editor) textHeight(width float32) float32 {
	e.Resize(fyne.NewSize(width, max(e.Size().Height, e.grid.metrics.line)))
	if e.scroll == nil || e.scroll.Content == nil {
		return e.grid.metrics.line
	}
	return e.scroll.Content.MinSize().Height - 2*e.grid.metrics.padX + 2*caretWidth
}

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

// TypedShortcut takes Alt+Enter as a line break; the rest is the entry's.
func (e *editor) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierAlt {
		if c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter {
			e.breakLine()
			return
		}
	}
	e.Entry.TypedShortcut(s)
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
			g.keep()
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
