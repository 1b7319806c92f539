package grid

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestFillDownAndRight(t *testing.T) {
	cases := []struct {
		name  string
		parts []part
		key   fyne.KeyName
		want  []Edit
	}{
		{"one cell takes the one above", []part{{from: place{2, 2}, head: place{2, 2}}}, fyne.KeyD, []Edit{{"k2", "task", "r1c2"}}},
		{"a range takes its first row", []part{{from: place{4, 2}, head: place{6, 3}}}, fyne.KeyD,
			[]Edit{{"k6", "task", "r4c2"}, {"k6", "lead", "r4c3"}}},
		{"the first row has none above", []part{{from: place{0, 2}, head: place{0, 2}}}, fyne.KeyD, nil},
		{"a block takes the block above, over a band", []part{{from: place{6, 1}, head: place{6, 1}}}, fyne.KeyD,
			[]Edit{{"k6", "leader", "领导2"}, {"k7", "leader", "领导2"}}},
		{"one cell takes the one at the left", []part{{from: place{2, 3}, head: place{2, 3}}}, fyne.KeyR, []Edit{{"k2", "lead", "r2c2"}}},
		{"a range takes its first column", []part{{from: place{3, 2}, head: place{4, 3}}}, fyne.KeyR,
			[]Edit{{"k3", "lead", "r3c2"}, {"k4", "lead", "r4c2"}}},
		{"a row head gives nothing", []part{{from: place{3, 1}, head: place{3, 1}}}, fyne.KeyR, nil},
		{"whole rows", []part{{from: place{3, 1}, head: place{3, 1}, shape: shapeRows}}, fyne.KeyR,
			[]Edit{{"k3", "task", "领导2"}, {"k3", "lead", "领导2"}}},
		{"several areas", []part{{from: place{1, 2}, head: place{1, 2}}, {from: place{2, 3}, head: place{3, 3}}}, fyne.KeyD,
			[]Edit{{"k1", "task", "r0c2"}, {"k3", "lead", "r2c3"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := newFake(8, 3, 2, 1, 2)
			m.bands[5] = "组"
			s := newStage(t, m)
			last := c.parts[len(c.parts)-1]
			s.choose(selection{active: last.from, part: last, more: c.parts[:len(c.parts)-1]})
			s.chord(fyne.KeyModifierControl, c.key)
			s.want("edits", s.edits, c.want)
			if c.want != nil {
				s.want("how", s.batch.How, Filled)
			}
		})
	}
}

func TestFillCountsWhatIsLocked(t *testing.T) {
	m := newFake(5)
	m.locked[place{2, 2}] = "已送审。"
	s := newStage(t, m)
	s.choose(only(part{from: place{0, 2}, head: place{3, 2}}))
	s.FillDown()
	s.want("edits", s.edits, []Edit{{"k1", "task", "r0c2"}, {"k3", "task", "r0c2"}})
	s.want("said", s.refused, []string{"1 格不能修改，已跳过。"})
}

func TestCommandsAreHandedOn(t *testing.T) {
	const ctrlShift, alt = fyne.KeyModifierControl | fyne.KeyModifierShift, fyne.KeyModifierAlt
	s := newStage(t, newFake(6, 1, 2))
	var others int
	s.OnShortcut = func(fyne.Shortcut) { others++ }
	s.chord(alt, fyne.KeyUp)
	s.chord(ctrlShift, fyne.KeyEqual)
	s.want("without a listener they are the window's", others, 2)
	var did []any
	s.OnMove = func(keys []string, by int) { did = append(did, keys, by) }
	s.OnCommand = func(c Command) { did = append(did, c) }
	s.OnHeader = func(id string, at fyne.Position) { did = append(did, id) }
	s.OnMenu = func(fyne.Position) { did = append(did, "menu") }
	s.Select("k1", "leader")
	s.chord(alt, fyne.KeyUp)
	s.chord(alt, fyne.KeyDown)
	s.chord(ctrlShift, fyne.KeyEqual)
	s.chord(ctrlShift, fyne.KeyReturn)
	s.chord(ctrlShift, fyne.KeyMinus)
	s.chord(alt|fyne.KeyModifierShift, fyne.KeyDown)
	s.key("Menu")
	s.chord(fyne.KeyModifierShift, fyne.KeyF10)
	s.click(fyne.NewPos(s.centre(0, 3).X, 10))
	s.key("Menu")
	block := []string{"k1", "k2"}
	s.want("done", did, []any{block, -1, block, 1, InsertAbove, InsertBelow, DeleteRows, "leader", "menu", "menu", "lead"})
	s.want("nothing else", others, 2)
}

func TestAltPageGoesSideways(t *testing.T) {
	s := newStage(t, synth{50})
	s.window.Resize(fyne.NewSize(600, 300))
	s.Select("3", "task")
	s.chord(fyne.KeyModifierAlt, fyne.KeyPageDown)
	first := s.selection.active.col
	s.chord(fyne.KeyModifierAlt, fyne.KeyPageUp)
	s.want("there and back", []int{first, s.selection.active.col}, []int{4, 2})
	s.Select("3", "task")
	s.chord(fyne.KeyModifierAlt|fyne.KeyModifierShift, fyne.KeyPageDown)
	s.want("with Shift", s.Selection().Areas, []Area{{3, 1, 3, 4}})
}

func TestBackspaceOpensTheEditorEmpty(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k1", "task")
	s.key(fyne.KeyBackspace)
	s.want("text", s.opened().Text(), "")
	s.key(fyne.KeyDown)
	s.want("edits", s.edits, []Edit{{"k1", "task", ""}})
	s.want("cursor", s.Selection().Key, "k2")
}

func TestCopyMarkGoesWithEscOrAnEdit(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k1", "task")
	s.shortcut(&fyne.ShortcutCopy{})
	s.want("marked", len(s.marks), 1)
	s.Select("k3", "task")
	s.shortcut(&fyne.ShortcutPaste{})
	s.want("a paste leaves it, it can be pasted again", len(s.marks), 1)
	var others int
	s.OnKey = func(*fyne.KeyEvent) { others++ }
	s.key(fyne.KeyEscape)
	s.want("after Esc", len(s.marks), 0)
	s.key(fyne.KeyEscape)
	s.want("a second Esc is the window's", others, 1)
	s.shortcut(&fyne.ShortcutCopy{})
	s.key(fyne.KeyDelete)
	s.want("after an edit", len(s.marks), 0)
}

func TestEditThisRowChangesOneRowOfABlock(t *testing.T) {
	s := newStage(t, newFake(6, 4))
	s.OnMenu = func(fyne.Position) { s.EditThisRow() }
	s.click(s.centre(0, 1))
	s.MouseDown(secondary(s.centre(2, 1)))
	top, _ := s.editorBox()
	s.want("place", top, s.view.head+float32(s.rows.top(2)))
	s.window.Canvas().Focused().TypedRune('甲')
	s.key(fyne.KeyReturn)
	s.want("edits", s.edits, []Edit{{"k2", "leader", "领导1甲"}})
}
