package ui

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// annexScreen is one annex as a table: 任务分解表, 十件实事, or rows of another kind.
type annexScreen struct {
	*sheet // nil on the page that says there is none
	home   func()
	kind   ledger.AnnexKind
	annex  ledger.ID // "" where the ledger has none of the kind
	title  *canvas.Text
	count  *canvas.Text
	head   *fyne.Container
	hint   fyne.CanvasObject // stands over a table without rows
	top    *fyne.Container   // head and hint
	page   *fyne.Container
}

func newAnnexScreen(w *Window, kind ledger.AnnexKind, annex ledger.ID) *annexScreen {
	s := &annexScreen{kind: kind, annex: annex, home: w.home}
	if annex == "" {
		s.page = container.NewStack(w.emptyPage("这里还没有附件", "导入下发的附件，或新建一个空表，任务就列在这里。", []emptyChoice{{"导入附件…", w.importFile}, {"新建附件…", w.newAnnex}}))
		return s
	}
	s.sheet = newSheet(w, "annex "+string(annex), true)
	s.grid.SetGrowing(true)
	s.title, s.count = look.Words("", 14, true, w.look.Text()), look.Words("", 12, false, w.look.Text2())
	s.head = container.New(look.Fixed(0, 40), look.Panel(w.look.Surface(), look.Inset(0, 12, 0, 12), w.headline(s.title, s.count)))
	s.hint = look.Panel(w.look.Surface(), look.Inset(12, 12, 12, 12), container.New(look.Line(12),
		look.Words("这张表还没有行。可以插入第一行，也可以从 Excel 复制后在这里粘贴。", 14, false, w.look.Text2()), w.look.MainButton("插入第一行", func() { s.insert(false) })))
	s.top = container.New(look.Stack(0), s.head, look.Rule(w.look.Line(), false), s.hint)
	s.page = container.New(look.Dock(look.AtTop), s.top, s.whole)
	s.build()
	s.arrange(s.frozen())
	s.heading()
	return s
}

// build reads the annex out of the snapshot.
func (s *annexScreen) build() {
	l := s.w.book.Ledger()
	a := l.Annex(s.annex)
	var groups []group
	for _, t := range l.TasksOf(a.ID) {
		band := l.Value(t, ledger.FieldSection)
		if n := len(groups); n == 0 || groups[n-1].rows[0].task.Section != t.Section {
			groups = append(groups, group{band: band})
		}
		last := &groups[len(groups)-1]
		last.rows = append(last.rows, row{task: t})
	}
	s.fill(groups, s.w.annexColumns(l, a), false)
}

// frozen is how many columns stay at the left: up to the task's text, in an annex of matters up to the matter.
func (s *annexScreen) frozen() int {
	last := ledger.FieldText
	if s.kind == ledger.Practical {
		last = ledger.FieldMatter
	}
	for i, c := range s.model.columns {
		if c.field == last {
			return i + 1
		}
	}
	return 0
}

func (s *annexScreen) heading() {
	a := s.w.book.Ledger().Annex(s.annex)
	if a == nil {
		return
	}
	s.title.Text = a.Name() + "  " + strings.ReplaceAll(a.Title, "\n", "")
	tasks := s.w.book.Ledger().TasksOf(a.ID)
	s.count.Text = fmt.Sprintf("%d 项", len(tasks))
	if a.Kind == ledger.Practical {
		seen := map[ledger.ID]bool{}
		for _, t := range tasks {
			seen[t.Matter] = true
		}
		s.count.Text = fmt.Sprintf("%d 件 · %d 行", len(seen), len(tasks))
	}
	s.head.Refresh()
	if empty := len(tasks) == 0; empty != s.hint.Visible() {
		setVisible(s.hint, empty)
		s.top.Refresh()
		s.page.Layout.Layout(s.page.Objects, s.page.Size()) // the table gets its new room and is not read again
	}
}

func (s *annexScreen) content() fyne.CanvasObject { return s.page }
func (s *annexScreen) name() string               { return string(s.kind) }
func (s *annexScreen) detailed() bool             { return s.kind != ledger.Practical } // nine columns need the room

func (s *annexScreen) table() *grid.Grid {
	if s.sheet == nil {
		return nil
	}
	return s.grid
}

func (s *annexScreen) refresh() {
	if s.sheet == nil || s.w.book.Ledger().Annex(s.annex) == nil { // an import was taken back, or the first one came in
		s.home()
		return
	}
	s.build()
	s.heading()
}

