package celledit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
	"dubanben/internal/ui/uitest"
)

func TestListByKeys(t *testing.T) {
	ctrl := fyne.KeyModifierControl
	for _, c := range []struct {
		is   string
		open grid.Opening
		do   func(s *stage)
		text string
		kept string
	}{
		{"opened as it is", grid.Opening{Text: "区教育局"}, func(*stage) {}, "区教育局", ""},
		{"opened with a text of two lines", grid.Opening{Text: "上\n下"}, func(*stage) {}, "上 下", ""},
		{"begun anew by typing", grid.Opening{Text: "区教育局", Replace: true, Typed: "源"}, func(*stage) {}, "源", ""},
		{"begun anew by Backspace", grid.Opening{Text: "区教育局", Replace: true}, func(*stage) {}, "", ""},
		{"Enter at once keeps what stood", grid.Opening{Text: "区教育局"}, func(s *stage) { s.key(fyne.KeyReturn) }, "区教育局", "Return"},
		{"typing goes on behind what stands", grid.Opening{Text: "区教育"}, func(s *stage) { s.typed("局") }, "区教育局", ""},
		{"Enter takes the marked name and keeps", grid.Opening{}, func(s *stage) { s.typed("源西").key(fyne.KeyReturn) }, "源西街道", "Return"},
		{"Tab too", grid.Opening{}, func(s *stage) { s.typed("源西").key(fyne.KeyTab) }, "源西街道", "Tab"},
		{"Ctrl+Enter too", grid.Opening{}, func(s *stage) { s.typed("源西").held(ctrl, fyne.KeyReturn) }, "源西街道", "+Return"},
		{"the arrows choose without typing", grid.Opening{Text: "区教育局"}, func(s *stage) { s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) }, "区住建局", "Return"},
		{"upwards from the end", grid.Opening{}, func(s *stage) { s.key(fyne.KeyUp, fyne.KeyReturn) }, "源西街道", "Return"},
		{"an emptied cell is kept empty", grid.Opening{Text: "局"}, func(s *stage) { s.key(fyne.KeyBackspace, fyne.KeyReturn) }, "", "Return"},
		{"Backspace takes characters", grid.Opening{Replace: true, Typed: "源西"}, func(s *stage) { s.key(fyne.KeyBackspace) }, "源", ""},
		{"a new name is the last choice", grid.Opening{}, func(s *stage) { s.typed("局").key(fyne.KeyUp, fyne.KeyReturn) }, "局", "Return"},
	} {
		t.Run(c.is, func(t *testing.T) {
			s := listStage(t, true).open(c.open)
			c.do(s)
			s.Want("text", s.text(), c.text)
			s.Want("kept by", strings.Join(s.kept, " "), c.kept)
			s.Want("not dropped", s.dropped, 0)
		})
	}
}

func TestBeforeTypingTheListShowsEverything(t *testing.T) {
	s := listStage(t, true).open(grid.Opening{Text: "区教育局"})
	s.Want("all, none marked", s.list(), "区教育局 区住建局 区城管执法局 源西街道")
	s.editor.Close()
	s.open(grid.Opening{Text: "源"}).typed("西")
	s.Want("what fits", s.list(), "*源西街道 源西")
	s.key(fyne.KeyEscape)
	s.Want("dropped", s.dropped, 1)
	s.editor.Close()
	s.Want("closed", s.list(), "")
}

func TestAClickOnANameTakesItAndKeepsTheCell(t *testing.T) {
	s := listStage(t, true).open(grid.Opening{Text: "区教育局"})
	s.lay()
	uitest.Found[*choice](s.editor.Drop())[2].MouseDown(&desktop.MouseEvent{})
	s.Want("text", s.text(), "区城管执法局")
	s.Want("kept, the cursor stays", len(s.kept) == 1 && s.kept[0] == "", true)
	s.Want("the list is gone", s.list(), "")
}

func TestAListThatIsNotFreeKeepsOnlyWhatIsOffered(t *testing.T) {
	s := newStage(t, onlyKnown).open(grid.Opening{Text: "区教育局"})
	s.typed("没有").key(fyne.KeyReturn)
	s.Want("offered", s.list(), "")
	s.typed("x")
	s.Want("dropped", s.dropped, 0)
}

func TestAtMostEightNamesAreShown(t *testing.T) {
	s := newStage(t, manyNames).open(grid.Opening{})
	s.Want("names", len(uitest.Found[*choice](s.editor.Drop())), most)
	s.key(fyne.KeyUp, fyne.KeyReturn)
	s.Want("round the end comes the last shown", s.text(), "名8")
}

func TestMatchedCharactersStandOut(t *testing.T) {
	s := newStage(t, spanned).open(grid.Opening{}).typed("城管")
	s.lay()
	bold := ""
	for _, x := range uitest.Found[*canvas.Text](s.editor.Drop()) {
		if x.TextStyle.Bold {
			bold += x.Text
		}
	}
	s.Want("in bold", bold, "城管")
	s.Want("all of it", strings.Contains(uitest.Text(s.editor.Drop()), "区城管执法局"), true)
}
