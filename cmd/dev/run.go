package main

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"reflect"
	"runtime"
	"strings"
	"time"
)

// programTags are the build tags of the program with its window.
const programTags = "migrated_fynedo"

// runVerb builds the program and opens the sample ledger in it.
func runVerb(ctx context.Context, s *session) error {
	binary, err := s.buildProgram(ctx)
	if err != nil {
		return err
	}
	if runtime.GOOS != "linux" || hasDisplay(os.Getenv) {
		s.log.say("▶ 打开示例台账；关闭窗口即结束")
		return s.attached(ctx, command{name: binary, args: []string{"--sample"}})
	}
	return s.photograph(ctx, binary)
}

// buildProgram builds the program with its window and returns where it lies.
func (s *session) buildProgram(ctx context.Context) (string, error) {
	if runtime.GOOS == "linux" {
		if err := s.ensure(ctx, "编译所需的软件包", buildNeeds()); err != nil {
			return "", err
		}
	}
	binary := s.scratch("dubanben")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	err := s.log.step("编译程序（第一次约需两分钟）", func() error {
		_, err := s.capture(ctx, command{
			name: s.goTool,
			args: []string{"build", "-buildvcs=false", "-tags", programTags, "-o", binary, "./cmd/dubanben"},
			env:  cgoEnviron(os.Environ(), runtime.GOOS),
		})
		return err
	})
	if err != nil {
		return "", fmt.Errorf("不能编译程序%s\n%w", compilerAdvice(runtime.GOOS), err)
	}
	return binary, nil
}

// cgoEnviron turns cgo on; on Linux with clang, because gcc needs minutes of
// processor time for the OpenGL bindings and clang seconds.
func cgoEnviron(base []string, system string) []string {
	set := []string{"CGO_ENABLED=1"}
	if system == "linux" {
		set = append(set, "CC=clang")
	}
	return environ(base, nil, set)
}

func compilerAdvice(system string) string {
	switch system {
	case "windows":
		return "。Windows 上需要 C 编译器：请安装 MSYS2 的 mingw-w64-x86_64-gcc 并把它的 bin 目录加入 PATH。"
	case "darwin":
		return "。macOS 上需要 Xcode 命令行工具：请运行 xcode-select --install。"
	}
	return "："
}

// photograph opens the program on a private display, waits until its window
// shows something and keeps a picture of it.
func (s *session) photograph(ctx context.Context, binary string) error {
	s.log.say("这里没有显示器，程序将在虚拟屏幕里打开。")
	if err := s.ensure(ctx, "虚拟屏幕所需的软件包", displayNeeds()); err != nil {
		return err
	}
	picture := s.scratch("screenshot.png")
	err := s.log.step("在虚拟屏幕里打开示例台账并截图", func() error {
		d, err := s.openDisplay(ctx)
		if err != nil {
			return err
		}
		defer d.close()
		return s.shoot(ctx, d, binary, picture)
	})
	if err != nil {
		return err
	}
	s.log.say("截图 / Screenshot: %s", picture)
	return nil
}

// shoot starts the program, takes its picture and ends it.
func (s *session) shoot(ctx context.Context, d *display, binary, picture string) error {
	env := d.environ(os.Environ(), s.chineseLocale(ctx))
	program, err := s.spawn(command{name: binary, args: []string{"--sample"}, env: env})
	if err != nil {
		return err
	}
	defer program.stop()
	var window string
	err = program.await(ctx, time.Minute, func() bool {
		id, ok := s.findWindow(ctx, env)
		window = id
		return ok
	})
	if err != nil {
		program.stop()
		return fmt.Errorf("没有出现标题含“%s”的窗口：%w\n%s", windowTitle, err, program.output())
	}
	if err := s.awaitPicture(ctx, program, window, env); err != nil {
		return fmt.Errorf("窗口一直是空白的：%w", err)
	}
	_, err = s.capture(ctx, command{name: "import", args: []string{"-window", "root", "png:" + picture}, env: env})
	return err
}

// awaitPicture waits until the window has drawn something and stands still.
func (s *session) awaitPicture(ctx context.Context, program *process, window string, env []string) error {
	var before image.Image
	return program.await(ctx, 30*time.Second, func() bool {
		file, err := s.capture(ctx, command{name: "import", args: []string{"-window", window, "png:-"}, env: env})
		if err != nil {
			return false
		}
		now, err := png.Decode(strings.NewReader(file))
		if err != nil {
			return false
		}
		still := reflect.DeepEqual(now, before)
		before = now
		return still && !blank(now)
	})
}

// blank tells whether a picture has too few colours to hold any text: smoothed
// letters alone bring more.
func blank(picture image.Image) bool {
	const fewest = 16
	seen := map[color.Color]bool{}
	bounds := picture.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			seen[picture.At(x, y)] = true
			if len(seen) >= fewest {
				return false
			}
		}
	}
	return true
}

// chineseLocale is the Chinese locale where the system has it; else one that
// at least carries Chinese characters.
func (s *session) chineseLocale(ctx context.Context) string {
	known, err := s.capture(ctx, command{name: "locale", args: []string{"-a"}})
	if err == nil && strings.Contains(known, "zh_CN.utf8") {
		return "zh_CN.UTF-8"
	}
	return "C.UTF-8"
}
