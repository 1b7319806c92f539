package main

import (
	"context"
	"errors"
	"image"
	"image/color"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWithoutAKnownVerbTheUsageIsShown(t *testing.T) {
	for _, args := range [][]string{nil, {"nothing"}, {"run", "more"}} {
		var said strings.Builder
		if code := start(context.Background(), args, io.Discard, &said); code != 2 {
			t.Errorf("%v: exit code %d, want 2", args, code)
		}
		for _, v := range verbs() {
			if !strings.Contains(said.String(), v.name) {
				t.Errorf("%v: usage does not name %s", args, v.name)
			}
		}
	}
}

func TestStepsShowWhatIsDoneAndHowLongItTook(t *testing.T) {
	var out strings.Builder
	clock := time.Unix(0, 0)
	p := &progress{out: &out, now: func() time.Time {
		clock = clock.Add(1250 * time.Millisecond)
		return clock
	}}
	quiet := p.step("编译", func() error { return nil })
	talking := p.step("测试", func() error {
		p.say("ok %d", 1)
		return nil
	})
	broken := errors.New("broken")
	failing := p.step("安装", func() error { return broken })
	want := "▶ 编译 … 1.2 秒\n▶ 测试 …\nok 1\n  测试：1.2 秒\n▶ 安装 … 失败，1.2 秒\n"
	if out.String() != want {
		t.Errorf("printed\n%s\nwant\n%s", out.String(), want)
	}
	if quiet != nil || talking != nil || !errors.Is(failing, broken) {
		t.Errorf("errors %v, %v, %v", quiet, talking, failing)
	}
}

func TestEnvironmentIsReplacedNotDoubled(t *testing.T) {
	got := environ([]string{"A=1", "B=2", "C=3"}, []string{"B"}, []string{"C=4", "D=5"})
	if want := []string{"A=1", "C=4", "D=5"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestThePrivateDisplayHidesTheDesktop(t *testing.T) {
	d := &display{name: ":7", home: "/h"}
	base := []string{"DISPLAY=:0", "WAYLAND_DISPLAY=w", "HOME=/u", "LC_ALL=C", "PATH=/bin", "DBUS_SESSION_BUS_ADDRESS=u"}
	got := d.environ(base, "C.UTF-8")
	want := []string{
		"PATH=/bin", "DISPLAY=:7", "HOME=/h", "XDG_RUNTIME_DIR=/h", "LANG=C.UTF-8",
		"DBUS_SESSION_BUS_ADDRESS=unix:path=/h/no-bus",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestClangCompilesOnLinuxOnly(t *testing.T) {
	if env := cgoEnviron([]string{"CC=gcc"}, "linux"); !slices.Equal(env, []string{"CGO_ENABLED=1", "CC=clang"}) {
		t.Errorf("linux: %v", env)
	}
	if env := cgoEnviron([]string{"CC=gcc"}, "windows"); !slices.Equal(env, []string{"CC=gcc", "CGO_ENABLED=1"}) {
		t.Errorf("windows: %v", env)
	}
}

func TestADesktopIsX11OrWayland(t *testing.T) {
	for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY"} {
		desktop := map[string]string{name: "0"}
		if !hasDisplay(func(asked string) string { return desktop[asked] }) {
			t.Errorf("%s is not seen", name)
		}
	}
	if hasDisplay(func(string) string { return "" }) {
		t.Error("a display is seen where there is none")
	}
}

func TestABlankPictureHasFewColours(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 40, 40))
	if !blank(picture) {
		t.Error("an empty picture is not blank")
	}
	for x := range 40 {
		picture.Set(x, 20, color.RGBA{R: uint8(x), A: 255})
	}
	if blank(picture) {
		t.Error("a picture of forty colours is blank")
	}
}

func TestOnlyTheLastLinesAreKept(t *testing.T) {
	if got := lastLines("a\nb\nc\n", 2); got != "b\nc" {
		t.Errorf("got %q", got)
	}
}
