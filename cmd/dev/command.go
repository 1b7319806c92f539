package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// command is one outside program to run; a nil env is the tool's own.
type command struct {
	name string
	args []string
	env  []string
}

// prepare makes the command ready to start in the checkout. An interrupt is
// passed on first, so that go test can end its children by itself.
func (s *session) prepare(ctx context.Context, c command) *exec.Cmd {
	run := exec.CommandContext(ctx, c.name, c.args...)
	run.Dir = s.root
	run.Env = c.env
	run.Cancel = func() error { return run.Process.Signal(os.Interrupt) }
	run.WaitDelay = 10 * time.Second
	return run
}

// capture runs the command and returns its standard output; an error carries
// the end of everything it printed.
func (s *session) capture(ctx context.Context, c command) (string, error) {
	var out, all bytes.Buffer
	run := s.prepare(ctx, c)
	run.Stdout = &out
	run.Stderr = &all
	err := run.Run()
	if err == nil {
		return out.String(), nil
	}
	said := lastLines(all.String()+out.String(), 40)
	return out.String(), fmt.Errorf("%s %s：%w\n%s", filepath.Base(c.name), strings.Join(c.args, " "), err, said)
}

// attached runs the command with the tool's own terminal.
func (s *session) attached(ctx context.Context, c command) error {
	run := s.prepare(ctx, c)
	run.Stdin, run.Stdout, run.Stderr = os.Stdin, os.Stdout, os.Stderr
	return run.Run()
}

// process is a program that keeps running beside us until it is stopped.
type process struct {
	run   *exec.Cmd
	said  bytes.Buffer
	ended chan struct{}
}

// spawn starts the command and watches for its end.
func (s *session) spawn(c command, extra ...*os.File) (*process, error) {
	p := &process{run: exec.Command(c.name, c.args...), ended: make(chan struct{})}
	p.run.Dir = s.root
	p.run.Env = c.env
	p.run.Stdout, p.run.Stderr = &p.said, &p.said
	p.run.ExtraFiles = extra
	p.run.WaitDelay = 2 * time.Second
	if err := p.run.Start(); err != nil {
		return nil, fmt.Errorf("启动 %s：%w", filepath.Base(c.name), err)
	}
	go func() {
		// How it ended shows in what it printed; only that it ended counts here.
		_ = p.run.Wait()
		close(p.ended)
	}()
	return p, nil
}

// stop asks this one process to end, by its id, and insists after five seconds.
func (p *process) stop() {
	_ = p.run.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
		return
	case <-time.After(5 * time.Second):
	}
	_ = p.run.Process.Kill()
	<-p.ended
}

// output is what the process printed; only after its end is it complete.
func (p *process) output() string {
	<-p.ended
	return lastLines(p.said.String(), 40)
}

// await asks ready every 200 ms until it holds, the limit passes, ctx ends or
// the process that it depends on is gone.
func (p *process) await(ctx context.Context, limit time.Duration, ready func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for !ready() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		case <-p.ended:
			return errors.New("进程已经结束")
		}
	}
	return nil
}

// environ returns base without the variables named in drop and with those of
// set ("NAME=value"), which win over base.
func environ(base, drop, set []string) []string {
	gone := slices.Clone(drop)
	for _, entry := range set {
		gone = append(gone, nameOf(entry))
	}
	kept := make([]string, 0, len(base)+len(set))
	for _, entry := range base {
		if !slices.Contains(gone, nameOf(entry)) {
			kept = append(kept, entry)
		}
	}
	return append(kept, set...)
}

func nameOf(entry string) string {
	name, _, _ := strings.Cut(entry, "=")
	return name
}

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if len(lines) > n {
		lines = lines[len(lines)-n:]
	}
	return strings.Join(lines, "\n")
}
