package people

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// ticks is a list of tasks to tick: arrows move, the space bar ticks, Enter and Esc are the dialog's.
type ticks struct {
	widget.List
	d       *Desk
	tasks   []*ledger.Task
	on      map[ledger.ID]bool
	width   float32
	ring    *canvas.Rectangle
	count   *canvas.Text
	all     *look.Press
	turns   *canvas.Text // what it says that it does
	changed func()
}

// tickHeight is the height of a row of the list.
const tickHeight = 28

func newTicks(d *Desk, width float32, ticked bool, tasks []*ledger.Task) *ticks {
	t := &ticks{d: d, width: width, ring: canvas.NewRectangle(color.Transparent), count: look.Words("", 12, false, d.Look.Text2()), changed: func() {}}
	t.Length = func() int { return len(t.tasks) }
	t.CreateItem = func() fyne.CanvasObject { return container.New(look.Fixed(0, tickHeight)) }
	t.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { t.paint(i, o.(*fyne.Container)) }
	t.OnSelected = func(i widget.ListItemID) { t.UnselectAll(); t.turn(i) }
	t.HideSeparators = true
	t.ExtendBaseWidget(t)
	t.turns = look.Words("", 14, false, d.Look.Text())
	t.all = look.NewPress(d.Look, container.New(look.Fixed(62, 28), container.NewCenter(t.turns)), t.turnAll)
	t.ring.StrokeColor, t.ring.StrokeWidth, t.ring.CornerRadius = d.Look.Control(), 1, 4
	t.fill(tasks, ticked)
	return t
}

// fill lists other tasks.
func (t *ticks) fill(tasks []*ledger.Task, ticked bool) {
	t.tasks, t.on = tasks, map[ledger.ID]bool{}
	for _, x := range tasks {
		t.on[x.ID] = ticked
	}
	t.told()
}

// ticked are the tasks that are ticked, in their order; never nil.
func (t *ticks) ticked() []ledger.ID {
	out := []ledger.ID{}
	for _, x := range t.tasks {
		if t.on[x.ID] {
			out = append(out, x.ID)
		}
	}
	return out
}

func (t *ticks) turn(i int) {
	if i >= 0 && i < len(t.tasks) {
		id := t.tasks[i].ID
		t.on[id] = !t.on[id]
		t.told()
	}
}

// turnAll ticks all, or none where all are ticked.
func (t *ticks) turnAll() {
	on := len(t.ticked()) < len(t.tasks)
	for _, x := range t.tasks {
		t.on[x.ID] = on
	}
	t.told()
}

func (t *ticks) told() {
	t.count.Text = fmt.Sprintf("已勾选 %d 项，共 %d 项　空格勾选", len(t.ticked()), len(t.tasks))
	t.count.Refresh()
	t.turns.Text = "全选"
	if len(t.tasks) > 0 && len(t.ticked()) == len(t.tasks) {
		t.turns.Text = "全不选"
	}
	t.all.Refresh()
	t.Refresh()
	t.changed()
}

func (t *ticks) paint(i int, o *fyne.Container) {
	const box, margin = 24, 16
	l, x := t.d.Look, t.tasks[i]
	frame := canvas.NewRectangle(l.Surface())
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = l.Control(), 1, 3
	tick := fyne.CanvasObject(frame)
	if t.on[x.ID] {
		frame.FillColor, frame.StrokeColor = l.Accent(), l.Accent()
		tick = container.NewStack(frame, container.New(look.Inset(1, 1, 1, 1), l.Picture("check", 14, l.OnAccent())))
	}
	name := rowName(t.d.Ledger(), x)
	words := look.Clipped(name+"　"+x.Text, 14, l.Text(), t.width-box-2*margin)
	o.Objects = []fyne.CanvasObject{container.New(look.Inset(0, 8, 0, 8), container.New(look.Line(8), container.New(look.Fixed(16, 16), tick), words))}
	o.Refresh()
}

// panel is the list with its count, so high.
func (t *ticks) panel(height float32) fyne.CanvasObject {
	head := container.New(look.Line(8), t.count, look.NewSpring(), t.all)
	return container.New(look.Stack(4), head, container.New(look.Fixed(t.width, height), container.NewStack(t, t.ring)))
}

// FocusGained shows the ring.
func (t *ticks) FocusGained() {
	t.ring.StrokeColor, t.ring.StrokeWidth = t.d.Look.Accent(), 2
	t.ring.Refresh()
	t.List.FocusGained()
}

// FocusLost hides it.
func (t *ticks) FocusLost() {
	t.ring.StrokeColor, t.ring.StrokeWidth = t.d.Look.Control(), 1
	t.ring.Refresh()
	t.List.FocusLost()
}

// TypedKey leaves Enter, Esc and the function keys to the dialog.
func (t *ticks) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeySpace:
		t.List.TypedKey(k)
	default:
		t.d.Look.Keys(k)
	}
}

// rowName is a task's number, with its annex where that is not the first.
func rowName(l *ledger.Ledger, t *ledger.Task) string { return desk.RowName(l, t) }
