//go:build window

// Package imetest runs fcitx5 with pinyin on the test's display, so that window tests can type Chinese as people do. Only
// one session can live on a display at a time.
package imetest

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// profile switches between English and pinyin.
const profile = `[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
`

// patience is how long anything may take to appear.
const patience = 20 * time.Second

// Session is a running fcitx5 with its own D-Bus and home directory; it ends with the test.
type Session struct {
	tb  testing.TB
	env []string
}

// Start starts a session on the display in DISPLAY. What is missing fails the test with a sentence that says what to install.
func Start(tb testing.TB) *Session {
	tb.Helper()
	if os.Getenv("DISPLAY") == "" {
		tb.Fatal("DISPLAY is not set: run this test through “go run ./cmd/dev test”, which starts a private Xvfb")
	}
	for program, pkg := range map[string]string{"fcitx5": "fcitx5 fcitx5-chinese-addons", "dbus-daemon": "dbus", "xdotool": "xdotool"} {
		if _, err := exec.LookPath(program); err != nil {
			tb.Fatalf("%s is missing: install the Debian packages %s", program, pkg)
		}
	}
	home, err := os.MkdirTemp("", "imetest") // not tb.TempDir, which fails if fcitx5 still writes on its way out
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { Until(tb, "the session's files to go", func() bool { return os.RemoveAll(home) == nil }) })
	s := &Session{tb: tb, env: append(os.Environ(), "HOME="+home, "XDG_RUNTIME_DIR="+home, "XDG_CONFIG_HOME="+home+"/.config",
		"XMODIFIERS=@im=fcitx", "WAYLAND_DISPLAY=")}
	config := filepath.Join(home, ".config", "fcitx5")
	if err := os.MkdirAll(config, 0o700); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "profile"), []byte(profile), 0o600); err != nil {
		tb.Fatal(err)
	}
	s.env = append(s.env, "DBUS_SESSION_BUS_ADDRESS="+s.bus())
	s.run(exec.Command("fcitx5", "--disable=wayland,waylandim,notificationitem,notifications,kimpanel,cloudpinyin"))
	Until(tb, "fcitx5 to answer", func() bool { return s.remote() != "" })
	return s
}

// Env is the environment for the program under test.
func (s *Session) Env() []string { return s.env }

// bus starts the session's D-Bus and returns its address.
func (s *Session) bus() string {
	s.tb.Helper()
	cmd := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.tb.Fatal(err)
	}
	s.run(cmd)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		s.tb.Fatalf("dbus-daemon gave no address: %v", err)
	}
	return strings.TrimSpace(line)
}

// run starts a program of the session and ends it with the test.
func (s *Session) run(cmd *exec.Cmd) {
	s.tb.Helper()
	cmd.Env = s.env
	Run(s.tb, cmd)
}

// Run starts a program and ends it, with its children, when the test ends.
func Run(tb testing.TB, cmd *exec.Cmd) {
	tb.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		tb.Fatalf("%s: %v", cmd.Path, err)
	}
	tb.Cleanup(func() {
		// Either may fail because the program has ended by itself; then all is well.
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		ended := make(chan struct{})
		go func() { _ = cmd.Wait(); close(ended) }()
		select {
		case <-ended:
		case <-time.After(3 * time.Second):
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
			<-ended
		}
	})
}

// remote asks fcitx5 for its state: 0 no window has the keys, 1 off, 2 on, empty if it does not answer.
func (s *Session) remote() string {
	cmd := exec.Command("fcitx5-remote")
	cmd.Env = s.env
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// On switches pinyin on for the focused window.
func (s *Session) On() {
	s.tb.Helper()
	s.turn("2")
}

// Off switches back to plain keys.
func (s *Session) Off() {
	s.tb.Helper()
	s.turn("1")
}

// Settle waits until the input method has let the keys pressed so far through: a click overtakes them.
func (s *Session) Settle() {
	s.tb.Helper()
	if s.remote() == "2" {
		s.Off()
	} else {
		s.On()
	}
}

// turn brings fcitx5 into a state by its key, which waits its turn behind the keys that were pressed before; fcitx5-remote
// would overtake them.
func (s *Session) turn(state string) {
	s.tb.Helper()
	now := ""
	Until(s.tb, "a window to have the keys", func() bool { now = s.remote(); return now == "1" || now == "2" })
	if now == state {
		return
	}
	s.Key("ctrl+space")
	Until(s.tb, "pinyin to be switched", func() bool { return s.remote() == state })
}

// Type types letters slowly enough for the input method.
func (s *Session) Type(letters string) { s.xdotool("type", "--delay", "80", letters) }

// Key presses keys by their X names, one after another.
func (s *Session) Key(names ...string) {
	for _, name := range names {
		if rest, alt := strings.CutPrefix(name, "alt+"); alt {
			// held as a person does: the input method hands keys on a moment later, and an Alt that was let go by then opens the menu
			s.xdotool("keydown", "alt", "sleep", "0.1", "key", rest, "sleep", "0.2", "keyup", "alt")
			continue
		}
		s.xdotool("key", name)
		time.Sleep(150 * time.Millisecond)
	}
}

// Focus waits for a visible window with exactly the title, gives it the keys and returns its X number.
func (s *Session) Focus(title string) string {
	s.tb.Helper()
	id := s.Find("--name", "^"+title+"$")
	s.xdotool("windowactivate", "--sync", id)
	return id
}

// Find waits for a visible window by xdotool's conditions and returns its X number.
func (s *Session) Find(conditions ...string) string {
	s.tb.Helper()
	id := ""
	Until(s.tb, "a window with "+strings.Join(conditions, " "), func() bool {
		out, err := exec.Command("xdotool", append([]string{"search", "--onlyvisible"}, conditions...)...).Output()
		if err != nil {
			return false
		}
		ids := strings.Fields(string(out))
		if len(ids) > 0 {
			id = ids[len(ids)-1]
		}
		return id != ""
	})
	return id
}

// Candidates waits for the list of candidates and returns where on the screen it stands: its upper left corner and its width.
func (s *Session) Candidates() (x, y, width int) {
	s.tb.Helper()
	place := s.numbers("getwindowgeometry", "--shell", s.Find("--name", "^Fcitx5 Input Window$"))
	return place["X"], place["Y"], place["WIDTH"]
}

// Corner is a window's upper left corner on the screen. The mouse goes there, because what xdotool says of a window's place
// counts the window manager's frame twice.
func (s *Session) Corner(window string) (x, y int) {
	s.tb.Helper()
	s.xdotool("mousemove", "--window", window, "0", "0") // without --sync, which waits for a mouse that is there already
	place := s.numbers("getmouselocation", "--shell")
	return place["X"], place["Y"]
}

// numbers are the numbers by name that xdotool tells with --shell.
func (s *Session) numbers(args ...string) map[string]int {
	s.tb.Helper()
	out := map[string]int{}
	for _, line := range strings.Split(s.xdotool(args...), "\n") {
		name, value, _ := strings.Cut(line, "=")
		if n, err := strconv.Atoi(value); err == nil {
			out[name] = n
		}
	}
	return out
}

func (s *Session) xdotool(args ...string) string {
	s.tb.Helper()
	out, err := exec.Command("xdotool", args...).Output()
	if err != nil {
		s.tb.Fatalf("xdotool %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

// Until waits until the condition holds, and fails the test if that takes too long.
func Until(tb testing.TB, what string, holds func() bool) {
	tb.Helper()
	for deadline := time.Now().Add(patience); !holds(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			tb.Fatalf("waited %s in vain for %s", patience, what)
		}
	}
}
