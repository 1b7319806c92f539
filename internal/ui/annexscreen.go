package ui

import (
	"dubanben/internal/ui/look"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// annexScreen is one annex as a table: 任务分解表 or 十件实事.
type annexScreen struct {
	w     *Window
	kind  ledger.AnnexKind
	annex ledger.ID // "" where the ledger has none of the kind
	model *rows
	grid  *grid.Grid
	title *canvas.Text
	count *canvas.Text
	head  *fyne.Container
	whole fyne.CanvasObject
}

func newAnnexScreen(w *Window, kind ledger.AnnexKind, annex ledger.ID) *annexScreen {
	s := &annexScreen{w: w, kind: kind, annex: annex}
	if annex == "" {
		s.whole = w.emptyPage("这里还没有附件", "导入下发的附件后，任务就列在这里。", "导入附件…", w.importFile)
		return s
	}
	s.build()
	s.grid = w.newTable(s.model, s.frozen())
	s.grid.OnEdit = func(edits []grid.Edit) { w.edit(s.grid, s.model, edits) }
	s.title, s.count = look.Words("", 14, true, w.look.Text()), look.Words("", 12, false, w.look.Text2())
	s.head = container.New(look.Fixed(0, 40), look.Panel(w.look.Surface(), look.Inset(0, 12, 0, 12), w.headline(s.title, s.count)))
	s.whole = container.New(look.Dock(look.AtTop), container.New(look.Stack(0), s.head, look.Rule(w.look.Line(), false)), s.grid)
	s.heading()
	return s
}

// build reads the annex out of the snapshot.
func (s *annexScreen) build() {
	l := s.w.book.Ledger()
	a := l.Annex(s.annex)
	if a == nil {
		s.model = newRows(nil, nil)
		return
	}
	var list []row
	section := ledger.ID("")
	for _, t := range l.TasksOf(a.ID) {
		if t.Section != section {
			section = t.Section
			list = append(list, row{band: l.Value(t, ledger.FieldSection)})
		}
		list = append(list, row{task: t})
	}
	s.model = newRows(list, annexColumns(l, a))
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
}

func (s *annexScreen) content() fyne.CanvasObject { return s.whole }
func (s *annexScreen) table() *grid.Grid          { return s.grid }
func (s *annexScreen) name() string               { return string(s.kind) }
func (s *annexScreen) detailed() bool             { return s.kind != ledger.Practical } // nine columns need the room

func (s *annexScreen) refresh() {
	if s.w.book.Ledger().Annex(s.annex) == nil { // an import was taken back, or the first one came in
		s.w.home()
		return
	}
	s.build()
	s.grid.SetModel(s.model)
	s.heading()
}

func (s *annexScreen) selected() *ledger.Task { return s.w.taskUnder(s.grid) }

func (s *annexScreen) show(task ledger.ID, column string) { s.grid.Select(string(task), column) }

func (s *annexScreen) summary() string {
	if s.grid == nil {
		return ""
	}
	n := 0
	for _, r := range s.model.list {
		if r.task != nil {
			n++
		}
	}
	unit := "项"
	if s.kind == ledger.Practical {
		unit = "行"
	}
	return fmt.Sprintf("%d %s%s", n, unit, selectedText(s.grid))
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

// edit turns what was typed into a verb. The cells show it as pending until the new snapshot is there; what is refused
// stays in its cell with the reason.
func (w *Window) edit(g *grid.Grid, model *rows, edits []grid.Edit) {
	var cells []app.Edit
	for _, e := range edits {
		if f := model.field(e.ColumnID); f != "" {
			cells = append(cells, app.Edit{Task: ledger.ID(e.Key), Field: f, Value: e.Text})
		}
	}
	if len(cells) == 0 {
		return
	}
	book, at := w.book, placeOf(w.annex, cells[0].Task, edits[0].ColumnID)
	var done app.Done
	w.unsaved++
	w.status.kept(false)
	w.queue.run(func() (err error) { done, err = book.SetCells(cells, at); return err }, func(err error) {
		w.unsaved--
		if book != w.book {
			return
		}
		w.status.kept(w.unsaved == 0)
		if w.stale && w.unsaved == 0 {
			w.changed(book)
		}
		if err != nil {
			w.refuse(g, edits, err)
			return
		}
		if !done.Changed() {
			g.RefreshAll() // nothing new to show, but nothing is pending any more
			return
		}
		if said := editedText(model, edits, len(done.Tasks)); said != "" {
			w.status.say(said)
		}
	})
}

// refuse puts what was typed back with the reason under it.
func (w *Window) refuse(g *grid.Grid, edits []grid.Edit, err error) {
	e := app.Explain(err)
	g.RefreshAll()
	g.SetError(edits[0].Key, edits[0].ColumnID, edits[0].Text, e.Text+"改好后按 Enter，按 Esc 恢复原来的内容。")
	w.status.say(e.Text)
}

// editedText says what an edit did; for a merged block, how many rows.
func editedText(model *rows, edits []grid.Edit, tasks int) string {
	one := true
	for _, e := range edits {
		one = one && e.ColumnID == edits[0].ColumnID
	}
	switch {
	case len(edits) == 1:
		return ""
	case one:
		return fmt.Sprintf("已修改 %d 行的%s，Ctrl+Z 撤销", max(tasks, len(edits)), model.header(edits[0].ColumnID))
	}
	return fmt.Sprintf("已修改 %d 格，Ctrl+Z 撤销", len(edits))
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
	if t := w.book.Ledger().Task(task); t == nil {
		return
	}
	if _, byUnit := w.screen.(*unitScreen); !byUnit && ledger.ID(parts[0]) != w.annex {
		w.openAnnex(ledger.ID(parts[0]))
	}
	w.screen.show(task, parts[2])
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
	w.queue.run(func() (err error) { done, err = verb(book); return err }, func(err error) {
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
		w.goTo(done.Step.Place)
		w.status.say(said + done.Step.Name)
	})
}
