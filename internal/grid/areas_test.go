package grid

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"
)

// ctrlClick clicks with Ctrl held.
func (s *stage) ctrlClick(pos fyne.Position) {
	s.clicks.when = time.Time{}
	s.down(pos, fyne.KeyModifierControl)
	s.MouseUp(nil)
}

// chord sends a key with modifiers, as the driver does: with Ctrl or Alt it is a shortcut.
func (s *stage) chord(mod fyne.KeyModifier, name fyne.KeyName) {
	s.mod = mod
	if mod&^fyne.KeyModifierShift != 0 {
		s.shortcut(&desktop.CustomShortcut{KeyName: name, Modifier: mod})
	} else {
		s.key(name)
	}
	s.mod = 0
}

func TestCtrlAddsAreasAndTakesThemAway(t *testing.T) {
	s := newStage(t, newFake(8))
	s.click(s.centre(1, 2))
	s.ctrlClick(s.centre(3, 3))
	s.want("areas", s.Selection().Areas, []Area{{1, 2, 1, 2}, {3, 3, 3, 3}})
	s.want("the new one is active", s.selection.active, place{3, 3})
	s.want("single", s.Selection().Single, false)
	s.down(s.centre(5, 2), fyne.KeyModifierControl)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: s.centre(6, 3)}})
	s.DragEnd()
	s.want("a dragged area", s.Selection().Areas[2], Area{5, 2, 6, 3})
	s.ctrlClick(s.centre(0, 0))
	s.want("keys in row order, each once", s.SelectedKeys(), []string{"k0", "k1", "k3", "k5", "k6"})
	s.ctrlClick(s.centre(0, 0))
	s.want("a second Ctrl+click takes it away", len(s.Selection().Areas), 3)
	s.ctrlClick(fyne.NewPos(s.centre(0, 3).X, 10))
	s.want("a column besides", s.Selection().Areas[3], Area{0, 3, 7, 3})
	s.click(s.centre(4, 2))
	s.want("a plain click begins anew", s.Selection().Areas, []Area{{4, 2, 4, 2}})
	s.ctrlClick(s.centre(4, 2))
	s.want("the only one stays", s.Selection().Areas, []Area{{4, 2, 4, 2}})
}

func TestAreasStayWithTheirRows(t *testing.T) {
	m := newFake(20)
	s := newStage(t, m)
	s.click(s.centre(3, 2))
	s.ctrlClick(s.centre(5, 3))
	m.keys, m.texts = m.keys[2:], m.texts[2:]
	s.RefreshAll()
	s.want("areas", s.Selection().Areas, []Area{{1, 2, 1, 2}, {3, 3, 3, 3}})
}

func TestCopyOfSeveralAreas(t *testing.T) {
	cases := []struct {
		name   string
		places []place
		want   string
	}{
		{"same rows", []place{{1, 3}, {1, 1}}, "领导2\tr1c3\r\n"},
		{"same columns", []place{{4, 2}, {1, 2}, {2, 2}}, "r1c2\r\nr2c2\r\nr4c2\r\n"},
		{"neither", []place{{1, 2}, {2, 3}}, ""},
	}
	for _, c := range cases {
		s := newStage(t, newFake(6))
		s.host.Clipboard().SetContent("")
		s.click(s.centre(c.places[0].row, c.places[0].col))
		for _, p := range c.places[1:] {
			s.ctrlClick(s.centre(p.row, p.col))
		}
		s.shortcut(&fyne.ShortcutCopy{})
		s.want(c.name, s.host.Clipboard().Content(), c.want)
		s.want(c.name+": refused", len(s.refused), map[bool]int{true: 1}[c.want == ""])
	}
}

