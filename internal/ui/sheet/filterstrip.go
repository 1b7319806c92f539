package sheet

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// filterStrip shows how the table is filtered and sorted, a chip for each condition; it is there only while something is.
type filterStrip struct {
	s     *Sheet
	chips *fyne.Container
	whole *fyne.Container
	said  []string // what the chips say
}

func newFilterStrip(s *Sheet) *filterStrip {
	f := &filterStrip{s: s, chips: container.New(look.Flow(8, 6))}
	l := s.d.Look
	row := container.New(look.Dock(look.AtRight), container.New(look.Line(4), l.Tool("", "重新应用", s.look), l.Tool("", "全部清除", s.ClearFilter)), f.chips)
	f.whole = container.New(look.Stack(0), look.Panel(l.Surface(), look.Inset(6, 12, 6, 12), row), look.Rule(l.Line(), false))
	f.whole.Hide()
	return f
}

// refresh makes the chips anew where they say something else than before: every snapshot asks, and what is open in the table
// below is not to be touched by it.
func (f *filterStrip) refresh() {
	s, l := f.s, f.s.d.Ledger()
	var said []string
	var drops []func()
	for _, c := range s.looked.filter.Conditions {
		said = append(said, s.looked.filter.Describe(l, c))
		drops = append(drops, func() { s.setCondition(view.Condition{Field: c.Field}) })
	}
	for _, x := range s.looked.sort {
		way := "升序"
		if x.Descending {
			way = "降序"
		}
		said = append(said, "按"+s.headerOf(x.Field)+way)
		drops = append(drops, func() {
			s.looked.sort = slices.DeleteFunc(s.looked.sort, func(y view.Sort) bool { return y.Field == x.Field })
			s.look()
		})
	}
	if slices.Equal(said, f.said) {
		return
	}
	f.said, f.chips.Objects = said, nil
	for i, text := range said {
		f.chips.Add(f.chip(text, drops[i]))
	}
	look.Show(f.whole, len(said) > 0)
	s.relay()
}

// chip is a condition in words with a cross that takes it away.
func (f *filterStrip) chip(text string, drop func()) fyne.CanvasObject {
	l := f.s.d.Look
	words := look.Clipped(text, 14, l.Accent(), 420)
	p := look.NewPress(l, container.New(look.Fixed(0, 26), container.New(look.Inset(0, 8, 0, 10), container.New(look.Line(6), words, l.Sign("x", l.Accent())))), drop)
	p.Soft, p.Radius = true, 13
	return p
}

// relay lays the screen out again after a strip came, went or changed its height; the table only gets its new room.
func (s *Sheet) relay() {
	if s.whole == nil || s.whole.Size().IsZero() {
		return
	}
	s.strips.Refresh()
	s.whole.Layout.Layout(s.whole.Objects, s.whole.Size())
}
