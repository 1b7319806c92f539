package people

import (
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m, uitest.Day(7, 1), nil) }

// stage is a window for the screens of this room.
type stage struct {
	*uitest.Stage
	d      *Desk
	opened []string // what was asked to be opened elsewhere
}

func newStage(t *testing.T, dark bool) *stage {
	t.Helper()
	s := &stage{Stage: uitest.NewStage(t, uitest.Setup{Now: uitest.Day(7, 1), Size: fyne.NewSize(1206, 616), Dark: dark})}
	tables := &sheet.Desk{Desk: s.Desk, Memory: sheet.NewMemory(), Here: func() *sheet.Sheet { return nil }}
	s.d = &Desk{Desk: tables, Quarter: func() ledger.Quarter { return "2020Q3" },
		OpenRows: func(title string, _ []ledger.ID) { s.opened = append(s.opened, title) },
		OpenUnit: func(u ledger.ID) { s.opened = append(s.opened, s.Book.Ledger().Unit(u).Name) }}
	return s
}

func (s *stage) leader(name string) *ledger.Leader {
	s.T.Helper()
	for _, x := range s.Book.Ledger().Leaders() {
		if x.Name == name {
			return x
		}
	}
	s.T.Fatalf("no leader %s", name)
	return nil
}
