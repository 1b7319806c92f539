package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
)

// prefLayout is where the window remembers how the columns of a table are arranged.
const prefLayout = "layout "

// keepLayout remembers how the person arranged the columns, for this annex on this machine.
func (s *sheet) keepLayout(x grid.Layout) {
	text, err := json.Marshal(x)
	if err != nil {
		fyne.LogError("layout", err)
		return
	}
	s.w.world.App.Preferences().SetString(prefLayout+s.key, string(text))
}

// arrange gives the table the columns' arrangement that the person left, else the frozen columns given.
func (s *sheet) arrange(frozen int) {
	s.frozen = frozen
	x := grid.Layout{Frozen: frozen}
	if text := s.w.world.App.Preferences().String(prefLayout + s.key); text != "" {
		if err := json.Unmarshal([]byte(text), &x); err != nil {
			x = grid.Layout{Frozen: frozen} // a preference that nobody can read is none
		}
	}
	s.grid.SetLayout(x)
}

// resetLayout gives the columns back their own order and widths.
func (s *sheet) resetLayout() {
	s.w.world.App.Preferences().RemoveValue(prefLayout + s.key)
	s.grid.SetLayout(grid.Layout{Frozen: s.frozen})
}
