package sheet

import (
	"fmt"
	"slices"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/view"
)

// replaceable tells whether the column that shows the field sets one of a task, so that a replacement can be kept.
func (s *Sheet) replaceable(f ledger.Field) bool {
	return slices.ContainsFunc(s.model.columns, func(c Column) bool { return c.Shows == f && c.Field != "" })
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
	h, x := f.hits[f.at], &f.s.d.Memory.sought
	switch {
	case h.Field == ledger.FieldNo || h.Field == ledger.FieldSub:
		f.s.d.Say("序号不参加替换。")
		f.step(1)
		return
	case !x.everywhere && !f.s.replaceable(h.Field):
		f.s.d.Say(f.s.headerOf(h.Field) + "不参加替换。")
		f.step(1)
		return
	}
	l, tasks := f.s.d.Ledger(), []*ledger.Task{h.Task}
	if h.Task.Annex == f.s.d.Annex() || !x.everywhere {
		tasks = f.s.block(h)
	}
	f.replace(view.Replacements(l, tasks, []ledger.Field{h.Field}, f.pattern, x.with), func() {
		if len(f.hits) > 0 {
			f.at = min(max(f.at, 0), len(f.hits)-1)
			f.at = f.fromCursor(1)
			f.come()
		}
	})
}

// block are the tasks of the merged block that the hit stands in.
func (s *Sheet) block(h hit) []*ledger.Task {
	i, ok := s.model.places()[h.key]
	col := slices.IndexFunc(s.model.columns, func(c Column) bool { return c.Shows == h.Field })
	if !ok || col < 0 {
		return []*ledger.Task{h.Task}
	}
	top, n := s.model.Span(i, col)
	var out []*ledger.Task
	for _, x := range s.model.list[top : top+n] {
		out = append(out, x.seen)
	}
	return out
}

// replaceAll says how much would change and does it as one step.
func (f *finder) replaceAll() {
	d, l, x := f.s.d, f.s.d.Ledger(), &f.s.d.Memory.sought
	tasks, where := f.s.seen(), "本表"
	fields := slices.DeleteFunc(f.s.fields(), func(field ledger.Field) bool { return !f.s.replaceable(field) })
	if x.everywhere {
		tasks, fields, where = l.Tasks(), nil, "全部附件"
	}
	var all []view.Replacement
	if len(fields) > 0 || x.everywhere { // no fields would be all of them
		all = once(view.Replacements(l, tasks, fields, f.pattern, x.with))
	}
	places, rows := 0, map[ledger.ID]bool{}
	for _, r := range all {
		places += r.Count
		rows[r.Task.ID] = true
	}
	if places == 0 {
		f.tell()
		return
	}
	text := fmt.Sprintf("把%s %d 行里的 %d 处“%s”替换为“%s”。可以一步撤销。", where, len(rows), places, x.text, x.with)
	d.Ask("全部替换", text, "替换", func() { f.replace(all, func() {}) }, func() {})
}

// once keeps one replacement of a cell: a task may stand in several rows.
func once(all []view.Replacement) []view.Replacement {
	type cell struct {
		task  ledger.ID
		field ledger.Field
	}
	seen := map[cell]bool{}
	return slices.DeleteFunc(all, func(r view.Replacement) bool {
		c := cell{r.Task.ID, r.Field}
		twice := seen[c]
		seen[c] = true
		return twice
	})
}

// replace makes the replacements one step; what a rule refuses stays as it is and is marked.
func (f *finder) replace(all []view.Replacement, then func()) {
	d := f.s.d
	book, place := d.Book(), ""
	var edits []app.Edit
	n := 0
	for _, r := range all {
		edits = append(edits, app.Edit{Task: r.Task.ID, Field: r.Field, Value: r.Value})
		n += r.Count
	}
	if len(edits) == 0 {
		return
	}
	place = desk.PlaceOf(all[0].Task.Annex, all[0].Task.ID, f.s.model.columnOf(all[0].Field))
	var names app.Names
	d.Run(func() error { names = book.NewNames(edits); return nil }, func(error) {
		switch {
		case book != d.Book():
		case names.Empty():
			f.commit(edits, n, place, then)
		default:
			d.Ask("新名称", newNamesText(names), "新增", func() { f.commit(edits, n, place, then) }, func() {})
		}
	})
}

// commit makes n replacements in the cells.
func (f *finder) commit(edits []app.Edit, n int, place string, then func()) {
	d, book := f.s.d, f.s.d.Book()
	var done app.Done
	var refused []app.Refusal
	d.Run(func() (err error) { done, refused, err = book.Replace(edits, n, place); return err }, func(err error) {
		switch {
		case book != d.Book():
		case err != nil:
			d.Say(app.Explain(err).Sentence())
		case len(refused) > 0:
			d.Say(fmt.Sprintf("%d 格没有替换：%s", len(refused), app.Explain(refused[0].Err).Text))
		case done.Changed():
			d.SayDone(done)
			then()
		}
	})
}
