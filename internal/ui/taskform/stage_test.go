package taskform

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m, uitest.Day(7, 1), nil) }

// stage is a window that has nothing but dialogs.
type stage struct {
	*uitest.Stage
	*Desk
	opened ledger.ID // the annex that was asked to be shown
}

// newStage opens the sample ledger in a window of the size.
func newStage(t *testing.T, size fyne.Size, dark bool) *stage {
	t.Helper()
	return stageOf(t, nil, size, dark)
}

// stageOf shows another ledger than the sample.
func stageOf(t *testing.T, book *app.App, size fyne.Size, dark bool) *stage {
	t.Helper()
	s := &stage{Stage: uitest.NewStage(t, uitest.Setup{Now: uitest.Day(7, 1), Size: size, Dark: dark, Book: book})}
	s.Stage.Desk.OpenAnnex = func(id ledger.ID) { s.opened = id }
	s.Desk = &Desk{Desk: s.Stage.Desk, Quarter: func() ledger.Quarter { return "2020Q3" }}
	return s
}

// desktop is a screen of 1366×768 less its bars.
func desktop(t *testing.T) *stage { return newStage(t, fyne.NewSize(1366, 690), false) }

func (s *stage) annex(no string) ledger.ID {
	s.T.Helper()
	a, err := s.Book.Ledger().FindAnnex(2020, no)
	if err != nil {
		s.T.Fatal(err)
	}
	return a.ID
}

// ticks is the list in the dialog on top.
func (s *stage) ticks() *ticks {
	s.T.Helper()
	all := uitest.Found[*ticks](s.Top())
	if len(all) == 0 {
		s.T.Fatal("no list to tick")
	}
	return all[0]
}

// high is how high the dialog on top is.
func (s *stage) high() float32 {
	return s.Win.Canvas().Overlays().Top().(*widget.PopUp).Content.Size().Height
}
