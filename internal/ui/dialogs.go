package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// modal is a dialog that is open, and what Enter and Esc do to it.
type modal struct {
	enter, escape func()
	open          func() bool // for one that may go without a word; nil for the others
	ready         func() bool // whether Enter counts yet; nil for always
}

// popup shows a dialog with its buttons: Esc presses the first of them, Enter does what buttons says. Nothing behind it takes
// keys meanwhile.
func (w *Window) popup(title string, content fyne.CanvasObject, buttons desk.Buttons) *modal {
	d := look.NewDialog(w.look, w.win.Canvas(), title, content)
	row, enter := buttons(d.Hide)
	d.SetButtons(row)
	m := w.watchModal(d, enter)
	if first, ok := row[0].(*look.Press); ok {
		m.escape = func() { first.Tapped(nil) }
	}
	d.Show()
	return m
}

// closing is a dialog, ours or one of Fyne's that ask for files.
type closing interface {
	Hide()
	SetOnClosed(func())
}

// watchModal has Enter and Esc work on the dialog while it is open, and gives the keys back to the table afterwards.
func (w *Window) watchModal(d closing, enter func()) *modal {
	m := &modal{enter: enter, escape: d.Hide}
	w.modals = append(w.modals, m)
	d.SetOnClosed(func() {
		w.modals = slices.DeleteFunc(w.modals, func(x *modal) bool { return x == m })
		if len(w.modals) == 0 && w.screen != nil && w.screen.Table() != nil {
			w.host.Focus(w.screen.Table())
		}
	})
	return m
}

// modal tells whether some dialog is open.
func (w *Window) modal() bool {
	w.modals = slices.DeleteFunc(w.modals, func(m *modal) bool { return m.open != nil && !m.open() })
	return len(w.modals) > 0
}

// modalKey gives a key to the dialog on top; false where none is open.
func (w *Window) modalKey(k fyne.KeyName) bool {
	if !w.modal() {
		return false
	}
	m := w.modals[len(w.modals)-1]
	switch {
	case k == fyne.KeyEscape:
		m.escape()
	case (k == fyne.KeyReturn || k == fyne.KeyEnter) && m.enter != nil && (m.ready == nil || m.ready()):
		m.enter()
	}
	return true
}

// newField is a line of text in a dialog, from which Enter and Esc reach the dialog.
func (w *Window) newField(text, hint string) *look.Field {
	f := look.NewField(w.look, text, hint, 1)
	f.Enter, f.Escape = func() { w.modalKey(fyne.KeyReturn) }, func() { w.modalKey(fyne.KeyEscape) }
	return f
}

// textLine is a paragraph of a message.
func (w *Window) textLine(text string, quiet bool) fyne.CanvasObject {
	c := w.look.Text()
	if quiet {
		c = w.look.Text2()
	}
	return look.NewProse(text, 14, 20, false, c).Within(desk.MessageText)
}

// explain shows what went wrong: what happened, what was kept, what to do.
func (w *Window) explain(err error) {
	e := app.Explain(err)
	fyne.LogError(e.Title, err) // the library's own words are for whoever mends it
	lines := []fyne.CanvasObject{w.textLine(e.Text, false)}
	if e.Advice != "" {
		lines = append(lines, w.textLine(e.Advice, true))
	}
	w.message(e.Title, lines...)
}

// message shows a few lines under a title, with one button.
func (w *Window) message(title string, lines ...fyne.CanvasObject) {
	w.popup(title, container.New(look.Fixed(desk.MessageWidth, 0), container.New(look.Stack(8), lines...)), func(hide func()) ([]fyne.CanvasObject, func()) {
		return []fyne.CanvasObject{w.look.MainButton("确定", hide)}, hide
	})
}

// ask shows a question; yes is what its main button says.
func (w *Window) ask(title, text, yes string, do func()) {
	w.question(title, text, w.look.MainButton(yes, nil), do, func() {})
}

// askOr is ask with what to do where the answer is no.
func (w *Window) askOr(title, text, yes string, do, no func()) {
	w.question(title, text, w.look.MainButton(yes, nil), do, no)
}

// warn is askOr before something is taken away.
func (w *Window) warn(title, text, yes string, do, no func()) {
	w.question(title, text, w.look.DangerButton(yes, nil), do, no)
}

// startle is how long a question that has just appeared takes no Enter: that was meant for what was there before.
const startle = 700 * time.Millisecond

// question shows a question with its main button.
func (w *Window) question(title, text string, yes *look.Press, do, no func()) {
	since := w.world.Now()
	ready := func() bool { return w.world.Now().Sub(since) >= startle }
	content := container.New(look.Fixed(desk.MessageWidth, 0), w.textLine(text, false))
	m := w.popup(title, content, func(hide func()) ([]fyne.CanvasObject, func()) {
		then := func() { hide(); do() }
		cancel := w.look.TallButton("取消", func() { hide(); no() })
		cancel.Ready, yes.Ready = ready, ready
		yes.OnTapped(then)
		return []fyne.CanvasObject{cancel, yes}, then
	})
	m.ready = ready
}

// version is the program's, as FyneApp.toml has it.
const version = "0.1.0"

// about tells what the program is.
func (w *Window) about() {
	w.message("关于督办本", w.textLine("督办本 "+version+"：区政府督查室的任务台账。", false),
		w.textLine("台账是一个文件，改动随时保存，不联网。界面与打印使用思源黑体、思源宋体（SIL OFL 1.1）。", true))
}

// askClerk asks who sits at the machine; the name stands in the journal from then on.
func (w *Window) askClerk() {
	name := w.newField(w.clerk(), "姓名")
	content := container.New(look.Fixed(320, 0), container.New(look.Stack(4), look.Words("姓名，记在每一处改动上", 12, false, w.look.Text2()), name))
	w.popup("经办人", content, func(hide func()) ([]fyne.CanvasObject, func()) {
		keep := func() {
			hide()
			w.world.App.Preferences().SetString(prefClerk, name.Text())
			if w.book != nil {
				w.book.SetClerk(w.clerk())
				w.status.refresh()
			}
		}
		return []fyne.CanvasObject{w.look.TallButton("取消", hide), w.look.MainButton("保存", keep)}, keep
	})
	name.Area.SelectAll()
	w.host.Focus(name.Area)
}
