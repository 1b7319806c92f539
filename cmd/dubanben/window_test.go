//go:build window

package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"dubanben/internal/ime/imetest"
)

// desk is a clerk's machine: a home of its own and a ledger with the annexes of 2020.
type desk struct {
	t       *testing.T
	program string
	env     []string
	ledger  string
}

// title is what the window with the ledger is called.
const title = "2020年督办 - 督办本"

// newDesk makes the machine; env comes before its own settings.
func newDesk(t *testing.T, env []string) *desk {
	t.Helper()
	home := t.TempDir()
	d := &desk{t: t, program: program(t), ledger: filepath.Join(home, "2020年督办.duban")}
	d.env = append(slices.Clone(env), "HOME="+home, "XDG_DATA_HOME="+home+"/data", "XDG_CONFIG_HOME="+home+"/config", "XDG_CACHE_HOME="+home+"/cache",
		"WAYLAND_DISPLAY=", "FYNE_SCALE=1", "LC_ALL=", "LANG=zh_CN.UTF-8")
	annexes := filepath.Join("..", "..", "seeds", "2020-annexes.txt")
	if code, _, complaint := d.run("import", d.ledger, annexes); code != 0 {
		t.Fatalf("import ends with %d: %s", code, complaint)
	}
	return d
}

// program is the built program; without DUBANBEN_BIN it is built here.
func program(t *testing.T) string {
	t.Helper()
	if made := os.Getenv("DUBANBEN_BIN"); made != "" {
		return made
	}
	made := filepath.Join(t.TempDir(), "dubanben")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", made, ".").CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	return made
}

// run runs a verb to its end.
func (d *desk) run(args ...string) (code int, out, complaint string) {
	d.t.Helper()
	cmd := exec.Command(d.program, args...)
	cmd.Env = d.env
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}

// texts are the tasks of 附件1 as the verb list tells them.
func (d *desk) texts() []string {
	d.t.Helper()
	code, out, complaint := d.run("list", d.ledger, "--annex", "1", "--json")
	var rows []struct{ Text string }
	if err := json.Unmarshal([]byte(out), &rows); code != 0 || err != nil || len(rows) != 93 {
		d.t.Fatalf("list ends with %d, %d rows, %v: %s", code, len(rows), err, complaint)
	}
	texts := make([]string, len(rows))
	for i, r := range rows {
		texts[i] = r.Text
	}
	return texts
}

// first waits until the first task has the text and holds that no other task has changed since before.
func (d *desk) first(text string, before []string) {
	d.t.Helper()
	imetest.Until(d.t, "the first task to be "+text, func() bool { return d.texts()[0] == text })
	if now := d.texts(); !slices.Equal(now[1:], before[1:]) {
		d.t.Error("other tasks have changed too")
	}
}

// window is the program while its window is open.
type window struct {
	*desk
	id    string
	cmd   *exec.Cmd
	ended chan struct{}
}

// open starts the program and waits for its window.
func (d *desk) open(args ...string) *window {
	d.t.Helper()
	if os.Getenv("DISPLAY") == "" {
		d.t.Fatal("DISPLAY is not set: run this test through “go run ./cmd/dev test”, which starts a private Xvfb")
	}
	w := d.start(args...)
	for range 2 {
		if w.appears(8 * time.Second) {
			break
		}
		w.kill() // an input method that has only just started may leave the program waiting for its answer
		w = d.start(args...)
	}
	imetest.Until(d.t, "the window "+title, func() bool { return w.appears(0) })
	w.xdotool("windowactivate", "--sync", w.id)
	time.Sleep(500 * time.Millisecond) // its first pictures
	return w
}

// start starts the program.
func (d *desk) start(args ...string) *window {
	d.t.Helper()
	w := &window{desk: d, cmd: exec.Command(d.program, args...), ended: make(chan struct{})}
	w.cmd.Env, w.cmd.Stderr = d.env, os.Stderr
	if err := w.cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	go func() { _ = w.cmd.Wait(); close(w.ended) }() // how it ended is in ProcessState
	d.t.Cleanup(w.kill)
	return w
}

// appears tells whether the window is there within the time.
func (w *window) appears(within time.Duration) bool {
	for end := time.Now().Add(within); ; time.Sleep(100 * time.Millisecond) {
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--name", "^"+title+"$").Output()
		w.id = strings.TrimSpace(string(out))
		if err == nil && w.id != "" && !strings.Contains(w.id, "\n") {
			return true
		}
		if !time.Now().Before(end) {
			return false
		}
	}
}

// kill ends the program without a chance to save anything.
func (w *window) kill() {
	_ = w.cmd.Process.Kill() // fails where it has ended by itself, which is as well
	<-w.ended
}

