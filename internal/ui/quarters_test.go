package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/overview"
	"dubanben/internal/ui/quarter"
)

// inQuarter opens 季度进展 by its key.
func (s *stage) inQuarter() *quarter.Screen {
	s.t.Helper()
	s.combined(fyne.KeyModifierControl, fyne.Key6)
	q, ok := s.screen.(*quarter.Screen)
	if !ok {
		s.t.Fatalf("the screen is %s", s.screen.Name())
	}
	return q
}

func TestQuartersAreSteppedByKeysWithinTheYear(t *testing.T) {
	s := sample(t)
	s.inQuarter()
	s.setQuarter("2020Q3")
	s.settle()
	s.combined(fyne.KeyModifierControl, fyne.KeyRightBracket)
	s.want("next", s.quarter(), ledger.Quarter("2020Q4"))
	s.want("the bar", s.bar.quarter.Selected, "第四季度")
	s.sees("第四季度")
	s.combined(fyne.KeyModifierControl, fyne.KeyRightBracket)
	s.want("no further", s.quarter(), ledger.Quarter("2020Q4"))
	s.combined(fyne.KeyModifierControl, fyne.KeyLeftBracket)
	s.want("back", s.quarter(), ledger.Quarter("2020Q3"))
}

func TestTheQuarterScreenComesBackToItsUnitAndRow(t *testing.T) {
	s := sample(t)
	q := s.inQuarter()
	unit := s.book.Ledger().UnitNamed("区教育局").ID
	if !q.Pick(unit) {
		t.Fatal("no such unit")
	}
	task := s.task("2", "1.3")
	q.Show(task.ID, "status")
	s.settle()
	s.combined(fyne.KeyModifierControl, fyne.Key5)
	s.want("away", s.screen.Name(), overview.Name)
	q = s.inQuarter()
	s.want("unit", q.Picked(), unit)
	s.want("row", q.Task().ID, task.ID)
	s.want("column", q.Table().Selection().ColumnID, "status")
}

func TestAltKeysOfOneScreenOpenNoOther(t *testing.T) {
	s := sample(t)
	s.openNo("1")
	was := s.screen.Name()
	s.combined(fyne.KeyModifierAlt, fyne.Key7)
	s.want("screen", s.screen.Name(), was)
}
