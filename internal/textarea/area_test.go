package textarea

import (
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// stage is an Area in a test window, with what it told.
type stage struct {
	*Area
	t       testing.TB
	window  fyne.Window
	mod     fyne.KeyModifier
	later   []func()
	changes int
	heights int
	caretAt fyne.Position
	carets  int
}

// plain has lines of 20 pixels, ideographs of 14 and 8 free pixels at the sides.
func plain() Style {
	return Style{
		Size: 14, Pitch: 20, Left: 8, Right: 8, Top: 6, Bottom: 6,
		Text: color.Black, Faint: color.Gray{Y: 150}, Caret: color.Black, Selection: color.NRGBA{R: 180, G: 210, B: 255, A: 255},
	}
}

// newStage shows an Area of so many ideographs by so many lines.
func newStage(t testing.TB, style Style, chars, lines int) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(newFace())
	s := &stage{t: t, window: test.NewTempWindow(t, container.NewWithoutLayout())}
	host := Host{Focus: s.window.Canvas().Focus, Clipboard: app.Clipboard, Modifiers: func() fyne.KeyModifier { return s.mod }}
	host.After = func(_ time.Duration, f func()) { s.later = append(s.later, f) }
	s.Area = New(style, host)
	s.OnChanged = func() { s.changes++ }
	s.OnHeight = func() { s.heights++ }
	s.OnCaret = func(at fyne.Position, _ float32) { s.caretAt, s.carets = at, s.carets+1 }
	s.window.SetPadded(false)
	paper := canvas.NewRectangle(color.White)
	s.window.SetContent(container.NewWithoutLayout(paper, s.Area))
	size := fyne.NewSize(16+14*float32(chars), 12+20*float32(lines))
	s.window.Resize(size)
	paper.Resize(size)
	s.Resize(size)
	return s
}

func (s *stage) focus() *stage {
	s.window.Canvas().Focus(s.Area)
	return s
}

func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (s *stage) write(text string) {
	for _, r := range text {
		s.TypedRune(r)
	}
}

func (s *stage) control(k fyne.KeyName, more fyne.KeyModifier) {
	s.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl | more})
}

// point is the middle of the upper edge of a place's line, counted in ideographs and lines.
func point(chars, line float32) fyne.Position { return fyne.NewPos(8+14*chars, 6+20*line+10) }

func (s *stage) down(at fyne.Position, button desktop.MouseButton) {
	s.MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: button, Modifier: s.mod,
	})
}

func (s *stage) click(at fyne.Position) {
	s.press.when = time.Time{} // as if the last click were long ago
	s.down(at, desktop.MouseButtonPrimary)
	s.MouseUp(nil)
}

func (s *stage) drag(to fyne.Position) {
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
}

