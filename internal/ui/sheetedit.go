package ui

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// manyRows is from how many new rows on a paste asks before it makes them.
const manyRows = 200

// edit turns what was typed, pasted, filled or cleared into a verb. The cells show it as pending until the new snapshot is
// there; what is refused stays in its cell with the reason.
func (w *Window) edit(s *sheet, b grid.Batch) {
	act := &act{w: w, sheet: s, book: w.book, batch: b, how: howOf(b.How)}
	for _, e := range b.Edits {
		if f := s.model.field(e.ColumnID); f != "" {
			act.edits = append(act.edits, app.Edit{Task: ledger.ID(e.Key), Field: f, Value: e.Text})
		}
	}
	act.more = s.newRows(b)
	if len(act.edits) == 0 && len(act.more.Rows) == 0 {
		return
	}
	at := s.grid.Selection()
	act.place = placeOf(w.annex, ledger.ID(at.Key), at.ColumnID) // new rows alone have no cell yet
	if len(act.edits) > 0 {
		act.place = placeOf(w.annex, act.edits[0].Task, b.Edits[0].ColumnID)
	}
	if act.how == app.Typed {
		w.status.say("") // what was said of something else
	}
	if n := len(act.more.Rows); n > manyRows {
		w.askOr("粘贴", fmt.Sprintf("要粘贴的内容比表多出 %d 行，粘贴会在最后新增这些行。可以一步撤销。", n), "粘贴", act.begin, act.dropped)
		return
	}
	act.begin()
}

func howOf(h grid.How) app.How {
	switch h {
	case grid.Pasted:
		return app.Pasted
	case grid.Filled:
		return app.Filled
	case grid.Cleared:
		return app.Cleared
	}
	return app.Typed
}

// newRows are the rows that a paste needs beyond the table's end.
func (s *sheet) newRows(b grid.Batch) app.Insertion {
	x := app.Insertion{Annex: s.w.annex, Beside: s.w.unlessLast(ledger.ID(b.After))}
	for _, line := range b.More {
		var row []app.Cell
		for _, t := range line {
			if f := s.model.field(t.ColumnID); f != "" {
				row = append(row, app.Cell{Field: f, Value: t.Text})
			}
		}
		x.Rows = append(x.Rows, row)
	}
	return x
}

// unlessLast is the row, or "" where it is the last of its annex: behind it numbers go on in whole ones.
func (w *Window) unlessLast(row ledger.ID) ledger.ID {
	l := w.book.Ledger()
	if t := l.Task(row); t != nil {
		if all := l.TasksOf(t.Annex); all[len(all)-1].ID == row {
			return ""
		}
	}
	return row
}

// act is one batch of edits on its way into the ledger.
type act struct {
	w     *Window
	sheet *sheet // nil for the detail pane
	book  *app.App
	batch grid.Batch
	back  func(reason string) // takes a refusal where the act is not a table's
	how   app.How
	edits []app.Edit
	more  app.Insertion
	place string

	names   app.Names
	done    app.Done
	refused []app.Refusal
}

// begin does it in the queue's turn, unless it would make units or leaders that nobody has named yet: then it asks first. What
// was typed is asked about at once, before the next key can be meant for another cell.
func (a *act) begin() {
	if a.how == app.Typed {
		if a.names = a.book.NewNames(a.edits[:min(len(a.edits), 1)]); !a.names.Empty() { // the rows of a block get one text
			a.askNames()
			return
		}
	}
	a.run(false)
}

func (a *act) askNames() {
	a.w.askOr("新名称", newNamesText(a.names), "新增", func() { a.run(true) }, a.dropped)
}

// run does it; sure says that new names are wanted.
func (a *act) run(sure bool) {
	a.w.unsaved++
	a.w.status.kept(false)
	a.w.queue.run(func() (err error) {
		if !sure {
			a.names = a.book.NewNames(a.all())
			if !a.names.Empty() {
				return nil
			}
		}
		if len(a.more.Rows) > 0 {
			a.done, _, a.refused, err = a.book.Paste(a.edits, a.more, a.place)
		} else {
			a.done, a.refused, err = a.book.SetCells(a.how, a.edits, a.place)
		}
		return err
	}, func(err error) { a.finish(sure, err) })
}

// all are the edits with the cells of new rows among them, to look for new names.
func (a *act) all() []app.Edit {
	all := a.edits
	for _, row := range a.more.Rows {
		for _, c := range row {
			all = append(all, app.Edit{Field: c.Field, Value: c.Value})
		}
	}
	return all
}

func (a *act) finish(sure bool, err error) {
	w := a.w
	w.unsaved--
	if a.book != w.book {
		return
	}
	w.status.kept(w.unsaved == 0)
	if w.stale && w.unsaved == 0 {
		w.changed(a.book)
	}
	switch {
	case err != nil:
		a.refuse(err)
	case !sure && !a.names.Empty():
		a.askNames()
	default:
		a.told()
	}
}

