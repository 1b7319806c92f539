package overview

import (
	"fmt"
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
	"fyne.io/fyne/v2/test"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// storyEnv names the ledger with three quarters of answers that is made once for all tests.
const storyEnv = "DUBANBEN_TEST_STORY"

func now() time.Time { return time.Date(2020, 10, 14, 9, 0, 0, 0, time.UTC) }

func options() app.Options {
	return app.Options{Clerk: "王", Now: now, Rand: rand.New(rand.NewSource(3))}
}

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "story")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "示例.duban")
	book, err := app.Sample(path, options())
	if err != nil {
		log.Fatal(err)
	}
	if err := tell(book); err != nil {
		log.Fatal(err)
	}
	if err := book.Close(); err != nil {
		log.Fatal(err)
	}
	if err := os.Setenv(storyEnv, path); err != nil {
		log.Fatal(err)
	}
	m.Run()
}

// tell fills three quarters: most tasks go well, some fall behind, a few units do not answer or get their answers back.
func tell(book *app.App) error {
	l := book.Ledger()
	for n := 1; n <= 3; n++ {
		q := ledger.MakeQuarter(2020, n)
		var all []app.UnitAnswer
		for i, t := range view.Tasks(l, view.Query{Year: 2020}) {
			status, percent := ledger.OnTrack, float64(25*n-2)
			if (i*7+n*5)%11 < 3 || i%17 == 2 && n > 1 {
				status, percent = ledger.Behind, float64(17*n)
			}
			for k, d := range judge.Duties(l, t) {
				if n == 3 && (i+k)%9 == 0 || !d.Lead && k > 6 {
					continue
				}
				all = append(all, app.UnitAnswer{Task: t.ID, Unit: d.Unit.ID, Answer: ledger.Answer{Status: status, Percent: &percent, Progress: "推进中"}})
			}
		}
		if _, refused, err := book.ReportAll(q, all, ""); err != nil || len(refused) > 0 {
			return fmt.Errorf("%v %v", refused, err)
		}
	}
	last := ledger.MakeQuarter(2020, 3)
	x := view.Tasks(l, view.Query{Annex: "1"})[4]
	if _, err := book.Return([]app.Answered{{Task: x.ID, Unit: judge.Duties(l, x)[0].Unit.ID}}, last, "请补数据", ""); err != nil {
		return err
	}
	two := view.Tasks(l, view.Query{Annex: "2"})
	if _, err := book.SetDue(map[ledger.ID]string{two[0].ID: "2020-09-30", two[5].ID: "2020-09-30", two[8].ID: "2020-10-14", two[10].ID: "2020-10-16"}, ""); err != nil {
		return err
	}
	_, _, err := book.SetCells(app.Typed, []app.Edit{{Task: two[12].ID, Field: ledger.FieldDeadline, Value: "2020年9月底前"}, {Task: two[13].ID, Field: ledger.FieldDeadline, Value: "10月18日前"}}, "")
	return err
}

// stage is the screen in a window of its own, with what it asked of the window.
type stage struct {
	*Screen
	t       *testing.T
	win     fyne.Window
	quarter ledger.Quarter
	title   string      // of the rows that were opened last
	opened  []ledger.ID // these
	visited *ledger.Task
	said    string
	clip    fyne.Clipboard
	keys    []fyne.KeyName // that the panels had no use for
	doubts  int
	imports int
	queue   []func() // what was asked for, where it is held back
	hold    bool
}

func newStage(t *testing.T, size fyne.Size, dark bool) *stage {
	t.Helper()
	told, err := os.ReadFile(os.Getenv(storyEnv))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "台账.duban")
	if err := os.WriteFile(path, told, 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := app.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return stageOf(t, book, size, dark)
}

func stageOf(t *testing.T, book *app.App, size fyne.Size, dark bool) *stage {
	t.Helper()
	a := test.NewTempApp(t)
	s := &stage{t: t, win: a.NewWindow(""), quarter: "2020Q3", clip: a.Clipboard()}
	t.Cleanup(s.win.Close)
	l := look.New(dark)
	a.Settings().SetTheme(l)
	s.win.SetPadded(false)
	host := grid.NewHost(a, s.win)
	l.Keys = func(k *fyne.KeyEvent) { s.keys = append(s.keys, k.Name) }
	l.Position = host.Position
	d := &desk.Desk{Look: l, Host: host, Canvas: s.win.Canvas(), Prefs: a.Preferences(), Now: now, Book: func() *app.App { return book },
		Year: func() int { return 2020 }, Say: func(x string) { s.said = x }, Told: func() {}, Fail: func(err error) { t.Error(err) },
		Visit: func(x *ledger.Task, _ string) { s.visited = x }}
	d.Run = func(work func() error, then func(error)) {
		s.queue = append(s.queue, func() { then(work()) })
		if !s.hold {
			s.settle()
		}
	}
	s.Screen = New(&Desk{Desk: d, Memory: NewMemory(), Quarter: func() ledger.Quarter { return s.quarter }, SetQuarter: func(q ledger.Quarter) { s.quarter = q; s.Refresh() },
		OpenRows: func(title string, tasks []ledger.ID) { s.title, s.opened = title, tasks }, OpenDoubts: func() { s.doubts++ }, Import: func() { s.imports++ }})
	s.win.SetContent(look.Panel(l.Background(), look.Inset(0, 0, 0, 0), container.NewStack(s.Content())))
	s.win.Resize(size)
	return s
}

// settle does what waits in the queue.
func (s *stage) settle() {
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		next()
	}
}

func (s *stage) want(what string, got, want any) {
	s.t.Helper()
	if !reflect.DeepEqual(got, want) {
		s.t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// key presses keys on what has the focus.
func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// texts are all that can be read.
func (s *stage) texts() string {
	var out []string
	for _, o := range test.LaidOutObjects(s.Content()) {
		if x, ok := o.(*canvas.Text); ok {
			out = append(out, x.Text)
		}
	}
	return strings.Join(out, "|")
}
