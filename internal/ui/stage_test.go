package ui

import (
	"math/rand"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// stage is the window without a screen. Outcomes of the queue come on the queue's goroutine here, so whatever asks for
// something settles before it looks.
type stage struct {
	*Window
	t     *testing.T
	later []func()
	shown chan func() // what waits for Fyne's goroutine, which is the test's
}

// newStage opens the window on what the start asks for, on a screen of 1366×768 less its bars and the menu.
func newStage(t *testing.T, start Start) *stage {
	t.Helper()
	shown := make(chan func(), 4096)
	world := World{
		Do:  func(f func()) { shown <- f },
		App: test.NewTempApp(t), After: func(time.Duration, func()) func() { return func() {} }, Now: func() time.Time { return time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC) },
		Rand: rand.New(rand.NewSource(1)), Clerk: "王", DataDir: t.TempDir(),
	}
	w, err := New(world)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{Window: w, t: t, shown: shown}
	w.host.Later = func(f func()) { s.later = append(s.later, f) }
	t.Cleanup(func() {
		if err := w.finish(); err != nil {
			t.Error(err)
		}
		w.win.Close()
	})
	w.win.Resize(fyne.NewSize(1366, 690-32))
	w.Open(start)
	s.settle()
	return s
}

// sample opens the sample ledger.
func sample(t *testing.T) *stage { return newStage(t, Start{Sample: true}) }

// settle lets everything asked for be done, and what that asks for in turn.
func (s *stage) settle() {
	for again := true; again; {
		s.queue.wait()
		again = s.showAll() || len(s.later) > 0
		later := s.later
		s.later = nil
		for _, f := range later {
			f()
		}
	}
}

// showAll runs what was brought to Fyne's goroutine; false where there was nothing.
func (s *stage) showAll() bool {
	some := false
	for {
		select {
		case f := <-s.shown:
			some = true
			f()
		default:
			return some
		}
	}
}

func (s *stage) want(what string, got, want any) {
	s.t.Helper()
	if !reflect.DeepEqual(got, want) {
		s.t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// task is a row of the year's annex by its printed number.
func (s *stage) task(annex, no string) *ledger.Task {
	s.t.Helper()
	a, err := s.book.Ledger().FindAnnex(2020, annex)
	if err != nil {
		s.t.Fatal(err)
	}
	found, err := s.book.Ledger().Find(a.ID, no)
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

// openNo opens an annex by its number.
func (s *stage) openNo(annex string) {
	s.t.Helper()
	a, err := s.book.Ledger().FindAnnex(2020, annex)
	if err != nil {
		s.t.Fatal(err)
	}
	s.openAnnex(a.ID)
}

// key presses keys as the driver does: on what has the focus.
func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// write types into a cell and presses Enter, then waits for the disk.
func (s *stage) write(task *ledger.Task, field ledger.Field, text string) {
	s.t.Helper()
	s.screen.show(task.ID, string(field))
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
	}
	s.key(fyne.KeyReturn)
	s.settle()
}

// shortcutKey presses keys with Ctrl on what has the focus.
func (s *stage) shortcutKey(sc fyne.Shortcut) {
	s.t.Helper()
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(sc)
	s.settle()
}

// model is that of the screen's table.
func (s *stage) model() *rows {
	s.t.Helper()
	switch x := s.screen.(type) {
	case *annexScreen:
		return x.model
	case *unitScreen:
		return x.model
	}
	s.t.Fatalf("%T has no rows", s.screen)
	return nil
}

// at is where a task and a field stand in the table.
func (s *stage) at(t *ledger.Task, column ledger.Field) (row, col int) {
	s.t.Helper()
	m := s.model()
	row, col = -1, -1
	for i := range m.list {
		if m.Key(i) == string(t.ID) {
			row = i
		}
	}
	for i, c := range m.columns {
		if c.ID == string(column) {
			col = i
		}
	}
	if row < 0 || col < 0 {
		s.t.Fatalf("no cell %s of %s", column, t.ID)
	}
	return row, col
}

// cell is what the model says of a task's field.
func (s *stage) cell(t *ledger.Task, column ledger.Field) grid.Cell {
	s.t.Helper()
	row, col := s.at(t, column)
	return s.model().Cell(row, col)
}

// onDisk opens the ledger beside the window, to see what a crash now would leave.
func (s *stage) onDisk() *ledger.Ledger {
	s.t.Helper()
	a, err := app.Look(s.book.Path(), s.options())
	if err != nil {
		s.t.Fatal(err)
	}
	defer a.Close()
	return a.Ledger()
}

// seen is every text that a person can see, in the order of painting.
func (s *stage) seen() []string {
	var out []string
	walk(s.win.Content(), func(o fyne.CanvasObject, _ []frameOf) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
	})
	for _, o := range s.win.Canvas().Overlays().List() {
		walk(o, func(o fyne.CanvasObject, _ []frameOf) {
			if t, ok := o.(*canvas.Text); ok && t.Text != "" {
				out = append(out, t.Text)
			}
		})
	}
	return out
}

// sees holds that the texts can be seen; texts that were broken into lines are found all the same.
func (s *stage) sees(texts ...string) {
	s.t.Helper()
	all := strings.Join(s.seen(), "")
	for _, x := range texts {
		if !strings.Contains(all, x) {
			s.t.Errorf("%q is not to be seen in %q", x, all)
		}
	}
}

// inData is a path in the data folder.
func (s *stage) inData(name string) string { return filepath.Join(s.world.DataDir, name) }
