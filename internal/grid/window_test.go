package grid

import (
	"image/color"
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/textarea"
)

// stage is a grid in a test window, with what it told.
type stage struct {
	*Grid
	t       *testing.T
	window  fyne.Window
	mod     fyne.KeyModifier
	later   []func()
	after   []func() // what waits for a timer
	edits   []Edit
	batch   Batch
	refused []string
	caret   fyne.Position
}

func grey() Palette {
	c := color.Color(color.Gray{Y: 128})
	s := Shade{Glyph: c, Word: c}
	return Palette{c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, s, s, s, s}
}

func newStage(t *testing.T, m Model) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(newFace())
	s := &stage{t: t, window: test.NewTempWindow(t, widget.NewLabel(""))}
	host := NewHost(app, s.window)
	host.Later = func(f func()) { s.later = append(s.later, f) }
	host.After = func(_ time.Duration, f func()) { s.after = append(s.after, f) }
	host.Modifiers = func() fyne.KeyModifier { return s.mod }
	s.Grid = New(m, host, grey(), 2)
	s.OnEdit = func(b Batch) { s.edits, s.batch = b.Edits, b }
	s.OnRefuse = func(why string) { s.refused = append(s.refused, why) }
	s.OnCaret = func(p fyne.Position, _ float32) { s.caret = p }
	s.window.SetPadded(false)
	s.window.SetContent(s.Grid)
	s.window.Resize(fyne.NewSize(600, 300))
	s.window.Canvas().Focus(s.Grid)
	return s
}

// key sends keys to whatever has the focus, as the driver does.
func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// write sends runes to whatever has the focus when they come.
func (s *stage) write(text string) {
	for _, r := range text {
		s.window.Canvas().Focused().TypedRune(r)
	}
}

func (s *stage) shortcut(sc fyne.Shortcut) {
	s.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(sc)
}

// opened is the open editor.
func (s *stage) opened() Editor {
	s.t.Helper()
	if s.editing == nil {
		s.t.Fatal("no editor is open")
	}
	return s.editing.editor
}

// area is the open text editor's.
func (s *stage) area() *textarea.Area {
	s.t.Helper()
	return s.opened().(*TextEditor).Area
}

// centre is the middle of the row's own part of a place.
func (s *stage) centre(row, col int) fyne.Position {
	s.t.Helper()
	y := s.view.head + float32(s.rows.top(row)-s.view.y) + s.rows.height(row)/2
	return fyne.NewPos(s.view.colX(col)+s.view.lanes.width(col)/2, y)
}

func (s *stage) down(pos fyne.Position, mod fyne.KeyModifier) {
	s.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos, AbsolutePosition: pos}, Button: desktop.MouseButtonPrimary, Modifier: mod})
}

func secondary(pos fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos, AbsolutePosition: pos}, Button: desktop.MouseButtonSecondary}
}

func (s *stage) click(pos fyne.Position) {
	s.clicks.when = time.Time{} // as if the last click were long ago
	s.down(pos, 0)
	s.MouseUp(nil)
}

func (s *stage) want(what string, got, want any) {
	s.t.Helper()
	if !reflect.DeepEqual(got, want) {
		s.t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestTypingReplacesAndEnterKeeps(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k1", "task")
	s.write("区住建局") // one commit of an input method comes rune by rune
	s.want("text in the editor", s.opened().Text(), "区住建局")
	s.want("focus in the editor", s.window.Canvas().Focused() == s.area(), true)
	s.key(fyne.KeyReturn)
	s.want("edits", s.edits, []Edit{{"k1", "task", "区住建局"}})
	s.want("cursor", s.Selection().Key, "k2")
	s.want("focus in the table", s.window.Canvas().Focused() == s.Grid, true)
	s.want("pending text", s.rows.layout(1).cells[2].cell.Pending, true)
	s.RefreshAll()
	s.want("text after the model was read again", s.rows.layout(1).cells[2].cell.Text, "r1c2")
}

func TestF2ChangesAtTheEndAndEscDrops(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k1", "task")
	s.key(fyne.KeyF2)
	s.write("。")
	s.want("text", s.opened().Text(), "r1c2。")
	s.key(fyne.KeyEscape)
	s.want("edits", s.edits, []Edit(nil))
	s.want("editing", s.Editing(), false)
	s.key(fyne.KeyF2, fyne.KeyReturn)
	s.want("edits of an unchanged text", s.edits, []Edit(nil))
}

func TestAltEnterBreaksTheLineAndTabReturns(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k1", "task")
	s.write("a")
	s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt})
	s.write("b")
	s.key(fyne.KeyTab)
	s.want("edits", s.edits, []Edit{{"k1", "task", "a\nb"}})
	s.want("cursor", s.Selection().ColumnID, "lead")
	s.key(fyne.KeyReturn)
	s.want("cursor after Enter", s.selection.active, place{2, 2})
}

