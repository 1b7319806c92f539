package sheet

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// sought is what the person looks for; it stays from screen to screen.
type sought struct {
	open, replace bool
	text, with    string
	everywhere    bool // in all annexes, not only in the table
	how           view.Strictness
}

// hit is one place where the pattern stands, with the row that it stands in.
type hit struct {
	view.Hit
	key string
}

// finder is the strip over a table that marks hits, steps through them and replaces them.
type finder struct {
	s       *Sheet
	strip   *fyne.Container
	second  *fyne.Container
	find    *look.Field
	with    *look.Field
	count   *canvas.Text
	pattern view.Pattern
	hits    []hit
	named   bool // the hits are units that are printed by another name than the one sought
	at      int  // the hit that the person is on, -1 before the first step
	asked   int  // the newest question
}

func newFinder(s *Sheet) *finder {
	f := &finder{s: s, at: -1, count: look.Words("", 12, false, s.d.Look.Text2())}
	l, x := s.d.Look, &s.d.Memory.sought
	f.find, f.with = look.NewField(l, x.text, "查找", 1), look.NewField(l, x.with, "替换为", 1)
	f.find.Changed = func(text string) { x.text = text; f.look(f.toFirst) }
	f.with.Changed = func(text string) { x.with = text }
	f.find.Enter, f.with.Enter = f.enter, f.replaceOne
	f.find.Escape, f.with.Escape = f.close, f.close
	f.find.Shortcut, f.with.Shortcut = s.d.FromField, s.d.FromField
	check := func(text string, on *bool) fyne.CanvasObject {
		c := l.NewCheck(text, nil)
		c.Checked = *on
		c.OnChanged = func(yes bool) { *on = yes; f.seek(); s.d.Host.Focus(f.find.Area) }
		return c
	}
	parts := container.New(look.Flow(8, 4), container.New(look.Fixed(220, 30), f.find), l.Tool("up", "", func() { f.step(-1) }), l.Tool("down", "", func() { f.step(1) }),
		container.New(look.Fixed(76, 0), f.count), check("全部附件", &x.everywhere), check("区分大小写", &x.how.MatchCase), check("整格相同", &x.how.WholeCell))
	first := container.New(look.Dock(look.AtRight), container.New(look.Line(0), l.Tool("x", "", f.close)), parts)
	f.second = container.New(look.Line(8), container.New(look.Fixed(220, 30), f.with), l.Button("", "替换", f.replaceOne), l.Button("", "全部替换…", f.replaceAll))
	f.strip = container.New(look.Stack(0), look.Panel(l.Surface(), look.Inset(5, 12, 5, 12), container.New(look.Stack(5), first, f.second)), look.Rule(l.Line(), false))
	f.show()
	return f
}

// show makes the strip as large as what is asked for.
func (f *finder) show() {
	x := f.s.d.Memory.sought
	look.Show(f.strip, x.open)
	look.Show(f.second, x.replace)
	f.pattern = view.NewPattern(x.text, x.how)
}

// Find opens the strip, with the place to type the replacement if it is wanted.
func (s *Sheet) Find(replace bool) {
	s.Grid.Keep()
	s.d.Memory.sought.open, s.d.Memory.sought.replace = true, replace
	s.finder.show()
	s.relay()
	s.finder.seek()
	s.finder.find.Area.SelectAll()
	s.d.Host.Focus(s.finder.find.Area)
}

// FindNext steps through the hits, from the table or from the strip, and opens the strip where nothing is sought yet. A strip
// that was closed comes back for its hits to be seen; the keys stay where they are.
func (s *Sheet) FindNext() {
	x := &s.d.Memory.sought
	if x.text == "" {
		s.Find(x.replace)
		return
	}
	s.Grid.Keep()
	if x.open {
		s.finder.enter()
		return
	}
	x.open = true
	s.finder.show()
	s.relay()
	s.finder.look(func() {
		s.finder.at = s.finder.underCursor()
		s.finder.enter()
	})
}

