package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

func TestPageDownMovesCursorAndViewByOneScreen(t *testing.T) {
	s := newStage(t, newFake(60))
	s.Select("k2", "task")
	high := float64(s.rows.height(0))
	whole := int(float64(s.view.bodyHeight()) / high)
	s.key(fyne.KeyPageDown)
	s.want("row", s.selection.active.row, 2+whole)
	s.want("view", s.view.y, float64(whole)*high)
	s.key(fyne.KeyPageDown)
	s.want("second row", s.selection.active.row, 2+2*whole)
	s.key(fyne.KeyPageUp, fyne.KeyPageUp)
	s.want("back", []any{s.selection.active.row, s.view.y}, []any{2, 0.0})
	s.key(fyne.KeyPageUp)
	s.want("at the beginning, the first row", s.selection.active.row, 0)
	for range 20 {
		s.key(fyne.KeyPageDown)
	}
	s.want("at the end, the last row", []any{s.selection.active.row, s.view.y}, []any{59, s.view.maxY()})
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyPageUp)
	s.want("Shift widens the range", s.selection.area(&s.field), Area{59 - whole, 2, 59, 2})
}

func TestPageDownSkipsNoRowAndAlwaysGoesOn(t *testing.T) {
	m := newFake(40)
	s := newStage(t, m)
	rapid.Check(t, func(t *rapid.T) {
		for r := range m.texts {
			m.texts[r][2] = longText(rapid.SampledFrom([]int{1, 1, 1, 60, 300, 900}).Draw(t, "length"))
		}
		s.SetModel(m)
		s.choose(at(place{0, 2}))
		for row := 0; row < 39; {
			_, last := s.settle()
			s.moveBy(pageDown, false)
			first, _ := s.settle()
			if first > last+1 {
				t.Fatalf("rows from %d to %d were never seen", last+1, first-1)
			}
			if now := s.selection.active.row; now <= row {
				t.Fatalf("from row %d to %d", row, now)
			}
			row = s.selection.active.row
		}
		for row := 39; row > 0; {
			s.moveBy(pageUp, false)
			if now := s.selection.active.row; now >= row {
				t.Fatalf("up from row %d to %d", row, now)
			}
			row = s.selection.active.row
		}
	})
}

func TestEditingOneRowOfABlockStaysNear(t *testing.T) {
	cases := []struct {
		key  fyne.KeyName
		mod  fyne.KeyModifier
		want place
	}{
		{fyne.KeyReturn, 0, place{3, 1}},
		{fyne.KeyReturn, fyne.KeyModifierShift, place{1, 1}},
		{fyne.KeyTab, 0, place{2, 2}},
	}
	for _, c := range cases {
		m := newFake(12, 8)
		s := newStage(t, m)
		s.OnEdit = func(b Batch) { m.apply(b.Edits); s.edits = b.Edits; s.RefreshAll() }
		s.choose(at(place{2, 1}))
		s.EditThisRow()
		s.write("王")
		s.mod = c.mod
		s.key(c.key)
		s.want("edits", s.edits, []Edit{{"k2", "leader", "领导1王"}})
		s.want("cursor", s.selection.active, c.want)
	}
}
