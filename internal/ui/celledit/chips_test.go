package celledit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
)

func TestChipsByKeys(t *testing.T) {
	const two = "区教育局\n区住建局"
	shift, alt, ctrl := fyne.KeyModifierShift, fyne.KeyModifierAlt, fyne.KeyModifierControl
	for _, c := range []struct {
		is   string
		open grid.Opening
		do   func(s *stage)
		text string
		kept string // the keys that kept the cell
	}{
		{"opened as it is", grid.Opening{Text: two}, func(*stage) {}, "区教育局/区住建局", ""},
		{"opened empty", grid.Opening{}, func(*stage) {}, "", ""},
		{"opened with separators in its text", grid.Opening{Text: "甲、乙，丙；丁"}, func(*stage) {}, "甲/乙/丙/丁", ""},
		{"begun anew by typing", grid.Opening{Text: two, Replace: true, Typed: "源"}, func(*stage) {}, "源", ""},
		{"begun anew by Backspace", grid.Opening{Text: two, Replace: true}, func(*stage) {}, "", ""},
		{"Enter takes the marked name", grid.Opening{Text: two}, func(s *stage) { s.typed("源西").key(fyne.KeyReturn) }, "区教育局/区住建局/源西街道", ""},
		{"Enter with nothing typed keeps", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyReturn) }, "区教育局/区住建局", "Return"},
		{"keypad Enter too", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyEnter) }, "区教育局/区住建局", "KP_Enter"},
		{"Shift+Enter keeps upwards", grid.Opening{Text: two}, func(s *stage) { s.held(shift, fyne.KeyReturn) }, "区教育局/区住建局", "+Return"},
		{"Tab takes the name and keeps", grid.Opening{}, func(s *stage) { s.typed("源西").key(fyne.KeyTab) }, "源西街道", "Tab"},
		{"Tab with nothing typed keeps", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyTab) }, "区教育局/区住建局", "Tab"},
		{"Ctrl+Enter takes the name and fills", grid.Opening{}, func(s *stage) { s.typed("源西").held(ctrl, fyne.KeyReturn) }, "源西街道", "+Return"},
		{"what is typed and no chip counts", grid.Opening{Text: two}, func(s *stage) { s.typed("新局") }, "区教育局/区住建局/新局", ""},
		{"a separator makes the chip as typed", grid.Opening{}, func(s *stage) { s.typed("新局、源西，") }, "新局/源西", ""},
		{"separators alone make none", grid.Opening{}, func(s *stage) { s.typed("、、") }, "", ""},
		{"a name that is there is not taken twice", grid.Opening{Text: two}, func(s *stage) { s.typed("区教育局、") }, "区教育局/区住建局", ""},
		{"the arrows choose", grid.Opening{}, func(s *stage) { s.typed("局").key(fyne.KeyDown, fyne.KeyReturn) }, "区住建局", ""},
		{"and go round the end", grid.Opening{}, func(s *stage) { s.typed("局").key(fyne.KeyUp, fyne.KeyReturn) }, "局", ""},
		{"Backspace takes the last", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyBackspace) }, "区教育局", ""},
		{"Backspace at what is typed takes a character", grid.Opening{Text: two}, func(s *stage) { s.typed("源西").key(fyne.KeyBackspace) }, "区教育局/区住建局/源", ""},
		{"Backspace without chips does nothing", grid.Opening{}, func(s *stage) { s.key(fyne.KeyBackspace, fyne.KeyBackspace) }, "", ""},
		{"← and Delete take the last", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyLeft, fyne.KeyDelete) }, "区教育局", ""},
		{"Home and Delete take the first", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyHome, fyne.KeyDelete) }, "区住建局", ""},
		{"Home and Backspace take the first", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyHome, fyne.KeyBackspace) }, "区住建局", ""},
		{"typing at a chip puts the name before it", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyLeft).typed("源西").key(fyne.KeyReturn) }, "区教育局/源西街道/区住建局", ""},
		{"End goes back behind the last", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyHome, fyne.KeyEnd).typed("源西").key(fyne.KeyReturn) }, "区教育局/区住建局/源西街道", ""},
		{"Alt+← carries a chip", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyLeft).held(alt, fyne.KeyLeft) }, "区住建局/区教育局", ""},
		{"Alt+→ carries it back", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyHome).held(alt, fyne.KeyRight) }, "区住建局/区教育局", ""},
		{"not beyond the last", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyLeft).held(alt, fyne.KeyRight, fyne.KeyRight) }, "区教育局/区住建局", ""},
		{"nor before the first", grid.Opening{Text: two}, func(s *stage) { s.key(fyne.KeyHome).held(alt, fyne.KeyLeft) }, "区教育局/区住建局", ""},
		{"← in what is typed moves in it", grid.Opening{Text: two}, func(s *stage) { s.typed("西街").key(fyne.KeyLeft, fyne.KeyLeft).typed("源").key(fyne.KeyReturn) }, "区教育局/区住建局/源西街道", ""},
		{"pasted names become chips", grid.Opening{}, func(s *stage) { s.pasted("甲局、乙局").key(fyne.KeyTab) }, "甲局/乙局", "Tab"},
		{"pasted lines become chips at once", grid.Opening{}, func(s *stage) { s.pasted("甲局\n乙局") }, "甲局/乙局", ""},
		{"a copied cell of a spreadsheet too", grid.Opening{}, func(s *stage) { s.pasted("\"甲局\r\n乙局\"\r\n") }, "甲局/乙局", ""},
		{"and several cells", grid.Opening{Text: "丙局"}, func(s *stage) { s.pasted("甲局\t乙局\r\n") }, "丙局/甲局/乙局", ""},
		{"one pasted cell is one chip", grid.Opening{}, func(s *stage) { s.pasted("源西街道\r\n").key(fyne.KeyReturn) }, "源西街道", "Return"},
		{"a pasted piece of a name is typed", grid.Opening{}, func(s *stage) { s.pasted("源西").key(fyne.KeyReturn) }, "源西街道", ""},
	} {
		t.Run(c.is, func(t *testing.T) {
			s := chipsStage(t).open(c.open)
			c.do(s)
			s.Want("text", s.text(), c.text)
			s.Want("kept by", strings.Join(s.kept, " "), c.kept)
			s.Want("not dropped", s.dropped, 0)
		})
	}
}