func (s *stage) want(what string, got, want any) {
	s.t.Helper()
	if !reflect.DeepEqual(got, want) {
		s.t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// written are the lines that are painted.
func (s *stage) written() string {
	var lines []string
	for _, t := range s.brush.texts[:s.brush.text] {
		lines = append(lines, t.Text)
	}
	return strings.Join(lines, "|")
}

func TestSentenceOfAnInputMethodIsTypedAndUndoneAsOne(t *testing.T) {
	s := newStage(t, plain(), 10, 3).focus()
	s.SetText("完成")
	s.CaretToEnd()
	s.write("老旧小区改造")
	s.want("text", s.Text(), "完成老旧小区改造")
	s.want("changes", s.changes, 6)
	s.want("caret", s.caretAt, fyne.NewPos(8+8*14, 6))
	s.TypedShortcut(&fyne.ShortcutUndo{})
	s.want("undone", s.Text(), "完成")
	s.TypedShortcut(&fyne.ShortcutRedo{})
	s.want("done again", s.Text(), "完成老旧小区改造")
	s.SetText("")
	s.TypedShortcut(&fyne.ShortcutUndo{})
	s.want("nothing to undo after SetText", s.Text(), "")
}

func TestControlCharactersAreNotTyped(t *testing.T) {
	s := newStage(t, plain(), 10, 3).focus()
	for _, r := range []rune{0, '\b', '\t', '\n', 0x1b, 0x7f, 0x85, 0xD800, -1} {
		s.TypedRune(r)
	}
	s.want("text", s.Text(), "")
}

func TestKeysMoveSelectAndErase(t *testing.T) {
	s := newStage(t, plain(), 4, 3).focus()
	s.SetText("一二三四五六七八")
	s.key(fyne.KeyDown, fyne.KeyEnd)
	s.want("caret", s.caretAt, fyne.NewPos(8+4*14, 26))
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyHome)
	s.want("selected", s.Selected(), "五六七八")
	s.mod = 0
	s.key(fyne.KeyReturn)
	s.want("broken", s.Text(), "一二三四\n")
	s.key(fyne.KeyBackspace, fyne.KeyBackspace)
	s.want("erased", s.Text(), "一二三")
	s.control(fyne.KeyHome, 0)
	s.key(fyne.KeyDelete)
	s.want("erased forward", s.Text(), "二三")
	s.control(fyne.KeyEnd, fyne.KeyModifierShift)
	s.want("selected to the end", s.Selected(), "二三")
	s.control(fyne.KeyBackspace, 0)
	s.want("empty", s.Empty(), true)
	s.control(fyne.KeyZ, 0)
	s.want("not Fyne's undo", s.Empty(), true)
}

func TestOwnerIsAskedFirst(t *testing.T) {
	s := newStage(t, plain(), 10, 3).focus()
	s.SetText("一二")
	var keys, shortcuts int
	s.OnKey = func(k *fyne.KeyEvent) bool { keys++; return k.Name == fyne.KeyReturn }
	s.OnShortcut = func(fyne.Shortcut) bool { shortcuts++; return true }
	s.key(fyne.KeyReturn, fyne.KeyDelete)
	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.want("text", s.Text(), "二")
	s.want("asked", []int{keys, shortcuts}, []int{2, 1})
	s.want("selected", s.Selected(), "")
	s.want("Tab", s.AcceptsTab(), false)
}

func TestClipboardTakesAndGivesText(t *testing.T) {
	s := newStage(t, plain(), 10, 5).focus()
	board := s.host.Clipboard()
	board.SetContent("原有")
	s.TypedShortcut(&fyne.ShortcutCopy{})
	s.want("copying nothing", board.Content(), "原有")
	board.SetContent("甲\r\n乙\t丙\x00")
	s.TypedShortcut(&fyne.ShortcutPaste{})
	s.want("pasted", s.Text(), "甲\n乙 丙")
	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.TypedShortcut(&fyne.ShortcutCopy{})
	s.want("copied", board.Content(), "甲\n乙 丙")
	s.TypedShortcut(&fyne.ShortcutCut{})
	s.want("cut", s.Empty(), true)
	s.want("changes", s.changes, 2)
}

func TestReadOnlyTextIsCopiedButNotChanged(t *testing.T) {
	s := newStage(t, plain(), 10, 5).focus()
	s.SetText("甲乙")
	s.SetReadOnly(true)
	s.write("丙")
	s.key(fyne.KeyDelete, fyne.KeyReturn)
	s.SelectAll()
	s.TypedShortcut(&fyne.ShortcutCut{})
	s.TypedShortcut(&fyne.ShortcutPaste{})
	s.control(fyne.KeyDelete, 0)
	s.want("text", s.Text(), "甲乙")
	s.TypedShortcut(&fyne.ShortcutCopy{})
	s.want("copied", s.host.Clipboard().Content(), "甲乙")
}

func TestDisabledAreaIsNotEntered(t *testing.T) {
	s := newStage(t, plain(), 10, 5)
	s.SetText("甲乙")
	s.Disable()
	s.click(point(1, 0))
	s.want("focused", s.Focused(), false)
	s.want("colour", s.brush.texts[0].Color, plain().Faint)
	s.want("cursor", s.Cursor(), desktop.Cursor(desktop.DefaultCursor))
	s.Enable()
	s.click(point(1, 0))
	s.want("focused when enabled", s.Focused(), true)
	s.want("cursor when enabled", s.Cursor(), desktop.Cursor(desktop.TextCursor))
}

func TestFocusIsToldWithTheCaret(t *testing.T) {
	s := newStage(t, plain(), 10, 5)
	var told []bool
	s.OnFocus = func(yes bool) { told = append(told, yes) }
	s.SetText("甲乙")
	s.want("carets before focus", s.carets, 0)
	s.focus()
	s.want("caret", s.caretAt, fyne.NewPos(8, 6))
	s.want("focused", s.Focused(), true)
	s.window.Canvas().Unfocus()
	s.want("told", told, []bool{true, false})
	carets := s.carets
	s.SetText("丙")
	s.want("carets after focus", s.carets, carets)
}

func TestHeightForShowsAllText(t *testing.T) {
	s := newStage(t, plain(), 4, 1)
	s.want("empty", s.HeightFor(100), float32(32))
	s.want("least", s.MinSize().Height, float32(32))
	s.SetText("一二三四五")
	s.want("at the present width", s.HeightFor(s.Size().Width), float32(52))
	s.want("wider", s.HeightFor(16+5*14), float32(32))
	s.want("narrower", s.HeightFor(16+2*14), float32(72))
	s.want("narrower than a character", s.HeightFor(1), float32(112))
	s.want("told", s.heights, 1)
	s.Insert("六")
	s.want("same height not told", s.heights, 1)
	s.Resize(fyne.NewSize(16+2*14, 32))
	s.want("told of the width's", s.heights, 2)
	st := plain()
	st.Pitch = 30
	s.SetStyle(st)
	s.want("told of the style's", s.heights, 3)
}

func TestOwnerMayGrowTheAreaWithItsText(t *testing.T) {
	s := newStage(t, plain(), 4, 1).focus()
	s.OnHeight = func() { s.Resize(fyne.NewSize(s.Size().Width, s.HeightFor(s.Size().Width))) }
	s.write("一二三四五六七八九")
	s.want("height", s.Size().Height, float32(72))
	s.want("lines", s.written(), "一二三四|五六七八|九")
	s.want("scrolled", s.scroll, offset{})
	s.want("caret", s.caretAt, fyne.NewPos(8+14, 46))
}

func TestMouseSetsTheCaretAndSelects(t *testing.T) {
	s := newStage(t, plain(), 4, 3)
	s.SetText("加快，推进老旧\n改造")
	s.click(point(1, 0))
	s.want("focus", s.Focused(), true)
	s.want("caret", s.caretAt, fyne.NewPos(8+14, 6))
	s.want("one click selects nothing", s.Selected(), "")
	s.down(point(1, 0), desktop.MouseButtonPrimary)
	s.want("double click", s.Selected(), "加快")
	s.drag(point(3.6, 0))
	s.want("drag by runs", s.Selected(), "加快，推进老旧")
	s.drag(point(1, 0))
	s.MouseUp(nil)
	s.down(point(1, 0), desktop.MouseButtonPrimary)
	s.want("triple click", s.Selected(), "加快，推进老旧")
	s.click(point(2, 1))
	s.mod = fyne.KeyModifierShift
	s.click(point(1, 0))
	s.want("shift click", s.Selected(), "快，推进老")
	s.mod = 0
	s.click(point(9, 0))
	s.want("behind a wrapped line", s.caretAt, fyne.NewPos(8+4*14, 6))
	s.click(point(0, 9))
	s.want("below the text", s.caretAt, fyne.NewPos(8, 46))
}

func TestDoubleClickTakesTheCharacterUnderTheMouse(t *testing.T) {
	s := newStage(t, plain(), 6, 1)
	s.SetText("加快，推进")
	s.click(point(1.9, 0))
	s.down(point(1.9, 0), desktop.MouseButtonPrimary)
	s.want("run", s.Selected(), "加快")
	s.MouseUp(nil)
	s.click(point(9, 0))
	s.down(point(9, 0), desktop.MouseButtonPrimary)
	s.want("behind the text", s.Selected(), "推进")
}

func TestDragBeyondTheEdgeGoesOnByItself(t *testing.T) {
	s := newStage(t, plain(), 4, 2)
	s.SetText(strings.TrimSuffix(strings.Repeat("一二三\n", 9), "\n"))
	s.down(point(0, 0), desktop.MouseButtonPrimary)
	s.drag(point(1, 5))
	s.drag(point(1, 5))
	s.want("one timer", len(s.later), 1)
	for i := 0; i < 20 && len(s.later) > 0; i++ {
		f := s.later[0]
		s.later = s.later[1:]
		f()
	}
	s.want("selected", s.Selected(), s.Text()[:8*10+3])
	s.want("scrolled", s.scroll.y, s.overflow().y)
	s.DragEnd()
	selected := s.Selected()
	s.drag(point(0, 0))
	s.want("after the button is let go", s.Selected(), selected)
	for _, f := range s.later {
		s.later = nil
		f()
	}
	s.want("timers", len(s.later), 0)
}

func TestMenuKeepsASelectionItIsAskedFor(t *testing.T) {
	s := newStage(t, plain(), 10, 2).focus()
	s.SetText("一二三四五")
	s.Select(3, 9)
	var at fyne.Position
	s.OnMenu = func(p fyne.Position) { at = p }
	s.down(point(2, 0), desktop.MouseButtonSecondary)
	s.want("menu at", at, point(2, 0))
	s.want("selected", s.Selected(), "二三")
	s.window.Canvas().Unfocus()
	s.want("still seen", s.brush.rect, 1)
	s.down(point(5, 0), desktop.MouseButtonSecondary)
	s.want("beside it", s.Selected(), "")
}

func TestSelectionOfLinesIsPaintedLineByLine(t *testing.T) {
	s := newStage(t, plain(), 4, 4).focus()
	s.SetText("一二三四五\n\n六")
	s.SelectAll()
	var boxes []fyne.Size
	for _, r := range s.brush.rects[:4] {
		boxes = append(boxes, r.Size())
	}
	gap := float32(s.text.layout.measure.Advance(' '))
	s.want("boxes", boxes, []fyne.Size{{Width: 56, Height: 20}, {Width: 14 + gap, Height: 20}, {Width: gap, Height: 20}, {Width: 14, Height: 20}})
	s.Select(100, -5)
	s.want("backwards", s.caretAt, fyne.NewPos(8, 6))
	s.want("whole", s.Selected(), s.Text())
}

func TestWheelScrollsOnlyATextThatDoesNotFit(t *testing.T) {
	s := newStage(t, plain(), 4, 2).focus()
	passed := 0
	s.OnScroll = func(*fyne.ScrollEvent) { passed++ }
	s.SetText("一\n二\n三\n四")
	s.want("lines", s.written(), "一|二|三")
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1000)})
	s.want("lines below", s.written(), "二|三|四")
	s.want("caret at the edge", s.caretAt, fyne.NewPos(8, 0))
	s.write("五")
	s.want("scrolled back", s.written(), "五一|二|三")
	s.mod = fyne.KeyModifierControl
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	s.mod = 0
	s.SetText("一")
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	s.want("passed on", passed, 2)
	s.want("scrolled", s.scroll, offset{})
}

