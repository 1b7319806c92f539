package app

import (
	"context"
	"fmt"
	"strconv"
	"sync/atomic"
)

// Progress is what long work does and how far it is. Whoever works writes it; a window looks at it ten times a second, from a
// goroutine of its own. The zero value has not begun.
type Progress struct {
	stage atomic.Pointer[stage]
	done  atomic.Int64
}

// stage is one part of the work.
type stage struct {
	what     string // 正在读取 b.xlsx
	all      int64  // how much there is to do; 0 where nobody knows
	in       amount // what is counted
	from, to float64
	final    bool

	file, files int // 1 for the first
}

// amount is what the work with a stage is counted in.
type amount int

const (
	ofRows amount = iota
	ofBytes
	ofAll // parts that mean nothing to a person
)

type progressKey struct{}

// WithProgress has long work under the context tell how far it is.
func WithProgress(ctx context.Context, p *Progress) context.Context {
	return context.WithValue(ctx, progressKey{}, p)
}

// progressOf is what the work under a context writes to; nobody looks where none was given.
func progressOf(ctx context.Context) *Progress {
	if p, ok := ctx.Value(progressKey{}).(*Progress); ok {
		return p
	}
	return &Progress{}
}

// Of says which of several files the work has come to.
func (p *Progress) Of(file, files int) {
	p.done.Store(0)
	p.stage.Store(&stage{what: "正在准备", file: file, files: files})
}

// begin comes to the next part of the work with the same file.
func (p *Progress) begin(s stage) {
	if last := p.stage.Load(); last != nil {
		s.file, s.files = last.file, last.files
	}
	p.done.Store(0)
	p.stage.Store(&s)
}

// finish is for when the part of the work that was begun last is done.
func (p *Progress) finish() {
	if s := p.stage.Load(); s != nil {
		p.done.Store(s.all)
	}
}

// Text says what is being done, how much of it is done, and with which file: 正在读取 b.xlsx：约 1.2 / 3.4 兆字节（第 2 个文件，共 3 个）.
func (p *Progress) Text() string {
	s := p.stage.Load()
	if s == nil {
		return "正在准备…"
	}
	out, done := s.what, min(p.done.Load(), s.all)
	switch {
	case s.all == 0:
		out += "…"
	case s.in == ofAll:
		out += fmt.Sprintf("：%d%%", done*100/s.all)
	case s.in == ofBytes:
		out += fmt.Sprintf("：约 %.1f / %.1f 兆字节", float64(done)/(1<<20), float64(s.all)/(1<<20))
	case done == 0:
		out += "：共 " + grouped(s.all) + " 行"
	default:
		out += "：第 " + grouped(done) + " 行 / 共 " + grouped(s.all) + " 行"
	}
	if s.files > 1 {
		out += fmt.Sprintf("（第 %d 个文件，共 %d 个）", s.file, s.files)
	}
	return out
}

// grouped is a number with a comma before each three digits.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Part is how much of the whole is done, from 0 to 1.
func (p *Progress) Part() float64 {
	s := p.stage.Load()
	if s == nil {
		return 0
	}
	part := s.from
	if s.all > 0 {
		part += (s.to - s.from) * float64(min(p.done.Load(), s.all)) / float64(s.all)
	}
	if s.files > 1 {
		part = (float64(s.file-1) + part) / float64(s.files)
	}
	return part
}

// Final tells that the work can no longer be cancelled: it is being written.
func (p *Progress) Final() bool {
	s := p.stage.Load()
	return s != nil && s.final
}

// watch counts rows and ends the work where a person has cancelled it.
func (p *Progress) watch(ctx context.Context) func() error {
	return func() error {
		p.done.Add(1)
		return ctx.Err()
	}
}

// What is written of an import ends here; the rest is the end of the transaction.
const (
	mergeShare = 0.4 // of an import goes into the draft
	writeShare = 0.95
)

// writing counts changes as they are written and ends it where a person has cancelled. Behind the last one the transaction ends,
// and that cannot be called off.
func (p *Progress) writing(ctx context.Context, rows, changes int) func() error {
	p.begin(stage{what: "正在写入台账 " + grouped(int64(rows)) + " 行", all: int64(changes), in: ofAll, from: mergeShare, to: writeShare})
	each, left := p.watch(ctx), changes
	return func() error {
		err := each()
		if left--; left == 0 && err == nil {
			p.begin(stage{what: "就要写完，不能再取消", from: writeShare, final: true})
		}
		return err
	}
}

// written is for when all of it is in the ledger.
func (p *Progress) written() { p.begin(stage{what: "已写入台账", from: 1, final: true}) }

// paced counts how often a reader asks whether a person has cancelled. All of them do so with every 32 KB or so of what they
// read or unpack, which tells how far they are.
type paced struct {
	context.Context
	p *Progress
}

const pace = 32 << 10

// Err is that of the context below.
func (c paced) Err() error {
	c.p.done.Add(pace)
	return c.Context.Err()
}

// soon does something that does not look at its context: where a person cancels, nobody waits for it any longer. What it does
// must be of no consequence to others.
func soon[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		v, err := do()
		done <- outcome{v, err}
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
