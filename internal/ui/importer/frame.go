package importer

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
)

func newFile(path string) *file { return &file{path: path, name: filepath.Base(path)} }

// refresh shows the present step anew.
func (w *Wizard) refresh() {
	had := w.holder()
	w.places.all = map[string]fyne.Focusable{}
	w.head.Objects = []fyne.CanvasObject{w.top()}
	w.body.Objects = []fyne.CanvasObject{w.pages[w.step].show()}
	w.bottom()
	w.head.Refresh()
	w.body.Refresh()
	w.settle(had)
}

// top is the wizard's name, its steps and what was understood so far.
func (w *Wizard) top() fyne.CanvasObject {
	l := w.desk.Look
	var parts []fyne.CanvasObject
	for s := range steps {
		if s > 0 {
			parts = append(parts, container.New(look.Fixed(36, 0), container.NewCenter(container.New(look.Fixed(36, 1), look.Rule(l.Line2(), false)))))
		}
		parts = append(parts, w.mark(s))
	}
	return container.New(look.Line(16), look.Words("导入", 16, true, l.Text()), look.NewSpring(), container.New(look.Line(10), parts...), look.NewSpring(),
		look.Clipped(w.counts(), 14, l.Text2(), 330))
}

// mark is a step's number and name.
func (w *Wizard) mark(s step) fyne.CanvasObject {
	l := w.desk.Look
	disc := canvas.NewCircle(l.Surface())
	disc.StrokeColor, disc.StrokeWidth = l.Line2(), 1
	number, name := look.Words(strconv.Itoa(int(s)+1), 12, true, l.Text2()), look.Words(s.name(), 14, s == w.step, l.Text2())
	switch {
	case s == w.step:
		disc.FillColor, number.Color, name.Color = l.Accent(), l.OnAccent(), l.Text()
	case s < w.step:
		disc.StrokeColor, number.Color = l.Accent(), l.Accent()
	}
	return container.New(look.Line(8), container.New(look.Fixed(22, 22), container.NewStack(disc, container.NewCenter(number))), name)
}

// bottom is what is said and the buttons.
func (w *Wizard) bottom() {
	l := w.desk.Look
	keep := place(w, l.NewCheck("记住栏目的含义，下次不再问", func(on bool) { w.keep = on }), "keep")
	keep.Checked = w.keep
	said, quit := fyne.CanvasObject(look.Clipped("到“确认”以前，台账不会改动。", 14, l.Text2(), saidWidth)), l.TallButton("取消", w.leave)
	switch {
	case w.job != nil:
		said, quit = w.job.line(), w.job.quit
	case w.wrong != "":
		said = look.Clipped(w.wrong, 14, l.Error(), saidWidth)
	}
	buttons := []fyne.CanvasObject{keep, look.NewSpring(), said, place(w, quit, "quit")}
	if w.step > 0 {
		buttons = append(buttons, place(w, w.pressable(l.TallButton("上一步", w.back)), "back"))
	}
	name := "导入"
	if w.step < stepConfirm {
		name = "下一步：" + (w.step + 1).name()
	}
	main := mainButton
	if len(w.files) == 0 {
		main = "next" // there is nothing to go on with: the first page's own button has that name
	}
	buttons = append(buttons, place(w, w.main(name, w.next), main))
	w.foot.Objects = []fyne.CanvasObject{container.New(look.Line(10), buttons...)}
	w.foot.Refresh()
}

// main is the button that the page is there for. Greyed, one in the accent's colour could not be read.
func (w *Wizard) main(text string, do func()) *look.Press {
	if w.job != nil {
		return w.pressable(w.desk.Look.TallButton(text, do))
	}
	return w.desk.Look.MainButton(text, do)
}

// pressable is a button that is greyed while something is being done.
func (w *Wizard) pressable(p *look.Press) *look.Press {
	if w.job != nil {
		p.Disable()
	}
	return p
}