func TestEscDropsTheChips(t *testing.T) {
	s := chipsStage(t).open(grid.Opening{Text: "区教育局"}).typed("源").key(fyne.KeyEscape)
	s.Want("dropped", s.dropped, 1)
	s.Want("not kept", len(s.kept), 0)
}

func TestTheListOffersWhatIsNotThereYet(t *testing.T) {
	s := chipsStage(t).open(grid.Opening{Text: "区教育局"})
	s.Want("before anything is typed nothing is marked", s.list(), "区住建局 区城管执法局 源西街道")
	s.typed("区")
	s.Want("the first that fits is marked", s.list(), "*区住建局 区城管执法局 区")
	s.key(fyne.KeyReturn)
	s.Want("after taking one", s.list(), "区城管执法局 源西街道")
	s.key(fyne.KeyLeft)
	s.Want("on a chip nothing is offered", s.list(), "")
	s.key(fyne.KeyEnd)
	s.Want("behind them it is again", s.list(), "区城管执法局 源西街道")
	s.editor.Close()
	s.Want("closed", s.list(), "")
}

func TestTheListSaysWhyAndHowOften(t *testing.T) {
	s := chipsStage(t).open(grid.Opening{}).typed("源西")
	s.lay()
	if all := uitest.Text(s.editor.Drop()); !strings.Contains(all, "源西街道3提示") || !strings.Contains(all, "＋ 新增“源西”") || !strings.Contains(all, "Enter 选用") {
		t.Errorf("the list shows %q", all)
	}
}

