package quarter

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m, uitest.Day(9, 28), nil) }

// stage is the screen in a window of its own.
type stage struct {
	*Screen
	*uitest.Stage
	at   ledger.Quarter
	lamp ledger.ID
}

// newStage opens the screen in the room that the window leaves it on a screen of 1366×768.
func newStage(t *testing.T) *stage { return stageOf(t, nil, fyne.NewSize(1205, 586), false) }

// stageOf shows another ledger than the sample.
func stageOf(t *testing.T, book *app.App, size fyne.Size, dark bool) *stage {
	t.Helper()
	s := &stage{at: "2020Q3", Stage: uitest.NewStage(t, uitest.Setup{Now: uitest.Day(9, 28), Size: size, Dark: dark, Book: book})}
	s.Desk.Settled = s.settled
	d := &sheet.Desk{Desk: s.Desk, Memory: sheet.NewMemory(), Here: func() *sheet.Sheet { return s.Tabled() }}
	s.Screen = New(&Desk{Desk: d, Quarter: func() ledger.Quarter { return s.at }, SetQuarter: func(q ledger.Quarter) { s.at = q },
		Import: func() {}, Lamp: func(task ledger.ID, _ ledger.Quarter) { s.lamp = task }})
	s.Present(s.Screen)
	return s
}

// settled keeps what is being typed, as the window does.
func (s *stage) settled(do, stay func()) {
	if g := s.Table(); g.Editing() {
		g.Keep()
	}
	if s.Table().Refused() {
		stay()
		return
	}
	do()
}

// on shows a unit's answers.
func (s *stage) on(name string) {
	s.T.Helper()
	if !s.Pick(s.Unit(name).ID) {
		s.T.Fatalf("%s is not on the list", name)
	}
}

// cursor puts the cursor on a cell of the shown unit's answer.
func (s *stage) cursor(t *ledger.Task, column string) {
	s.T.Helper()
	s.Table().Select(rowKey(t.ID, s.unit), column)
	if got := s.Table().Selection().Key; got != rowKey(t.ID, s.unit) {
		s.T.Fatalf("no row of %s", t.Text)
	}
	s.d.Host.Focus(s.Table())
}

// write types a text into a cell and keeps it.
func (s *stage) write(t *ledger.Task, column, text string) {
	s.T.Helper()
	s.cursor(t, column)
	s.Typed(text)
	s.Key(fyne.KeyReturn)
}

// report is the answer of the shown unit that counts.
func (s *stage) report(t *ledger.Task) *ledger.Report {
	s.T.Helper()
	r := s.Book.Ledger().Report(t.ID, s.unit, s.quarter)
	if r == nil {
		s.T.Fatalf("nothing is reported on %s; the status says %q", t.Text, s.Said)
	}
	return r
}

// cell is what stands in the table.
func (s *stage) cell(key, column string) grid.Cell {
	s.T.Helper()
	return uitest.Cell(s.T, s.Tabled().Model(), key, column)
}

// own is the cell of the shown unit's answer.
func (s *stage) own(t *ledger.Task, column string) grid.Cell {
	s.T.Helper()
	return s.cell(rowKey(t.ID, s.unit), column)
}

// texts are all that can be read around the tables.
func (s *stage) texts() string { return uitest.Text(s.Content()) }

// picked does an item of the context menu.
func (s *stage) picked(words string) {
	s.T.Helper()
	for _, i := range s.Tabled().RowMenu() {
		if strings.HasPrefix(i.Label, words) {
			if i.Disabled {
				s.T.Fatalf("%s is greyed", i.Label)
			}
			i.Action()
			return
		}
	}
	s.T.Fatalf("no menu item %s", words)
}
