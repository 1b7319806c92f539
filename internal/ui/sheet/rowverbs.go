package sheet

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
)

// command obeys a key of the table that concerns whole rows.
func (s *Sheet) command(c grid.Command) {
	switch c {
	case grid.InsertAbove:
		s.Insert(true)
	case grid.InsertBelow:
		s.Insert(false)
	case grid.DeleteRows:
		s.DeleteRows()
	}
}

// ofTasks tells whether the rows are tasks to insert and take away, and says so where they are not.
func (s *Sheet) ofTasks() bool {
	if s.opts.Fixed {
		s.d.Say("在这里不能增减行，请到任务分解表或十件实事里改。")
	}
	return !s.opts.Fixed
}

// rowVerb changes rows; it returns the row that the cursor goes to, "" to leave it.
type rowVerb func(book *app.App, place string) (app.Done, ledger.ID, error)

// verb runs a verb on rows in the queue's turn, puts the cursor on the row it gives and tells what was done. Only in its turn
// it asks for the verb, which looks at the selection: what was typed before may have moved it. Until the outcome is shown the
// table's keys wait, so that they come to the rows they are meant for. A verb of nil is none.
func (s *Sheet) verb(plan func() rowVerb) {
	d := s.d
	if d.Book() == nil {
		return
	}
	s.Grid.Hold()
	d.Settled(func() {
		do := plan()
		if do == nil || d.Book() == nil {
			s.Grid.Release()
			return
		}
		at := s.Grid.Selection()
		book, place := d.Book(), desk.PlaceOf(d.Annex(), ledger.ID(at.Key), at.ColumnID)
		var done app.Done
		var to ledger.ID
		d.Run(func() (err error) { done, to, err = do(book, place); return err }, func(err error) {
			defer s.Grid.Release()
			switch {
			case book != d.Book():
			case err != nil:
				d.Say(app.Explain(err).Sentence())
			case done.Changed():
				if to != "" {
					s.Grid.Select(string(to), at.ColumnID)
				}
				d.SayDone(done)
			}
		})
	}, s.Grid.Release)
}

// Insert makes as many empty rows as are selected, above or below them. In an annex without rows it makes the first one.
func (s *Sheet) Insert(above bool) {
	if !s.ofTasks() {
		return
	}
	s.verb(func() rowVerb { return s.add(app.Insertion{Above: above}) })
}

// InsertMatter makes a new matter with one empty row below the selected one.
func (s *Sheet) InsertMatter() {
	if !s.ofTasks() {
		return
	}
	s.verb(func() rowVerb { return s.add(app.Insertion{NewMatter: true}) })
}

func (s *Sheet) add(x app.Insertion) rowVerb {
	ids := s.chosen()
	n := max(len(ids), 1)
	if x.NewMatter {
		n = 1
	}
	if len(ids) > 0 {
		x.Beside = ids[len(ids)-1]
		if x.Above {
			x.Beside = ids[0]
		}
	}
	x.Annex, x.Rows = s.d.Annex(), make([][]app.Cell, n)
	if t := s.d.Ledger().Task(x.Beside); t != nil {
		x.Annex = t.Annex
	}
	if !x.Above && !x.NewMatter {
		x.Beside = s.unlessLast(x.Beside)
	}
	return func(book *app.App, place string) (app.Done, ledger.ID, error) {
		done, made, _, err := book.Insert(x, app.Typed, place)
		if len(made) == 0 {
			return done, "", err
		}
		return done, made[0], err
	}
}

// askMany is from how many rows on deleting asks first; one step back brings them all again.
const askMany = 5

// DeleteRows takes the selected rows away.
func (s *Sheet) DeleteRows() {
	if !s.ofTasks() {
		return
	}
	s.verb(func() rowVerb {
		ids := s.chosen()
		if len(ids) == 0 {
			return nil
		}
		next := s.after(ids)
		do := func(book *app.App, place string) (app.Done, ledger.ID, error) {
			done, err := book.DeleteTasks(ids, place)
			return done, next, err
		}
		if len(ids) < askMany {
			return do
		}
		s.Grid.Hold() // until the answer
		s.d.Warn("删除行", fmt.Sprintf("删除选中的 %d 行。可以用 Ctrl+Z 一步恢复。", len(ids)), "删除",
			func() { s.certain(do); s.Grid.Release() }, s.Grid.Release)
		return nil
	})
}

