package taskform

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/ui/look"
)

// tickRow is one thing that can be ticked.
type tickRow struct {
	key    string
	no     string // in front, bold
	text   string
	tag    string // small framed word behind the number
	note   string // second line, small
	full   string // what stands below the list while the row is the current one
	on     bool
	locked bool
}

// ticks is a list of things to tick, by mouse or by keys: arrows move, the space bar ticks, Ctrl+A ticks all. Only the rows in
// view are made.
type ticks struct {
	widget.List
	look    *look.Look
	focus   func(fyne.Focusable)
	rows    []tickRow
	at      int
	noWide  float32
	lines   int // of a row, 1 or 2
	focused bool
	changed func()
	moved   func()
}

// The heights of a row of one line and of two, and its margin.
const (
	tickHigh  = 28
	tickHigh2 = 46
	tickPad   = 8
	tickStep  = tickHigh + 4 // from one row to the next, as Fyne's list sets them
)

func newTicks(d *Desk, rows []tickRow) *ticks {
	x := &ticks{look: d.Look, focus: d.Host.Focus, changed: func() {}, moved: func() {}}
	x.HideSeparators = true
	x.Length = func() int { return len(x.rows) }
	x.CreateItem = func() fyne.CanvasObject { return newTickCell(x) }
	x.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) { o.(*tickCell).show(id) }
	x.OnSelected = func(id widget.ListItemID) {
		x.UnselectAll()
		x.move(id)
		x.toggle()
	}
	x.ExtendBaseWidget(x)
	x.fill(rows)
	return x
}

// fill lists other rows.
func (x *ticks) fill(rows []tickRow) {
	x.rows, x.lines, x.noWide = rows, 1, 0
	x.at = max(0, min(x.at, len(rows)-1))
	for _, r := range rows {
		if r.note != "" {
			x.lines = 2
		}
		if r.no != "" {
			x.noWide = max(x.noWide, look.Words(r.no, 14, true, color.Black).MinSize().Width+12)
		}
	}
	x.Refresh()
	x.changed()
	x.moved()
}

// current is the row that the keys are on; nil where there is none.
func (x *ticks) current() *tickRow {
	if x.at < 0 || x.at >= len(x.rows) {
		return nil
	}
	return &x.rows[x.at]
}

// ticked are the keys of the rows that are ticked, in order.
func (x *ticks) ticked() []string {
	var out []string
	for _, r := range x.rows {
		if r.on {
			out = append(out, r.key)
		}
	}
	return out
}

// all ticks every row that can be, or none.
func (x *ticks) all(on bool) {
	for i := range x.rows {
		if !x.rows[i].locked {
			x.rows[i].on = on
		}
	}
	x.Refresh()
	x.changed()
}

func (x *ticks) toggle() {
	if r := x.current(); r != nil && !r.locked {
		r.on = !r.on
		x.RefreshItem(x.at)
		x.changed()
	}
}

func (x *ticks) move(to int) {
	to = max(0, min(to, len(x.rows)-1))
	if len(x.rows) == 0 {
		return
	}
	old := x.at
	x.at = to
	x.ScrollTo(to)
	x.RefreshItem(old)
	x.RefreshItem(to)
	x.moved()
}

// TypedKey moves; what is none of the list's goes to the dialog.
func (x *ticks) TypedKey(k *fyne.KeyEvent) {
	page := max(1, int(x.Size().Height/x.rowHigh())-1)
	switch k.Name {
	case fyne.KeyUp:
		x.move(x.at - 1)
	case fyne.KeyDown:
		x.move(x.at + 1)
	case fyne.KeyPageUp:
		x.move(x.at - page)
	case fyne.KeyPageDown:
		x.move(x.at + page)
	case fyne.KeyHome:
		x.move(0)
	case fyne.KeyEnd:
		x.move(len(x.rows) - 1)
	case fyne.KeySpace: // its rune ticks
	default:
		x.look.Keys(k)
	}
}

// TypedRune ticks by the space bar.
func (x *ticks) TypedRune(r rune) {
	if r == ' ' {
		x.toggle()
	}
}

// TypedShortcut ticks all by Ctrl+A, or none where all are ticked.
func (x *ticks) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok {
		can := 0
		for _, r := range x.rows {
			if !r.locked {
				can++
			}
		}
		x.all(len(x.ticked()) < can)
	}
}

// FocusGained shows where the keys are.
func (x *ticks) FocusGained() {
	x.focused = true
	x.RefreshItem(x.at)
}

// FocusLost hides it.
func (x *ticks) FocusLost() {
	x.focused = false
	x.RefreshItem(x.at)
}

func (x *ticks) rowHigh() float32 {
	if x.lines == 2 {
		return tickHigh2
	}
	return tickHigh
}

// tickCell shows one row.
type tickCell struct {
	widget.BaseWidget
	list *ticks
	ring *canvas.Rectangle
	box  *fyne.Container
}

