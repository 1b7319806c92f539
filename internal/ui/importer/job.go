package importer

import (
	"context"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ui/look"
)

// job is something that takes time: the bottom line says what is done and how much is left, and offers to stop it.
type job struct {
	ctx      context.Context
	stop     context.CancelFunc
	progress *app.Progress
	stopped  bool

	text *canvas.Text
	bar  *bar
	quit *look.Press
}

// glances is how long it takes until the bottom line is brought up to date.
const glances = 100 * time.Millisecond

// begin starts a job; nothing else can be done meanwhile.
func (w *Wizard) begin() *job {
	l := w.desk.Look
	j := &job{progress: &app.Progress{}, text: look.Words("", 14, false, l.Accent()), bar: newBar(l.Accent(), l.Line2())}
	ctx, cancel := context.WithCancel(context.Background())
	j.ctx, j.stop = app.WithProgress(ctx, j.progress), cancel
	j.quit = l.TallButton("取消", w.stop)
	w.job, w.wrong = j, ""
	w.refresh()
	w.glance(j)
	return j
}

// end is for when it is done, or has failed.
func (w *Wizard) end(j *job) {
	j.stop()
	w.job = nil
}

// work does something that takes time; then is told how it ended.
func (w *Wizard) work(do func(context.Context, *app.Progress) error, then func(error)) {
	if w.job != nil {
		return
	}
	j := w.begin()
	w.desk.Run(func() error { return do(j.ctx, j.progress) }, func(err error) {
		w.end(j)
		then(err)
	})
}

// told shows the page after work on it, and what went wrong.
func (w *Wizard) told(err error) {
	if err != nil {
		w.wrong = w.desk.Say(err)
	}
	w.refresh()
}

// glance brings the bottom line up to date, again and again as long as the job lasts.
func (w *Wizard) glance(j *job) {
	if w.job != j {
		return
	}
	j.show()
	w.desk.Host.After(glances, func() { w.glance(j) })
}

// show says how far the job is.
func (j *job) show() {
	text := j.progress.Text()
	if j.stopped && !j.progress.Final() {
		text = "正在取消…"
	}
	j.text.Text = look.Clipped(text, 14, color.Black, saidWidth).Text
	j.text.Refresh()
	j.bar.part = float32(j.progress.Part())
	j.bar.Refresh()
	if j.progress.Final() && !j.quit.Disabled() {
		j.quit.Disable()
	}
}

// stop ends what is being done, as long as it can be.
func (w *Wizard) stop() {
	if j := w.job; j != nil && !j.progress.Final() {
		j.stopped = true
		j.stop()
		j.show()
	}
}

// saidWidth is how wide the text at the bottom is at most.
const saidWidth = 520

// line is the job at the bottom: what is done above how far it is.
func (j *job) line() fyne.CanvasObject {
	return container.New(look.Fixed(saidWidth, 0), container.New(look.Stack(4), j.text, container.New(look.Fixed(0, 4), j.bar.content)))
}

// bar is filled from the left as far as the work is.
type bar struct {
	part    float32
	done    *canvas.Rectangle
	content *fyne.Container
}

func newBar(done, left color.Color) *bar {
	b := &bar{done: canvas.NewRectangle(done)}
	rest := canvas.NewRectangle(left)
	b.done.CornerRadius, rest.CornerRadius = 2, 2
	b.content = container.New(b, rest, b.done)
	return b
}

// Refresh draws it as long as it is now.
func (b *bar) Refresh() { b.Layout(b.content.Objects, b.content.Size()) }

// MinSize belongs to Fyne.
func (b *bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 4) }

// Layout belongs to Fyne.
func (b *bar) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(s)
	os[1].Resize(fyne.NewSize(s.Width*b.part, s.Height))
}
