package uitest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// Setup is how a stage is set.
type Setup struct {
	Now  time.Time
	Size fyne.Size // of the window
	Dark bool
	Book *app.App // nil for a copy of the sample; it is closed with the test
}

// Stage is a window with a ledger, and what a screen told it.
type Stage struct {
	*Window
	Book    *app.App
	Desk    *desk.Desk   // what a screen is made with; a test may change it before
	Said    string       // in the status bar, last
	Asked   string       // what was asked last; the answer is yes
	Visited *ledger.Task // the row that was asked to be shown

	screen desk.Screen
}

// NewStage opens a window with a ledger. What goes wrong in a verb is the test's failure.
func NewStage(t *testing.T, x Setup) *Stage {
	t.Helper()
	s := &Stage{Window: NewWindow(t, x.Size, x.Dark), Book: x.Book}
	if s.Book == nil {
		s.Book = openCopy(t, x.Now)
	}
	t.Cleanup(func() {
		if err := s.Book.Close(); err != nil {
			t.Error(err)
		}
	})
	s.Desk = s.desk(x.Now)
	s.Book.Watch(func(app.Done) {
		if s.screen != nil {
			s.screen.Refresh()
		}
	})
	return s
}

func (s *Stage) desk(now time.Time) *desk.Desk {
	run := func(work func() error, then func(error)) { then(work()) }
	ask := func(title, text, _ string, do, _ func()) { s.Asked = title + "：" + text; do() }
	table := func(m grid.Model) *grid.Grid { return grid.New(m, s.Host, s.Look.Palette(), 0) }
	return &desk.Desk{
		Look: s.Look, Host: s.Host, Canvas: s.Win.Canvas(), Prefs: s.App.Preferences(), Now: func() time.Time { return now },
		Book: func() *app.App { return s.Book }, Annex: func() ledger.ID { return "" }, Year: func() int { return 2020 },
		Table: table, List: func(m grid.Model) *grid.Grid {
			g := table(m)
			g.SetList(true)
			return g
		},
		Run: run, Save: run, Settled: func(do, _ func()) { do() },
		Say: func(text string) { s.Said = text }, Fail: func(err error) { s.T.Error(err) }, Ask: ask, Warn: ask, Popup: s.Popup,
		Overlay: func(_, _ func(), _ func() bool) {}, Menu: func([]*fyne.MenuItem, fyne.Position) {},
		Headline:  func(parts ...fyne.CanvasObject) fyne.CanvasObject { return container.New(look.Line(12), parts...) },
		FromField: func(fyne.Shortcut) bool { return false }, Shortcut: func(fyne.Shortcut) {}, Told: func() {},
		Visit: func(t *ledger.Task, _ string) { s.Visited = t },
	}
}

// Present puts a screen into the window, refreshes it from now on with each change, and gives its table the keys.
func (s *Stage) Present(x desk.Screen) {
	s.screen = x
	s.Put(x.Content())
	if g := x.Table(); g != nil {
		s.Win.Canvas().Focus(g)
	}
}

// Row is a row of an annex by its printed number, as it is now.
func (s *Stage) Row(annex, no string) *ledger.Task {
	s.T.Helper()
	return Row(s.T, s.Book.Ledger(), annex, no)
}

// Unit is the unit of a name.
func (s *Stage) Unit(name string) *ledger.Unit {
	s.T.Helper()
	u := s.Book.Ledger().UnitNamed(name)
	if u == nil {
		s.T.Fatalf("no unit %s", name)
	}
	return u
}

// Undo takes the last step back.
func (s *Stage) Undo() {
	s.T.Helper()
	if _, err := s.Book.Undo(); err != nil {
		s.T.Fatal(err)
	}
}
