package celledit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
	"dubanben/internal/textarea"
	"dubanben/internal/ui/look"
)

// line is the one line that a person types into, with the list that hangs below it; both editors are built on it.
type line struct {
	look    *look.Look
	area    *textarea.Area
	choices *choices
	opening grid.Opening
	hint    string
	free    bool                                                    // a text that is not offered may be taken
	accept  func(text string, k fyne.KeyName, mod fyne.KeyModifier) // k is the key that took it, "" for the mouse
	offer   func()
	erase   func() // Backspace with nothing typed
	aside   func(k *fyne.KeyEvent) bool
	paste   func(text string) bool // takes what is pasted before the line does; nil where it takes nothing
}

func newLine(l *look.Look, hint, footer string) *line {
	x := &line{look: l, hint: hint}
	x.area = textarea.New(x.style(1), l.Host)
	x.area.TakesTab = true
	x.area.OnKey, x.area.OnShortcut = x.key, x.shortcut
	x.area.OnFocus = func(gained bool) {
		if !gained && x.opening.Left != nil {
			x.opening.Left()
		}
	}
	x.area.OnChanged = func() { x.offer() }
	x.area.OnCaret = func(at fyne.Position, height float32) {
		if x.opening.Caret != nil {
			x.opening.Caret(l.Position(x.area).Add(at), height)
		}
	}
	x.choices = newChoices(l, footer, func(o Option) { x.accept(o.Text, "", 0) })
	return x
}

// begin takes the opening; sizes follow its zoom.
func (x *line) begin(o grid.Opening) {
	if o.Zoom == 0 {
		o.Zoom = 1
	}
	x.opening = o
	x.area.SetStyle(x.style(o.Zoom))
}

func (x *line) style(zoom float32) textarea.Style {
	s := x.look.AreaStyle(x.hint, true)
	s.Size, s.Pitch = s.Size*zoom, s.Pitch*zoom
	s.Left, s.Right, s.Top, s.Bottom = 2*zoom, 2*zoom, 2*zoom, 2*zoom
	return s
}

// shortcut hands on what is none of the line's own, such as Ctrl+F.
func (x *line) shortcut(s fyne.Shortcut) bool {
	if _, pastes := s.(*fyne.ShortcutPaste); pastes && x.paste != nil {
		return x.paste(x.look.Host.Clipboard().Content())
	}
	c, ok := s.(*desktop.CustomShortcut)
	switch {
	case !ok || x.opening.Shortcut == nil || c.KeyName == fyne.KeyY || c.KeyName == fyne.KeyZ:
		return false
	case c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter:
		x.enter(c.KeyName, c.Modifier)
	case c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierControl && len(c.KeyName) == 1:
		x.opening.Shortcut(s)
	default:
		return x.aside != nil && x.aside(&fyne.KeyEvent{Name: c.KeyName})
	}
	return true
}

// key takes what is not typing: Enter and Tab take the marked option, or keep the cell where nothing is typed.
func (x *line) key(k *fyne.KeyEvent) bool {
	mod := x.look.Host.Modifiers()
	switch k.Name {
	case fyne.KeyEscape:
		x.opening.Cancel()
	case fyne.KeyUp:
		x.choices.step(-1)
	case fyne.KeyDown:
		x.choices.step(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		x.enter(k.Name, mod)
	case fyne.KeyBackspace:
		if !x.area.Empty() || x.erase == nil {
			return false
		}
		x.erase()
	default:
		return x.aside != nil && x.aside(k)
	}
	return true
}

func (x *line) enter(k fyne.KeyName, mod fyne.KeyModifier) {
	o, marked := x.choices.marked()
	switch {
	case marked:
		x.accept(o.Text, k, mod)
	case !x.area.Empty() && x.free:
		x.accept(x.area.Text(), k, mod)
	default:
		x.opening.Keep(k, mod)
	}
}
