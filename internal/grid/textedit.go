package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/textarea"
)

// TextEditor is the editor of columns that bring none: its text lies exactly on the cell's. A column that wants a little more
// of it brings one with hooks of its own.
type TextEditor struct {
	widget.BaseWidget
	Area       *textarea.Area
	Blank      string                                          // what stands in it though nothing was typed
	OnOpen     func(o Opening)                                 // it has been opened on the cell's own text
	OnKey      func(k fyne.KeyName, mod fyne.KeyModifier) bool // is asked before the editor; true where it took the key
	OnShortcut func(s fyne.Shortcut) bool

	grid  *Grid
	given Opening
	quick bool // begun by typing: arrows keep and move, as in Excel
}

// NewTextEditor makes one for the cell that is being opened.
func NewTextEditor(g *Grid) *TextEditor {
	e := &TextEditor{grid: g}
	e.Area = textarea.New(e.style(), textarea.Host{
		Focus: g.host.Focus, Modifiers: g.modifiers, Clipboard: g.host.Clipboard, After: g.host.After,
	})
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer gives Fyne the text area.
func (e *TextEditor) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(e.Area) }

// MinSize is as high as the text at the present width.
func (e *TextEditor) MinSize() fyne.Size {
	return fyne.NewSize(e.Area.MinSize().Width, e.Area.HeightFor(e.Size().Width))
}

// style is that of the cell that is edited.
func (e *TextEditor) style() textarea.Style {
	g, p := e.grid, e.grid.editing.place
	m, pal := g.metrics, &g.palette
	return textarea.Style{
		Size: m.text, Pitch: m.line, Bold: g.field.cols[p.col].Bold || g.field.Cell(p.row, p.col).Bold,
		Left: m.padX, Right: m.padX, Top: m.padY, Bottom: m.foot - 1,
		Text: pal.Text, Faint: pal.Text3, Caret: pal.Text, Selection: pal.Soft,
	}
}

// Open shows the text, the caret at its end.
func (e *TextEditor) Open(o Opening) {
	a := e.Area
	e.given, e.quick = o, o.Replace
	a.TakesTab = true
	a.OnKey, a.OnShortcut, a.OnHeight, a.OnScroll = e.key, e.shortcut, o.Changed, e.grid.Scrolled
	a.OnCaret = func(at fyne.Position, height float32) {
		o.Caret(e.grid.host.Position(e.grid).Add(e.Position()).Add(at), height)
	}
	a.OnFocus = func(gained bool) {
		if !gained {
			o.Left()
		}
	}
	e.Resize(fyne.NewSize(o.Width, e.Size().Height)) // before the text: breaking a long one anew takes long
	if o.Replace {
		a.Insert(o.Typed)
		return
	}
	a.SetText(o.Text)
	a.CaretToEnd()
	if e.OnOpen != nil {
		e.OnOpen(o)
	}
}

// Text is what was typed.
func (e *TextEditor) Text() string {
	if t := e.Area.Text(); t != e.Blank {
		return t
	}
	return ""
}

// Focusable is the text area.
func (e *TextEditor) Focusable() fyne.Focusable { return e.Area }

// Drop is nothing.
func (e *TextEditor) Drop() fyne.CanvasObject { return nil }

// Close has nothing to give back.
func (e *TextEditor) Close() {}

// key keeps and moves, drops, or leaves the key to the text.
func (e *TextEditor) key(k *fyne.KeyEvent) bool {
	mod := e.grid.modifiers()
	if e.OnKey != nil && e.OnKey(k.Name, mod) {
		return true
	}
	switch k.Name {
	case fyne.KeyEscape:
		e.given.Cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		if mod&fyne.KeyModifierAlt != 0 {
			return false // a line break
		}
		e.given.Keep(k.Name, mod)
	case fyne.KeyTab:
		e.given.Keep(k.Name, mod)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown:
		if !e.quick || mod != 0 {
			return false
		}
		e.given.Keep(k.Name, mod)
	case fyne.KeyF2:
		e.quick = !e.quick
	default:
		return false
	}
	return true
}

// shortcut takes Alt+Enter as a line break and Ctrl+Enter as filling the selection; letters and digits with Ctrl are the
// window's, such as Ctrl+P.
func (e *TextEditor) shortcut(s fyne.Shortcut) bool {
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return true
	}
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	enter := c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter
	switch {
	case enter && c.Modifier == fyne.KeyModifierAlt:
		e.Area.Insert("\n")
	case enter && c.Modifier == fyne.KeyModifierControl:
		e.given.Keep(c.KeyName, c.Modifier)
	case c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierControl && len(c.KeyName) == 1 && c.KeyName != fyne.KeyZ:
		e.given.Shortcut(s)
	default:
		return false
	}
	return true
}
