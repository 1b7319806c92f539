package people

import (
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
)

// sampleEnv names the sample ledger that is made once for all tests.
const sampleEnv = "DUBANBEN_PEOPLE_SAMPLE"

// when is the tests' day.
var when = time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "sample")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "示例.duban")
	book, err := app.Sample(path, app.Options{Clerk: "王", Now: func() time.Time { return when }, Rand: rand.New(rand.NewSource(2))})
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

// stage is a window with the sample ledger, in which verbs are made at once.
type stage struct {
	t      *testing.T
	win    fyne.Window
	d      *Desk
	book   *app.App
	mod    fyne.KeyModifier
	said   string
	opened []string // what was asked to be opened elsewhere
	modals []*modal
	later  []func()
	screen desk.Screen
}

type modal struct {
	d             dialog.Dialog
	enter, escape func()
}

func newStage(t *testing.T, dark bool) *stage {
	t.Helper()
	made, err := os.ReadFile(os.Getenv(sampleEnv))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "示例.duban")
	if err := os.WriteFile(path, made, 0o600); err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t}
	s.book, err = app.Open(path, app.Options{Clerk: "王", Now: func() time.Time { return when }, Rand: rand.New(rand.NewSource(3))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.book.Close(); err != nil {
			t.Error(err)
		}
	})
	a := test.NewTempApp(t)
	l := look.New(dark)
	a.Settings().SetTheme(l)
	s.win = test.NewTempWindow(t, container.NewStack())
	s.win.SetPadded(false)
	s.win.Resize(fyne.NewSize(1206, 616))
	host := grid.NewHost(a, s.win)
	host.Modifiers = func() fyne.KeyModifier { return s.mod }
	host.Later = func(f func()) { s.later = append(s.later, f) }
	host.After = func(time.Duration, func()) {}
	l.Host.Focus, l.Host.Modifiers, l.Host.Clipboard, l.Host.After = host.Focus, host.Modifiers, host.Clipboard, host.After
	l.Position, l.Keys = host.Position, s.key
	s.d = s.desk(l, host, a)
	s.book.Watch(func(app.Done) {
		if s.screen != nil {
			s.screen.Refresh()
		}
	})
	return s
}

func (s *stage) desk(l *look.Look, host grid.Host, a fyne.App) *Desk {
	run := func(work func() error, then func(error)) { then(work()) }
	ask := func(title, text, _ string, do, _ func()) { s.said = title + "：" + text; do() }
	base := &desk.Desk{
		Look: l, Host: host, Canvas: s.win.Canvas(), Prefs: a.Preferences(), Now: func() time.Time { return when },
		Book: func() *app.App { return s.book }, Annex: func() ledger.ID { return s.book.Ledger().Annexes()[0].ID }, Year: func() int { return 2020 },
		Table: func(m grid.Model) *grid.Grid { return grid.New(m, host, l.Palette(), 0) },
		List: func(m grid.Model) *grid.Grid {
			g := grid.New(m, host, l.Palette(), 0)
			g.SetList(true)
			return g
		},
		Run: run, Save: run, Settled: func(do, _ func()) { do() },
		Say: func(text string) { s.said = text }, Fail: func(err error) { s.said = app.Explain(err).Sentence() }, Ask: ask, Warn: ask,
		Popup: s.popup, Overlay: func(_, _ func(), _ func() bool) {}, Menu: func([]*fyne.MenuItem, fyne.Position) {},
		Headline:  func(parts ...fyne.CanvasObject) fyne.CanvasObject { return container.New(look.Line(12), parts...) },
		FromField: func(fyne.Shortcut) bool { return false }, Shortcut: func(fyne.Shortcut) {}, Told: func() {},
	}
	tables := &sheet.Desk{Desk: base, Memory: sheet.NewMemory(), Here: func() *sheet.Sheet { return nil }}
	return &Desk{Desk: tables, Quarter: func() ledger.Quarter { return "2020Q3" },
		OpenRows: func(title string, tasks []ledger.ID) { s.opened = append(s.opened, title) },
		OpenUnit: func(u ledger.ID) { s.opened = append(s.opened, s.book.Ledger().Unit(u).Name) }}
}

func (s *stage) popup(title string, content fyne.CanvasObject, b desk.Buttons) {
	d := dialog.NewCustomWithoutButtons(title, container.New(look.Inset(4, 10, 8, 10), content), s.win)
	row, enter := b(d.Hide)
	d.SetButtons(row)
	m := &modal{d: d, enter: enter, escape: func() { row[0].(*look.Press).Tapped(nil) }}
	s.modals = append(s.modals, m)
	d.SetOnClosed(func() {
		for i, x := range s.modals {
			if x == m {
				s.modals = append(s.modals[:i:i], s.modals[i+1:]...)
				break
			}
		}
	})
	d.Show()
}

