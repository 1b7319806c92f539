package ui

import (
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m, uitest.Day(7, 1), nil) }

// stage is the window without a screen. Outcomes of the queue come on the queue's goroutine here, so whatever asks for
// something settles before it looks.
type stage struct {
	*Window
	t     *testing.T
	mod   fyne.KeyModifier // held down
	clock *time.Time
	later []func()
	shown chan func() // what waits for Fyne's goroutine, which is the test's
}

// newStage opens the window on what the start asks for, on a screen of 1366×768 less its bars and the menu.
func newStage(t *testing.T, start Start) *stage {
	t.Helper()
	shown, clock := make(chan func(), 4096), uitest.Day(7, 1)
	world := World{
		Do:  func(f func()) { shown <- f },
		App: test.NewTempApp(t), After: func(time.Duration, func()) func() { return func() {} }, Now: func() time.Time { return clock },
		Quit: func() {}, Rand: rand.New(rand.NewSource(1)), Clerk: "王", DataDir: t.TempDir(),
	}
	if start.Sample {
		uitest.Copy(t, filepath.Join(world.DataDir, sampleName))
	}
	w, err := New(world)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{Window: w, t: t, shown: shown, clock: &clock}
	w.host.Later = func(f func()) { s.later = append(s.later, f) }
	w.host.Modifiers = func() fyne.KeyModifier { return s.mod }
	w.look.Host.Modifiers = w.host.Modifiers
	t.Cleanup(func() {
		if err := w.Release(); err != nil {
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

// makeLedger makes an empty ledger and opens it.
func (s *stage) makeLedger() {
	path := s.inData("新台账.duban")
	s.openWith(path, func() (*app.App, error) { return app.Create(path, s.options()) })
	s.settle()
}

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
	uitest.Want(s.t, what, got, want)
}

// task is a row of the year's annex by its printed number.
func (s *stage) task(annex, no string) *ledger.Task {
	s.t.Helper()
	return uitest.Row(s.t, s.book.Ledger(), annex, no)
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

// key presses keys as the driver does: on what has the focus, or on the window where nothing has.
func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		e := &fyne.KeyEvent{Name: n}
		if f := s.win.Canvas().Focused(); f != nil {
			f.TypedKey(e)
		} else {
			s.win.Canvas().OnTypedKey()(e)
		}
	}
}

// with holds modifiers down while something is done, then waits for the disk.
func (s *stage) with(mod fyne.KeyModifier, do func()) {
	s.mod = mod
	do()
	s.mod = 0
	s.settle()
}

// combined presses a key with modifiers, as the driver brings it: as a shortcut.
func (s *stage) combined(mod fyne.KeyModifier, k fyne.KeyName) {
	s.t.Helper()
	s.with(mod, func() { s.shortcutKey(&desktop.CustomShortcut{KeyName: k, Modifier: mod}) })
}

// typed types a text into what has the focus.
func (s *stage) typed(text string) {
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
	}
}

// write types into a cell and keeps it, then waits for the disk: Enter, and in a cell of chips Enter once more.
func (s *stage) write(task *ledger.Task, field ledger.Field, text string) {
	s.t.Helper()
	s.screen.Show(task.ID, sheet.ColumnID(field))
	s.typed(text)
	s.key(fyne.KeyReturn)
	if s.screen.Table().Editing() {
		s.key(fyne.KeyReturn)
	}
	s.settle()
}

// writeNew is write of a name that nobody knows: it is asked for, and Enter says yes.
func (s *stage) writeNew(task *ledger.Task, field ledger.Field, text string) {
	s.t.Helper()
	s.write(task, field, text)
	s.answer("新名称", fyne.KeyReturn)
}

// answer holds that a dialog of the title is open, and presses a key in it.
func (s *stage) answer(title string, k fyne.KeyName) {
	s.t.Helper()
	if !s.modal() || !strings.Contains(s.dialog(), title) {
		s.t.Fatalf("no dialog %s is open but %q; the status says %q", title, s.dialog(), s.status.message.Text)
	}
	*s.clock = s.clock.Add(time.Second) // a question that has just come up takes no Enter
	s.key(k)
	s.settle()
}

// dialog is what the topmost dialog says.
func (s *stage) dialog() string {
	if o := s.win.Canvas().Overlays().Top(); o != nil {
		return uitest.Text(o)
	}
	return ""
}

// shortcutKey presses keys with Ctrl on what has the focus, or on the window.
func (s *stage) shortcutKey(sc fyne.Shortcut) {
	s.t.Helper()
	if f, ok := s.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(sc)
	} else {
		s.win.Canvas().(fyne.Shortcutable).TypedShortcut(sc)
	}
	s.settle()
}

