package taskform

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// form is one dialog: its body, and under it a line that says how it is meant or why something was refused.
type form struct {
	d     *Desk
	wide  float32
	hint  *look.Prose
	wrong *look.Prose
	place string // of the cursor, for the journal
	hide  func()
	take  func()
	busy  bool // saving: a second Enter is the first one's echo
}

// The measures of a dialog.
const (
	formWide = 760
	formHigh = 640 // at most, with its title and buttons
	formGap  = 8
	formRim  = 96  // of the window that stays to be seen at the sides, with the dialog's own margins
	formBars = 176 // the height of title, hint, buttons and the gaps between them
	footHigh = 36
)

func newForm(d *Desk, wide float32, hint string) *form {
	f := &form{d: d, wide: min(wide, d.Canvas.Size().Width-formRim), place: desk.PlaceOf(d.Annex(), "", "")}
	f.hint = look.NewProse(hint, 12, 18, false, d.Look.Text2()).Within(f.wide)
	f.wrong = look.NewProse("", 12, 18, false, d.Look.Error()).Within(f.wide)
	f.wrong.Hide()
	return f
}

// room is how high the body may be.
func (f *form) room() float32 { return min(formHigh, f.d.Canvas.Size().Height) - formBars }

// about sets the place to a task.
func (f *form) about(t *ledger.Task) *form {
	f.place = desk.PlaceOf(t.Annex, t.ID, "")
	return f
}

// field is a place to type into from which Enter takes and Esc leaves.
func (f *form) field(text, hint string, lines int) *look.Field {
	x := look.NewField(f.d.Look, text, hint, lines)
	x.ReturnKeeps()
	x.Enter, x.Escape = func() { f.take() }, func() { f.hide() }
	return x
}

// open shows the dialog; yes is its main button's word, "" for one in which nothing is to be done. more buttons stand
// between.
func (f *form) open(title, yes string, take func(), body fyne.CanvasObject, more ...*look.Press) {
	l := f.d.Look
	foot := container.New(look.Fixed(0, footHigh), container.NewStack(f.hint, f.wrong))
	content := container.New(look.Fixed(f.wide, 0), container.New(look.Stack(formGap), body, foot))
	f.d.Popup(title, content, func(hide func()) ([]fyne.CanvasObject, func()) {
		f.hide, f.take = hide, take
		if yes == "" {
			f.take = hide
			return []fyne.CanvasObject{l.MainButton("关闭", hide)}, hide
		}
		row := []fyne.CanvasObject{l.TallButton("取消", hide)}
		for _, m := range more {
			row = append(row, m)
		}
		return append(row, l.MainButton(yes, take)), take
	})
}

// refuse says why, where the hint stood.
func (f *form) refuse(why string) {
	f.wrong.SetText(why)
	look.Show(f.wrong, why != "")
	look.Show(f.hint, why == "")
}

// refuseAt also marks the field that is meant and goes there.
func (f *form) refuseAt(x *look.Field, why string) {
	f.refuse(why)
	x.Wrong()
	f.d.Host.Focus(x.Area)
}

// do makes a verb in its turn and closes the dialog; a refusal stays in it, with all that was typed.
func (f *form) do(verb func(*app.App) (app.Done, error), then func(app.Done)) {
	if f.busy {
		return
	}
	f.busy = true
	book := f.d.Book()
	var done app.Done
	f.d.Save(func() (err error) { done, err = verb(book); return err }, func(err error) {
		f.busy = false
		if err != nil {
			f.refuse(app.Explain(err).Sentence())
			return
		}
		f.hide()
		if done.Changed() {
			f.d.SayDone(done)
		}
		if then != nil {
			then(done)
		}
	})
}

// heading says which tasks the dialog is about.
func (f *form) heading(ts []*ledger.Task) fyne.CanvasObject {
	l := f.d.Look
	name := look.Words(several(f.d.Ledger(), ts), 14, true, l.Text())
	if len(ts) != 1 {
		return name
	}
	return container.New(look.Stack(2), name, f.prose(look.Brief(ts[0].Text, 100), l.Text2()))
}

// prose is a paragraph over the whole width.
func (f *form) prose(text string, c color.Color) *look.Prose {
	return look.NewProse(text, 14, 20, false, c).Within(f.wide)
}

// small is a line of small words.
func (f *form) small(text string) fyne.CanvasObject {
	return look.Words(text, 12, false, f.d.Look.Text2())
}

// label is words at the left of a field.
func (f *form) label(text string) fyne.CanvasObject {
	return look.Words(text, 14, false, f.d.Look.Text())
}

// fieldHigh is how high a field of one line stands.
const fieldHigh = 30

// sized gives a field its width.
func sized(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(look.Fixed(width, fieldHigh), o)
}

// framedSelect is a list to choose from, framed as fields are.
func (f *form) framedSelect(width float32, s *look.Select) fyne.CanvasObject {
	return sized(width, look.Framed(f.d.Look, s))
}

// pair is a label with what it names; the labels of a dialog are equally wide.
func (f *form) pair(name string, o fyne.CanvasObject) fyne.CanvasObject {
	const wide = 96
	return container.New(look.Beside(wide), container.New(look.Inset(5, 0, 0, 0), container.New(look.Line(0), f.label(name))), o)
}

// listHigh is how high a list may be that is all of a dialog's body.
func (f *form) listHigh() float32 {
	const round = 28 + 2*18 + 2*4 // its head and the text under it
	return f.room() - round
}

// nothing is a dialog in which there is nothing to do, and why.
func (f *form) nothing(title, why string) {
	f.hint.SetText("")
	f.open(title, "", nil, f.prose(why, f.d.Look.Text()))
}
