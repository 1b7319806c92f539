package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Select is Fyne's list to choose from, which would swallow the keys of the dialog it stands in.
type Select struct {
	widget.Select
	look *Look
}

// NewSelect makes it; changed may be nil.
func (l *Look) NewSelect(options []string, changed func(string)) *Select {
	s := &Select{look: l}
	s.Options, s.OnChanged, s.PlaceHolder = options, changed, "请选择"
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey hands on Enter, Esc and the function keys.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	if !s.look.handOn(k) {
		s.Select.TypedKey(k)
	}
}

// Check is Fyne's box to tick, which would swallow all keys but the space.
type Check struct {
	widget.Check
	look *Look
}

// NewCheck makes it; changed may be nil.
func (l *Look) NewCheck(text string, changed func(bool)) *Check {
	c := &Check{look: l}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey hands on Enter, Esc and the function keys.
func (c *Check) TypedKey(k *fyne.KeyEvent) { c.look.handOn(k) }

// handOn gives the window a key that is its own; false for the others.
func (l *Look) handOn(k *fyne.KeyEvent) bool {
	switch {
	case l.Keys == nil:
		return false
	case k.Name == fyne.KeyReturn, k.Name == fyne.KeyEnter, k.Name == fyne.KeyEscape, function(k.Name):
		l.Keys(k)
		return true
	}
	return false
}
