package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// WhatWidth is how wide the first part of a question's text is set.
const WhatWidth = 220

// Question is one thing to decide: what it is about, why it is asked, how it can be answered, side by side.
func (l *Look) Question(what []fyne.CanvasObject, why string, how fyne.CanvasObject) fyne.CanvasObject {
	const whyWidth = 330
	reason := NewProse(why, 14, 20, false, l.Text2()).Within(whyWidth)
	return container.New(Inset(12, 0, 12, 0), container.New(question{}, container.New(Stack(4), what...), reason, how))
}

// question gives what, why and how their shares of the width.
type question struct{}

// MinSize belongs to Fyne.
func (question) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	for _, o := range os {
		s.Height = max(s.Height, o.MinSize().Height)
	}
	return s
}

// Layout belongs to Fyne.
func (question) Layout(os []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	for i, width := range []float32{s.Width * 0.24, s.Width * 0.34, s.Width * 0.42} {
		os[i].Resize(fyne.NewSize(width-20, os[i].MinSize().Height))
		os[i].Move(fyne.NewPos(x, 0))
		x += width
	}
}
