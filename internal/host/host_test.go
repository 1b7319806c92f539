package host

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestDisplaysAreReadAsX11WritesThem(t *testing.T) {
	for in, want := range map[string][2]string{
		":0": {"unix", "/tmp/.X11-unix/X0"}, ":99.0": {"unix", "/tmp/.X11-unix/X99"}, "unix:1": {"unix", "/tmp/.X11-unix/X1"},
		"localhost:10.0": {"tcp", "localhost:6010"}, "[::1]:2": {"tcp", "[::1]:6002"}, "": {}, "abc": {}, ":x": {}, ":": {}, "h:99999": {},
	} {
		network, address, ok := xServer(in)
		if network != want[0] || address != want[1] || ok != (want[0] != "") {
			t.Errorf("%q: got %s %s %v", in, network, address, ok)
		}
	}
}

func TestADisplayThatAnswersToNobodyIsNone(t *testing.T) {
	if runtime.GOOS != "linux" {
		return
	}
	t.Setenv("DISPLAY", ":54321")
	if err := Display(); !errors.Is(err, ErrNoDisplay) {
		t.Errorf("got %v", err)
	}
}

// fake puts a command of that name on the PATH that notes what it was called with.
func fake(t *testing.T, dir, name, then string) string {
	t.Helper()
	note := filepath.Join(dir, name+".note")
	script := "#!/bin/sh\nprintf '%s' \"$1\" > '" + note + "'\n" + then + "\n"
	if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return note
}

func eventually(t *testing.T, file, want string) {
	t.Helper()
	var got []byte
	for range 200 {
		if got, _ = os.ReadFile(file); string(got) == want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%s: got %q, want %q", filepath.Base(file), got, want)
}

func TestPrintingGoesToLpAndElseToTheViewer(t *testing.T) {
	if runtime.GOOS != "linux" {
		return
	}
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	if _, err := Print("a.pdf"); !errors.Is(err, ErrNoViewer) {
		t.Errorf("with nothing: %v", err)
	}
	fake(t, dir, "xdg-open", "exit 3") // there, but with no program for PDF
	if _, err := Print("b.pdf"); !errors.Is(err, ErrNoViewer) {
		t.Errorf("with a viewer that cannot: %v", err)
	}
	viewer := fake(t, dir, "xdg-open", "")
	if way, err := Print("b.pdf"); err != nil || way != Shown {
		t.Errorf("with a viewer: %v %v", way, err)
	}
	eventually(t, viewer, "b.pdf")
	lp := fake(t, dir, "lp", "exit 0")
	if way, err := Print("c.pdf"); err != nil || way != Printed {
		t.Errorf("with lp: %v %v", way, err)
	}
	eventually(t, lp, "c.pdf")
	fake(t, dir, "lp", "exit 1") // lp without any printer
	if way, err := Print("d.pdf"); err != nil || way != Shown {
		t.Errorf("with a broken lp: %v %v", way, err)
	}
}
