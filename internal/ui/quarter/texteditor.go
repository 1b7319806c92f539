package quarter

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/textarea"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/view"
)

// textEditor is the editor of the texts on this screen. It differs from the table's own in its keys: Ctrl+Enter goes on to the
// next answer, and the screen's keys work while a text is open.
type textEditor struct {
	widget.BaseWidget
	s     *Screen
	grid  *grid.Grid
	area  *textarea.Area
	given grid.Opening
	open  bool
	quick bool   // begun by typing: arrows keep and move
	blank string // what stands in it though nothing was typed: the names of indicators
}

// textEditor makes the editors of a column in one of the tables.
func (s *Screen) textEditor(w way) func() grid.Editor {
	return func() grid.Editor {
		e := &textEditor{s: s, grid: s.sheets[w].Grid}
		e.area = textarea.New(e.style(1), s.d.Look.Host)
		e.area.TakesTab = true
		e.area.OnKey, e.area.OnShortcut, e.area.OnScroll = e.key, e.shortcut, e.grid.Scrolled
		e.ExtendBaseWidget(e)
		return e
	}
}

// toStatus keeps the first progress of an answer and opens the list of statuses beside it, for without a status there is no
// lamp; false where that is not what comes next.
func (e *textEditor) toStatus() bool {
	g, key := e.grid, e.given.Key
	if e.given.ColumnID != colProgress || strings.TrimSpace(e.Text()) == "" || !g.Selection().Single || !e.s.unsaid(key) {
		return false
	}
	e.given.Keep("", 0)
	if g.Editing() || g.Refused() {
		return true
	}
	g.Select(key, colStatus)
	g.OpenEditor()
	e.s.flowing = key
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

// style is that of a cell's text at the zoom.
func (e *textEditor) style(zoom float32) textarea.Style {
	at := func(v float32) float32 { return float32(int(v*zoom + 0.5)) }
	s := e.s.d.Look.AreaStyle("", false)
	s.Size, s.Pitch = s.Size*zoom, at(20)
	s.Left, s.Right, s.Top, s.Bottom = at(8), at(8), at(6), at(5)
	return s
}

// CreateRenderer gives Fyne the text area.
func (e *textEditor) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(e.area) }

// MinSize is as high as the text at the present width.
func (e *textEditor) MinSize() fyne.Size {
	return fyne.NewSize(e.area.MinSize().Width, e.area.HeightFor(e.Size().Width))
}

// Open shows the text, the caret at its end. Opened once more on its own text it only takes the new sizes.
func (e *textEditor) Open(o grid.Opening) {
	again := e.open && !o.Replace && o.Text == e.Text()
	e.given, e.open = o, true
	a := e.area
	a.OnHeight = o.Changed
	a.OnCaret = func(at fyne.Position, height float32) {
		o.Caret(e.s.d.Host.Position(e.grid).Add(e.Position()).Add(at), height)
	}
	a.OnFocus = func(gained bool) {
		if !gained {
			o.Left()
		}
	}
	a.SetStyle(e.style(max(o.Zoom, 1)))
	e.Resize(fyne.NewSize(o.Width, e.Size().Height)) // before the text: breaking a long one anew takes long
	if again {
		return
	}
	e.quick = o.Replace
	if o.Replace {
		a.Insert(o.Typed)
		return
	}
	text := o.Text
	switch {
	case e.s.begun != "":
		text = e.s.begun
	case text == "" && o.ColumnID == colRate:
		e.blank = e.s.template(o.Key)
		text = e.blank
	}
	a.SetText(text)
	a.CaretToEnd()
	if i := len(firstName(e.blank)); i > 0 {
		a.Select(i, i)
	}
}

// Text is what was typed.
func (e *textEditor) Text() string {
	if t := e.area.Text(); t != e.blank {
		return t
	}
	return ""
}

// Focusable is the text area.
func (e *textEditor) Focusable() fyne.Focusable { return e.area }

// Drop is nothing.
func (e *textEditor) Drop() fyne.CanvasObject { return nil }

// Close has nothing to give back.
func (e *textEditor) Close() { e.open = false }

// key keeps and moves, drops, or leaves the key to the text.
func (e *textEditor) key(k *fyne.KeyEvent) bool {
	mod := e.s.d.Host.Modifiers()
	switch k.Name {
	case fyne.KeyEscape:
		e.given.Cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		if mod&fyne.KeyModifierAlt != 0 {
			return false // a line break
		}
		if mod == 0 && e.toStatus() {
			return true
		}
		e.given.Keep(k.Name, mod)
	case fyne.KeyTab:
		e.given.Keep(k.Name, mod)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown:
		if !e.quick || mod != 0 {
			return false
		}
		e.given.Keep(k.Name, mod)
	case fyne.KeyF2:
		e.quick = !e.quick
	default:
		return false
	}
	return true
}

// shortcut takes Alt+Enter as a line break, and Ctrl+Enter as going on, or as filling where several cells are selected; letters
// and digits with Ctrl are the window's.
func (e *textEditor) shortcut(sc fyne.Shortcut) bool {
	c, ok := sc.(*desktop.CustomShortcut)
	enter := ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
	switch {
	case !ok:
		return false
	case enter && c.Modifier == fyne.KeyModifierAlt:
		e.area.Insert("\n")
	case onward(sc) && !e.grid.Selection().Single:
		e.given.Keep(c.KeyName, c.Modifier)
	case e.s.obey(sc):
	case c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierControl && len(c.KeyName) == 1 && c.KeyName != fyne.KeyZ:
		e.given.Shortcut(sc)
	default:
		return false
	}
	return true
}
