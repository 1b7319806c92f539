package celledit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/grid"
	"dubanben/internal/ui/look"
)

// Chips edits a list of names, one a line in the cell's text, as chips in their order with a line to type the next one.
type Chips struct {
	widget.BaseWidget
	look   *look.Look
	source Source
	names  []string
	at     int // the chip that the keys are on, len(names) for the line
	line   *line
	flow   *fyne.Container
	open   bool
}

// NewChips makes the editor; the source offers names.
func NewChips(l *look.Look, source Source) *Chips {
	c := &Chips{look: l, source: source, flow: container.New(look.Flow(4, 4))}
	c.line = newLine(l, "", "Enter 选用　Backspace 删前一个　Esc 放弃")
	c.line.free = true
	c.line.accept, c.line.erase, c.line.offer, c.line.aside, c.line.paste = c.accept, c.erase, c.offer, c.aside, c.paste
	c.ExtendBaseWidget(c)
	return c
}

// Open begins with the cell's names; what was typed on the closed cell replaces them, as typing on a cell does. Opened once
// more on its own text it only takes the new sizes: what is half typed stays half typed.
func (c *Chips) Open(o grid.Opening) {
	again := c.open && !o.Replace && o.Text == c.Text()
	c.open = true
	c.line.begin(o)
	if again {
		c.fill()
		c.offer()
		return
	}
	c.names = nil
	if !o.Replace {
		c.names = split(o.Text)
	}
	c.at = len(c.names)
	c.line.area.SetText(o.Typed)
	c.line.area.CaretToEnd()
	c.fill()
	c.offer()
}

// split parts a text into names.
func split(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\r\n\t、，,；;", r) })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// Text is what would be kept now: the names, and what is typed and not yet a chip.
func (c *Chips) Text() string {
	return strings.Join(append(slices.Clone(c.names), split(c.line.area.Text())...), "\n")
}

// Focusable is what takes the keys.
func (c *Chips) Focusable() fyne.Focusable { return c.line.area }

// Drop is the list below.
func (c *Chips) Drop() fyne.CanvasObject { return c.line.choices.whole }

// Close ends editing.
func (c *Chips) Close() {
	c.open = false
	c.line.choices.offer(nil, false)
}

// accept makes chips of a text; Enter goes on to the next name, Tab and Ctrl+Enter keep the cell.
func (c *Chips) accept(text string, k fyne.KeyName, mod fyne.KeyModifier) {
	c.take(text)
	if k == fyne.KeyTab || k != "" && mod&fyne.KeyModifierControl != 0 {
		c.line.opening.Keep(k, mod)
	}
}

// take makes a chip of each name in the text, unless it is one already, where the keys are.
func (c *Chips) take(text string) {
	for _, n := range split(text) {
		if !slices.Contains(c.names, n) {
			c.names = slices.Insert(c.names, c.at, n)
			c.at++
		}
	}
	c.line.area.SetText("")
	c.fill()
	c.offer()
}

// paste makes chips of lines, as a copied cell has them; less than that is typed as it is.
func (c *Chips) paste(text string) bool {
	if !strings.ContainsAny(text, "\r\n\t") { // a copied cell ends with a line break
		return false
	}
	c.take(c.line.area.Text() + strings.Trim(text, "\r\n\"")) // a spreadsheet quotes a cell of several lines
	return true
}

// offer lists what fits; a text that ends with a separator is taken as it is.
func (c *Chips) offer() {
	text := c.line.area.Text()
	if rest := strings.TrimRight(text, "、，,；;"); rest != text && rest != "" {
		c.take(rest)
		return
	}
	var options []Option
	for i, o := range c.source(strings.TrimSpace(text), c.names) {
		switch {
		case !slices.Contains(c.names, o.Text):
			options = append(options, o)
		case i == 0 && initials(text): // what was meant stands there already: the next best is not it
			o.Count = "已有"
			options = append(options, o)
		}
	}
	if text == "" && c.at < len(c.names) {
		options = nil
		if name := c.names[c.at]; c.shown(name).Text != name { // too long for its chip: the list says all of it
			options = []Option{{Text: name}}
		}
	}
	c.line.choices.offer(options, text != "")
	c.changed()
}

// initials tells whether the letters are enough to mean one name: czj, not c.
func initials(text string) bool {
	const enough = 3
	return len(text) >= enough && !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 })
}

