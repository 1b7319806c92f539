package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/history"
	"dubanben/internal/ui/look"
)

// recentPast is how many changes of a row the pane tells of; the rest stand in the history.
const recentPast = 6

// readPast asks for the row's history in the queue's turn; an answer that comes late for another row is dropped.
func (d *detail) readPast(t *ledger.Task) {
	if !d.shown() {
		return
	}
	d.asked++
	turn, book, task := d.asked, d.w.book, t.ID
	var found []app.Entry
	d.w.queue.run(func() (err error) { found, err = book.History(app.Want{Task: task}); return err }, func(err error) {
		switch {
		case turn != d.asked || book != d.w.book:
		case err != nil:
			d.w.status.say(app.Explain(err).Sentence())
		default:
			d.tellPast(task, found)
		}
	})
}

// tellPast lists the last changes of the row, each with a way back to the value before it.
func (d *detail) tellPast(task ledger.ID, found []app.Entry) {
	l := d.w.look
	all := l.Tool("", fmt.Sprintf("全部 %d 条", len(found)), func() { d.w.settled(func() { d.w.openHistory(task) }) })
	d.past.Objects = []fyne.CanvasObject{look.Rule(l.Line(), false),
		container.New(look.Line(4), look.Words("修改记录", 14, true, l.Text()), look.NewSpring(), all)}
	for i := range found[:min(len(found), recentPast)] {
		d.past.Add(d.pastEntry(&found[i]))
	}
	d.past.Refresh()
	d.body.Refresh()
	d.roll.Refresh()
}

func (d *detail) pastEntry(e *app.Entry) fyne.CanvasObject {
	l := d.w.look
	small := func(text string) fyne.CanvasObject {
		return look.NewProse(text, 12, 17, false, l.Text2()).Within(paneText)
	}
	what := e.FieldName
	if e.Action != "" {
		what = e.Action + what
	} else if e.Field == "" {
		what = e.Title() // a move says what was done
	}
	head := e.At.Format("1月2日 15:04") + "　" + what
	if e.Clerk != "" {
		head += "　" + e.Clerk
	}
	lines := []fyne.CanvasObject{small(head)}
	if e.Action == "" && e.Field != "" {
		was, is := differing(e.Old, e.New)
		lines = append(lines, look.NewProse(was+" → "+is, 12, 17, false, l.Text()).Within(paneText))
	}
	if e.What == ledger.KindReport && e.Action != "" && e.New != "" {
		lines = append(lines, look.NewProse(look.Brief(look.OneLine(e.New), 2*brief), 12, 17, false, l.Text()).Within(paneText))
	}
	if history.CanRestore(d.w.book.Ledger(), e) {
		value := e.Old
		lines = append(lines, container.New(look.Line(0), look.NewSpring(), l.Tool("undo", "恢复此值："+look.Brief(value, 8), func() { history.Restore(d.w.desk(), e.Task, e.Field, value) })))
	}
	return container.New(look.Stack(0), lines...)
}

// brief is how many characters of a value stand in one line of the pane.
const brief = 24

// differing are two values for one line. Of long ones it shows the part that differs, marked, with a little of what stands round
// it: two equal beginnings would tell nothing.
func differing(was, is string) (a, b string) {
	const round = 6 // characters
	x, y := []rune(look.OneLine(was)), []rune(look.OneLine(is))
	from, end := 0, 0
	for from < min(len(x), len(y)) && x[from] == y[from] {
		from++
	}
	for end < min(len(x), len(y))-from && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	if max(len(x), len(y)) <= brief || from+end == 0 {
		return look.Brief(was, 2*brief), look.Brief(is, 2*brief)
	}
	piece := func(r []rune) string {
		to := len(r) - end
		text := string(r[max(from-round, 0):from])
		if from > round {
			text = "…" + text
		}
		if to > from {
			text += "【" + look.Brief(string(r[from:to]), 2*brief) + "】"
		}
		text += string(r[to:min(to+round, len(r))])
		if to+round < len(r) {
			text += "…"
		}
		return text
	}
	return piece(x), piece(y)
}
