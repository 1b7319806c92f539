package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// detail is the pane at the right: everything of the selected row.
type detail struct {
	w    *Window
	pane *fyne.Container
	body *fyne.Container
	roll *container.Scroll
	task *ledger.Task

	boxes []*fieldBox
	open  *fieldBox       // the one that is being changed; nil for none
	past  *fyne.Container // the row's history
	asked int             // the newest question for it
}

// The pane's width and the width of the text in it.
const (
	paneWidth  = 288
	paneMargin = 12
	paneText   = paneWidth - 2*paneMargin - 8
	labelWidth = 64
)

func newDetail(w *Window) *detail {
	d := &detail{w: w, body: container.New(look.Stack(8)), past: container.New(look.Stack(6))}
	d.roll = container.NewVScroll(container.New(look.Inset(12, paneMargin+8, 16, paneMargin), d.body))
	edge := container.New(look.Dock(look.AtLeft), look.Rule(w.look.Line(), true), d.roll)
	d.pane = container.New(look.Fixed(paneWidth, 0), look.Panel(w.look.Surface(), look.Inset(0, 0, 0, 0), edge))
	return d
}

func (d *detail) shown() bool { return d.w.side != nil && d.w.side.Visible() }

// reveal shows or hides the pane.
func (d *detail) reveal(yes bool) {
	if yes {
		d.w.side.Show()
	} else {
		d.w.side.Hide()
	}
	d.w.win.Content().Refresh()
}

// detailPref is where the window remembers whether the screen has its detail pane open.
func (w *Window) detailPref() string { return prefDetail + " " + w.screen.Name() }

// toggleDetail shows or hides the pane and remembers it for this screen.
func (w *Window) toggleDetail() {
	if w.detail.open != nil {
		w.detail.open.keep()
	}
	w.detail.reveal(!w.detail.shown())
	if t := w.detail.task; t != nil {
		w.detail.readPast(t) // nobody asked for it while the pane was hidden
	}
	w.lead()
	w.world.App.Preferences().SetBool(w.detailPref(), w.detail.shown())
	w.menu.refresh()
}

// headline is a screen's heading with the button of the detail pane at its right end; in a narrow window the heading ends
// before it.
func (w *Window) headline(parts ...fyne.CanvasObject) fyne.CanvasObject {
	words := container.New(look.Line(12), parts...)
	return container.New(look.Dock(look.AtRight), container.New(look.Line(0), w.detailButton()), container.New(look.Fixed(0, words.MinSize().Height), container.NewClip(words)))
}

// detailButton stands in the heading of each screen.
func (w *Window) detailButton() fyne.CanvasObject {
	return w.look.Tool("", "详情 F8", w.toggleDetail)
}

// show tells of a task; nil clears the pane. A value that is being changed stays open while its row does.
func (d *detail) show(t *ledger.Task) {
	if d.open != nil && t != nil && t.ID == d.open.task {
		d.update(t)
		return
	}
	if d.open != nil {
		d.open.keep()
	}
	if t == nil || d.task == nil || t.ID != d.task.ID {
		d.roll.ScrollToTop()
		d.past.Objects = nil
	}
	d.task, d.boxes = t, nil
	d.body.Objects = nil
	if t == nil {
		d.add(look.NewProse("选中一行，这里显示它的全部内容。", 14, 20, false, d.w.look.Text3()).Within(paneText))
	} else {
		d.fill(t)
	}
	d.body.Refresh()
	d.roll.Refresh()
}

// update shows the values that the ledger has now round the one that is being changed.
func (d *detail) update(t *ledger.Task) {
	if t == d.task {
		return
	}
	d.task = t
	for _, b := range d.boxes {
		b.update(t)
	}
	d.readPast(t)
}

func (d *detail) add(o fyne.CanvasObject) { d.body.Add(o) }

func (d *detail) fill(t *ledger.Task) {
	l := d.w.book.Ledger()
	a := l.Annex(t.Annex)
	close := d.w.look.Tool("x", "", d.w.toggleDetail)
	name := "任务 " + l.RowName(t)
	if a != nil && a.Kind == ledger.Practical {
		name = "实事 " + l.RowName(t)
	}
	d.add(container.New(look.Line(4), look.Words(name, 16, true, d.w.look.Text()), look.NewSpring(), close))
	d.place(l, a, t)
	if a != nil {
		for _, c := range d.w.sheetDesk().ColumnsOf(a) {
			d.field(t, c.Field)
		}
	}
	d.year(l, t)
	d.doubts(l, t)
	d.add(d.past)
	d.readPast(t)
}

// field is one value of the row, to be changed where it stands.
func (d *detail) field(t *ledger.Task, f ledger.Field) {
	if f == ledger.FieldNo || f == ledger.FieldSub || f == ledger.FieldPersons {
		return // the heading says the number; persons stand with their units
	}
	if f == ledger.FieldLead {
		f = ledger.FieldLeadCell
	}
	box := newFieldBox(d, t, f)
	d.boxes = append(d.boxes, box)
	d.add(box)
}

// place says which annex and section the row is from.
func (d *detail) place(l *ledger.Ledger, a *ledger.Annex, t *ledger.Task) {
	if a == nil {
		return
	}
	where := fmt.Sprintf("%d年%s", a.Year, a.Name())
	if s := l.Value(t, ledger.FieldSection); s != "" {
		where += "　" + s
	}
	d.add(look.NewProse(where, 12, 16, false, d.w.look.Text2()).Within(paneText))
}

// doubts are what the import could not decide about the row, with what was taken until somebody answers.
func (d *detail) doubts(l *ledger.Ledger, t *ledger.Task) {
	first := true
	for _, x := range l.Doubts() {
		if x.Task != t.ID || x.Answer != "" {
			continue
		}
		if first {
			d.add(look.Rule(d.w.look.Line(), false))
			d.add(container.New(look.Line(6), d.w.look.Sign("doubt", d.w.look.Text()), look.Words("存疑", 14, true, d.w.look.Text())))
			first = false
		}
		d.add(look.NewProse(x.Text, 12, 16, false, d.w.look.Text2()).Within(paneText))
		d.add(look.NewProse("暂按“"+x.Default+"”处理。", 12, 16, false, d.w.look.Text2()).Within(paneText))
	}
}
