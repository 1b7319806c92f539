package units

import (
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m, uitest.Day(7, 1), nil) }

// stage is a window for the screen.
type stage struct {
	*uitest.Stage
	d      *Desk
	opened []string // the units that were asked to be opened elsewhere
}

func newStage(t *testing.T, dark bool) *stage {
	t.Helper()
	s := &stage{Stage: uitest.NewStage(t, uitest.Setup{Now: uitest.Day(7, 1), Size: fyne.NewSize(1206, 616), Dark: dark})}
	tables := &sheet.Desk{Desk: s.Desk, Memory: sheet.NewMemory(), Here: func() *sheet.Sheet { return nil }}
	name := func(u ledger.ID) { s.opened = append(s.opened, s.Book.Ledger().Unit(u).Name) }
	s.d = &Desk{Desk: tables, Quarter: func() ledger.Quarter { return "2020Q3" }, OpenQuarter: name, UnitPage: name}
	return s
}
