package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// fieldBox is one value in the detail pane: a label with its text, and in its place an editor while it is changed. An edit
// here changes this row alone, whatever is merged in the table.
type fieldBox struct {
	widget.BaseWidget
	d     *detail
	task  ledger.ID
	field ledger.Field
	old   string // as it stands in the ledger
	began string // what the open editor began with

	back    *canvas.Rectangle
	body    *fyne.Container
	wrong   *look.Prose
	text    *look.Field // open, for plain text
	names   grid.Editor // open, for names
	hovered bool
	focused bool
}

func newFieldBox(d *detail, t *ledger.Task, f ledger.Field) *fieldBox {
	b := &fieldBox{d: d, task: t.ID, field: f, old: d.w.book.Ledger().Value(t, f), back: canvas.NewRectangle(color.Transparent)}
	b.back.CornerRadius = 4
	b.body = container.New(look.Stack(2))
	b.wrong = look.NewProse("", 12, 16, false, d.w.look.Error()).Within(paneText)
	b.ExtendBaseWidget(b)
	b.rest()
	return b
}

// long says whether the value stands under its label, for it may be long.
func (b *fieldBox) long() bool {
	base, _ := b.field.Split()
	switch base {
	case ledger.FieldText, ledger.FieldProgress, ledger.FieldTargets, ledger.FieldExtra, ledger.FieldMatter:
		return true
	}
	return false
}

// rest shows the value.
func (b *fieldBox) rest() {
	l := b.d.w.look
	text, ink := b.old, l.Text()
	if text == "" {
		text, ink = "（空）", l.Text3()
	}
	width := float32(paneText)
	if !b.long() {
		width -= labelWidth + 8
	}
	b.lay(look.NewProse(text, 14, 20, b.field == ledger.FieldMatter, ink).Within(width))
}

// lay puts the label beside or over what is given.
func (b *fieldBox) lay(o fyne.CanvasObject) {
	l := b.d.w.look
	label := look.NewProse(shortName(b.field), 14, 20, false, l.Text2())
	b.body.Objects = nil
	switch {
	case b.field == ledger.FieldText:
		b.body.Add(o)
	case b.long() || b.names != nil: // a list of names needs the pane's width
		b.body.Add(look.NewProse(shortName(b.field), 12, 18, false, l.Text2()).Within(paneText))
		b.body.Add(o)
	default:
		b.body.Add(container.New(look.Beside(labelWidth+8), label.Within(labelWidth), o))
	}
	b.body.Refresh()
	b.d.body.Refresh()
}

// shortName is the field's name as the narrow pane has room for it.
func shortName(f ledger.Field) string {
	switch f {
	case ledger.FieldLeadCell:
		return "牵头"
	case ledger.FieldRelated:
		return "相关"
	}
	return f.Name()
}

// edit opens the editor that the table has for the field, or a field of text.
func (b *fieldBox) edit() {
	d := b.d
	if d.open == b {
		return
	}
	if d.open != nil {
		d.open.keep()
	}
	if d.w.modal() { // what was typed is being asked about
		return
	}
	d.w.settled(func() {
		d.open, b.began = b, b.old
		if b.names = d.w.sheetDesk().Editor(b.field); b.names != nil {
			b.editNames()
		} else {
			b.editText()
		}
	})
}

func (b *fieldBox) editText() {
	lines := 1
	if b.long() || len(b.old) > 30 {
		lines = 3
	}
	f := look.NewField(b.d.w.look, b.old, "", max(lines, 2))
	f.GrowTo(14)
	b.text = f
	f.Area.OnHeight = func() { b.resized() }
	f.Enter, f.Escape = b.keep, b.drop
	f.ReturnKeeps()
	f.OnTab(func(back bool) { b.next(back) })
	f.Focus = func(gained bool) { b.left(gained) }
	f.Shortcut = b.d.w.fromField
	b.lay(f)
	f.Area.CaretToEnd()
	b.d.w.host.Focus(f.Area)
}

func (b *fieldBox) editNames() {
	e := b.names
	frame := look.Framed(b.d.w.look, e)
	clip := container.NewClip(e.Drop())
	clip.ExtendBaseWidget(clip) // else it does not lay its list out before it is painted
	box := container.New(look.Stack(0), frame, container.New(hanging{e.Drop()}, clip))
	b.lay(box)
	e.Open(b.opening(b.old))
	b.d.w.host.Focus(e.Focusable())
}

// opening is what the editor of names is given.
func (b *fieldBox) opening(text string) grid.Opening {
	w := b.d.w
	return grid.Opening{Text: text, Width: paneText, Changed: b.resized, Caret: w.caret, Cancel: b.drop, Shortcut: w.shortcut, Left: func() { b.left(false) },
		Keep: func(k fyne.KeyName, mod fyne.KeyModifier) {
			if k == fyne.KeyTab {
				b.next(mod&fyne.KeyModifierShift != 0)
				return
			}
			b.keep()
		}}
}

// takesKeys is what the open editor types into.
func (b *fieldBox) takesKeys() fyne.Focusable {
	if b.names != nil {
		return b.names.Focusable()
	}
	return b.text.Area
}