// key is what the window does with a key that nothing took.
func (s *stage) key(k *fyne.KeyEvent) {
	if len(s.modals) == 0 {
		return
	}
	m := s.modals[len(s.modals)-1]
	switch k.Name {
	case fyne.KeyEscape:
		m.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		m.enter()
	}
}

// show puts a screen into the window.
func (s *stage) show(x desk.Screen) {
	s.screen = x
	s.win.SetContent(look.Panel(s.d.Look.Background(), look.Inset(0, 0, 0, 0), x.Content()))
	s.win.Canvas().Focus(x.Table())
}

// press presses keys on what has the focus.
func (s *stage) press(names ...fyne.KeyName) {
	s.t.Helper()
	for _, n := range names {
		f := s.win.Canvas().Focused()
		switch {
		case f == nil:
			s.key(&fyne.KeyEvent{Name: n})
		case n == fyne.KeyTab && !takesTab(f):
			s.win.Canvas().FocusNext()
		default:
			f.TypedKey(&fyne.KeyEvent{Name: n})
		}
		s.rest()
	}
}

func takesTab(f fyne.Focusable) bool {
	x, ok := f.(fyne.Tabbable)
	return ok && x.AcceptsTab()
}

// rest does what waits for the end of the event.
func (s *stage) rest() {
	for len(s.later) > 0 {
		later := s.later
		s.later = nil
		for _, f := range later {
			f()
		}
	}
}

// with presses a key with modifiers, as the driver brings it.
func (s *stage) with(mod fyne.KeyModifier, k fyne.KeyName) {
	s.t.Helper()
	s.mod = mod
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
	s.mod = 0
	s.rest()
}

// type_ types a text into what has the focus.
func (s *stage) typed(text string) {
	s.t.Helper()
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
	}
	s.rest()
}

// replace types a text in the place of what the focused field holds.
func (s *stage) replace(text string) {
	s.t.Helper()
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.typed(text)
}

// top is what stands on top: a dialog, or the window's content.
func (s *stage) top() fyne.CanvasObject {
	if o := s.win.Canvas().Overlays().Top(); o != nil {
		return o
	}
	return s.win.Content()
}

// walk visits what can be seen.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			walk(x, visit)
		}
	case fyne.Widget:
		for _, x := range test.WidgetRenderer(o).Objects() {
			walk(x, visit)
		}
	}
}

func textOf(o fyne.CanvasObject) string {
	var b strings.Builder
	walk(o, func(x fyne.CanvasObject) {
		if t, ok := x.(*canvas.Text); ok {
			b.WriteString(t.Text)
		}
	})
	return b.String()
}

// sees holds that the texts can be seen on top.
func (s *stage) sees(texts ...string) {
	s.t.Helper()
	all := textOf(s.top())
	for _, x := range texts {
		if !strings.Contains(all, x) {
			s.t.Errorf("%q is not to be seen in %q", x, all)
		}
	}
}

// click presses the button whose words begin so.
func (s *stage) click(words string) {
	s.t.Helper()
	var found *look.Press
	walk(s.top(), func(o fyne.CanvasObject) {
		if p, ok := o.(*look.Press); ok && found == nil && strings.HasPrefix(textOf(p), words) {
			found = p
		}
	})
	if found == nil {
		s.t.Fatalf("no button %s in %q", words, textOf(s.top()))
	}
	found.Tapped(nil)
	s.rest()
}

// choose picks an option of the list that offers it.
func (s *stage) choose(option string) {
	s.t.Helper()
	done := false
	walk(s.top(), func(o fyne.CanvasObject) {
		if x, ok := o.(*look.Select); ok && !done {
			for _, name := range x.Options {
				if name == option {
					x.SetSelected(option)
					done = true
				}
			}
		}
	})
	if !done {
		s.t.Fatalf("no list offers %s", option)
	}
	s.rest()
}

func (s *stage) want(what string, got, want any) {
	s.t.Helper()
	if !reflect.DeepEqual(got, want) {
		s.t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func (s *stage) unit(name string) *ledger.Unit {
	s.t.Helper()
	u := s.book.Ledger().UnitNamed(name)
	if u == nil {
		s.t.Fatalf("no unit %s", name)
	}
	return u
}

func (s *stage) leader(name string) *ledger.Leader {
	s.t.Helper()
	for _, x := range s.book.Ledger().Leaders() {
		if x.Name == name {
			return x
		}
	}
	s.t.Fatalf("no leader %s", name)
	return nil
}

func (s *stage) undo() {
	s.t.Helper()
	if _, err := s.book.Undo(); err != nil {
		s.t.Fatal(err)
	}
}
