package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const reason = "这里要填数字。"

// painted is where the text stands in the last frame; ok is false if it was not painted.
func (s *stage) painted(text string) (pos fyne.Position, ok bool) {
	for _, o := range s.brush.objects {
		if t, is := o.(*canvas.Text); is && t.Text == text {
			return t.Position(), true
		}
	}
	return fyne.Position{}, false
}

func (s *stage) wantPainted(when, text string, want bool) {
	s.t.Helper()
	if _, ok := s.painted(text); ok != want {
		s.t.Errorf("%s: “%s” painted: %v, want %v", when, text, ok, want)
	}
}

func TestEscOnARefusedCellRestoresTheModelsText(t *testing.T) {
	s := newStage(t, newFake(6, 3))
	s.SetError("k3", "lead", "七成", reason)
	s.want("refused", s.Refused(), true)
	s.key(fyne.KeyTab)
	s.want("editing", s.Editing(), false)
	s.want("refused after Tab", s.Refused(), true)
	var others []fyne.KeyName
	s.OnKey = func(e *fyne.KeyEvent) { others = append(others, e.Name) }
	s.key(fyne.KeyEscape)
	s.want("Esc elsewhere is not the table's", others, []fyne.KeyName{fyne.KeyEscape})
	s.want("refused after Esc elsewhere", s.Refused(), true)
	s.Select("k3", "lead")
	s.key(fyne.KeyEscape)
	s.want("refused after Esc", s.Refused(), false)
	s.want("Esc that was the table's", len(others), 1)
	s.wantPainted("after Esc", "七成", false)
	s.wantPainted("after Esc", "r3c3", true)
	s.wantPainted("after Esc", reason, false)
	s.SetError("k2", "leader", "某", reason)
	s.key(fyne.KeyReturn)
	s.Select("k0", "leader")
	s.key(fyne.KeyEscape)
	s.want("refused after Esc on a merged cell", s.Refused(), false)
}

func TestReasonShowsWheneverTheCursorComesBack(t *testing.T) {
	for _, leave := range []fyne.KeyName{fyne.KeyTab, fyne.KeyReturn} {
		s := newStage(t, newFake(40))
		s.SetError("k3", "lead", "七成", reason)
		s.wantPainted("in the editor", reason, true)
		s.edits = nil
		s.key(leave)
		s.want("edits of the unchanged text", s.edits, []Edit(nil))
		s.wantPainted("elsewhere", reason, false)
		s.wantPainted("elsewhere", "七成", true)
		s.Select("k2", "lead")
		s.key(fyne.KeyDown)
		s.want("editing", s.Editing(), false)
		at, ok := s.painted(reason)
		low := s.view.head + float32(s.rows.top(4)-s.view.y)
		if !ok || at.Y < low-1 {
			t.Errorf("after %s the reason is painted (%v) at %v, the cell ends at %v", leave, ok, at, low)
		}
		s.mod = fyne.KeyModifierControl
		s.key(fyne.KeyEnd)
		s.mod = 0
		s.SetError("k39", "lead", "八成", reason)
		s.key(fyne.KeyTab)
		s.Select("k39", "lead")
		at, ok = s.painted(reason)
		if !ok || at.Y < s.view.head || at.Y+s.metrics.smallLine > s.view.bottom() {
			t.Errorf("in the last row the reason is painted (%v) at %v, the view ends at %v", ok, at, s.view.bottom())
		}
	}
}

func TestReasonHasASignOfItsOwn(t *testing.T) {
	s := newStage(t, newFake(6))
	s.SetError("k3", "lead", "七成", reason)
	s.key(fyne.KeyTab)
	s.Select("k3", "lead")
	rings := 0
	for _, o := range s.brush.objects {
		switch o := o.(type) {
		case *canvas.Polygon:
			t.Error("a triangle, which means a yellow lamp, is painted")
		case *canvas.Circle:
			if o.StrokeWidth > 0 {
				rings++
			}
		}
	}
	s.want("rings", rings, 1)
}

func TestReasonAndEditorLieOverBands(t *testing.T) {
	m := newFake(6)
	m.bands[4] = "甲组 2 项"
	s := newStage(t, m)
	s.SetError("k3", "lead", "七成", reason)
	order := map[string]int{}
	for i, o := range s.brush.objects {
		if x, ok := o.(*canvas.Text); ok {
			order[x.Text] = i
		}
	}
	if order[reason] < order["甲组"] {
		t.Error("the band is painted over the reason")
	}
}

func TestDropAndKeepWithARefusedText(t *testing.T) {
	s := newStage(t, newFake(6))
	s.SetError("k1", "lead", "七成", reason)
	s.edits = nil
	s.Keep()
	s.want("after Keep", []any{s.Editing(), s.Refused(), len(s.edits)}, []any{false, true, 0})
	s.Drop()
	s.want("after Drop on the cell", s.Refused(), false)
	s.SetError("k1", "lead", "七成", reason)
	s.write("整")
	s.Drop()
	s.want("after Drop in the editor", []any{s.Editing(), s.Refused(), len(s.edits)}, []any{false, false, 0})
}

func TestRefusedCellIsFound(t *testing.T) {
	m := newFake(50)
	s := newStage(t, m)
	s.SetError("k30", "lead", "七成", reason)
	s.key(fyne.KeyTab)
	s.Select("k1", "task")
	s.want("found", s.ToRefused(), true)
	s.want("cursor", []string{s.Selection().Key, s.Selection().ColumnID}, []string{"k30", "lead"})
	s.wantPainted("found", reason, true)
	m.keys, m.texts = m.keys[:20], m.texts[:20]
	s.RefreshAll()
	s.want("found when its row is not shown", []bool{s.Refused(), s.ToRefused()}, []bool{true, false})
}
