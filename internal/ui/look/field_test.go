package look

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/grid"
)

// fieldStage is a field in a window, with what it told.
type fieldStage struct {
	*Field
	t    *testing.T
	win  fyne.Window
	mod  fyne.KeyModifier
	told []string
}

func newFieldStage(t *testing.T, text string, lines int) *fieldStage {
	a := test.NewTempApp(t)
	s := &fieldStage{t: t, win: a.NewWindow("")}
	l := New(false)
	a.Settings().SetTheme(l)
	host := grid.NewHost(a, s.win)
	host.Modifiers = func() fyne.KeyModifier { return s.mod }
	l.Stand(host)
	s.Field = NewField(l, text, "提示", lines)
	s.Changed = func(x string) { s.tell("changed " + x) }
	s.Enter, s.Escape = func() { s.tell("enter") }, func() { s.tell("escape") }
	s.Focus = func(gained bool) { s.tell(map[bool]string{true: "in", false: "out"}[gained]) }
	s.win.SetContent(s.Field)
	s.win.Resize(fyne.NewSize(200, 300))
	t.Cleanup(s.win.Close)
	return s
}

func (s *fieldStage) tell(x string) { s.told = append(s.told, x) }

func (s *fieldStage) enter() *fieldStage {
	s.win.Canvas().Focus(s.Area)
	s.told = nil
	return s
}

func (s *fieldStage) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.Area.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (s *fieldStage) combined(mod fyne.KeyModifier, k fyne.KeyName) {
	s.mod = mod
	s.Area.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
	s.mod = 0
}

func (s *fieldStage) want(what, told, text string) {
	s.t.Helper()
	if got := strings.Join(s.told, ", "); got != told || s.Text() != text {
		s.t.Errorf("%s: told %q with %q, want %q with %q", what, got, s.Text(), told, text)
	}
	s.told = nil
}

func TestAFieldOfOneLineTakesEnterAndEscape(t *testing.T) {
	s := newFieldStage(t, "旧", 1).enter()
	s.key(fyne.KeyReturn)
	s.want("Return", "enter", "旧")
	s.key(fyne.KeyEnter)
	s.want("Enter", "enter", "旧")
	s.key(fyne.KeyEscape)
	s.want("Escape", "escape", "旧")
	s.Area.TypedRune('新')
	s.want("typing at the beginning", "changed 新旧", "新旧")
	s.SetText("别的")
	s.want("a text put in from outside tells nothing", "", "别的")
	s.win.Canvas().Unfocus()
	s.want("leaving", "out", "别的")
}

func TestAFieldOfSeveralLinesBreaksThemWithReturn(t *testing.T) {
	s := newFieldStage(t, "", 3).enter()
	s.Area.TypedRune('上')
	s.told = nil
	s.key(fyne.KeyReturn)
	s.want("Return", "changed 上\n", "上\n")
	s.combined(fyne.KeyModifierControl, fyne.KeyReturn)
	s.want("Ctrl+Return", "enter", "上\n")
}

func TestWhereReturnKeepsAltReturnBreaksTheLine(t *testing.T) {
	s := newFieldStage(t, "上", 3)
	s.ReturnKeeps()
	s.enter()
	s.Area.CaretToEnd()
	s.key(fyne.KeyReturn)
	s.want("Return", "enter", "上")
	s.combined(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.want("Alt+Return", "changed 上\n", "上\n")
}

func TestTabGoesWhereTheOwnerSays(t *testing.T) {
	s := newFieldStage(t, "上", 1).enter()
	if s.Area.AcceptsTab() {
		t.Error("without an owner Tab is Fyne's")
	}
	s.OnTab(func(back bool) { s.tell(map[bool]string{true: "back", false: "on"}[back]) })
	s.key(fyne.KeyTab)
	s.want("Tab", "on", "上")
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyTab)
	s.want("Shift+Tab", "back", "上")
	if !s.Area.AcceptsTab() {
		t.Error("Tab does not come here")
	}
}

func TestShortcutsThatAFieldHasNoUseForAreHandedOn(t *testing.T) {
	s := newFieldStage(t, "上", 1).enter()
	s.Shortcut = func(x fyne.Shortcut) bool { s.tell(x.ShortcutName()); return true }
	s.combined(fyne.KeyModifierControl, fyne.KeyF)
	s.want("Ctrl+F", "CustomDesktop:Control+F", "上")
}

func TestAFieldGrowsWithItsTextUpToItsMost(t *testing.T) {
	s := newFieldStage(t, "", 2)
	s.Resize(fyne.NewSize(200, 50))
	low := s.MinSize().Height
	s.SetText(strings.Repeat("很长的内容", 40))
	if s.MinSize().Height != low {
		t.Errorf("a field that does not grow needs %v, before %v", s.MinSize().Height, low)
	}
	s.GrowTo(5)
	if high := s.MinSize().Height; high != 5*fieldPitch+2*fieldPadY {
		t.Errorf("it grows to %v", high)
	}
	s.SetText("上\n中\n下")
	if high := s.MinSize().Height; high <= low || high >= 4*fieldPitch+2*fieldPadY {
		t.Errorf("three lines need %v", high)
	}
	s.SetText("上")
	if s.MinSize().Height != low {
		t.Errorf("one line needs %v, want %v", s.MinSize().Height, low)
	}
}

func TestAWrongFieldIsMarkedUntilItIsChanged(t *testing.T) {
	s := newFieldStage(t, "上", 1).enter()
	s.Wrong()
	if s.frame.StrokeColor != s.look.Error() {
		t.Error("it is not marked")
	}
	s.Area.TypedRune('x')
	if s.frame.StrokeColor != s.look.Accent() {
		t.Error("it stays marked after a change")
	}
	s.win.Canvas().Unfocus()
	if s.frame.StrokeColor != s.look.Control() {
		t.Error("it looks as if it had the focus")
	}
}
