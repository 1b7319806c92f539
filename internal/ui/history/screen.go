// Package history is the screen of every change of the ledger, to be narrowed by day, person, row, column and words, with a
// way back to each value.
package history

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// Name is the screen's name in what the window remembers.
const Name = "history"

// Screen lists every change of the ledger, to be narrowed by day, person, row, column and words.
type Screen struct {
	d      *desk.Desk
	want   app.Want
	model  *rows
	grid   *grid.Grid
	days   *look.Select
	clerks *look.Select
	fields *look.Select
	row    *look.Field
	text   *look.Field
	count  *canvas.Text
	asked  int // the newest question; answers to older ones are dropped
	quiet  bool
	none   *fyne.Container // what stands in the place of entries
	whole  fyne.CanvasObject
}

// mostHistory is how many changes are listed, the newest; narrowing reaches the others.
const mostHistory = 5000

// anyOf is the first line of each list: nothing is narrowed.
const anyOf = "全部"

// New makes the screen of what is wanted, all of it for an empty want.
func New(d *desk.Desk, want app.Want) *Screen {
	s := &Screen{d: d, want: want, model: newRows(d.Book(), nil)}
	s.grid = d.Table(s.model)
	s.grid.OnMenu = func(at fyne.Position) { d.Menu(s.menu(), at) }
	s.count = look.Words("", 12, false, d.Look.Text2())
	choose := func(set func(string)) *look.Select {
		x := d.Look.NewSelect([]string{anyOf}, func(text string) {
			if s.quiet {
				return
			}
			if text == anyOf {
				text = ""
			}
			set(text)
			s.Refresh()
		})
		x.Selected = anyOf
		return x
	}
	s.days = choose(func(x string) { s.want.Day = x })
	s.clerks = choose(func(x string) { s.want.Clerk = x })
	s.fields = choose(func(x string) { s.want.FieldName = x })
	s.none = container.New(look.Stack(12))
	s.row = s.box(want.Row, "序号", func(x string) { s.want.Row = x })
	s.text = s.box(want.Text, "查找内容", func(x string) { s.want.Text = x })
	s.whole = container.New(look.Dock(look.AtTop), container.New(look.Stack(0), s.head(), look.Rule(d.Look.Line(), false)), container.NewStack(s.grid, container.NewCenter(s.none)))
	s.Refresh()
	return s
}

// box is a field that narrows while the person types.
func (s *Screen) box(text, hint string, set func(string)) *look.Field {
	f := look.NewField(s.d.Look, text, hint, 1)
	f.Changed = func(x string) { set(ledger.Clean(x)); s.Refresh() }
	f.Enter = func() { s.d.Host.Focus(s.grid) }
	f.Escape = func() { f.SetText(""); set(""); s.Refresh(); s.d.Host.Focus(s.grid) }
	f.Shortcut = s.d.FromField
	return f
}

func (s *Screen) head() fyne.CanvasObject {
	l := s.d.Look
	label := func(x string) fyne.CanvasObject { return look.Words(x, 12, false, l.Text2()) }
	wide := func(o fyne.CanvasObject, width float32) fyne.CanvasObject {
		return container.New(look.Fixed(width, 28), o)
	}
	title := s.d.Headline(look.Words("历史", 14, true, l.Text()), s.count, look.NewSpring(), l.Tool("undo", "恢复此值", s.restore), l.Tool("right", "转到该行", s.visit))
	with := func(text string, o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(look.Line(6), label(text), o)
	}
	narrow := container.New(look.Flow(8, 4), with("日期", wide(s.days, 112)), with("经办人", wide(s.clerks, 84)), with("栏目", wide(s.fields, 116)), wide(s.row, 60), wide(s.text, 132), l.Tool("", "清除筛选", s.clear))
	return look.Panel(l.Surface(), look.Inset(4, 12, 6, 12), container.New(look.Stack(2), container.New(look.Fixed(0, 32), title), narrow))
}

// Refresh asks for the entries in the queue's turn; a newer question drops the older one's answer.
func (s *Screen) Refresh() {
	s.asked++
	turn, book, want := s.asked, s.d.Book(), s.want
	var found, all []app.Entry
	s.d.Run(func() (err error) {
		if all, err = book.History(app.Want{Task: want.Task}); err == nil {
			want.Limit = mostHistory
			found, err = book.History(want)
		}
		return err
	}, func(err error) {
		switch {
		case turn != s.asked || book != s.d.Book():
		case err != nil:
			s.d.Fail(err)
		default:
			s.take(found, all)
		}
	})
}

