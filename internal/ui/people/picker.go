package people

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/textarea"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/view"
)

// picker is an editor of a table's cells in a dialog: names found by type-ahead, with a list that hangs over what stands
// below. Tab and Enter go on to the next field.
type picker struct {
	d       *Desk
	editor  grid.Editor
	frame   fyne.CanvasObject
	ring    *canvas.Rectangle
	width   float32
	text    string            // what it was opened with
	layers  *fyne.Container   // that the list hangs in
	changed func(text string) // something else is picked or typed; may be nil
	escape  func()
	seen    string // what changed was told last
}

func newPicker(d *Desk, e grid.Editor, text string, width float32) *picker {
	p := &picker{d: d, editor: e, width: width, text: text, seen: text, escape: func() {}, ring: canvas.NewRectangle(color.Transparent)}
	p.ring.CornerRadius = 4
	p.frame = container.NewStack(e, p.ring)
	p.focused(false)
	if a, ok := e.Focusable().(*textarea.Area); ok {
		tell := a.OnFocus
		a.OnFocus = func(gained bool) { tell(gained); p.focused(gained) }
	}
	return p
}

// focused shows the frame of a field that has the keys, or has not.
func (p *picker) focused(on bool) {
	p.ring.StrokeColor, p.ring.StrokeWidth = p.d.Look.Control(), 1
	if on {
		p.ring.StrokeColor, p.ring.StrokeWidth = p.d.Look.Accent(), 2
	}
	p.ring.Refresh()
}

// open begins; the list stays shut until something is typed.
func (p *picker) open() {
	p.editor.Open(p.opening(p.text))
	p.editor.Close()
	p.refresh()
}

func (p *picker) opening(text string) grid.Opening {
	return grid.Opening{
		Text: text, Width: p.width, Zoom: 1, Caret: p.d.Look.Caret, Changed: p.refresh,
		Shortcut: func(fyne.Shortcut) {}, // Ctrl with a letter means nothing here, but Alt+← the chips' order
		Cancel: func() {
			if p.editor.Drop().Visible() {
				p.editor.Close()
				p.refresh()
				return
			}
			p.escape()
		},
		Left: func() {
			p.d.Host.Later(func() {
				if p.d.Host.Focused() != p.editor.Focusable() {
					p.editor.Close()
					p.refresh()
				}
			})
		},
		Keep: func(k fyne.KeyName, mod fyne.KeyModifier) {
			p.editor.Close()
			p.refresh()
			switch {
			case k == fyne.KeyTab && mod&fyne.KeyModifierShift != 0:
				p.d.Canvas.FocusPrevious()
			case k != "":
				p.d.Canvas.FocusNext()
			}
		},
	}
}

// refresh lays out the list anew and tells what is picked now.
func (p *picker) refresh() {
	if p.layers != nil {
		p.layers.Refresh()
	}
	if now := p.editor.Text(); now != p.seen && p.changed != nil {
		p.seen = now
		p.changed(now)
	}
}

// layered is a dialog's content with the lists of its pickers over it.
func layered(d *Desk, content fyne.CanvasObject, pickers ...*picker) fyne.CanvasObject {
	c := container.New(layers{d, pickers}, content)
	for _, p := range pickers {
		c.Add(p.editor.Drop())
		p.layers = c
	}
	return c
}

// layers hangs each list at its field, below it or above where there is no room.
type layers struct {
	d       *Desk
	pickers []*picker
}

// MinSize belongs to Fyne.
func (x layers) MinSize(os []fyne.CanvasObject) fyne.Size { return os[0].MinSize() }

// Layout belongs to Fyne.
func (x layers) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(s)
	os[0].Move(fyne.Position{})
	for i, p := range x.pickers {
		drop := os[i+1]
		if !drop.Visible() {
			continue
		}
		at := x.d.Host.Position(p.frame).Subtract(x.d.Host.Position(os[0]))
		size := drop.MinSize()
		size.Width = max(size.Width, p.frame.Size().Width)
		y := at.Y + p.frame.Size().Height + 2
		if y+size.Height > s.Height && at.Y-2-size.Height >= 0 {
			y = at.Y - 2 - size.Height
		}
		drop.Resize(size)
		drop.Move(fyne.NewPos(at.X, y))
	}
}

// unitSource offers the units that the text may mean, those left out that are not asked for.
func unitSource(l *ledger.Ledger, without func(ledger.ID) bool) celledit.Source {
	var all []view.Candidate
	for _, c := range view.UnitCandidates(l, l.Tasks()) {
		if !without(c.ID) {
			all = append(all, c)
		}
	}
	return source(all)
}

// leaderSource offers the leaders that the text may mean, one left out. A name in characters that is none of theirs is
// offered first, as the new one that it is.
func leaderSource(l *ledger.Ledger, without ledger.ID) celledit.Source {
	var all []view.Candidate
	for _, c := range view.LeaderCandidates(l) {
		if c.ID != without {
			all = append(all, c)
		}
	}
	known := source(all)
	return func(typed string, taken []string) []celledit.Option {
		out := known(typed, taken)
		same := func(o celledit.Option) bool { return o.Text == typed }
		if typed == "" || strings.ContainsFunc(typed, func(r rune) bool { return r < 0x80 }) || slices.ContainsFunc(out, same) {
			return out
		}
		return append([]celledit.Option{{Text: typed, Show: "＋ 新任“" + typed + "”"}}, out...)
	}
}

// source offers what fits; a dialog has no room for many.
func source(all []view.Candidate) celledit.Source {
	const offered = 4
	s := view.NewSuggester(all)
	return func(typed string, taken []string) []celledit.Option {
		var out []celledit.Option
		for _, m := range s.Suggest(typed, offered+len(taken)) {
			if slices.Contains(taken, m.Candidate.Name) || len(out) == offered {
				continue
			}
			o := celledit.Option{Text: m.Candidate.Name, Show: m.Name, Spans: m.Spans, Hint: m.Hint, Count: m.Candidate.Note}
			if m.Name != m.Candidate.Name {
				o.Hint = m.Candidate.Name
			}
			out = append(out, o)
		}
		return out
	}
}
