package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/app"
)

// explain shows what went wrong: what happened, what was kept, what to do.
func (w *Window) explain(err error) {
	e := app.Explain(err)
	parts := []fyne.CanvasObject{newProse(e.Text, 14, 20, false, w.look.tx()).within(380)}
	if e.Advice != "" {
		parts = append(parts, newProse(e.Advice, 14, 20, false, w.look.tx2()).within(380))
	}
	w.message(e.Title, parts...)
}

// message shows a few lines under a title, with one button.
func (w *Window) message(title string, lines ...fyne.CanvasObject) {
	d := dialog.NewCustom(title, "确定", container.New(fixed{width: 400}, container.New(inset{4, 10, 8, 10}, container.New(stack{8}, lines...))), w.win)
	d.Show()
}

// about tells what the program is.
func (w *Window) about() {
	m := w.world.App.Metadata()
	w.message("关于督办本", newProse("督办本 "+m.Version+"：区政府督查室的任务台账。", 14, 20, false, w.look.tx()).within(380),
		newProse("台账是一个文件，改动随时保存，不联网。界面与打印使用思源黑体、思源宋体（SIL OFL 1.1）。", 14, 20, false, w.look.tx2()).within(380))
}

// askClerk asks who sits at the machine; the name stands in the journal from then on.
func (w *Window) askClerk() {
	name := widget.NewEntry()
	name.SetText(w.clerk())
	name.SetPlaceHolder("姓名")
	form := dialog.NewForm("经办人", "确定", "取消", []*widget.FormItem{widget.NewFormItem("姓名", name)}, func(ok bool) {
		if !ok {
			return
		}
		w.world.App.Preferences().SetString(prefClerk, name.Text)
		if w.book != nil {
			w.book.SetClerk(w.clerk())
			w.status.refresh()
		}
	}, w.win)
	form.Resize(fyne.NewSize(360, 0))
	form.Show()
	w.win.Canvas().Focus(name)
}