// shut closes the window as a person does and waits for the program to end well.
func (w *window) shut() {
	w.t.Helper()
	w.xdotool("key", "--clearmodifiers", "alt+F4")
	select {
	case <-w.ended:
	case <-time.After(10 * time.Second):
		w.t.Fatal("the program does not end after its window was closed")
	}
	if code := w.cmd.ProcessState.ExitCode(); code != 0 {
		w.t.Errorf("the program ended with %d", code)
	}
}

func (w *window) xdotool(args ...string) {
	w.t.Helper()
	if out, err := exec.Command("xdotool", args...).CombinedOutput(); err != nil {
		w.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// clickFirst clicks into the cell 工作任务 of the first row.
func (w *window) clickFirst() {
	w.t.Helper()
	w.xdotool("mousemove", "--window", w.id, "440", "166")
	time.Sleep(200 * time.Millisecond)
	w.xdotool("click", "1")
	time.Sleep(300 * time.Millisecond)
}

// write types over the selected cell and keeps it.
func (w *window) write(text string) {
	w.t.Helper()
	w.xdotool("type", "--delay", "40", text)
	w.xdotool("key", "Return")
}

// sentence holds that a complaint is one Chinese sentence on one line.
func sentence(t *testing.T, complaint string) {
	t.Helper()
	line, ok := strings.CutSuffix(complaint, "。\n")
	if !ok || line == "" || strings.ContainsAny(line, "\n。") || !unicode.Is(unicode.Han, []rune(strings.TrimLeft(line, "“0123456789"))[0]) {
		t.Errorf("not one Chinese sentence: %q", complaint)
	}
}

// TestWindowKeepsAnEditThroughKill types into a cell and ends the program without warning.
func TestWindowKeepsAnEditThroughKill(t *testing.T) {
	d := newDesk(t, os.Environ())
	before := d.texts()
	w := d.open(d.ledger)
	w.clickFirst()
	w.write("kept through kill 9")
	d.first("kept through kill 9", before)
	w.kill()
	d.first("kept through kill 9", before)
	again := d.open() // the last ledger by itself
	d.first("kept through kill 9", before)
	again.shut()
	if code, out, _ := d.run("check", d.ledger); code != 0 || !strings.Contains(out, "完好") {
		t.Errorf("check ends with %d: %s", code, out)
	}
}

// TestWindowHoldsTheLedger lets a verb try to change what the window has open.
func TestWindowHoldsTheLedger(t *testing.T) {
	d := newDesk(t, os.Environ())
	before := d.texts()
	w := d.open(d.ledger)
	set := []string{"set", d.ledger, "--annex", "1", "--no", "1", "--field", "text", "--value", "命令写的"}
	code, out, complaint := d.run(set...)
	if code != 1 || out != "" || !strings.Contains(complaint, "正由另一个窗口或命令修改") {
		t.Errorf("set ends with %d, says %q and %q", code, out, complaint)
	}
	sentence(t, complaint)
	if !slices.Equal(d.texts(), before) {
		t.Error("the refused verb changed something")
	}
	w.shut()
	if code, _, complaint := d.run(set...); code != 0 {
		t.Errorf("set ends with %d after the window was closed: %s", code, complaint)
	}
	d.first("命令写的", before)
}

// TestWindowUndoIsOnTheKeyboard takes an edit back that was made before the program was started.
func TestWindowUndoIsOnTheKeyboard(t *testing.T) {
	d := newDesk(t, os.Environ())
	before := d.texts()
	w := d.open(d.ledger)
	w.clickFirst()
	w.write("to be taken back")
	d.first("to be taken back", before)
	w.shut()
	again := d.open(d.ledger)
	again.xdotool("key", "ctrl+z")
	d.first(before[0], before)
	again.xdotool("key", "ctrl+y")
	d.first("to be taken back", before)
	again.shut()
}

// TestWindowKeepsAnOpenCellWhenItIsClosed closes the window before Return was pressed.
func TestWindowKeepsAnOpenCellWhenItIsClosed(t *testing.T) {
	d := newDesk(t, os.Environ())
	before := d.texts()
	w := d.open(d.ledger)
	w.clickFirst()
	w.xdotool("type", "--delay", "40", "typed, not yet kept")
	w.shut()
	d.first("typed, not yet kept", before)
}

// TestWindowWithoutDisplay starts the program where there is no screen, or none that answers.
func TestWindowWithoutDisplay(t *testing.T) {
	for _, display := range []string{"", ":987", "nonsense"} {
		d := newDesk(t, append(os.Environ(), "DISPLAY="+display))
		for _, args := range [][]string{nil, {d.ledger}, {"--sample"}} {
			code, out, complaint := d.run(args...)
			if code != 1 || out != "" || !strings.Contains(complaint, "没有可用的显示屏") {
				t.Errorf("DISPLAY=%s: %v ends with %d, says %q and %q", display, args, code, out, complaint)
			}
			sentence(t, complaint)
		}
	}
}
