package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// valueList lists the values of a filter box. By keyboard the arrows move in it and Space ticks; Enter and Esc are the box's.
type valueList struct {
	widget.List
	b *filterBox
}

func newValueList(b *filterBox) *valueList {
	v := &valueList{b: b}
	v.Length = func() int { return len(b.listed) }
	v.CreateItem = func() fyne.CanvasObject { return newValueRow(b) }
	v.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*valueRow).show(b.values[b.listed[i]]) }
	v.OnSelected = v.tick
	v.ExtendBaseWidget(v)
	return v
}

// tick changes a value's tick; nothing stays selected.
func (v *valueList) tick(i widget.ListItemID) {
	x := v.b.values[v.b.listed[i]].Value
	v.b.ticked[x] = !v.b.ticked[x]
	v.Unselect(i)
	v.b.summarise()
}

// TypedKey takes a key.
func (v *valueList) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		v.b.take()
	case fyne.KeyEscape:
		v.b.hide()
	default:
		v.List.TypedKey(k)
	}
}
