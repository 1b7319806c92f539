//go:build !batch

package main

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"dubanben/internal/ui"
)

// How long after a signal or the closing of the window Fyne's loop may go on, and how long after a signal work that was asked for
// may: whoever sends one kills before long, and every verb is whole in the ledger or not there.
const (
	loopEnds = 2 * time.Second
	workEnds = 2 * time.Second
)

// ending brings the program to its end, with the ledger released, whatever Fyne's loop does.
type ending struct {
	app     fyne.App
	signals chan os.Signal
	asked   chan struct{} // a person has closed the window
	over    chan struct{} // Fyne's loop has ended
	leaving atomic.Bool
	save    func() // writes the preferences
}

// newEnding is for an app that does not run yet. Fyne saves the preferences in an event that its ending loop may take and never
// do; then it waits for it for ever (v2.7.1, runGL in internal/driver/glfw/loop.go). So it gets no such event.
func newEnding(a fyne.App) *ending {
	e := &ending{app: a, signals: make(chan os.Signal, 1), asked: make(chan struct{}), over: make(chan struct{}), save: func() {}}
	signal.Notify(e.signals, os.Interrupt, syscall.SIGTERM)
	cycle, ok := a.Lifecycle().(interface {
		OnStopped() func()
		SetOnStoppedHookExecuted(func())
	})
	if ok {
		e.save = cycle.OnStopped()
		cycle.SetOnStoppedHookExecuted(nil)
	}
	return e
}

// do does something on Fyne's goroutine as long as there is a window: behind the loop Fyne would do it on any.
func (e *ending) do(f func()) {
	if !e.leaving.Load() {
		fyne.Do(f)
	}
}

// after is do when the time has passed; stop calls it off.
func (e *ending) after(wait time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(wait, func() { e.do(f) })
	return func() { t.Stop() }
}

// quit ends Fyne's loop. Closing the window would end it too, but the mouse must not move over a window that is closed and not
// yet destroyed: Fyne falls over it.
func (e *ending) quit() {
	if e.leaving.CompareAndSwap(false, true) {
		close(e.asked)
	}
	e.app.Driver().Quit()
}

// run shows the window until the end.
func (e *ending) run(w *ui.Window) error {
	go e.watch(w)
	w.ShowAndRun()
	close(e.over)
	e.leaving.Store(true)
	e.save()
	return w.Release()
}

// watch ends the loop at a signal, and the program where the loop does not end.
func (e *ending) watch(w *ui.Window) {
	select {
	case <-e.over:
	case <-e.asked:
	case <-e.signals:
		e.leaving.Store(true)
		fyne.Do(e.app.Driver().Quit) // Fyne listens too, but only from somewhat later on
		time.AfterFunc(loopEnds+workEnds, func() { os.Exit(0) })
	}
	select {
	case <-e.over:
	case <-time.After(loopEnds):
		e.save()
		if w.Release() != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
}
