package celledit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
)

// stage is an editor in a window, with what it told the table.
type stage struct {
	*uitest.Window
	editor  grid.Editor
	kept    []string // the keys that kept it
	dropped int
	grown   int
	passed  []string // the shortcuts it had no use for
}

// known are the names that the sources offer.
func known() []string {
	return []string{"区教育局", "区住建局", "区城管执法局", "源西街道"}
}

// offer finds the names that contain what is typed; with another one it offers to make it.
func offer(typed string, taken []string) []Option {
	var out []Option
	for _, n := range known() {
		if strings.Contains(n, typed) {
			out = append(out, Option{Text: n, Hint: "提示", Count: "3"})
		}
	}
	if typed != "" && !slices.Contains(known(), typed) {
		out = append(out, Option{Text: typed, Show: "＋ 新增“" + typed + "”"})
	}
	return out
}

func newStage(t *testing.T, make func(*look.Look) grid.Editor) *stage {
	s := &stage{Window: uitest.NewWindow(t, fyne.NewSize(400, 400), false)}
	s.editor = make(s.Look)
	s.Put(container.NewWithoutLayout(s.editor, s.editor.Drop()))
	return s
}

func chipsStage(t *testing.T) *stage {
	return newStage(t, func(l *look.Look) grid.Editor { return NewChips(l, offer) })
}

func listStage(t *testing.T, free bool) *stage {
	return newStage(t, func(l *look.Look) grid.Editor { return NewList(l, offer, free) })
}

// open opens the editor as the table does.
func (s *stage) open(o grid.Opening) *stage {
	o.Keep = func(k fyne.KeyName, mod fyne.KeyModifier) {
		name := string(k)
		if mod != 0 {
			name = "+" + name
		}
		s.kept = append(s.kept, name)
	}
	o.Cancel = func() { s.dropped++ }
	o.Changed = func() { s.grown++ }
	o.Left = func() {}
	o.Shortcut = func(x fyne.Shortcut) { s.passed = append(s.passed, x.ShortcutName()) }
	o.Caret = func(fyne.Position, float32) {}
	s.editor.Open(o)
	s.lay()
	s.Win.Canvas().Focus(s.editor.Focusable())
	return s
}

// lay gives the editor its room, as the table does.
func (s *stage) lay() {
	s.editor.Resize(fyne.NewSize(160, 100))
	s.editor.Resize(fyne.NewSize(160, s.editor.MinSize().Height))
	s.editor.Drop().Move(fyne.NewPos(0, 150))
	s.editor.Drop().Resize(s.editor.Drop().MinSize())
}

func (s *stage) key(names ...fyne.KeyName) *stage {
	for _, n := range names {
		s.editor.Focusable().TypedKey(&fyne.KeyEvent{Name: n})
	}
	return s
}

// held presses keys while a modifier is down: Shift as a key, the others as a shortcut, as the driver brings them.
func (s *stage) held(mod fyne.KeyModifier, names ...fyne.KeyName) *stage {
	s.Mod = mod
	for _, n := range names {
		if mod == fyne.KeyModifierShift {
			s.key(n)
		} else {
			s.editor.Focusable().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: n, Modifier: mod})
		}
	}
	s.Mod = 0
	return s
}

func (s *stage) typed(text string) *stage {
	for _, r := range text {
		s.editor.Focusable().TypedRune(r)
	}
	return s
}

func (s *stage) pasted(text string) *stage {
	s.App.Clipboard().SetContent(text)
	s.editor.Focusable().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: s.App.Clipboard()})
	return s
}

// text is what the editor would keep, its lines parted by /.
func (s *stage) text() string { return strings.ReplaceAll(s.editor.Text(), "\n", "/") }

// list is what hangs below, one option after the other, the marked one with a star; "" where it is hidden.
func (s *stage) list() string {
	c := s.choices()
	if !s.editor.Drop().Visible() {
		return ""
	}
	var out []string
	for i, o := range c.options {
		name := o.Text
		if i == c.at {
			name = "*" + name
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func (s *stage) choices() *choices {
	if c, ok := s.editor.(*Chips); ok {
		return c.line.choices
	}
	return s.editor.(*List).line.choices
}