// erase takes away the chip under the keys, or the last one.
func (c *Chips) erase() {
	if len(c.names) == 0 {
		return
	}
	i := min(c.at, len(c.names)-1)
	if c.at == len(c.names) {
		c.at = i
	}
	c.drop(i)
}

func (c *Chips) drop(i int) {
	c.names = slices.Delete(c.names, i, i+1)
	if c.at > i {
		c.at--
	}
	c.at = min(c.at, len(c.names))
	c.fill()
	c.offer()
}

// aside moves among the chips while nothing is typed; with Alt the chip itself moves.
func (c *Chips) aside(k *fyne.KeyEvent) bool {
	if !c.line.area.Empty() || len(c.names) == 0 {
		return false
	}
	alt := c.look.Host.Modifiers()&fyne.KeyModifierAlt != 0
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		by := 1
		if k.Name == fyne.KeyLeft {
			by = -1
		}
		c.step(by, alt)
	case fyne.KeyHome:
		c.at = 0
	case fyne.KeyEnd:
		c.at = len(c.names)
	case fyne.KeyDelete:
		if c.at == len(c.names) {
			return false
		}
		c.drop(c.at)
		return true
	default:
		return false
	}
	c.fill()
	c.offer()
	return true
}

func (c *Chips) step(by int, carry bool) {
	to := c.at + by
	if to < 0 || to > len(c.names) {
		return
	}
	if carry {
		if c.at == len(c.names) || to == len(c.names) {
			return
		}
		c.names[c.at], c.names[to] = c.names[to], c.names[c.at]
	}
	c.at = to
}

// fill paints the chips and the line behind the one that the keys are on.
func (c *Chips) fill() {
	c.flow.Objects = nil
	for i, n := range c.names {
		c.flow.Add(newChip(c, n, i))
	}
	c.flow.Add(container.New(look.Fixed(64*c.line.opening.Zoom, 24*c.line.opening.Zoom), c.line.area))
	c.flow.Refresh()
	c.Refresh()
}

// changed tells the table that the editor may need another height.
func (c *Chips) changed() {
	if c.line.opening.Changed != nil {
		c.line.opening.Changed()
	}
}

// CreateRenderer belongs to Fyne.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(look.Panel(c.look.Surface(), look.Inset(chipsPad, chipsPad, chipsPad, chipsPad), c.flow))
}

// chip is one name with a cross. A click elsewhere on it puts the keys there.
type chip struct {
	widget.BaseWidget
	list  *Chips
	place int
	back  *canvas.Rectangle
	body  fyne.CanvasObject
	cross fyne.CanvasObject
}

func newChip(list *Chips, name string, place int) *chip {
	l, zoom := list.look, list.line.opening.Zoom
	x := &chip{list: list, place: place, back: canvas.NewRectangle(l.Soft()), cross: l.Picture("x", cross*zoom, l.Text2())}
	x.back.CornerRadius = 4
	if list.at == place {
		x.back.StrokeColor, x.back.StrokeWidth = l.Accent(), 1
	}
	x.body = container.New(look.Fixed(0, 24*zoom), container.New(look.Inset(0, chipPad, 0, chipPad), container.New(look.Line(chipGap), list.shown(name), x.cross)))
	x.ExtendBaseWidget(x)
	return x
}

// MouseDown takes the name away by its cross, or puts the keys on it.
func (x *chip) MouseDown(e *desktop.MouseEvent) {
	c := x.list
	if e.Position.X >= x.Size().Width-chipPad-chipGap-cross*c.line.opening.Zoom { // the cross with its gaps
		c.drop(x.place)
	} else {
		c.at = x.place
		c.fill()
		c.offer()
	}
	c.look.Host.Focus(c.line.area)
}

// The margins of the editor and of a chip in it.
const (
	chipsPad = 4
	chipPad  = 6
	chipGap  = 4
	cross    = 12 // at zoom 1
)

// shown is the name as its chip has room for it in the editor's width.
func (c *Chips) shown(name string) *canvas.Text {
	o := c.line.opening
	if o.Width <= 0 {
		return look.Words(name, 14*o.Zoom, false, c.look.Text())
	}
	return look.Clipped(name, 14*o.Zoom, c.look.Text(), o.Width-2*chipsPad-2*chipPad-chipGap-cross*o.Zoom-2)
}

// MouseUp is part of pressing.
func (x *chip) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer belongs to Fyne.
func (x *chip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(x.back, x.body))
}
