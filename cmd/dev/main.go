// Command dev is the developer's tool: it installs what is missing, builds the
// program, opens it, tests it, checks the code and measures its speed. It is
// plain Go without cgo and uses the standard library only, so that it runs on a
// machine which has nothing but the Go toolchain: no git, no make, no pkg-config.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// errReported ends a verb with exit code 1 after everything was already said,
// so that the count stays the last line.
var errReported = errors.New("already reported")

// verb is one thing the tool can do.
type verb struct {
	name  string
	about string
	do    func(context.Context, *session) error
}

// session is one run of the tool: where the checkout lies, which Go builds it
// and where progress is printed.
type session struct {
	root   string
	goTool string
	log    *progress
}

func verbs() []verb {
	return []verb{
		{"run", "编译程序并打开示例台账（没有显示器时在虚拟屏幕里打开并截图）", runVerb},
		{"test", "运行全部测试：先不用窗口的，再在虚拟屏幕里运行窗口测试", testVerb},
		{"check", "检查格式、go vet、Windows 编译、staticcheck，然后运行全部测试", checkVerb},
		{"bench", "逐个包测量速度，再与已安装的 openpyxl、LibreOffice 并排比较，各列成一张表，注明是否达到目标（约三分钟，期间请勿运行别的程序）", benchVerb},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := start(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// start finds the verb and runs it; the result is the exit code.
func start(ctx context.Context, args []string, out, complaints io.Writer) int {
	chosen, ok := findVerb(args)
	if !ok {
		fmt.Fprint(complaints, usage())
		return 2
	}
	s, err := newSession(ctx, out)
	if err == nil {
		err = chosen.do(ctx, s)
	}
	switch {
	case err == nil:
		return 0
	case !errors.Is(err, errReported):
		fmt.Fprintf(complaints, "✗ %v\n", err)
	}
	return 1
}

func findVerb(args []string) (verb, bool) {
	if len(args) != 1 {
		return verb{}, false
	}
	for _, v := range verbs() {
		if v.name == args[0] {
			return v, true
		}
	}
	return verb{}, false
}

func usage() string {
	var text strings.Builder
	text.WriteString("用法：go run ./cmd/dev 动作\n\n")
	for _, v := range verbs() {
		fmt.Fprintf(&text, "  %-8s%s\n", v.name, v.about)
	}
	return text.String()
}

// newSession finds the Go toolchain and the checkout's root.
func newSession(ctx context.Context, out io.Writer) (*session, error) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		return nil, fmt.Errorf("找不到 go 命令，请安装 Go（https://go.dev/dl/）并加入 PATH：%w", err)
	}
	s := &session{goTool: goTool, log: &progress{out: out, now: time.Now}}
	module, err := s.capture(ctx, command{name: goTool, args: []string{"env", "GOMOD"}})
	if err != nil {
		return nil, err
	}
	path := strings.TrimSpace(module)
	if path == "" || path == os.DevNull {
		return nil, errors.New("请在源代码目录里运行 go run ./cmd/dev")
	}
	s.root = filepath.Dir(path)
	return s, nil
}

// scratch is a path in the checkout's ignored folder for what the tool makes.
func (s *session) scratch(name string) string {
	return filepath.Join(s.root, ".dev", name)
}
