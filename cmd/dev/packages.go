package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// need is one thing from the system, under its name in each package manager.
type need struct{ apt, dnf, pacman string }

// buildNeeds is what compiling the window and running it takes.
func buildNeeds() []need {
	return []need{
		{"clang", "clang", "clang"},
		{"pkg-config", "pkgconf-pkg-config", "pkgconf"},
		{"libc6-dev", "glibc-devel", "glibc"},
		{"libgl-dev", "mesa-libGL-devel", "libglvnd"},
		{"libx11-dev", "libX11-devel", "libx11"},
		{"libxcursor-dev", "libXcursor-devel", "libxcursor"},
		{"libxrandr-dev", "libXrandr-devel", "libxrandr"},
		{"libxinerama-dev", "libXinerama-devel", "libxinerama"},
		{"libxi-dev", "libXi-devel", "libxi"},
		{"libxxf86vm-dev", "libXxf86vm-devel", "libxxf86vm"},
		{"libgl1-mesa-dri", "mesa-dri-drivers", "mesa"},
	}
}

// displayNeeds is what opening a window takes where there is no display.
func displayNeeds() []need {
	return []need{
		{"xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"},
		{"openbox", "openbox", "openbox"},
		{"xdotool", "xdotool", "xdotool"},
		{"imagemagick", "ImageMagick", "imagemagick"},
	}
}

// windowTestNeeds is what the window tests use beyond a display.
func windowTestNeeds() []need {
	return []need{
		{"xclip", "xclip", "xclip"},
		{"fcitx5", "fcitx5", "fcitx5"},
		{"fcitx5-chinese-addons", "fcitx5-chinese-addons", "fcitx5-chinese-addons"},
		{"dbus", "dbus-daemon", "dbus"},
		{"dbus-x11", "dbus-x11", "dbus"},
		{"poppler-utils", "poppler-utils", "poppler"},
	}
}

// manager is how one family of systems asks for packages and installs them.
type manager struct {
	command string
	name    func(need) string
	query   []string
	// missing reads the query's output.
	missing func(output string, names []string) []string
	refresh []string
	install []string
}

func managers() []manager {
	return []manager{
		{
			command: "apt-get",
			name:    func(n need) string { return n.apt },
			query:   []string{"dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"},
			missing: func(output string, names []string) []string { return notListed(output, "installed ", names) },
			refresh: []string{"apt-get", "-o", "DPkg::Lock::Timeout=300", "update"},
			install: []string{"apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"},
		},
		{
			command: "dnf",
			name:    func(n need) string { return n.dnf },
			query:   []string{"rpm", "-q", "--queryformat", "%{NAME}\n"},
			missing: func(output string, names []string) []string { return notListed(output, "", names) },
			install: []string{"dnf", "install", "-y", "--setopt=install_weak_deps=False"},
		},
		{
			command: "pacman",
			name:    func(n need) string { return n.pacman },
			query:   []string{"pacman", "-T"},
			missing: func(output string, _ []string) []string { return strings.Fields(output) },
			install: []string{"pacman", "-S", "--noconfirm", "--needed"},
		},
	}
}

// findManager returns the first package manager that look finds.
func findManager(look func(string) (string, error)) (manager, bool) {
	for _, m := range managers() {
		if _, err := look(m.command); err == nil {
			return m, true
		}
	}
	return manager{}, false
}

// notListed returns the names that have no line of their own after prefix.
func notListed(output, prefix string, names []string) []string {
	lines := strings.Split(output, "\n")
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return slices.Contains(lines, prefix+name)
	})
}

// names lists the needs as the manager calls them, each once.
func (m manager) names(needs []need) []string {
	var names []string
	for _, n := range needs {
		if name := m.name(n); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// asRoot puts in front of line what gives it the right to install; without a
// person at the keyboard sudo must not ask for a password.
func asRoot(line []string, uid int, unattended bool) []string {
	if uid == 0 {
		return line
	}
	if unattended {
		return append([]string{"sudo", "-n"}, line...)
	}
	return append([]string{"sudo"}, line...)
}

// ensure installs those of the needs that are not there; what names their use.
func (s *session) ensure(ctx context.Context, what string, needs []need) error {
	m, ok := findManager(exec.LookPath)
	if !ok {
		return fmt.Errorf("没有 apt-get、dnf 或 pacman，请手工安装%s：%s", what,
			strings.Join(managers()[0].names(needs), " "))
	}
	names := m.names(needs)
	var missing []string
	err := s.log.step("检查"+what, func() error {
		// The query exits with an error where one of the names is missing.
		output, err := s.capture(ctx, commandLine(m.query, names))
		if errors.Is(err, exec.ErrNotFound) {
			return err
		}
		missing = m.missing(output, names)
		return nil
	})
	if err != nil || len(missing) == 0 {
		return err
	}
	err = s.log.step("安装"+what+"（"+strings.Join(missing, " ")+"）", func() error {
		return s.install(ctx, m, missing)
	})
	if err != nil {
		byHand := append(slices.Clone(m.install), missing...)
		return fmt.Errorf("不能安装%s，请手工运行：%s\n%w", what, strings.Join(asRoot(byHand, 1, false), " "), err)
	}
	return nil
}

// install installs the names; where that fails it reads the package lists
// again first, because a fresh machine has none.
func (s *session) install(ctx context.Context, m manager, names []string) error {
	err := s.privileged(ctx, m.install, names)
	if err == nil || m.refresh == nil {
		return err
	}
	if refreshErr := s.privileged(ctx, m.refresh, nil); refreshErr != nil {
		return refreshErr
	}
	return s.privileged(ctx, m.install, names)
}

func (s *session) privileged(ctx context.Context, line, names []string) error {
	quiet := append([]string{"env", "DEBIAN_FRONTEND=noninteractive"}, line...)
	full := asRoot(quiet, os.Geteuid(), os.Getenv("CI") != "")
	_, err := s.capture(ctx, commandLine(full, names))
	return err
}

func commandLine(line, more []string) command {
	return command{name: line[0], args: append(slices.Clone(line[1:]), more...)}
}
