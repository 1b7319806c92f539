package sheet

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
)

// prefLayout is where the window remembers how the columns of a table are arranged.
const prefLayout = "layout "

// keepLayout remembers how the person arranged the columns, for this annex on this machine.
func (s *Sheet) keepLayout(x grid.Layout) {
	text, err := json.Marshal(x)
	if err != nil {
		fyne.LogError("layout", err)
		return
	}
	s.d.Prefs.SetString(prefLayout+s.opts.Key, string(text))
}

// Arrange gives the table the columns' arrangement that the person left, else the frozen columns given.
func (s *Sheet) Arrange(frozen int) {
	s.frozen = frozen
	x := grid.Layout{Frozen: frozen}
	if text := s.d.Prefs.String(prefLayout + s.opts.Key); text != "" {
		if err := json.Unmarshal([]byte(text), &x); err != nil {
			x = grid.Layout{Frozen: frozen} // a preference that nobody can read is none
		}
	}
	s.Grid.SetLayout(x)
}

// resetLayout gives the columns back their own order and widths.
func (s *Sheet) resetLayout() {
	s.d.Prefs.RemoveValue(prefLayout + s.opts.Key)
	s.Grid.SetLayout(grid.Layout{Frozen: s.frozen})
}
