package quarter

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
)

// keyHint is what the status bar says of the screen's keys.
const keyHint = "Ctrl+Enter 保存并到下一项　Ctrl+PgDn 下一单位　Alt+1/2 通过/退回　Alt+4 与上季相同"

// connect gives the screen its keys before the window gets them.
func (s *Screen) connect(g *grid.Grid) {
	rest := g.OnShortcut
	g.OnShortcut = func(sc fyne.Shortcut) {
		if !s.obey(sc) && rest != nil {
			rest(sc)
		}
	}
}

// obey does what a key with Ctrl or Alt asks for; false where it is none of the screen's.
func (s *Screen) obey(sc fyne.Shortcut) bool {
	c, ok := sc.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	switch {
	case onward(sc) && s.way != owing:
		s.onward()
	case c.Modifier == fyne.KeyModifierControl && c.KeyName == fyne.KeyPageDown && s.way == byUnit:
		s.step(1)
	case c.Modifier == fyne.KeyModifierControl && c.KeyName == fyne.KeyPageUp && s.way == byUnit:
		s.step(-1)
	case c.Modifier == fyne.KeyModifierAlt:
		return s.alt(c.KeyName)
	default:
		return false
	}
	return true
}

// alt obeys a key with Alt.
func (s *Screen) alt(k fyne.KeyName) bool {
	switch k {
	case fyne.Key1:
		s.passChosen()
	case fyne.Key2:
		s.sendBack()
	case fyne.Key3:
		s.passAll()
	case fyne.Key4:
		s.confirmSame()
	case fyne.Key7:
		s.turnTo(byUnit)
	case fyne.Key8:
		s.turnTo(byTask)
	case fyne.Key9:
		s.turnTo(owing)
	case fyne.KeyT:
		s.noteCall()
	case fyne.KeyC:
		s.copyOwing()
	default:
		return false
	}
	return true
}

// onward tells whether it is Ctrl+Enter.
func onward(sc fyne.Shortcut) bool {
	c, ok := sc.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierControl && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}

// onward keeps what is typed and goes to the progress of the next answer.
func (s *Screen) onward() {
	key := s.Table().Selection().Key
	s.Table().Keep()
	s.onwardFrom(key)
}

// onwardFrom goes to the progress of the answer behind the row.
func (s *Screen) onwardFrom(key string) {
	g, rows := s.Table(), s.Tabled().Rows()
	s.flowing = ""
	passed := false
	for _, r := range rows {
		if passed && about(r).group == "" {
			g.Select(r.Key, colProgress)
			return
		}
		passed = passed || r.Key == key
	}
	g.Select(key, colProgress)
	if passed && s.way == byUnit {
		s.d.Say("已是这个单位的最后一项，Ctrl+PgDn 到下一单位。")
	}
}

// unsaid tells whether the row's answer has no status yet.
func (s *Screen) unsaid(key string) bool {
	for _, r := range s.Tabled().Rows() {
		if r.Key == key {
			return about(r).report().Status == "" && about(r).group == "" && !about(r).closed
		}
	}
	return false
}

// template is what the empty cell of numbers in a row begins with.
func (s *Screen) template(key string) string {
	for _, r := range s.Tabled().Rows() {
		if r.Key == key {
			return template(r.Task)
		}
	}
	return ""
}

// firstName is a template up to where its first number goes.
func firstName(blank string) string {
	name, _, ok := strings.Cut(blank, "=")
	if !ok {
		return ""
	}
	return name + "="
}
