package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/assets"
)

// firstPage shows the three doors, and the ledgers that were open before under them.
func (w *Window) firstPage() {
	mark := canvas.NewImageFromResource(fyne.NewStaticResource("icon.svg", assets.IconSVG))
	mark.SetMinSize(fyne.NewSize(48, 48))
	head := container.New(line{12}, mark, container.New(stack{2}, words("督办本", 20, true, w.look.tx()),
		words("一个台账就是一个文件，改动随时保存，不需要网络。", 14, false, w.look.tx2())))
	doors := container.New(thirds{16},
		w.door("table", "打开示例", "源城区2020年附件1、附件2，共93项和21行，可以随意改动。", w.tallButton("打开示例", w.openSample)),
		w.door("imp", "从文件导入", "选择下发的附件文件，读出任务，建成台账。", w.mainButton("选择文件…", w.importFile)),
		w.door("plus", "新建空台账", "先建一个空台账，以后再导入附件。", w.tallButton("新建", w.newLedger)))
	parts := []fyne.CanvasObject{head, doors}
	other := w.button("folder", "打开其他…", w.chooseLedger)
	parts = append(parts, container.New(line{8}, words("最近的台账", 16, true, w.look.tx()), newSpring(), other))
	parts = append(parts, w.recentList())
	w.book, w.screen, w.annex = nil, nil, ""
	w.win.SetTitle("督办本")
	w.win.SetContent(panel(w.look.bg(), inset{}, container.New(column960{}, container.New(stack{24}, parts...))))
	w.menu.refresh()
}

// leave closes the ledger and goes back to the first page.
func (w *Window) leave() {
	w.settled(func() {
		if old := w.book; old != nil {
			w.queue.run(old.Close, nil)
		}
		w.world.App.Preferences().SetString(prefLedger, "")
		w.firstPage()
	})
}

func (w *Window) door(icon, title, text string, button fyne.CanvasObject) fyne.CanvasObject {
	picture := canvas.NewImageFromResource(w.icons.get(icon, w.look.acc()))
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSize(32, 32))
	body := container.New(stack{10}, container.New(line{}, picture), words(title, 16, true, w.look.tx()),
		newProse(text, 14, 20, false, w.look.tx2()).within(doorWidth-40))
	frame := canvas.NewRectangle(w.look.sf())
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = w.look.line2(), 1, 6
	inner := container.NewBorder(nil, container.New(line{}, button), nil, nil, body)
	return container.New(fixed{height: 210}, container.NewStack(frame, container.New(inset{20, 20, 20, 20}, inner)))
}

// recentList are the ledgers opened before; one that is gone says so.
func (w *Window) recentList() fyne.CanvasObject {
	list := container.New(stack{})
	for _, path := range w.recent() {
		name, where := words(ledgerName(path), 14, true, w.look.tx()), words(filepath.Dir(path), 12, false, w.look.tx2())
		parts := []fyne.CanvasObject{w.icon("book", w.look.tx2()), container.New(fixed{width: 240}, name), where, newSpring()}
		if !exists(path) {
			parts = append(parts, words("文件不在原处", 12, false, w.look.err()))
		}
		row := container.New(fixed{height: 40}, container.New(inset{0, 16, 0, 16}, container.New(line{12}, parts...)))
		item := newPress(w.look, row, func() { w.openLedger(path) })
		item.framed, item.radius = true, 0
		list.Add(item)
	}
	if len(list.Objects) == 0 {
		list.Add(words("还没有打开过台账。", 14, false, w.look.tx3()))
	}
	return list
}

// emptyPage says what would stand here and offers the first step.
func (w *Window) emptyPage(title, text, action string, do func()) fyne.CanvasObject {
	return container.NewCenter(container.New(stack{12}, words(title, 16, true, w.look.tx()), words(text, 14, false, w.look.tx2()),
		container.New(line{}, w.mainButton(action, do))))
}

// doorWidth is how wide one of three doors is in a column of 960.
const doorWidth = (960 - 2*16) / 3

// column960 centres a column of 960, or what a smaller window leaves, a little above the middle.
type column960 struct{}

// MinSize belongs to Fyne.
func (column960) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(720, os[0].MinSize().Height)
}

// Layout belongs to Fyne.
func (column960) Layout(os []fyne.CanvasObject, s fyne.Size) {
	width, top := min(960, s.Width-40), min(40, max(0, s.Height-os[0].MinSize().Height))
	os[0].Resize(fyne.NewSize(width, s.Height-top))
	os[0].Move(fyne.NewPos((s.Width-width)/2, top))
}

// thirds gives three things the same width.
type thirds struct{ gap float32 }

// MinSize belongs to Fyne.
func (t thirds) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, os[0].MinSize().Height)
}

// Layout belongs to Fyne.
func (t thirds) Layout(os []fyne.CanvasObject, s fyne.Size) {
	n := float32(len(os))
	width := (s.Width - t.gap*(n-1)) / n
	for i, o := range os {
		o.Resize(fyne.NewSize(width, s.Height))
		o.Move(fyne.NewPos(float32(i)*(width+t.gap), 0))
	}
}