func TestSingleLineScrollsSideways(t *testing.T) {
	st := plain()
	st.Single = true
	s := newStage(t, st, 4, 1).focus()
	s.SetText("一二三\n四五六七八九")
	s.want("text", s.Text(), "一二三 四五六七八九")
	s.CaretToEnd()
	x := s.caretAt.X
	if x < 56 || x > 64 {
		t.Errorf("caret at %v", x)
	}
	s.want("visible part", s.written(), "五六七八九")
	s.key(fyne.KeyReturn)
	s.want("Enter is the owner's", s.Text(), "一二三 四五六七八九")
	s.key(fyne.KeyHome)
	s.want("start", s.caretAt, fyne.NewPos(8, 6))
	s.want("visible start", s.written(), "一二三 四五")
	s.want("height", s.HeightFor(30), float32(32))
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1000)})
	s.want("wheel", s.written(), "五六七八九")
}

func TestStyleMayChangeAtAnyTime(t *testing.T) {
	s := newStage(t, plain(), 4, 2).focus()
	s.SetText("一二三四五")
	s.write("零")
	st := plain()
	st.Size, st.Bold = 28, true
	s.SetStyle(st)
	s.want("lines", s.written(), "零一|二三|四五")
	s.TypedShortcut(&fyne.ShortcutUndo{})
	s.want("undone", s.Text(), "一二三四五")
	s.Insert("\n")
	st.Single = true
	s.SetStyle(st)
	s.want("one line", s.Text(), " 一二三四五")
}

