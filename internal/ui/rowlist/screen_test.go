package rowlist

import (
	"math/rand"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
)

// stage is the screen in a window of its own.
type stage struct {
	*Screen
	t     *testing.T
	book  *app.App
	win   fyne.Window
	backs int
	said  string
	moved *ledger.Task
}

func newStage(t *testing.T, title string, rows ...[2]string) *stage {
	t.Helper()
	now := func() time.Time { return time.Date(2020, 10, 14, 9, 0, 0, 0, time.UTC) }
	book, err := app.Sample(filepath.Join(t.TempDir(), "示例.duban"), app.Options{Clerk: "王", Now: now, Rand: rand.New(rand.NewSource(4))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	a := test.NewTempApp(t)
	s := &stage{t: t, book: book, win: a.NewWindow("")}
	t.Cleanup(s.win.Close)
	l := look.New(false)
	a.Settings().SetTheme(l)
	s.win.SetPadded(false)
	host := grid.NewHost(a, s.win)
	host.Later = func(f func()) { f() }
	l.Position, l.Host.Modifiers = host.Position, host.Modifiers
	run := func(work func() error, then func(error)) { then(work()) }
	x := &sheet.Desk{Memory: sheet.NewMemory(), Here: func() *sheet.Sheet { return s.Sheet }, Desk: &desk.Desk{
		Look: l, Host: host, Canvas: s.win.Canvas(), Prefs: a.Preferences(), Now: now, Book: func() *app.App { return book }, Annex: func() ledger.ID { return "" },
		Year:  func() int { return 2020 },
		Table: func(m grid.Model) *grid.Grid { return grid.New(m, host, l.Palette(), 0) },
		Run:   run, Save: run, Settled: func(do, _ func()) { do() }, Say: func(text string) { s.said = text }, Told: func() {},
		Fail:     func(err error) { t.Error(err) },
		Headline: func(parts ...fyne.CanvasObject) fyne.CanvasObject { return container.New(look.Line(12), parts...) },
		Visit:    func(t *ledger.Task, _ string) { s.moved = t },
	}}
	var ids []ledger.ID
	for _, r := range rows {
		ids = append(ids, s.task(r[0], r[1]).ID)
	}
	s.Screen = New(&Desk{Desk: x, Quarter: func() ledger.Quarter { return "2020Q3" }, From: "总览", Back: func() { s.backs++ }}, title, ids)
	book.Watch(func(app.Done) { s.Refresh() })
	s.win.SetContent(s.Content())
	s.win.Resize(fyne.NewSize(1205, 589))
	s.win.Canvas().Focus(s.Table())
	return s
}

// task is a row of an annex by its number.
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

func (s *stage) want(what string, got, want any) {
	s.t.Helper()
	if !reflect.DeepEqual(got, want) {
		s.t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// cells are what a column shows, from top to bottom.
func (s *stage) cells(header string) []string {
	s.t.Helper()
	m := s.Model()
	c := slices.IndexFunc(m.Columns(), func(c grid.Column) bool { return c.Header == header })
	if c < 0 {
		s.t.Fatalf("no column %s", header)
	}
	var out []string
	for i := range m.Rows() {
		out = append(out, m.Cell(i, c).Text)
	}
	return out
}

func (s *stage) report(t *ledger.Task, status ledger.Status, percent float64) {
	s.t.Helper()
	if _, err := s.book.Report(t.ID, judge.Duties(s.book.Ledger(), t)[0].Unit.ID, "2020Q3", ledger.Answer{Status: status, Percent: &percent}, ""); err != nil {
		s.t.Fatal(err)
	}
}

func TestJustTheGivenRowsAreListedInTheirOrderWithHowTheyStand(t *testing.T) {
	s := newStage(t, "黄灯", [2]string{"2", "1.3"}, [2]string{"1", "23"}, [2]string{"1", "3"})
	s.report(s.task("1", "23"), ledger.Behind, 40)
	s.want("numbers", s.cells("序号"), []string{"1.3", "23", "3"})
	s.want("annexes", s.cells("附件"), []string{"附件2", "附件1", "附件1"})
	s.want("statuses", s.cells("状态"), []string{"–", "进度滞后", "–"})
	s.want("lamps", s.cells("亮灯与理由"), []string{"未亮", "黄灯", "未亮"})
	s.want("rates", s.cells("完成率"), []string{"–", "40%", "–"})
	s.want("paper", s.Paper().Title+"，"+s.Paper().Count, "黄灯任务（2020年第三季度），3项")
	s.want("head", s.count.Text, "2020年第三季度·3 项")
	s.want("status bar", s.Summary(), "黄灯 · 3 项")
}

func TestARowIsEditedHereAsInItsAnnex(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"}, [2]string{"1", "4"})
	s.Show(s.task("1", "4").ID, string(ledger.FieldText))
	for _, r := range "新任务" {
		s.win.Canvas().Focused().TypedRune(r)
	}
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.want("in the ledger", s.task("1", "4").Text, "新任务")
	s.want("in the table", s.cells("工作任务 / 内容")[1], "新任务")
}

func TestWhatFollowsFromReportsIsNotTyped(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"})
	s.Table().OnRefuse = func(why string) { s.said = why }
	s.Show(s.task("1", "3").ID, columnUnder(s, "亮灯与理由"))
	s.win.Canvas().Focused().TypedRune('x')
	s.want("editing", s.Table().Editing(), false)
	s.want("why", s.said, "这一格由第三季度的报送得出，请在季度进展里填报。")
}

// columnUnder is the id of the column under a header.
func columnUnder(s *stage, header string) string {
	for _, c := range s.Columns() {
		if c.Header == header {
			return c.ID
		}
	}
	return ""
}

func TestEscapeAndAltLeftLeadBack(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"})
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.want("Esc", s.backs, 1)
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt})
	s.want("Alt+←", s.backs, 2)
	s.menu()[3].Action()
	s.want("menu", s.backs, 3)
}

func TestEscapeInAnEditorDropsWhatWasTypedAndStays(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"})
	before := s.task("1", "3").Text
	s.Show(s.task("1", "3").ID, string(ledger.FieldText))
	s.win.Canvas().Focused().TypedRune('甲')
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.want("still here", s.backs, 0)
	s.want("text", s.task("1", "3").Text, before)
}

func TestARowThatIsGoneLeavesAndAnEmptyListSaysSo(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"}, [2]string{"1", "4"})
	if _, err := s.book.DeleteTasks([]ledger.ID{s.task("1", "3").ID}, ""); err != nil {
		t.Fatal(err)
	}
	s.want("one is left", s.cells("序号"), []string{"4"})
	if _, err := s.book.DeleteTasks([]ledger.ID{s.task("1", "4").ID}, ""); err != nil {
		t.Fatal(err)
	}
	s.want("none is left", s.count.Text, "没有任务。按 Esc 返回总览。")
	s.want("no row to tell of", s.Task() == nil, true)
}

func TestTheMenuLeadsToTheRowInItsAnnex(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"}, [2]string{"2", "1.3"})
	s.Show(s.task("2", "1.3").ID, string(ledger.FieldText))
	s.menu()[0].Action()
	s.want("row", s.moved == s.task("2", "1.3"), true)
}

func TestTheListIsFilteredByItsLamps(t *testing.T) {
	s := newStage(t, "全部", [2]string{"1", "3"}, [2]string{"1", "4"}, [2]string{"1", "5"})
	s.report(s.task("1", "4"), ledger.Behind, 40)
	s.FilterBy("lamp.2020Q3", "黄")
	s.want("left", s.cells("序号"), []string{"4"})
}
