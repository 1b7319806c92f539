package ui

import (
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
)

// status is the bar at the bottom: what is selected, what was just done, where the ledger lies.
type status struct {
	w       *Window
	strip   fyne.CanvasObject
	summary *canvas.Text
	message *canvas.Text
	saved   *canvas.Text
	clerk   *canvas.Text
	place   *canvas.Text
	zoom    *canvas.Text
	row     *fyne.Container
	fading  func() // stops what waits to take the message away
}

func newStatus(w *Window) *status {
	small := func() *canvas.Text { return look.Words("", 12, false, w.look.Text2()) }
	s := &status{w: w, summary: small(), message: small(), saved: small(), clerk: small(), place: small(), zoom: small()}
	s.message.Color = w.look.Accent()
	s.row = container.New(look.Line(16), s.summary, s.message, look.NewSpring(), s.saved, s.clerk, s.place, s.zoom)
	s.strip = container.New(look.Fixed(0, 28), container.New(look.Inset(0, 12, 0, 12), s.row))
	s.kept(true)
	return s
}

// refresh counts again.
func (s *status) refresh() {
	if s.w.screen != nil {
		s.summary.Text = s.w.screen.Summary()
	}
	s.clerk.Text = "经办人 " + s.w.clerk()
	if s.w.clerk() == "" {
		s.clerk.Text = "经办人未填写"
	}
	s.zoom.Text = ""
	if s.w.screen == nil || s.w.screen.Table() != nil {
		s.zoom.Text = fmt.Sprintf("%.0f%%", 100*s.w.zoom()) // of tables alone
	}
	s.fit()
}

// fit shows as much of the ledger's place as the rest leaves room for: the whole path, the file's name, nothing.
func (s *status) fit() {
	path := absolute(s.w.book.Path())
	for _, text := range []string{path, filepath.Base(path), ""} {
		s.place.Text = text
		if room := s.row.Size().Width; room == 0 || s.row.MinSize().Width <= room {
			break
		}
	}
	s.row.Refresh()
}

// reading is how long a message stands.
const reading = 12 * time.Second

// say tells in a few words what was just done or refused; after a while it is gone.
func (s *status) say(text string) {
	s.message.Text = text
	s.fit()
	if s.fading != nil {
		s.fading()
	}
	if text == "" {
		return
	}
	s.fading = s.w.world.After(reading, func() {
		if s.message.Text == text {
			s.say("")
		}
	})
}

// kept tells whether everything that was typed is in the file.
func (s *status) kept(yes bool) {
	s.saved.Text = "✓ 已保存"
	if !yes {
		s.saved.Text = "… 正在保存"
	}
	s.fit()
}
