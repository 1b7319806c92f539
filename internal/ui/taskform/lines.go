package taskform

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
)

// lines are rows of fields of one height, in a frame that scrolls to the row with the keys.
type lines struct {
	rows []fyne.CanvasObject
	box  *fyne.Container
	roll *container.Scroll
}

const lineGap = 4

func newLines() *lines {
	x := &lines{box: container.New(look.Stack(lineGap))}
	x.roll = container.NewVScroll(container.New(look.Inset(lineGap, 14, lineGap, 6), x.box))
	return x
}

// framed is the frame with room for so many rows.
func (x *lines) framed(l *look.Look, rows int) fyne.CanvasObject {
	return look.Framed(l, container.New(look.Inset(1, 1, 1, 1), container.New(look.Fixed(0, float32(rows)*(fieldHigh+lineGap)+lineGap), x.roll)))
}

func (x *lines) add(row fyne.CanvasObject) {
	x.rows = append(x.rows, row)
	x.show()
}

func (x *lines) remove(row fyne.CanvasObject) {
	x.rows = slices.DeleteFunc(x.rows, func(o fyne.CanvasObject) bool { return o == row })
	x.show()
}

func (x *lines) show() {
	x.box.Objects = slices.Clone(x.rows)
	x.box.Refresh()
	x.roll.Refresh()
}

// follow brings a row into view while one of its fields has the keys.
func (x *lines) follow(row fyne.CanvasObject, fields ...*look.Field) {
	for _, f := range fields {
		f.Focus = func(gained bool) {
			if gained {
				x.reveal(row)
			}
		}
	}
}

func (x *lines) reveal(row fyne.CanvasObject) {
	top := float32(slices.Index(x.rows, row))*(fieldHigh+lineGap) + lineGap
	bottom, high := top+fieldHigh, x.roll.Size().Height
	at := x.roll.Offset.Y
	switch {
	case high <= 0:
	case top < at:
		at = top - lineGap
	case bottom > at+high:
		at = bottom + lineGap - high
	}
	if at != x.roll.Offset.Y {
		x.roll.ScrollToOffset(fyne.NewPos(0, at))
	}
}