func TestPlaceholderStandsWhereThereIsNoText(t *testing.T) {
	st := plain()
	st.Placeholder = "请输入进展"
	s := newStage(t, st, 4, 2)
	s.want("lines", s.written(), "请输入进|展")
	s.want("colour", s.brush.texts[0].Color, st.Faint)
	s.SetText("一")
	s.want("text", s.written(), "一")
	s.want("colour of text", s.brush.texts[0].Color, st.Text)
}

func TestAdvancesAddUpToWhatFyneWrites(t *testing.T) {
	newStage(t, plain(), 1, 1)
	m := NewMeasurer(14, false)
	for _, text := range []string{"加快推进老旧小区改造，完成47个项目", "Total 4320.07, 70% AVATAR fi", "葛\U000E0100城\ufe0e", "e\u0301a\u0300"} {
		if got, want := m.Width(text), fyne.MeasureText(text, 14, fyne.TextStyle{}).Width; math.Abs(float64(got-want)) > 0.5 {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestAreaLooksAsDrawn(t *testing.T) {
	s := newStage(t, plain(), 12, 4).focus()
	s.SetText("加快推进老旧小区改造，完成47个项目（一期）。\n总投资4320.07万元，确保12月底前完成70%以上；\n加强统筹协调。\n落实整改。")
	s.Select(len("加快推进"), len("加快推进老旧小区改造，完成47个项目（一期）。\n总投资"))
	test.AssertImageMatches(t, "area.png", s.window.Canvas().Capture())
}