// close takes the strip and the marks away and gives the keys back to the table.
func (f *finder) close() {
	f.s.d.Memory.sought.open = false
	f.show()
	f.hits, f.at = nil, -1
	f.s.relay()
	f.s.Grid.RefreshAll()
	f.s.d.Host.Focus(f.s.Grid)
}

// seek finds anew what is typed.
func (f *finder) seek() { f.look(func() {}) }

// look finds anew off Fyne's goroutine and does something with the hits; a newer question drops the older one's answer.
func (f *finder) look(then func()) {
	f.show()
	f.asked++
	turn, l, p, list := f.asked, f.s.d.Ledger(), f.pattern, f.s.model.list
	seek := f.seeker(l, p)
	var hits []hit
	var named bool
	f.s.d.Run(func() error { hits, named = seek(); return nil }, func(error) {
		if turn != f.asked || !f.s.d.Memory.sought.open {
			return
		}
		if len(list) != len(f.s.model.list) || l != f.s.d.Ledger() { // the rows have changed meanwhile
			f.again()
		} else {
			f.found(hits, named)
		}
		f.s.Grid.RefreshAll()
		then()
	})
}

// again finds the hits in the rows as they are now, at once.
func (f *finder) again() {
	if f.s.d.Memory.sought.open {
		f.found(f.seeker(f.s.d.Ledger(), f.pattern)())
	}
}

// seeker is the search, to be run anywhere; named says that only units were found that are printed by another name.
func (f *finder) seeker(l *ledger.Ledger, p view.Pattern) func() (hits []hit, named bool) {
	others := !f.s.d.Memory.sought.replace // what is replaced is what is printed
	if f.s.d.Memory.sought.everywhere {
		return func() (out []hit, named bool) {
			all := view.Find(l, l.Tasks(), nil, p)
			if named = others && len(all) == 0; named {
				all = view.FindNamed(l, l.Tasks(), []ledger.Field{ledger.FieldLeadCell, ledger.FieldRelated}, p)
			}
			for _, h := range all {
				out = append(out, hit{h, string(h.Task.ID)})
			}
			return out, named
		}
	}
	tasks, fields, model, places := f.s.seen(), f.s.fields(), f.s.model, f.s.model.places()
	return func() ([]hit, bool) {
		if out := model.topmost(view.Find(l, tasks, fields, p), places); len(out) > 0 || !others {
			return out, false
		}
		return model.topmost(view.FindNamed(l, tasks, fields, p), places), true
	}
}

// found takes the hits; the one that the person is on stays, where it still is.
func (f *finder) found(hits []hit, named bool) {
	f.named = named && len(hits) > 0
	var on hit
	if f.at >= 0 && f.at < len(f.hits) {
		on = f.hits[f.at]
	}
	f.hits = hits
	f.at = slices.IndexFunc(f.hits, func(h hit) bool {
		return on.Task != nil && h.key == on.key && h.Field == on.Field && h.From == on.From
	})
	f.tell()
}

// topmost are the hits with their rows, one of a merged block: what is seen once is found once.
func (r *rows) topmost(found []view.Hit, places map[string]int) []hit {
	if len(found) == 0 {
		return nil
	}
	keys := make(map[*ledger.Task]string, len(r.list))
	for i := range r.list {
		if x := &r.list[i]; x.seen != nil {
			keys[x.seen] = x.key()
		}
	}
	cols := map[ledger.Field]int{}
	for i, c := range r.columns {
		cols[c.Shows] = i
	}
	var out []hit
	for _, h := range found {
		x := hit{h, keys[h.Task]}
		row := places[x.key]
		if top, _ := r.Span(row, cols[h.Field]); top == row {
			out = append(out, x)
		}
	}
	return out
}

// tell says how many hits there are and which the person is on.
func (f *finder) tell() {
	switch {
	case f.pattern.Empty():
		f.count.Text = ""
	case len(f.hits) == 0:
		f.count.Text = "没有找到"
	case f.at < 0:
		f.count.Text = fmt.Sprintf("%d 处", len(f.hits))
	default:
		f.count.Text = fmt.Sprintf("%d / %d", f.at+1, len(f.hits))
	}
	f.count.Refresh()
	if f.named {
		f.s.d.Say("这个单位在表里印作“" + f.printed(f.hits[max(f.at, 0)]) + "”。")
	}
}

