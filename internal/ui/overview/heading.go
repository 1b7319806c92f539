package overview

import "fyne.io/fyne/v2"

// heading puts the page's name at the left and what can be done with it at the right, under each other in a narrow window.
type heading struct{ width float32 }

// headHeight is how high one line of the heading is.
const headHeight = 36

func (h *heading) narrow(os []fyne.CanvasObject) bool {
	return h.width > 0 && os[0].MinSize().Width+gap+os[1].MinSize().Width > h.width-2*margin
}

// MinSize belongs to Fyne.
func (h *heading) MinSize(os []fyne.CanvasObject) fyne.Size {
	if h.narrow(os) {
		return fyne.NewSize(0, 2*headHeight)
	}
	return fyne.NewSize(0, headHeight)
}

// Layout belongs to Fyne.
func (h *heading) Layout(os []fyne.CanvasObject, s fyne.Size) {
	h.width = s.Width
	left, right := os[0].MinSize(), os[1].MinSize()
	os[0].Resize(left)
	os[0].Move(fyne.NewPos(margin, (headHeight-left.Height)/2))
	os[1].Resize(right)
	at := fyne.NewPos(s.Width-margin-right.Width, (headHeight-right.Height)/2)
	if h.narrow(os) {
		at = fyne.NewPos(margin, headHeight+(headHeight-right.Height)/2)
	}
	os[1].Move(at)
}
