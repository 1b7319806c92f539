// Package celledit holds the editors of cells that take more than plain text: chips for lists of names, a list for one name.
// Both filter what is offered while the person types; what is offered comes from outside.
package celledit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/ui/look"
)

// Option is one thing that is offered.
type Option struct {
	Text  string   // what is taken
	Show  string   // what is shown in place of Text; "" for Text
	Spans [][2]int // the bytes of Show that match what was typed
	Hint  string   // why it matches, small, such as c·g·z·f
	Count string   // small, at the right
}

// Source offers what fits the typed text; taken are the names that stand in the cell already.
type Source func(typed string, taken []string) []Option

// most is how many options are shown; typing one character more narrows better than scrolling.
const most = 8

// choices is the list under an editor.
type choices struct {
	look    *look.Look
	options []Option
	at      int // -1 for none
	pick    func(Option)
	rows    *fyne.Container
	whole   *fyne.Container
}

func newChoices(l *look.Look, footer string, pick func(Option)) *choices {
	c := &choices{look: l, at: -1, pick: pick, rows: container.New(look.Stack(0))}
	foot := container.New(look.Inset(4, 8, 6, 8), look.Words(footer, 12, false, l.Text2()))
	back := canvas.NewRectangle(l.Surface())
	back.StrokeColor, back.StrokeWidth, back.CornerRadius = l.Control(), 1, 4
	c.whole = container.NewStack(back, container.New(look.Inset(1, 1, 1, 1), container.New(look.Stack(0), c.rows, look.Rule(l.Line(), false), foot)))
	c.whole.Hide()
	return c
}

// offer lists the options, the first one chosen where choose says so.
func (c *choices) offer(options []Option, choose bool) {
	c.options, c.at = options[:min(len(options), most)], -1
	if choose && len(options) > 0 {
		c.at = 0
	}
	c.rows.Objects = nil
	for i, o := range c.options {
		c.rows.Add(newChoice(c, o, i))
	}
	if len(c.options) == 0 {
		c.whole.Hide()
	} else {
		c.whole.Show()
	}
	c.whole.Refresh()
}

// step moves the mark up or down, round the ends.
func (c *choices) step(by int) {
	if n := len(c.options); n > 0 {
		if c.at < 0 && by < 0 {
			c.at = 0
		}
		c.at = (c.at + by + n) % n
		c.whole.Refresh()
	}
}

// marked is the option under the mark.
func (c *choices) marked() (Option, bool) {
	if c.at < 0 || c.at >= len(c.options) || !c.whole.Visible() {
		return Option{}, false
	}
	return c.options[c.at], true
}

// choice is one option. It takes no focus: the keys stay with the editor.
type choice struct {
	widget.BaseWidget
	list    *choices
	place   int
	option  Option
	back    *canvas.Rectangle
	content fyne.CanvasObject
}

func newChoice(list *choices, o Option, place int) *choice {
	l := list.look
	text := o.Show
	if text == "" {
		text = o.Text
	}
	words := container.New(look.Line(0), emphasised(l, text, o.Spans)...)
	lines := []fyne.CanvasObject{container.New(look.Line(8), words, look.NewSpring(), look.Words(o.Count, 12, false, l.Text2()))}
	if o.Hint != "" {
		lines = append(lines, look.Words(o.Hint, 12, false, l.Text2()))
	}
	x := &choice{list: list, place: place, option: o, back: canvas.NewRectangle(color.Transparent)}
	x.content = container.New(look.Inset(4, 10, 4, 10), container.New(look.Stack(0), lines...))
	x.ExtendBaseWidget(x)
	return x
}

// emphasised is a text whose spans stand out.
func emphasised(l *look.Look, text string, spans [][2]int) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	at := 0
	put := func(to int, strong bool) {
		if to <= at || to > len(text) {
			return
		}
		c := l.Text()
		if strong {
			c = l.Accent()
		}
		out = append(out, look.Words(text[at:to], 14, strong, c))
		at = to
	}
	for _, s := range spans {
		put(s[0], false)
		put(s[1], true)
	}
	put(len(text), false)
	return out
}

// MouseDown takes the option before the press can take the focus anywhere.
func (x *choice) MouseDown(*desktop.MouseEvent) { x.list.pick(x.option) }

// MouseUp is part of pressing.
func (x *choice) MouseUp(*desktop.MouseEvent) {}

// MouseIn marks it.
func (x *choice) MouseIn(*desktop.MouseEvent) {
	x.list.at = x.place
	x.list.whole.Refresh()
}

// MouseMoved is part of hovering.
func (x *choice) MouseMoved(*desktop.MouseEvent) {}

// MouseOut leaves the mark where it is.
func (x *choice) MouseOut() {}

// CreateRenderer belongs to Fyne.
func (x *choice) CreateRenderer() fyne.WidgetRenderer {
	return look.Backed(x.back, x.content, fyne.Size{}, func() {
		x.back.FillColor = color.Transparent
		if x.list.at == x.place {
			x.back.FillColor = x.list.look.Soft()
		}
	})
}
