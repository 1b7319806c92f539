package ui

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// doubtsName is the screen's name in what the window remembers.
const doubtsName = "doubts"

// doubtScreen lists what imports have left open: the default holds until somebody answers.
type doubtScreen struct {
	w     *Window
	count *canvas.Text
	list  *fyne.Container
	page  fyne.CanvasObject

	takes    []*look.Press // the button of each question
	answered int           // the question that was answered last, whose successor gets the keys; -1 for none
}

func newDoubtScreen(w *Window) *doubtScreen {
	s := &doubtScreen{w: w, answered: -1, count: look.Words("", 12, false, w.look.Text2()), list: container.New(look.Stack(0))}
	head := container.New(look.Fixed(0, 40), look.Panel(w.look.Surface(), look.Inset(0, 12, 0, 12), w.headline(look.Words("存疑", 14, true, w.look.Text()), s.count)))
	body := look.Panel(w.look.Surface(), look.Inset(0, 0, 0, 0), container.NewVScroll(container.New(look.Inset(8, 24, 16, 16), s.list)))
	s.page = container.New(look.Dock(look.AtTop), container.New(look.Stack(0), head, look.Rule(w.look.Line(), false)), body)
	s.Refresh()
	return s
}

// doubts are those of the year that is looked at, answered or not; one whose annex is gone belongs to every year.
func (w *Window) doubts() []*ledger.Doubt {
	l, year := w.book.Ledger(), w.year()
	return slices.DeleteFunc(l.Doubts(), func(d *ledger.Doubt) bool {
		a := l.Annex(d.Annex)
		return a != nil && a.Year != year
	})
}

// openDoubts are those of them that nobody has answered, in the order of the rows, as the overview lists them.
func (w *Window) openDoubts() []*ledger.Doubt {
	place := map[ledger.ID]int{}
	for i, t := range w.book.Ledger().Tasks() {
		place[t.ID] = i
	}
	open := slices.DeleteFunc(w.doubts(), func(d *ledger.Doubt) bool { return d.Answer != "" })
	slices.SortStableFunc(open, func(a, b *ledger.Doubt) int { return cmp.Compare(place[a.Task], place[b.Task]) })
	return open
}

// Refresh lists the doubts of the snapshot.
func (s *doubtScreen) Refresh() {
	open := s.w.openDoubts()
	answered := len(s.w.doubts()) - len(open)
	s.count.Text = fmt.Sprintf("待答复 %d 处，已答复 %d 处", len(open), answered)
	s.count.Refresh()
	at := s.keysAt()
	s.list.Objects, s.takes = nil, nil
	if len(open) == 0 {
		s.list.Add(look.Words("没有待答复的存疑。导入附件时拿不准的地方会列在这里。", 14, false, s.w.look.Text2()))
	}
	for _, d := range open {
		s.list.Add(s.question(d))
		s.list.Add(look.Rule(s.w.look.Line(), false))
	}
	s.list.Refresh()
	s.goOn(at)
}

// keysAt is the question that has the keys, or that was answered just now; 0 where nothing has them, -1 where they are elsewhere.
func (s *doubtScreen) keysAt() int {
	if s.w.screen != s {
		return -1
	}
	if s.answered >= 0 {
		return s.answered
	}
	on, ok := s.w.win.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return 0
	}
	at, list := s.w.host.Position(on), s.w.host.Position(s.list)
	if at.X < list.X || at.Y < list.Y {
		return -1
	}
	return slices.IndexFunc(s.takes, func(p *look.Press) bool { return s.w.host.Position(p).Y >= at.Y }) // choices stand above their button
}

// goOn gives the keys to the question so far down, or to the last; an answer and an undo make all of them anew.
func (s *doubtScreen) goOn(at int) {
	if at >= 0 && len(s.takes) > 0 {
		s.w.host.Focus(s.takes[min(at, len(s.takes)-1)])
	}
	s.answered = -1
}

// Focus takes the keys, once the screen is shown.
func (s *doubtScreen) Focus() { s.goOn(0) }

// question is one doubt with what can be answered; until then the default holds.
func (s *doubtScreen) question(d *ledger.Doubt) fyne.CanvasObject {
	l := s.w.look
	what := []fyne.CanvasObject{look.NewProse(d.Where, 14, 20, true, l.Text()).Within(look.WhatWidth)}
	if t := s.w.book.Ledger().Task(d.Task); t != nil {
		what = append(what, look.NewProse(look.Brief(t.Text, 40), 12, 18, false, l.Text2()).Within(look.WhatWidth),
			container.New(look.Inset(0, 0, 0, -8), container.New(look.Line(0), l.Tool("right", "转到该行", func() { s.w.visit(t, "") }))))
	}
	radio := widget.NewRadioGroup(d.Choices, nil)
	radio.Selected = d.Default
	place := len(s.takes)
	answer := l.Button("", "就这样", func() { s.answered = place; s.answer(d, radio.Selected) })
	s.takes = append(s.takes, answer)
	how := container.New(look.Stack(6), radio, container.New(look.Inset(0, 0, 0, 6), container.New(look.Line(8), answer, look.Words("现按“"+look.Brief(d.Default, 14)+"”处理", 12, false, l.Text2()))))
	return l.Question(what, d.Text, how)
}

// answer takes an answer with its consequences, in the queue's turn.
func (s *doubtScreen) answer(d *ledger.Doubt, choice string) {
	s.w.desk().Do(func(book *app.App) (app.Done, error) {
		return book.AnswerDoubt(d.ID, choice, desk.PlaceOf(d.Annex, d.Task, ""))
	}, nil)
}

// openDoubtScreen shows what is open.
func (w *Window) openDoubtScreen() { w.present(newDoubtScreen(w)) }

// Content is the page.
func (s *doubtScreen) Content() fyne.CanvasObject { return s.page }

// Table is none: doubts are no rows.
func (s *doubtScreen) Table() *grid.Grid { return nil }

// Name is the screen's in what the window remembers.
func (s *doubtScreen) Name() string { return doubtsName }

// Detailed says that the pane is closed at first.
func (s *doubtScreen) Detailed() bool { return false }

// Task is none: no row is selected here.
func (s *doubtScreen) Task() *ledger.Task { return nil }

// Summary is what the status bar counts.
func (s *doubtScreen) Summary() string { return s.count.Text }

// Show does nothing: there is no cursor.
func (s *doubtScreen) Show(ledger.ID, string) {}
