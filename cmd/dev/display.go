package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// windowTitle is in the title of each of the program's windows.
const windowTitle = "督办本"

// display is a private X server with a window manager and a home folder of its
// own, so that nothing of the real user's desktop is touched.
type display struct {
	name    string
	home    string
	server  *process
	manager *process
}

// hasDisplay tells whether a person's desktop is at hand.
func hasDisplay(getenv func(string) string) bool {
	return getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}

// openDisplay starts Xvfb on a free display number, then openbox upon it.
func (s *session) openDisplay(ctx context.Context) (*display, error) {
	home, err := os.MkdirTemp("", "dubanben-dev-")
	if err != nil {
		return nil, err
	}
	d := &display{home: home}
	if err := s.startServer(d); err != nil {
		d.close()
		return nil, fmt.Errorf("不能启动虚拟屏幕 Xvfb：%w", err)
	}
	if err := s.startManager(ctx, d); err != nil {
		d.close()
		return nil, fmt.Errorf("不能启动窗口管理器 openbox：%w", err)
	}
	return d, nil
}

// startServer lets Xvfb choose the display number and tell it through a pipe:
// the number also says that the server is ready.
func (s *session) startServer(d *display) error {
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	d.server, err = s.spawn(command{
		name: "Xvfb",
		args: []string{"-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp"},
	}, write)
	write.Close()
	if err != nil {
		return err
	}
	if err := read.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		return err
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		d.server.stop()
		return fmt.Errorf("%w\n%s", err, d.server.output())
	}
	d.name = ":" + strings.TrimSpace(number)
	return nil
}

// startManager starts openbox and waits until it answers.
func (s *session) startManager(ctx context.Context, d *display) error {
	env := d.environ(os.Environ(), "C.UTF-8")
	manager, err := s.spawn(command{name: "openbox", env: env})
	if err != nil {
		return err
	}
	d.manager = manager
	err = manager.await(ctx, 20*time.Second, func() bool {
		_, err := s.capture(ctx, command{name: "xdotool", args: []string{"get_num_desktops"}, env: env})
		return err == nil
	})
	if err != nil {
		manager.stop()
		return fmt.Errorf("%w\n%s", err, manager.output())
	}
	return nil
}

// close ends the window manager, then the server, and forgets their home.
func (d *display) close() {
	for _, p := range []*process{d.manager, d.server} {
		if p != nil {
			p.stop()
		}
	}
	os.RemoveAll(d.home)
}

// environ is base turned towards this display: no desktop, session bus or
// input method of the real user shines through. The bus address leads nowhere,
// because without one a program would start a bus that outlives the display.
func (d *display) environ(base []string, locale string) []string {
	return environ(base,
		[]string{
			"WAYLAND_DISPLAY", "XAUTHORITY", "LC_ALL", "LC_CTYPE", "LANGUAGE",
			"XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE", "FYNE_SCALE", "FYNE_THEME",
			"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
		},
		[]string{
			"DISPLAY=" + d.name, "HOME=" + d.home, "XDG_RUNTIME_DIR=" + d.home, "LANG=" + locale,
			"DBUS_SESSION_BUS_ADDRESS=unix:path=" + d.home + "/no-bus",
		})
}

// findWindow returns the id of the program's visible window.
func (s *session) findWindow(ctx context.Context, env []string) (string, bool) {
	ids, err := s.capture(ctx, command{
		name: "xdotool", args: []string{"search", "--onlyvisible", "--name", windowTitle}, env: env,
	})
	if err != nil {
		return "", false
	}
	first, _, _ := strings.Cut(strings.TrimSpace(ids), "\n")
	return first, first != ""
}
