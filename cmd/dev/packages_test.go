package main

import (
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestManagerIsTheFirstOneFound(t *testing.T) {
	for _, want := range []string{"apt-get", "dnf", "pacman"} {
		m, ok := findManager(func(name string) (string, error) {
			if name == want {
				return "/usr/bin/" + name, nil
			}
			return "", exec.ErrNotFound
		})
		if !ok || m.command != want {
			t.Errorf("found %q, want %q", m.command, want)
		}
	}
	if m, ok := findManager(func(string) (string, error) { return "", errors.New("nothing") }); ok {
		t.Errorf("found %q where there is none", m.command)
	}
}

func TestMissingPackagesAreReadFromTheQuery(t *testing.T) {
	cases := []struct{ command, output, want string }{
		{"apt-get", "installed clang\nconfig-files xvfb\nnot-installed openbox\n", "xvfb openbox xdotool"},
		{"dnf", "clang\npackage xvfb is not installed\nopenbox\n", "xvfb xdotool"},
		{"pacman", "openbox\nxdotool\n", "openbox xdotool"},
	}
	names := []string{"clang", "xvfb", "openbox", "xdotool"}
	for _, c := range cases {
		m, _ := findManager(only(c.command))
		if got := strings.Join(m.missing(c.output, names), " "); got != c.want {
			t.Errorf("%s: missing %q, want %q", c.command, got, c.want)
		}
	}
}

func TestEveryNeedHasANameInEachManager(t *testing.T) {
	needs := slices.Concat(buildNeeds(), displayNeeds(), windowTestNeeds())
	for _, m := range managers() {
		for _, n := range needs {
			if m.name(n) == "" {
				t.Errorf("%s: no name for %s", m.command, n.apt)
			}
		}
	}
	pacman, _ := findManager(only("pacman"))
	if names := pacman.names(windowTestNeeds()); len(names) != len(windowTestNeeds())-1 {
		t.Errorf("pacman: dbus should be named once: %v", names)
	}
}

func TestOnlyAnOrdinaryUserNeedsSudo(t *testing.T) {
	line := []string{"apt-get", "update"}
	cases := []struct {
		uid        int
		unattended bool
		want       string
	}{
		{0, true, "apt-get update"},
		{1000, false, "sudo apt-get update"},
		{1000, true, "sudo -n apt-get update"},
	}
	for _, c := range cases {
		if got := strings.Join(asRoot(line, c.uid, c.unattended), " "); got != c.want {
			t.Errorf("uid %d: %q, want %q", c.uid, got, c.want)
		}
	}
}

func only(command string) func(string) (string, error) {
	return func(name string) (string, error) {
		if name == command {
			return name, nil
		}
		return "", exec.ErrNotFound
	}
}