// printed is what stands at a hit.
func (f *finder) printed(h hit) string { return f.s.d.Ledger().Value(h.Task, h.Field)[h.From:h.To] }

// toFirst brings the first hit from the cursor on into sight while the person types.
func (f *finder) toFirst() {
	if len(f.hits) == 0 || f.s.d.Memory.sought.everywhere {
		return
	}
	f.at = f.fromCursor(1)
	f.come()
}

// fromCursor is the first hit at the cursor's row or behind it; for steps back the last one before it.
func (f *finder) fromCursor(by int) int {
	now := f.s.Grid.Selection().Row
	at := f.s.model.places()
	for i, h := range f.hits {
		if row, shown := at[h.key]; shown && row >= now {
			if by < 0 {
				return (i - 1 + len(f.hits)) % len(f.hits)
			}
			return i
		}
	}
	if by < 0 {
		return len(f.hits) - 1
	}
	return 0
}

// underCursor is the last hit in the cell under the cursor, -1 for none: looking goes on behind it.
func (f *finder) underCursor() int {
	x, last := f.s.Grid.Selection(), -1
	for i, h := range f.hits {
		if h.key == x.Key && f.s.model.columnOf(h.Field) == x.ColumnID {
			last = i
		}
	}
	return last
}

func (f *finder) enter() {
	if f.s.d.Host.Modifiers()&fyne.KeyModifierShift != 0 {
		f.step(-1)
		return
	}
	f.step(1)
}

// step goes to the next hit or the one before, round the ends.
func (f *finder) step(by int) {
	n := len(f.hits)
	switch {
	case n == 0:
		f.tell()
		return
	case f.at < 0:
		f.at = f.fromCursor(by)
	default:
		f.at = (f.at + by + n) % n
	}
	f.come()
}

// come puts the cursor on the hit; the keys stay in the strip. A hit in another annex opens that.
func (f *finder) come() {
	h, d := f.hits[f.at], f.s.d
	if d.Memory.sought.everywhere && (h.Task.Annex != d.Annex() || !f.s.lists(h)) {
		at := f.at
		d.OpenAnnex(h.Task.Annex)
		if s := d.Here(); s != nil {
			s.finder.again()
			s.finder.at = at
			s.finder.land(h)
			d.Host.Focus(s.finder.find.Area)
		}
		return
	}
	f.land(h)
}

// lists tells whether the table is one in which a hit of all annexes can stand: one of tasks.
func (s *Sheet) lists(h hit) bool {
	if s.opts.Keep == nil && !s.opts.Fixed {
		return true
	}
	_, ok := s.model.row(h.key)
	return ok
}

func (f *finder) land(h hit) {
	f.tell()
	f.s.Grid.RefreshAll()
	f.s.Grid.Select(h.key, f.s.model.columnOf(h.Field))
}

// marks are the hits in a cell's text, for the table to paint.
func (f *finder) marks(row line, field ledger.Field, text string) []grid.Hit {
	key := row.key()
	var out []grid.Hit
	if f.named && f.s.d.Memory.sought.open {
		for i, h := range f.hits {
			if h.key == key && h.Field == field && h.To <= len(text) {
				out = append(out, grid.Hit{From: h.From, To: h.To, Current: i == f.at})
			}
		}
		return out
	}
	if !f.s.d.Memory.sought.open || f.pattern.Empty() || !f.pattern.Found(text) {
		return nil
	}
	for _, x := range f.pattern.Hits(text) {
		now := false
		if f.at >= 0 && f.at < len(f.hits) {
			h := f.hits[f.at]
			now = h.key == key && h.Field == field && h.From == x[0]
		}
		out = append(out, grid.Hit{From: x[0], To: x[1], Current: now})
	}
	return out
}

// fields are those that the table shows.
func (s *Sheet) fields() []ledger.Field {
	var out []ledger.Field
	for _, c := range s.model.columns {
		if c.Shows != "" {
			out = append(out, c.Shows)
		}
	}
	return out
}
