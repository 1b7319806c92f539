package ui

import (
	"errors"
	"slices"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
)

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
	if _, listed := w.screen.(desk.Listed); !listed && ledger.ID(parts[0]) != w.annex {
		w.openAnnex(ledger.ID(parts[0]))
	}
	w.screen.Show(task, parts[2])
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

// stays tells whether an undo or redo is seen where the person is: an answer, on the page of the doubts.
func (w *Window) stays(before, after *ledger.Ledger) bool {
	if _, ok := w.screen.(*doubtScreen); !ok {
		return false
	}
	return slices.ContainsFunc(after.Doubts(), func(d *ledger.Doubt) bool {
		was := before.Doubt(d.ID)
		return was != nil && was.Answer != d.Answer
	})
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
			s.Unmark(done.Step.Of, before, book.Ledger())
		}
		if a := annexDone(before, book.Ledger(), done.Step.Place); a != "" && !w.showsAnnex(a) {
			w.openAnnex(a)
		}
		if !w.stays(before, book.Ledger()) {
			w.goTo(done.Step.Place)
		}
		w.status.say(said + done.Step.Name)
	})
}
