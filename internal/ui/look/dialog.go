package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Dialog is a sheet over the window, under which nothing takes the mouse: a title, what it is about from the same left edge
// on, buttons at the lower right.
type Dialog struct {
	pop    *widget.PopUp
	foot   *fyne.Container
	closed func()
}

// NewDialog makes one for the window's canvas.
func NewDialog(l *Look, c fyne.Canvas, title string, content fyne.CanvasObject) *Dialog {
	const side, gap = 20, 12
	d := &Dialog{foot: container.New(Line(8)), closed: func() {}}
	head := container.New(Fixed(0, 24), Words(title, 16, true, l.Text()))
	d.pop = widget.NewModalPopUp(container.New(Inset(side-4, side, side-4, side), container.New(Stack(gap), head, content, d.foot)), c)
	return d
}

// SetButtons sets the buttons, from left to right.
func (d *Dialog) SetButtons(row []fyne.CanvasObject) {
	d.foot.Objects = append([]fyne.CanvasObject{NewSpring()}, row...)
	d.foot.Refresh()
}

// SetOnClosed says what is done once it is gone.
func (d *Dialog) SetOnClosed(do func()) { d.closed = do }

// Show shows it.
func (d *Dialog) Show() { d.pop.Show() }

// Hide closes it.
func (d *Dialog) Hide() {
	if d.pop.Visible() {
		d.pop.Hide()
		d.closed()
	}
}