func TestEditOfAMergedCellConcernsTheBlock(t *testing.T) {
	s := newStage(t, newFake(6, 3, 3))
	s.Select("k4", "leader")
	s.write("王")
	s.key(fyne.KeyReturn)
	s.want("edits", s.edits, []Edit{{"k3", "leader", "王"}, {"k4", "leader", "王"}, {"k5", "leader", "王"}})
}

func TestClickingElsewhereKeeps(t *testing.T) {
	s := newStage(t, newFake(6))
	s.click(s.centre(1, 2))
	s.write("x")
	s.click(s.centre(3, 3))
	s.want("edits", s.edits, []Edit{{"k1", "task", "x"}})
	s.want("cursor", s.selection.active, place{3, 3})
	s.click(s.centre(2, 2))
	s.write("y")
	s.window.Canvas().Unfocus()
	for _, f := range s.later {
		f()
	}
	s.want("edits", s.edits, []Edit{{"k2", "task", "y"}})
}

func TestMouseSelects(t *testing.T) {
	s := newStage(t, newFake(6))
	s.click(s.centre(1, 2))
	s.down(s.centre(3, 3), fyne.KeyModifierShift)
	s.want("shift-click", s.selection.area(&s.field), Area{1, 2, 3, 3})
	s.MouseUp(nil)
	s.click(s.centre(2, 0))
	s.want("row number", s.selection.area(&s.field), Area{2, 0, 2, 3})
	s.click(fyne.NewPos(s.centre(0, 3).X, 10))
	s.want("header", s.selection.area(&s.field), Area{0, 3, 5, 3})
	s.clicks.when = time.Time{}
	s.down(s.centre(0, 2), 0)
	for _, p := range []place{{1, 2}, {2, 3}} {
		pos := s.centre(p.row, p.col)
		s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pos}})
	}
	s.DragEnd()
	s.want("drag", s.selection.area(&s.field), Area{0, 2, 2, 3})
	s.click(s.centre(4, 2))
	s.down(s.centre(4, 2), 0)
	s.want("double click opens the editor", s.Editing(), true)
	s.want("text", s.opened().Text(), "r4c2")
}

func TestRefusedTextStaysInTheEditorWithTheReason(t *testing.T) {
	m := newFake(6)
	s := newStage(t, m)
	s.Select("k1", "lead")
	s.write("七成")
	s.key(fyne.KeyReturn)
	s.SetError("k1", "lead", "七成", "这里要填数字。")
	s.want("editor", []any{s.Editing(), s.opened().Text(), s.editing.why}, []any{true, "七成", "这里要填数字。"})
	s.edits = nil
	s.click(s.centre(3, 2))
	s.want("edits of the same refused text", s.edits, []Edit(nil))
	s.want("text in its cell", s.rows.layout(1).cells[3].cell.Text, "七成")
	s.Select("k1", "lead")
	s.key(fyne.KeyF2, fyne.KeyEscape)
	s.want("text after Esc", s.rows.layout(1).cells[3].cell.Text, "r1c3")
	s.Select("k2", "lead")
	s.write("忙")
	s.SetError("k4", "lead", "x", "不对。")
	s.want("an open editor is not taken away", s.opened().Text(), "忙")
}

func TestReadOnlyCellsSayWhy(t *testing.T) {
	m := newFake(4)
	m.locked[place{1, 3}] = "已送审，不能修改。"
	s := newStage(t, m)
	s.Select("k1", "lead")
	s.write("x")
	s.want("editing", s.Editing(), false)
	s.want("reasons", s.refused, []string{"已送审，不能修改。"})
}

