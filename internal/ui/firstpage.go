package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/assets"
	"dubanben/internal/ui/look"
)

// firstPage shows the three doors, and the ledgers that were open before under them.
func (w *Window) firstPage() {
	w.wizard = nil
	mark := canvas.NewImageFromResource(fyne.NewStaticResource("icon.svg", assets.IconSVG))
	mark.SetMinSize(fyne.NewSize(48, 48))
	head := container.New(look.Line(12), mark, container.New(look.Stack(2), look.Words("督办本", 20, true, w.look.Text()),
		look.Words("一个台账就是一个文件，改动随时保存，不需要网络。", 14, false, w.look.Text2())))
	doors := container.New(thirds{16},
		w.door("table", "打开示例", "源城区2020年附件1、附件2，共93项和21行，可以随意改动。", w.look.TallButton("打开示例", w.openSample)),
		w.door("imp", "从文件导入", "选择下发的附件文件，读出任务，建成台账；导出的整本台账也从这里恢复。", w.look.MainButton("选择文件…", w.importFile)),
		w.door("plus", "新建空台账", "先建一个空台账，以后再导入附件。", w.look.TallButton("新建", w.newLedger)))
	parts := []fyne.CanvasObject{head, doors}
	other := w.look.Button("folder", "打开其他…", w.chooseLedger)
	parts = append(parts, container.New(look.Line(8), look.Words("最近的台账", 16, true, w.look.Text()), look.NewSpring(), other))
	parts = append(parts, w.recentList())
	w.book, w.screen, w.annex = nil, nil, ""
	w.win.SetTitle("督办本")
	w.win.SetContent(look.Panel(w.look.Background(), look.Inset(0, 0, 0, 0), container.New(column960{}, container.New(look.Stack(24), parts...))))
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
	picture := w.look.Picture(icon, 32, w.look.Accent())
	body := container.New(look.Stack(10), container.New(look.Line(0), picture), look.Words(title, 16, true, w.look.Text()),
		look.NewProse(text, 14, 20, false, w.look.Text2()).Within(doorWidth-40))
	frame := canvas.NewRectangle(w.look.Surface())
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = w.look.Line2(), 1, 6
	inner := container.NewBorder(nil, container.New(look.Line(0), button), nil, nil, body)
	return container.New(look.Fixed(0, 210), container.NewStack(frame, container.New(look.Inset(20, 20, 20, 20), inner)))
}

// recentList are the ledgers opened before; one that is gone says so.
func (w *Window) recentList() fyne.CanvasObject {
	list := container.New(look.Stack(0))
	for _, path := range w.recent() {
		name, where := look.Words(ledgerName(path), 14, true, w.look.Text()), look.Words(filepath.Dir(path), 12, false, w.look.Text2())
		parts := []fyne.CanvasObject{w.look.Sign("book", w.look.Text2()), container.New(look.Fixed(240, 0), name), where, look.NewSpring()}
		if !exists(path) {
			parts = append(parts, look.Words("文件不在原处", 12, false, w.look.Error()))
		}
		row := container.New(look.Fixed(0, 40), container.New(look.Inset(0, 16, 0, 16), container.New(look.Line(12), parts...)))
		item := look.NewPress(w.look, row, func() { w.openLedger(path) })
		item.Framed, item.Radius = true, 0
		list.Add(item)
	}
	if len(list.Objects) == 0 {
		list.Add(look.Words("还没有打开过台账。", 14, false, w.look.Text3()))
	}
	return list
}

// emptyChoice is a first step that an empty page offers.
type emptyChoice struct {
	text string
	do   func()
}

// emptyPage says what would stand here and offers the first steps, the likeliest one first.
func (w *Window) emptyPage(title, text string, choices []emptyChoice) fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for i, c := range choices {
		b := w.look.TallButton(c.text, c.do)
		if i == 0 {
			b = w.look.MainButton(c.text, c.do)
		}
		buttons = append(buttons, b)
	}
	return container.NewCenter(container.New(look.Stack(12), look.Words(title, 16, true, w.look.Text()), look.Words(text, 14, false, w.look.Text2()),
		container.New(look.Line(8), buttons...)))
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