// after is the row that takes the cursor when the rows go: the one below them, else the one above.
func (s *Sheet) after(ids []ledger.ID) ledger.ID {
	gone := map[ledger.ID]bool{}
	for _, id := range ids {
		gone[id] = true
	}
	last, passed := ledger.ID(""), false
	for _, t := range s.Tasks() {
		switch {
		case gone[t.ID]:
			passed = true
		case passed:
			return t.ID
		default:
			last = t.ID
		}
	}
	return last
}

// Move puts the selected rows one place up or down; only in the order of the annex itself.
func (s *Sheet) Move(by int) {
	if !s.ofTasks() {
		return
	}
	if len(s.looked.sort) > 0 || len(s.looked.filter.Conditions) > 0 {
		s.d.Say("筛选或排序时不能移动行，先清除筛选和排序。")
		return
	}
	if !s.opts.Annexed {
		s.d.Say("在这里不能移动行，请到任务分解表或十件实事里移动。")
		return
	}
	s.verb(func() rowVerb {
		ids := s.chosen()
		if len(ids) == 0 {
			return nil
		}
		return func(book *app.App, place string) (app.Done, ledger.ID, error) {
			done, err := book.Move(ids, by, place)
			return done, "", err
		}
	})
}

// certain is a verb that is known before its turn.
func (s *Sheet) certain(do rowVerb) { s.verb(func() rowVerb { return do }) }

// Renumber gives all rows of the annex new numbers, after asking: circulated numbers are known to everybody.
func (s *Sheet) Renumber() {
	if !s.ofTasks() {
		return
	}
	a := s.d.Ledger().Annex(s.d.Annex())
	if a == nil {
		return
	}
	text := fmt.Sprintf("%s的序号将按现在的顺序从 1 重新编排。已下发的序号各单位都在用，重排后与发文不再一致。可以撤销。", a.Name())
	s.d.Ask("重排序号", text, "重排", func() {
		s.certain(func(book *app.App, place string) (app.Done, ledger.ID, error) {
			done, err := book.Renumber(a.ID, place)
			return done, "", err
		})
	}, func() {})
}

// Join makes one task of the selected neighbours.
func (s *Sheet) Join() {
	if !s.ofTasks() {
		return
	}
	ids := s.chosen()
	if len(ids) < 2 {
		s.d.Say("先选中要合并的几行，再合并。")
		return
	}
	l := s.d.Ledger()
	var names []string
	for _, id := range ids {
		names = append(names, l.RowName(l.Task(id)))
	}
	text := fmt.Sprintf("把第 %s 项合并成一项：内容接在一起，责任单位合起来，序号用第 %s 项的。各项的修改记录都保留。可以撤销。", strings.Join(names, "、"), names[0])
	s.d.Ask("合并选中的项", text, "合并", func() {
		s.certain(func(book *app.App, place string) (app.Done, ledger.ID, error) {
			return book.Join(ids, place)
		})
	}, func() {})
}

// Split makes two tasks of the selected one; the person says which words go where.
func (s *Sheet) Split() {
	if !s.ofTasks() {
		return
	}
	t := s.Task()
	if t == nil {
		return
	}
	newSplitBox(s.d, t, func(first, second string) {
		s.certain(func(book *app.App, place string) (app.Done, ledger.ID, error) {
			return book.Split(t.ID, first, second, "", place)
		})
	})
}

// OnlyThisRow opens the editor of a merged cell for the one row under the cursor.
func (s *Sheet) OnlyThisRow() { s.Grid.EditThisRow() }

// fillAll asks for nothing: it opens the editor, and Ctrl+Enter gives every selected cell what is typed.
func (s *Sheet) fillAll() {
	s.Grid.OpenEditor()
	s.d.Say("输入后按 Ctrl+Enter，填入全部选中的格。")
}

// menu is the context menu of the table.
func (s *Sheet) menu(at fyne.Position) {
	s.d.Menu(s.RowMenu(), at)
}
