package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"
)

func TestKeysTypedWhileARowComesLandInIt(t *testing.T) {
	m := newFake(6)
	s := newStage(t, m)
	s.OnCommand = func(Command) { s.Hold() }
	s.Select("k1", "task")
	s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	s.write("新任务")
	s.key(fyne.KeyTab)
	s.write("区住建局")
	s.key(fyne.KeyReturn)
	s.want("nothing is done yet", []any{s.Editing(), len(s.edits), s.Selection().Key}, []any{false, 0, "k1"})
	m.insert(2, "n")
	s.SetModel(m)
	s.Select("n", "task")
	var all []Edit
	s.OnEdit = func(b Batch) { all = append(all, b.Edits...) }
	s.Release()
	s.want("edits", all, []Edit{{"n", "task", "新任务"}, {"n", "lead", "区住建局"}})
	s.write("x")
	s.want("and the next key is obeyed at once", s.opened().Text(), "x")
}

// insert puts an empty row with the key before the row.
func (f *fake) insert(row int, key string) {
	f.keys = append(f.keys[:row:row], append([]string{key}, f.keys[row:]...)...)
	f.texts = append(f.texts[:row:row], append([][]string{{"", "新", "", ""}}, f.texts[row:]...)...)
}

func TestHeldKeysGoToAnEditorThatWasOpenedMeanwhile(t *testing.T) {
	s, last := chipStage(t)
	s.Select("k1", "lead")
	s.Hold()
	s.write("甲")
	s.OpenEditor()
	s.write("乙") // what comes later must not overtake what waits
	s.want("nothing yet", last().Text(), "")
	s.Release()
	s.want("text", last().Text(), "甲乙")
	s.want("focus", s.window.Canvas().Focused() == fyne.Focusable(last()), true)
	s.key(fyne.KeyEscape)
	s.Select("k2", "task")
	s.Hold()
	s.OpenEditor()
	s.shortcut(&fyne.ShortcutSelectAll{})
	s.write("丙")
	s.Release()
	s.want("shortcuts reach the editor too", s.opened().Text(), "丙")
}

func TestHoldsAreCountedAndKeysKeepTheirModifiers(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k2", "task")
	s.Hold()
	s.Hold()
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyTab)
	s.mod = 0
	s.Release()
	s.want("still held", s.Selection().ColumnID, "task")
	s.Release()
	s.want("Shift+Tab", s.Selection().ColumnID, "leader")
	s.Release()
	s.key(fyne.KeyRight)
	s.want("one Release too many is nothing", s.Selection().ColumnID, "task")
}

func TestAHeldKeyThatHoldsAgainKeepsTheOthersWaiting(t *testing.T) {
	s := newStage(t, newFake(6))
	moves := 0
	s.OnMove = func([]string, int) { moves++; s.Hold() }
	s.Select("k2", "task")
	s.Hold()
	for range 3 {
		s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	}
	s.write("x")
	for want := 1; want <= 3; want++ {
		s.Release()
		s.want("moves", []any{moves, s.Editing()}, []any{want, false})
	}
	s.Release()
	s.want("the text comes last", s.opened().Text(), "x")
}

func TestTheMouseOnlyScrollsWhileKeysAreHeld(t *testing.T) {
	s := newStage(t, newFake(60))
	s.Select("k1", "task")
	s.down(s.centre(1, 2), 0)
	s.Hold()
	pos := s.centre(3, 3)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pos}})
	s.MouseUp(nil)
	s.click(pos)
	s.MouseDown(secondary(pos))
	s.want("selection", s.selection.area(&s.field), Area{1, 2, 1, 2})
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	s.want("scrolled by the wheel", s.view.y, 10*wheelStep)
	s.click(fyne.NewPos(s.view.right()+barSize/2, s.view.bottom()-2))
	s.want("scrolled by the bar", s.view.y, s.view.maxY())
	s.Release()
	s.click(s.centre(58, 3))
	s.want("after Release", s.Selection().Key, "k58")
}

// TestHeldKeysDoWhatTheyWouldHaveDone holds that keys do the same whether they were held or not.
func TestHeldKeysDoWhatTheyWouldHaveDone(t *testing.T) {
	s := newStage(t, newFake(6, 2, 3))
	keys := []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab, fyne.KeyDown, fyne.KeyEscape, fyne.KeyF2, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyHome}
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.SliceOfN(rapid.IntRange(0, len(keys)), 1, 12).Draw(t, "keys")
		run := func(hold bool) (all []Edit, at Selection) {
			s.Drop()
			clear(s.refused)
			s.RefreshAll()
			s.Select("k1", "task")
			s.OnEdit = func(b Batch) { all = append(all, b.Edits...) }
			if hold {
				s.Hold()
			}
			for _, k := range typed {
				if k == len(keys) {
					s.write("国")
				} else {
					s.key(keys[k])
				}
			}
			if hold {
				s.Release()
			}
			s.Keep()
			return all, s.Selection()
		}
		wantEdits, wantAt := run(false)
		edits, at := run(true)
		if len(edits) != len(wantEdits) || at.Key != wantAt.Key || at.ColumnID != wantAt.ColumnID {
			t.Fatalf("held: %v at %v, else %v at %v", edits, at, wantEdits, wantAt)
		}
		for i := range edits {
			if edits[i] != wantEdits[i] {
				t.Fatalf("held: %v, else %v", edits, wantEdits)
			}
		}
	})
}
