package sheet

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
)

// manyRows is from how many new rows on a paste asks before it makes them.
const manyRows = 200

// edit turns what was typed, pasted, filled or cleared into a verb. The cells show it as pending until the new snapshot is
// there; what is refused stays in its cell with the reason.
func (s *Sheet) edit(b grid.Batch) {
	a := &act{d: s.d, sheet: s, book: s.d.Book(), batch: b, how: howOf(b.How)}
	for _, e := range b.Edits {
		x, ok := s.model.row(e.Key)
		f := s.model.field(e.ColumnID)
		given := Edit{x.Row, e.ColumnID, f, e.Text}
		switch {
		case !ok:
		case f == "" && s.opts.Keep != nil:
			a.given, a.screens = append(a.given, given), append(a.screens, given)
		case f != "" && x.Task != nil:
			a.given = append(a.given, given)
		}
	}
	a.more = s.newRows(b)
	if len(a.given) == 0 && len(a.more.Rows) == 0 {
		return
	}
	at := s.Grid.Selection()
	a.place = desk.PlaceOf(s.d.Annex(), ledger.ID(at.Key), at.ColumnID) // new rows alone have no cell yet
	if len(a.given) > 0 {
		a.place = desk.PlaceOf(s.d.Annex(), a.given[0].task(), a.given[0].Column)
	}
	if a.how == app.Typed {
		s.d.Say("") // what was said of something else
	}
	if n := len(a.more.Rows); n > manyRows {
		s.d.Ask("粘贴", fmt.Sprintf("要粘贴的内容比表多出 %d 行，粘贴会在最后新增这些行。可以一步撤销。", n), "粘贴", a.begin, a.dropped)
		return
	}
	a.begin()
}

// SetField changes one field of a task away from any table, as typing into its cell does; back takes the reason where it is
// refused or not meant.
func (d *Desk) SetField(t *ledger.Task, f ledger.Field, text string, back func(why string)) {
	a := &act{d: d, book: d.Book(), how: app.Typed, given: []Edit{{Row{Task: t}, ColumnID(f), f, text}}, back: back}
	a.place = desk.PlaceOf(t.Annex, t.ID, ColumnID(f))
	a.begin()
}

