package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// scrolled is a page that is longer than the window; it stays where it was when it is built anew.
func (w *Wizard) scrolled(content fyne.CanvasObject) fyne.CanvasObject {
	s := container.NewVScroll(content)
	if w.long != nil && w.longStep == w.step {
		s.Offset = w.long.Offset
	}
	w.long, w.longStep = s, w.step
	return s
}

// scroll goes a page up or down.
func (w *Wizard) scroll(pages float32) {
	if s := w.long; s != nil {
		w.scrollTo(s.Offset.Y + pages*0.9*s.Size().Height)
	}
}

func (w *Wizard) scrollTo(y float32) {
	s := w.long
	s.ScrollToOffset(fyne.NewPos(0, max(0, min(y, s.Content.MinSize().Height-s.Size().Height))))
}

// reveal brings what has the keys into view.
func (w *Wizard) reveal(o fyne.CanvasObject) {
	s := w.long
	if s == nil {
		return
	}
	const margin = 8
	top := w.desk.Host.Position(o).Y - w.desk.Host.Position(s.Content).Y
	switch end := top + o.Size().Height; {
	case top-margin < s.Offset.Y:
		w.scrollTo(top - margin)
	case end+margin > s.Offset.Y+s.Size().Height:
		w.scrollTo(end + margin - s.Size().Height)
	}
}
