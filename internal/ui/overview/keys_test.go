package overview

import (
	"strings"
	"testing"

	"dubanben/internal/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func arrows() []fyne.KeyName {
	return []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight}
}

// TestTheArrowsReachEverythingThatCanBePressed goes in all directions from each link that was reached.
func TestTheArrowsReachEverythingThatCanBePressed(t *testing.T) {
	for _, size := range []fyne.Size{office(), zoomed(), doubled()} {
		s := newStage(t, size, false)
		s.Focus()
		reached := map[*link]bool{s.page.current(): true}
		for todo := []*link{s.page.current()}; len(todo) > 0; todo = todo[1:] {
			for _, k := range arrows() {
				todo[0].panel.take(todo[0])
				s.Key(k)
				if at := s.page.current(); !reached[at] {
					reached[at] = true
					todo = append(todo, at)
				}
			}
		}
		for _, x := range s.links() {
			if !reached[x] {
				t.Errorf("%v: no arrow leads to %s", size, x.name)
			}
		}
	}
}

func TestTabGoesFromPanelToPanel(t *testing.T) {
	s := newStage(t, office(), false)
	s.Focus()
	seen := map[fyne.Focusable]bool{}
	for range 20 {
		seen[s.Win.Canvas().Focused()] = true
		s.Win.Canvas().FocusNext()
	}
	for _, p := range s.page.panels() {
		if !seen[p] {
			t.Errorf("Tab passes the panel of %s", p.current().name)
		}
	}
}

func TestEnterAndTheSpaceBarOpenOnce(t *testing.T) {
	s := newStage(t, office(), false)
	s.Focus()
	opened := 0
	s.d.OpenRows = nil
	x := s.page.current()
	x.open = func() { opened++ }
	s.Key(fyne.KeyReturn)
	s.Want("Enter", opened, 1)
	s.Key(fyne.KeySpace)
	s.Want("space bar", opened, 2)
	s.Typed("中")
	s.Want("an input method's text", opened, 2)
}

func TestKeysThatAreNoneOfThePagesAreTheWindows(t *testing.T) {
	s := newStage(t, office(), false)
	s.Focus()
	s.Key(fyne.KeyF1, fyne.KeyEscape)
	s.Want("keys", s.keys, []fyne.KeyName{fyne.KeyF1, fyne.KeyEscape})
}

func TestTheStatusBarSaysWhatEnterOpens(t *testing.T) {
	s := newStage(t, office(), false)
	s.Want("without the keys", s.Summary(), "点任何数字或色条，打开它背后的任务")
	s.named("第三季度·黄焕辉·黄灯").panel.take(s.named("第三季度·黄焕辉·黄灯"))
	s.Want("with them", strings.HasPrefix(s.Summary(), "第三季度·黄焕辉·黄灯 "), true)
}

func TestTheKeysComeBackToWhatWasOpened(t *testing.T) {
	s := newStage(t, zoomed(), false)
	s.press("第三季度·区教育局·黄灯")
	again := New(s.d)
	s.Win.SetContent(again.Content())
	again.Focus()
	s.Want("link", again.page.current().name, s.page.current().name)
	s.Want("scrolled to it", again.page.scroll.Offset.Y > 0, true)
}

func TestTheKeysStayWhereTheyAreWhenTheFiguresChange(t *testing.T) {
	s := newStage(t, office(), false)
	x := s.named("看第二季度")
	x.panel.take(x)
	s.d.Memory.keep(s.d.Ledger(), count(s.d.Ledger(), s.wanted()))
	s.Refresh()
	s.Want("link", s.page.current() != x && s.page.current().name == x.name, true)
}

func TestTheKeysScrollToWhatTheyReach(t *testing.T) {
	s := newStage(t, zoomed(), false)
	s.Focus()
	for range 60 {
		s.Key(fyne.KeyDown)
		b := boxOf(s.page.current())
		if from := s.page.scroll.Offset.Y; b.y0 < from-1 || b.y1 > from+s.page.scroll.Size().Height+1 {
			t.Fatalf("%s is out of sight", s.page.current().name)
		}
	}
	s.Key(fyne.KeyHome)
	s.Want("top", s.page.scroll.Offset.Y, float32(0))
	s.Key(fyne.KeyEnd)
	s.Want("end", s.page.scroll.Offset.Y, s.page.height-s.page.scroll.Size().Height)
}

// TestNothingIsCutOff holds that everything stands within its panel, apart from its neighbours, and the page within the window.
func TestNothingIsCutOff(t *testing.T) {
	for _, size := range []fyne.Size{office(), zoomed(), doubled(), fyne.NewSize(1759, 900)} {
		for _, dark := range []bool{false, true} {
			s := newStage(t, size, dark)
			for _, p := range s.page.panels() {
				if at := p.Position(); at.X+p.Size().Width > size.Width || at.Y+p.Size().Height > s.page.height {
					t.Errorf("%v: a panel goes out of the page", size)
				}
				for _, o := range p.content.Objects {
					at := o.Position()
					if m := o.MinSize(); m.Width > o.Size().Width+0.5 || at.X < 0 || at.X+o.Size().Width > p.Size().Width+0.5 || at.Y+o.Size().Height > p.Size().Height+0.5 {
						t.Errorf("%v: %s is cut off", size, strings.Join(uitest.Texts(o), " "))
					}
				}
				for i, x := range p.links {
					for _, y := range p.links[:i] {
						a, b := boxOf(x), boxOf(y)
						if a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
							t.Errorf("%v: %s stands over %s", size, x.name, y.name)
						}
					}
				}
			}
			if size == office() && s.page.height > size.Height-headHeight {
				t.Errorf("the page of %v scrolls in an office's window", s.page.height)
			}
		}
	}
}

// TestBarsShareOneScaleAndHoldTheirNumbers is for any counts.
func TestBarsShareOneScaleAndHoldTheirNumbers(t *testing.T) {
	s := newStage(t, office(), false)
	var list []bar
	for _, x := range s.shown.Units {
		list = append(list, bar{x.Name, x.Lamps})
	}
	b := newBars(list)
	for _, room := range []float32{160, 300, 600} {
		for i, parts := range b.parts(room) {
			sum := float32(0)
			for _, w := range parts {
				if w > 0 && w < partLeast {
					t.Errorf("%s: a part of %v", list[i].name, w)
				}
				sum += w
			}
			if sum > room {
				t.Errorf("%s: %v wide where there is room for %v", list[i].name, sum, room)
			}
		}
	}
}

func TestAClickOnAPartOfABarOpensItAndLeavesTheKeysThere(t *testing.T) {
	s := newStage(t, office(), false)
	x := s.named("第三季度·黄焕辉·绿灯")
	at := s.d.Host.Position(x).AddXY(x.Size().Width/2, x.Size().Height/2)
	test.TapCanvas(s.Win.Canvas(), at)
	s.Want("title", s.title, "第三季度·黄焕辉·绿灯")
	s.Want("keys", s.page.current() == x, true)
}
