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
)

// historyName is the screen's name in what the window remembers.
const historyName = "history"

// historyScreen lists every change of the ledger, to be narrowed by day, person, row, column and words.
type historyScreen struct {
	w      *Window
	want   app.Want
	model  *historyRows
	grid   *grid.Grid
	days   *look.Select
	clerks *look.Select
	fields *look.Select
	row    *look.Field
	text   *look.Field
	count  *canvas.Text
	asked  int // the newest question; answers to older ones are dropped
	quiet  bool
	whole  fyne.CanvasObject
}

// mostHistory is how many changes are listed, the newest; narrowing reaches the others.
const mostHistory = 5000

// anyOf is the first line of each list: nothing is narrowed.
const anyOf = "全部"

func newHistoryScreen(w *Window, want app.Want) *historyScreen {
	s := &historyScreen{w: w, want: want, model: newHistoryRows(w.book, nil)}
	s.grid = w.newTable(s.model, 0)
	s.grid.OnMenu = func(at fyne.Position) { w.showMenu(s.menu(), at) }
	s.count = look.Words("", 12, false, w.look.Text2())
	choose := func(set func(string)) *look.Select {
		x := w.look.NewSelect([]string{anyOf}, func(text string) {
			if s.quiet {
				return
			}
			if text == anyOf {
				text = ""
			}
			set(text)
			s.refresh()
		})
		x.Selected = anyOf
		return x
	}
	s.days = choose(func(x string) { s.want.Day = x })
	s.clerks = choose(func(x string) { s.want.Clerk = x })
	s.fields = choose(func(x string) { s.want.FieldName = x })
	s.row = s.box(want.Row, "序号", func(x string) { s.want.Row = x })
	s.text = s.box(want.Text, "查找内容", func(x string) { s.want.Text = x })
	s.whole = container.New(look.Dock(look.AtTop), container.New(look.Stack(0), s.head(), look.Rule(w.look.Line(), false)), s.grid)
	s.refresh()
	return s
}

// box is a field that narrows while the person types.
func (s *historyScreen) box(text, hint string, set func(string)) *look.Field {
	f := look.NewField(s.w.look, text, hint, 1)
	f.Changed = func(x string) { set(ledger.Clean(x)); s.refresh() }
	f.Enter = func() { s.w.host.Focus(s.grid) }
	f.Escape = func() { f.SetText(""); set(""); s.refresh(); s.w.host.Focus(s.grid) }
	f.Shortcut = s.w.fromField
	return f
}

func (s *historyScreen) head() fyne.CanvasObject {
	l := s.w.look
	label := func(x string) fyne.CanvasObject { return look.Words(x, 12, false, l.Text2()) }
	wide := func(o fyne.CanvasObject, width float32) fyne.CanvasObject {
		return container.New(look.Fixed(width, 28), o)
	}
	title := s.w.headline(look.Words("修改记录", 14, true, l.Text()), s.count)
	with := func(text string, o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(look.Line(6), label(text), o)
	}
	narrow := container.New(look.Flow(8, 4), with("日期", wide(s.days, 128)), with("经办人", wide(s.clerks, 96)), with("栏目", wide(s.fields, 132)), wide(s.row, 72), wide(s.text, 160),
		l.Tool("", "清除", s.clear), l.Tool("undo", "恢复此值", s.restore), l.Tool("right", "转到该行", s.visit))
	return look.Panel(l.Surface(), look.Inset(4, 12, 6, 12), container.New(look.Stack(2), container.New(look.Fixed(0, 32), title), narrow))
}

// refresh asks for the entries in the queue's turn; a newer question drops the older one's answer.
func (s *historyScreen) refresh() {
	s.asked++
	turn, book, want := s.asked, s.w.book, s.want
	var found, all []app.Entry
	s.w.queue.run(func() (err error) {
		if all, err = book.History(app.Want{Task: want.Task}); err == nil {
			want.Limit = mostHistory
			found, err = book.History(want)
		}
		return err
	}, func(err error) {
		switch {
		case turn != s.asked || book != s.w.book:
		case err != nil:
			s.w.explain(err)
		default:
			s.take(found, all)
		}
	})
}

func (s *historyScreen) take(found, all []app.Entry) {
	s.model = newHistoryRows(s.w.book, found)
	s.grid.SetModel(s.model)
	s.count.Text = fmt.Sprintf("%d 处", len(found))
	if len(found) == mostHistory {
		s.count.Text = fmt.Sprintf("最近的 %d 处，共 %d 处", len(found), len(all))
	} else if len(found) < len(all) {
		s.count.Text = fmt.Sprintf("%d 处，共 %d 处", len(found), len(all))
	}
	if t := s.w.book.Ledger().Task(s.want.Task); t != nil {
		s.count.Text = "第" + s.w.book.Ledger().RowName(t) + "项 " + s.count.Text
	}
	s.count.Refresh()
	s.offer(all)
	s.w.told()
}

