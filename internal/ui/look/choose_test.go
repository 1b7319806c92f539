package look

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestListsAndTicksHandOnTheKeysOfTheWindow(t *testing.T) {
	test.NewTempApp(t)
	l := New(false)
	var told []string
	l.Keys = func(k *fyne.KeyEvent) { told = append(told, string(k.Name)) }
	s, c := l.NewSelect([]string{"甲", "乙"}, nil), l.NewCheck("全选", nil)
	f := NewField(l, "文字", "", 1)
	all := []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape, fyne.KeyF3, fyne.KeyRight, fyne.KeyF}
	for _, on := range []fyne.Focusable{s, c} {
		told = nil
		for _, k := range all {
			on.TypedKey(&fyne.KeyEvent{Name: k})
		}
		if got := strings.Join(told, " "); got != "Return KP_Enter Escape F3" {
			t.Errorf("%T handed on %s", on, got)
		}
	}
	if s.Selected != "甲" {
		t.Errorf("the arrow chose %q", s.Selected)
	}
	c.TypedRune(' ')
	if !c.Checked {
		t.Error("the space does not tick")
	}
	told = nil
	for _, k := range []fyne.KeyName{fyne.KeyF3, fyne.KeyF12} {
		f.Area.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if got := strings.Join(told, " "); got != "F3 F12" {
		t.Errorf("a field handed on %s", got)
	}
}

func TestKeysPressOnlyWhatIsReady(t *testing.T) {
	test.NewTempApp(t)
	pressed, ready := 0, false
	p := New(false).MainButton("确定", func() { pressed++ })
	p.Ready = func() bool { return ready }
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 0 {
		t.Error("pressed too early")
	}
	ready = true
	p.TypedRune(' ')
	if pressed != 1 {
		t.Error("not pressed")
	}
}

func TestAButtonThatTakesAwayIsRedAndItsWordsStandInTheMiddle(t *testing.T) {
	for _, dark := range []bool{false, true} {
		test.NewTempApp(t)
		l := New(dark)
		p := l.DangerButton("删除", nil)
		r := test.WidgetRenderer(p).(*pressRenderer)
		if r.fill.FillColor != l.Error() {
			t.Errorf("filled with %v", r.fill.FillColor)
		}
		if c := contrast(l.OnAccent(), l.Error()); c < 4.5 {
			t.Errorf("dark %v: its words have a contrast of %v", dark, c)
		}
	}
	l := New(false)
	p := l.TallButton("取消", nil)
	p.Resize(fyne.NewSize(300, 32))
	box := p.Content.(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*fyne.Container)
	words := box.Objects[0]
	if left, right := words.Position().X, box.Size().Width-words.Position().X-words.Size().Width; left != right {
		t.Errorf("%v at the left, %v at the right", left, right)
	}
}

func TestWhatFlowsStandsInTheMiddleOfItsRow(t *testing.T) {
	f, os := Flow(4, 6), blocks(40, 40, 40)
	os[1] = Words("字", 12, false, New(false).Text())
	f.Layout(os, fyne.NewSize(100, 100))
	if got, want := os[1].Position().Y, (20-os[1].MinSize().Height)/2; got != want {
		t.Errorf("it stands at %v, want %v", got, want)
	}
}
