// Package overview is the screen that says how a year's tasks stand in a quarter: lamps by leader and by unit, 完成率 by
// quarter, what is due, who has not answered, what is doubtful. Every number and every part of a bar opens the rows behind it.
package overview

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// Name is the screen's name in what the window remembers.
const Name = "overview"

// Desk is what the overview needs of the window.
type Desk struct {
	*desk.Desk
	Memory     *Memory
	Quarter    func() ledger.Quarter                 // that is looked at
	SetQuarter func(ledger.Quarter)                  // refreshes the screen too
	OpenRows   func(title string, tasks []ledger.ID) // a table of just these rows
	OpenDoubts func()
	// ConfirmDues asks by when the tasks of an annex, or of the year for "", are due.
	ConfirmDues func(annex ledger.ID)
	Import      func() // the first step where there is nothing yet
}

// Screen is the overview. It shows what was counted last until the new figures are there.
type Screen struct {
	d     *Desk
	shown *tally // nil until something was counted
	busy  bool   // a count is under way
	early bool   // the keys were given before there was anything to take them

	when    *canvas.Text
	annexes *fyne.Container // the switch between the annexes and all of them
	offered []string        // what stands in it
	start   *look.Press     // the first step where there is nothing yet; nil where there is
	page    *page
	body    *fyne.Container // the page, or what stands in its place
	whole   fyne.CanvasObject
}

// New makes the screen.
func New(d *Desk) *Screen {
	l := d.Look
	s := &Screen{d: d, when: look.Words("", 12, false, l.Text2()), annexes: container.New(look.Line(0)), body: container.NewStack()}
	s.page = newPage(s)
	head := container.New(&heading{}, container.New(look.Line(12), look.Words("总览", 20, true, l.Text()), s.when),
		container.New(look.Line(12), l.Button("out", "导出", s.export), look.Framed(l, s.annexes)))
	s.whole = container.New(look.Dock(look.AtTop), head, s.body)
	s.Refresh()
	return s
}

// wanted is what is to be shown now.
func (s *Screen) wanted() question {
	q := s.d.Quarter()
	return question{q, s.d.Memory.annex(s.d.Ledger(), q.Year()), s.d.Now().Format(time.DateOnly)}
}

// Refresh shows how things stand now; counting many tasks takes seconds, so it is done in the queue's turn.
func (s *Screen) Refresh() {
	l, q := s.d.Ledger(), s.wanted()
	s.head(q)
	t := s.d.Memory.find(l, q)
	if t != nil {
		s.show(t)
		return
	}
	if old := s.d.Memory.last(q); old != nil {
		s.show(old)
	} else if s.shown == nil || s.shown.asked != q {
		s.show(nil)
	}
	s.count(l, q)
}

// count does the counting; what has changed meanwhile is counted afterwards.
func (s *Screen) count(l *ledger.Ledger, q question) {
	if s.busy {
		return
	}
	s.busy = true
	s.date(q)
	book := s.d.Book()
	var t *tally
	s.d.Run(func() error { t = count(l, q); return nil }, func(error) {
		s.busy = false
		if book != s.d.Book() {
			return
		}
		s.d.Memory.keep(l, t)
		s.Refresh()
		s.d.Told()
	})
}

// head says what is looked at and which annexes there are to choose from.
func (s *Screen) head(q question) {
	s.date(q)
	names, ids := s.choices(q)
	if said := append(names, string(q.annex)); !slices.Equal(said, s.offered) { // what has the keys is not made anew for nothing
		s.offered, s.annexes.Objects = said, s.switching(names, ids, q.annex)
		s.annexes.Refresh()
	}
}

// choices are the annexes of the year with their tasks, and all of them.
func (s *Screen) choices(q question) (names []string, ids []ledger.ID) {
	all := 0
	now := s.d.Ledger()
	for _, a := range now.Annexes() {
		if a.Year == q.quarter.Year() {
			n := len(now.TasksOf(a.ID))
			all += n
			names, ids = append(names, fmt.Sprintf("%s  %d", a.Name(), n)), append(ids, a.ID)
		}
	}
	return append(names, fmt.Sprintf("合计  %d", all)), append(ids, "")
}

// switching puts the choices side by side, or into a list where they are many.
func (s *Screen) switching(names []string, ids []ledger.ID, now ledger.ID) []fyne.CanvasObject {
	const beside = 4
	l := s.d.Look
	if len(names) > beside {
		list := l.NewSelect(names, nil)
		list.SetSelectedIndex(slices.Index(ids, now))
		list.OnChanged = func(string) { s.choose(ids[list.SelectedIndex()]) }
		return []fyne.CanvasObject{container.New(look.Fixed(200, 28), list)}
	}
	var out []fyne.CanvasObject
	for i, id := range ids {
		words := look.Words(names[i], 14, id == now, l.Text())
		p := look.NewPress(l, container.New(look.Fixed(0, 28), container.New(look.Inset(0, 12, 0, 12), container.NewCenter(words))), func() { s.choose(id) })
		p.Soft = id == now
		out = append(out, p)
	}
	return out
}

