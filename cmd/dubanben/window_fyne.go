//go:build !batch

package main

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2/app"

	"dubanben/internal/batch"
	"dubanben/internal/host"
	_ "dubanben/internal/locale" // must be set up before Fyne
	"dubanben/internal/ui"
)

// window opens the window and returns when it is closed.
func window(s batch.Start) error {
	if err := host.Display(); err != nil {
		return batch.ErrNoDisplay
	}
	a := app.NewWithID("cn.dubanben")
	end := newEnding(a)
	w, err := ui.New(ui.World{App: a, Now: time.Now, Do: end.do, After: end.after, Quit: end.quit, Rand: rand.Reader, Clerk: clerk(), DataDir: dataDir()})
	if err != nil {
		return err
	}
	w.Open(ui.Start{Ledger: s.Ledger, Sample: s.Sample})
	return end.run(w)
}

// dataDir is where ledgers lie that nobody chose a place for: beside the person's other data, never beside the program.
func dataDir() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	switch {
	case runtime.GOOS == "windows" && os.Getenv("APPDATA") != "":
		return filepath.Join(os.Getenv("APPDATA"), "督办本")
	case os.Getenv("XDG_DATA_HOME") != "":
		return filepath.Join(os.Getenv("XDG_DATA_HOME"), "dubanben")
	}
	return filepath.Join(home, ".local", "share", "dubanben")
}