func TestClipboard(t *testing.T) {
	m := newFake(6, 3)
	s := newStage(t, m)
	s.OnEdit = func(b Batch) { s.edits = b.Edits; m.apply(b.Edits); s.RefreshAll() }
	m.texts[1][2] = "东埔\n源西"
	s.RefreshAll()
	s.Select("k0", "task")
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyDown, fyne.KeyRight)
	s.mod = 0
	s.shortcut(&fyne.ShortcutCopy{})
	s.want("copied", s.host.Clipboard().Content(), "r0c2\tr0c3\r\n\"东埔\n源西\"\tr1c3\r\n")
	s.Select("k4", "task")
	s.shortcut(&fyne.ShortcutPaste{})
	s.want("pasted", s.edits, []Edit{{"k4", "task", "r0c2"}, {"k4", "lead", "r0c3"}, {"k5", "task", "东埔\n源西"}, {"k5", "lead", "r1c3"}})
	s.want("selection", s.selection.area(&s.field), Area{4, 2, 5, 3})
	s.Select("k5", "task")
	s.shortcut(&fyne.ShortcutPaste{})
	s.want("clipped to the table", s.edits, []Edit{{"k5", "task", "r0c2"}, {"k5", "lead", "r0c3"}})
	s.Select("k1", "leader")
	s.shortcut(&fyne.ShortcutCopy{})
	s.want("a block is one text", s.host.Clipboard().Content(), "领导1\r\n")
	s.key(fyne.KeyDelete)
	s.want("cleared", s.edits, []Edit{{"k0", "leader", ""}, {"k1", "leader", ""}, {"k2", "leader", ""}})
}

func TestCursorStaysOnItsRowWhenRowsMove(t *testing.T) {
	m := newFake(40)
	s := newStage(t, m)
	s.Select("k30", "task")
	top := s.view.y
	m.keys, m.texts = m.keys[10:], m.texts[10:]
	s.RefreshAll()
	s.want("cursor", []any{s.Selection().Key, s.Selection().Row}, []any{"k30", 20})
	s.want("scrolled by", s.view.y, top-10*float64(s.rows.height(0)))
	m.keys, m.texts = nil, nil
	s.RefreshAll()
	s.key(fyne.KeyDown, fyne.KeyF2, fyne.KeyDelete)
	s.write("x")
	s.want("selection in an empty table", s.Selection().Key, "")
}

func TestActiveCellComesIntoView(t *testing.T) {
	s := newStage(t, synth{5000})
	for _, k := range []string{"4999", "0", "2500", "2490"} {
		s.Select(k, "lamp")
		y := s.rows.top(s.selection.active.row) - s.view.y
		if y < 0 || y+float64(s.rows.height(s.selection.active.row)) > float64(s.view.bodyHeight())+0.5 {
			t.Errorf("row %s stands at %v of %v", k, y, s.view.bodyHeight())
		}
	}
}

func TestScrollingUpThroughUnmeasuredRowsDoesNotJump(t *testing.T) {
	s := newStage(t, synth{5000})
	s.Select("2500", "task")
	for range 30 {
		row := s.rows.at(s.view.y) + 1
		before := s.rows.top(row) - s.view.y
		s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)})
		if moved := s.rows.top(row) - s.view.y - before; moved < 10*wheelStep-0.5 || moved > 10*wheelStep+0.5 {
			t.Fatalf("row %d moved by %v", row, moved)
		}
	}
}

func TestScrollBarIsGrabbed(t *testing.T) {
	s := newStage(t, synth{300})
	at, n := s.view.thumbV()
	x := s.view.right() + barSize/2
	s.click(fyne.NewPos(x, at+n/2))
	s.down(fyne.NewPos(x, at+n/2), 0)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 5000)}})
	s.want("scrolled to the end", s.view.y, s.view.maxY())
	s.DragEnd()
}

func TestZoomAndLineLimit(t *testing.T) {
	m := newFake(3)
	m.texts[0][2] = "一\n二\n三\n四\n五"
	s := newStage(t, m)
	s.want("height of five lines", s.rows.height(0), float32(32+4*20))
	s.SetMaxLines(3)
	s.want("height of at most three", s.rows.height(0), float32(32+2*20))
	s.want("last line", s.rows.layout(0).cells[2].more, "… 还有 3 行")
	s.SetZoom(2)
	s.want("height at 200 %", s.rows.height(1), float32(63))
	s.mod = fyne.KeyModifierControl
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	s.want("zoom after Ctrl+wheel", s.Zoom(), float32(1.9))
}

func TestCaretIsToldForCellAndEditor(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k2", "task")
	cell := s.caret
	s.want("caret of the cell", cell, s.host.Position(s.Grid).AddXY(s.view.colX(2)+8, s.view.head+float32(s.rows.top(2))+6))
	s.write("国国")
	if s.caret.X < cell.X+20 || s.caret.Y < cell.Y-4 || s.caret.Y > cell.Y+4 {
		t.Errorf("caret after two characters at %v, the cell's at %v", s.caret, cell)
	}
}