func newTickCell(list *ticks) *tickCell {
	c := &tickCell{list: list, ring: canvas.NewRectangle(color.Transparent), box: container.NewStack()}
	c.ring.CornerRadius = 4
	c.ExtendBaseWidget(c)
	return c
}

// MinSize is that of every row of the list.
func (c *tickCell) MinSize() fyne.Size { return fyne.NewSize(60, c.list.rowHigh()) }

// CreateRenderer belongs to Fyne.
func (c *tickCell) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(c.ring, c.box))
}

func (c *tickCell) show(at int) {
	if at < 0 || at >= len(c.list.rows) {
		return
	}
	r, l := &c.list.rows[at], c.list.look
	text, left := l.Text(), float32(tickPad+16+10)
	if r.locked {
		text = l.Text3()
	}
	parts := []fyne.CanvasObject{sign(l, r.on, r.locked)}
	if c.list.noWide > 0 {
		parts = append(parts, container.New(look.Fixed(c.list.noWide, 20), look.Words(r.no, 14, true, text)))
		left += c.list.noWide + 10
	}
	if r.tag != "" {
		t := tag(l, r.tag)
		parts = append(parts, t)
		left += t.MinSize().Width + 10
	}
	const bar = 16 // the scroll bar, and a little air
	wide := c.list.Size().Width - bar
	first := container.New(look.Line(10), append(parts, look.Clipped(r.text, 14, text, max(wide-left, 60)))...)
	lines := []fyne.CanvasObject{container.New(look.Fixed(0, 20), first)}
	if r.note != "" {
		indent := 26 + c.list.noWide
		if c.list.noWide > 0 {
			indent += 10
		}
		note := look.Clipped(r.note, 12, l.Text2(), max(wide-indent-tickPad, 60))
		lines = append(lines, container.New(look.Inset(0, 0, 0, indent), note))
	}
	c.ring.StrokeColor, c.ring.StrokeWidth, c.ring.FillColor = color.Transparent, 0, color.Transparent
	if at == c.list.at && c.list.focused {
		c.ring.StrokeColor, c.ring.StrokeWidth, c.ring.FillColor = l.Accent(), 2, l.Palette().Range
	}
	c.box.Objects = []fyne.CanvasObject{container.New(look.Inset(4, tickPad, 2, tickPad), container.New(look.Stack(0), lines...))}
	c.ring.Refresh()
	c.box.Refresh()
}

// sign is a box that is ticked or not.
func sign(l *look.Look, on, locked bool) fyne.CanvasObject {
	r := canvas.NewRectangle(l.Surface())
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = l.Control(), 1, 3
	if locked {
		r.FillColor, r.StrokeColor = l.Background(), l.Line()
	}
	box := container.New(look.Fixed(16, 16), r)
	if on {
		r.FillColor, r.StrokeColor = l.Accent(), l.Accent()
		box.Add(l.Picture("check", 14, l.OnAccent()))
	}
	return box
}

// tag is a small framed word.
func tag(l *look.Look, word string) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = l.Line2(), 1, 4
	return container.New(look.Fixed(0, 18), container.NewStack(r, container.New(look.Inset(0, 5, 0, 5), look.Words(word, 12, false, l.Text2()))))
}

// boxed is the list in a frame, as high as its rows need and at most high.
func (f *form) boxed(x *ticks, high float32) fyne.CanvasObject {
	const fewest = 3
	need := float32(max(len(x.rows), fewest)) * (x.rowHigh() + tickStep - tickHigh)
	if len(x.rows) == 0 {
		need = high
	}
	return look.Framed(f.d.Look, container.New(look.Inset(4, 2, 2, 2), container.New(look.Fixed(0, min(high, need)), x)))
}

// ticking is the list with what stands round it: how many are ticked, the buttons for all and none, and the whole text of the
// current row.
func (f *form) ticking(x *ticks, what string, high float32) fyne.CanvasObject {
	const fullLines = 2
	l := f.d.Look
	count := look.Words("", 14, false, l.Text())
	full := look.NewProse("", 12, 18, false, l.Text2()).Within(f.wide)
	changed, moved := x.changed, x.moved
	x.changed = func() {
		count.Text = fmt.Sprintf("%s　已勾 %d 项，共 %d 项", what, len(x.ticked()), len(x.rows))
		count.Refresh()
		changed()
	}
	x.moved = func() {
		text := ""
		if r := x.current(); r != nil {
			text = r.full
		}
		full.SetText(look.Clipped(text, 12, l.Text2(), f.wide*fullLines-24).Text)
		moved()
	}
	x.changed()
	x.moved()
	head := container.New(look.Line(8), count, look.NewSpring(), l.Button("", "全选 Ctrl+A", func() { x.all(true) }), l.Button("", "全不选", func() { x.all(false) }))
	parts := []fyne.CanvasObject{head, f.boxed(x, high)}
	for _, r := range x.rows {
		if r.full != "" {
			return container.New(look.Stack(4), append(parts, container.New(look.Fixed(0, fullLines*18), full))...)
		}
	}
	return container.New(look.Stack(4), parts...)
}
