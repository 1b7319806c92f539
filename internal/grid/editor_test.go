package grid

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// longText is the text of n characters.
func longText(n int) string {
	return string([]rune(strings.Repeat("完成老旧小区改造。", n/9+1))[:n])
}

// editorBox is where the editor's visible part stands in the grid.
func (s *stage) editorBox() (top, bottom float32) {
	e := s.opened()
	return e.Position().Y, e.Position().Y + e.Size().Height
}

// wantCaretInside says that the caret's line lies wholly within the editor, and the editor within the view.
func (s *stage) wantCaretInside(when string) {
	s.t.Helper()
	top, bottom := s.editorBox()
	if top < s.view.head-0.5 || bottom > s.view.bottom()+0.5 {
		s.t.Errorf("%s: the editor takes %v to %v, the view %v to %v", when, top, bottom, s.view.head, s.view.bottom())
	}
	y := s.caret.Y - s.host.Position(s.Grid).Y
	if y < top || y+s.metrics.line > bottom {
		s.t.Errorf("%s: the caret's line begins at %v, the editor takes %v to %v", when, y, top, bottom)
	}
}

// wantTextFits says that the editor is as high as its text.
func (s *stage) wantTextFits(when string) {
	s.t.Helper()
	top, bottom := s.editorBox()
	if text := s.area().HeightFor(s.area().Size().Width); bottom-top < text {
		s.t.Errorf("%s: the editor is %v high for %v of text", when, bottom-top, text)
	}
}

func TestEditorGrowsWithEveryWayToChangeItsText(t *testing.T) {
	m := newFake(12)
	m.texts[1][2] = "一\n二"
	s := newStage(t, m)
	s.Select("k1", "task")
	s.key(fyne.KeyF2)
	top, bottom := s.editorBox()
	low := bottom - top
	s.host.Clipboard().SetContent(longText(170))
	paste := &fyne.ShortcutPaste{Clipboard: s.host.Clipboard()}
	s.shortcut(paste)
	s.wantTextFits("after a paste")
	s.wantCaretInside("after a paste")
	if top, bottom = s.editorBox(); bottom-top < low+20 {
		t.Errorf("the editor was %v high and is %v after a paste", low, bottom-top)
	}
	s.shortcut(&fyne.ShortcutUndo{})
	s.wantTextFits("after undo")
	top, bottom = s.editorBox()
	s.want("height after undo", bottom-top, low)
	s.shortcut(&fyne.ShortcutRedo{})
	s.wantTextFits("after redo")
	s.shortcut(&fyne.ShortcutSelectAll{})
	s.shortcut(&fyne.ShortcutCut{Clipboard: s.host.Clipboard()})
	s.want("text after cut", s.area().Text(), "")
	top, bottom = s.editorBox()
	if d := bottom - top - low; d < -1 || d > 1 { // less than a pixel's rounding
		t.Errorf("the editor is %v high after cut, it was %v", bottom-top, low)
	}
	s.write("一")
	for range 5 {
		s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt})
	}
	s.wantTextFits("after line breaks")
}

func TestEditorIsNeverHigherThanTheViewAndShowsTheCaret(t *testing.T) {
	m := newFake(12)
	m.texts[1][2] = longText(5250)
	s := newStage(t, m)
	s.Select("k1", "task")
	s.key(fyne.KeyF2)
	s.wantCaretInside("opened")
	s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierControl})
	top, _ := s.editorBox()
	s.want("caret after Ctrl+Home", s.caret.Y-s.host.Position(s.Grid).Y, top+s.metrics.padY)
	for range 30 {
		s.key(fyne.KeyDown)
		s.wantCaretInside("after ↓")
	}
	s.write("新")
	s.wantCaretInside("after typing")
	s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierControl})
	s.wantCaretInside("after Ctrl+End")
	s.host.Clipboard().SetContent(longText(500))
	s.shortcut(&fyne.ShortcutPaste{Clipboard: s.host.Clipboard()})
	s.wantCaretInside("after a paste")
	s.window.Resize(fyne.NewSize(600, 200))
	s.wantCaretInside("in a lower window")
}

func TestEditorLeavesRoomForTheReason(t *testing.T) {
	m := newFake(4)
	s := newStage(t, m)
	s.SetError("k1", "task", longText(3000), "最多 1000 字。")
	s.wantCaretInside("refused")
	_, bottom := s.editorBox()
	sheet := sheet{Grid: s.Grid}
	extra := sheet.reasonHeight(sheet.reasonLines("最多 1000 字。", max(s.area().Size().Width, reasonMin)))
	s.want("lower edge of the editor and the reason", bottom+extra, s.view.bottom())
}

func TestWheelOverTheEditorScrollsItsTextOrTheTable(t *testing.T) {
	m := newFake(60)
	m.texts[1][2] = longText(5250)
	s := newStage(t, m)
	s.Select("k1", "task")
	s.key(fyne.KeyF2)
	table, caret := s.view.y, s.caret
	at := s.opened().Position().AddXY(20, 20)
	test.Scroll(s.window.Canvas(), at, 0, 1e6)
	s.want("table scrolled", s.view.y, table)
	if s.caret == caret {
		t.Error("the text was not scrolled")
	}
	s.write("新")
	s.wantCaretInside("typing after the wheel")
	s.key(fyne.KeyEscape)
	s.Select("k3", "task")
	s.key(fyne.KeyF2)
	table = s.view.y
	test.Scroll(s.window.Canvas(), s.opened().Position().AddXY(20, 5), 0, 10)
	s.want("table scrolled where the text fits", s.view.y, table-10*wheelStep)
}

func TestCursorIsInViewAfterATallTextWasKept(t *testing.T) {
	for _, rows := range []int{30, 1000} {
		m := newFake(rows)
		s := newStage(t, m)
		s.OnEdit = func(b Batch) {
			m.apply(b.Edits)
			s.later = append(s.later, s.RefreshAll)
		}
		s.Select("k4", "task")
		s.write("长")
		s.host.Clipboard().SetContent(longText(5250))
		s.shortcut(&fyne.ShortcutPaste{Clipboard: s.host.Clipboard()})
		s.key(fyne.KeyReturn)
		for _, when := range []string{"waiting", "kept"} {
			s.want("cursor "+when, s.Selection().Key, "k5")
			y := float32(s.rows.top(5) - s.view.y)
			if y < 0 || y+s.rows.height(5) > s.view.bodyHeight()+0.5 {
				t.Errorf("%s: the cursor's row is at %v of %v", when, y, s.view.bodyHeight())
			}
			for _, f := range s.later {
				f()
			}
		}
	}
}

func TestClickMeansTheRowThatWasUnderTheMouse(t *testing.T) {
	s := newStage(t, newFake(12))
	s.Select("k1", "task")
	s.write("长\n")
	s.host.Clipboard().SetContent("一\n二\n三")
	s.shortcut(&fyne.ShortcutPaste{Clipboard: s.host.Clipboard()})
	s.click(s.centre(3, 3))
	s.want("cursor", s.Selection().Key, "k3")
}
