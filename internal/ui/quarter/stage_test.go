package quarter

import (
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
)

// sampleEnv names the ledger of the 2020 annexes that is made once for all tests.
const sampleEnv = "DUBANBEN_QUARTER_SAMPLE"

// TestMain makes the sample once, and lets garbage lie longer: each test parses the fonts anew.
func TestMain(m *testing.M) {
	debug.SetGCPercent(600)
	dir, err := os.MkdirTemp("", "quarter")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "示例.duban")
	book, err := app.Sample(path, options())
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

func now() time.Time { return time.Date(2020, 9, 28, 9, 0, 0, 0, time.UTC) }

func options() app.Options {
	return app.Options{Clerk: "王", Now: now, Rand: rand.New(rand.NewSource(3))}
}

// stage is the screen in a window of its own; verbs are done at once.
type stage struct {
	*Screen
	t       *testing.T
	win     fyne.Window
	book    *app.App
	at      ledger.Quarter
	mod     fyne.KeyModifier
	said    string
	asked   string // what was asked last; the answer is yes
	dialog  string // the title of the dialog that is open, "" for none
	shown   fyne.CanvasObject
	enter   func()
	later   []func()
	visited *ledger.Task
	lamp    ledger.ID
}

// newStage opens the screen in the room that the window leaves it on a screen of 1366×768.
func newStage(t *testing.T) *stage { return staged(t, fyne.NewSize(1205, 586), false) }

func staged(t *testing.T, size fyne.Size, dark bool) *stage {
	t.Helper()
	made, err := os.ReadFile(os.Getenv(sampleEnv))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "台账.duban")
	if err := os.WriteFile(path, made, 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := app.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	return stageOf(t, book, size, dark)
}

func stageOf(t *testing.T, book *app.App, size fyne.Size, dark bool) *stage {
	t.Helper()
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	a := test.NewTempApp(t)
	s := &stage{t: t, win: a.NewWindow(""), book: book, at: "2020Q3"}
	t.Cleanup(s.win.Close)
	l := look.New(dark)
	a.Settings().SetTheme(l)
	s.win.SetPadded(false)
	host := grid.NewHost(a, s.win)
	host.Modifiers = func() fyne.KeyModifier { return s.mod }
	host.Later = func(f func()) { s.later = append(s.later, f) }
	l.Position, l.Host.Focus, l.Host.Modifiers, l.Host.Clipboard = host.Position, host.Focus, host.Modifiers, host.Clipboard
	l.Host.After = func(time.Duration, func()) {}
	s.Screen = New(&Desk{Desk: s.desk(a, l, host), Quarter: func() ledger.Quarter { return s.at }, SetQuarter: func(q ledger.Quarter) { s.at = q },
		Import: func() {}, Lamp: func(task ledger.ID, _ ledger.Quarter) { s.lamp = task }})
	book.Watch(func(app.Done) { s.Refresh() })
	s.win.SetContent(look.Panel(l.Background(), look.Inset(0, 0, 0, 0), container.NewStack(s.Content())))
	s.win.Resize(size)
	host.Focus(s.Table())
	return s
}

func (s *stage) desk(a fyne.App, l *look.Look, host grid.Host) *sheet.Desk {
	d := &desk.Desk{Look: l, Host: host, Canvas: s.win.Canvas(), Prefs: a.Preferences(), Now: now, Book: func() *app.App { return s.book },
		Annex: func() ledger.ID { return "" }, Year: func() int { return 2020 }, Told: func() {}, Say: func(x string) { s.said = x },
		Fail: func(err error) { s.t.Error(err) }, Visit: func(x *ledger.Task, _ string) { s.visited = x },
		FromField: func(fyne.Shortcut) bool { return false }, Shortcut: func(fyne.Shortcut) {}}
	d.Table = func(m grid.Model) *grid.Grid { return grid.New(m, host, l.Palette(), 0) }
	d.List = func(m grid.Model) *grid.Grid {
		g := grid.New(m, host, l.Palette(), 0)
		g.SetList(true)
		return g
	}
	d.Run = func(work func() error, then func(error)) { then(work()) }
	d.Save = d.Run
	d.Settled = func(do, stay func()) {
		if g := s.Table(); g.Editing() {
			g.Keep()
		}
		if s.Table().Refused() {
			stay()
			return
		}
		do()
	}
	d.Ask = func(title, text, _ string, do, _ func()) { s.asked = title + "：" + text; do() }
	d.Popup = func(title string, content fyne.CanvasObject, buttons desk.Buttons) {
		s.dialog, s.shown = title, content
		over := widget.NewModalPopUp(content, s.win.Canvas())
		_, s.enter = buttons(func() { s.dialog = ""; over.Hide() })
		over.Show()
	}
	d.Headline = func(parts ...fyne.CanvasObject) fyne.CanvasObject { return container.New(look.Line(12), parts...) }
	return &sheet.Desk{Desk: d, Memory: sheet.NewMemory(), Here: func() *sheet.Sheet { return s.Tabled() }}
}

