package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
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
}

func newDoubtScreen(w *Window) *doubtScreen {
	s := &doubtScreen{w: w, count: look.Words("", 12, false, w.look.Text2()), list: container.New(look.Stack(0))}
	head := container.New(look.Fixed(0, 40), look.Panel(w.look.Surface(), look.Inset(0, 12, 0, 12), w.headline(look.Words("存疑", 14, true, w.look.Text()), s.count)))
	body := look.Panel(w.look.Surface(), look.Inset(0, 0, 0, 0), container.NewVScroll(container.New(look.Inset(8, 24, 16, 16), s.list)))
	s.page = container.New(look.Dock(look.AtTop), container.New(look.Stack(0), head, look.Rule(w.look.Line(), false)), body)
	s.refresh()
	return s
}

// openDoubts are those that nobody has answered.
func (w *Window) openDoubts() []*ledger.Doubt {
	return slices.DeleteFunc(w.book.Ledger().Doubts(), func(d *ledger.Doubt) bool { return d.Answer != "" })
}

func (s *doubtScreen) refresh() {
	open := s.w.openDoubts()
	answered := len(s.w.book.Ledger().Doubts()) - len(open)
	s.count.Text = fmt.Sprintf("待答复 %d 处，已答复 %d 处", len(open), answered)
	s.count.Refresh()
	s.list.Objects = nil
	if len(open) == 0 {
		s.list.Add(look.Words("没有待答复的存疑。导入附件时拿不准的地方会列在这里。", 14, false, s.w.look.Text2()))
	}
	for _, d := range open {
		s.list.Add(s.question(d))
		s.list.Add(look.Rule(s.w.look.Line(), false))
	}
	s.list.Refresh()
}

// question is one doubt with what can be answered; until then the default holds.
func (s *doubtScreen) question(d *ledger.Doubt) fyne.CanvasObject {
	l := s.w.look
	where := container.New(look.Stack(4), look.NewProse(d.Where, 14, 20, true, l.Text()).Within(220))
	if t := s.w.book.Ledger().Task(d.Task); t != nil {
		where.Add(look.NewProse(short(t.Text, 40), 12, 18, false, l.Text2()).Within(220))
		where.Add(container.New(look.Line(0), l.Tool("right", "转到该行", func() { s.w.visit(t, "") })))
	}
	radio := widget.NewRadioGroup(d.Choices, nil)
	radio.Selected = d.Default
	answer := l.Button("", "就这样", func() { s.answer(d, radio.Selected) })
	how := container.New(look.Stack(6), radio, container.New(look.Line(8), answer, look.Words("现按“"+short(d.Default, 14)+"”处理", 12, false, l.Text2())))
	return container.New(look.Inset(12, 0, 12, 0), container.New(columns3{}, where, look.NewProse(d.Text, 14, 20, false, l.Text2()).Within(330), how))
}

// answer takes an answer with its consequences, in the queue's turn.
func (s *doubtScreen) answer(d *ledger.Doubt, choice string) {
	w := s.w
	book := w.book
	var done app.Done
	w.queue.run(func() (err error) {
		done, err = book.AnswerDoubt(d.ID, choice, placeOf(d.Annex, d.Task, ""))
		return err
	}, func(err error) {
		switch {
		case book != w.book:
		case err != nil:
			w.status.say(app.Explain(err).Sentence())
		case done.Changed():
			w.status.say("已" + done.Step.Name + "，Ctrl+Z 撤销")
		}
	})
}

// visit opens the row of a task.
func (w *Window) visit(t *ledger.Task, column string) {
	w.openAnnex(t.Annex)
	w.screen.show(t.ID, column)
}

// openDoubtScreen shows what is open.
func (w *Window) openDoubtScreen() { w.present(newDoubtScreen(w)) }

func (s *doubtScreen) content() fyne.CanvasObject      { return s.page }
func (s *doubtScreen) table() *grid.Grid               { return nil }
func (s *doubtScreen) name() string                    { return doubtsName }
func (s *doubtScreen) detailed() bool                  { return false }
func (s *doubtScreen) selected() *ledger.Task          { return nil }
func (s *doubtScreen) summary() string                 { return s.count.Text }
func (s *doubtScreen) show(task ledger.ID, col string) {}

// columns3 puts where, why and how side by side.
type columns3 struct{}

// MinSize belongs to Fyne.
func (columns3) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	for _, o := range os {
		s.Height = max(s.Height, o.MinSize().Height)
	}
	return s
}

// Layout belongs to Fyne.
func (columns3) Layout(os []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	for i, width := range []float32{s.Width * 0.24, s.Width * 0.34, s.Width * 0.42} {
		os[i].Resize(fyne.NewSize(width-20, os[i].MinSize().Height))
		os[i].Move(fyne.NewPos(x, 0))
		x += width
	}
}
