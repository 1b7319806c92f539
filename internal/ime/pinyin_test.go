//go:build window

package ime_test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"dubanben/internal/ime/imetest"
)

// event is a line that testdata/entry prints.
type event struct {
	Kind, Text string
	X, Y       float32
}

// program is testdata/entry while it runs.
type program struct {
	mu     sync.Mutex
	events []event
}

func start(t *testing.T, s *imetest.Session, env ...string) *program {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "entry")
	build := exec.Command("go", "build", "-o", binary, "./testdata/entry")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building the window: %v\n%s", err, out)
	}
	cmd := exec.Command(binary)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Env = append(slices.Clone(s.Env()), env...)
	imetest.Run(t, cmd)
	p := &program{}
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var e event
			if json.Unmarshal(lines.Bytes(), &e) == nil {
				p.mu.Lock()
				p.events = append(p.events, e)
				p.mu.Unlock()
			}
		}
	}()
	imetest.Until(t, "the window to be ready", func() bool { return len(p.of("ready")) > 0 })
	return p
}

// of are the events of a kind so far.
func (p *program) of(kind string) []event {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []event
	for _, e := range p.events {
		if e.Kind == kind {
			out = append(out, e)
		}
	}
	return out
}

func (p *program) text() string {
	all := p.of("text")
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1].Text
}

// TestKeysWhileComposing: what the input method consumes does not reach the program, what it commits arrives exactly once.
// The locale is C, under which GLFW alone would lose every Chinese character.
func TestWindowKeysWhileComposing(t *testing.T) {
	s := imetest.Start(t)
	p := start(t, s, "LC_ALL=C", "LANG=C")
	s.Focus("dubanben-ime-test")
	time.Sleep(500 * time.Millisecond)
	s.On()
	before := len(p.of("key")) // Ctrl, which turned it on

	s.Type("nihao")
	s.Key("BackSpace") // takes the o from what is being composed
	s.Type("o")
	s.Key("space")
	imetest.Until(t, "你好", func() bool { return p.text() == "你好" })

	s.Type("zhongguo")
	s.Key("Return") // gives up Chinese and commits the letters
	imetest.Until(t, "the letters", func() bool { return p.text() == "你好zhongguo" })

	if keys := p.of("key")[before:]; len(keys) != 0 {
		t.Errorf("keys that belong to the input method reached the program: %v", keys)
	}
	s.Key("BackSpace", "Return") // nothing is being composed: now they are the program's
	imetest.Until(t, "Backspace and Return in the entry", func() bool { return p.text() == "你好zhonggu\n" })
}

// TestCandidatesAtCaret: the list of candidates stands under the caret, not in the window's corner.
func TestWindowCandidatesAtCaret(t *testing.T) {
	s := imetest.Start(t)
	p := start(t, s)
	window := s.Focus("dubanben-ime-test")
	time.Sleep(500 * time.Millisecond)
	for _, text := range []string{"aaa aaa aaa", "bbb", "ccc"} { // so that the caret is far from the corner
		s.Type(text)
		s.Key("Return")
	}
	s.Type("dddd ddd")
	s.On()
	s.Type("zhongguo")
	time.Sleep(500 * time.Millisecond)
	carets := p.of("caret")
	caret := carets[len(carets)-1]
	wx, wy := s.Corner(window)
	x, y, _ := s.Candidates()
	dx, dy := x-wx-int(caret.X), y-wy-int(caret.Y)
	if dx < -24 || dx > 24 || dy < 0 || dy > 40 {
		t.Errorf("the candidate window stands %d px beside and %d px under the caret", dx, dy)
	}
	s.Key("Escape")
}
