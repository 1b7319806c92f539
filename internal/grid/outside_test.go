package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// chipStage is a stage whose column of leads brings its own editor; the last one made is returned.
func chipStage(t *testing.T) (*stage, func() *chips) {
	m := newFake(8, 1, 1, 3)
	var last *chips
	m.cols[3].Editor = func() Editor { last = newChips(); return last }
	m.cols[3].Drop = true
	s := newStage(t, m)
	return s, func() *chips { return last }
}

func TestAnEditorFromOutsideIsOpenedAndKept(t *testing.T) {
	s, last := chipStage(t)
	s.Select("k1", "lead")
	s.key(fyne.KeyF2)
	c := last()
	s.want("told", []any{c.given.Key, c.given.ColumnID, c.given.Text, c.given.Typed, c.given.Replace}, []any{"k1", "lead", "r1c3", "", false})
	s.want("width", c.Size().Width, s.view.lanes.width(3)-1)
	s.want("as high as it asks", c.Size().Height, float32(64))
	s.want("focus", s.window.Canvas().Focused() == fyne.Focusable(c), true)
	s.key(fyne.KeyEscape)
	s.want("after Esc", []any{s.Editing(), len(s.edits), c.shut}, []any{false, 0, true})
	s.write("区住") // one commit of an input method: all runes reach the editor
	s.want("typed", []any{last().Text(), last().given.Replace, last().given.Text}, []any{"区住", true, "r1c3"})
	s.Grid.TypedRune('建') // a late one that still arrived at the table
	s.key(fyne.KeyReturn)
	s.want("edits", s.edits, []Edit{{"k1", "lead", "区住建"}})
	s.want("cursor", s.Selection().Key, "k2")
	s.want("focus", s.window.Canvas().Focused() == s.Grid, true)
}

func TestClickingElsewhereKeepsAnEditorFromOutside(t *testing.T) {
	s, _ := chipStage(t)
	s.Select("k1", "lead")
	s.write("甲")
	s.click(s.centre(5, 2))
	s.want("in the table", s.edits, []Edit{{"k1", "lead", "甲"}})
	s.Select("k2", "lead")
	s.write("乙")
	s.window.Canvas().Unfocus()
	for _, f := range s.later {
		f()
	}
	s.want("in the window", s.edits, []Edit{{"k2", "lead", "乙"}})
}

func TestTheDropTakesTheMouseAndLeavesTheFocus(t *testing.T) {
	s, last := chipStage(t)
	s.Select("k1", "lead")
	s.key(fyne.KeyF2)
	c := last()
	d := s.editing.drop
	s.want("below the editor", d.y, c.Position().Y+c.Size().Height+dropGap)
	s.down(fyne.NewPos(d.x+2, d.y+d.h-2), 0) // where nothing of it takes the mouse
	s.want("still open", s.Editing(), true)
	s.down(c.Position().AddXY(3, 3), 0)
	s.want("a click into the editor", s.Editing(), true)
	test.TapCanvas(s.window.Canvas(), fyne.NewPos(d.x+10, d.y+10))
	s.want("picked", s.edits, []Edit{{"k1", "lead", "区城管执法局"}})
	s.want("cursor stays", s.Selection().Key, "k1")
	s.window.Canvas().Focus(s.Grid) // the test's driver takes the focus away from any tap, the real one does not
	s.Select("k7", "lead")
	s.key(fyne.KeyF2)
	c, d = last(), s.editing.drop
	if d.y+d.h > c.Position().Y || d.y < 0 {
		t.Errorf("at the view's end the list stands at %v+%v, the editor at %v", d.y, d.h, c.Position().Y)
	}
	s.window.Resize(fyne.NewSize(600, 130))
	if d = s.editing.drop; d.y < 0 || d.y+d.h > 130 || d.x+d.w > 600 {
		t.Errorf("the list leaves the table: %v", d)
	}
	s.SetZoom(1.5)
	s.want("open after zooming", []any{s.Editing(), last().given.Zoom}, []any{true, float32(1.5)})
}

func TestTheSignOfAListOpensIt(t *testing.T) {
	s, last := chipStage(t)
	s.Select("k1", "lead")
	sign := s.dropSign(s.activeBox())
	s.click(fyne.NewPos(sign.x+5, sign.y+5))
	s.want("open", s.Editing(), true)
	s.want("with the text as it is", last().given.Text, "r1c3")
}

func TestARefusedTextGoesBackIntoAnEditorFromOutside(t *testing.T) {
	s, last := chipStage(t)
	s.SetError("k1", "lead", "七成", reason)
	s.want("text", last().given.Text, "七成")
	s.wantPainted("reason", reason, true)
	if d, low := s.editing.drop, s.editing.box; d.y < low.y+low.h {
		t.Errorf("the list at %v lies over the reason, which ends at %v", d.y, low.y+low.h)
	}
}

func TestSeveralRefusedTextsWaitInTheirCells(t *testing.T) {
	s := newStage(t, newFake(8))
	s.Select("k0", "task")
	s.SetRefusals([]Refusal{{"k5", "lead", "八成", reason}, {"k2", "task", "七成", reason}, {"gone", "task", "九成", reason}})
	s.want("the cursor goes to the first", []string{s.Selection().Key, s.Selection().ColumnID}, []string{"k2", "task"})
	s.want("the editor is not opened", s.Editing(), false)
	s.wantPainted("text", "七成", true)
	s.wantPainted("other text", "八成", true)
	s.wantPainted("reason of the first", reason, true)
	s.ToRefused()
	s.want("the next", s.Selection().Key, "k5")
	s.ToRefused()
	s.want("and the first again", s.Selection().Key, "k2")
	s.key(fyne.KeyF2)
	s.want("it is opened with its text", s.opened().Text(), "七成")
	s.SetRefusals([]Refusal{{"k6", "lead", "一成", reason}})
	s.want("an open editor is not left", s.Selection().Key, "k2")
}
