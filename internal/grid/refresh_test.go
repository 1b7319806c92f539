package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// counting is a fake editor from outside that counts how often it was opened.
type counting struct {
	*chips
	opened int
}

// Open counts.
func (c *counting) Open(o Opening) { c.opened++; c.chips.Open(o) }

// Focusable is the editor itself.
func (c *counting) Focusable() fyne.Focusable { return c.chips }

func countingStage(t *testing.T, m *fake) (*stage, func() *counting) {
	var last *counting
	m.cols[3].Editor = func() Editor { last = &counting{chips: newChips()}; return last }
	s := newStage(t, m)
	return s, func() *counting { return last }
}

func TestASnapshotLeavesAnOpenEditorAlone(t *testing.T) {
	m := newFake(8)
	s, last := countingStage(t, m)
	around := container.NewStack(s.Grid)
	s.window.SetContent(around)
	s.window.Canvas().Focus(s.Grid)
	s.Select("k3", "lead")
	s.write("cg")
	arrive := []func(){
		s.RefreshAll, around.Refresh, s.Refresh, func() { s.SetMaxLines(3) },
		func() { n := newFake(8); n.cols = m.cols; s.SetModel(n) },
		func() { s.window.Resize(fyne.NewSize(500, 280)) },
		func() { s.SetLayout(Layout{Widths: map[string]float32{"lead": 140}}) },
	}
	for i, f := range arrive {
		f()
		s.write("x")
		s.want("opened", []any{i, last().opened, s.opened() == Editor(last())}, []any{i, 1, true})
	}
	s.want("every key arrived", last().Text(), "cgxxxxxxx")
	s.SetZoom(1.5)
	s.want("opened for another zoom", last().opened, 2)
	s.SetZoom(1.5)
	s.want("not for the same", last().opened, 2)
}

func TestTextSelectionAndCaretStayInAnOpenEditor(t *testing.T) {
	m := newFake(8)
	s := newStage(t, m)
	s.Select("k3", "task")
	s.key(fyne.KeyF2)
	s.write("一二三")
	s.key(fyne.KeyLeft)
	s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierShift})
	s.area().Select(6, 9)
	chosen, area := s.area().Selected(), s.area()
	m.insert(0, "n")
	for _, f := range []func(){s.RefreshAll, s.Refresh, func() { s.SetModel(m) }} {
		f()
		s.want("selected", []any{s.area().Selected(), s.area() == area}, []any{chosen, true})
	}
	s.write("四")
	s.key(fyne.KeyReturn)
	s.want("edits", len(s.edits), 1)
	s.want("edited cell", []string{s.edits[0].Key, s.edits[0].ColumnID}, []string{"k3", "task"})
}

func TestAnOpenEditorMovesWithItsRow(t *testing.T) {
	m := newFake(8, 1, 1, 3)
	s := newStage(t, m)
	s.Select("k2", "leader")
	s.write("王")
	m.insert(0, "n")
	s.SetModel(m)
	s.want("place", s.editing.place, place{3, 1})
	top, _ := s.editorBox()
	s.want("the editor's edge", top, s.view.head+float32(s.rows.top(3)-s.view.y))
	m.insert(3, "first")
	m.texts[3][1] = m.texts[4][1] // a new first row of the same block
	s.RefreshAll()
	s.want("at the block's first row", s.editing.place, place{3, 1})
	s.write("五")
	s.key(fyne.KeyReturn)
	s.want("edits", s.edits, []Edit{{"first", "leader", "王五"}, {"k2", "leader", "王五"}, {"k3", "leader", "王五"}, {"k4", "leader", "王五"}})
}

func TestAnEditorWhoseRowIsGoneStaysInView(t *testing.T) {
	m := newFake(8)
	s := newStage(t, m)
	s.Select("k7", "task")
	s.write("没写完")
	m.keys, m.texts = m.keys[:3], m.texts[:3]
	s.SetModel(m)
	s.want("place", s.editing.place, place{2, 2})
	s.key(fyne.KeyReturn)
	s.want("told", s.refused, []string{"这一格已不在表中，刚才输入的内容没有写入：没写完"})
}

func TestAnotherFontIsMeasuredAnew(t *testing.T) {
	s := newStage(t, newFake(3))
	was := s.metrics
	s.Refresh()
	s.want("the same font", s.metrics == was, true)
	s.metrics.faces = faces{}
	s.Refresh()
	s.want("another font", s.metrics == was, false)
}

func TestWhatIsSelectedBeforeTheFirstLayoutComesIntoView(t *testing.T) {
	for _, rows := range []int{90, 5000} {
		s := newStage(t, synth{0})
		g := New(synth{rows}, s.host, grey(), 2)
		g.Select("80", "lamp")
		g.RefreshAll()
		s.window.SetContent(container.NewStack(g))
		s.want("row in view", []any{g.Selection().Key, g.headWhole()}, []any{"80", true})
		x, w := g.view.colX(6), g.view.lanes.width(6)
		s.want("column in view", x >= g.view.lanes.frozenWidth() && x+w <= g.view.right(), true)
	}
}

func TestACellSelectedBeforeTheFirstLayoutStaysOnItsRow(t *testing.T) {
	m := newFake(8)
	g := New(m, newStage(t, m).host, grey(), 2)
	g.Select("k5", "lead")
	m.insert(0, "n")
	g.RefreshAll()
	if got := g.Selection(); got.Key != "k5" || got.Row != 6 {
		t.Errorf("the cursor is on %s in row %d", got.Key, got.Row)
	}
}

func TestTheActiveCellStaysInViewWhenTheViewGetsLower(t *testing.T) {
	s := newStage(t, newFake(60))
	s.Select("k6", "task")
	for h := float32(300); h >= 120; h -= 20 {
		s.window.Resize(fyne.NewSize(600, h))
		s.want("in view", s.headWhole(), true)
	}
	s.scrollBy(0, 1000)
	y := s.view.y
	s.window.Resize(fyne.NewSize(600, 140))
	s.want("what was scrolled away stays away", s.view.y, y)
}