func (s *Screen) take(found, all []app.Entry) {
	s.model = newRows(s.d.Book(), found)
	s.grid.SetModel(s.model)
	s.count.Text = fmt.Sprintf("%d 处", len(found))
	if len(found) == mostHistory {
		s.count.Text = fmt.Sprintf("最近的 %d 处，共 %d 处", len(found), len(all))
	} else if len(found) < len(all) {
		s.count.Text = fmt.Sprintf("%d 处，共 %d 处", len(found), len(all))
	}
	if t := s.d.Ledger().Task(s.want.Task); t != nil {
		s.count.Text = "第" + s.d.Ledger().RowName(t) + "项 " + s.count.Text
	}
	s.count.Refresh()
	s.empty(len(found) == 0, len(all) > 0)
	s.offer(all)
	s.d.Told()
}

// empty says why no entry is listed, and offers the way back where some were narrowed away.
func (s *Screen) empty(none, narrowed bool) {
	l := s.d.Look
	s.none.Objects = nil
	switch {
	case none && narrowed:
		s.none.Objects = []fyne.CanvasObject{look.Words("没有符合筛选的修改记录。", 14, false, l.Text2()), container.NewCenter(l.Button("", "清除筛选", s.clear))}
	case none:
		s.none.Objects = []fyne.CanvasObject{look.Words("还没有修改记录。改动、导入、报送以后，这里列出谁、何时、改了什么。", 14, false, l.Text2())}
	}
	s.none.Refresh()
	look.Show(s.none, none)
}

// offer fills the lists with what the history has.
func (s *Screen) offer(all []app.Entry) {
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
func (s *Screen) clear() {
	s.quiet = true
	for _, x := range []*look.Select{s.days, s.clerks, s.fields} {
		x.SetSelected(anyOf)
	}
	s.quiet = false
	s.row.SetText("")
	s.text.SetText("")
	s.want = app.Want{}
	s.Refresh()
}

func (s *Screen) menu() []*fyne.MenuItem {
	l, e := s.d.Ledger(), s.under()
	restore, visit, row := fyne.NewMenuItem("恢复此值", s.restore), fyne.NewMenuItem("转到该行", s.visit), fyne.NewMenuItem("只看这一行的记录", s.only)
	restore.Disabled = !CanRestore(l, e)
	visit.Disabled = e == nil || l.Task(e.Task) == nil
	row.Disabled = e == nil || e.Task == ""
	return []*fyne.MenuItem{restore, visit, row, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("复制 Ctrl+C", s.grid.Copy)}
}

// under is the entry that the cursor is on.
func (s *Screen) under() *app.Entry { return s.model.entry(s.grid.Selection().Key) }

func (s *Screen) restore() {
	e := s.under()
	if !CanRestore(s.d.Ledger(), e) {
		s.d.Say("这一条没有可以恢复的值：该行已不在，或记录的不是某一格的修改。")
		return
	}
	Restore(s.d, e.Task, e.Field, valueUnder(e, s.grid.Selection().ColumnID))
}

// Restore gives a field of a task a value of the past.
func Restore(d *desk.Desk, task ledger.ID, field ledger.Field, value string) {
	book, t := d.Book(), d.Ledger().Task(task)
	if t == nil {
		return
	}
	place := desk.PlaceOf(t.Annex, task, string(field))
	var done app.Done
	d.Run(func() (err error) { done, err = book.Restore(task, field, value, place); return err }, func(err error) {
		switch {
		case book != d.Book():
		case err != nil:
			d.Say(app.Explain(err).Sentence())
		case done.Changed():
			d.SayDone(done)
		default:
			d.Say("现在就是这个值。")
		}
	})
}

// visit opens the row that the entry is about.
func (s *Screen) visit() {
	e := s.under()
	if e == nil {
		return
	}
	t := s.d.Ledger().Task(e.Task)
	if t == nil {
		s.d.Say("这一行已经删除，可以撤销到删除以前。")
		return
	}
	s.d.Visit(t, string(e.Field))
}

// only narrows to the row that the entry is about.
func (s *Screen) only() {
	if e := s.under(); e != nil && e.Task != "" {
		s.want = app.Want{Task: e.Task}
		s.Refresh()
	}
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.whole }

// Table is where the entries stand.
func (s *Screen) Table() *grid.Grid { return s.grid }

// Model is what the table shows.
func (s *Screen) Model() grid.Model { return s.model }

// Task is the row that the entry under the cursor is about; nil for none.
func (s *Screen) Task() *ledger.Task {
	if e := s.under(); e != nil {
		return s.d.Ledger().Task(e.Task)
	}
	return nil
}

// Show does nothing: a place in the ledger is no place in its history.
func (s *Screen) Show(ledger.ID, string) {}

// Name is the screen's in what the window remembers.
func (s *Screen) Name() string { return Name }

// Detailed says that the pane is closed at first: the two values need the room.
func (s *Screen) Detailed() bool { return false }

// Summary is what the status bar counts.
func (s *Screen) Summary() string { return s.count.Text }