// Refuse has a text that was not taken wait in its cell with the reason, where the table has it.
func (s *Sheet) Refuse(task ledger.ID, f ledger.Field, text, why string) {
	s.Grid.SetRefusals([]grid.Refusal{{Key: string(task), ColumnID: s.model.columnOf(f), Text: text, Why: why}})
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

// task is the id of the task that the edit is about, "" where it is about none.
func (e Edit) task() ledger.ID {
	if e.Row.Task == nil {
		return ""
	}
	return e.Row.Task.ID
}

// newRows are the rows that a paste needs beyond the table's end.
func (s *Sheet) newRows(b grid.Batch) app.Insertion {
	x := app.Insertion{Annex: s.d.Annex(), Beside: s.unlessLast(ledger.ID(b.After))}
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
func (s *Sheet) unlessLast(row ledger.ID) ledger.ID {
	l := s.d.Ledger()
	if t := l.Task(row); t != nil {
		if all := l.TasksOf(t.Annex); all[len(all)-1].ID == row {
			return ""
		}
	}
	return row
}

// act is one batch of edits on its way into the ledger.
type act struct {
	d     *Desk
	sheet *Sheet // nil where it is no table's
	book  *app.App
	batch grid.Batch
	back  func(reason string) // takes a refusal where the act is not a table's
	how   app.How
	given []Edit
	more  app.Insertion
	place string

	screens []Edit // of those given, what the screen keeps itself

	names   app.Names
	done    app.Done
	refused []Refusal
}

// begin does it in the queue's turn, unless it would make units or leaders that nobody has named yet: then it asks first. What
// was typed is asked about at once, before the next key can be meant for another cell.
func (a *act) begin() {
	if fields := a.fields(); a.how == app.Typed && len(fields) > 0 {
		if a.names = a.book.NewNames(fields[:1]); !a.names.Empty() { // the rows of a block get one text
			a.askNames()
			return
		}
	}
	a.run(false)
}

func (a *act) askNames() {
	a.d.Ask("新名称", newNamesText(a.names), "新增", func() { a.run(true) }, a.dropped)
}

// run does it; sure says that new names are wanted.
func (a *act) run(sure bool) {
	if a.book != a.d.Book() {
		return
	}
	a.d.Save(func() error {
		if !sure {
			a.names = a.book.NewNames(a.all())
			if !a.names.Empty() {
				return nil
			}
		}
		return a.write()
	}, func(err error) { a.finish(sure, err) })
}

// write makes the verb, or two where the screen keeps a part of the edits itself.
func (a *act) write() (err error) {
	var refused []app.Refusal
	switch edits := a.fields(); {
	case len(a.more.Rows) > 0:
		a.done, _, refused, err = a.book.Paste(edits, a.more, a.place)
	case len(edits) > 0:
		a.done, refused, err = a.book.SetCells(a.how, edits, a.place)
	}
	a.refused = a.refusals(refused)
	if err != nil || len(a.screens) == 0 {
		return err
	}
	done, more, err := a.sheet.opts.Keep(a.book, a.how, a.screens, a.place)
	if done.Changed() {
		a.done = done
	}
	a.refused = append(a.refused, more...)
	return err
}

// fields are the edits of fields as app takes them, each once: a task that stands in several rows has one text in all of them.
func (a *act) fields() []app.Edit {
	var out []app.Edit
	seen := map[app.Edit]bool{}
	for _, e := range a.given {
		x := app.Edit{Task: e.task(), Field: e.Field, Value: e.Text}
		if e.Field != "" && !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

// refusals are what app did not take, each with the cell that it came from; of a row that was to be new there is none.
func (a *act) refusals(refused []app.Refusal) []Refusal {
	given := make(map[app.Edit]Edit, len(a.given))
	for _, e := range a.given {
		given[app.Edit{Task: e.task(), Field: e.Field, Value: e.Text}] = e
	}
	var out []Refusal
	for _, r := range refused {
		e, ok := given[r.Edit]
		if !ok && a.sheet != nil {
			e = Edit{Row{Key: string(r.Edit.Task)}, a.sheet.model.columnOf(r.Edit.Field), r.Edit.Field, r.Edit.Value}
		}
		out = append(out, Refusal{e, r.Err})
	}
	return out
}

// all are the edits with the cells of new rows among them, to look for new names.
func (a *act) all() []app.Edit {
	all := a.fields()
	for _, row := range a.more.Rows {
		for _, c := range row {
			all = append(all, app.Edit{Field: c.Field, Value: c.Value})
		}
	}
	return all
}

func (a *act) finish(sure bool, err error) {
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
	if a.sheet == nil {
		return
	}
	if !a.done.Changed() {
		a.sheet.Grid.RefreshAll() // nothing new to show, but nothing is pending any more
	}
	if len(a.refused) > 0 {
		a.mark()
		return
	}
	if said := a.said(); a.done.Changed() && said != "" {
		if a.sheet.leftOut != "" {
			said += "。" + a.sheet.leftOut
		}
		a.d.Say(said)
	}
}

// mark puts the texts that were not accepted back into their cells with the reasons. A cell that may not be empty keeps its
// text: there is nothing to put back.
func (a *act) mark() {
	s := a.sheet
	s.Grid.RefreshAll()
	var back []grid.Refusal
	empty := 0
	var fields []string // that may not be empty
	for _, r := range a.refused {
		e := r.Edit
		if strings.TrimSpace(e.Text) == "" {
			empty++
			if f := s.called(e); !slices.Contains(fields, f) {
				fields = append(fields, f)
			}
			continue
		}
		back = append(back, grid.Refusal{Key: e.Row.key(), ColumnID: e.Column, Text: e.Text, Why: app.Explain(r.Err).Text})
		s.wait(e.Row, e.Column, a.done.Step.ID)
	}
	s.Grid.SetRefusals(back)
	all, said := len(a.all())+len(a.screens), ""
	switch n := len(back); {
	case n == 1 && all == 1:
		said = back[0].Why
	case n > 0:
		said = fmt.Sprintf("%d 格没有被接受，已标出原因，F7 到下一处；其余 %d 格已写入。", n, all-len(a.refused))
	}
	if empty > 0 {
		said = fmt.Sprintf("%s不能为空，%d 格保留原文。", strings.Join(fields, "、"), empty) + said
	}
	a.d.Say(said + s.leftOut)
}

// called is the name of what an edit sets.
func (s *Sheet) called(e Edit) string {
	if e.Field != "" {
		return e.Field.Name()
	}
	return s.model.header(e.Column)
}

// refuse puts what was typed back with the reason under it.
func (a *act) refuse(err error) {
	e := app.Explain(err)
	if a.sheet == nil {
		a.back(e.Text)
		return
	}
	a.sheet.Grid.RefreshAll()
	a.putBack(e.Text + "改好后按 Enter，按 Esc 恢复原来的内容。")
	a.d.Say(e.Text)
}

// putBack has the typed text wait in its cell with the reason.
func (a *act) putBack(why string) {
	if len(a.batch.Edits) == 0 {
		return
	}
	first := a.batch.Edits[0]
	if x, ok := a.sheet.model.row(first.Key); ok {
		a.sheet.wait(x.Row, first.ColumnID, 0)
	}
	a.sheet.Grid.SetError(first.Key, first.ColumnID, first.Text, why)
}

// dropped is the answer no: what was typed stays in its cell, what was pasted is still on the clipboard.
func (a *act) dropped() {
	const why = "没有新增名称。请改成已有的名称，或按 Esc 恢复原来的内容。"
	if a.sheet == nil {
		a.back(why)
		return
	}
	a.sheet.Grid.RefreshAll()
	if a.how == app.Typed && len(a.batch.Edits) > 0 {
		a.putBack(why)
		return
	}
	a.d.Say("没有写入；要粘贴的内容还在剪贴板里。")
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
