package celledit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/grid"
	"dubanben/internal/ui/look"
)

// List edits one name, chosen from a list that typing narrows.
type List struct {
	widget.BaseWidget
	look   *look.Look
	source Source
	line   *line
	box    *fyne.Container
	typed  bool // the person has typed: the list then shows what fits, before that everything
	open   bool
}

// NewList makes the editor; free says whether a text that is not offered may be kept.
func NewList(l *look.Look, source Source, free bool) *List {
	e := &List{look: l, source: source}
	e.line = newLine(l, "", "Enter 选用　Esc 放弃")
	e.line.free = free
	e.line.accept, e.line.offer = e.take, func() { e.typed = true; e.offer() }
	e.box = container.New(look.Inset(4, 6, 4, 6), e.line.area)
	e.ExtendBaseWidget(e)
	return e
}

// Hint is what the line says while nothing is typed.
func (e *List) Hint(text string) {
	e.line.hint = text
	e.line.area.SetStyle(e.line.style(1))
}

// Open begins with the cell's text and the caret at its end, or with what was typed on the closed cell. Opened once more on
// its own text it only takes the new sizes.
func (e *List) Open(o grid.Opening) {
	again := e.open && !o.Replace && o.Text == e.Text()
	e.open = true
	e.line.begin(o)
	if again {
		e.offer()
		return
	}
	e.typed = o.Replace
	if e.typed {
		e.line.area.SetText(o.Typed)
	} else {
		e.line.area.SetText(strings.ReplaceAll(o.Text, "\n", " "))
	}
	e.line.area.CaretToEnd()
	e.offer()
}

// offer lists what fits what is typed; before anything is typed it lists all and marks nothing.
func (e *List) offer() {
	text := ""
	if e.typed {
		text = strings.TrimSpace(e.line.area.Text())
	}
	e.line.choices.offer(e.source(text, nil), text != "")
	if e.line.opening.Changed != nil {
		e.line.opening.Changed()
	}
}

// take keeps a name and closes the cell.
func (e *List) take(text string, k fyne.KeyName, mod fyne.KeyModifier) {
	e.line.area.SetText(text)
	e.line.choices.offer(nil, false)
	e.line.opening.Keep(k, mod)
}

// Text is what would be kept now.
func (e *List) Text() string { return strings.TrimSpace(e.line.area.Text()) }

// Focusable is what takes the keys.
func (e *List) Focusable() fyne.Focusable { return e.line.area }

// Drop is the list below.
func (e *List) Drop() fyne.CanvasObject { return e.line.choices.whole }

// Close ends editing.
func (e *List) Close() {
	e.open = false
	e.line.choices.offer(nil, false)
}

// CreateRenderer belongs to Fyne.
func (e *List) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(look.Panel(e.look.Surface(), look.Inset(0, 0, 0, 0), e.box))
}
