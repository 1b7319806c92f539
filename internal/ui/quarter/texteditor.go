package quarter

import (
	"strings"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/textarea"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/view"
)

// textEditor makes the editors of a column of texts in one of the tables. They differ from the table's own in their keys:
// Ctrl+Enter goes on to the next answer, and the screen's keys work while a text is open.
func (s *Screen) textEditor(w way) func() grid.Editor {
	return func() grid.Editor {
		g := s.sheets[w].Grid
		e := grid.NewTextEditor(g)
		e.OnOpen = func(o grid.Opening) { s.begin(e, o) }
		e.OnKey = func(k fyne.KeyName, mod fyne.KeyModifier) bool {
			return (k == fyne.KeyReturn || k == fyne.KeyEnter) && mod == 0 && s.toStatus(g, e)
		}
		e.OnShortcut = func(sc fyne.Shortcut) bool {
			fills := onward(sc) && !g.Selection().Single
			return !fills && s.obey(sc)
		}
		return e
	}
}

// begin puts into the editor what the cell begins with in place of its own text: an earlier answer that was asked for, or the
// names of indicators.
func (s *Screen) begin(e *grid.TextEditor, o grid.Opening) {
	switch {
	case s.begun != "":
		e.Area.SetText(s.begun)
		e.Area.CaretToEnd()
	case o.Text == "" && o.ColumnID == colRate:
		e.Blank = s.template(o.Key)
		e.Area.SetText(e.Blank)
		e.Area.CaretToEnd()
		if i := len(firstName(e.Blank)); i > 0 {
			e.Area.Select(i, i)
		}
	}
}

// toStatus keeps the first progress of an answer and opens the list of statuses beside it, for without a status there is no
// lamp; false where that is not what comes next.
func (s *Screen) toStatus(g *grid.Grid, e grid.Editor) bool {
	at := g.Selection()
	if at.ColumnID != colProgress || strings.TrimSpace(e.Text()) == "" || !at.Single || !s.unsaid(at.Key) {
		return false
	}
	g.Keep()
	if g.Editing() || g.Refused() {
		return true
	}
	g.Select(at.Key, colStatus)
	g.OpenEditor()
	s.flowing = at.Key
	return true
}

// statusEditor makes the lists of statuses, with the same keys.
func (s *Screen) statusEditor(w way) func() grid.Editor {
	offers := statusOffers()
	return func() grid.Editor {
		list := celledit.NewList(s.d.Look, offers, false)
		area, ok := list.Focusable().(*textarea.Area)
		if !ok {
			return list
		}
		rest := area.OnShortcut
		press := area.OnKey
		area.OnKey = func(k *fyne.KeyEvent) bool {
			from := s.flowing
			taken := press(k)
			if g := s.sheets[w].Grid; !g.Editing() {
				s.flowing = ""
				if from != "" && (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) {
					s.onwardFrom(from)
				}
			}
			return taken
		}
		area.OnShortcut = func(sc fyne.Shortcut) bool {
			goesOn := onward(sc) && s.sheets[w].Grid.Selection().Single
			if !goesOn && s.obey(sc) {
				return true
			}
			taken := rest(sc)
			if goesOn {
				s.onward()
			}
			return taken
		}
		return list
	}
}

// statusOffers offers all statuses in their order, or those that fit what was typed, by character, pinyin or initials.
func statusOffers() celledit.Source {
	var all []view.Candidate
	for i, st := range ledger.Statuses() {
		all = append(all, view.Candidate{Name: string(st), Rank: int64(i)})
	}
	known := view.NewSuggester(all)
	return func(typed string, _ []string) []celledit.Option {
		var out []celledit.Option
		for _, m := range known.Suggest(typed, 0) {
			out = append(out, celledit.Option{Text: m.Name, Spans: m.Spans, Hint: m.Hint})
		}
		return out
	}
}
