package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
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

// finder is the strip over a table that marks hits, steps through them and replaces them.
type finder struct {
	s       *sheet
	strip   *fyne.Container
	second  *fyne.Container
	find    *look.Field
	with    *look.Field
	count   *canvas.Text
	pattern view.Pattern
	hits    []view.Hit
	at      int // the hit that the person is on, -1 before the first step
	asked   int // the newest question
}

func newFinder(s *sheet) *finder {
	f := &finder{s: s, at: -1, count: look.Words("", 12, false, s.w.look.Text2())}
	l, x := s.w.look, &s.w.sought
	f.find, f.with = look.NewField(l, x.text, "查找", 1), look.NewField(l, x.with, "替换为", 1)
	f.find.Changed = func(text string) { x.text = text; f.look(f.toFirst) }
	f.with.Changed = func(text string) { x.with = text }
	f.find.Enter, f.with.Enter = f.enter, f.replaceOne
	f.find.Escape, f.with.Escape = f.close, f.close
	f.find.Shortcut, f.with.Shortcut = s.w.fromField, s.w.fromField
	check := func(text string, on *bool) fyne.CanvasObject {
		c := l.NewCheck(text, nil)
		c.Checked = *on
		c.OnChanged = func(yes bool) { *on = yes; f.seek(); s.w.host.Focus(f.find.Area) }
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
	x := f.s.w.sought
	setVisible(f.strip, x.open)
	setVisible(f.second, x.replace)
	f.pattern = view.NewPattern(x.text, x.how)
}

func setVisible(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// openFinder opens the strip of the table that is shown, with the place to type the replacement if it is wanted.
func (w *Window) openFinder(replace bool) {
	s := w.sheet()
	if s == nil {
		w.status.say("这一页没有可以查找的表格。")
		return
	}
	s.grid.Keep()
	w.sought.open, w.sought.replace = true, replace
	s.finder.show()
	s.relay()
	s.finder.seek()
	s.finder.find.Area.SelectAll()
	w.host.Focus(s.finder.find.Area)
}

// findNext steps through the hits, from the table or from the strip, and opens the strip where nothing is sought yet. A strip
// that was closed comes back for its hits to be seen; the keys stay where they are.
func (w *Window) findNext() {
	s := w.sheet()
	if s == nil || w.sought.text == "" {
		w.openFinder(w.sought.replace)
		return
	}
	s.grid.Keep()
	if w.sought.open {
		s.finder.enter()
		return
	}
	w.sought.open = true
	s.finder.show()
	s.relay()
	s.finder.look(func() {
		s.finder.at = s.finder.underCursor()
		s.finder.enter()
	})
}

// close takes the strip and the marks away and gives the keys back to the table.
func (f *finder) close() {
	f.s.w.sought.open = false
	f.show()
	f.hits, f.at = nil, -1
	f.s.relay()
	f.s.grid.RefreshAll()
	f.s.w.host.Focus(f.s.grid)
}

// seek finds anew what is typed.
func (f *finder) seek() { f.look(func() {}) }

// look finds anew off Fyne's goroutine and does something with the hits; a newer question drops the older one's answer.
func (f *finder) look(then func()) {
	f.show()
	f.asked++
	turn, l, p, list := f.asked, f.s.w.book.Ledger(), f.pattern, f.s.model.list
	seek := f.seeker(l, p)
	var hits []view.Hit
	f.s.w.queue.run(func() error { hits = seek(); return nil }, func(error) {
		if turn != f.asked || !f.s.w.sought.open {
			return
		}
		if len(list) != len(f.s.model.list) || l != f.s.w.book.Ledger() { // the rows have changed meanwhile
			f.again()
		} else {
			f.found(hits)
		}
		f.s.grid.RefreshAll()
		then()
	})
}

// again finds the hits in the rows as they are now, at once.
func (f *finder) again() {
	if f.s.w.sought.open {
		f.found(f.seeker(f.s.w.book.Ledger(), f.pattern)())
	}
}

// seeker is the search, to be run anywhere.
func (f *finder) seeker(l *ledger.Ledger, p view.Pattern) func() []view.Hit {
	if f.s.w.sought.everywhere {
		return func() []view.Hit { return view.Find(l, l.Tasks(), nil, p) }
	}
	tasks, fields, model := f.s.tasks(), f.s.fields(), f.s.model
	return func() []view.Hit { return model.topmost(view.Find(l, tasks, fields, p)) }
}

// found takes the hits; the one that the person is on stays, where it still is.
func (f *finder) found(hits []view.Hit) {
	var on view.Hit
	if f.at >= 0 && f.at < len(f.hits) {
		on = f.hits[f.at]
	}
	f.hits = hits
	f.at = slices.IndexFunc(f.hits, func(h view.Hit) bool {
		return on.Task != nil && h.Task.ID == on.Task.ID && h.Field == on.Field && h.From == on.From
	})
	f.tell()
}

// topmost keeps one hit of a merged block: what is seen once is found once.
func (r *rows) topmost(hits []view.Hit) []view.Hit {
	if len(hits) == 0 {
		return nil
	}
	at := r.places()
	cols := map[ledger.Field]int{}
	for i, c := range r.columns {
		cols[c.shows] = i
	}
	return slices.DeleteFunc(hits, func(h view.Hit) bool {
		row := at[h.Task.ID]
		top, _ := r.Span(row, cols[h.Field])
		return top != row
	})
}

// places are the rows of the tasks.
func (r *rows) places() map[ledger.ID]int {
	at := make(map[ledger.ID]int, len(r.list))
	for i, x := range r.list {
		if x.task != nil {
			at[x.task.ID] = i
		}
	}
	return at
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
}

// toFirst brings the first hit from the cursor on into sight while the person types.
func (f *finder) toFirst() {
	if len(f.hits) == 0 || f.s.w.sought.everywhere {
		return
	}
	f.at = f.fromCursor(1)
	f.come()
}

// fromCursor is the first hit at the cursor's row or behind it; for steps back the last one before it.
func (f *finder) fromCursor(by int) int {
	now := f.s.grid.Selection().Row
	at := f.s.model.places()
	for i, h := range f.hits {
		if row, shown := at[h.Task.ID]; shown && row >= now {
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
	x, last := f.s.grid.Selection(), -1
	for i, h := range f.hits {
		if string(h.Task.ID) == x.Key && f.s.model.columnOf(h.Field) == x.ColumnID {
			last = i
		}
	}
	return last
}

func (f *finder) enter() {
	if f.s.w.host.Modifiers()&fyne.KeyModifierShift != 0 {
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
	h, w := f.hits[f.at], f.s.w
	if h.Task.Annex != w.annex && w.sought.everywhere {
		at := f.at
		w.openAnnex(h.Task.Annex)
		s := w.sheet()
		s.finder.again()
		s.finder.at = at
		s.finder.land(h)
		w.host.Focus(s.finder.find.Area)
		return
	}
	f.land(h)
}

func (f *finder) land(h view.Hit) {
	f.tell()
	f.s.grid.RefreshAll()
	f.s.grid.Select(string(h.Task.ID), f.s.model.columnOf(h.Field))
}

// marks are the hits in a cell's text, for the table to paint.
func (f *finder) marks(t *ledger.Task, field ledger.Field, text string) []grid.Hit {
	if !f.s.w.sought.open || f.pattern.Empty() || !f.pattern.Found(text) {
		return nil
	}
	var out []grid.Hit
	for _, x := range f.pattern.Hits(text) {
		now := false
		if f.at >= 0 && f.at < len(f.hits) {
			h := f.hits[f.at]
			now = h.Task.ID == t.ID && h.Field == field && h.From == x[0]
		}
		out = append(out, grid.Hit{From: x[0], To: x[1], Current: now})
	}
	return out
}

// fields are those that the table shows.
func (s *sheet) fields() []ledger.Field {
	var out []ledger.Field
	for _, c := range s.model.columns {
		if c.shows != "" {
			out = append(out, c.shows)
		}
	}
	return out
}

// replaceOne replaces in the cell of the present hit and goes on to the next.
func (f *finder) replaceOne() {
	if len(f.hits) == 0 {
		f.tell()
		return
	}
	if f.at < 0 {
		f.step(1)
		return
	}
	h := f.hits[f.at]
	if h.Field == ledger.FieldNo || h.Field == ledger.FieldSub {
		f.s.w.status.say("序号不参加替换。")
		f.step(1)
		return
	}
	l, tasks := f.s.w.book.Ledger(), []*ledger.Task{h.Task}
	if h.Task.Annex == f.s.w.annex || !f.s.w.sought.everywhere {
		tasks = f.s.block(h)
	}
	f.replace(view.Replacements(l, tasks, []ledger.Field{h.Field}, f.pattern, f.s.w.sought.with), func() {
		if len(f.hits) > 0 {
			f.at = min(max(f.at, 0), len(f.hits)-1)
			f.at = f.fromCursor(1)
			f.come()
		}
	})
}

// block are the tasks of the merged block that the hit stands in.
func (s *sheet) block(h view.Hit) []*ledger.Task {
	for i, r := range s.model.list {
		if r.task == nil || r.task.ID != h.Task.ID {
			continue
		}
		for col, c := range s.model.columns {
			if c.shows != h.Field {
				continue
			}
			top, n := s.model.Span(i, col)
			var out []*ledger.Task
			for _, x := range s.model.list[top : top+n] {
				out = append(out, x.task)
			}
			return out
		}
	}
	return []*ledger.Task{h.Task}
}

// replaceAll says how much would change and does it as one step.
func (f *finder) replaceAll() {
	w, l := f.s.w, f.s.w.book.Ledger()
	tasks, fields, where := f.s.tasks(), f.s.fields(), "本表"
	if w.sought.everywhere {
		tasks, fields, where = l.Tasks(), nil, "全部附件"
	}
	all := view.Replacements(l, tasks, fields, f.pattern, w.sought.with)
	places, rows := 0, map[ledger.ID]bool{}
	for _, r := range all {
		places += r.Count
		rows[r.Task.ID] = true
	}
	if places == 0 {
		f.tell()
		return
	}
	text := fmt.Sprintf("把%s %d 行里的 %d 处“%s”替换为“%s”。可以一步撤销。", where, len(rows), places, w.sought.text, w.sought.with)
	w.ask("全部替换", text, "替换", func() { f.replace(all, func() {}) })
}

// replace makes the replacements one step; what a rule refuses stays as it is and is marked.
func (f *finder) replace(all []view.Replacement, then func()) {
	w := f.s.w
	book, place := w.book, ""
	var edits []app.Edit
	n := 0
	for _, r := range all {
		edits = append(edits, app.Edit{Task: r.Task.ID, Field: r.Field, Value: r.Value})
		n += r.Count
	}
	if len(edits) == 0 {
		return
	}
	place = placeOf(all[0].Task.Annex, all[0].Task.ID, f.s.model.columnOf(all[0].Field))
	var names app.Names
	w.queue.run(func() error { names = book.NewNames(edits); return nil }, func(error) {
		switch {
		case book != w.book:
		case names.Empty():
			f.commit(edits, n, place, then)
		default:
			w.ask("新名称", newNamesText(names), "新增", func() { f.commit(edits, n, place, then) })
		}
	})
}

// commit makes n replacements in the cells.
func (f *finder) commit(edits []app.Edit, n int, place string, then func()) {
	w, book := f.s.w, f.s.w.book
	var done app.Done
	var refused []app.Refusal
	w.queue.run(func() (err error) { done, refused, err = book.Replace(edits, n, place); return err }, func(err error) {
		switch {
		case book != w.book:
		case err != nil:
			w.status.say(app.Explain(err).Sentence())
		case len(refused) > 0:
			w.status.say(fmt.Sprintf("%d 格没有替换：%s", len(refused), app.Explain(refused[0].Err).Text))
		case done.Changed():
			w.status.say("已" + done.Step.Name + "，Ctrl+Z 撤销")
			then()
		}
	})
}
