package taskform

import (
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// sampleEnv names the sample ledger that is made once for all tests.
const sampleEnv = "DUBANBEN_TASKFORM_SAMPLE"

// TestMain makes the sample once.
func TestMain(m *testing.M) {
	debug.SetGCPercent(600)
	dir, err := os.MkdirTemp("", "taskform")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "示例.duban")
	book, err := app.Sample(path, options(1))
	if err != nil {
		log.Fatal(err)
	}
	if err := book.Close(); err != nil {
		log.Fatal(err)
	}
	if err := os.Setenv(sampleEnv, path); err != nil {
		log.Fatal(err)
	}
	m.Run()
}

// options of a ledger; each seed gives other ids.
func options(seed int64) app.Options {
	return app.Options{Clerk: "王", Now: func() time.Time { return time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC) }, Rand: rand.New(rand.NewSource(seed))}
}

// open is a dialog on the stage.
type open struct {
	title         string
	enter, escape func()
	closed        bool
}

// stage is a window that has nothing but dialogs; verbs are done at once.
type stage struct {
	*Desk
	t       *testing.T
	win     fyne.Window
	book    *app.App
	mod     fyne.KeyModifier
	dialogs []*open
	said    string
	visited ledger.ID
}

// newStage opens the sample ledger in a window of the size.
func newStage(t *testing.T, size fyne.Size, dark bool) *stage {
	t.Helper()
	path := filepath.Join(t.TempDir(), "示例.duban")
	made, err := os.ReadFile(os.Getenv(sampleEnv))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, made, 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := app.Open(path, options(2))
	if err != nil {
		t.Fatal(err)
	}
	return stageOf(t, book, size, dark)
}

func stageOf(t *testing.T, book *app.App, size fyne.Size, dark bool) *stage {
	a := test.NewTempApp(t)
	l := look.New(dark)
	a.Settings().SetTheme(l)
	s := &stage{t: t, book: book, win: a.NewWindow("")}
	s.win.SetContent(container.NewStack(canvas.NewRectangle(l.Background())))
	s.win.Resize(size)
	s.win.SetPadded(false)
	now := func(work func() error, then func(error)) { then(work()) }
	focus := func(f fyne.Focusable) { s.win.Canvas().Focus(f) }
	modifiers := func() fyne.KeyModifier { return s.mod }
	l.Host.Focus, l.Host.Modifiers, l.Host.Clipboard, l.Host.After = focus, modifiers, a.Clipboard, func(time.Duration, func()) {}
	l.Position = a.Driver().AbsolutePositionForObject
	l.Keys = func(k *fyne.KeyEvent) { s.modalKey(k.Name) }
	s.Desk = &Desk{Quarter: func() ledger.Quarter { return "2020Q3" }, Desk: &desk.Desk{
		Look: l, Canvas: s.win.Canvas(), Now: options(0).Now, Book: func() *app.App { return s.book }, Annex: func() ledger.ID { return "" },
		Host: grid.Host{Focus: focus, Modifiers: modifiers}, Year: func() int { return 2020 }, Run: now, Save: now,
		Settled: func(do, _ func()) { do() }, Say: func(text string) { s.said = text }, Popup: s.popup,
		OpenAnnex: func(id ledger.ID) { s.visited = id },
	}}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
		s.win.Close()
	})
	return s
}

// desktop is a screen of 1366×768 less its bars.
func desktop(t *testing.T) *stage { return newStage(t, fyne.NewSize(1366, 690), false) }

func (s *stage) popup(title string, content fyne.CanvasObject, buttons desk.Buttons) {
	d := dialog.NewCustomWithoutButtons(title, container.New(look.Inset(4, 10, 8, 10), content), s.win)
	o := &open{title: title}
	row, enter := buttons(d.Hide)
	d.SetButtons(row)
	o.enter, o.escape = enter, func() { row[0].(*look.Press).Tapped(nil) }
	d.SetOnClosed(func() { o.closed = true })
	s.dialogs = append(s.dialogs, o)
	d.Show()
}

// top is the dialog that is open; nil for none.
func (s *stage) top() *open {
	for i := len(s.dialogs) - 1; i >= 0; i-- {
		if !s.dialogs[i].closed {
			return s.dialogs[i]
		}
	}
	return nil
}