func (s *annexScreen) selected() *ledger.Task {
	if s.sheet == nil {
		return nil
	}
	return s.w.taskUnder(s.grid)
}

func (s *annexScreen) show(task ledger.ID, column string) {
	if s.sheet != nil {
		s.grid.Select(string(task), column)
	}
}

func (s *annexScreen) summary() string {
	if s.sheet == nil {
		return ""
	}
	unit := "项"
	if s.kind == ledger.Practical {
		unit = "行"
	}
	return s.counted(unit)
}

// selectedText tells how much is selected.
func selectedText(g *grid.Grid) string {
	if g == nil {
		return ""
	}
	x := g.Selection()
	rows, cols := len(g.SelectedKeys()), x.Right-x.Left+1
	switch {
	case x.Single && rows > 1:
		return fmt.Sprintf(" · 合并格，修改时 %d 行一起改", rows)
	case x.Single || rows == 0:
		return ""
	case len(x.Areas) > 1:
		return fmt.Sprintf(" · 已选 %d 处，%d 行", len(x.Areas), rows)
	case cols == 1:
		return fmt.Sprintf(" · 已选 %d 行", rows)
	}
	return fmt.Sprintf(" · 已选 %d 行 × %d 列", rows, cols)
}

// taskUnder is the task that the table's cursor is on.
func (w *Window) taskUnder(g *grid.Grid) *ledger.Task {
	if g == nil || w.book == nil {
		return nil
	}
	return w.book.Ledger().Task(ledger.ID(g.Selection().Key))
}

// placeOf writes where the cursor is, to be kept in the journal with a step.
func placeOf(annex, task ledger.ID, column string) string {
	return strings.Join([]string{string(annex), string(task), column}, "|")
}

// goTo brings the cursor to a place of the journal, where it still exists.
func (w *Window) goTo(place string) {
	parts := strings.SplitN(place, "|", 3)
	if len(parts) != 3 {
		return
	}
	task := ledger.ID(parts[1])
	if w.book.Ledger().Task(task) == nil {
		return
	}
	if _, byUnit := w.screen.(*unitScreen); !byUnit && ledger.ID(parts[0]) != w.annex {
		w.openAnnex(ledger.ID(parts[0]))
	}
	w.screen.show(task, parts[2])
}

// annexDone is the annex to show after an undo or redo that made, altered or took away an annex as a whole; "" after any other.
func annexDone(before, after *ledger.Ledger, place string) ledger.ID {
	at, _, _ := strings.Cut(place, "|")
	some := len(before.Annexes()) > len(after.Annexes())
	first := ledger.ID("")
	for _, a := range after.Annexes() {
		if before.Annex(a.ID) == a {
			continue
		}
		some = true
		if first == "" || a.ID == ledger.ID(at) {
			first = a.ID
		}
	}
	if some && first == "" && after.Annex(ledger.ID(at)) != nil {
		return ledger.ID(at)
	}
	return first
}

// showsAnnex tells whether the table of the annex is on the screen.
func (w *Window) showsAnnex(id ledger.ID) bool {
	s, ok := w.screen.(*annexScreen)
	return ok && s.annex == id
}

// undo takes the last verb back and brings the cursor to where it was; where whole tasks would go, it asks first.
func (w *Window) undo() { w.again("已撤销：", (*app.App).UndoLight) }

// redo makes the verb again that was taken back last.
func (w *Window) redo() { w.again("已恢复：", (*app.App).Redo) }

func (w *Window) again(said string, verb func(*app.App) (app.Done, error)) {
	if w.book == nil {
		return
	}
	book := w.book
	var done app.Done
	var before *ledger.Ledger
	w.queue.run(func() (err error) { before = book.Ledger(); done, err = verb(book); return err }, func(err error) {
		if book != w.book {
			return
		}
		var drastic *app.Drastic
		if errors.As(err, &drastic) {
			e := app.Explain(err)
			w.ask(e.Title, e.Text+e.Advice, "撤销", func() { w.again(said, (*app.App).Undo) })
			return
		}
		if err != nil {
			w.status.say(app.Explain(err).Text)
			return
		}
		if s := w.sheet(); s != nil {
			s.unmark(done.Step.Of, before, book.Ledger())
		}
		if a := annexDone(before, book.Ledger(), done.Step.Place); a != "" && !w.showsAnnex(a) {
			w.openAnnex(a)
		}
		w.goTo(done.Step.Place)
		w.status.say(said + done.Step.Name)
	})
}