// offer fills the lists with what the history has.
func (s *historyScreen) offer(all []app.Entry) {
	var days, clerks, names []string
	for _, e := range all {
		if d := dayOf(e.At); !slices.Contains(days, d) {
			days = append(days, d)
		}
		if e.Clerk != "" && !slices.Contains(clerks, e.Clerk) {
			clerks = append(clerks, e.Clerk)
		}
		if e.Field != "" && !slices.Contains(names, e.FieldName) {
			names = append(names, e.FieldName)
		}
	}
	s.quiet = true
	defer func() { s.quiet = false }()
	for x, list := range map[*look.Select][]string{s.days: days, s.clerks: clerks, s.fields: names} {
		x.SetOptions(append([]string{anyOf}, list...))
	}
}

// clear shows everything again.
func (s *historyScreen) clear() {
	s.quiet = true
	for _, x := range []*look.Select{s.days, s.clerks, s.fields} {
		x.SetSelected(anyOf)
	}
	s.quiet = false
	s.row.SetText("")
	s.text.SetText("")
	s.want = app.Want{}
	s.refresh()
}

func (s *historyScreen) menu() []*fyne.MenuItem {
	l, e := s.w.book.Ledger(), s.under()
	restore, visit, row := fyne.NewMenuItem("恢复此值", s.restore), fyne.NewMenuItem("转到该行", s.visit), fyne.NewMenuItem("只看这一行的记录", s.only)
	restore.Disabled = !canRestore(l, e)
	visit.Disabled = e == nil || l.Task(e.Task) == nil
	row.Disabled = e == nil || e.Task == ""
	return []*fyne.MenuItem{restore, visit, row, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("复制 Ctrl+C", s.grid.Copy)}
}

// under is the entry that the cursor is on.
func (s *historyScreen) under() *app.Entry { return s.model.entry(s.grid.Selection().Key) }

func (s *historyScreen) restore() {
	e := s.under()
	if !canRestore(s.w.book.Ledger(), e) {
		s.w.status.say("这一条没有可以恢复的值：该行已不在，或记录的不是某一格的修改。")
		return
	}
	s.w.restore(e.Task, e.Field, valueUnder(e, s.grid.Selection().ColumnID))
}

// restore gives a field a value of the past.
func (w *Window) restore(task ledger.ID, field ledger.Field, value string) {
	book, t := w.book, w.book.Ledger().Task(task)
	if t == nil {
		return
	}
	place := placeOf(t.Annex, task, string(field))
	var done app.Done
	w.queue.run(func() (err error) { done, err = book.Restore(task, field, value, place); return err }, func(err error) {
		switch {
		case book != w.book:
		case err != nil:
			w.status.say(app.Explain(err).Sentence())
		case done.Changed():
			w.status.say("已" + done.Step.Name + "，Ctrl+Z 撤销")
		default:
			w.status.say("现在就是这个值。")
		}
	})
}

// visit opens the row that the entry is about.
func (s *historyScreen) visit() {
	e := s.under()
	if e == nil {
		return
	}
	t := s.w.book.Ledger().Task(e.Task)
	if t == nil {
		s.w.status.say("这一行已经删除，可以撤销到删除以前。")
		return
	}
	s.w.openAnnex(t.Annex)
	s.w.screen.show(t.ID, string(e.Field))
}

// only narrows to the row that the entry is about.
func (s *historyScreen) only() {
	if e := s.under(); e != nil && e.Task != "" {
		s.want = app.Want{Task: e.Task}
		s.refresh()
	}
}

// openHistory shows the history, of one task or of everything.
func (w *Window) openHistory(task ledger.ID) { w.present(newHistoryScreen(w, app.Want{Task: task})) }

// rowHistory shows the history of the row under the cursor.
func (s *sheet) rowHistory() {
	if t := s.w.taskUnder(s.grid); t != nil {
		s.w.settled(func() { s.w.openHistory(t.ID) })
	}
}

func (s *historyScreen) content() fyne.CanvasObject { return s.whole }
func (s *historyScreen) table() *grid.Grid          { return s.grid }
func (s *historyScreen) name() string               { return historyName }
func (s *historyScreen) detailed() bool             { return false } // the two values need the room

func (s *historyScreen) selected() *ledger.Task {
	if e := s.under(); e != nil {
		return s.w.book.Ledger().Task(e.Task)
	}
	return nil
}

// show does nothing: a place in the ledger is no place in its history.
func (s *historyScreen) show(ledger.ID, string) {}

func (s *historyScreen) summary() string { return s.count.Text }
