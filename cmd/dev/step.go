package main

import (
	"fmt"
	"io"
	"time"
)

// progress prints the steps of a run: what is being done and how long it took.
type progress struct {
	out io.Writer
	now func() time.Time
	// waiting is true while a step's line still lacks its seconds.
	waiting bool
}

// step announces title, does the work and adds the seconds it took.
func (p *progress) step(title string, do func() error) error {
	p.breakLine()
	fmt.Fprintf(p.out, "▶ %s …", title)
	p.waiting = true
	began := p.now()
	err := do()
	took := seconds(p.now().Sub(began))
	if err != nil {
		took = "失败，" + took
	}
	if p.waiting {
		p.waiting = false
		fmt.Fprintf(p.out, " %s\n", took)
		return err
	}
	fmt.Fprintf(p.out, "  %s：%s\n", title, took)
	return err
}

// say prints one line, beneath the running step's title if there is one.
func (p *progress) say(format string, args ...any) {
	p.breakLine()
	fmt.Fprintf(p.out, format+"\n", args...)
}

func (p *progress) breakLine() {
	if p.waiting {
		p.waiting = false
		fmt.Fprintln(p.out)
	}
}

func seconds(d time.Duration) string {
	return fmt.Sprintf("%.1f 秒", d.Seconds())
}
