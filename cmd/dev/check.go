package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// staticcheckTool is pinned: a newer one may find new things on any day.
const staticcheckTool = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"

// inspection is one way to look at the code without running it.
type inspection struct {
	title string
	look  func(context.Context, *session) error
}

func inspections() []inspection {
	windowed := "window," + headlessTags
	here := runtime.GOOS
	return []inspection{
		{"gofmt：代码格式", checkFormat},
		{"go vet", goCheck(here, "vet", "-tags", windowed, "./...")},
		{"go vet：不带窗口的程序", goCheck(here, "vet", "-tags", "batch", "./cmd/...")},
		{"go vet：Windows", goCheck("windows", "vet", "-tags", headlessTags, "./...")},
		{"staticcheck", goCheck(here, "run", staticcheckTool, "-tags", windowed, "./...")},
	}
}

// checkVerb looks at the code in every way, then runs the tests, so that one
// run shows all there is to mend.
func checkVerb(ctx context.Context, s *session) error {
	var failed []string
	for _, i := range inspections() {
		err := s.log.step(i.title, func() error { return i.look(ctx, s) })
		if err != nil {
			s.log.say("✗ %v", err)
			failed = append(failed, i.title)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if len(failed) > 0 {
		s.log.say("✗ 没有通过：%s", strings.Join(failed, "；"))
	}
	err := testVerb(ctx, s)
	if err == nil && len(failed) > 0 {
		err = errReported
	}
	return err
}

// checkFormat lists the files that gofmt would change.
func checkFormat(ctx context.Context, s *session) error {
	tool := filepath.Join(filepath.Dir(s.goTool), "gofmt")
	if _, err := os.Stat(tool); err != nil {
		tool = "gofmt"
	}
	files, err := s.capture(ctx, command{name: tool, args: []string{"-l", "."}})
	if err != nil {
		return err
	}
	if files != "" {
		return errors.New("这些文件请用 gofmt -w 整理：\n" + strings.TrimRight(files, "\n"))
	}
	return nil
}

// goCheck is a look at the code by a go command, without cgo, for one system.
func goCheck(system string, args ...string) func(context.Context, *session) error {
	return func(ctx context.Context, s *session) error {
		env := headlessEnviron(os.Environ(), system)
		_, err := s.capture(ctx, command{name: s.goTool, args: args, env: env})
		return err
	}
}