func TestClearFillAndPasteActOnAllAreas(t *testing.T) {
	s := newStage(t, newFake(6, 3))
	s.click(s.centre(4, 2))
	s.ctrlClick(s.centre(1, 2))
	s.key(fyne.KeyDelete)
	s.want("cleared", s.batch, Batch{How: Cleared, Edits: []Edit{{"k4", "task", ""}, {"k1", "task", ""}}})
	s.RefreshAll()
	s.write("新")
	s.chord(fyne.KeyModifierControl, fyne.KeyReturn)
	s.want("filled", s.batch, Batch{How: Filled, Edits: []Edit{{"k4", "task", "新"}, {"k1", "task", "新"}}})
	s.want("areas stay", len(s.Selection().Areas), 2)
	s.RefreshAll()
	s.paste("同")
	s.want("pasted", s.batch, Batch{How: Pasted, Edits: []Edit{{"k4", "task", "同"}, {"k1", "task", "同"}}})
	s.paste("甲\t乙")
	s.want("cells into several areas", len(s.refused), 1)
}

func TestOverlappingAreasAreEditedOnce(t *testing.T) {
	s := newStage(t, newFake(6))
	s.click(s.centre(1, 2))
	s.ctrlClick(s.centre(1, 0))
	s.key(fyne.KeyDelete)
	s.want("edits", s.edits, []Edit{{"k1", "task", ""}, {"k1", "leader", ""}, {"k1", "lead", ""}})
}

func TestPartOfABlockIsChangedOnlyWhereItIsChosen(t *testing.T) {
	s := newStage(t, newFake(6, 4))
	s.Select("k1", "leader")
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyRight)
	s.mod = 0
	s.want("partial", s.Selection().Partial, true)
	s.key(fyne.KeyDelete)
	s.want("edits", s.edits, []Edit{{"k1", "leader", ""}, {"k1", "task", ""}})
	s.Select("k1", "leader")
	s.want("a whole block is not partial", s.Selection().Partial, false)
}

func TestTabAndEnterWalkInsideTheSelection(t *testing.T) {
	m := newFake(8, 3, 3, 2)
	m.bands[6] = "组"
	f := newField(m, Layout{})
	cases := []struct {
		name  string
		areas []Area
		from  place
		dir   int
		down  bool
		want  []place
	}{
		{"along the rows", []Area{{0, 2, 1, 3}}, place{0, 2}, 1, false, []place{{0, 3}, {1, 2}, {1, 3}, {0, 2}}},
		{"back", []Area{{0, 2, 1, 3}}, place{0, 2}, -1, false, []place{{1, 3}, {1, 2}}},
		{"along the columns", []Area{{0, 2, 1, 3}}, place{0, 2}, 1, true, []place{{1, 2}, {0, 3}, {1, 3}, {0, 2}}},
		{"over row heads", []Area{{1, 0, 2, 3}}, place{1, 3}, 1, false, []place{{2, 2}, {2, 3}, {1, 1}}},
		{"each block once", []Area{{1, 1, 5, 1}}, place{1, 1}, 1, true, []place{{3, 1}, {1, 1}}},
		{"over bands", []Area{{5, 2, 7, 2}}, place{5, 2}, 1, true, []place{{7, 2}, {5, 2}}},
		{"from area to area", []Area{{0, 2, 0, 2}, {4, 3, 5, 3}}, place{4, 3}, 1, true, []place{{5, 3}, {0, 2}, {4, 3}}},
	}
	for _, c := range cases {
		at := c.from
		for i, want := range c.want {
			if at = f.walk(at, c.areas, c.dir, c.down); at != want {
				t.Errorf("%s: step %d leads to %v, want %v", c.name, i+1, at, want)
			}
		}
	}
}

func TestEnterInARangeTypesIntoItsCells(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k1", "task")
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyDown, fyne.KeyRight)
	s.mod = 0
	var all []Edit
	s.OnEdit = func(b Batch) { all = append(all, b.Edits...) }
	for _, text := range []string{"甲", "乙", "丙", "丁"} {
		s.write(text)
		s.key(fyne.KeyReturn)
	}
	s.want("edits", all, []Edit{{"k1", "task", "甲"}, {"k2", "task", "乙"}, {"k1", "lead", "丙"}, {"k2", "lead", "丁"}})
	s.want("range", s.Selection().Areas, []Area{{1, 2, 2, 3}})
	s.want("active", s.selection.active, place{1, 2})
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyTab)
	s.mod = 0
	s.want("Shift+Tab", s.selection.active, place{2, 3})
}

func TestWalkReachesEveryCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newFake(10, rapid.SliceOfN(rapid.IntRange(1, 4), 0, 6).Draw(t, "blocks")...)
		f := newField(m, Layout{})
		top, left := rapid.IntRange(0, 9).Draw(t, "top"), rapid.IntRange(0, 3).Draw(t, "left")
		a := Area{top, left, rapid.IntRange(top, 9).Draw(t, "bottom"), rapid.IntRange(max(left, 1), 3).Draw(t, "right")}
		down, dir := rapid.Bool().Draw(t, "down"), rapid.SampledFrom([]int{1, -1}).Draw(t, "dir")
		var want, got []place
		for r := a.Top; r <= a.Bottom; r++ {
			for c := a.Left; c <= a.Right; c++ {
				if f.stands(place{r, c}, a) {
					want = append(want, place{r, c})
				}
			}
		}
		at := want[0]
		for range want {
			at = f.walk(at, []Area{a}, dir, down)
			got = append(got, at)
		}
		slices.SortFunc(got, comparePlaces)
		if !slices.Equal(got, want) {
			t.Fatalf("reached %v of %v", got, want)
		}
	})
}

func TestKeysSelectRowsColumnsAndAll(t *testing.T) {
	m := newFake(8)
	m.bands[3] = "组"
	s := newStage(t, m)
	s.Select("k1", "task")
	s.chord(fyne.KeyModifierControl, fyne.KeySpace)
	s.want("column", s.Selection().Areas, []Area{{0, 2, 7, 2}})
	s.chord(fyne.KeyModifierShift, fyne.KeySpace)
	s.mod = fyne.KeyModifierShift
	s.write(" ") // the driver sends the rune too
	s.mod = 0
	s.want("both are all", s.Selection().Areas, []Area{{0, 0, 7, 3}})
	s.want("the space is no text", s.Editing(), false)
	s.Select("k5", "task")
	s.shortcut(&fyne.ShortcutSelectAll{})
	s.want("Ctrl+A takes the group", s.Selection().Areas, []Area{{4, 0, 7, 3}})
	s.shortcut(&fyne.ShortcutSelectAll{})
	s.want("and then all", s.Selection().Areas, []Area{{0, 0, 7, 3}})
	s.Select("k1", "lead")
	s.chord(fyne.KeyModifierControl|fyne.KeyModifierShift, fyne.KeyDown)
	s.want("Ctrl+Shift+↓", s.Selection().Areas[0].Top, 1)
}

func TestDragBeyondTheEdgeGoesOn(t *testing.T) {
	s := newStage(t, newFake(100))
	s.down(s.centre(1, 2), 0)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 340)}})
	low := s.Selection().Bottom
	for range 10 {
		f := s.after
		s.after = nil
		s.want("one timer at a time", len(f), 1)
		f[0]()
	}
	if now := s.Selection().Bottom; now < low+10 {
		t.Errorf("the range ends at %d, it was %d", now, low)
	}
	s.MouseUp(nil)
	s.window.Canvas().Unfocus() // as Fyne does where the button is let go beside the table
	s.DragEnd()
	s.want("focus", s.window.Canvas().Focused() == s.Grid, true)
	s.after[0]()
	s.want("timers after the button was let go", len(s.after), 1)
	s.clicks.when = time.Time{}
	s.down(s.centre(s.selection.head.row, 2), 0)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, -60)}})
	was := s.view.y
	f := s.after[len(s.after)-1]
	f()
	if s.view.y >= was {
		t.Errorf("dragging above the edge does not scroll up")
	}
}

func TestAClickAndSpaceAreOfferedToTheOwner(t *testing.T) {
	s := newStage(t, newFake(8))
	var got []string
	s.OnPress = func(key, column string) bool { got = append(got, column); return true }
	s.click(s.centre(2, 3))
	s.TypedRune(' ')
	column := s.field.cols[3].ID
	s.want("offered", got, []string{column, column})
	s.want("an open editor", s.Editing(), false)
	s.ctrlClick(s.centre(3, 3))
	s.want("a click with Ctrl only selects", len(got), 2)
	s.OnPress = func(string, string) bool { return false }
	s.TypedRune(' ')
	s.want("a space that nobody takes opens the editor", s.Editing(), true)
}
