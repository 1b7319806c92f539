package look

import "fyne.io/fyne/v2"

// Beside puts the second thing to the right of the first, which has a width of its own, both from the top.
func Beside(left float32) fyne.Layout { return beside{left} }

type beside struct{ left float32 }

// MinSize belongs to Fyne.
func (b beside) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.left, max(os[0].MinSize().Height, os[1].MinSize().Height))
}

// Layout belongs to Fyne.
func (b beside) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(fyne.NewSize(b.left-8, s.Height))
	os[0].Move(fyne.Position{})
	os[1].Resize(fyne.NewSize(s.Width-b.left, s.Height))
	os[1].Move(fyne.NewPos(b.left, 0))
}
