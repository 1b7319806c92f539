// Package rowlist is the screen that shows just the rows behind a number: what a click in the overview, on a leader or a unit
// opens. The rows are those of their annexes and are edited here as there.
package rowlist

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// Name is the screen's name in what the window remembers.
const Name = "rowlist"

// Desk is what the list needs of the window.
type Desk struct {
	*sheet.Desk
	Quarter func() ledger.Quarter // whose status, lamp and 完成率 are shown
	From    string                // the screen that the rows were opened from, 总览
	Back    func()                // goes there again
}

// Screen is a list of rows, of any annexes.
type Screen struct {
	*sheet.Sheet
	d     *Desk
	title string
	tasks []ledger.ID
	count *canvas.Text
	page  fyne.CanvasObject
}

// New makes the screen with the tasks in the order given.
func New(d *Desk, title string, tasks []ledger.ID) *Screen {
	l := d.Look
	s := &Screen{d: d, title: title, tasks: tasks, count: look.Words("", 12, false, l.Text2())}
	s.Sheet = sheet.New(d.Desk, sheet.Options{Key: Name, Fixed: true, Menu: s.menu})
	back := l.Button("left", "返回"+d.From+" Esc", s.back)
	head := look.Panel(l.Surface(), look.Inset(6, 12, 6, 12), d.Headline(back, look.Words(title, 16, true, l.Text()), s.count))
	s.page = container.New(look.Dock(look.AtTop), container.New(look.Stack(0), head, look.Rule(l.Line(), false)), s.Sheet.Content())
	s.keys()
	s.fill(true)
	s.Arrange(3)
	return s
}

// keys lets Esc and Alt+← lead back, where the table has no use for them.
func (s *Screen) keys() {
	key, shortcut := s.Grid.OnKey, s.Grid.OnShortcut
	s.Grid.OnKey = func(k *fyne.KeyEvent) {
		switch {
		case k.Name == fyne.KeyEscape:
			s.back()
		case key != nil:
			key(k)
		}
	}
	s.Grid.OnShortcut = func(x fyne.Shortcut) {
		c, ok := x.(*desktop.CustomShortcut)
		switch {
		case ok && c.Modifier == fyne.KeyModifierAlt && c.KeyName == fyne.KeyLeft:
			s.back()
		case shortcut != nil:
			shortcut(x)
		}
	}
}

// menu is what can be done with a row beside changing it; rows are made and deleted where their order is seen.
func (s *Screen) menu() []*fyne.MenuItem {
	with := func(do func(t *ledger.Task)) func() {
		return func() {
			if t := s.Task(); t != nil {
				s.d.Settled(func() { do(t) }, func() {})
			}
		}
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("转到附件中的这一行", with(func(t *ledger.Task) { s.d.Visit(t, s.Grid.Selection().ColumnID) })),
		fyne.NewMenuItem("本行的修改记录", with(func(t *ledger.Task) { s.d.History(t.ID) })),
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem("返回"+s.d.From+" Esc", s.back),
	}
	for _, i := range items[:2] {
		i.Disabled = s.Task() == nil
	}
	return items
}

// back leaves the list once what is typed is kept.
func (s *Screen) back() { s.d.Settled(s.d.Back, func() {}) }

// Refresh shows the rows as they are now; those that are gone leave.
func (s *Screen) Refresh() { s.fill(false) }

func (s *Screen) fill(anew bool) {
	l := s.d.Ledger()
	var tasks []*ledger.Task
	g := sheet.Group{}
	for _, id := range s.tasks {
		if t := l.Task(id); t != nil {
			tasks = append(tasks, t)
			g.Rows = append(g.Rows, sheet.Row{Task: t})
		}
	}
	s.Fill([]sheet.Group{g}, s.columns(l, tasks), anew)
	s.count.Text = fmt.Sprintf("%s·%d 项", s.d.Quarter(), len(tasks))
	if len(tasks) == 0 {
		s.count.Text = "没有任务。按 Esc 返回" + s.d.From + "。"
	}
	s.count.Refresh()
}