// undone presses Ctrl+Z in the table.
func (s *stage) undone() {
	s.t.Helper()
	s.win.Canvas().Focus(s.screen.Table())
	s.shortcutKey(&fyne.ShortcutUndo{})
}

// pasted puts a text on the clipboard and presses Ctrl+V in what has the focus.
func (s *stage) pasted(text string) {
	s.t.Helper()
	c := s.world.App.Clipboard()
	c.SetContent(text)
	s.shortcutKey(&fyne.ShortcutPaste{Clipboard: c})
}

// picked picks an item of a menu by how its words begin.
func (s *stage) picked(items []*fyne.MenuItem, words string) {
	s.t.Helper()
	for _, i := range items {
		if !i.IsSeparator && strings.HasPrefix(i.Label, words) {
			if i.Disabled {
				s.t.Fatalf("%s is greyed", i.Label)
			}
			i.Action()
			s.settle()
			return
		}
	}
	s.t.Fatalf("no menu item %s", words)
}

// rowMenu picks from the context menu of the table.
func (s *stage) rowMenu(words string) {
	s.t.Helper()
	s.picked(s.sheet().RowMenu(), words)
}

// mainMenu picks from the menu bar.
func (s *stage) mainMenu(menu, words string) {
	s.t.Helper()
	for _, m := range s.menu.main.Items {
		if m.Label == menu {
			s.picked(m.Items, words)
			return
		}
	}
	s.t.Fatalf("no menu %s", menu)
}

// press presses the button of the words, in the dialog on top where there is one.
func (s *stage) press(words string) {
	s.t.Helper()
	p := s.button(words)
	if p == nil {
		s.t.Fatalf("no button %s to be seen", words)
	}
	p.Tapped(nil)
	s.settle()
}

// button is the one of the words that can be pressed now; nil for none.
func (s *stage) button(words string) *look.Press {
	within := s.win.Content()
	if o := s.win.Canvas().Overlays().Top(); o != nil {
		within = o
	}
	all := uitest.Found[*look.Press](within)
	for _, p := range slices.Backward(all) {
		if uitest.Text(p) == words {
			return p
		}
	}
	return nil
}

// rows selects whole rows, as a click on the first number and one with Shift on the last do.
func (s *stage) rows(from, to *ledger.Task) {
	s.t.Helper()
	s.screen.Show(from.ID, string(ledger.FieldText))
	n, _ := s.at(to, ledger.FieldText)
	now, _ := s.at(from, ledger.FieldText)
	s.with(fyne.KeyModifierShift, func() {
		s.key(fyne.KeySpace)
		for range n - now {
			s.key(fyne.KeyDown)
		}
	})
}

// annexRows are the names of the rows of the annex shown, in its order.
func (s *stage) annexRows() []string {
	l := s.book.Ledger()
	var out []string
	for _, t := range l.TasksOf(s.annex) {
		out = append(out, l.RowName(t))
	}
	return out
}

// shownRows are the names of the rows in the table.
func (s *stage) shownRows() []string {
	var out []string
	for _, t := range s.sheet().Tasks() {
		out = append(out, s.book.Ledger().RowName(t))
	}
	return out
}

// everything is the whole ledger as it is now.
func (s *stage) everything() []ledger.Entity { return s.book.Ledger().All() }

// message is what the status bar said last.
func (s *stage) message() string { return s.status.message.Text }

// value is a field of a task as it is now.
func (s *stage) value(t *ledger.Task, f ledger.Field) string {
	s.t.Helper()
	now := s.book.Ledger().Task(t.ID)
	if now == nil {
		s.t.Fatalf("task %s is gone", t.ID)
	}
	return s.book.Ledger().Value(now, f)
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
	out := uitest.Texts(s.win.Content())
	for _, o := range s.win.Canvas().Overlays().List() {
		out = append(out, uitest.Texts(o)...)
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
