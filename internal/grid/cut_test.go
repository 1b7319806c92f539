package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

// cutRange cuts a range and forgets what was told before.
func (s *stage) cutRange(a Area) {
	s.choose(only(part{from: place{a.Top, a.Left}, head: place{a.Bottom, a.Right}}))
	s.edits, s.batch, s.refused = nil, Batch{}, nil
	s.shortcut(&fyne.ShortcutCut{})
}

func (s *stage) pasteAt(key, column string) {
	s.Select(key, column)
	s.shortcut(&fyne.ShortcutPaste{})
}

func TestCutEmptiesItsCellsWithTheNextPaste(t *testing.T) {
	s := newStage(t, newFake(6))
	s.cutRange(Area{1, 2, 1, 3})
	s.want("on the clipboard", s.host.Clipboard().Content(), "r1c2\tr1c3\r\n")
	s.want("nothing is emptied yet", s.batch, Batch{})
	s.want("marked", len(s.marks), 1)
	s.pasteAt("k4", "task")
	s.want("one batch", s.batch, Batch{How: Pasted, Edits: []Edit{
		{"k4", "task", "r1c2"}, {"k4", "lead", "r1c3"}, {"k1", "task", ""}, {"k1", "lead", ""}}})
	s.want("the mark is gone", len(s.marks), 0)
	s.RefreshAll()
	s.pasteAt("k5", "task")
	s.want("a second paste empties nothing", len(s.batch.Edits), 2)
}

func TestCellsThatAreCutAndPastedOverKeepTheNewText(t *testing.T) {
	s := newStage(t, newFake(6))
	s.cutRange(Area{1, 2, 2, 2})
	s.pasteAt("k2", "task")
	s.want("edits", s.batch.Edits, []Edit{{"k2", "task", "r1c2"}, {"k3", "task", "r2c2"}, {"k1", "task", ""}})
}

func TestACutEndsWithEscAnotherCopyAnEditOrAnotherText(t *testing.T) {
	ends := map[string]func(s *stage){
		"Esc":           func(s *stage) { s.key(fyne.KeyEscape) },
		"an edit":       func(s *stage) { s.Select("k5", "lead"); s.write("x"); s.key(fyne.KeyReturn) },
		"an open cell":  func(s *stage) { s.key(fyne.KeyF2, fyne.KeyEscape) },
		"a copy":        func(s *stage) { s.shortcut(&fyne.ShortcutCopy{}) },
		"Delete":        func(s *stage) { s.Select("k5", "lead"); s.key(fyne.KeyDelete) },
		"another paste": func(s *stage) { s.Select("k5", "lead"); s.paste("y") },
		"a gone row": func(s *stage) {
			m := s.model.(*fake)
			m.keys, m.texts = append(m.keys[:1:1], m.keys[2:]...), append(m.texts[:1:1], m.texts[2:]...)
			s.RefreshAll()
		},
	}
	for name, end := range ends {
		s := newStage(t, newFake(6))
		s.cutRange(Area{1, 2, 1, 2})
		cut := s.host.Clipboard().Content()
		end(s)
		s.host.Clipboard().SetContent(cut)
		s.pasteAt("k3", "task")
		s.want(name, s.batch.Edits, []Edit{{"k3", "task", "r1c2"}})
	}
}

func TestACutStaysWithItsRowsWhenRowsMove(t *testing.T) {
	m := newFake(6)
	s := newStage(t, m)
	s.cutRange(Area{1, 2, 1, 2})
	m.insert(0, "n")
	s.RefreshAll()
	s.pasteAt("k3", "task")
	s.want("edits", s.batch.Edits, []Edit{{"k3", "task", "r1c2"}, {"k1", "task", ""}})
}

func TestACutMergedCellIsEmptiedWhole(t *testing.T) {
	s := newStage(t, newFake(6, 3))
	s.Select("k1", "leader")
	s.shortcut(&fyne.ShortcutCut{})
	s.pasteAt("k4", "lead")
	s.want("edits", s.batch.Edits, []Edit{{"k4", "lead", "领导1"}, {"k0", "leader", ""}, {"k1", "leader", ""}, {"k2", "leader", ""}})
}

func TestReadOnlyCellsAreNotCut(t *testing.T) {
	m := newFake(6)
	m.locked[place{1, 3}] = "已送审，不能修改。"
	s := newStage(t, m)
	s.host.Clipboard().SetContent("旧")
	s.cutRange(Area{1, 3, 1, 3})
	s.want("refused", s.refused, []string{"已送审，不能修改。"})
	s.want("nothing is cut", []any{s.host.Clipboard().Content(), len(s.marks)}, []any{"旧", 0})
	s.cutRange(Area{1, 2, 1, 3})
	s.want("told", s.refused, []string{"1 格不能修改，粘贴后内容仍留在原处。"})
	s.pasteAt("k4", "task")
	s.want("it stays where it is", s.batch.Edits, []Edit{{"k4", "task", "r1c2"}, {"k4", "lead", "r1c3"}, {"k1", "task", ""}})
}

func TestWhatACutCannotPutDownStaysAtItsPlace(t *testing.T) {
	s := newStage(t, newFake(6))
	s.cutRange(Area{1, 2, 1, 3})
	s.pasteAt("k5", "lead")
	s.want("edits", s.batch.Edits, []Edit{{"k5", "lead", "r1c2"}, {"k1", "task", ""}})
	s.want("told", s.refused, []string{"表中没有这么多行列，1 格没有粘贴。"})
}

// TestCutAndPasteLoseNoText holds that every text that was cut stands somewhere afterwards; one whose own cell was pasted
// over may find no place, but is counted then.
func TestCutAndPasteLoseNoText(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(newFace())
	window := test.NewTempWindow(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		m := newFake(7, 3)
		m.bands[4] = "组"
		m.locked[place{5, 2}] = "不行。"
		g := New(m, NewHost(app, window), grey(), 1)
		g.OnEdit = func(b Batch) { m.apply(b.Edits) }
		counted := 0
		corner := func(name string) place {
			return g.field.clamp(place{rapid.IntRange(0, 6).Draw(t, name+" row"), rapid.IntRange(1, 3).Draw(t, name+" column")})
		}
		g.choose(only(part{from: corner("from"), head: corner("head")}))
		texts, _ := g.selectedTexts()
		source := g.selection.area(&g.field)
		g.Cut()
		g.OnRefuse = func(why string) { counted += said(why) }
		g.choose(at(corner("to")))
		g.Paste()
		to := g.selection.area(&g.field)
		if to.Top > source.Bottom || to.Bottom < source.Top || to.Left > source.Right || to.Right < source.Left {
			counted = 0
		}
		for _, line := range texts {
			for _, text := range line {
				if !m.holds(text) {
					counted--
				}
			}
		}
		if counted < 0 {
			t.Fatalf("of %q, %d are lost", texts, -counted)
		}
	})
}