// columns are the usual ones, and between them how the row stands in the quarter: what a reader of red lamps asks first.
func (s *Screen) columns(l *ledger.Ledger, tasks []*ledger.Task) []sheet.Column {
	plain := func(f ledger.Field, width float32) sheet.Column {
		c := s.d.FieldColumn(l, nil, ledger.Column{Field: f, Header: f.Name()})
		c.Width, c.Same, c.Note = width, nil, nil // neighbours come from anywhere: nothing is merged
		return c
	}
	annex := sheet.Column{Column: grid.Column{ID: "annex", Header: "附件", Width: 64, ReadOnly: true}}
	annex.Value = func(r sheet.Row) string { return annexName(l, r.Task) }
	annex.Cell = func(r sheet.Row) grid.Cell {
		return grid.Cell{Text: annexName(l, r.Task), ReadOnly: true, Why: "这一行属于哪个附件不能在这里改。"}
	}
	no := sheet.Column{Column: grid.Column{ID: "place", Header: "序号", RowHead: true, ReadOnly: true, Align: grid.Centre}}
	no.Width = sheet.NumberWidth(52, tasks, l.RowName)
	no.Cell = func(r sheet.Row) grid.Cell { return grid.Cell{Text: l.RowName(r.Task)} }
	text := plain(ledger.FieldText, 232)
	text.Header = "工作任务 / 内容"
	out := append([]sheet.Column{no, annex, text, plain(ledger.FieldLeader, 84), plain(ledger.FieldLead, 120)}, s.judged(l)...)
	out = append(append(out, sheet.SaidColumns(l, s.d.Quarter())...), plain(ledger.FieldRelated, 140))
	if slices.ContainsFunc(tasks, func(t *ledger.Task) bool { return t.Deadline != "" }) {
		out = append(out, plain(ledger.FieldDeadline, 96))
	}
	if slices.ContainsFunc(tasks, func(t *ledger.Task) bool { return len(judge.Of(l, t).Dues()) > 0 }) {
		out = slices.Insert(out, 3, dueColumn(l))
	}
	return out
}

// dueColumn is the next day on which something of a task is due; behind 已逾期 it is what is asked first.
func dueColumn(l *ledger.Ledger) sheet.Column {
	first := func(t *ledger.Task) (judge.Due, bool) {
		all := judge.Of(l, t).Dues()
		if len(all) == 0 {
			return judge.Due{}, false
		}
		return slices.MinFunc(all, func(x, y judge.Due) int { return cmp.Compare(x.Day, y.Day) }), true
	}
	c := sheet.Column{Column: grid.Column{ID: "due", Header: "到期", Width: 124, ReadOnly: true}}
	c.Value = func(r sheet.Row) string { d, _ := first(r.Task); return d.Day }
	c.Cell = func(r sheet.Row) grid.Cell {
		d, ok := first(r.Task)
		x := grid.Cell{Text: ledger.DayText(d.Day), Note: d.Milestone, ReadOnly: true, Why: "日期在“完成时限”“时间节点”里改。"}
		switch {
		case !ok:
			x.Text, x.Tone = "–", grid.Faint
		case !d.Confirmed:
			x.Note = "按时限读出，未确认"
		}
		return x
	}
	return c
}

// judged are the status, the lamp and the 完成率 of the quarter, which follow from what the units have reported.
func (s *Screen) judged(l *ledger.Ledger) []sheet.Column {
	q := s.d.Quarter()
	judged := func(f ledger.Field, header string, width float32, cell func(*judge.Case) grid.Cell) sheet.Column {
		c := sheet.Column{Column: grid.Column{ID: string(f), Header: header, Width: width, ReadOnly: true}, Shows: view.In(f, q)}
		c.Cell = func(r sheet.Row) grid.Cell {
			x := cell(judge.Of(l, r.Task))
			x.ReadOnly, x.Why = true, "这一格由"+q.Name()+"的报送得出，请在季度进展里填报。"
			return x
		}
		return c
	}
	rate := judged(view.FieldRate, "完成率", 76, func(c *judge.Case) grid.Cell {
		if r, ok := c.Rate(q); ok {
			return grid.Cell{Text: view.RateText(r)}
		}
		return grid.Cell{Text: "–", Tone: grid.Faint}
	})
	rate.Align = grid.End
	return []sheet.Column{
		judged(view.FieldStatus, "状态", 88, func(c *judge.Case) grid.Cell {
			if x := c.Status(q); x != "" {
				return grid.Cell{Text: string(x)}
			}
			return grid.Cell{Text: "–", Tone: grid.Faint}
		}),
		rate, sheet.LampColumn(l, q),
	}
}

func annexName(l *ledger.Ledger, t *ledger.Task) string {
	if a := l.Annex(t.Annex); a != nil {
		return a.Name()
	}
	return ""
}

// Content is the whole screen.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Table is the rows' table.
func (s *Screen) Table() *grid.Grid { return s.Grid }

// From is the screen that the rows were opened from, as the person reads it.
func (s *Screen) From() string { return s.d.From }

// Name is under which the window remembers the screen.
func (s *Screen) Name() string { return Name }

// Detailed is false: the columns of the quarter need the room.
func (s *Screen) Detailed() bool { return false }

// Summary counts the rows.
func (s *Screen) Summary() string { return s.title + " · " + s.Counted("项") }