// told says what was done and marks what was not accepted.
func (a *act) told() {
	w := a.w
	if a.sheet == nil {
		return
	}
	if !a.done.Changed() {
		a.sheet.grid.RefreshAll() // nothing new to show, but nothing is pending any more
	}
	if len(a.refused) > 0 {
		a.mark()
		return
	}
	if said := a.said(); a.done.Changed() && said != "" {
		if a.sheet.leftOut != "" {
			said += "。" + a.sheet.leftOut
		}
		w.status.say(said)
	}
}

// mark puts the texts that were not accepted back into their cells with the reasons. A cell that may not be empty keeps its
// text: there is nothing to put back.
func (a *act) mark() {
	a.sheet.grid.RefreshAll()
	var back []grid.Refusal
	empty := 0
	var fields []string // that may not be empty
	for _, r := range a.refused {
		if strings.TrimSpace(r.Edit.Value) == "" {
			empty++
			if f := r.Edit.Field.Name(); !slices.Contains(fields, f) {
				fields = append(fields, f)
			}
			continue
		}
		column := a.sheet.model.columnOf(r.Edit.Field)
		back = append(back, grid.Refusal{Key: string(r.Edit.Task), ColumnID: column, Text: r.Edit.Value, Why: app.Explain(r.Err).Text})
		a.sheet.marks = append(a.sheet.marks, mark{r.Edit.Task, r.Edit.Field, column, a.done.Step.ID})
	}
	a.sheet.grid.SetRefusals(back)
	all, said := len(a.all()), ""
	switch n := len(back); {
	case n == 1 && all == 1:
		said = back[0].Why
	case n > 0:
		said = fmt.Sprintf("%d 格没有被接受，已标出原因，F7 到下一处；其余 %d 格已写入。", n, all-len(a.refused))
	}
	if empty > 0 {
		said = fmt.Sprintf("%s不能为空，%d 格保留原文。", strings.Join(fields, "、"), empty) + said
	}
	a.w.status.say(said + a.sheet.leftOut)
}

// refuse puts what was typed back with the reason under it.
func (a *act) refuse(err error) {
	e := app.Explain(err)
	if a.sheet == nil {
		a.back(e.Text)
		return
	}
	g := a.sheet.grid
	g.RefreshAll()
	if len(a.batch.Edits) > 0 {
		first := a.batch.Edits[0]
		a.waits(first)
		g.SetError(first.Key, first.ColumnID, first.Text, e.Text+"改好后按 Enter，按 Esc 恢复原来的内容。")
	}
	a.w.status.say(e.Text)
}

// waits notes that the typed text waits in its cell.
func (a *act) waits(e grid.Edit) {
	s := a.sheet
	s.marks = append(s.marks, mark{task: ledger.ID(e.Key), field: s.model.field(e.ColumnID), column: e.ColumnID})
}

// dropped is the answer no: what was typed stays in its cell, what was pasted is still on the clipboard.
func (a *act) dropped() {
	const why = "没有新增名称。请改成已有的名称，或按 Esc 恢复原来的内容。"
	if a.sheet == nil {
		a.back(why)
		return
	}
	g := a.sheet.grid
	g.RefreshAll()
	if a.how == app.Typed && len(a.batch.Edits) > 0 {
		first := a.batch.Edits[0]
		a.waits(first)
		g.SetError(first.Key, first.ColumnID, first.Text, why)
		return
	}
	a.w.status.say("没有写入；要粘贴的内容还在剪贴板里。")
}

// newNamesText asks about names that the ledger does not know.
func newNamesText(n app.Names) string {
	const most = 8
	list := func(kind string, names []string) string {
		if len(names) == 0 {
			return ""
		}
		text := "“" + strings.Join(names[:min(len(names), most)], "”“") + "”"
		if len(names) > most {
			text += fmt.Sprintf("等 %d 个", len(names))
		}
		return text + "不在" + kind + "里。"
	}
	return list("单位名录", n.Units) + list("责任领导", n.Leaders) + "确定是新的名称，就新增；写错了，就返回修改。"
}

// said says what an edit did; for a merged block, how many rows.
func (a *act) said() string {
	edits := a.batch.Edits
	if n := len(a.more.Rows); n > 0 {
		return fmt.Sprintf("已粘贴 %d 格，新增 %d 行，Ctrl+Z 撤销", len(edits), n)
	}
	one := true
	for _, e := range edits {
		one = one && e.ColumnID == edits[0].ColumnID && e.Text == edits[0].Text
	}
	switch {
	case len(edits) == 1 && a.how == app.Typed:
		return ""
	case one && len(edits) > 1:
		return fmt.Sprintf("已修改 %d 行的%s，Ctrl+Z 撤销", max(len(a.done.Tasks), len(edits)), a.sheet.model.header(edits[0].ColumnID))
	}
	return fmt.Sprintf("已%s %d 格，Ctrl+Z 撤销", map[app.How]string{app.Typed: "修改", app.Pasted: "粘贴", app.Filled: "填充", app.Cleared: "清除"}[a.how], len(edits))
}
