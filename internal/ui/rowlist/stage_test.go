package rowlist

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m, uitest.Day(10, 14), nil) }

// stage is the screen in a window of its own.
type stage struct {
	*Screen
	*uitest.Stage
	backs int
}

func newStage(t *testing.T, title string, rows ...[2]string) *stage {
	t.Helper()
	s := &stage{Stage: uitest.NewStage(t, uitest.Setup{Now: uitest.Day(10, 14), Size: fyne.NewSize(1205, 589)})}
	d := &sheet.Desk{Desk: s.Desk, Memory: sheet.NewMemory(), Here: func() *sheet.Sheet { return s.Screen.Sheet }}
	var ids []ledger.ID
	for _, r := range rows {
		ids = append(ids, s.Row(r[0], r[1]).ID)
	}
	s.Screen = New(&Desk{Desk: d, Quarter: func() ledger.Quarter { return "2020Q3" }, From: "总览", Back: func() { s.backs++ }}, title, ids)
	s.Present(s.Screen)
	return s
}

// cells are what a column shows, from top to bottom.
func (s *stage) cells(header string) []string {
	s.T.Helper()
	m := s.Model()
	c := slices.IndexFunc(m.Columns(), func(c grid.Column) bool { return c.Header == header })
	if c < 0 {
		s.T.Fatalf("no column %s", header)
	}
	var out []string
	for i := range m.Rows() {
		out = append(out, m.Cell(i, c).Text)
	}
	return out
}

func (s *stage) report(t *ledger.Task, status ledger.Status, percent float64) {
	s.T.Helper()
	if _, err := s.Book.Report(t.ID, judge.Duties(s.Book.Ledger(), t)[0].Unit.ID, "2020Q3", ledger.Answer{Status: status, Percent: &percent}, ""); err != nil {
		s.T.Fatal(err)
	}
}
