package ui

import (
	"flag"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

// deed does one thing at the keyboard, anywhere in the table; what is asked is answered yes, what is refused is given up.
func (s *stage) deed(rt *rapid.T) {
	tasks := s.sheet().Tasks()
	columns := s.model().columns
	column := columns[rapid.IntRange(1, len(columns)-1).Draw(rt, "column")].ID
	if len(tasks) > 0 {
		s.screen.Show(tasks[rapid.IntRange(0, len(tasks)-1).Draw(rt, "row")].ID, column)
	}
	s.win.Canvas().Focus(s.screen.Table())
	if n := rapid.IntRange(0, 3).Draw(rt, "more rows"); n > 0 {
		s.with(fyne.KeyModifierShift, func() {
			for range n {
				s.key(fyne.KeyDown)
			}
		})
	}
	text := rapid.SampledFrom([]string{"甲", "乙事。", "黄焕辉", "区教育局", "区教育局、区住建局", "新局", "2020年12月底前", "二月三十日", " "}).Draw(rt, "text")
	s.edits(rapid.SampledFrom([]string{"type", "only", "fill", "paste", "wide", "clear", "down", "above", "below", "matter", "delete", "up", "under", "split", "join",
		"renumber", "replace"}).Draw(rt, "deed"), text)
	s.quiet(rt)
}

// edits does one deed to cells, or one to rows.
func (s *stage) edits(deed, text string) {
	switch deed {
	case "type":
		s.typed(text)
		s.key(fyne.KeyReturn)
		if s.screen.Table().Editing() {
			s.key(fyne.KeyReturn)
		}
	case "only":
		s.sheet().OnlyThisRow()
		s.typed(text)
		s.key(fyne.KeyTab)
	case "fill":
		s.key(fyne.KeyF2)
		s.typed(text)
		s.combined(fyne.KeyModifierControl, fyne.KeyReturn)
	case "paste":
		s.pasted(text)
	case "wide":
		s.pasted(text + "\t黄焕辉\r\n" + text + "\r\n\t\t" + text + "\r\n")
	case "clear":
		s.key(fyne.KeyDelete)
	case "down":
		s.combined(fyne.KeyModifierControl, fyne.KeyD)
	default:
		s.moves(deed)
	}
}

// moves does one deed to rows.
func (s *stage) moves(deed string) {
	switch deed {
	case "above":
		s.combined(withShift, fyne.KeyEqual)
	case "below":
		s.combined(withShift, fyne.KeyReturn)
	case "matter":
		s.sheet().InsertMatter()
	case "delete":
		s.combined(withShift, fyne.KeyMinus)
	case "up":
		s.combined(fyne.KeyModifierAlt, fyne.KeyUp)
	case "under":
		s.combined(fyne.KeyModifierAlt, fyne.KeyDown)
	case "split":
		s.sheet().Split()
	case "join":
		s.sheet().Join()
	case "renumber":
		s.sheet().Renumber()
	case "replace":
		s.replaceAs("区", "县")
		s.press("全部替换…")
	}
}

// quiet answers yes to whatever is asked and gives up whatever was refused, until the table takes keys again.
func (s *stage) quiet(rt *rapid.T) {
	s.settle()
	for i := 0; s.modal(); i++ {
		if i == 4 {
			rt.Fatalf("it asks for ever: %s", s.dialog())
		}
		*s.clock = s.clock.Add(time.Second)
		if strings.Contains(s.dialog(), "拆成两项") {
			s.combined(fyne.KeyModifierControl, fyne.KeyReturn)
			if s.modal() {
				s.key(fyne.KeyEscape)
			}
		} else {
			s.key(fyne.KeyReturn)
		}
		s.settle()
	}
	if s.strips()[0].Visible() {
		s.closeFinder()
	}
	g := s.screen.Table()
	for i := 0; g.Editing() || g.Refused(); i++ {
		if i == 40 {
			rt.Fatalf("a refused text stays: %s", s.message())
		}
		if !g.Editing() {
			g.ToRefused()
		}
		s.win.Canvas().Focus(g)
		s.key(fyne.KeyEscape)
		s.settle()
	}
}

// steps is how many verbs can be undone, as the file has them.
func (s *stage) stepsSince(rt *rapid.T, start []ledger.Entity) int {
	n := 0
	for ; !reflect.DeepEqual(s.everything(), start); n++ {
		if n == 60 {
			rt.Fatal("sixty undos do not give the start")
		}
		s.undone()
		s.quiet(rt)
	}
	return n
}

// The law of the window: whatever is done at the keyboard, Ctrl+Z for all of it gives the rows of the start and Ctrl+Y those
// of the end, and what the table shows is what the ledger has.
func TestWhateverIsDoneInTheWindowCanBeTakenBackAndMadeAgain(t *testing.T) {
	checks := flag.Lookup("rapid.checks")
	was := checks.Value.String()
	if err := checks.Value.Set("15"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Value.Set(was) })
	s := sample(t)
	s.toggleDetail() // its history costs a reading at each deed
	start := s.everything()
	rapid.Check(t, func(rt *rapid.T) {
		s.openNo(rapid.SampledFrom([]string{"1", "2", "2"}).Draw(rt, "annex"))
		if s.detail.shown() {
			s.toggleDetail()
		}
		for range rapid.IntRange(1, 6).Draw(rt, "deeds") {
			s.deed(rt)
			s.agrees(rt)
		}
		end := s.everything()
		n := s.stepsSince(rt, start)
		s.agrees(rt)
		for range n {
			s.win.Canvas().Focus(s.screen.Table())
			s.shortcutKey(&fyne.ShortcutRedo{})
			s.quiet(rt)
		}
		if !reflect.DeepEqual(s.everything(), end) {
			rt.Fatal("redoing everything does not give the end")
		}
		s.agrees(rt)
		if again := s.stepsSince(rt, start); again != n {
			rt.Fatalf("%d undos, then %d", n, again)
		}
	})
	s.want("on the disk", s.onDisk().All(), start)
}

// agrees holds that the table shows what the ledger has, saved.
func (s *stage) agrees(rt *rapid.T) {
	l, m := s.book.Ledger(), s.model()
	if tasks := l.TasksOf(s.annex); len(tasks) != len(s.sheet().Tasks()) {
		rt.Fatalf("%d rows are shown of %d", len(s.sheet().Tasks()), len(tasks))
	}
	for i, r := range m.list {
		if r.task == nil {
			continue
		}
		for c, x := range m.columns {
			if got, want := m.Cell(i, c).Text, l.Value(l.Task(r.task.ID), x.Shows); got != want {
				rt.Fatalf("row %s %s shows %q, the ledger has %q", l.RowName(r.task), x.ID, got, want)
			}
		}
	}
	if s.unsaved != 0 || s.status.saved.Text != "✓ 已保存" {
		rt.Fatal(fmt.Sprint(s.unsaved, s.status.saved.Text))
	}
}
