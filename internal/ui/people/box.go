package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// box is a dialog that asks for a few things and makes one verb of them. What is refused stays in it with the reason, and
// with all that was typed.
type box struct {
	d     *Desk
	width float32
	label float32 // the width of the labels
	wrong *look.Prose
	hide  func()
	busy  bool
}

func newBox(d *Desk, width, label float32) *box {
	return &box{d: d, width: width, label: label, hide: func() {}, wrong: look.NewProse("", 12, 18, false, d.Look.Error()).Within(width)}
}

// verb is what a box does when its main button is pressed.
type verb func(book *app.App, place string) (app.Done, error)

// open shows the box. plan reads the fields; it returns nil, after it has said why, where something is missing. then is
// called once the verb is done and the box is gone.
func (b *box) open(title, yes string, content fyne.CanvasObject, fields []*look.Field, plan func() verb, then func()) {
	l := b.d.Look
	note := container.New(look.Fixed(0, 36), b.wrong) // two lines, so that a reason moves nothing
	b.d.Popup(title, container.New(look.Fixed(b.width, 0), container.New(look.Stack(8), content, note)), func(hide func()) ([]fyne.CanvasObject, func()) {
		b.hide = hide
		do := func() { b.run(plan, then) }
		for _, f := range fields {
			f.Enter, f.Escape = do, hide
		}
		return []fyne.CanvasObject{l.TallButton("取消", hide), l.MainButton(yes, do)}, do
	})
}

// run makes the verb, closes the box and goes on.
func (b *box) run(plan func() verb, then func()) {
	if do := b.planned(plan); do != nil {
		b.make(do, func() { b.hide(); then() })
	}
}

// planned asks for the verb, once what was said of the one before is gone; nil while another is being made.
func (b *box) planned(plan func() verb) verb {
	if b.busy {
		return nil
	}
	b.refuse("")
	return plan()
}

// make makes a verb in the queue's turn; pressed twice it is made once.
func (b *box) make(do verb, then func()) {
	if b.busy {
		return
	}
	b.busy = true
	d := b.d
	book, place := d.Book(), desk.PlaceOf(d.Annex(), "", "")
	var done app.Done
	d.Run(func() (err error) { done, err = do(book, place); return err }, func(err error) {
		b.busy = false
		switch {
		case book != d.Book():
			b.hide()
		case err != nil:
			b.refuse(app.Explain(err).Sentence())
		default:
			then()
			if done.Changed() {
				d.SayDone(done)
			}
		}
	})
}

// refuse says in the box why something is not taken; "" takes that back.
func (b *box) refuse(why string) {
	b.wrong.SetText(why)
	b.wrong.Refresh()
}

// row is a labelled line of the box.
func (b *box) row(text string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(look.Beside(b.label), look.Words(text, 14, false, b.d.Look.Text2()), o)
}

// sized gives an object in a row the height of a field and a width of its own.
func sized(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(look.Line(8), container.New(look.Fixed(width, 30), o))
}

// pair is a labelled field of a line that has several.
func (b *box) pair(text string, width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(look.Line(8), look.Words(text, 14, false, b.d.Look.Text2()), container.New(look.Fixed(width, 30), o))
}

// prose is a paragraph that fits the box.
func (b *box) prose(text string) *look.Prose {
	return look.NewProse(text, 14, 20, false, b.d.Look.Text2()).Within(b.width)
}

// plain is a row's text that cannot be changed.
func (b *box) plain(text string) fyne.CanvasObject {
	return container.New(look.Fixed(0, 24), look.Words(text, 14, true, b.d.Look.Text()))
}

// list frames a list to choose from.
func (b *box) list(width float32, s *look.Select) fyne.CanvasObject {
	return look.Framed(b.d.Look, container.New(look.Fixed(width, 30), s))
}