func (s *stage) modalKey(k fyne.KeyName) {
	switch o := s.top(); {
	case o == nil:
	case k == fyne.KeyEscape:
		o.escape()
	case k == fyne.KeyReturn || k == fyne.KeyEnter:
		o.enter()
	}
}

// isOpen holds that a dialog of the title is open, "" for none.
func (s *stage) isOpen(title string) {
	s.t.Helper()
	got := ""
	if o := s.top(); o != nil {
		got = o.title
	}
	if got != title {
		s.t.Fatalf("open is %q, want %q; it says %s", got, title, strings.Join(s.seen(), " "))
	}
}

func (s *stage) annex(no string) ledger.ID {
	s.t.Helper()
	a, err := s.book.Ledger().FindAnnex(2020, no)
	if err != nil {
		s.t.Fatal(err)
	}
	return a.ID
}

// task is a row by its printed number, as it is now.
func (s *stage) task(annex, no string) *ledger.Task {
	s.t.Helper()
	t, err := s.book.Ledger().Find(s.annex(annex), no)
	if err != nil {
		s.t.Fatal(err)
	}
	return t
}

// key presses keys on what has the focus.
func (s *stage) key(names ...fyne.KeyName) {
	s.t.Helper()
	for _, n := range names {
		f := s.win.Canvas().Focused()
		if f == nil {
			s.modalKey(n)
			continue
		}
		if x, ok := f.(fyne.Tabbable); n == fyne.KeyTab && (!ok || !x.AcceptsTab()) {
			if s.mod&fyne.KeyModifierShift != 0 {
				s.win.Canvas().FocusPrevious()
			} else {
				s.win.Canvas().FocusNext()
			}
			continue
		}
		f.TypedKey(&fyne.KeyEvent{Name: n})
		if n == fyne.KeySpace {
			f.TypedRune(' ')
		}
	}
}

// typed types a text into what has the focus.
func (s *stage) typed(text string) *stage {
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
	}
	return s
}

// anew types a text in place of what stands in the field with the focus.
func (s *stage) anew(text string) *stage {
	s.t.Helper()
	x, ok := s.win.Canvas().Focused().(interface{ SelectAll() })
	if !ok {
		s.t.Fatalf("%T has the keys", s.win.Canvas().Focused())
	}
	x.SelectAll()
	if text == "" {
		s.key(fyne.KeyBackspace)
	}
	return s.typed(text)
}

// press presses the button of the words in the dialog on top.
func (s *stage) press(words string) {
	s.t.Helper()
	for _, o := range s.objects() {
		if p, ok := o.(*look.Press); ok && textIn(p) == words && p.Visible() {
			p.Tapped(nil)
			return
		}
	}
	s.t.Fatalf("no button %s in %s", words, strings.Join(s.seen(), " "))
}

// objects are all things in the dialog on top that can be seen, in the order of painting.
func (s *stage) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if o := s.win.Canvas().Overlays().Top(); o != nil {
		walk(o, func(o fyne.CanvasObject) { out = append(out, o) })
	}
	return out
}

func walk(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	do(o)
	switch x := o.(type) {
	case *fyne.Container:
		for _, c := range x.Objects {
			walk(c, do)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(x).Objects() {
			walk(c, do)
		}
	}
}

// seen are the texts in the dialog on top.
func (s *stage) seen() []string {
	var out []string
	for _, o := range s.objects() {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
	}
	return out
}

// sees holds that texts can be read; those broken into lines are found all the same.
func (s *stage) sees(texts ...string) {
	s.t.Helper()
	all := strings.Join(s.seen(), "")
	for _, x := range texts {
		if !strings.Contains(all, x) {
			s.t.Errorf("%q is not to be seen in %q", x, all)
		}
	}
}

func textIn(o fyne.CanvasObject) string {
	out := ""
	walk(o, func(x fyne.CanvasObject) {
		if t, ok := x.(*canvas.Text); ok {
			out += t.Text
		}
	})
	return out
}

// ticks is the list in the dialog on top.
func (s *stage) ticks() *ticks {
	s.t.Helper()
	for _, o := range s.objects() {
		if x, ok := o.(*ticks); ok {
			return x
		}
	}
	s.t.Fatal("no list to tick")
	return nil
}

// high is how high the dialog on top is.
func (s *stage) high() float32 {
	return s.win.Canvas().Overlays().Top().(*widget.PopUp).Content.Size().Height
}
