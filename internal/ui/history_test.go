package ui

import (
	"strings"
)

// entries are the lines of the history shown, each as its cells one after the other.
func (s *stage) entries() []string {
	s.t.Helper()
	h, ok := s.screen.(*historyScreen)
	if !ok {
		s.t.Fatalf("%T is no history", s.screen)
	}
	var out []string
	for i, r := range h.model.list {
		if r.entry == nil {
			continue
		}
		var cells []string
		for c := range h.model.Columns() {
			cells = append(cells, h.model.Cell(i, c).Text)
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}