// resized follows an editor that needs another height.
func (b *fieldBox) resized() {
	b.body.Refresh()
	b.d.body.Refresh()
	b.d.roll.Refresh()
}

// left keeps what was typed when the person clicks elsewhere in the window.
func (b *fieldBox) left(gained bool) {
	if gained {
		return
	}
	b.d.w.host.Later(func() {
		if b.d.open == b && b.d.w.host.Focused() != b.takesKeys() && b.d.w.host.Focused() != nil {
			b.keep()
		}
	})
}

// value is what the open editor holds.
func (b *fieldBox) value() string {
	if b.names != nil {
		return b.names.Text()
	}
	return b.text.Text()
}

// keep closes the editor and makes the edit; what is refused opens again with the reason.
func (b *fieldBox) keep() {
	if b.d.open != b {
		return
	}
	typed := b.value()
	b.shut()
	if typed == b.old || typed == b.began {
		return
	}
	w := b.d.w
	if t := w.book.Ledger().Task(b.task); t != nil {
		w.sheetDesk().SetField(t, b.field, typed, func(reason string) { b.refused(typed, reason) })
	}
}

// refused opens the editor again on what was typed, with the reason under it. Where the person has gone on to another row,
// the text waits in its cell of the table.
func (b *fieldBox) refused(typed, reason string) {
	d := b.d
	if d != d.w.detail || d.task == nil || d.task.ID != b.task {
		if s := d.w.sheet(); s != nil {
			s.Refuse(b.task, b.field, typed, reason)
		}
		d.w.status.say(reason)
		return
	}
	if d.open != nil {
		d.open.keep()
	}
	b.edit()
	if b.text != nil {
		b.text.SetText(typed)
		b.text.Area.CaretToEnd()
		b.text.Wrong()
	} else if b.names != nil {
		b.names.Open(b.opening(typed))
	}
	b.wrong.SetText(reason)
	b.body.Add(b.wrong)
	b.resized()
}

// update takes the value that the ledger has now. What is open stays as it is being typed.
func (b *fieldBox) update(t *ledger.Task) {
	now := b.d.w.book.Ledger().Value(t, b.field)
	if now == b.old {
		return
	}
	if b.old = now; b.d.open != b {
		b.rest()
	}
}

// hanging gives a list in the pane the pane's width, whatever it holds; what is wider is cut off.
type hanging struct{ list fyne.CanvasObject }

// MinSize belongs to Fyne.
func (h hanging) MinSize([]fyne.CanvasObject) fyne.Size {
	if !h.list.Visible() {
		return fyne.Size{}
	}
	return fyne.NewSize(0, h.list.MinSize().Height)
}

// Layout belongs to Fyne.
func (h hanging) Layout(os []fyne.CanvasObject, s fyne.Size) { os[0].Resize(s) }

// drop closes the editor and forgets what was typed; the values may have changed while it was open.
func (b *fieldBox) drop() {
	b.shut()
	b.d.show(b.d.w.screen.Task())
}

func (b *fieldBox) shut() {
	w := b.d.w
	if b.d.open != b {
		return
	}
	b.d.open = nil
	if b.names != nil {
		b.names.Close()
	}
	b.names, b.text = nil, nil
	b.rest()
	if s := w.screen; s != nil && s.Table() != nil {
		w.host.Focus(s.Table())
	}
}

// next keeps the value and opens the one after it, or before it.
func (b *fieldBox) next(back bool) {
	boxes := b.d.boxes
	b.keep()
	for i, x := range boxes {
		if x != b {
			continue
		}
		step := 1
		if back {
			step = len(boxes) - 1
		}
		boxes[(i+step)%len(boxes)].edit()
		return
	}
}

// Tapped opens the editor.
func (b *fieldBox) Tapped(*fyne.PointEvent) { b.edit() }

// TypedKey opens the editor by keyboard; other keys are the window's.
func (b *fieldBox) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2, fyne.KeySpace:
		b.edit()
	case fyne.KeyEscape:
		b.d.w.host.Focus(b.d.w.screen.Table())
	default:
		b.d.w.key(k)
	}
}

// TypedRune opens the editor with what was typed behind the text.
func (b *fieldBox) TypedRune(r rune) {
	b.edit()
	if b.text != nil {
		b.text.Area.TypedRune(r)
	}
}

// FocusGained shows the ring.
func (b *fieldBox) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost hides it.
func (b *fieldBox) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn shows that it can be changed.
func (b *fieldBox) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is part of hovering.
func (b *fieldBox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (b *fieldBox) MouseOut() { b.hovered = false; b.Refresh() }

// CreateRenderer belongs to Fyne.
func (b *fieldBox) CreateRenderer() fyne.WidgetRenderer {
	return look.Backed(b.back, b.body, fyne.NewSize(4, 2), func() {
		l := b.d.w.look
		b.back.FillColor, b.back.StrokeColor, b.back.StrokeWidth = color.Transparent, color.Transparent, 0
		if b.hovered && b.d.open != b {
			b.back.FillColor = l.Hover()
		}
		if b.focused {
			b.back.StrokeColor, b.back.StrokeWidth = l.Accent(), 2
		}
	})
}