// date says of when the figures are, and that newer ones are on their way.
func (s *Screen) date(q question) {
	s.when.Text = fmt.Sprintf("%d年·%s·截至%s", q.quarter.Year(), q.quarter.Name(), sayDay(q.quarter, q.today))
	if s.busy {
		s.when.Text += "　正在统计…"
	}
	s.when.Refresh()
}

// sayDay is a day without its year where that is the quarter's.
func sayDay(q ledger.Quarter, day string) string {
	if !strings.HasPrefix(day, strconv.Itoa(q.Year())) {
		return ledger.DayText(day)
	}
	return spoken(day)
}

// spoken is a day without its year: 10月14日.
func spoken(day string) string {
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		return t.Format("1月2日")
	}
	return day
}

// choose narrows to an annex, "" for all of them.
func (s *Screen) choose(annex ledger.ID) {
	s.d.Memory.choose(s.d.Quarter().Year(), annex)
	s.Refresh()
	for _, o := range s.annexes.Objects { // the switch was made anew: the keys stay on it
		if p, ok := o.(*look.Press); ok && p.Soft {
			s.d.Host.Focus(p)
		}
	}
}

// show puts the figures into the page, or says why there are none.
func (s *Screen) show(t *tally) {
	l := s.d.Look
	if t != nil && t == s.shown {
		return
	}
	s.shown, s.start = t, nil
	switch {
	case t == nil:
		s.body.Objects = []fyne.CanvasObject{container.NewCenter(look.Words("正在统计…", 14, false, l.Text2()))}
	case len(t.Tasks) == 0:
		s.start = l.MainButton("导入附件", s.d.Import)
		s.body.Objects = []fyne.CanvasObject{container.NewCenter(container.New(look.Stack(12),
			container.NewCenter(look.Words("这一年还没有任务。", 16, true, l.Text())),
			container.NewCenter(look.Words("有了任务，这里显示亮灯、完成率、到期和未报单位，点数字就打开对应的任务。", 14, false, l.Text2())),
			container.NewCenter(s.start)))}
	default:
		s.body.Objects = []fyne.CanvasObject{s.page.scroll}
		s.page.fill(t)
	}
	s.body.Refresh()
	if s.early && t != nil {
		s.Focus()
	}
}

// rows opens the rows behind a number.
func (s *Screen) rows(title string, tasks []ledger.ID) func() {
	return func() { s.d.OpenRows(title, tasks) }
}

// titled names rows in the table that opens: 附件1·第三季度·黄灯.
func (s *Screen) titled(what string) string {
	text := s.shown.asked.quarter.Name() + "·" + what
	if a := s.d.Ledger().Annex(s.shown.asked.annex); a != nil {
		text = a.Name() + "·" + text
	}
	return text
}

// export asks where to and writes the overview as a paper.
func (s *Screen) export() {
	q := s.wanted()
	s.d.SaveTo("导出督查工作总览（PDF 或 Word）", fmt.Sprintf("督查工作总览 %s.pdf", q.quarter), func(path string) {
		book := s.d.Book()
		s.d.Run(func() error { return book.ExportOverview(q.quarter, q.annex, q.today, path) }, func(err error) {
			if err != nil {
				s.d.Fail(err)
				return
			}
			s.d.Say("已导出到 " + path)
		})
	})
}

// Focus takes the keys, once the screen is shown: to the number that was opened last, or to the first.
func (s *Screen) Focus() {
	s.early = s.shown == nil
	switch {
	case s.early:
	case s.start != nil:
		s.d.Host.Focus(s.start)
	default:
		s.page.focus()
	}
}

// Content is the whole screen.
func (s *Screen) Content() fyne.CanvasObject { return s.whole }

// Task is none: what is chosen here is numbers.
func (s *Screen) Task() *ledger.Task { return nil }

// Show does nothing: no row stands here.
func (s *Screen) Show(ledger.ID, string) {}

// Table is none.
func (s *Screen) Table() *grid.Grid { return nil }

// Name is under which the window remembers the screen.
func (s *Screen) Name() string { return Name }

// Detailed is false: there is no row to tell of.
func (s *Screen) Detailed() bool { return false }

// Summary says what Enter would open.
func (s *Screen) Summary() string {
	if x := s.page.current(); x != nil {
		return x.name + " · Enter 打开，方向键移动，Tab 到下一栏"
	}
	return "点任何数字或色条，打开它背后的任务"
}

// tasks are those that a question is about.
func (q question) tasks(l *ledger.Ledger) []*ledger.Task {
	if q.annex != "" {
		return l.TasksOf(q.annex)
	}
	return view.Tasks(l, view.Query{Year: q.quarter.Year()})
}