func (s *stage) want(what string, got, want any) {
	s.t.Helper()
	if !reflect.DeepEqual(got, want) {
		s.t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// unitNamed is a unit's id.
func (s *stage) unitNamed(name string) ledger.ID {
	s.t.Helper()
	u := s.book.Ledger().UnitNamed(name)
	if u == nil {
		s.t.Fatalf("no unit %s", name)
	}
	return u.ID
}

// on shows a unit's answers.
func (s *stage) on(name string) {
	s.t.Helper()
	if !s.Pick(s.unitNamed(name)) {
		s.t.Fatalf("%s is not on the list", name)
	}
}

// taskNo is a row of an annex by its printed number.
func (s *stage) taskNo(annex, no string) *ledger.Task {
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

// cursor puts the cursor on a cell of the shown unit's answer.
func (s *stage) cursor(t *ledger.Task, column string) {
	s.t.Helper()
	s.Table().Select(rowKey(t.ID, s.unit), column)
	if got := s.Table().Selection().Key; got != rowKey(t.ID, s.unit) {
		s.t.Fatalf("no row of %s", t.Text)
	}
	s.d.Host.Focus(s.Table())
}

// key presses keys on what has the focus.
func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
	s.settle()
}

// combined presses a key with modifiers.
func (s *stage) combined(mod fyne.KeyModifier, k fyne.KeyName) {
	s.t.Helper()
	f, ok := s.win.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		s.t.Fatal("nothing has the focus")
	}
	s.mod = mod
	f.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
	s.mod = 0
	s.settle()
}

func (s *stage) settle() {
	for len(s.later) > 0 {
		f := s.later[0]
		s.later = s.later[1:]
		f()
	}
}

// typed types into what has the focus.
func (s *stage) typed(text string) {
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
	}
}

// write types a text into a cell and keeps it.
func (s *stage) write(t *ledger.Task, column, text string) {
	s.t.Helper()
	s.cursor(t, column)
	s.typed(text)
	s.key(fyne.KeyReturn)
}

// report is the answer of the shown unit that counts.
func (s *stage) report(t *ledger.Task) *ledger.Report {
	s.t.Helper()
	r := s.book.Ledger().Report(t.ID, s.unit, s.quarter)
	if r == nil {
		s.t.Fatalf("nothing is reported on %s; the status says %q", t.Text, s.said)
	}
	return r
}

// cell is what stands in the table.
func (s *stage) cell(key, column string) grid.Cell {
	s.t.Helper()
	m := s.Tabled().Model()
	for i := range m.Rows() {
		if m.Key(i) != key {
			continue
		}
		for c, x := range m.Columns() {
			if x.ID == column {
				return m.Cell(i, c)
			}
		}
	}
	s.t.Fatalf("no cell %s of %s", column, key)
	return grid.Cell{}
}

// own is the cell of the shown unit's answer.
func (s *stage) own(t *ledger.Task, column string) grid.Cell {
	s.t.Helper()
	return s.cell(rowKey(t.ID, s.unit), column)
}

// texts are all that can be read around the tables.
func (s *stage) texts() string { return textsOf(s.Content()) }

// picked does an item of the context menu.
func (s *stage) picked(words string) {
	s.t.Helper()
	for _, i := range s.Tabled().RowMenu() {
		if strings.HasPrefix(i.Label, words) {
			if i.Disabled {
				s.t.Fatalf("%s is greyed", i.Label)
			}
			i.Action()
			return
		}
	}
	s.t.Fatalf("no menu item %s", words)
}

// textOf is the text of an object that is one.
func textOf(o fyne.CanvasObject) string {
	if x, ok := o.(*canvas.Text); ok {
		return x.Text
	}
	return ""
}

// textsOf are all that can be read in an object.
func textsOf(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if c, ok := x.(*canvas.Text); ok {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, "|")
}
