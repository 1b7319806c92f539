// Package host is the machine the program runs on: its printers, its viewers, its display.
package host

import (
	"errors"
	"os/exec"
	"runtime"
	"time"
)

// Way is how a file reached the person.
type Way int

// The ways.
const (
	Printed Way = iota + 1 // it went to the printer
	Shown                  // the system's viewer opened it
)

// ErrNoViewer says that the machine has neither a printer command nor a viewer.
var ErrNoViewer = errors.New("host: neither lp nor a viewer for PDF")

// Print hands a PDF to the printer through lp; where there is none, or it takes nothing, to the system's viewer.
func Print(path string) (Way, error) {
	if runtime.GOOS != "windows" {
		if lp, err := exec.LookPath("lp"); err == nil && exec.Command(lp, path).Run() == nil {
			return Printed, nil
		}
	}
	if err := Show(path); err != nil {
		return 0, err
	}
	return Shown, nil
}

// settling is how long a viewer may take to say that it cannot; one that still runs then has the file open.
const settling = 3 * time.Second

// Show opens a file in the program that the system has for it, and does not wait for the person to close it.
func Show(path string) error {
	for _, c := range viewers(runtime.GOOS) {
		name, err := exec.LookPath(c[0])
		if err != nil {
			continue
		}
		cmd := exec.Command(name, append(c[1:], path)...)
		if err := cmd.Start(); err != nil {
			continue
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case err := <-ended:
			if err == nil {
				return nil
			}
		case <-time.After(settling):
			return nil
		}
	}
	return ErrNoViewer
}

// viewers are the commands that open a file, the best first.
func viewers(system string) [][]string {
	switch system {
	case "windows":
		return [][]string{{"rundll32", "url.dll,FileProtocolHandler"}}
	case "darwin":
		return [][]string{{"open"}}
	}
	return [][]string{{"xdg-open"}, {"gio", "open"}, {"evince"}, {"okular"}, {"atril"}, {"wps"}}
}