func TestAClickOnAChoiceTakesItAndLeavesTheKeys(t *testing.T) {
	s := chipsStage(t).open(grid.Opening{Text: "区教育局"}).typed("局")
	s.lay()
	all := uitest.Found[*choice](s.editor.Drop())
	all[1].MouseIn(&desktop.MouseEvent{})
	s.Want("the mouse marks", s.list(), "区住建局 *区城管执法局 局")
	all[1].MouseDown(&desktop.MouseEvent{})
	all[1].MouseUp(&desktop.MouseEvent{})
	all[1].MouseOut()
	s.Want("taken", s.text(), "区教育局/区城管执法局")
	s.Want("the cell stays open", len(s.kept), 0)
	s.Want("the keys stay", s.Win.Canvas().Focused() == s.editor.Focusable(), true)
}

func TestAClickOnAChipGoesThereAndOneOnItsCrossTakesItAway(t *testing.T) {
	s := chipsStage(t).open(grid.Opening{Text: "区教育局\n区住建局"})
	x := uitest.Found[*chip](s.editor)[0]
	x.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 5)}})
	x.MouseUp(&desktop.MouseEvent{})
	s.typed("源西").key(fyne.KeyReturn)
	s.Want("typed before it", s.text(), "源西街道/区教育局/区住建局")
	s.lay()
	x = uitest.Found[*chip](s.editor)[1]
	x.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x.Size().Width-4, 5)}})
	s.Want("its cross", s.text(), "源西街道/区住建局")
	s.Want("the keys stay", s.Win.Canvas().Focused() == s.editor.Focusable(), true)
}

func TestTheCrossIsHitAtEveryZoom(t *testing.T) {
	for _, zoom := range []float32{1, 1.5, 2} {
		s := chipsStage(t).open(grid.Opening{Text: "区教育局", Zoom: zoom})
		x := uitest.Found[*chip](s.editor)[0]
		cross := x.Size().Width - 6 - 12*zoom // its left edge
		x.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(cross+1, 5)}})
		s.Want("taken away", s.text(), "")
		s = chipsStage(t).open(grid.Opening{Text: "区教育局", Zoom: zoom})
		x = uitest.Found[*chip](s.editor)[0]
		x.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(cross-8, 5)}})
		s.Want("a click on the name does not", s.text(), "区教育局")
	}
}

func TestChipsGrowWithTheirNamesAndTheZoom(t *testing.T) {
	s := chipsStage(t).open(grid.Opening{Text: "区教育局"})
	low := s.editor.MinSize().Height
	s.typed("区住建局、区城管执法局、源西街道、")
	s.lay()
	high := s.editor.MinSize().Height
	if high < low+40 || s.grown == 0 {
		t.Errorf("four chips need %v, one %v; told %d times", high, low, s.grown)
	}
	for _, o := range uitest.Found[*chip](s.editor) {
		if o.Position().X+o.Size().Width > 160 {
			t.Errorf("a chip reaches to %v of 160", o.Position().X+o.Size().Width)
		}
	}
	s.open(grid.Opening{Text: s.editor.Text(), Zoom: 2})
	if s.editor.MinSize().Height < 1.5*high {
		t.Errorf("at 200%% it needs %v, at 100%% %v", s.editor.MinSize().Height, high)
	}
	s.Want("the same names", s.text(), "区教育局/区住建局/区城管执法局/源西街道")
}

func TestKeysThatAreNoneOfTheEditorsAreHandedOn(t *testing.T) {
	s := chipsStage(t).open(grid.Opening{Text: "区教育局"})
	s.held(fyne.KeyModifierControl, fyne.KeyF, fyne.Key2, fyne.KeyZ)
	s.Want("handed on", strings.Join(s.passed, " "), "CustomDesktop:Control+F CustomDesktop:Control+2")
	s.Want("text", s.text(), "区教育局")
}

func TestInitialsOfANameThatStandsThereTakeNoOther(t *testing.T) {
	s := newStage(t, func(l *look.Look) grid.Editor {
		return NewChips(l, func(string, []string) []Option { return []Option{{Text: "区教育局"}, {Text: "区经信局"}} })
	}).open(grid.Opening{Text: "区教育局"})
	s.typed("jyj").key(fyne.KeyReturn)
	s.Want("text", s.text(), "区教育局")
	s.typed("j").key(fyne.KeyReturn)
	s.Want("fewer letters may mean the next", s.text(), "区教育局/区经信局")
}
