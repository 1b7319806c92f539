package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
)

// headlessTags replace Fyne's window driver, the only part that needs cgo.
const headlessTags = "ci," + programTags

// testVerb runs every test; the count is its last line.
func testVerb(ctx context.Context, s *session) error {
	var total tally
	err := s.testHeadless(ctx, &total)
	if err == nil {
		err = s.testWindows(ctx, &total)
	}
	if err != nil {
		s.log.say("✗ %v", err)
		total.failed++
	}
	s.log.say("%s", total)
	if total.failed > 0 {
		return errReported
	}
	return nil
}

// testHeadless runs all tests that need neither cgo nor a window.
func (s *session) testHeadless(ctx context.Context, total *tally) error {
	return s.log.step("不用窗口的测试", func() error {
		return s.goTest(ctx, total, headlessEnviron(os.Environ(), runtime.GOOS), "-tags", headlessTags, "./...")
	})
}

// headlessEnviron turns cgo off, for the given system.
func headlessEnviron(base []string, system string) []string {
	return environ(base, nil, []string{"CGO_ENABLED=0", "GOOS=" + system})
}

// goTest runs go test -json and counts what it reports.
func (s *session) goTest(ctx context.Context, total *tally, env []string, args ...string) error {
	run := s.prepare(ctx, command{
		name: s.goTool, args: append([]string{"test", "-json"}, args...), env: env,
	})
	var complaints bytes.Buffer
	run.Stderr = &complaints
	events, err := run.StdoutPipe()
	if err != nil {
		return err
	}
	if err := run.Start(); err != nil {
		return err
	}
	counted := newCounter(s.log.say)
	readErr := eachLine(events, counted.line)
	err = run.Wait()
	total.add(counted.tally)
	if readErr != nil {
		return readErr
	}
	if err != nil && counted.failed == 0 {
		return fmt.Errorf("go test：%w\n%s", err, lastLines(complaints.String(), 40))
	}
	return ctx.Err()
}

// eachLine hands on line after line, of any length.
func eachLine(from io.Reader, take func(string)) error {
	lines := bufio.NewReader(from)
	for {
		line, err := lines.ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			take(line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// testWindows runs the tests that drive a real window, on a private display.
// Where none can be had they count as skipped, and it says why.
func (s *session) testWindows(ctx context.Context, total *tally) error {
	tests, err := findWindowTests(s.root, runtime.GOOS)
	if err != nil {
		return err
	}
	if tests.count == 0 {
		s.log.say("▶ 窗口测试：目前没有")
		return nil
	}
	leaveOut := func(why string) error {
		s.log.say("⚠ 窗口测试没有运行，略过 %d 项：%s", tests.count, why)
		total.skipped += tests.count
		return ctx.Err()
	}
	if runtime.GOOS != "linux" {
		return leaveOut("窗口测试只能在 Linux 的虚拟屏幕里运行")
	}
	needs := slices.Concat(buildNeeds(), displayNeeds(), windowTestNeeds())
	if err := s.ensure(ctx, "窗口测试所需的软件包", needs); err != nil {
		return leaveOut(err.Error())
	}
	binary, err := s.buildProgram(ctx)
	if err != nil {
		total.skipped += tests.count
		return err
	}
	d, err := s.openDisplay(ctx)
	if err != nil {
		return leaveOut(err.Error())
	}
	defer d.close()
	env, err := s.windowEnviron(ctx, d, binary)
	if err != nil {
		return err
	}
	return s.log.step("窗口测试", func() error {
		args := []string{
			"-tags", "window," + programTags, "-p", "1", "-count", "1", "-timeout", "20m", "-run", "^TestWindow",
		}
		return s.goTest(ctx, total, env, append(args, tests.packages...)...)
	})
}

// windowEnviron is the window tests' environment: the private display and home,
// but the real user's caches and settings of Go.
func (s *session) windowEnviron(ctx context.Context, d *display, binary string) ([]string, error) {
	names := []string{
		"GOCACHE", "GOENV", "GOFLAGS", "GOMODCACHE", "GOPATH", "GOPROXY", "GOSUMDB", "GOTOOLCHAIN",
	}
	answer, err := s.capture(ctx, command{name: s.goTool, args: append([]string{"env", "-json"}, names...)})
	if err != nil {
		return nil, err
	}
	var settings map[string]string
	if err := json.Unmarshal([]byte(answer), &settings); err != nil {
		return nil, fmt.Errorf("go env：%w", err)
	}
	set := []string{"DUBANBEN_BIN=" + binary}
	for _, name := range names {
		set = append(set, name+"="+settings[name])
	}
	base := cgoEnviron(os.Environ(), runtime.GOOS)
	return environ(d.environ(base, "C.UTF-8"), nil, set), nil
}
